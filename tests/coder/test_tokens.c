#include "coder/tokens.h"

#include "tests/check.h"

static struct lexicon lexicon;
static struct tokens tokens;

/* The tokens as they stand in the text, with | between them. */
static const char *seen(const char *text)
{
	static char out[512];
	size_t len = 0;
	lexicon_init(&lexicon);
	tokens_of(&lexicon, text, strlen(text), &tokens);
	out[0] = '\0';
	for (size_t i = 0; i < tokens.count; i++)
		len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s", i ? "|" : "",
			(int)tokens.list[i].len, text + tokens.list[i].at);
	return out;
}

static void test_words_and_marks(void)
{
	CHECK_STR("So|,|you|don't|walk|?", seen("So, you don't walk?"));
	CHECK_INT(1, tokens.asked);
	CHECK_INT(4, tokens.words);
	CHECK_STR("150|over|90|.", seen("150 over 90."));
	CHECK_STR("", seen(" \t\n * "));
}

/* Typed with a straight or a curly apostrophe, a word is the same. */
static void test_apostrophes(void)
{
	seen("don't");
	uint32_t straight = tokens.list[0].hash;
	CHECK_STR("don\xe2\x80\x99t", seen("don\xe2\x80\x99t"));
	CHECK_INT(straight, tokens.list[0].hash);
	CHECK_STR("the|dogs", seen("the dogs' "));
	CHECK_STR("so", seen("\xe2\x80\x9cso\xe2\x80\x9d"));
}

static void test_stutter(void)
{
	CHECK_STR("I|think|it|-", seen("I-I-I think it-it-"));
	CHECK_STR("well|-|being", seen("well-being"));
	CHECK_STR("so|--|no", seen("so-- no"));
}

static void test_sentences(void)
{
	seen("Okay. What else?! And");
	static const bool first[] = { true, false, true, false, false, false, true };
	static const bool last[] = { false, true, false, false, false, true, true };
	NEED(tokens.count == 7);
	for (size_t i = 0; i < 7; i++) {
		CHECK_INT(first[i], tokens.list[i].is_first);
		CHECK_INT(last[i], tokens.list[i].is_last);
	}
}

static void test_classes(void)
{
	seen("I don't really want to quit now but. quit");
	CHECK_INT(CLASS_I, tokens.list[0].word_class);
	CHECK_INT(CLASS_NOT, tokens.list[1].word_class);
	CHECK_INT(CLASS_DESIRE, tokens.list[3].word_class);
	CHECK_INT(CLASS_LESS, tokens.list[5].word_class);
	CHECK(tokens.list[5].is_denied);
	CHECK(!tokens.list[6].is_denied);
	CHECK(!tokens.list[9].is_denied);
	CHECK_INT(CLASS_NONE, (seen("xylophone"), tokens.list[0].word_class));
}

/* Endings do not matter, and little words have no stem. */
static void test_stems(void)
{
	seen("walking walks walked stopping stop the you");
	CHECK_INT(tokens.list[0].stem, tokens.list[1].stem);
	CHECK_INT(tokens.list[0].stem, tokens.list[2].stem);
	CHECK_INT(tokens.list[3].stem, tokens.list[4].stem);
	CHECK_INT(0, tokens.list[5].stem);
	CHECK_INT(0, tokens.list[6].stem);
}

static void test_too_long(void)
{
	char *text = malloc(TOKENS_MAX * 2 + 3);
	NEED(text != NULL);
	for (size_t i = 0; i <= TOKENS_MAX; i++)
		memcpy(text + i * 2, "a ", 2);
	tokens_of(&lexicon, text, TOKENS_MAX * 2, &tokens);
	CHECK_INT(TOKENS_MAX, tokens.count);
	CHECK(!tokens.cut);
	tokens_of(&lexicon, text, TOKENS_MAX * 2 + 2, &tokens);
	CHECK_INT(TOKENS_MAX, tokens.count);
	CHECK(tokens.cut);
	free(text);
}

TESTS("coder/tokens", { "words and marks", test_words_and_marks },
	{ "apostrophes", test_apostrophes }, { "stutter", test_stutter },
	{ "sentences", test_sentences }, { "classes", test_classes }, { "stems", test_stems },
	{ "too long", test_too_long })
