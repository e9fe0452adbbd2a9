#include "coder/coder.h"

#include "tests/check.h"
#include "tests/coder/coder.h"

#include <math.h>

static struct test_weights *test;
static struct coder coder;
static struct talk talk;
static struct code code;

static void begin(void)
{
	test = test_weights_new();
	coder.weights = test->weights;
	lexicon_init(&coder.lexicon);
	phrases_init(&coder.phrases);
	coder_begin(&talk);
}

static const char *says(enum speaker speaker, const char *text)
{
	coder_code(&coder, &talk, speaker, text, strlen(text), &code);
	return code_label(&code, task_main(speaker));
}

static void test_label_and_confidence(void)
{
	begin();
	for (size_t i = 0; i < HEADS_CLIENT; i++)
		coder.weights.own[SPEAKER_CLIENT].bias[i] = -3;
	test_teach(test, SPEAKER_CLIENT, "I want to stop", 0, 100);
	test_teach(test, SPEAKER_CLIENT, "it is no problem", 2, 100);
	CHECK_STR("change", says(SPEAKER_CLIENT, "I want to stop"));
	CHECK(code.confidence > 0.6F && code.confidence <= 1);
	CHECK(!code.unsure);
	CHECK_STR("sustain", says(SPEAKER_CLIENT, "it is no problem"));
	free(test);
}

/* Every word that is named stands in the text, the weightiest first. */
static void test_words(void)
{
	static const char text[] = "well, WALKING helps";
	begin();
	test_teach(test, SPEAKER_CLIENT, "walking", 0, 120);
	coder_code(&coder, &talk, SPEAKER_CLIENT, text, strlen(text), &code);
	NEED(code.word_count >= 1 && code.word_count <= CODE_WORDS_MAX);
	CHECK_INT(6, code.words[0].at);
	CHECK_INT(7, code.words[0].len);
	for (size_t i = 1; i < code.word_count; i++)
		CHECK(code.words[i].weight <= code.words[i - 1].weight);
	free(test);
}

static void test_word_said_twice(void)
{
	begin();
	test_teach(test, SPEAKER_CLIENT, "walking", 0, 120);
	says(SPEAKER_CLIENT, "walking walking walking");
	CHECK_INT(1, code.word_count);
	free(test);
}

/* Nothing to go by is never sure, whatever the weights think of it. */
static void test_about_nothing(void)
{
	static const char *const nothing[] = { "", " ", "...", "?", "\xe2\x80\xa6", "12 34", "-" };
	begin();
	for (int i = 0; i < SPEAKERS; i++)
		for (size_t j = 0; j < 4; j++)
			coder.weights.own[i].bias[j] = j ? -20 : 20;
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
		says(SPEAKER_CLIENT, nothing[i]);
		CHECK(code.unsure);
		CHECK(code.confidence > 0.99F);
		says(SPEAKER_THERAPIST, nothing[i]);
		CHECK(code.unsure);
	}
	says(SPEAKER_CLIENT, "yes");
	CHECK(!code.unsure);
	free(test);
}

/* "I" is a word in many languages, and so is "a": neither tells which it is. */
static void test_lone_letters(void)
{
	begin();
	coder.weights.own[SPEAKER_CLIENT].bias[0] = 20;
	says(SPEAKER_CLIENT, "I-");
	CHECK(code.unsure);
	says(SPEAKER_CLIENT, "a a a a I a");
	CHECK(code.unsure);
	says(SPEAKER_CLIENT, "I do");
	CHECK(!code.unsure);
	memset(test->known, 0, sizeof test->known);
	uint32_t bit = (lexicon_hash("i", 1) * 2654435761U) >> (32 - KNOWN_BITS);
	test->known[bit >> 3] = (uint8_t)(1U << (bit & 7));
	says(SPEAKER_CLIENT, "i i i i i tak");
	CHECK(code.unsure);
	free(test);
}

