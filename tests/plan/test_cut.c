/*
 * What is left out of a plan is in none of its parts, and the rest is as it was.
 */
#include "plan/plan.h"

#include "tests/check.h"
#include "tests/plan/hostile.h"
#include "tests/plan/written.h"
#include "tests/visit/held.h"

/* A plan with two lines in each part, the second of them private in one. */
struct paper {
	struct pack *pack;
	struct arena arena;
	struct plan_line lines[PLAN_SECTIONS][2];
	char typed[PLAN_SECTIONS][40], made[PLAN_SECTIONS][40];
	struct plan whole, left;
};

static void paper_init(struct paper *paper)
{
	memset(paper, 0, sizeof *paper);
	arena_init(&paper->arena, NULL);
	paper->pack = test_pack("tests/pack/kinds");
	NEED(paper->pack != NULL);
	paper->whole = (struct plan){ .words = &paper->pack->words, .title = "My plan",
		.label = "Jo", .agreed = true, .yes = { true, true } };
	for (int i = 0; i < PLAN_SECTIONS; i++) {
		snprintf(paper->typed[i], sizeof paper->typed[i], "It is: “TYPED-%d”", i);
		snprintf(paper->made[i], sizeof paper->made[i], "MADE-%d;", i);
		paper->lines[i][0].text = paper->typed[i];
		paper->lines[i][1].text = paper->made[i];
		paper->whole.parts[i] = (struct plan_part){ (enum plan_section)i, "a part",
			paper->lines[i], 2 };
	}
	paper->whole.part_count = PLAN_SECTIONS;
	paper->lines[PLAN_FLARE][1].is_private = true;
}

static void paper_release(struct paper *paper)
{
	arena_release(&paper->arena);
	pack_free(paper->pack);
}

static void cut(struct paper *paper, struct plan_cut wish)
{
	plan_cut(&paper->whole, &wish, &paper->arena, &paper->left);
}

/* How many lines of a section are left. */
static size_t left_of(const struct paper *paper, enum plan_section section)
{
	size_t count = 0;
	for (size_t i = 0; i < paper->left.part_count; i++)
		if (paper->left.parts[i].section == section)
			count += paper->left.parts[i].line_count;
	return count;
}

/* The lines left of each section, as digits in the order of the enum. */
static const char *counts(const struct paper *paper, char digits[PLAN_SECTIONS + 1])
{
	for (int i = 0; i < PLAN_SECTIONS; i++)
		digits[i] = (char)('0' + left_of(paper, (enum plan_section)i));
	digits[PLAN_SECTIONS] = '\0';
	return digits;
}

static bool is_written(const struct paper *paper, const char *name, const char *text)
{
	struct buf out;
	buf_init(&out, (size_t)1 << 20);
	CHECK(plan_written(&paper->left, writer_find(name), &out));
	bool found = strstr(out.data, text) != NULL;
	buf_release(&out);
	return found;
}

/* No format can tell what was cut from the model. */
static void check_gone(const struct paper *paper, const char *text)
{
	for (size_t i = 0; writer_name(i); i++)
		CHECK(!is_written(paper, writer_name(i), text));
}

static void test_nothing(void)
{
	struct paper paper;
	char digits[PLAN_SECTIONS + 1];
	paper_init(&paper);
	cut(&paper, (struct plan_cut){ 0 });
	CHECK_STR("22222222222222", counts(&paper, digits));
	CHECK_STR("My plan", paper.left.title);
	CHECK_STR("Jo", paper.left.label);
	CHECK(paper.left.agreed);
	paper_release(&paper);
}

static void test_week(void)
{
	struct paper paper;
	char digits[PLAN_SECTIONS + 1];
	paper_init(&paper);
	cut(&paper, (struct plan_cut){ .week = true });
	CHECK_STR("My week", paper.left.title);
	CHECK_STR("My plan", paper.whole.title);
	CHECK_STR("22222222222222", counts(&paper, digits));
	check_gone(&paper, "My plan");
	paper_release(&paper);
}

static void test_helpers(void)
{
	struct paper paper;
	paper_init(&paper);
	cut(&paper, (struct plan_cut){ .helpers = true });
	CHECK_INT(0, left_of(&paper, PLAN_HELPERS));
	CHECK_INT(PLAN_SECTIONS - 1, paper.left.part_count);
	for (int i = 0; i < PLAN_SECTIONS; i++)
		CHECK_INT(i == PLAN_HELPERS ? 0 : i == PLAN_FLARE ? 1 : 2,
			left_of(&paper, (enum plan_section)i));
	/* What was given stays whole. */
	CHECK_INT(PLAN_SECTIONS, paper.whole.part_count);
	check_gone(&paper, paper.typed[PLAN_HELPERS]);
	check_gone(&paper, paper.made[PLAN_HELPERS]);
	check_gone(&paper, paper.made[PLAN_FLARE]);
	paper_release(&paper);
}

