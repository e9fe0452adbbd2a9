#include "tests/check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/wrap.h"

/* Rows joined by `|`. */
static void check_wrap(const char *want, const char *text, int width)
{
	struct arena arena;
	struct buf got;
	arena_init(&arena, NULL);
	buf_init(&got, 1 << 16);
	struct wrap wrap = wrap_text(text, strlen(text), width, &arena);
	for (size_t i = 0; i < wrap.count; i++) {
		const struct wrap_row *row = &wrap.rows[i];
		buf_add_text(&got, i ? "|" : "");
		buf_add(&got, text + row->at, row->len);
		CHECK_INT(utf8_width(text + row->at, row->len), row->width);
		CHECK_INT(i + 1 < wrap.count ? wrap.rows[i + 1].at : strlen(text), row->next);
	}
	CHECK_STR(want, got.data ? got.data : "");
	buf_release(&got);
	arena_release(&arena);
}

static void test_words(void)
{
	check_wrap("walk to|the mall", "walk to the mall", 8);
	check_wrap("walk to|the mall", "walk to    the mall", 8);
	check_wrap("", "", 5);
	check_wrap("abc", "abc", 3);
	check_wrap("flare-|up card", "flare-up card", 7);
}

static void test_newlines(void)
{
	check_wrap("one|two||four", "one\ntwo\n\nfour", 10);
	check_wrap("one|", "one\n", 10);
	check_wrap("|", "\n", 10);
}

static void test_long_words(void)
{
	check_wrap("abcde|fgh", "abcdefgh", 5);
	check_wrap("a|bcdef|gh i", "a bcdefgh i", 5);
	check_wrap("a|b|c", "abc", 1);
}

static void test_wide_and_marks(void)
{
	check_wrap("我想|再和|孙", "我想再和孙", 5);
	check_wrap("e\xCC\x81" "e\xCC\x81|e\xCC\x81", "e\xCC\x81" "e\xCC\x81" "e\xCC\x81", 2);
	/* Wider than the row: a row of its own, not a loop without end. */
	check_wrap("我|想", "我想", 1);
}

static void test_trailing_blanks(void)
{
	/* At the end of the text they stay: somebody is typing. */
	check_wrap("ab  ", "ab  ", 10);
	check_wrap("ab  ", "ab  ", 3);
}

/* The fast way for ASCII breaks where the tables do: letters, blanks, full stops. */
static void test_fast_way_is_the_same(void)
{
	static const char *const texts[] = { "Walk to the bakery and back, Monday at nine.",
		"well-known ups-and-downs", "one, two; three: (four) \"five\" 6.5 to 7!",
		"a  b   c    d" };
	for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
		for (int width = 4; width < 30; width++) {
			struct arena arena;
			char text[128];
			arena_init(&arena, NULL);
			struct wrap fast = wrap_text(texts[t], strlen(texts[t]), width, &arena);
			snprintf(text, sizeof text, "%s\nß", texts[t]);
			struct wrap slow = wrap_text(text, strlen(text), width, &arena);
			NEED(slow.count == fast.count + 1);
			for (size_t i = 0; i + 1 < fast.count; i++)
				CHECK_INT(slow.rows[i].next, fast.rows[i].next);
			arena_release(&arena);
		}
	}
}

TESTS("ui/wrap", { "between words", test_words }, { "newlines stay", test_newlines },
	{ "long words", test_long_words }, { "wide letters and marks", test_wide_and_marks },
	{ "trailing blanks", test_trailing_blanks },
	{ "ASCII as the tables", test_fast_way_is_the_same })
