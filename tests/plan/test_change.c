/*
 * A line of an agreed plan is changed on another day: what is not changed stands as it was,
 * and nothing is agreed before both say so anew.
 */
#include "tests/check.h"
#include "tests/visit/answered.h"
#include "tests/visit/seen.h"

#include "base/str.h"
#include "plan/facts.h"

enum { ALONE, LATER, OTHERS };

static bool go_to(struct held *held, const char *screen)
{
	return held_act(held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held->pack, screen) });
}

/* The visit after `earlier`, which says nothing anew. */
static void begin_change(struct held *held, const struct visit *earlier, int days)
{
	size_t count;
	held_begin(held, PACK, "change");
	held->visit.state.began.ms += days * 86400000LL;
	held->now.ms += days * 86400000LL;
	const struct event *events = carry_events(&held->visit, earlier, &held->visit.log, &count);
	for (size_t i = 0; i < count; i++) {
		struct batch batch = { .count = 0 };
		batch_add(&batch, &events[i]);
		visit_number(&held->visit, &batch, held->now);
		visit_apply(&held->visit, &batch);
	}
	held_show(held);
}

static bool is_on(const struct plan *plan, enum plan_section section, const char *text)
{
	for (size_t i = 0; i < plan->part_count; i++)
		for (size_t j = 0; plan->parts[i].section == section
			&& j < plan->parts[i].line_count; j++)
			if (str_is(plan->parts[i].lines[j].text, text))
				return true;
	return false;
}

static void check_all_stand(const struct plan *was, const struct plan *is)
{
	size_t lines = 0;
	for (size_t i = 0; i < was->part_count; i++)
		for (size_t j = 0; j < was->parts[i].line_count; j++) {
			const char *text = was->parts[i].lines[j].text;
			if (!is_on(is, was->parts[i].section, text))
				printf("\ngone: %s\n", text);
			CHECK(is_on(is, was->parts[i].section, text));
			lines++;
		}
	CHECK(lines > 20);
}

static void check_stands_after(const char *path)
{
	struct held one, two;
	struct plan was, is;
	answer_all(&one, path);
	NEED(held_act(&one, &(struct act){ .kind = ACT_NOTE, .number = NOTE_REASON,
		.value = { .type = VALUE_TEXT, .text = "my reason" } }));
	begin_change(&two, &one.visit, 3);
	plan_assemble(&one.visit, true, &one.frame, &was);
	plan_assemble(&two.visit, true, &two.frame, &is);
	check_all_stand(&was, &is);
	held_end(&one);
	held_end(&two);
}

static void test_stands(void)
{
	check_stands_after("brief");
	check_stands_after("full");
}

/* It begins at the list of answers, comes back there, and ends with two yeses. */
static void test_way(void)
{
	struct held one, two;
	answer_all(&one, "full");
	begin_change(&two, &one.visit, 3);
	CHECK_STR("room", two.view.screen);
	NEED(held_pick(&two, ALONE) && held_pick(&two, 0));
	CHECK_STR("review", two.view.screen);
	NEED(go_to(&two, "story") && held_text(&two, "another story"));
	CHECK_STR("review", two.view.screen);
	NEED(held_do(&two, ACT_NEXT));
	CHECK_STR("yes-by", two.view.screen);
	CHECK(!held_do(&two, ACT_NEXT));
	NEED(held_pick(&two, 1));
	CHECK_STR("agree", two.view.screen);
	CHECK(!two.view.agree.patient && !two.view.agree.clinician);
	CHECK(!plan_is_agreed(&two.visit));
	CHECK(seen_lines(two.view.lines, two.view.line_count,
		"We went over this plan together by phone."));
	held_end(&one);
	held_end(&two);
}

static size_t points_of(const struct held *held, const char *question)
{
	struct arena arena;
	struct view_series series;
	int number = pack_find_question(held->pack, question);
	arena_init(&arena, NULL);
	visit_series(&held->visit, &held->pack->questions[number], &arena, &series);
	arena_release(&arena);
	return series.count;
}

/* A number that stands was not asked for again: over the visits it counts once. */
static void test_numbers(void)
{
	struct held one, two, three;
	answer_all(&one, "full");
	begin_change(&two, &one.visit, 3);
	NEED(held_pick(&two, ALONE));
	CHECK_INT(1, points_of(&two, "pain"));
	CHECK_INT(5, visit_answer(&two.visit, pack_find_question(two.pack, "pain"))->number);
	begin_change(&three, &two.visit, 4);
	NEED(held_pick(&three, ALONE) && held_pick(&three, 0));
	CHECK_INT(1, points_of(&three, "pain"));
	NEED(go_to(&three, "pain") && held_number(&three, 4));
	CHECK_INT(2, points_of(&three, "pain"));
	held_end(&one);
	held_end(&two);
	held_end(&three);
}

