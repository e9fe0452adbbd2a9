/*
 * The plan as text: 80 columns, no control codes, and every word as typed.
 */
#include "export/writer.h"

#include "tests/check.h"
#include "tests/plan/hostile.h"
#include "tests/plan/written.h"
#include "tests/visit/held.h"

#define TEXT_MAX ((size_t)4 << 20)
#define ROUNDS 300

/* A plan of one part with these lines. */
struct page {
	struct pack *pack; /* for its words */
	struct plan_line lines[4];
	struct plan plan;
	struct buf text;
};

static void page_init(struct page *page)
{
	memset(page, 0, sizeof *page);
	page->pack = test_pack("tests/pack/kinds");
	NEED(page->pack != NULL);
	page->plan = (struct plan){ .words = &page->pack->words, .title = "My plan", .label = "Jo",
		.began = { 1772438400000, 60 } };
	buf_init(&page->text, TEXT_MAX);
}

static void page_release(struct page *page)
{
	pack_free(page->pack);
	buf_release(&page->text);
}

static const char *page_write(struct page *page, const char *one, const char *two)
{
	size_t count = two ? 2 : 1;
	page->lines[0].text = one;
	page->lines[1].text = two;
	page->plan.parts[0] = (struct plan_part){ PLAN_WILL, "What I will do", page->lines, count };
	page->plan.part_count = 1;
	buf_clear(&page->text);
	plan_written(&page->plan, &writer_text, &page->text);
	return page->text.data;
}

static void check_columns(const char *text, int columns)
{
	for (const char *row = text; *row;) {
		size_t len = strcspn(row, "\n");
		int width = utf8_width(row, len);
		if (width > columns)
			printf("\n%d columns: %.*s\n", width, (int)len, row);
		CHECK(width <= columns);
		CHECK(row[len] == '\n');
		row += len + (row[len] == '\n');
	}
}

/* ---- tests ---------------------------------------------------------------------- */

static void test_page(void)
{
	struct page page;
	page_init(&page);
	CHECK_STR("My plan\n"
		  "For Jo\n"
		  "Made on Monday, 2 March 2026\n\n"
		  "What I will do\n"
		  "    “Walk to the bakery,\n"
		  "    and back”\n"
		  "    Sure: 5 of 10\n\n"
		  "Who agreed\n"
		  "    Not agreed yet.\n",
		page_write(&page, "“Walk to the bakery,\nand back”", "Sure: 5 of 10"));
	page.plan.agreed = true;
	page.plan.agreed_at = (struct moment){ 1772442000000, 60 };
	page.plan.label = "";
	CHECK_STR("My plan\n"
		  "Made on Monday, 2 March 2026\n\n"
		  "What I will do\n"
		  "    one\n\n"
		  "Who agreed\n"
		  "    We both said yes on Monday, 2 March 2026, 10:00.\n",
		page_write(&page, "one", NULL));
	page_release(&page);
}

static void test_empty(void)
{
	struct page page;
	page_init(&page);
	plan_written(&page.plan, &writer_text, &page.text);
	CHECK(strstr(page.text.data, "    Nothing is written here yet.\n") != NULL);
	/* A sheet agrees nothing. */
	page.plan.is_sheet = true;
	CHECK(strstr(page_write(&page, "one", NULL), "Who agreed") == NULL);
	page_release(&page);
}

/* Whatever was typed: it fits, it does nothing, and no character is lost or added. */
static void test_hostile(void)
{
	unsigned seed = 11;
	struct page page;
	struct buf typed, want, got;
	buf_init(&typed, HOSTILE_MAX);
	buf_init(&want, TEXT_MAX);
	buf_init(&got, TEXT_MAX);
	page_init(&page);
	for (int i = 0; i < ROUNDS; i++) {
		char line[HOSTILE_MAX];
		hostile_text(&seed, 4000, &typed);
		snprintf(line, sizeof line, "When: “%s”", typed.data);
		const char *text = page_write(&page, line, NULL);
		check_columns(text, 80);
		CHECK(is_harmless(text, page.text.len));
		without_blanks(line, &want);
		without_blanks(text, &got);
		CHECK(strstr(got.data, want.data) != NULL);
	}
	page_release(&page);
	buf_release(&typed);
	buf_release(&want);
	buf_release(&got);
}

/* Large print has the same words, in lines half as long. */
static void test_large(void)
{
	static const struct write_options large = { .large = true };
	unsigned seed = 23;
	struct page page;
	struct buf typed, want, got;
	buf_init(&typed, HOSTILE_MAX);
	buf_init(&want, TEXT_MAX);
	buf_init(&got, TEXT_MAX);
	page_init(&page);
	for (int i = 0; i < 50; i++) {
		hostile_text(&seed, 4000, &typed);
		without_blanks(page_write(&page, typed.data, NULL), &want);
		buf_clear(&page.text);
		plan_written_as(&page.plan, &writer_text, &large, &page.text);
		check_columns(page.text.data, 40);
		without_blanks(page.text.data, &got);
		CHECK_STR(want.data, got.data);
	}
	page_release(&page);
	buf_release(&typed);
	buf_release(&want);
	buf_release(&got);
}

/* Lines that were typed as lines stay lines, blank ones too. */
static void test_lines(void)
{
	struct page page;
	page_init(&page);
	const char *text = page_write(&page, "“one\n\n  two\nthree”", NULL);
	CHECK(strstr(text, "    “one\n\n") != NULL);
	CHECK(strstr(text, "two\n    three”\n") != NULL);
	page_release(&page);
}

/* A label and a title are outside words, too. */
static void test_hostile_head(void)
{
	unsigned seed = 5;
	struct page page;
	struct buf label;
	buf_init(&label, HOSTILE_MAX);
	page_init(&page);
	for (int i = 0; i < 50; i++) {
		hostile_text(&seed, 60, &label);
		page.plan.label = label.data;
		const char *text = page_write(&page, "one", NULL);
		check_columns(text, 80);
		CHECK(is_harmless(text, page.text.len));
	}
	page_release(&page);
	buf_release(&label);
}

TESTS("export/text", { "a page", test_page }, { "empty", test_empty },
	{ "hostile words", test_hostile }, { "large print", test_large },
	{ "lines", test_lines },
	{ "a hostile head", test_hostile_head })
