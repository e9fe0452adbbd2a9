/*
 * Answers that are parts: what each part says in words, whether it may be kept,
 * and what is shown of it.  Schedules add days and dates (kind_schedule.c); the
 * other kinds are only this.
 */
#ifndef TANDEM_VISIT_PARTS_H
#define TANDEM_VISIT_PARTS_H

#include "visit/visit.h"

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
	const struct value *value, enum word *why);
/* The presets, filled; VALUE_NONE where no part has one. */
struct value parts_begin(const struct visit *visit, const struct pack_question *question,
	struct arena *arena);
/* view->parts for the rows that show, and the word bank. */
void parts_show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view);
/* Offers `count` days, the first `from` days after the last event, of those only the days of
 * the week in `days` (codes; "" all); `picked` is always among them. */
void parts_offer_dates(const struct visit *visit, int from, int count, const char *days,
	const char *picked, struct arena *frame, struct view_part *part);
/* The text of the part that is about `means`; "" where there is none. */
const char *parts_text(const struct pack_question *question, const struct value *value,
	enum part_means means);

/* Days of the week from Monday, as values name them. */
#define PARTS_DAYS 7
extern const char *const parts_day_codes[PARTS_DAYS];

#endif
