/*
 * Danger signs that are asked once more: what stayed open, and what was said while somebody
 * else was there.
 */
#include "tests/check.h"
#include "tests/visit/answered.h"

#define SIGNS 8
enum { NO, UNSURE, YES, SKIP }; /* answers of the signs */
enum { NOW_NO, NOW_YES, STILL_UNSURE, EXAMINED, SENT }; /* actions when asked again */
enum { ALONE, LATER, OTHERS, INTERPRETER }; /* choices of who is here */
enum { BY_PHONE = 1 };

static bool go_to(struct held *held, const char *screen)
{
	return held_act(held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held->pack, screen) });
}

static void begin(struct held *held, int presence)
{
	held_begin(held, PACK, "brief");
	NEED(held_pick(held, presence));
	if (held->visit.state.page != PAGE_NONE)
		NEED(held_do(held, ACT_NEXT));
	NEED(held_pick(held, 0));
	CHECK_STR("safety", held->view.screen);
}

/* All no, but for one row. */
static bool answer(struct held *held, int row, int is)
{
	int pick[SIGNS] = { 0 };
	pick[row] = is;
	return held_picks(held, VALUE_ITEMS, pick, SIGNS);
}

static int answer_now(const struct held *held, int row)
{
	int signs = pack_find_question(held->pack, "flag");
	return held->visit.state.answers[signs].value.pick[row];
}

static bool is_open(const struct held *held)
{
	return visit_has_open(&held->visit);
}

static void test_all_no_alone(void)
{
	struct held held;
	begin(&held, ALONE);
	NEED(answer(&held, 0, NO));
	CHECK(!is_open(&held));
	CHECK(!go_to(&held, "still-open"));
	held_end(&held);
}

/* An interpreter counts as alone. */
static void test_interpreter(void)
{
	struct held held;
	begin(&held, INTERPRETER);
	NEED(answer(&held, 0, NO));
	CHECK(!is_open(&held));
	held_end(&held);
}

static void test_now_no(void)
{
	struct held held;
	begin(&held, ALONE);
	NEED(answer(&held, 3, UNSURE));
	CHECK(is_open(&held));
	NEED(go_to(&held, "still-open"));
	NEED(held_done(&held, NOW_NO, "Amy Cole", NULL));
	CHECK(!is_open(&held));
	CHECK_INT(NO, answer_now(&held, 3));
	held_end(&held);
}

/* A yes is a yes whenever it is said: what has to be done comes before all else. */
static void test_now_yes(void)
{
	struct held held;
	begin(&held, ALONE);
	NEED(answer(&held, 3, UNSURE));
	NEED(go_to(&held, "still-open"));
	NEED(held_done(&held, NOW_YES, "Amy Cole", NULL));
	CHECK_INT(YES, answer_now(&held, 3));
	CHECK_STR("stopped", held.view.screen);
	CHECK(is_open(&held));
	CHECK(!go_to(&held, "agree"));
	NEED(held_done(&held, 1, "Amy Cole", "seen, and well"));
	CHECK(!is_open(&held));
	held_end(&held);
}

/* What comes of it stands beside it, with a name. */
static void test_still_unsure(void)
{
	struct held held;
	begin(&held, ALONE);
	NEED(answer(&held, 3, UNSURE));
	NEED(go_to(&held, "still-open"));
	CHECK(!held_done(&held, STILL_UNSURE, "Amy Cole", NULL));
	NEED(held_done(&held, STILL_UNSURE, "Amy Cole", "the hospital sees them at four"));
	CHECK(!is_open(&held));
	CHECK_INT(UNSURE, answer_now(&held, 3));
	held_end(&held);
}

/* "Rather not say" is an answer.  It stands as it is only in the row that says so, and only
 * where it was said alone: in front of others the same key puts it off. */
static void test_rather_not_say(void)
{
	struct held held;
	begin(&held, ALONE);
	NEED(answer(&held, 3, SKIP));
	CHECK(!is_open(&held));
	held_end(&held);
	begin(&held, ALONE);
	NEED(answer(&held, 2, SKIP));
	CHECK(is_open(&held));
	held_end(&held);
	begin(&held, OTHERS);
	NEED(answer(&held, 3, SKIP));
	CHECK(is_open(&held));
	NEED(held_present(&held, PRESENT_ALONE));
	CHECK(is_open(&held));
	held_end(&held);
}

/* Somebody who looks on: the last answer has another name, and none is shown. */
static void test_rows_beside_others(void)
{
	struct held held;
	begin(&held, OTHERS);
	CHECK(held.view.set.is_covered);
	CHECK_STR("ask me later, alone", held.view.set.answers[SKIP]);
	held_end(&held);
	begin(&held, ALONE);
	CHECK(!held.view.set.is_covered);
	CHECK_STR("rather not say", held.view.set.answers[SKIP]);
	CHECK(held.view.set.signs && !held.view.set.signs[NO] && held.view.set.signs[UNSURE]);
	held_end(&held);
}

