/* What was counted, in sentences.  Practice counts, and no scores of an instrument. */
#ifndef TANDEM_TRAIN_TALLY_H
#define TANDEM_TRAIN_TALLY_H

#include "train/practice.h"
#include "view/words.h"

struct arena;

/* "3 : 4" */
const char *tally_ratio(const struct practice_count *count, struct arena *arena);
/* Of a talk, with the thresholds of MITI 4.2.1 as marks; a newline between. */
const char *tally_talk(const struct practice_count *count, const struct words *words,
	struct arena *arena);
/* Of a drill. */
const char *tally_drill(const struct practice_count *count, bool passed,
	const struct words *words, struct arena *arena);
/* How many of ten: replies that said back, or items that were right. */
int tally_of_ten(const struct practice_count *count, bool drill);

/* One thing to keep, and one to try. */
enum word tally_keep(const struct practice_count *count, bool drill);
enum word tally_try(const struct practice_count *count, bool drill);

/* The same as a hint, from own words: "reflection (perhaps complex)". */
const char *tally_hint(enum move move, const struct words *words, struct arena *arena);
/* "open question" */
const char *tally_move(enum move move, const struct words *words, struct arena *arena);

#endif
