/*
 * Numbers over visits: those that came along, and that of this visit.
 */
#ifndef TANDEM_VISIT_SERIES_H
#define TANDEM_VISIT_SERIES_H

#include "visit/visit.h"

/* The points of a ruler that has a series, in the order of the visits; none where others
 * must not see it. */
void series_of(const struct visit *visit, const struct pack_question *ruler,
	struct arena *frame, struct view_series *series);

#endif
