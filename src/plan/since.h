/*
 * What changed between two plans, in words.
 *
 * Line by line within a section: what stands in both is the same; what stands in
 * one alone is changed, new or gone.
 */
#ifndef TANDEM_PLAN_SINCE_H
#define TANDEM_PLAN_SINCE_H

#include "plan/plan.h"

/* `out` is a page about both; its lines lie in `arena`, or are those of the plans. */
void plan_since(const struct plan *before, const struct plan *now, struct arena *arena,
	struct plan *out);

#endif
