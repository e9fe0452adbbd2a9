/*
 * Answers that are parts, as they are shown, and what is offered: a preset, and dates.
 * What is offered counts for nothing until somebody picks it.
 * Schedules add days and dates (kind_schedule.c); the other kinds are only this.
 */
#ifndef TANDEM_VISIT_PARTS_SHOW_H
#define TANDEM_VISIT_PARTS_SHOW_H

#include "visit/visit.h"

/* view->parts for the rows that show, and the word bank. */
void parts_show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view);
/* Offers `count` days, the first `from` days after the last event, of those only the days of
 * the week in `days` (codes; "" all); `picked` is always among them. */
void parts_offer_dates(const struct visit *visit, int from, int count, const char *days,
	const char *picked, struct arena *frame, struct view_part *part);
#endif
