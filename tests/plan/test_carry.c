/*
 * What comes along to a visit after another, and how it is looked at there.
 */
#include "plan/carry.h"

#include "plan/plan.h"
#include "tests/check.h"
#include "tests/visit/held.h"
#include "tests/visit/seen.h"
#include "visit/supporters.h"

#define PACK "tests/pack/circle"
#define DAY 86400000LL

static bool texts(struct held *held, const char *const *part, size_t count)
{
	return held_act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_PARTS, .part = part, .count = count } });
}

static bool go_to(struct held *held, const char *screen)
{
	return held_act(held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held->pack, screen) });
}

static void first_visit(struct held *held)
{
	const char *const names[PEOPLE_MOST] = { "Rosa", "", "", "", "", "", "", "" };
	held_begin(held, PACK, "first");
	NEED(held_pick(held, 0) && held_pick(held, 0));
	NEED(go_to(held, "hope") && held_text(held, "GARDEN"));
	NEED(go_to(held, "own") && held_number(held, 4));
	NEED(go_to(held, "step") && held_text(held, "WALKING"));
	NEED(go_to(held, "circle") && texts(held, names, PEOPLE_MOST) && held_pick(held, 0));
	NEED(go_to(held, "may-see") && texts(held, (const char *const[]){ "goal" }, 1));
	NEED(go_to(held, "again") && texts(held, (const char *const[]){ "2026-03-16", "here" }, 2));
}

static void bring_along(struct held *held, const struct visit *earlier)
{
	size_t count;
	struct arena arena;
	arena_init(&arena, NULL);
	const struct event *events = carry_events(&held->visit, earlier, &arena, &count);
	for (size_t i = 0; i < count; i++) {
		struct batch batch = { .count = 0 };
		batch_add(&batch, &events[i]);
		visit_number(&held->visit, &batch, held->now);
		visit_apply(&held->visit, &batch);
	}
	arena_release(&arena);
}

static void next_visit(struct held *held, const struct visit *earlier, int days)
{
	held_begin(held, PACK, "follow");
	/* Days are of the visit's beginning: held_begin() has but one, so it is moved here. */
	held->visit.state.began.ms += days * DAY;
	held->now.ms += days * DAY;
	bring_along(held, earlier);
	NEED(held_pick(held, 0) && held_pick(held, 0));
}

static const char *text_of(const struct held *held, const char *question)
{
	const struct value *value =
		visit_answer(&held->visit, pack_find_question(held->pack, question));
	return value && value->type == VALUE_TEXT ? value->text : NULL;
}

static void test_what_comes(void)
{
	struct held one, two;
	first_visit(&one);
	next_visit(&two, &one.visit, 14);
	CHECK_STR("GARDEN", text_of(&two, "hope"));
	CHECK_STR("WALKING", text_of(&two, "step"));
	CHECK_STR("Rosa", supporters_name(&two.visit, 1));
	CHECK_INT(1, two.visit.state.past_count);
	CHECK_INT(4, two.visit.state.past[0].number);
	/* Numbers are asked anew; what is shared, and days, are said anew. */
	CHECK(!visit_answer(&two.visit, pack_find_question(two.pack, "own")));
	CHECK_STR("", supporters_shared(&two.visit, 1));
	CHECK(!visit_answer(&two.visit, pack_find_question(two.pack, "again")));
	held_end(&one);
	held_end(&two);
}

static void test_the_plan_before(void)
{
	struct held one, two;
	first_visit(&one);
	next_visit(&two, &one.visit, 14);
	CHECK_STR("last", two.view.screen);
	plan_show_page(&two.visit, &two.frame, &two.view);
	CHECK_INT(4, two.view.line_count);
	CHECK_STR("What matters to me", two.view.lines[0].label);
	CHECK_STR("I want: “GARDEN”", two.view.lines[0].text);
	CHECK(seen_lines(two.view.lines, two.view.line_count, "Rosa"));
	/* What was private then is so now. */
	NEED(held_present(&two, 1));
	plan_show_page(&two.visit, &two.frame, &two.view);
	CHECK_INT(3, two.view.line_count);
	CHECK(!seen_lines(two.view.lines, two.view.line_count, "Rosa"));
	held_end(&one);
	held_end(&two);
}

