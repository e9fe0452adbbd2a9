/*
 * After a no, and after it has ended with somebody: over the shipped pack, in which all was
 * answered and every name is a word of its own, nothing of theirs is left to be seen.
 */
#include "base/str.h"
#include "plan/family.h"
#include "tests/visit/answered.h"
#include "tests/visit/seen.h"
#include "visit/supporters.h"

#define FIRST "Qcircle-name-1Q"
#define SECOND "Qcircle-name-2Q"
#define STOP 2

static bool go_to(struct held *held, const char *screen)
{
	return held_act(held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held->pack, screen) });
}

static bool plan_says(const struct held *held, const char *word)
{
	struct arena arena;
	struct plan plan;
	bool found = false;
	arena_init(&arena, NULL);
	plan_assemble(&held->visit, true, &arena, &plan);
	for (size_t i = 0; i < plan.part_count; i++)
		for (size_t j = 0; j < plan.parts[i].line_count; j++)
			found |= strstr(plan.parts[i].lines[j].text, word) != NULL;
	arena_release(&arena);
	return found;
}

static bool has_page(struct held *held, int person)
{
	struct plan page;
	return family_assemble(&held->visit, person, &held->frame, &page);
}

/* On, with the answer as it stands, or with one where that is none. */
static void go_on(struct held *held)
{
	const char *texts[16];
	struct act act = answer_with_marks(held, texts);
	if (!held_do(held, ACT_NEXT))
		NEED(held_act(held, &act));
}

/* From the screen where they are to the end, on no screen but where answers are listed. */
static void check_way(struct held *held, const char *word)
{
	struct plan plan;
	for (int i = 0; i < 200 && held->view.kind != VIEW_AGREE; i++) {
		visit_show(&held->visit, WANT_PLAN | WANT_NOTES | WANT_MAP, &held->frame,
			&held->view);
		plan_so_far(&held->visit, &held->frame, &plan);
		plan_show_so_far(&plan, &held->frame, &held->view);
		bool seen = held->view.kind != VIEW_REVIEW && seen_has(&held->view, word);
		if (seen)
			printf("\n'%s' is seen on '%s'", word, held->view.screen);
		CHECK(!seen);
		go_on(held);
	}
	CHECK_INT(VIEW_AGREE, held->view.kind);
}

static void test_no(void)
{
	struct held held;
	answer_all(&held, "full");
	CHECK(plan_says(&held, FIRST) && has_page(&held, 1));
	NEED(go_to(&held, "family") && held_pick(&held, 1));
	CHECK(!plan_says(&held, "Qcircle") && !has_page(&held, 1));
	check_way(&held, "Qcircle");
	held_end(&held);
}

/* To the follow-up's question whether it is still okay with the first one, and no. */
static void stop(struct held *held)
{
	held_begin(held, PACK, "follow");
	bring_along(held);
	for (int i = 0; i < 400 && held->view.kind != VIEW_AGREE; i++) {
		const char *texts[16];
		struct act act = answer_with_marks(held, texts);
		NEED(held_act(held, &act));
	}
	CHECK(plan_says(held, FIRST) && has_page(held, 1));
	NEED(go_to(held, "still-1") && held_pick(held, STOP));
}

static void test_ended(void)
{
	struct held held;
	stop(&held);
	CHECK(!plan_says(&held, FIRST) && !has_page(&held, 1));
	CHECK(plan_says(&held, SECOND) && has_page(&held, 2));
	NEED(go_to(&held, "may-see"));
	CHECK_INT(PEOPLE_MOST - 1, held.view.part_count);
	CHECK_STR(SECOND, held.view.parts[0].label);
	check_way(&held, FIRST);
	held_end(&held);
}

/* Next time they are nobody: whether it went well with them is not asked. */
static void test_not_carried(void)
{
	struct held held, next;
	size_t count;
	stop(&held);
	held_begin(&next, PACK, "follow");
	const struct event *events = carry_events(&next.visit, &held.visit, &next.visit.log,
		&count);
	for (size_t i = 0; i < count; i++) {
		struct batch batch = { .count = 0 };
		batch_add(&batch, &events[i]);
		visit_number(&next.visit, &batch, next.now);
		visit_apply(&next.visit, &batch);
	}
	NEED(held_act(&next, &(struct act){ .kind = ACT_PRESENT, .number = PRESENT_ALONE }));
	CHECK(supporters_name(&next.visit, 1) == NULL);
	CHECK_STR(SECOND, supporters_name(&next.visit, 2));
	bool asked = false;
	for (int i = 0; i < 200 && next.view.kind != VIEW_AGREE; i++) {
		CHECK(!str_is(next.view.screen, "asked-1"));
		asked |= str_is(next.view.screen, "asked-2");
		if (!str_is(next.view.screen, "family") || !held_pick(&next, 0))
			go_on(&next);
	}
	CHECK(asked);
	held_end(&next);
	held_end(&held);
}

TESTS("visit/ended", { "after a no", test_no }, { "after it has ended", test_ended },
	{ "not carried", test_not_carried })