static void test_words(void)
{
	static const enum plan_section gone[] = { PLAN_MATTERS, PLAN_MANAGED, PLAN_EASIER,
		PLAN_CHOSE, PLAN_HELPERS, PLAN_WORDS, PLAN_DIFFER, PLAN_STAND };
	static const enum plan_section stays[] = { PLAN_WILL, PLAN_IFTHEN, PLAN_FLARE,
		PLAN_CLINICIAN, PLAN_AGAIN, PLAN_DANGER };
	struct paper paper;
	paper_init(&paper);
	cut(&paper, (struct plan_cut){ .words = true });
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
		CHECK_INT(0, left_of(&paper, gone[i]));
		check_gone(&paper, paper.typed[gone[i]]);
		check_gone(&paper, paper.made[gone[i]]);
	}
	for (size_t i = 0; i < sizeof stays / sizeof *stays; i++)
		CHECK_INT(2, left_of(&paper, stays[i]));
	CHECK(is_written(&paper, "text", "TYPED-2"));
	paper_release(&paper);
}

/* A part of which no line is left has no heading either. */
static void test_empty_part(void)
{
	struct paper paper;
	paper_init(&paper);
	paper.lines[PLAN_CLINICIAN][0].is_private = true;
	paper.whole.parts[PLAN_CLINICIAN].line_count = 1;
	paper.whole.parts[PLAN_CLINICIAN].title = "GONE";
	paper.whole.parts[PLAN_HELPERS].line_count = 0;
	cut(&paper, (struct plan_cut){ .helpers = true });
	CHECK_INT(PLAN_SECTIONS - 2, paper.left.part_count);
	check_gone(&paper, "GONE");
	paper_release(&paper);
}

static void test_sheet(void)
{
	struct paper paper;
	char digits[PLAN_SECTIONS + 1];
	paper_init(&paper);
	paper.whole.is_sheet = true;
	paper.whole.title = "A sheet";
	cut(&paper, (struct plan_cut){ true, true, true });
	CHECK_STR("22222222222222", counts(&paper, digits));
	CHECK_STR("A sheet", paper.left.title);
	paper_release(&paper);
}

/* Of a visit: hostile words in what matters are in no cut of it. */
static void test_hostile(void)
{
	static const struct plan_cut wish = { .words = true };
	unsigned seed = 31;
	struct buf text;
	buf_init(&text, HOSTILE_MAX);
	for (int i = 0; i < 40; i++) {
		struct held held;
		struct plan whole, left;
		hostile_text(&seed, 40, &text);
		held_begin(&held, "tests/pack/kinds", "short");
		CHECK(held_pick(&held, 0) && held_pick(&held, 0) && held_text(&held, text.data));
		plan_assemble(&held.visit, true, &held.frame, &whole);
		CHECK_INT(PLAN_MATTERS, whole.parts[0].section);
		plan_cut(&whole, &wish, &held.frame, &left);
		for (size_t j = 0; j < left.part_count; j++)
			CHECK(left.parts[j].section != PLAN_MATTERS);
		held_end(&held);
	}
	buf_release(&text);
}

static bool says(const struct plan *plan, const char *text)
{
	for (size_t i = 0; i < plan->part_count; i++)
		for (size_t j = 0; j < plan->parts[i].line_count; j++)
			if (strstr(plan->parts[i].lines[j].text, text))
				return true;
	return false;
}

/* What must be answered, then over the map. */
static void to_helper(struct held *held)
{
	int no[20] = { 0 };
	CHECK(held_pick(held, 0) && held_pick(held, 1));
	CHECK(held_picks(held, VALUE_ITEMS, no, held->view.item_count));
	CHECK(held_act(held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held->pack, "helper") }));
	CHECK_STR("helper", held->view.screen);
}

/* A note on who helps stands on a line that is not private itself. */
static void test_private_note(void)
{
	static const struct plan_cut wish = { .helpers = true };
	struct held held;
	struct plan whole, left;
	held_begin(&held, "content/back-pain", "brief");
	to_helper(&held);
	CHECK(held_act(&held, &(struct act){ .kind = ACT_NOTE, .number = NOTE_PARK,
		.value = { .type = VALUE_TEXT, .text = "CANARY" } }));
	plan_assemble(&held.visit, true, &held.frame, &whole);
	plan_cut(&whole, &wish, &held.frame, &left);
	CHECK(says(&whole, "CANARY") && !says(&left, "CANARY"));
	held_end(&held);
}

TESTS("plan/cut", { "nothing", test_nothing }, { "my week", test_week },
	{ "helpers", test_helpers }, { "words", test_words }, { "an empty part", test_empty_part },
	{ "a sheet", test_sheet }, { "hostile words", test_hostile },
	{ "a private note", test_private_note })
