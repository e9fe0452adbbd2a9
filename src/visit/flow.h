/*
 * Which screens are part of a visit as it now is, and where we are among them.
 *
 * One pass along the path: a screen's condition sees only answers of live
 * screens before it, so hidden answers are set aside without being lost.
 * While others are present nothing private is live.
 */
#ifndef TANDEM_VISIT_FLOW_H
#define TANDEM_VISIT_FLOW_H

#include "visit/visit.h"

/* Places of the screens in the path: once, when the path is known. */
void flow_place(const struct pack *pack, struct state *state, struct arena *arena);
/* Where what is live changes by an event: FLOW_STAYS when it does not. */
#define FLOW_STAYS SIZE_MAX
size_t flow_from(const struct visit *visit, const struct state *state,
	const struct event *event);
/*
 * Computes state->live anew from a place of the path on, and moves on from a
 * screen that is gone or locked.
 */
void flow_settle(const struct visit *visit, struct state *state, size_t from);
/* The first screen, from where we are, that is asked again because what it is about was
 * answered anew; -1: none. */
int flow_asked_again(const struct visit *visit);
/* May we be on this screen: live, and not behind a lock, or wanted in a preview? */
bool flow_may_be(const struct visit *visit, int screen);

/* Where a plan is changed: did its answer come along with that plan, to be gone to from the list
 * of answers alone?  What is asked after the list is asked each time. */
bool flow_comes_along(const struct visit *visit, int screen);

#endif
