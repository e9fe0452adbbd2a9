#include "base/str.h"

#include "base/utf8.h"
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

/* Blank is what shows nothing, in any script. */
static void test_blanks(void)
{
	static const unsigned blanks[] = { ' ', '\n', '\t', 0xA0, 0xAD, 0x34F, 0x115F, 0x1160, 0x1680,
		0x180E, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008,
		0x2009, 0x200A, 0x200B, 0x200C, 0x200D, 0x202F, 0x205F, 0x2060, 0x2800, 0x3000,
		0x3164, 0xFE0F, 0xFEFF, 0xFFA0 };
	static const unsigned letters[] = { 'a', '.', '-', 0xB7, 0xE4, 0x301, 0x410, 0x2801, 0x3001,
		0x3131, 0x1100, 0xFFFD, 0x1F600 };
	static const char *const phrases[] = { "a walk" };
	char text[32];
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		char one[5] = "";
		utf8_encode(blanks[i], one);
		snprintf(text, sizeof text, "%s %s\n%s", one, one, one);
		if (!str_is_blank(one) || !str_is_blank(text))
			printf("U+%04X is no blank\n", blanks[i]);
		CHECK(str_is_blank(one) && str_is_blank(text));
		snprintf(text, sizeof text, "%sx", one);
		CHECK(!str_is_blank(text));
		snprintf(text, sizeof text, "%sa walk%s%sa walk", one, one, one);
		CHECK(str_is_made_of(text, phrases, 1));
		CHECK(!str_is_made_of(one, phrases, 1));
	}
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		char one[5] = "";
		utf8_encode(letters[i], one);
		CHECK(!str_is_blank(one));
	}
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

static void check_folder(const char *want, const char *path)
{
	char folder[16];
	CHECK(str_folder(path, folder, sizeof folder));
	CHECK_STR(want, folder);
}

static void test_folder(void)
{
	char folder[4];
	check_folder("/a/b", "/a/b/c");
	check_folder("a", "a/b");
	check_folder("/a", "/a/");
	check_folder("/", "/a");
	check_folder("/", "/");
	check_folder(".", "a");
	check_folder(".", "");
	CHECK(str_folder("/ab/c", folder, sizeof folder));
	CHECK(!str_folder("/abc/d", folder, sizeof folder));
}

static void test_hash(void)
{
	/* From the FNV reference: offset basis, and the hash of "a". */
	CHECK(str_hash("") == 0xcbf29ce484222325u);
	CHECK(str_hash("a") == 0xaf63dc4c8601ec8cu);
	CHECK(str_hash("foobar") == 0x85944171f73967e8u);
}

TESTS("base/str", { "blanks", test_blanks }, { "is", test_is }, { "starts", test_starts }, { "numbers", test_numbers },
	{ "nearest", test_nearest }, { "nearest of long words", test_nearest_of_long_words },
	{ "made of", test_made_of }, { "folder", test_folder }, { "hash", test_hash })
