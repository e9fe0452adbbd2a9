/* One person has one label, however it was typed. */
#include "base/label.h"
#include "tests/check.h"

static void folds(const char *want, const char *text)
{
	struct buf out, again;
	buf_init(&out, 1 << 16);
	buf_init(&again, 1 << 16);
	label_fold(text, &out);
	CHECK_STR(want, out.data ? out.data : "");
	label_fold(out.data ? out.data : "", &again);
	CHECK_STR(want, again.data ? again.data : "");
	buf_release(&out);
	buf_release(&again);
}

static void test_blanks(void)
{
	folds("Jo Smith", "Jo Smith");
	folds("Jo Smith", "  Jo \t Smith\r\n");
	folds("Jo Smith", "Jo\xc2\xa0Smith\xc2\xa0");                 /* no-break space */
	folds("Jo Smith", "\xe3\x80\x80Jo\xe3\x80\x80\xe3\x80\x80Smith"); /* ideographic */
	folds("Jo Smith", "Jo\xe2\x80\x89Smith\xe2\x80\xaf");           /* thin, narrow */
	folds("Jo Smith", "Jo\nSmith");
	folds("J o", "J\xe2\xa0\x80o\xe3\x85\xa4"); /* Braille blank, Hangul filler */
}

/* A joiner within a name is of it; at its end nobody can see whether it is there. */
static void test_unseen(void)
{
	folds("\xd8\xb9\xe2\x80\x8c\xd9\x84", "\xd8\xb9\xe2\x80\x8c\xd9\x84");
	folds("Jo", "Jo\xe2\x80\x8d");
	folds("Jo", "\xef\xbb\xbfJo\xe2\x80\x8b\xc2\xad");
	folds("Jo Smith", "Jo\xe2\x80\x8b \xe2\x80\x8bSmith");
	CHECK(label_is_same("Jo", "Jo\xe2\x80\x8d"));
	CHECK(!label_is_same("\xd8\xb9\xe2\x80\x8c\xd9\x84", "\xd8\xb9\xd9\x84"));
}

static void test_forms(void)
{
	folds("Ren\xc3\xa9", "Rene\xcc\x81");
	folds("\xc3\x85sa", "A\xcc\x8asa");
	folds("\xeb\xb0\xb1", "\xe1\x84\x87\xe1\x85\xa2\xe1\x86\xa8"); /* a syllable of three */
}

/* Nothing but what looks like nothing is no label. */
static void test_blank(void)
{
	folds("", "");
	folds("", " \t\r\n");
	folds("", "\xc2\xa0\xe3\x80\x80\xe2\x80\x83");
	folds("", "\xe2\x80\x8b\xef\xbb\xbf"); /* no width at all */
	folds("", "\xe2\x80\x8d \xef\xb8\x8f"); /* a joiner, and a variant of nothing */
}

static void test_same(void)
{
	CHECK(label_is_same("Jo  Smith", " Jo Smith\r"));
	CHECK(label_is_same("Rene\xcc\x81 M", "Ren\xc3\xa9\xc2\xa0M"));
	CHECK(!label_is_same("Jo Smith", "JoSmith"));
	CHECK(!label_is_same("Jo Smith", "Jo Smyth"));
	CHECK(!label_is_same("Jo", "Jo S"));
	/* Two without a label are two people, for all that is known. */
	CHECK(!label_is_same("", ""));
	CHECK(!label_is_same("", "\xc2\xa0"));
}

TESTS("base/label", { "blanks", test_blanks }, { "unseen", test_unseen }, { "normal form", test_forms },
	{ "no label", test_blank }, { "the same", test_same })
