#include "coder/context.h"

#include "coder/trees.h"
#include "tests/check.h"

#include <math.h>
#include <stdbool.h>

static struct context context;
static struct scores scores;
static float inputs[TREE_INPUTS], before[TREE_INPUTS];

static bool near(float a, float b)
{
	return fabsf(a - b) < 1e-4F;
}

/* However far the scores: shares add up, and the highest score has the most. */
static void test_shares(void)
{
	static const float some[][HEADS_MAX] = {
		{ 1, 2, -3, 0 }, { 400, -400, 0, 1 }, { -90, -90, -90, -90 }, { 0 }, { 900, 900 },
	};
	for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
		float shares[LABELS_MAX], sum = 0;
		task_shares(&task_specs[TASK_BEHAVIOUR], some[i], shares);
		for (size_t j = 0; j < 4; j++) {
			CHECK(isfinite(shares[j]));
			sum += expf(shares[j]);
		}
		CHECK(near(sum, 1) || i == 2);
	}
}

static void test_yes_or_no(void)
{
	float own[HEADS_MAX] = { 0 }, shares[LABELS_MAX];
	own[task_specs[TASK_QUESTION].first] = 3;
	task_shares(&task_specs[TASK_QUESTION], own, shares);
	CHECK(shares[1] > shares[0]);
	CHECK(near(expf(shares[0]) + expf(shares[1]), 1));
	own[task_specs[TASK_QUESTION].first] = -3;
	task_shares(&task_specs[TASK_QUESTION], own, shares);
	CHECK(shares[1] < shares[0]);
}

/* No head belongs to two tasks, and none to none. */
static void test_heads(void)
{
	for (int s = 0; s < SPEAKERS; s++) {
		unsigned seen = 0;
		for (size_t i = 0; i < TASKS; i++)
			for (size_t j = 0; j < task_specs[i].heads; j++)
				if (task_specs[i].speaker == (enum speaker)s) {
					CHECK(!(seen >> (task_specs[i].first + j) & 1));
					seen |= 1U << (task_specs[i].first + j);
				}
		CHECK_INT((1U << task_heads((enum speaker)s)) - 1, seen);
	}
}

static void test_the_first_line(void)
{
	context = (struct context){ 0 };
	scores = (struct scores){ 0 };
	scores.by[SCORER_OWN][1] = 2.5F;
	context_look(&context, SPEAKER_CLIENT, &scores, inputs);
	size_t count = context_inputs(SPEAKER_CLIENT);
	CHECK(count <= CONTEXT_MAX && context_inputs(SPEAKER_THERAPIST) == CONTEXT_MAX);
	CHECK(inputs[1] == 2.5F);
	CHECK(inputs[count - 2] == 1);
	CHECK(inputs[count - 1] == 0);
}

/* The newest first; four are remembered, the fifth is forgotten but for the sums. */
static void test_those_before(void)
{
	size_t first = 2 * task_heads(SPEAKER_CLIENT);
	float own[HEADS_MAX] = { -9, -9, 9 }, none[HEADS_MAX] = { 9, -9, -9 };
	context = (struct context){ 0 };
	scores = (struct scores){ 0 };
	context_add(&context, SPEAKER_CLIENT, own);
	context_look(&context, SPEAKER_CLIENT, &scores, inputs);
	CHECK(inputs[first + 6] > 0.99F);
	CHECK(inputs[first + 3] == 0);
	for (int i = 0; i < CONTEXT_BACK; i++)
		context_add(&context, SPEAKER_CLIENT, none);
	context_look(&context, SPEAKER_CLIENT, &scores, before);
	for (size_t i = 0; i < CONTEXT_BACK; i++) {
		CHECK(before[first + i * CONTEXT_EACH + 6] < 0.01F);
		CHECK(before[first + i * CONTEXT_EACH + 4] > 0.99F);
	}
	size_t sums = first + CONTEXT_BACK * CONTEXT_EACH;
	CHECK(near(before[sums + 6], 1.0F / 9));
}

static void test_forest(void)
{
	static struct tree trees[2];
	static struct shape shape;
	struct forest forest = { .rounds = 2, .heads = 1, .trees = trees, .scale = { 0.5F },
		.bias = { 1 } };
	float sum;
	for (size_t i = 0; i < TREE_NODES; i++)
		trees[0].input[i] = trees[1].input[i] = SHAPE_WORDS;
	trees[0].above[0] = 3;   /* over three words: the second side */
	trees[0].above[2] = 10;  /* and not over ten: the first */
	trees[0].above[5] = 5;   /* and not over five: the first */
	for (int i = 0; i < TREE_LEAVES; i++)
		trees[0].leaves[i] = (int8_t)(i * 10);
	trees[1].leaves[0] = 4;
	trees[1].above[0] = trees[1].above[1] = trees[1].above[3] = 99;
	shape.values[SHAPE_WORDS] = 5;
	forest_inputs(&shape, SPEAKER_CLIENT, before, inputs);
	forest_score(&forest, inputs, &sum);
	CHECK(near(sum, (40 + 4) * 0.5F + 1));
	CHECK(inputs[SHAPE_VALUES + 1] == before[1]);
}

TESTS("coder/context", { "shares", test_shares }, { "yes or no", test_yes_or_no },
	{ "heads", test_heads }, { "the first line", test_the_first_line },
	{ "those before", test_those_before }, { "a forest", test_forest })
