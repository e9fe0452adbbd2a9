#include "coder/coder.h"
#include "fit/blend.h"
#include "fit/cross.h"
#include "fit/memory.h"
#include "fit/trees.h"
#include "tests/check.h"
#include "tests/fit/corpora.h"

#include <math.h>

/* As small as it goes. */
static const struct settings small = { .own_bits = 10, .lines_bits = 10, .own_cost = 1,
	.lines_cost = { 1, 1 }, .second_cost = 0.01, .own_balance = 1, .second_balance = 0.6,
	.rounds = 3, .bags = 1, .rate = 0.3, .columns = 0.3, .rows = 0.9, .least = 0.1,
	.forest_balance = { 0.4, 1 }, .seed = 1 };

static struct corpus corpus;

/* ---- logistic regression */

static struct entry entries[][2] = { { { 0, 1 }, { 2, 1 } }, { { 1, 1 }, { 2, 1 } } };

static void fit_two(double cost, double *weights)
{
	struct vector vectors[] = { { entries[0], 2 }, { entries[1], 2 } };
	struct example examples[] = { { &vectors[0], 1, cost }, { &vectors[1], -1, cost } };
	logistic_fit(examples, 2, 3, 1, weights);
}

/* By hand: w and -w, where w = cost / (1 + exp(w)); what both have says nothing. */
static void test_logistic(void)
{
	double weights[4];
	fit_two(1, weights);
	CHECK(fabs(weights[0] - 1 / (1 + exp(weights[0]))) < 0.01);
	CHECK(fabs(weights[0] + weights[1]) < 0.01);
	CHECK(fabs(weights[2]) < 0.01 && fabs(weights[3]) < 0.01);
	double mild = weights[0];
	fit_two(20, weights);
	CHECK(weights[0] > 2 * mild);
}

static void test_the_same_again(void)
{
	double first[4], second[4];
	fit_two(1, first);
	fit_two(1, second);
	CHECK(memcmp(first, second, sizeof first) == 0);
}

/* ---- how right it is */

/* Three of four right, and one of them a tie that either label would do. */
static void test_score(void)
{
	static const struct blend blend = { .weight = { 1 }, .sharpness = 1 };
	static const struct { unsigned gold; int said; } some[] = {
		{ 1, 0 }, { 1, 2 }, { 3, 1 }, { 4, 2 },
	};
	struct utterance said[4] = { 0 };
	struct scores scores[4] = { 0 };
	struct corpus four = { .list = said, .count = 4 };
	for (size_t i = 0; i < 4; i++) {
		said[i].speaker = SPEAKER_CLIENT;
		said[i].gold[TASK_TALK] = some[i].gold;
		scores[i].by[SCORER_OWN][some[i].said] = 9;
	}
	struct quality quality = score_task(&four, scores, TASK_TALK, &blend);
	CHECK_INT(4, quality.asked);
	CHECK(fabs(quality.accuracy - 0.75) < 1e-9);
	CHECK(fabs(quality.f1[0] - 2.0 / 3) < 1e-9);
	CHECK(fabs(quality.f1[1] - 1) < 1e-9);
	CHECK(fabs(quality.f1[2] - 2.0 / 3) < 1e-9);
	CHECK(fabs(quality.macro - 7.0 / 9) < 1e-9);
	CHECK_INT(0, score_task(&four, scores, TASK_BEHAVIOUR, &blend).asked);
}

/* Four that disagree: what is chosen are shares with which the right one wins. */
static void test_blend(void)
{
	static struct utterance said[40];
	static struct scores scores[40];
	struct corpus many = { .list = said, .count = 40 };
	struct blend blend;
	for (size_t i = 0; i < 40; i++) {
		said[i].speaker = SPEAKER_CLIENT;
		said[i].gold[TASK_TALK] = 1U << i % 3;
		scores[i].by[SCORER_FOREST][i % 3] = 2;
		scores[i].by[SCORER_SECOND][i % 3] = -9;
	}
	blend_choose(&many, scores, TASK_TALK, &blend);
	CHECK(blend.weight[SCORER_FOREST] > 0 && blend.weight[SCORER_SECOND] == 0);
	CHECK(blend.sharpness > 1);
	CHECK(score_task(&many, scores, TASK_TALK, &blend).macro > 0.999);
}

