/*
 * What is agreed: both have said yes to the plan as it is now (U31).  Whoever says so, the plan
 * on the screen and on paper, the head that lists go by, the way out, says the same.
 */
#include "tests/check.h"
#include "tests/visit/answered.h"

#include "record/head.h"

static bool is_agreed_for_all(const struct held *held)
{
	struct arena arena;
	struct plan plan;
	arena_init(&arena, NULL);
	plan_assemble(&held->visit, true, &arena, &plan);
	bool agreed = plan_is_agreed(&held->visit);
	CHECK_INT(agreed, plan.agreed);
	CHECK_INT(agreed, head_state_of(&held->visit) == HEAD_AGREED);
	arena_release(&arena);
	return agreed;
}

static void both_say_yes(struct held *held, const char *path)
{
	answer_all(held, path);
	CHECK(!is_agreed_for_all(held));
	CHECK(held_yes(held, ROLE_PATIENT));
	CHECK(!is_agreed_for_all(held));
	CHECK(held_yes(held, ROLE_CLINICIAN));
	CHECK(is_agreed_for_all(held));
}

static void test_left_in_any_way(void)
{
	static const enum act_kind ways[] = { ACT_NEXT, ACT_LATER, ACT_BACK, ACT_COVER };
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct held held;
		both_say_yes(&held, "brief");
		CHECK(held_do(&held, ways[i]));
		CHECK(is_agreed_for_all(&held));
		/* There is nothing to go on with: they see that it is their plan. */
		if (ways[i] == ACT_NEXT || ways[i] == ACT_LATER)
			CHECK_INT(VIEW_END, held.view.kind);
		visit_sit_down(&held.visit);
		CHECK(is_agreed_for_all(&held));
		held_end(&held);
	}
}

static void test_later_from_elsewhere(void)
{
	struct held held;
	both_say_yes(&held, "brief");
	CHECK(held_do(&held, ACT_BACK));
	CHECK(held_do(&held, ACT_LATER));
	CHECK_INT(END_UNFINISHED, held.visit.state.end);
	CHECK(is_agreed_for_all(&held));
	held_end(&held);
}

static void check_waits(const struct held *held, enum word word)
{
	NEED(held->view.waits != NULL);
	CHECK_STR(held->pack->words.text[word], held->view.waits);
}

static void test_says_whose_yes_waits(void)
{
	struct held held;
	answer_all(&held, "brief");
	check_waits(&held, WORD_notyet_both);
	CHECK(held_yes(&held, ROLE_PATIENT));
	check_waits(&held, WORD_notyet_clinician);
	CHECK(held_act(&held, &(struct act){ .kind = ACT_TAKE_BACK, .role = ROLE_PATIENT }));
	CHECK(held_yes(&held, ROLE_CLINICIAN));
	check_waits(&held, WORD_notyet_patient);
	CHECK(held_yes(&held, ROLE_PATIENT));
	CHECK(held.view.waits == NULL);
	held_end(&held);
}

static void test_put_off(void)
{
	struct held held;
	both_say_yes(&held, "brief");
	CHECK(held_do(&held, ACT_NOTODAY));
	CHECK(!is_agreed_for_all(&held));
	CHECK_INT(HEAD_DECLINED, head_state_of(&held.visit));
	CHECK(held_do(&held, ACT_UNDO));
	CHECK(is_agreed_for_all(&held));
	held_end(&held);
}

static void jump(struct held *held, const char *screen)
{
	CHECK(held_act(held, &(struct act){ .kind = ACT_JUMP,
				     .number = pack_find_screen(held->pack, screen) }));
	CHECK_STR(screen, held->view.screen);
}

/* The lines of the plan are the same; a danger sign is open all the same. */
static void test_a_sign_opens_again(void)
{
	static const int unsure[] = { 1, 0, 0, 0, 0, 0, 0, 0 };
	struct held held;
	both_say_yes(&held, "brief");
	jump(&held, "safety");
	CHECK(held_picks(&held, VALUE_ITEMS, unsure, 8));
	CHECK(visit_has_open(&held.visit));
	CHECK(!is_agreed_for_all(&held));
	jump(&held, "agree");
	CHECK(!held_do(&held, ACT_NEXT));
	CHECK_INT(END_NOT, held.visit.state.end);
	CHECK(!is_agreed_for_all(&held));
	held_end(&held);
}

TESTS("plan/agreed", { "left in any way", test_left_in_any_way },
	{ "later from elsewhere", test_later_from_elsewhere }, { "says whose yes waits", test_says_whose_yes_waits },
	{ "put off", test_put_off },
	{ "a sign opens again", test_a_sign_opens_again })
