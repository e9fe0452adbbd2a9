#include "coder/weights.h"

#include "base/digest.h"
#include "tests/check.h"
#include "tests/coder/coder.h"

#define HEAD_LEN (8 + 3 * 4 + DIGEST_SIZE)

static struct test_weights *test;
static struct buf file;
static struct weights got;
static struct arena arena;
static struct fault why;

static void begin(void)
{
	test = test_weights_new();
	test->weights.own[SPEAKER_CLIENT].bias[2] = -1.25F;
	test->own[SPEAKER_THERAPIST][5] = -7;
	test->weights.second[SPEAKER_CLIENT].weights[1][3] = 0.5F;
	test->tree[SPEAKER_CLIENT][1].input[6] = 12;
	test->tree[SPEAKER_CLIENT][1].above[6] = 2.5F;
	test->tree[SPEAKER_CLIENT][1].leaves[7] = -128;
	test->known[99] = 0xa5;
	arena_init(&arena, NULL);
	buf_init(&file, WEIGHTS_MAX);
	NEED(weights_write(&test->weights, &file));
}

static void end(void)
{
	buf_release(&file);
	arena_release(&arena);
	free(test);
}

static bool reads(void)
{
	why = (struct fault){ 0 };
	return weights_read(&got, &arena, file.data, file.len, &why);
}

static void test_there_and_back(void)
{
	begin();
	NEED(reads());
	CHECK(got.own[SPEAKER_CLIENT].bias[2] == -1.25F);
	CHECK_INT(-7, got.own[SPEAKER_THERAPIST].rows[5]);
	CHECK(got.second[SPEAKER_CLIENT].weights[1][3] == 0.5F);
	const struct tree *tree = &got.forest[SPEAKER_CLIENT].trees[1];
	CHECK_INT(12, tree->input[6]);
	CHECK(tree->above[6] == 2.5F);
	CHECK_INT(-128, tree->leaves[7]);
	CHECK_INT(0xa5, got.known[99]);
	CHECK(got.sure[SPEAKER_CLIENT] == 0.5F);
	end();
}

static bool refused(void)
{
	return !reads() && *why.what && *why.fix;
}

/* Wherever it ends too early, and where something follows. */
static void test_cut_off(void)
{
	begin();
	size_t taken = 0, whole = file.len;
	for (file.len = 0; file.len < whole; file.len++)
		taken += !refused();
	CHECK_INT(0, taken);
	file.len = whole - 1;
	CHECK(!reads());
	CHECK(strstr(why.what, "and have") != NULL);
	file.len = whole;
	CHECK(reads());
	NEED(buf_add_char(&file, '\0'));
	CHECK(refused());
	end();
}

static void test_foreign(void)
{
	begin();
	file.data[0] = 'X';
	CHECK(!reads());
	CHECK_STR("this is not a file of coder weights", why.what);
	end();
}

static void test_another_version(void)
{
	char want[99];
	begin();
	file.data[12]++;
	CHECK(!reads());
	snprintf(want, sizeof want, "the coder weights are of version 1.%d; this tandem reads 1.%d",
		FEATURES_VERSION + 1, FEATURES_VERSION);
	CHECK_STR(want, why.what);
	end();
}

/* Each bit of the head, and one of a byte here and there behind it. */
static void test_damaged(void)
{
	size_t taken = 0;
	begin();
	for (size_t bit = 0; bit < HEAD_LEN * 8; bit++) {
		file.data[bit / 8] ^= (char)(1U << bit % 8);
		taken += !refused();
		file.data[bit / 8] ^= (char)(1U << bit % 8);
	}
	CHECK_INT(0, taken);
	for (size_t at = HEAD_LEN; at < file.len; at += 701) {
		file.data[at] ^= (char)(1U << at % 8);
		CHECK(!reads());
		CHECK_STR("the coder weights are damaged", why.what);
		file.data[at] ^= (char)(1U << at % 8);
	}
	CHECK(reads());
	end();
}

/* With a size and a digest that fit, made by somebody else. */
static void sign(void)
{
	size_t size = file.len - HEAD_LEN;
	struct digest digest = digest_of(file.data + HEAD_LEN, size);
	for (int i = 0; i < 4; i++)
		file.data[16 + i] = (char)(size >> (8 * i));
	memcpy(file.data + 20, digest.bytes, DIGEST_SIZE);
}

