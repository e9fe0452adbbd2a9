/*
 * Days on the plan that have gone by.  A visit may be gone on with days later: who then says
 * yes would agree to begin last week.
 */
#ifndef TANDEM_VISIT_GONE_BY_H
#define TANDEM_VISIT_GONE_BY_H

#include "visit/visit.h"

/* The first such day, by the names of its part and of its screen, in `arena`; NULL: all lie
 * ahead, or are today. */
const char *gone_by(const struct visit *visit, struct moment now, struct arena *arena);

#endif
