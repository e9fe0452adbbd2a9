/*
 * The fold: one event after the other into the state.
 */
#ifndef TANDEM_VISIT_STATE_H
#define TANDEM_VISIT_STATE_H

#include "visit/visit.h"

/* An empty state for the pack, in the arena. */
void state_init(const struct visit *visit, struct state *state, struct arena *arena);
/*
 * Applies one event to `state`.  False when it names something that the pack
 * does not have; the state is then not to be used.
 */
bool state_apply(const struct visit *visit, struct state *state, const struct event *event,
	struct arena *arena);

/* Where the events after the first `count` are those of this sitting, it begins: for whoever
 * folds a visit anew. */
void state_sit_down(const struct visit *visit, struct state *state, size_t count);

/*
 * `after` is the visit as it would be with the batch applied, for looking at: its state
 * lies in `arena`, its events are borrowed.  It owns nothing, has no drafts, and needs no
 * release; it takes no acts.  What the batch undoes or redoes is done so.  False when the
 * batch does not fit; `after` is then not to be used.
 */
bool state_after(const struct visit *visit, const struct batch *batch, struct arena *arena,
	struct visit *after);
/* As state_after(): the visit as it would be if the two were alone.  What is agreed to includes
 * what is private. */
void state_if_alone(const struct visit *visit, struct arena *arena, struct visit *alone);
/* Likewise, and as if `value` had been the answer to `question`. */
void state_if_answered(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena, struct visit *alone);
/* As it would be if whoever is here had been there from the start: all is shown to them but
 * what is private.  Likewise only for looking at. */
void state_if_shown(const struct visit *visit, struct arena *arena, struct visit *shown);

#endif