static void test_unknown_words(void)
{
	begin();
	coder.weights.own[SPEAKER_CLIENT].bias[0] = 20;
	memset(test->known, 0, sizeof test->known);
	says(SPEAKER_CLIENT, "ich will nicht mehr");
	CHECK(code.unsure);
	free(test);
}

static void test_no_utf8(void)
{
	begin();
	coder.weights.own[SPEAKER_CLIENT].bias[0] = 20;
	says(SPEAKER_CLIENT, "I want \xff it");
	CHECK(code.unsure);
	says(SPEAKER_CLIENT, "I want it");
	CHECK(!code.unsure);
	free(test);
}

static void test_below_the_threshold(void)
{
	begin();
	test_teach(test, SPEAKER_CLIENT, "I want to stop", 0, 100);
	coder.weights.sure[SPEAKER_CLIENT] = 0.999F;
	CHECK_STR("change", says(SPEAKER_CLIENT, "I want to stop"));
	CHECK(code.unsure);
	free(test);
}

static void test_long(void)
{
	size_t len = 1 << 20;
	char *text = malloc(len + 1);
	NEED(text != NULL);
	begin();
	coder.weights.own[SPEAKER_CLIENT].bias[0] = 20;
	for (size_t i = 0; i < len; i++)
		text[i] = "walk "[i % 5];
	coder_code(&coder, &talk, SPEAKER_CLIENT, text, len, &code);
	CHECK(code.unsure);
	memset(text, 'a', len);
	coder_code(&coder, &talk, SPEAKER_CLIENT, text, len, &code);
	CHECK_INT(1, talk.tokens.count);
	free(text);
	free(test);
}

/* A talk begun anew knows nothing of the one before. */
static void test_begin(void)
{
	struct code first;
	begin();
	for (size_t i = 0; i < sizeof test->own[0]; i++)
		test->own[SPEAKER_CLIENT][i] = (int8_t)(i * 37 % 11 - 5);
	says(SPEAKER_CLIENT, "maybe I could walk");
	first = code;
	says(SPEAKER_THERAPIST, "what would help you walk?");
	says(SPEAKER_CLIENT, "maybe I could walk");
	CHECK(memcmp(&first.confidence, &code.confidence, sizeof code.confidence) != 0);
	coder_begin(&talk);
	says(SPEAKER_CLIENT, "maybe I could walk");
	CHECK(memcmp(&first, &code, sizeof code) == 0);
	free(test);
}

static void must_add_up(const struct blend *blend, const struct scores *scores)
{
	for (int i = 0; i < TASKS; i++) {
		float shares[LABELS_MAX] = { 0 }, sum = 0;
		coder_blend(blend, &task_specs[i], scores, shares);
		for (size_t j = 0; j < task_specs[i].label_count; j++)
			sum += shares[j];
		CHECK(fabsf(sum - 1) < 1e-4F);
	}
}

static void test_shares_add_up(void)
{
	static const struct blend blend = { .weight = { 1, 2, 0.5F, 1 }, .sharpness = 0.7F };
	static const struct blend sharp = { .weight = { 1e6F }, .sharpness = 1e6F };
	struct scores scores = { 0 };
	scores.by[0][0] = 50;
	scores.by[1][1] = -80;
	scores.by[2][2] = 3;
	scores.by[3][4] = -700;
	must_add_up(&blend, &scores);
	for (size_t i = 0; i < HEADS_MAX; i++)
		scores.by[SCORER_OWN][i] = -1e20F;
	must_add_up(&sharp, &scores);
}

TESTS("coder/coder", { "label and confidence", test_label_and_confidence },
	{ "words", test_words }, { "a word said twice", test_word_said_twice },
	{ "about nothing", test_about_nothing }, { "lone letters", test_lone_letters },
	{ "unknown words", test_unknown_words },
	{ "no UTF-8", test_no_utf8 }, { "below the threshold", test_below_the_threshold },
	{ "long", test_long }, { "begin", test_begin }, { "shares add up", test_shares_add_up })