static void test_passed_by(void)
{
	struct held one, two;
	first_visit(&one);
	next_visit(&two, &one.visit, 14);
	NEED(go_to(&two, "went") && held_pick(&two, 0));
	CHECK_STR("own", two.view.screen);
	NEED(held_number(&two, 6));
	CHECK_STR("feel", two.view.screen);
	NEED(held_pick(&two, 0));
	CHECK_STR("step", two.view.screen);
	NEED(held_do(&two, ACT_BACK));
	CHECK_STR("feel", two.view.screen);
	/* It counts all the same, and the map leads there. */
	CHECK_STR("GARDEN", text_of(&two, "hope"));
	NEED(go_to(&two, "hope"));
	CHECK_STR("GARDEN", two.view.value.text);
	NEED(go_to(&two, "went") && held_pick(&two, 1));
	NEED(go_to(&two, "feel") && held_pick(&two, 0));
	CHECK_STR("hope", two.view.screen);
	held_end(&one);
	held_end(&two);
}

/* ---- numbers over visits ---------------------------------------------------------------- */

static void show_trend(struct held *held, int number)
{
	NEED(go_to(held, "own") && held_number(held, number));
	NEED(go_to(held, "feel"));
}

static void test_growing(void)
{
	struct held one, two, three;
	first_visit(&one);
	next_visit(&two, &one.visit, 14);
	show_trend(&two, 5);
	CHECK_INT(2, two.view.trend.series[0].count);
	CHECK(strncmp(two.view.trend.verdict, "About the same", 14) == 0);
	CHECK_STR("a test, 2026", two.view.trend.source);
	next_visit(&three, &two.visit, 84);
	show_trend(&three, 7);
	const struct view_series *series = &three.view.trend.series[0];
	NEED(series->count == 3);
	CHECK_STR("2 Mar", series->points[0].day);
	CHECK_INT(4, series->points[0].value);
	CHECK_INT(14, series->points[1].at - series->points[0].at);
	CHECK_STR("25 May", series->points[2].day);
	CHECK_INT(7, series->points[2].value);
	CHECK(strncmp(three.view.trend.verdict, "Better", 6) == 0);
	show_trend(&three, 2);
	CHECK(strncmp(three.view.trend.verdict, "Harder", 6) == 0);
	held_end(&one);
	held_end(&two);
	held_end(&three);
}

/* Two visits in March may be a year apart. */
static void test_two_years(void)
{
	struct held one, two;
	first_visit(&one);
	next_visit(&two, &one.visit, 365);
	show_trend(&two, 5);
	const struct view_series *series = &two.view.trend.series[0];
	NEED(series->count == 2);
	CHECK_STR("2 Mar 2026", series->points[0].day);
	CHECK_STR("2 Mar 2027", series->points[1].day);
	CHECK_INT(365, series->points[1].at - series->points[0].at);
	CHECK(!two.view.trend.clock_was_wrong);
	held_end(&one);
	held_end(&two);
}

static bool stands(const struct held *held, const char *text)
{
	struct plan plan;
	struct arena arena;
	bool found = false;
	arena_init(&arena, NULL);
	plan_assemble(&held->visit, true, &arena, &plan);
	for (size_t i = 0; i < plan.part_count; i++)
		for (size_t j = 0; j < plan.parts[i].line_count; j++)
			found |= strcmp(plan.parts[i].lines[j].text, text) == 0;
	arena_release(&arena);
	return found;
}

/* They stand in the order of the visits, whatever the dates say, and that is said. */
static void test_wrong_clock(void)
{
	struct held one, two;
	first_visit(&one);
	next_visit(&two, &one.visit, -14);
	show_trend(&two, 7);
	const struct view_series *series = &two.view.trend.series[0];
	NEED(series->count == 2);
	CHECK(two.view.trend.clock_was_wrong);
	CHECK_INT(4, series->points[0].value);
	CHECK_INT(7, series->points[1].value);
	CHECK(series->points[0].at < series->points[1].at);
	CHECK(stands(&two, "The numbers are in the order of the visits. One date is wrong, because "
			   "a clock was off that day."));
	held_end(&one);
	held_end(&two);
}

