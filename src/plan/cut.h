/*
 * The plan with parts of it left out, for a page that leaves the room.
 *
 * The cut is made here, on the document, so that no format can show what was
 * to stay out.  What a patient takes home has no score of the clinician and no
 * flag in it: a plan never has any.
 */
#ifndef TANDEM_PLAN_CUT_H
#define TANDEM_PLAN_CUT_H

#include "plan/plan.h"

struct plan_cut {
	bool week;    /* "My week" instead of "My plan" */
	/* Leave out who helps, and each line that the pack calls private, or that says
	 * something private: those name people, too. */
	bool helpers;
	/* Leave out what I said, where the plan stands without it: what matters, what
	 * was managed, my own words for it, what makes it easier, what was chosen and why,
	 * what the two see in two ways, my numbers, and who helps.
	 * The steps, the dates, what to do when, and when to get help stay: without
	 * them it is no plan. */
	bool words;
};

/*
 * `out` is `plan` with that left out; its lines lie in `arena` or are those of
 * the plan.  A part without a line left is gone.  A sheet for the next team is
 * never cut: it is handed over whole.
 */
void plan_cut(const struct plan *plan, const struct plan_cut *cut, struct arena *arena,
	struct plan *out);

#endif
