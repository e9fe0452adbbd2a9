/*
 * What comes along from an earlier visit: numbers for the picture over visits,
 * the answers that the pack says stay, and the plan line by line.
 *
 * Dates do not come along, nor what is shared: both are said anew.  Where a line of the plan
 * is changed (pack_path.changes) all of it does, numbers and notes too, so that what is not
 * changed stands as it was; who is here, and whether it is kept, is asked each time.
 */
#ifndef TANDEM_PLAN_CARRY_H
#define TANDEM_PLAN_CARRY_H

#include "visit/visit.h"

/*
 * The events for `visit`, which has only begun, from `earlier`; all in `arena`.
 * Questions that the visit's pack does not have, or asks in another way, are left
 * out; the plan's lines come along as they were read.
 */
const struct event *carry_events(const struct visit *visit, const struct visit *earlier,
	struct arena *arena, size_t *count);

#endif
