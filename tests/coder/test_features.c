#include "coder/features.h"

#include "tests/check.h"

#include <math.h>

static struct lexicon lexicon;
static struct phrases phrases;
static struct tokens tokens;
static struct shape shape;
static struct earlier earlier;
static struct features features, others;

static void look(const char *text, const struct earlier *before, struct features *out)
{
	lexicon_init(&lexicon);
	phrases_init(&phrases);
	tokens_of(&lexicon, text, strlen(text), &tokens);
	shape_of(&phrases, &tokens, SPEAKER_CLIENT, before, &shape);
	features_of(&tokens, &shape, before, out);
}

static void say(const char *text)
{
	look(text, &earlier, &others);
	earlier_add(&earlier, &tokens, &shape, SPEAKER_THERAPIST);
}

/* Of all that is about words; the same feature at two places is one number. */
static double square(const struct features *list)
{
	double sum = 0;
	for (size_t i = 0; i < list->count; i++) {
		double value = 0;
		for (size_t j = 0; j < list->count; j++)
			if (list->list[j].hash == list->list[i].hash)
				value += (double)list->list[j].value;
		if (list->list[i].count > 0)
			sum += value * (double)list->list[i].value;
	}
	return sum;
}

static bool holds(const struct features *list, uint32_t hash)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->list[i].hash == hash)
			return true;
	return false;
}

/* Words and their classes: two blocks, of length 1 each however long the line. */
static void test_blocks(void)
{
	look("walk", NULL, &features);
	CHECK(fabs(square(&features) - 2) < 1e-4);
	look("I want to walk to the market, and then I want to sit down there.", NULL,
		&features);
	CHECK(fabs(square(&features) - 2) < 1e-4);
}

static void test_stretches(void)
{
	look("Well, I do not want to walk. It hurts?", NULL, &features);
	for (size_t i = 0; i < features.count; i++)
		CHECK((size_t)features.list[i].from + features.list[i].count <= tokens.count);
	CHECK(features.count > 50 && features.count < FEATURES_MAX);
}

static size_t only_in(const struct features *these, const struct features *those)
{
	size_t count = 0;
	for (size_t i = 0; i < these->count; i++)
		count += !holds(those, these->list[i].hash);
	return count;
}

/* In another order the words are the same, and what stands side by side is not. */
static void test_order(void)
{
	look("help me walk", NULL, &others);
	look("walk me help", NULL, &features);
	CHECK(features.count - only_in(&features, &others) >= 3);
	CHECK(only_in(&features, &others) >= 8);
	look("they help me walk and sit", NULL, &features);
	look("I help me walk or go", NULL, &others);
	size_t two = only_in(&features, &others);
	look("I help them walk or go", NULL, &others);
	CHECK(only_in(&features, &others) > two);
}

/* The same answer of the same shape is another vector after another question. */
static void test_what_was_before(void)
{
	earlier = (struct earlier){ 0 };
	say("Would you like to walk?");
	struct earlier walk = earlier;
	earlier = (struct earlier){ 0 };
	say("Would you like to sing?");
	look("Yes.", &earlier, &features);
	features_of(&tokens, &shape, &walk, &others);
	CHECK(only_in(&features, &others) >= 2);
	features_of(&tokens, &shape, &earlier, &others);
	CHECK_INT(0, only_in(&features, &others));
}

static void test_nothing(void)
{
	look("", NULL, &features);
	CHECK(!isnan(square(&features)));
	for (size_t i = 0; i < features.count; i++)
		CHECK(features.list[i].count == 0 || features.list[i].from == 0);
	features_of(&tokens, NULL, NULL, &features);
	for (size_t i = 0; i < features.count; i++)
		CHECK(isfinite(features.list[i].value));
}

/* The longest line there can be, after the longest, fits. */
static void test_longest(void)
{
	char text[TOKENS_MAX * 6 + 1];
	static const char *const words[] = { "want ", "drink", "not  ", "you  ", "walk?" };
	for (size_t i = 0; i < TOKENS_MAX; i++) {
		memcpy(text + i * 6, words[i * 7 % 5], 5);
		text[i * 6 + 5] = ' ';
	}
	text[TOKENS_MAX * 6] = '\0';
	earlier = (struct earlier){ 0 };
	say(text);
	look(text, &earlier, &features);
	CHECK_INT(TOKENS_MAX, tokens.count);
	CHECK(features.count < FEATURES_MAX);
}

TESTS("coder/features", { "blocks", test_blocks }, { "stretches", test_stretches },
	{ "order", test_order }, { "what was before", test_what_was_before },
	{ "nothing", test_nothing }, { "the longest", test_longest })
