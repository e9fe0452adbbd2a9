/*
 * Who is here, as the fold knows it, and the third chair; presence_page.h has the pages.
 *
 * What is on the screen depends on it, so it is asked again whenever it may have changed
 * unseen: when a visit is gone on with, and when the cover comes off.  Until it is answered
 * nothing of the visit shows.  When somebody has come in, a neutral page comes first; the
 * patient may show the plan from there.
 *
 * Whoever was asked in sits in the third chair, has screens of their own, and gets up again.
 */
#ifndef TANDEM_VISIT_PRESENCE_H
#define TANDEM_VISIT_PRESENCE_H

#include "visit/visit.h"

/* As events name it. */
const char *presence_word(enum act_presence presence);
/* False when the word says no such thing; a supporter who was asked in is none. */
bool presence_named(const char *word, enum act_presence *presence);

/* Does a path ask who is here?  Until it has, others may be. */
bool presence_is_asked(const struct pack *pack, const struct pack_path *path);

/* ---- parts of the fold: no more than the state changes ------------------------------ */

/* Another sitting, or the cover is off: who is here now?  What was said up to event `seq`
 * they may not have heard. */
void presence_ask(const struct pack *pack, struct state *state, uint64_t seq);
/* It was said, as event `seq`: they are alone or not, or person 1 to PEOPLE_MOST (0: nobody)
 * was asked in, and sits down.  Where a path has no screens for that one they are just
 * somebody else. */
void presence_say(const struct pack *pack, struct state *state, enum act_presence presence,
	int person, uint64_t seq);
/* Is it the screen of a person who is not here, but had an answer? */
bool presence_has_said(const struct pack *pack, const struct state *state,
	const struct pack_screen *screen);

/* A screen that brings somebody in: do they wait to come in?  Whoever has been here comes
 * again only when that was said again. */
bool presence_is_asked_in(const struct state *state, const struct pack_screen *screen);

/* Does it ask whether somebody who has been here is to come in?  To say it once more is then
 * an answer of its own. */
bool presence_comes_again(const struct visit *visit, const struct pack_question *question);

#endif
