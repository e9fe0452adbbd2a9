#include "train/weights.h"

#include "base/digest.h"
#include "tests/check.h"
#include "tests/train/coder.h"

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

static void test_cut_off(void)
{
	begin();
	size_t whole = file.len;
	static const size_t lens[] = { 0, 1, 7, 8, 9, 19, 20, 51, HEAD_LEN, HEAD_LEN + 1 };
	for (size_t i = 0; i < sizeof lens / sizeof *lens; i++) {
		file.len = lens[i];
		CHECK(!reads());
		CHECK(*why.what && *why.fix);
	}
	file.len = whole - 1;
	CHECK(!reads());
	CHECK(strstr(why.what, "and have") != NULL);
	end();
}

static void test_foreign(void)
{
	begin();
	file.data[0] = 'X';
	CHECK(!reads());
	CHECK_STR("this is no file of coder weights", why.what);
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

/* A bit anywhere behind the head, or in the digest itself. */
static void test_damaged(void)
{
	begin();
	for (size_t at = 20; at < file.len; at += file.len / 50) {
		file.data[at] ^= 4;
		CHECK(!reads());
		CHECK_STR("the coder weights are damaged", why.what);
		file.data[at] ^= 4;
	}
	CHECK(reads());
	end();
}

/* With a digest that fits, made by somebody else. */
static void sign(void)
{
	struct digest digest = digest_of(file.data + HEAD_LEN, file.len - HEAD_LEN);
	memcpy(file.data + 20, digest.bytes, DIGEST_SIZE);
}

static void test_impossible(void)
{
	begin();
	file.data[HEAD_LEN] = 31; /* 2^31 rows */
	sign();
	CHECK(!reads());
	CHECK(strstr(why.what, "not of a form") != NULL);
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

TESTS("train/weights", { "there and back", test_there_and_back }, { "cut off", test_cut_off },
	{ "foreign", test_foreign }, { "another version", test_another_version },
	{ "damaged", test_damaged }, { "impossible", test_impossible },
	{ "input of a tree", test_input_of_a_tree })
