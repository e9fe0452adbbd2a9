/*
 * The plan as Markdown, and a small reader that knows what a real one does with
 * what is written: every word comes back as it was typed, and nothing acts.
 */
#include "export/writer.h"

#include "tests/check.h"
#include "tests/plan/hostile.h"
#include "tests/plan/written.h"
#include "tests/visit/held.h"

#include <stdlib.h>

#define TEXT_MAX ((size_t)4 << 20)
#define ROUNDS 500

/* ---- a reader ------------------------------------------------------------------- */

/* What would begin a list, a heading, a rule or a quotation here, or be dropped. */
static bool begins_something(const char *line)
{
	size_t digits = strspn(line, "0123456789");
	return strchr(" \t+-=:>#", *line) ? *line != '\0'
	                                  : digits && (line[digits] == '.' || line[digits] == ')');
}

static bool is_punctuation(char c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`')
	       || (c >= '{' && c <= '~');
}

/* "&#32;": its length, 0 for no such thing. */
static size_t read_number(const char *at, struct buf *out)
{
	char *end;
	if (at[0] != '&' || at[1] != '#')
		return 0;
	long number = strtol(at + 2, &end, 10);
	if (end == at + 2 || *end != ';' || number < 1 || number > 126)
		return 0;
	buf_add_char(out, (char)number);
	return (size_t)(end + 1 - at);
}

/* A hard break, and the indent of what goes on behind it. */
static const char *read_break(const char *at, const char *indent, struct buf *out)
{
	size_t deep = strlen(indent);
	buf_add_char(out, '\n');
	if (strncmp(at, indent, deep) != 0 || begins_something(at + deep))
		return NULL;
	return at + deep;
}

/*
 * The text from `at` to the end of its block, as a person would read it; NULL where
 * something in it would act, else where the block ends.
 */
static const char *read_text(const char *at, const char *indent, struct buf *out)
{
	buf_clear(out);
	buf_add(out, "", 0);
	if (begins_something(at))
		return NULL;
	while (at && *at && *at != '\n') {
		size_t number = read_number(at, out);
		if (number) {
			at += number;
		} else if (at[0] == '\\' && at[1] == '\n') {
			at = read_break(at + 2, indent, out);
		} else if (at[0] == '\\' && is_punctuation(at[1])) {
			buf_add_char(out, at[1]);
			at += 2;
		} else if (strchr("\\`*_[]<>&#~|$", *at)) {
			return NULL;
		} else if (*at == ' ' && (at[1] == '\n' || !at[1] || !strncmp(at + 1, "\\\n", 2))) {
			return NULL;
		} else {
			buf_add_char(out, *at++);
		}
	}
	return at;
}

/* ---- a plan --------------------------------------------------------------------- */

struct page {
	struct pack *pack; /* for its words */
	struct plan_line lines[4];
	struct plan plan;
	struct buf text, read;
};

static void page_init(struct page *page)
{
	memset(page, 0, sizeof *page);
	page->pack = test_pack("tests/pack/kinds");
	NEED(page->pack != NULL);
	page->plan = (struct plan){ .words = &page->pack->words, .title = "My plan", .label = "Jo",
		.began = { 1772438400000, 60 } };
	buf_init(&page->text, TEXT_MAX);
	buf_init(&page->read, TEXT_MAX);
}

static void page_release(struct page *page)
{
	pack_free(page->pack);
	buf_release(&page->text);
	buf_release(&page->read);
}

static const char *page_write(struct page *page, const char *one, const char *two)
{
	page->lines[0].text = one;
	page->lines[1].text = two;
	page->plan.parts[0] = (struct plan_part){ PLAN_WILL, "What I will do", page->lines,
		two ? 2 : 1 };
	page->plan.part_count = 1;
	buf_clear(&page->text);
	plan_written(&page->plan, &writer_markdown, &page->text);
	return page->text.data;
}

/* The next item is `want`, and the reader stands behind it. */
static const char *check_item(struct page *page, const char *at, const char *want)
{
	CHECK(strncmp(at, "- ", 2) == 0);
	const char *end = read_text(at + 2, "  ", &page->read);
	if (!end) {
		printf("\nthis acts: %.200s\n", at);
		CHECK(false);
		return "";
	}
	CHECK_STR(want, page->read.data);
	return end + 1;
}

static void check_items(const char *one, const char *two)
{
	struct page page;
	page_init(&page);
	const char *text = page_write(&page, one, two);
	CHECK(is_harmless(text, page.text.len));
	const char *at = strstr(text, "\n## What I will do\n\n");
	NEED(at != NULL);
	at = check_item(&page, at + strlen("\n## What I will do\n\n"), one);
	if (two)
		at = check_item(&page, at, two);
	CHECK_STR("\n## Who agreed\n\n- Not agreed yet.\n", at);
	page_release(&page);
}

/* ---- tests ---------------------------------------------------------------------- */

