/* Which line of a plan is which line of an earlier one. */
#include "plan/plan.h"
#include "tests/check.h"

#include "base/arena.h"

static const struct words words = { .text = {
	[WORD_since_same] = "same: {line}", [WORD_since_changed] = "changed: {line}",
	[WORD_since_before] = "before: %s", [WORD_since_new] = "new: {line}",
	[WORD_since_gone] = "gone: {line}", [WORD_since_title] = "since %s",
	[WORD_plan_will] = "will", [WORD_plan_helpers] = "helpers",
	[WORD_date_year] = "{day}", [WORD_weekdays] = "a b c d e f g",
	[WORD_months] = "a b c d e f g h i j k l",
} };

/* A line of one answer: which, on whose screen, of whom. */
struct said {
	struct pack_screen screen;
	struct pack_question question;
	struct pack_item item;
	struct fill_piece piece;
};

static struct plan_line line_of(struct said *said, const char *question, const char *item,
	const char *text)
{
	*said = (struct said){ .screen = { .id = question }, .question = { .id = question },
		.item = { .id = item } };
	said->piece = (struct fill_piece){ .kind = FILL_OWN_WORDS, .text = text,
		.question = &said->question, .item = item ? &said->item : NULL };
	return (struct plan_line){ .text = text, .screen = &said->screen,
		.pieces = &said->piece, .piece_count = 1 };
}

static struct plan_line of_person(struct said *said, int person, const char *name,
	const char *question, const char *text)
{
	struct plan_line line = line_of(said, question, NULL, text);
	said->screen.person = person;
	line.whom = name;
	return line;
}

/* What an author wrote for one choice of a screen. */
static struct plan_line of_author(struct said *said, const char *screen, const char *text)
{
	struct plan_line line = line_of(said, screen, NULL, text);
	said->piece = (struct fill_piece){ .kind = FILL_TEXT, .text = text };
	return line;
}

struct compared {
	struct arena arena;
	struct plan page;
};

static void compare(struct compared *compared, const struct plan_line *was, size_t was_count,
	const struct plan_line *is, size_t is_count)
{
	struct plan before = { .words = &words, .part_count = was_count ? 1 : 0 };
	struct plan now = { .words = &words, .part_count = is_count ? 1 : 0 };
	before.began = now.began = (struct moment){ 0 };
	before.parts[0] = (struct plan_part){ PLAN_WILL, "will", was, was_count };
	now.parts[0] = (struct plan_part){ PLAN_WILL, "will", is, is_count };
	arena_init(&compared->arena, NULL);
	plan_since(&before, &now, &compared->arena, &compared->page);
}

static const char *at(const struct compared *compared, size_t line)
{
	return compared->page.part_count && line < compared->page.parts[0].line_count
	               ? compared->page.parts[0].lines[line].text : "";
}

/* The step was swapped, and how often went: that is not "how often" in place of the days. */
static void test_what_was_asked(void)
{
	struct said said[5];
	struct compared compared;
	const struct plan_line was[] = { line_of(&said[0], "first", "days", "Mon"),
		line_of(&said[1], "first", "often", "twice a day") };
	const struct plan_line is[] = { line_of(&said[2], "step", NULL, "swim"),
		line_of(&said[3], "first", "where", "the pool"),
		line_of(&said[4], "first", "days", "Tue") };
	compare(&compared, was, 2, is, 3);
	CHECK_STR("will", compared.page.parts[0].title);
	CHECK_STR("new: swim", at(&compared, 0));
	CHECK_STR("new: the pool", at(&compared, 1));
	CHECK_STR("changed: Tue\nbefore: Mon", at(&compared, 2));
	CHECK_STR("gone: twice a day", at(&compared, 3));
	arena_release(&compared.arena);
}

/* Ann has Rosa's number now.  What Rosa does is gone, and not changed into what Ann does. */
static void test_whom(void)
{
	struct said said[4];
	struct compared compared;
	const struct plan_line was[] = { of_person(&said[0], 1, "Rosa", "wants-1", "walk"),
		of_person(&said[1], 2, "Ann", "wants-2", "ring") };
	const struct plan_line is[] = { of_person(&said[2], 1, "Ann", "wants-1", "cook"),
		of_person(&said[3], 2, "Sam", "wants-2", "walk") };
	compare(&compared, was, 2, is, 2);
	CHECK_STR("changed: cook\nbefore: ring", at(&compared, 0));
	CHECK_STR("new: walk", at(&compared, 1));
	CHECK_STR("gone: walk", at(&compared, 2));
	arena_release(&compared.arena);
}

/* "Ring me, and leave no message" takes the place of "and leave a message". */
static void test_authors_lines(void)
{
	struct said said[4];
	struct compared compared;
	const struct plan_line was[] = { of_author(&said[0], "ring", "and a message"),
		of_author(&said[1], "way", "I rest it") };
	const struct plan_line is[] = { of_author(&said[2], "ring", "no message"),
		line_of(&said[3], "way", NULL, "more") };
	compare(&compared, was, 2, is, 2);
	CHECK_STR("changed: no message\nbefore: and a message", at(&compared, 0));
	CHECK_STR("new: more", at(&compared, 1));
	CHECK_STR("gone: I rest it", at(&compared, 2));
	arena_release(&compared.arena);
}

/* The same words stay the same, in whatever order they come. */
static void test_same_first(void)
{
	struct said said[4];
	struct compared compared;
	const struct plan_line was[] = { line_of(&said[0], "step", NULL, "walk"),
		line_of(&said[1], "step", NULL, "swim") };
	const struct plan_line is[] = { line_of(&said[2], "step", NULL, "dance"),
		line_of(&said[3], "step", NULL, "walk") };
	compare(&compared, was, 2, is, 2);
	CHECK_STR("changed: dance\nbefore: swim", at(&compared, 0));
	CHECK_STR("same: walk", at(&compared, 1));
	CHECK_STR("", at(&compared, 2));
	arena_release(&compared.arena);
}

static void test_private(void)
{
	struct said said[2];
	struct compared compared;
	struct plan_line was = line_of(&said[0], "step", NULL, "walk");
	struct plan_line is = line_of(&said[1], "step", NULL, "swim");
	was.is_private = true;
	compare(&compared, &was, 1, &is, 1);
	CHECK(compared.page.parts[0].lines[0].is_private);
	arena_release(&compared.arena);
	compare(&compared, &was, 1, NULL, 0);
	CHECK(compared.page.parts[0].lines[0].is_private);
	arena_release(&compared.arena);
}

TESTS("plan/since", { "what was asked", test_what_was_asked }, { "whom", test_whom },
	{ "an author's lines", test_authors_lines }, { "same first", test_same_first },
	{ "private", test_private })
