#include "coder/trees.h"

#include <assert.h>
#include <string.h>

void forest_inputs(const struct shape *shape, enum speaker speaker, const float *context,
	float *inputs)
{
	assert(context_inputs(speaker) <= CONTEXT_MAX);
	memset(inputs, 0, TREE_INPUTS * sizeof *inputs);
	memcpy(inputs, shape->values, sizeof shape->values);
	memcpy(inputs + SHAPE_VALUES, context, context_inputs(speaker) * sizeof *inputs);
}

static int8_t answer(const struct tree *tree, const float *inputs)
{
	size_t at = 0;
	while (at < TREE_NODES)
		at = 2 * at + 1 + (inputs[tree->input[at]] > tree->above[at]);
	return tree->leaves[at - TREE_NODES];
}

void forest_score(const struct forest *forest, const float *inputs, float *scores)
{
	long sums[HEADS_MAX] = { 0 };
	assert(forest->heads <= HEADS_MAX && forest->rounds <= TREES_MAX);
	const struct tree *tree = forest->trees;
	for (size_t i = 0; i < forest->rounds; i++)
		for (size_t j = 0; j < forest->heads; j++)
			sums[j] += answer(tree++, inputs);
	for (size_t j = 0; j < forest->heads; j++)
		scores[j] = (float)sums[j] * forest->scale[j] + forest->bias[j];
}
