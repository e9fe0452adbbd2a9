/*
 * Answers that are parts: what each part says in words, and whether it may be kept.
 * Texts are filled with these words; what is offered for a part is filled in its turn
 * (parts_show.h).
 */
#ifndef TANDEM_VISIT_PARTS_H
#define TANDEM_VISIT_PARTS_H

#include "visit/kind.h"

/*
 * What a part says: days by their names, a date as a day, a choice by its text,
 * the rest as typed.  How often follows from the days while it is blank.  NULL
 * where it says nothing, or may not be shown now.
 */
const char *parts_words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, size_t item, struct arena *arena);
/* All of them, commas between. */
const char *parts_all_words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena);
/* Lengths and codes. */
bool parts_accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct refusal *why);
/* The text of the part that is about `means`; "" where there is none. */
const char *parts_text(const struct pack_question *question, const struct value *value,
	enum part_means means);

/* The minute of the day that a text means: "9", "9.30" and "9:30" are clock times; -1: it is
 * none, or in words. */
int parts_minute(const char *text);

/* Days of the week from Monday, as values name them. */
#define PARTS_DAYS 7
extern const char *const parts_day_codes[PARTS_DAYS];

#endif
