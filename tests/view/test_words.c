/* Texts put into a pattern, by the frame and by a buffer alike. */
#include "view/words.h"

#include "tests/check.h"

#include "base/arena.h"
#include "base/buf.h"

static void test_put_and_add(void)
{
	static const struct {
		const char *pattern, *text, *want;
	} all[] = {
		{ "page %s", "2", "page 2" },
		{ "%s people", "two", "two people" },
		{ "from %s on", "", "from  on" },
		{ "nothing to put", "here", "nothing to put" },
		{ "", "here", "" },
		{ "%s", "100 %s %d", "100 %s %d" },
		{ "%s and %s", "one", "one and %s" },
	};
	struct arena arena;
	struct buf out;
	arena_init(&arena, NULL);
	buf_init(&out, 1000);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		CHECK_STR(all[i].want, words_put(all[i].pattern, all[i].text, &arena));
		buf_clear(&out);
		buf_add_text(&out, "> ");
		words_add(all[i].pattern, all[i].text, &out);
		CHECK_STR(arena_printf(&arena, "> %s", all[i].want), out.data);
	}
	buf_release(&out);
	arena_release(&arena);
}

static const struct words words = { .text = { [WORD_step_of] = "{of}: {n}",
	[WORD_list_next] = "{list}, {item}", [WORD_and_then] = "{list} and {item}",
	[WORD_label_value] = "{label}: {text}", [WORD_text_aside] = "{text} ({aside})",
	[WORD_quoted] = "<%s>", [WORD_percent] = "%%%s", [WORD_weekdays] = "So,Mo,Di,Mi,Do,Fr,Sa",
	[WORD_months] = "a,b,c,d", [WORD_months_short] = "A,B,C,D",
	[WORD_date_long] = "{weekday}, {day}. {month}", [WORD_date_year] = "{year}-{month}-{day}",
	[WORD_date_short] = "{day}. {month}", [WORD_date_time] = "{time} {date}",
	[WORD_train_once] = "once", [WORD_train_times] = "%s times" } };

static void test_fill(void)
{
	struct arena arena;
	arena_init(&arena, NULL);
	CHECK_STR("4: 2", words_of(&words, 2, 4, &arena));
	CHECK_STR("a: {label}", words_label(&words, "a", "{label}", &arena));
	CHECK_STR("4 (2 Mar)", words_aside(&words, "4", "2 Mar", &arena));
	CHECK_STR("<%s {text}>", words_quote(&words, "%s {text}", &arena));
	CHECK_STR("once", words_count(&words, WORD_train_once, WORD_train_times, 1, &arena));
	CHECK_STR("0 times", words_count(&words, WORD_train_once, WORD_train_times, 0, &arena));
	CHECK_STR("2 times", words_count(&words, WORD_train_once, WORD_train_times, 2, &arena));
	/* What has no name among those that are given stays, and so does a brace alone. */
	CHECK_STR("{text} (y)", words_fill(&words, WORD_text_aside, &arena, "aside", "y", NULL));
	arena_release(&arena);
}

static void test_list(void)
{
	static const char *const names[] = { "x", "y, z", "{item}" };
	struct arena arena;
	arena_init(&arena, NULL);
	CHECK_STR("", words_list(&words, names, 0, &arena));
	CHECK_STR("x", words_list(&words, names, 1, &arena));
	CHECK_STR("x and y, z", words_list(&words, names, 2, &arena));
	CHECK_STR("x, y, z and {item}", words_list(&words, names, 3, &arena));
	CHECK_STR("x", words_append(&words, "", "x", &arena));
	CHECK_STR("x, y", words_append(&words, "x", "y", &arena));
	arena_release(&arena);
}

/* The order of a date is the language's. */
static void test_days(void)
{
	struct date date = { .year = 2026, .month = 3, .day = 4, .weekday = 3 };
	struct arena arena;
	arena_init(&arena, NULL);
	CHECK_STR("2026-c-4", day_words(&words, &date, &arena));
	CHECK_STR("4. C", day_short(&words, &date, false, &arena));
	date.year = 0;
	CHECK_STR("Mi, 4. c", day_words(&words, &date, &arena));
	CHECK_STR("9:00 today", day_time(&words, "today", "9:00", &arena));
	arena_release(&arena);
}

TESTS("view/words", { "put and add", test_put_and_add }, { "fill", test_fill },
	{ "list", test_list }, { "days", test_days })
