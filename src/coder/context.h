/*
 * The second look: how the utterance scored, beside how those before it did.
 *
 * A reflection follows talk, a question often follows a question; a patient who
 * has spoken against change goes on doing so for a while.  The second layer of
 * weights sees the first scores of this utterance, the shares of the four
 * before it and the run of the talk, as one short dense vector.
 */
#ifndef TANDEM_CODER_CONTEXT_H
#define TANDEM_CODER_CONTEXT_H

#include "coder/task.h"

#include <stddef.h>

#define CONTEXT_BACK 4
#define CONTEXT_EACH (4 + 3) /* shares of behaviour, then of talk; zero for the other's */
#define CONTEXT_MAX (2 * HEADS_MAX + CONTEXT_BACK * CONTEXT_EACH + 2 * CONTEXT_EACH + 2)

/* All zero at the beginning of a talk. */
struct context {
	float back[CONTEXT_BACK][CONTEXT_EACH]; /* the newest first */
	float sum[CONTEXT_EACH], recent[CONTEXT_EACH];
	size_t turns, by[SPEAKERS];
};

/* How many inputs there are for this speaker's utterances. */
size_t context_inputs(enum speaker speaker);
/* Of `scores` those by the two tables. */
void context_look(const struct context *context, enum speaker speaker,
	const struct scores *scores, float *inputs);
/* The utterance becomes one of those before. */
void context_add(struct context *context, enum speaker speaker, const float *own);

#endif
