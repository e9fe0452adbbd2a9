/*
 * Boosted trees: many small sums of "if this value is above that".  They see
 * the shape of an utterance together with its scores so far, and so what a
 * linear model cannot: a question mark means one thing after an echo and
 * another at the end of advice.
 *
 * A tree has three levels: seven questions, eight answers.  An answer is a
 * byte, times the scale of its head.
 */
#ifndef TANDEM_CODER_TREES_H
#define TANDEM_CODER_TREES_H

#include "coder/context.h"
#include "coder/shape.h"

#define TREE_NODES 7
#define TREE_LEAVES 8
#define TREES_MAX 400 /* for each head */
#define TREE_INPUTS (SHAPE_VALUES + CONTEXT_MAX)

struct tree {
	uint16_t input[TREE_NODES];
	float above[TREE_NODES]; /* to the second side when the input is above */
	int8_t leaves[TREE_LEAVES];
};

struct forest {
	size_t rounds, heads;
	struct tree *trees; /* of the heads in turn, round by round */
	float scale[HEADS_MAX], bias[HEADS_MAX];
};

/* The shape first, then the second layer's inputs. */
void forest_inputs(const struct shape *shape, enum speaker speaker, const float *context,
	float *inputs);
void forest_score(const struct forest *forest, const float *inputs, float *scores);

#endif