/* Where the coder is sure it shall be right; short lines are too easy to count. */
static void test_trust(void)
{
	static const struct blend blend = { .weight = { 1 }, .sharpness = 1 };
	static struct utterance said[40];
	static struct scores scores[40];
	static struct shape longer, shorter;
	struct corpus many = { .list = said, .count = 40 };
	longer.values[SHAPE_WORDS] = 4;
	shorter.values[SHAPE_WORDS] = 3;
	for (size_t i = 0; i < 40; i++) {
		bool is_clear = i % 4 == 0;
		said[i].speaker = SPEAKER_CLIENT;
		said[i].gold[TASK_TALK] = is_clear ? 1 : 4;
		said[i].shape = i % 2 ? &shorter : &longer;
		scores[i].by[SCORER_OWN][0] = is_clear ? 3 : 1;
	}
	struct trust trust = blend_trust(&many, scores, SPEAKER_CLIENT, &blend, 0.9);
	CHECK(trust.sure > 0.4F && trust.sure < 0.6F);
	CHECK(fabs(trust.right - 1) < 1e-9 && fabs(trust.kept - 0.5) < 1e-9);
	CHECK(blend_trust(&many, scores, SPEAKER_CLIENT, &blend, 0.4).kept > 0.99);
}

/* ---- trees */

#define POINTS 200

/* One or the other, not both: no sum of the two numbers tells. */
static void grow_either_or(uint64_t seed, struct forest *forest)
{
	static float inputs[POINTS][2];
	static struct tree_example examples[POINTS];
	struct grow grow = { .rounds = 20, .bags = 2, .inputs = 2, .rate = 0.5, .columns = 1,
		.rows = 0.8, .least = 0.5, .seed = seed };
	for (size_t i = 0; i < POINTS; i++) {
		inputs[i][0] = (float)(i * 37 % 101);
		inputs[i][1] = (float)(i * 71 % 103);
		examples[i].inputs = inputs[i];
		examples[i].sign = (inputs[i][0] > 40) != (inputs[i][1] > 60) ? 1 : -1;
		examples[i].cost = 1;
	}
	*forest = (struct forest){ .rounds = grow.rounds, .heads = 1,
		.trees = memory_new(grow.rounds, sizeof *forest->trees) };
	trees_grow(examples, POINTS, &grow, forest, 0);
}

static void test_trees(void)
{
	struct forest forest;
	size_t right = 0;
	grow_either_or(1, &forest);
	for (int a = 5; a < 100; a += 10)
		for (int b = 5; b < 100; b += 10) {
			float inputs[TREE_INPUTS] = { (float)a, (float)b }, score;
			forest_score(&forest, inputs, &score);
			right += (score > 0) == ((a > 40) != (b > 60));
		}
	CHECK(right >= 90);
	free(forest.trees);
}

static void test_trees_of_a_seed(void)
{
	struct forest first, second, other;
	size_t size = 20 * sizeof *first.trees;
	grow_either_or(1, &first);
	grow_either_or(1, &second);
	grow_either_or(2, &other);
	CHECK(memcmp(first.trees, second.trees, size) == 0);
	CHECK(memcmp(first.trees, other.trees, size) != 0);
	free(first.trees);
	free(second.trees);
	free(other.trees);
}

/* ---- fairness */

/* Lines that hold nothing but a word of their own, labelled by lot. */
static char *lottery(void)
{
	static const char *const talk[] = { "change", "neutral", "sustain" };
	static char text[40000];
	size_t len = (size_t)snprintf(text, sizeof text, "%s", CORPUS_HEAD);
	uint64_t chance = 7;
	for (int i = 0; i < 150; i++)
		len += (size_t)snprintf(text + len, sizeof text - len,
			"%d,client,%d,x%c%c%c,n/a,n/a,n/a,n/a,n/a,n/a,n/a,%s\n", 300 + i / 8, i % 8,
			'a' + i % 20, 'a' + i / 20, 'a' + i % 7, talk[chance_next(&chance) % 3]);
	return text;
}

/* Nobody can know: whoever is right more often than by chance has seen the answers. */
static void test_fair(void)
{
	struct table lines[SPEAKERS];
	NEED(corpus_make(lottery(), 0, &corpus));
	corpus_make_folds(&corpus, 1);
	model_look(&corpus);
	struct scores *scores = memory_new(corpus.count, sizeof *scores);
	for (int i = 0; i < SPEAKERS; i++)
		model_fit_table(&corpus, 0, (enum speaker)i, true, &small, &lines[i]);
	struct settings settings = small;
	settings.rounds = 60;
	settings.second_cost = 10;
	cross_validate(&corpus, lines, &settings, scores);
	for (int i = 0; i < SCORERS; i++) {
		struct blend blend = { .sharpness = 1 };
		blend.weight[i] = 1;
		CHECK(score_task(&corpus, scores, TASK_TALK, &blend).macro < 0.45);
	}
	for (int i = 0; i < SPEAKERS; i++)
		model_free_table(&lines[i]);
	free(scores);
	corpus_release(&corpus);
}

/* ---- all of it */

struct fitted {
	struct weights weights;
	struct scores *scores;
	uint8_t known[KNOWN_BYTES];
};

