/*
 * The page that a supporter gets: a document of its own, made only of
 * the pack's `family` lines whose row the patient shared with just this person.
 * It is never the plan with parts taken away.
 */
#ifndef TANDEM_PLAN_FAMILY_H
#define TANDEM_PLAN_FAMILY_H

#include "plan/plan.h"

/* False: nobody has that number, or nothing is shared with them; the page is then empty. */
bool family_assemble(const struct visit *visit, int person, struct arena *arena,
	struct plan *plan);

/*
 * The page as it would be if all rows of `share` were shared with that person: needs[i] of part i
 * of `plan` is the id of the row that it takes, NULL where any will do.  FAMILY_PARTS of them.
 */
bool family_offer(const struct visit *visit, const struct pack_question *share, int person,
	struct arena *arena, struct plan *plan, const char **needs);

/*
 * What each of the people in `asked_in` (bit n: supporter n) may see: of the page of one, the
 * lines that stand on the pages of all.  False: there is nothing; the page is then empty.
 */
bool family_common(const struct visit *visit, unsigned asked_in, struct arena *arena,
	struct plan *plan);

/* What that person may see, as ids of rows with blanks between; "" nothing, also where the
 * screen that it was said on is no part of the visit. */
const char *family_shared(const struct visit *visit, int person);

#endif
