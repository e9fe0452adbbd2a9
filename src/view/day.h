/*
 * A day that is typed as people say it (base/date_said.h), in the words of the program: which
 * one is meant, how far off it is, and why it is not taken.  Days from tomorrow to a year
 * ahead are.
 */
#ifndef TANDEM_VIEW_DAY_H
#define TANDEM_VIEW_DAY_H

#include "base/arena.h"
#include "base/date.h"
#include "view/words.h"

#include <stdbool.h>

struct view_day {
	struct moment now; /* days are counted from this one */
};

/* "2026-12-22" of what is typed; false where it is no day that is taken. */
bool day_typed(const struct words *words, const struct view_day *day, const char *text,
	char code[DATE_SIZE]);
/* What stands there, if it is a day, is one that was taken. */
bool day_is_code(const char *text);
/* "Tuesday, 22 December, in 3 weeks", or why not. */
const char *day_reads(const struct words *words, const struct view_day *day, const char *text,
	struct arena *arena);
/* So many days on from what is typed, no further than is taken; from nothing, to the day in a
 * week.  False where what is typed is no day. */
bool day_moved(const struct words *words, const struct view_day *day, const char *text, int by,
	char code[DATE_SIZE]);

#endif
