/*
 * What a visit took, step by step: for staff afterwards, never for the screen of
 * the visit, and never a grade.
 */
#ifndef TANDEM_VISIT_STEP_SUMMARY_H
#define TANDEM_VISIT_STEP_SUMMARY_H

#include "visit/visit.h"

struct step_summary {
	const char *title;
	int64_t ms;  /* on its screens, but for covers and pauses */
	int asked;   /* its questions that are part of the visit as it ended */
	int answered;
	bool seen;   /* one of its screens was */
};

/* One for each step of the path, in its order; lies in `arena`. */
const struct step_summary *step_summaries(const struct visit *visit, struct arena *arena,
	size_t *count);

#endif