static void test_page(void)
{
	struct page page;
	page_init(&page);
	page.plan.label = "Jo · MR_1042";
	CHECK_STR("# My plan\n\n"
		  "For Jo · MR\\_1042\\\n"
		  "Made on Monday, 2 March 2026\n\n"
		  "## What I will do\n\n"
		  "- “Walk to the bakery,\\\n"
		  "  and back”\n"
		  "- Sure: 5 of 10\n\n"
		  "## Who agreed\n\n"
		  "- Not agreed yet.\n",
		page_write(&page, "“Walk to the bakery,\nand back”", "Sure: 5 of 10"));
	page.plan.agreed = true;
	page.plan.agreed_at = (struct moment){ 1772442000000, 60 };
	page.plan.label = "";
	CHECK_STR("# My plan\n\n"
		  "Made on Monday, 2 March 2026\n\n"
		  "## What I will do\n\n"
		  "- one\n\n"
		  "## Who agreed\n\n"
		  "- We both said yes on Monday, 2 March 2026, 10:00.\n",
		page_write(&page, "one", NULL));
	page_release(&page);
}

static void test_empty(void)
{
	struct page page;
	page_init(&page);
	plan_written(&page.plan, &writer_markdown, &page.text);
	CHECK(strstr(page.text.data, "\nNothing is written here yet.\n") != NULL);
	/* A sheet agrees nothing. */
	page.plan.is_sheet = true;
	CHECK(strstr(page_write(&page, "one", NULL), "Who agreed") == NULL);
	page_release(&page);
}

/* All that Markdown has, and what merely looks like it. */
static void test_corpus(void)
{
	static const char *const corpus[] = { "# heading", "####### seven", "- item", "+ item",
		"* item", "1. one", "12) twelve", "1234567890. ten digits", "1.", "1", "1.5 miles",
		"> quote", "```c", "~~~", "---", "***", "___", "===", "a\n===", "a\n---", "a\n- b",
		"a\n1. b", "a\n# b", "a\n> b", "a\n    b", "    code", "\tcode", "a\tb", "a  b",
		"a  \nb", "a \n b", "a\\\nb", "a\\", "\\", "\\\\", "\\*", "*a*", "**a**", "_a_",
		"__a__", "snake_case_name", "`a`", "``a``", "[a](b)", "![a](b)", "[a]: b", "[^1]",
		"[ ] open", "[x] done", "<b>", "<script>alert(1)</script>", "<!-- a", "<a@b.example>",
		"&amp;", "&#65;", "&", "~~a~~", "a|b\n-|-", "| a |", ": a", "$a$", "$$a$$",
		"{#id}", "{{a}}", "a\n", "a\n\n", "\na", "\n\n\na", "\n", " ", "  \n  ", "a\n\nb",
		"a\n\n\n\nb", "“a\n\n  b\n”", "(a)", "a!", "!", "\"a\"", "'a'", "a #", "## a ##",
		"王\n- 王", "a\n\t- b" };
	for (size_t i = 0; i < sizeof corpus / sizeof *corpus; i++)
		check_items(corpus[i], "behind it");
	check_items("", "behind it");
}

/* U32, S29: any words at all come back as they are, and so do those behind them. */
static void test_hostile(void)
{
	static const char *const marks[] = { "*", "_", "`", "#", "- ", "1. ", "\n", "\\", "<", "&",
		"    ", "|", "~~", "[a](b)", "> ", "=" };
	unsigned seed = 17;
	struct buf one, two;
	buf_init(&one, HOSTILE_MAX);
	buf_init(&two, HOSTILE_MAX);
	for (int i = 0; i < ROUNDS; i++) {
		hostile_text(&seed, 4000, &one);
		buf_clear(&two);
		buf_add(&two, "", 0);
		for (unsigned count = hostile_next(&seed) % 12; count > 0; count--)
			buf_add_text(&two, marks[hostile_next(&seed)
					      % (sizeof marks / sizeof *marks)]);
		check_items(one.data, two.data);
	}
	buf_release(&one);
	buf_release(&two);
}

static void test_hostile_label(void)
{
	unsigned seed = 9;
	struct page page;
	struct buf label, want;
	page_init(&page);
	buf_init(&label, HOSTILE_MAX);
	buf_init(&want, HOSTILE_MAX);
	for (int i = 0; i < ROUNDS; i++) {
		hostile_text(&seed, 60, &label);
		page.plan.label = label.data;
		const char *text = page_write(&page, "one", NULL);
		buf_clear(&want);
		buf_printf(&want, "For %s\nMade on Monday, 2 March 2026", label.data);
		const char *end = read_text(text + strlen("# My plan\n\n"), "", &page.read);
		CHECK(end && strncmp(end, "\n\n## What", 9) == 0);
		CHECK_STR(want.data, page.read.data);
	}
	buf_release(&want);
	buf_release(&label);
	page_release(&page);
}

TESTS("export/markdown", { "a page", test_page }, { "empty", test_empty },
	{ "a corpus", test_corpus }, { "hostile words", test_hostile },
	{ "a hostile label", test_hostile_label })
