/*
 * Days on the plan that have gone by.  A visit may be gone on with days later: who then says
 * yes would agree to begin last week.
 */
#ifndef TANDEM_VISIT_GONE_BY_H
#define TANDEM_VISIT_GONE_BY_H

#include "visit/missing.h"

/* The first such day, as what the plan waits for; the name may lie in `arena`.  False: all lie
 * ahead, or are today. */
bool gone_by(const struct visit *visit, struct moment now, struct arena *arena,
	struct missing *missing);

#endif
