#include "base/str.h"
#include "tests/check.h"

#include <limits.h>

static void test_is(void)
{
	CHECK(str_is("a", "a"));
	CHECK(!str_is("a", "b"));
	CHECK(str_is(NULL, NULL));
	CHECK(!str_is(NULL, ""));
	CHECK(!str_is("", NULL));
	CHECK(str_is_empty(NULL));
	CHECK(str_is_empty(""));
	CHECK(!str_is_empty(" "));
	CHECK(str_is_blank(NULL));
	CHECK(str_is_blank(" \n"));
	CHECK(!str_is_blank(" a"));
}

static void test_starts(void)
{
	CHECK(str_starts("screen \"hope\"", "screen"));
	CHECK(str_starts("screen", ""));
	CHECK(!str_starts("scre", "screen"));
	CHECK(!str_starts("", "x"));
}

static void test_numbers(void)
{
	static const char *const bad[] = { "", "-", "+1", " 1", "1 ", "1x", "x", "0x10", "1.5", "--1",
		"999999999999999999999", "-999999999999999999999" };
	long number = 7;
	CHECK(str_to_long("0", &number));
	CHECK_INT(0, number);
	CHECK(str_to_long("-12", &number));
	CHECK_INT(-12, number);
	CHECK(str_to_long("9223372036854775807", &number));
	CHECK_INT(LONG_MAX, number);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(!str_to_long(bad[i], &number));
	CHECK(!str_to_long(NULL, &number));
	/* A refused text changes nothing. */
	CHECK_INT(LONG_MAX, number);
}

static const char *nearest(const char *word)
{
	static const char *const names[] = { "screen", "number", "plan", "path", "heading" };
	return str_nearest(word, names, sizeof names / sizeof *names);
}

static void test_nearest(void)
{
	CHECK_STR("screen", nearest("sreen"));
	CHECK_STR("screen", nearest("screem"));
	CHECK_STR("heading", nearest("headnig"));
	CHECK_STR("plan", nearest("plan"));
	CHECK_STR("path", nearest("pth"));
	CHECK(nearest("xyzzy") == NULL);
	CHECK(nearest("a-word-that-is-like-nothing-here") == NULL);
	CHECK(str_nearest("screen", NULL, 0) == NULL);
}

/* Too long to be compared, not too long to be asked about. */
static void test_nearest_of_long_words(void)
{
	char word[300];
	memset(word, 's', sizeof word);
	word[299] = '\0';
	CHECK(nearest(word) == NULL);
	word[64] = '\0';
	CHECK(nearest(word) == NULL);
}

/* Whole phrases, one or several, and nothing beside them. */
static void test_made_of(void)
{
	static const char *const ways[] = { "a walk", "a walk with Ann", "rest" };
	CHECK(str_is_made_of("a walk", ways, 3));
	CHECK(str_is_made_of(" a walk with Ann\nrest a walk ", ways, 3));
	CHECK(!str_is_made_of("a walks", ways, 3));
	CHECK(!str_is_made_of("a walk, rest", ways, 3));
	CHECK(!str_is_made_of("my rest", ways, 3));
	CHECK(!str_is_made_of("", ways, 3) && !str_is_made_of(" \n", ways, 3));
	CHECK(!str_is_made_of(NULL, ways, 3) && !str_is_made_of("rest", NULL, 0));
}

static void test_hash(void)
{
	/* From the FNV reference: offset basis, and the hash of "a". */
	CHECK(str_hash("") == 0xcbf29ce484222325u);
	CHECK(str_hash("a") == 0xaf63dc4c8601ec8cu);
	CHECK(str_hash("foobar") == 0x85944171f73967e8u);
}

TESTS("base/str", { "is", test_is }, { "starts", test_starts }, { "numbers", test_numbers },
	{ "nearest", test_nearest }, { "nearest of long words", test_nearest_of_long_words },
	{ "made of", test_made_of }, { "hash", test_hash })
