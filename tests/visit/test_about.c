/*
 * What was said of something else is asked again: the step is changed after how sure they are
 * of it, its first time and what may get in the way, over the pack that is shipped.
 */
#include "tests/check.h"
#include "tests/visit/held.h"
#include "tests/visit/seen.h"

#include "base/str.h"

#define PACK "content/back-pain"

static void go_to(struct held *held, const char *screen)
{
	held_act(held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held->pack, screen) });
	CHECK_STR(screen, held->view.screen);
}

static bool send_parts(struct held *held, const char *const *part)
{
	return held_act(held, &(struct act){ .kind = ACT_NEXT, .value = {
		.type = VALUE_PARTS, .part = part, .count = held->view.part_count } });
}

static const struct visit_answer *answer_of(const struct held *held, const char *question)
{
	return &held->visit.state.answers[pack_find_question(held->pack, question)];
}

static bool plan_says(struct held *held, const char *text)
{
	struct plan plan;
	plan_assemble(&held->visit, true, &held->frame, &plan);
	for (size_t i = 0; i < plan.part_count; i++)
		for (size_t j = 0; j < plan.parts[i].line_count; j++)
			if (strstr(plan.parts[i].lines[j].text, text))
				return true;
	return false;
}

/* A step, its first time, how sure, one hurdle; and then to the review. */
static void say_all(struct held *held)
{
	static const int no[64];
	static const char *const first[] = { "mon wed", "9:00", "the pool", "20 minutes", "2",
		"2026-03-04" };
	static const char *const hurdles[] = { "it is shut", "walk there", "", "", "Ann",
		"" };
	held_begin(held, PACK, "brief");
	while (!str_is(held->view.screen, "story"))
		CHECK(held_picks(held, held->view.kind == VIEW_ITEMS ? VALUE_ITEMS : VALUE_CHOICES,
			no, held->view.kind == VIEW_ITEMS ? held->view.item_count : 1));
	go_to(held, "step");
	CHECK(held_text(held, "swim"));
	CHECK(send_parts(held, first));
	CHECK(held_number(held, 9));
	CHECK(send_parts(held, hurdles));
	go_to(held, "review");
}

static void change_step(struct held *held, const char *step)
{
	go_to(held, "step");
	CHECK(held_text(held, step));
}

static size_t part_of(const struct held *held, const char *id)
{
	size_t i = 0;
	while (i < held->view.part_count && !str_is(held->view.parts[i].id, id))
		i++;
	CHECK(i < held->view.part_count);
	return i;
}

/* The plan says none of it, each question comes again on the way back to the review, and
 * offers what was said. */
static void test_the_step_is_changed(void)
{
	struct held held;
	say_all(&held);
	CHECK(plan_says(&held, "9 of 10") && plan_says(&held, "the pool"));
	change_step(&held, "row");
	CHECK(!plan_says(&held, "9 of 10") && !plan_says(&held, "the pool")
		&& !plan_says(&held, "it is shut"));
	CHECK_STR("first", held.view.screen);
	NEED(held.view.part_count > 0);
	CHECK_STR("“row”", held.view.quote);
	CHECK(plan_says(&held, "“row”") && !plan_says(&held, "swim"));
	CHECK_STR("the pool", held.view.parts[part_of(&held, "where")].offer);
	CHECK_STR("before: Monday and Wednesday", held.view.parts[part_of(&held, "days")].hint);
	CHECK_STR("", held.view.value.part[part_of(&held, "where")]);
	CHECK(held_do(&held, ACT_NEXT));
	CHECK_STR("sure", held.view.screen);
	CHECK_STR("9", held.view.offer);
	CHECK_INT(VALUE_NONE, held.view.value.type);
	CHECK(held_number(&held, 8));
	CHECK_STR("hurdles", held.view.screen);
	CHECK_STR("it is shut", held.view.parts[0].offer);
	CHECK(held_do(&held, ACT_SKIP));
	CHECK_STR("review", held.view.screen);
	CHECK(plan_says(&held, "8 of 10") && !plan_says(&held, "the pool"));
	/* Passed by once, it is not asked for ever; what was said is still offered there. */
	change_step(&held, "row");
	CHECK_STR("review", held.view.screen);
	go_to(&held, "hurdles");
	CHECK_STR("it is shut", held.view.parts[0].offer);
	held_end(&held);
}

/* The same step said once more, or another one taken back: nothing was about something else. */
static void test_nothing_changed(void)
{
	struct held held;
	say_all(&held);
	change_step(&held, "swim");
	CHECK_STR("review", held.view.screen);
	CHECK(plan_says(&held, "9 of 10"));
	change_step(&held, "row");
	CHECK(answer_of(&held, "sure")->value.type == VALUE_NONE);
	CHECK(held_do(&held, ACT_UNDO));
	CHECK(answer_of(&held, "sure")->value.number == 9);
	CHECK(plan_says(&held, "9 of 10") && plan_says(&held, "it is shut"));
	held_end(&held);
}

/* Read back from the disk, it is the same. */
static void test_from_the_events(void)
{
	struct held held;
	struct visit again;
	struct fault why;
	say_all(&held);
	change_step(&held, "row");
	visit_init(&again, held.pack, NULL);
	for (size_t i = 0; i < held.visit.event_count; i++)
		CHECK(visit_replay(&again, &held.visit.events[i], &why));
	const struct visit_answer *sure =
		&again.state.answers[pack_find_question(held.pack, "sure")];
	CHECK(sure->value.type == VALUE_NONE && sure->aside.number == 9);
	CHECK(again.state.in_review && held.visit.state.in_review);
	visit_release(&again);
	held_end(&held);
}

/* Nobody who came in since sees what is offered. */
static void test_others_see_no_offer(void)
{
	struct held held;
	say_all(&held);
	change_step(&held, "row");
	NEED(seen_has(&held.view, "the pool"));
	CHECK(held_present(&held, PRESENT_OTHERS));
	CHECK_STR("first", held.view.screen);
	CHECK(!seen_has(&held.view, "the pool") && !seen_has(&held.view, "Wednesday and"));
	go_to(&held, "sure");
	CHECK(held.view.offer == NULL);
	held_end(&held);
}

TESTS("visit/about", { "the step is changed", test_the_step_is_changed },
	{ "nothing changed", test_nothing_changed }, { "from the events", test_from_the_events },
	{ "others see no offer", test_others_see_no_offer })
