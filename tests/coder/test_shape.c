#include "coder/shape.h"

#include "tests/check.h"

static struct lexicon lexicon;
static struct phrases phrases;
static struct tokens tokens;
static struct shape shape;
static struct earlier earlier;
static unsigned char counts[PHRASE_GROUPS];

static const float *look(enum speaker speaker, const char *text)
{
	lexicon_init(&lexicon);
	phrases_init(&phrases);
	tokens_of(&lexicon, text, strlen(text), &tokens);
	shape_of(&phrases, &tokens, speaker, &earlier, &shape);
	return shape.values;
}

static void say(enum speaker speaker, const char *text)
{
	look(speaker, text);
	earlier_add(&earlier, &tokens, &shape, speaker);
}

static void begin(void)
{
	earlier = (struct earlier){ 0 };
}

static void test_lengths_and_marks(void)
{
	begin();
	const float *values = look(SPEAKER_THERAPIST, "You are tired. So, what now? Tell me -");
	CHECK_INT(8, values[SHAPE_WORDS]);
	CHECK_INT(3, values[SHAPE_SENTENCES]);
	CHECK_INT(1, values[SHAPE_ASKED]);
	CHECK_INT(0, values[SHAPE_ASKS_LAST]);
	CHECK_INT(2, values[SHAPE_WORDS_LAST]);
	CHECK_INT(1, values[SHAPE_COMMAS]);
	CHECK_INT(1, values[SHAPE_CUT_OFF]);
	CHECK_INT(5, values[SHAPE_UNASKED]);
	CHECK_INT(1, look(SPEAKER_THERAPIST, "And then?")[SHAPE_ASKS_LAST]);
	CHECK_INT(1, look(SPEAKER_THERAPIST, "- and then?")[SHAPE_GOES_ON]);
}

/* "Okay, so" is a lead-in, and not what a line begins with. */
static void test_opener(void)
{
	begin();
	float plain = look(SPEAKER_THERAPIST, "What helps you?")[SHAPE_OPENER];
	CHECK(look(SPEAKER_THERAPIST, "Okay, so what helps you?")[SHAPE_OPENER] == plain);
	CHECK(look(SPEAKER_THERAPIST, "Um, what helps you?")[SHAPE_OPENER] == plain);
	CHECK(look(SPEAKER_THERAPIST, "Can you walk?")[SHAPE_OPENER] > plain);
	CHECK(look(SPEAKER_THERAPIST, "You walk. What helps?")[SHAPE_OPENER_LAST] == plain);
	CHECK_INT(-1, look(SPEAKER_THERAPIST, "")[SHAPE_OPENER]);
}

static void test_echo(void)
{
	begin();
	say(SPEAKER_CLIENT, "My garden is what I miss.");
	const float *values = look(SPEAKER_THERAPIST, "You miss gardens.");
	CHECK_INT(2, values[SHAPE_STEMS]);
	CHECK_INT(2, values[SHAPE_ECHO]);
	CHECK_INT(1, values[SHAPE_ECHO_SHARE]);
	CHECK_INT(6, values[SHAPE_BEFORE_WORDS]);
	say(SPEAKER_CLIENT, "Yes.");
	values = look(SPEAKER_THERAPIST, "Your garden matters.");
	CHECK_INT(0, values[SHAPE_ECHO]);
	CHECK(values[SHAPE_SAID_SHARE] == 0.5F);
	CHECK_INT(1, values[SHAPE_NEW]);
	CHECK_INT(-1, look(SPEAKER_THERAPIST, "You, and me.")[SHAPE_ECHO_SHARE]);
}

/* What the clinician said is not what the patient said. */
static void test_whose_words(void)
{
	begin();
	say(SPEAKER_THERAPIST, "Tell me about the garden.");
	say(SPEAKER_CLIENT, "Yes.");
	CHECK_INT(0, look(SPEAKER_THERAPIST, "garden")[SHAPE_SAID_SHARE]);
	CHECK_INT(2, shape.values[SHAPE_TURNS]);
	CHECK_INT(1 + SPEAKER_CLIENT, shape.values[SHAPE_BEFORE_SPEAKER]);
	CHECK_INT(5, shape.values[SHAPE_LAST_OWN_WORDS]);
}

static size_t groups_in(const char *text, size_t from)
{
	size_t sum = 0;
	look(SPEAKER_THERAPIST, text);
	phrases_count(&phrases, &tokens, from, counts);
	for (size_t i = 0; i < PHRASE_GROUPS; i++)
		sum += counts[i];
	return sum;
}

static void test_phrases(void)
{
	begin();
	CHECK_INT(1, groups_in("sounds like", 0));
	CHECK_INT(1, groups_in("xylophone sounds like xylophone", 0));
	CHECK_INT(0, groups_in("like sounds", 0));
	CHECK_INT(0, groups_in("xylophone", 0));
	CHECK_INT(0, groups_in("sounds like", 1));
	CHECK_INT(0, groups_in("", 0));
}

/* A phrase at the end counts twice: as one, and as the end. */
static void test_last_sentence(void)
{
	float all = 0, last = 0;
	begin();
	const float *values = look(SPEAKER_THERAPIST, "It sounds like much. Okay.");
	for (size_t i = 0; i < PHRASE_GROUPS; i++) {
		all += values[SHAPE_PHRASE + i];
		last += values[SHAPE_END_PHRASE + i];
	}
	CHECK(all > last);
}

TESTS("coder/shape", { "lengths and marks", test_lengths_and_marks }, { "opener", test_opener },
	{ "echo", test_echo }, { "whose words", test_whose_words },
	{ "phrases", test_phrases }, { "the last sentence", test_last_sentence })