static struct fitted *fit_small(uint64_t seed)
{
	struct fitted *fitted = memory_new(1, sizeof *fitted);
	struct settings settings = small;
	struct weights *weights = &fitted->weights;
	float *inputs;
	settings.seed = seed;
	NEED(corpus_make(NULL, 15, &corpus));
	corpus_make_folds(&corpus, seed);
	model_look(&corpus);
	inputs = memory_new(corpus.count * CONTEXT_MAX, sizeof *inputs);
	fitted->scores = memory_new(corpus.count, sizeof *fitted->scores);
	for (int i = 0; i < SPEAKERS; i++)
		model_fit_table(&corpus, ALL_FOLDS, (enum speaker)i, true, &settings,
			&weights->lines[i]);
	cross_validate(&corpus, weights->lines, &settings, fitted->scores);
	model_inputs(&corpus, fitted->scores, inputs);
	for (int i = 0; i < SPEAKERS; i++) {
		enum speaker speaker = (enum speaker)i;
		model_fit_table(&corpus, ALL_FOLDS, speaker, false, &settings, &weights->own[i]);
		model_fit_second(&corpus, inputs, ALL_FOLDS, speaker, &settings,
			&weights->second[i]);
		model_fit_forest(&corpus, inputs, ALL_FOLDS, speaker, &settings,
			&weights->forest[i]);
	}
	for (int i = 0; i < TASKS; i++)
		blend_choose(&corpus, fitted->scores, (enum task)i, &weights->blend[i]);
	weights->known = fitted->known;
	free(inputs);
	return fitted;
}

static void release(struct fitted *fitted)
{
	for (int i = 0; i < SPEAKERS; i++) {
		model_free_table(&fitted->weights.own[i]);
		model_free_table(&fitted->weights.lines[i]);
		free(fitted->weights.forest[i].trees);
	}
	free(fitted->scores);
	free(fitted);
	corpus_release(&corpus);
}

static void write_fitted(const struct fitted *fitted, struct buf *out)
{
	buf_init(out, WEIGHTS_MAX);
	NEED(weights_write(&fitted->weights, out));
}

/* What is easy is learnt, from conversations that were left out, too. */
static void test_learns(void)
{
	struct fitted *fitted = fit_small(1);
	const struct weights *weights = &fitted->weights;
	for (int i = 0; i < TASKS; i++)
		if (i != TASK_REFLECTION_KIND && i != TASK_INPUT_KIND)
			CHECK(score_task(&corpus, fitted->scores, (enum task)i,
				      &weights->blend[i]).macro > 0.9);
	struct trust trust = blend_trust(&corpus, fitted->scores, SPEAKER_CLIENT,
		&weights->blend[TASK_TALK], 0.7);
	CHECK(trust.right >= 0.7 && trust.kept > 0.9);
	release(fitted);
}

/* The program reads the file as it was meant, and says what was learnt. */
static void test_serves(void)
{
	struct fitted *fitted = fit_small(1);
	struct coder *coder = memory_new(1, sizeof *coder);
	struct talk *talk = memory_new(1, sizeof *talk);
	struct arena arena;
	struct fault why;
	struct buf file;
	size_t right = 0;
	write_fitted(fitted, &file);
	arena_init(&arena, NULL);
	NEED(coder_read(coder, &arena, file.data, file.len, &why));
	for (size_t i = 0; i < corpus.count; i++) {
		const struct utterance *u = &corpus.list[i];
		struct code code;
		if (u->is_first)
			coder_begin(talk);
		coder_code(coder, talk, u->speaker, u->text, strlen(u->text), &code);
		enum task task = task_main(u->speaker);
		right += code.labels[task] == gold_label(u, task);
	}
	CHECK(right >= corpus.count * 9 / 10);
	arena_release(&arena);
	buf_release(&file);
	free(talk);
	free(coder);
	release(fitted);
}

static void test_same_bytes(void)
{
	struct buf first, second, other;
	struct fitted *fitted = fit_small(1);
	write_fitted(fitted, &first);
	release(fitted);
	fitted = fit_small(1);
	write_fitted(fitted, &second);
	release(fitted);
	fitted = fit_small(2);
	write_fitted(fitted, &other);
	release(fitted);
	CHECK(first.len == second.len && memcmp(first.data, second.data, first.len) == 0);
	CHECK(first.len != other.len || memcmp(first.data, other.data, first.len) != 0);
	buf_release(&first);
	buf_release(&second);
	buf_release(&other);
}

TESTS("fit/model", { "logistic regression", test_logistic },
	{ "the same again", test_the_same_again }, { "a score", test_score },
	{ "a blend", test_blend }, { "trust", test_trust }, { "trees", test_trees },
	{ "trees of a seed", test_trees_of_a_seed }, { "fair", test_fair },
	{ "learns", test_learns }, { "serves", test_serves }, { "the same bytes", test_same_bytes })
