/*
 * Trees are grown level by level on histograms: each input is cut into at most
 * 32 steps once, and a split is looked for between steps only.
 */
#include "fit/trees.h"

#include "fit/logistic.h"
#include "fit/memory.h"

#include <math.h>
#include <string.h>

#define STEPS 32
#define LEVELS 3
#define RIDGE 1.0

struct steps {
	float edges[STEPS]; /* step i holds what is above edges[i - 1] and not above edges[i] */
	size_t count;
};

struct sum {
	double slope, curve;
};

struct grower {
	const struct tree_example *examples;
	const struct grow *grow;
	size_t count;
	struct steps *steps;  /* of each input */
	unsigned char *cells; /* [input][example]: its step */
	double *scores;
	struct sum *sums; /* of each example */
	unsigned char *node; /* where an example stands, or 255: not in this tree */
	uint64_t chance;
};

/* ---- steps */

static int by_value(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

/* Between different values only, at places of even rank. */
static void find_steps(struct grower *g, size_t input, float *values)
{
	struct steps *steps = &g->steps[input];
	for (size_t i = 0; i < g->count; i++)
		values[i] = g->examples[i].inputs[input];
	qsort(values, g->count, sizeof *values, by_value);
	steps->count = 0;
	size_t next = 0;
	for (size_t i = 1; i < g->count && steps->count < STEPS - 1; i++) {
		if (!(values[i] > values[i - 1]) || i < next)
			continue;
		steps->edges[steps->count++] = values[i - 1] + (values[i] - values[i - 1]) / 2;
		next = i + g->count / STEPS;
	}
}

static unsigned char step_of(const struct steps *steps, float value)
{
	unsigned char i = 0;
	while (i < steps->count && value > steps->edges[i])
		i++;
	return i;
}

static void cut(struct grower *g)
{
	float *values = memory_new(g->count, sizeof *values);
	for (size_t input = 0; input < g->grow->inputs; input++) {
		find_steps(g, input, values);
		for (size_t i = 0; i < g->count; i++)
			g->cells[input * g->count + i] =
				step_of(&g->steps[input], g->examples[i].inputs[input]);
	}
	free(values);
}

/* ---- one level of one tree */

struct split {
	double gain;
	size_t input, step;
};

static double worth(struct sum sum)
{
	return sum.slope * sum.slope / (sum.curve + RIDGE);
}

static void look_at_input(const struct grower *g, size_t input, size_t first, size_t nodes,
	struct split *best)
{
	struct sum table[1 << LEVELS][STEPS] = { 0 };
	const unsigned char *cells = g->cells + input * g->count;
	for (size_t i = 0; i < g->count; i++) {
		if (g->node[i] == 255)
			continue;
		struct sum *cell = &table[g->node[i] - first][cells[i]];
		cell->slope += g->sums[i].slope;
		cell->curve += g->sums[i].curve;
	}
	for (size_t node = 0; node < nodes; node++) {
		struct sum all = { 0 }, left = { 0 };
		for (size_t s = 0; s < STEPS; s++) {
			all.slope += table[node][s].slope;
			all.curve += table[node][s].curve;
		}
		for (size_t s = 0; s < g->steps[input].count; s++) {
			left.slope += table[node][s].slope;
			left.curve += table[node][s].curve;
			struct sum right = { all.slope - left.slope, all.curve - left.curve };
			double gain = worth(left) + worth(right) - worth(all);
			if (left.curve >= g->grow->least && right.curve >= g->grow->least
				&& gain > best[node].gain)
				best[node] = (struct split){ gain, input, s };
		}
	}
}

static void grow_level(struct grower *g, size_t first, size_t nodes, const bool *used,
	struct tree *tree)
{
	struct split best[1 << LEVELS] = { 0 };
	for (size_t input = 0; input < g->grow->inputs; input++)
		if (used[input] && g->steps[input].count > 0)
			look_at_input(g, input, first, nodes, best);
	for (size_t node = 0; node < nodes; node++) {
		bool found = best[node].gain > 1e-9;
		tree->input[first + node] = (uint16_t)best[node].input;
		tree->above[first + node] = found
			? g->steps[best[node].input].edges[best[node].step] : 3e4F;
	}
	for (size_t i = 0; i < g->count; i++) {
		if (g->node[i] == 255)
			continue;
		const struct split *split = &best[g->node[i] - first];
		bool above = split->gain > 1e-9
			&& g->cells[split->input * g->count + i] > split->step;
		g->node[i] = (unsigned char)(2 * g->node[i] + 1 + above);
	}
}

/* ---- trees, one after the other */

static bool drawn(struct grower *g, double share)
{
	return (double)(chance_next(&g->chance) >> 11) < share * 9007199254740992.0;
}

static void begin_tree(struct grower *g, bool *used)
{
	for (size_t i = 0; i < g->grow->inputs; i++)
		used[i] = drawn(g, g->grow->columns);
	for (size_t i = 0; i < g->count; i++) {
		double p = 1 / (1 + exp(-g->scores[i])), cost = g->examples[i].cost;
		g->sums[i].slope = cost * ((g->examples[i].sign > 0) - p);
		g->sums[i].curve = cost * p * (1 - p);
		g->node[i] = drawn(g, g->grow->rows) ? 0 : 255;
	}
}

static size_t leaf_of(const struct tree *tree, const float *inputs)
{
	size_t at = 0;
	while (at < TREE_NODES)
		at = 2 * at + 1 + (inputs[tree->input[at]] > tree->above[at]);
	return at - TREE_NODES;
}

static void grow_tree(struct grower *g, bool *used, struct tree *tree, double *leaves)
{
	struct sum sums[TREE_LEAVES] = { 0 };
	begin_tree(g, used);
	for (size_t level = 0; level < LEVELS; level++)
		grow_level(g, ((size_t)1 << level) - 1, (size_t)1 << level, used, tree);
	for (size_t i = 0; i < g->count; i++)
		if (g->node[i] != 255) {
			sums[g->node[i] - TREE_NODES].slope += g->sums[i].slope;
			sums[g->node[i] - TREE_NODES].curve += g->sums[i].curve;
		}
	for (size_t i = 0; i < TREE_LEAVES; i++)
		leaves[i] = g->grow->rate * sums[i].slope / (sums[i].curve + RIDGE);
	for (size_t i = 0; i < g->count; i++)
		g->scores[i] += leaves[leaf_of(tree, g->examples[i].inputs)];
}

static double begin_scores(struct grower *g)
{
	double yes = 1e-6, no = 1e-6;
	for (size_t i = 0; i < g->count; i++)
		*(g->examples[i].sign > 0 ? &yes : &no) += g->examples[i].cost;
	for (size_t i = 0; i < g->count; i++)
		g->scores[i] = log(yes / no);
	return log(yes / no);
}

static void put_leaves(double (*leaves)[TREE_LEAVES], size_t head, struct forest *forest)
{
	double most = 1e-9;
	for (size_t r = 0; r < forest->rounds; r++)
		for (size_t i = 0; i < TREE_LEAVES; i++)
			most = fmax(most, fabs(leaves[r][i]));
	forest->scale[head] = (float)(most / 127);
	for (size_t r = 0; r < forest->rounds; r++)
		for (size_t i = 0; i < TREE_LEAVES; i++)
			forest->trees[r * forest->heads + head].leaves[i] =
				(int8_t)lround(leaves[r][i] / most * 127);
}

void trees_grow(const struct tree_example *examples, size_t count, const struct grow *grow,
	struct forest *forest, size_t head)
{
	struct grower g = { .examples = examples, .grow = grow, .count = count,
		.steps = memory_new(grow->inputs, sizeof *g.steps),
		.cells = memory_new(grow->inputs * count, 1),
		.scores = memory_new(count, sizeof *g.scores),
		.sums = memory_new(count, sizeof *g.sums), .node = memory_new(count, 1),
		.chance = grow->seed * 2 + 1 };
	bool *used = memory_new(grow->inputs, sizeof *used);
	double (*leaves)[TREE_LEAVES] = memory_new(grow->rounds, sizeof *leaves);
	cut(&g);
	forest->bias[head] = (float)begin_scores(&g);
	for (size_t r = 0; r < grow->rounds; r++) {
		if (r % (grow->rounds / grow->bags) == 0)
			begin_scores(&g);
		grow_tree(&g, used, &forest->trees[r * forest->heads + head], leaves[r]);
	}
	for (size_t r = 0; r < grow->rounds; r++)
		for (size_t i = 0; i < TREE_LEAVES; i++)
			leaves[r][i] /= (double)grow->bags;
	put_leaves(leaves, head, forest);
	free(g.steps);
	free(g.cells);
	free(g.scores);
	free(g.sums);
	free(g.node);
	free(used);
	free(leaves);
}
