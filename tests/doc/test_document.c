/*
 * Documents of texts and of lines: nothing is lost on the way, and nothing is added.
 */
#include "doc/document.h"

#include "tests/check.h"

static void check_page(const char *text, const char *const *want, size_t count)
{
	struct arena arena;
	struct document page;
	arena_init(&arena, NULL);
	document_page("de", "A page", text, &arena, &page);
	CHECK_STR("A page", page.title);
	CHECK_STR("de", page.language);
	CHECK_INT(FORM_PROSE, page.form);
	CHECK_INT(1, page.section_count);
	CHECK(page.sections[0].title == NULL);
	CHECK_INT(count, page.sections[0].line_count);
	for (size_t i = 0; i < count && i < page.sections[0].line_count; i++)
		CHECK_STR(want[i], page.sections[0].lines[i].text);
	arena_release(&arena);
}

static void test_paragraphs(void)
{
	static const char *const three[] = { "one", "two\nand more", "three" };
	static const char *const gap[] = { "one", "\ntwo", "" };
	check_page("one\n\ntwo\nand more\n\nthree", three, 3);
	check_page("one", three, 1);
	check_page("", NULL, 0);
	check_page("one\n\n\ntwo\n\n", gap, 2);
}

static void test_lines(void)
{
	static const struct view_line lines[] = { { .label = "First", .text = "a" }, { .label = NULL, .text = "b" },
		{ .label = "Second", .text = "c" } };
	struct arena arena;
	struct document card;
	arena_init(&arena, NULL);
	document_of_lines("pt_BR", "A card", lines, 3, &arena, &card);
	CHECK_INT(FORM_ENTRIES, card.form);
	CHECK_STR("pt_BR", card.language);
	CHECK_INT(2, card.section_count);
	CHECK_STR("First", card.sections[0].title);
	CHECK_INT(2, card.sections[0].line_count);
	CHECK_STR("b", card.sections[0].lines[1].text);
	CHECK_STR("Second", card.sections[1].title);
	CHECK_INT(1, card.sections[1].line_count);
	CHECK_STR("c", card.sections[1].lines[0].text);
	/* Lines before any heading are a section without one. */
	document_of_lines("pt_BR", "A card", lines + 1, 1, &arena, &card);
	CHECK_INT(1, card.section_count);
	CHECK(card.sections[0].title == NULL);
	document_of_lines("pt_BR", "A card", NULL, 0, &arena, &card);
	CHECK_INT(0, card.section_count);
	arena_release(&arena);
}

TESTS("doc/document", { "paragraphs", test_paragraphs }, { "lines", test_lines })
