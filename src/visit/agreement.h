/*
 * What both say yes to, as far as the engine knows it: the lines of the plan are known only
 * by their digest (plan/plan.h has the rest, and the one answer to whether a visit is agreed).
 */
#ifndef TANDEM_VISIT_AGREEMENT_H
#define TANDEM_VISIT_AGREEMENT_H

#include "visit/missing.h"
#include "visit/visit.h"

/* Has this one said yes to the plan with that digest? */
bool agreement_has_yes(const struct state *state, enum act_role role, const unsigned char *digest);
/* Why nobody can say yes as things are, in words for whoever is here; NULL: they can. */
const char *agreement_shut(const struct visit *visit, struct moment now, struct arena *arena);
/* Is that because something is missing, or a day has gone by, which can be filled in now, by
 * whoever is here?  That. */
bool agreement_fills(const struct visit *visit, struct moment now, struct arena *arena,
	struct missing *missing);
/* Both have said yes to that plan, and nothing keeps it from being agreed to.  A day that goes
 * by afterwards changes nothing of it. */
bool agreement_stands(const struct visit *visit, const unsigned char *digest);

#endif
