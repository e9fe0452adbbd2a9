/* What was counted, in sentences.  Practice counts, and no scores of an instrument. */
#ifndef TANDEM_TRAIN_COUNTED_H
#define TANDEM_TRAIN_COUNTED_H

#include "train/practice.h"
#include "view/words.h"

struct arena;

/* "3 : 4" */
const char *counted_ratio(const struct practice_count *count, struct arena *arena);
/* Of a talk, with the thresholds of MITI 4.2.1 as marks; a newline between. */
const char *counted_talk(const struct practice_count *count, const struct words *words,
	struct arena *arena);
/* Of a drill. */
const char *counted_drill(const struct practice_count *count, bool passed,
	const struct words *words, struct arena *arena);
/* How many of ten: replies that said back, or items that were right. */
int counted_of_ten(const struct practice_count *count, bool drill);

/* One thing to keep, and one to try. */
enum word counted_keep(const struct practice_count *count, bool drill);
enum word counted_try(const struct practice_count *count, bool drill);

/* The same as a hint, from own words: "reflection (perhaps complex)". */
const char *counted_hint(enum move move, const struct words *words, struct arena *arena);
/* "open question" */
const char *counted_move(enum move move, const struct words *words, struct arena *arena);

#endif
