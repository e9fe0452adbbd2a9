/*
 * Days in words: the names come from the program's words, so that a language is
 * only files.
 */
#ifndef TANDEM_VIEW_DAY_H
#define TANDEM_VIEW_DAY_H

#include "base/date.h"
#include "view/words.h"

#include <stddef.h>

struct arena;

/* "Wednesday, 4 March 2026"; without the year where it is 0. */
const char *day_words(const struct words *words, const struct date *date, struct arena *arena);
/* "4 Mar", where there is room for no more. */
const char *day_short(const struct words *words, const struct date *date, struct arena *arena);
/* The n-th of names that a word holds, commas between; n from 0. */
const char *day_name(const struct words *words, enum word names, int n, struct arena *arena);
/* "a, b and c", the last two joined by the word for it; "" for none. */
const char *day_list(const struct words *words, const char *const *names, size_t count,
	struct arena *arena);

#endif