/* With one number there is nothing to compare. */
static void test_one_number(void)
{
	struct held one, two;
	held_begin(&one, PACK, "first");
	next_visit(&two, &one.visit, 7);
	show_trend(&two, 3);
	CHECK_INT(1, two.view.trend.series[0].count);
	CHECK(two.view.trend.verdict == NULL && two.view.trend.source == NULL);
	held_end(&one);
	held_end(&two);
}

/* An old visit over another pack: what it does not ask is left out, its plan is there. */
static void test_another_pack(void)
{
	struct held one, two;
	held_begin(&one, "tests/pack/kinds", "all");
	next_visit(&two, &one.visit, 7);
	CHECK_INT(0, two.visit.state.past_count);
	CHECK(text_of(&two, "step") == NULL);
	held_end(&one);
	held_end(&two);
}

/* Longer than an event may be: it comes in pieces, and nothing of it is lost. */
static void test_a_long_line(void)
{
	struct held one, two;
	char *text = malloc(4001);
	size_t got = 0;
	NEED(text != NULL);
	memset(text, 'x', 4000);
	text[4000] = '\0';
	held_begin(&one, PACK, "first");
	NEED(held_pick(&one, 0) && held_pick(&one, 0));
	NEED(go_to(&one, "hope") && held_text(&one, text));
	next_visit(&two, &one.visit, 7);
	for (size_t i = 0; i < two.visit.state.recalled_count; i++)
		for (const char *c = two.visit.state.recalled[i].text; *c; c++)
			got += *c == 'x';
	CHECK_INT(4000, got);
	held_end(&one);
	held_end(&two);
	free(text);
}

/* ---- what changed ---------------------------------------------------------------------- */

static const char *line_under(const struct plan *plan, const char *title, size_t line)
{
	for (size_t i = 0; i < plan->part_count; i++)
		if (strcmp(plan->parts[i].title, title) == 0
			&& line < plan->parts[i].line_count)
			return plan->parts[i].lines[line].text;
	return "";
}

static void test_since(void)
{
	struct held one, two;
	struct plan before, now, page;
	first_visit(&one);
	next_visit(&two, &one.visit, 14);
	NEED(go_to(&two, "step") && held_text(&two, "SWIMMING"));
	NEED(go_to(&two, "flare") && held_text(&two, "HEAT"));
	plan_assemble(&one.visit, true, &one.frame, &before);
	plan_assemble(&two.visit, true, &two.frame, &now);
	plan_since(&before, &now, &two.frame, &page);
	CHECK_STR("What changed since Monday, 2 March 2026", page.title);
	CHECK_STR("As before: I want: “GARDEN”", line_under(&page, "What matters to me", 0));
	CHECK_STR("Changed: “SWIMMING”\nbefore: “WALKING”", line_under(&page, "What I will do", 0));
	CHECK_STR("New: “HEAT”", line_under(&page, "When the pain gets worse for a while", 0));
	CHECK_STR("No longer in the plan: Monday, 16 March 2026",
		line_under(&page, "When we look again", 0));
	held_end(&one);
	held_end(&two);
}

static void test_due(void)
{
	struct held one;
	struct date day;
	first_visit(&one);
	CHECK(plan_due(&one.visit, &day));
	CHECK_INT(16, day.day);
	NEED(go_to(&one, "again") && texts(&one, (const char *const[]){ "", "by phone" }, 2));
	CHECK(!plan_due(&one.visit, &day));
	held_end(&one);
}

TESTS("plan/carry", { "what comes", test_what_comes }, { "the plan before", test_the_plan_before },
	{ "passed by", test_passed_by }, { "growing", test_growing },
	{ "two years", test_two_years }, { "wrong clock", test_wrong_clock },
	{ "one number", test_one_number }, { "another pack", test_another_pack },
	{ "a long line", test_a_long_line }, { "since", test_since }, { "due", test_due })
