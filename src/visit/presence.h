/*
 * The third chair: who was asked in sits there, has screens of their own, and
 * gets up again.  Parts of the fold; no more than the state changes.
 */
#ifndef TANDEM_VISIT_PRESENCE_H
#define TANDEM_VISIT_PRESENCE_H

#include "visit/visit.h"

/* Does a path ask who is here?  Until it has, others may be. */
bool presence_is_asked(const struct pack *pack, const struct pack_path *path);
/* Person 1 to PEOPLE_MOST sits down, and their screens begin; where a path has none they are
 * just somebody else. */
void presence_enter(const struct pack *pack, struct state *state, int person);
/* Whoever sat there does no more.  Somebody who said nothing has not been there. */
void presence_leave(const struct pack *pack, struct state *state);
/* Is it the screen of a person who is not here, but had an answer? */
bool presence_has_said(const struct pack *pack, const struct state *state,
	const struct pack_screen *screen);

#endif
