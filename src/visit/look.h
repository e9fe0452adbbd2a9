/*
 * What stands beside a screen when it is asked for: the map, and what was heard.
 * (The plan so far is plan_show()'s.)
 */
#ifndef TANDEM_VISIT_LOOK_H
#define TANDEM_VISIT_LOOK_H

#include "visit/visit.h"

/* `wants`: WANT_* */
void look_show(const struct visit *visit, unsigned wants, struct arena *frame,
	struct view *view);

#endif
