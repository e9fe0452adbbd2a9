/*
 * What whoever is in the room may see.
 *
 * The two alone see everything; an interpreter counts as alone, and so does the time before
 * somebody joins them.  While others are here they see what was said since they came in,
 * and of what was said before only the plan, once the patient shows it (EVENT_DISCLOSED).
 * What the pack marks private is never part of it, and who comes in next begins anew.
 *
 * Of who was asked in the stricter view holds, from being asked in until they are said to
 * have left: shown to them, the plan is the page that the patient made for them.
 *
 * Conditions do not ask here: the way through a visit is the same, whoever looks on.
 */
#ifndef TANDEM_VISIT_DISCLOSURE_H
#define TANDEM_VISIT_DISCLOSURE_H

#include "visit/visit.h"

/* May it be seen what was said, or noted, as event `seq`, and stands on no plan? */
bool disclosure_of_event(const struct state *state, uint64_t seq);
/* Has the patient shown the plan to those who are here?  Alone: true. */
bool disclosure_of_plan(const struct state *state);
/* May the answer be seen, by its number?  Of what is not there: true. */
bool disclosure_of_answer(const struct visit *visit, int question);
/* What was set aside, and may be seen and offered; NULL: there is none. */
const struct value *disclosure_of_aside(const struct visit *visit, int question);
/*
 * What undo or redo would take from `steps` (the visit's own) now; NULL: nothing.  What somebody
 * said in the third chair is theirs, and is passed over; what was said before somebody came in
 * is left alone while they are here.
 */
const struct visit_step *disclosure_of_steps(const struct visit *visit,
	const struct visit_steps *steps);

#endif