/* Nothing is missing by its own account, but the last numbers are not there. */
static void test_cut_off_and_signed(void)
{
	begin();
	size_t whole = file.len;
	for (file.len = HEAD_LEN; file.len < whole; file.len += 997) {
		sign();
		CHECK(refused());
	}
	file.len = whole;
	NEED(buf_add_char(&file, '\0'));
	sign();
	CHECK(refused());
	end();
}

static void test_impossible(void)
{
	begin();
	file.data[HEAD_LEN] = 31; /* 2^31 rows */
	sign();
	CHECK(!reads());
	CHECK(strstr(why.what, "not in a form") != NULL);
	file.data[HEAD_LEN] = TEST_BITS;
	sign();
	CHECK(reads());
	memcpy(file.data + HEAD_LEN + 4, "\xff\xff\xff\x7f", 4); /* not a number */
	sign();
	CHECK(!reads());
	end();
}

static void test_input_of_a_tree(void)
{
	begin();
	test->tree[SPEAKER_THERAPIST][0].input[0] = TREE_INPUTS;
	buf_clear(&file);
	NEED(weights_write(&test->weights, &file));
	CHECK(!reads());
	end();
}

/* What is read can be used, whatever it says: a label of the task, and a share of one. */
static void can_be_used(void)
{
	static struct talk talk;
	static struct coder coder;
	struct code code;
	lexicon_init(&coder.lexicon);
	phrases_init(&coder.phrases);
	coder.weights = got;
	coder_begin(&talk);
	for (int i = 0; i < 4; i++) {
		coder_code(&coder, &talk, i % 2 ? SPEAKER_CLIENT : SPEAKER_THERAPIST,
			"So you want to walk, and what else?", 35, &code);
		CHECK(code.confidence >= 0 && code.confidence <= 1.0001F);
		for (size_t task = 0; task < TASKS; task++)
			CHECK(code.labels[task] < task_specs[task].label_count);
	}
}

static void test_damaged_and_signed(void)
{
	size_t could = 0;
	begin();
	for (size_t at = HEAD_LEN; at < file.len; at += 701) {
		file.data[at] ^= (char)(1U << at % 8);
		sign();
		if (reads()) {
			can_be_used();
			could++;
		}
		file.data[at] ^= (char)(1U << at % 8);
	}
	CHECK(could > 0);
	end();
}

static void fill(float *numbers, size_t count, float most)
{
	for (size_t i = 0; i < count; i++)
		numbers[i] = i % 2 ? -most : most;
}

/* All numbers as large as a file may say them. */
static void make_large(struct weights *weights, float most)
{
	for (int i = 0; i < SPEAKERS; i++) {
		fill(weights->own[i].scale, HEADS_MAX, most);
		fill(weights->own[i].bias, HEADS_MAX, most);
		fill(weights->lines[i].scale, HEADS_MAX, most);
		for (size_t j = 0; j < HEADS_MAX; j++)
			fill(weights->second[i].weights[j], CONTEXT_MAX, most);
		fill(weights->second[i].bias, HEADS_MAX, most);
		fill(weights->forest[i].scale, HEADS_MAX, most);
	}
	for (size_t i = 0; i < TASKS; i++) {
		fill(weights->blend[i].weight, SCORERS, most);
		weights->blend[i].sharpness = i % 2 ? -most : most;
		fill(weights->blend[i].offset, LABELS_MAX, most);
	}
}

static void test_large_numbers(void)
{
	begin();
	memset(test->own, 127, sizeof test->own);
	memset(test->lines, -128, sizeof test->lines);
	for (int sign = -1; sign <= 1; sign += 2) {
		make_large(&test->weights, (float)sign * 1e6F);
		buf_clear(&file);
		NEED(weights_write(&test->weights, &file));
		NEED(reads());
		can_be_used();
	}
	make_large(&test->weights, 1.1e6F);
	buf_clear(&file);
	NEED(weights_write(&test->weights, &file));
	CHECK(refused());
	end();
}

TESTS("coder/weights", { "there and back", test_there_and_back }, { "cut off", test_cut_off },
	{ "foreign", test_foreign }, { "another version", test_another_version },
	{ "damaged", test_damaged }, { "impossible", test_impossible },
	{ "input of a tree", test_input_of_a_tree },
	{ "cut off and signed", test_cut_off_and_signed },
	{ "damaged and signed", test_damaged_and_signed },
	{ "large numbers", test_large_numbers })