/* Beside somebody a no to the first four says little; to the others it is a no. */
static void test_no_beside_others(void)
{
	struct held held;
	begin(&held, OTHERS);
	NEED(answer(&held, 0, NO));
	CHECK(is_open(&held));
	CHECK(!go_to(&held, "still-open"));
	NEED(held_present(&held, PRESENT_ALONE));
	NEED(go_to(&held, "still-open"));
	for (int row = 0; row < 4; row++) {
		CHECK_STR("still-open", held.view.screen);
		NEED(held_done(&held, NOW_NO, "Amy Cole", NULL));
	}
	CHECK(!is_open(&held));
	held_end(&held);
}

static void test_yes_alone_after_no(void)
{
	struct held held;
	begin(&held, OTHERS);
	NEED(answer(&held, 0, NO));
	NEED(held_present(&held, PRESENT_ALONE));
	NEED(go_to(&held, "still-open"));
	NEED(held_done(&held, NOW_YES, "Amy Cole", NULL));
	CHECK_STR("stopped", held.view.screen);
	CHECK_INT(YES, answer_now(&held, 0));
	held_end(&held);
}

/* Never alone: agree opens once it is settled how they will be. */
static void test_never_alone(void)
{
	struct held held;
	begin(&held, OTHERS);
	NEED(answer(&held, 5, NO));
	NEED(go_to(&held, "hope") && held_text(&held, "the garden"));
	NEED(go_to(&held, "agree"));
	CHECK(held.view.agree.shut != NULL);
	NEED(go_to(&held, "ask-alone"));
	NEED(held_done(&held, BY_PHONE, "Amy Cole", NULL));
	CHECK(!is_open(&held));
	CHECK_STR("agree", held.view.screen);
	CHECK_INT(NO, answer_now(&held, 5));
	held_end(&held);
}

/* It stands for the time that somebody is there: alone they are asked. */
static void test_alone_after_all(void)
{
	struct held held;
	begin(&held, OTHERS);
	NEED(answer(&held, 5, UNSURE));
	NEED(go_to(&held, "ask-alone"));
	NEED(held_done(&held, BY_PHONE, "Amy Cole", NULL));
	CHECK(!is_open(&held));
	NEED(held_present(&held, PRESENT_ALONE));
	CHECK(is_open(&held));
	NEED(go_to(&held, "still-open"));
	NEED(held_done(&held, NOW_NO, "Amy Cole", NULL));
	CHECK(is_open(&held)); /* the first four were said beside them */
	held_end(&held);
}

/* Whoever is there reads the same, whatever was answered. */
static void test_tells_nothing(void)
{
	struct held no, unsure;
	begin(&no, OTHERS);
	begin(&unsure, OTHERS);
	NEED(answer(&no, 0, NO) && answer(&unsure, 3, UNSURE));
	NEED(go_to(&no, "ask-alone") && go_to(&unsure, "ask-alone"));
	CHECK_STR(no.view.heading, unsure.view.heading);
	CHECK_STR(no.view.text, unsure.view.text);
	CHECK_INT(no.view.item_count, unsure.view.item_count);
	held_end(&no);
	held_end(&unsure);
}

/* What was said after both yeses takes them back, whatever comes of it. */
static void test_after_the_yeses(void)
{
	struct held held;
	answer_all(&held, "brief");
	NEED(held_act(&held, &(struct act){ .kind = ACT_YES, .role = ROLE_PATIENT }));
	NEED(held_act(&held, &(struct act){ .kind = ACT_YES, .role = ROLE_CLINICIAN }));
	CHECK(plan_is_agreed(&held.visit));
	NEED(go_to(&held, "safety") && answer(&held, 3, UNSURE));
	CHECK(!plan_is_agreed(&held.visit));
	NEED(go_to(&held, "still-open"));
	NEED(held_done(&held, EXAMINED, "Amy Cole", "seen, and well"));
	CHECK(!is_open(&held));
	CHECK(!plan_is_agreed(&held.visit));
	held_end(&held);
}

static void test_undone(void)
{
	struct held held;
	begin(&held, ALONE);
	NEED(answer(&held, 3, UNSURE));
	NEED(go_to(&held, "still-open"));
	NEED(held_done(&held, NOW_NO, "Amy Cole", NULL));
	NEED(held_do(&held, ACT_UNDO));
	CHECK_INT(UNSURE, answer_now(&held, 3));
	CHECK(is_open(&held));
	held_end(&held);
}

TESTS("visit/safety", { "all no, alone", test_all_no_alone }, { "interpreter", test_interpreter },
	{ "now no", test_now_no }, { "now yes", test_now_yes },
	{ "rather not say", test_rather_not_say }, { "rows beside others", test_rows_beside_others },
	{ "still unsure", test_still_unsure }, { "a no beside others", test_no_beside_others },
	{ "a yes alone after it", test_yes_alone_after_no }, { "never alone", test_never_alone },
	{ "alone after all", test_alone_after_all },
	{ "tells nothing", test_tells_nothing }, { "after the yeses", test_after_the_yeses }, { "undone", test_undone })