/* Whoever is there sees nothing of it. */
static void test_others(void)
{
	struct held one, two;
	answer_all(&one, "full");
	begin_change(&two, &one.visit, 3);
	NEED(held_pick(&two, OTHERS));
	CHECK_STR("neutral", two.view.screen);
	NEED(held_pick(&two, NEUTRAL_GO_ON) && held_pick(&two, 0));
	CHECK_STR("review", two.view.screen);
	for (size_t i = 0; i < two.view.item_count; i++)
		CHECK(!two.view.items[i].detail || !strstr(two.view.items[i].detail, "Q"));
	held_end(&one);
	held_end(&two);
}

/* How they talk is asked each time, and who agreed last time has not agreed to this. */
static void test_asked_each_time(void)
{
	struct held one, two, three;
	answer_all(&one, "full");
	begin_change(&two, &one.visit, 3);
	NEED(held_pick(&two, ALONE) && held_pick(&two, 0) && held_do(&two, ACT_NEXT));
	NEED(held_pick(&two, 1));
	begin_change(&three, &two.visit, 6);
	NEED(held_pick(&three, ALONE) && held_pick(&three, 0) && held_do(&three, ACT_NEXT));
	CHECK_STR("yes-by", three.view.screen);
	CHECK(value_is_empty(&three.view.value));
	CHECK(!held_do(&three, ACT_NEXT));
	held_end(&one);
	held_end(&two);
	held_end(&three);
}

static bool names_shut(const struct held *held, const char *what)
{
	return held->view.agree.shut && strstr(held->view.agree.shut, what);
}

/* Neither whether it is kept nor how they talk can be walked past. */
static void test_not_walked_past(void)
{
	struct held one, two;
	answer_all(&one, "full");
	begin_change(&two, &one.visit, 3);
	NEED(held_pick(&two, ALONE));
	CHECK(!go_to(&two, "agree"));
	NEED(held_pick(&two, 0) && go_to(&two, "agree"));
	CHECK(names_shut(&two, "how we talked"));
	held_end(&one);
	held_end(&two);
}

/* A plan that has begun may have a first time behind it, and a promise that was kept; but not a
 * day on which they look again, nor one that is said now. */
static void test_days_behind(void)
{
	struct held one, two;
	const char *part[8] = { "", "mon", "9:00", "", "", "", "2025-01-02" };
	answer_all(&one, "full");
	begin_change(&two, &one.visit, 400);
	NEED(held_pick(&two, ALONE) && held_pick(&two, 0) && held_do(&two, ACT_NEXT));
	NEED(held_pick(&two, 0));
	CHECK(names_shut(&two, "when we look again"));
	NEED(go_to(&two, "again"));
	NEED(held_act(&two, &(struct act){ .kind = ACT_NEXT, .value = { .type = VALUE_PARTS,
		.part = (const char *const[]){ "2028-01-02", "", "" }, .count = 3 } }));
	NEED(go_to(&two, "agree"));
	CHECK(two.view.agree.shut == NULL);
	NEED(go_to(&two, "first"));
	NEED(held_act(&two, &(struct act){ .kind = ACT_NEXT, .value = { .type = VALUE_PARTS,
		.part = part, .count = two.view.part_count } }));
	NEED(go_to(&two, "agree"));
	CHECK(names_shut(&two, "First"));
	held_end(&one);
	held_end(&two);
}

/* A number that was not asked for again is no fact of this visit. */
static void test_facts(void)
{
	struct held one, two;
	struct plan plan;
	struct plan_facts facts;
	size_t count = 0;
	answer_all(&one, "full");
	begin_change(&two, &one.visit, 3);
	NEED(held_pick(&two, ALONE) && held_pick(&two, 0));
	plan_assemble(&two.visit, true, &two.frame, &plan);
	plan_facts(&two.visit, &plan, &two.frame, &facts);
	for (size_t i = 0; i < facts.count; i++)
		count += str_is(facts.list[i].question, "pain") && !facts.list[i].is_past;
	CHECK_INT(0, count);
	held_end(&one);
	held_end(&two);
}

TESTS("plan/change", { "asked each time", test_asked_each_time },
	{ "days behind", test_days_behind },
	{ "not walked past", test_not_walked_past }, { "facts", test_facts }, { "all else stands", test_stands }, { "the way", test_way },
	{ "numbers", test_numbers }, { "others", test_others })
