/*
 * The circle: who is in it, what follows from a name, and the third chair.
 */
#include "plan/family.h"
#include "tests/check.h"
#include "tests/visit/held.h"
#include "tests/visit/seen.h"
#include "visit/supporters.h"

#define PACK "tests/pack/circle"

static bool texts(struct held *held, const char *const *part, size_t count)
{
	return held_act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_PARTS, .part = part, .count = count } });
}

static bool name_them(struct held *held, const char *one, const char *two)
{
	const char *const names[PEOPLE_MOST] = { one, two, "", "", "", "", "", "" };
	return texts(held, names, PEOPLE_MOST);
}

static bool go_to(struct held *held, const char *screen)
{
	return held_act(held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held->pack, screen) });
}

static bool live(const struct held *held, const char *screen)
{
	return visit_is_live(&held->visit, pack_find_screen(held->pack, screen));
}

static enum value_type answered(const struct held *held, const char *question)
{
	return held->visit.state.answers[pack_find_question(held->pack, question)].value.type;
}

/* To the circle, alone, with two people in it; stands on wants-1. */
static void begin(struct held *held)
{
	held_begin(held, PACK, "first");
	NEED(held_pick(held, 0) && held_pick(held, 0));
	NEED(go_to(held, "hope") && held_text(held, "GARDEN"));
	NEED(go_to(held, "step") && held_text(held, "WALKING"));
	NEED(go_to(held, "flare") && held_text(held, "HEAT"));
	NEED(go_to(held, "circle") && name_them(held, "Rosa", "Ben"));
	CHECK_STR("wants-1", held->view.screen);
}

static void share(struct held *held, const char *one, const char *two)
{
	NEED(go_to(held, "may-see"));
	NEED(texts(held, (const char *const[]){ one, two }, 2));
}

static void test_a_screen_each(void)
{
	struct held held;
	begin(&held);
	CHECK_STR("How could Rosa help?", held.view.heading);
	CHECK(live(&held, "wants-2"));
	CHECK(!live(&held, "wants-3"));
	CHECK_STR("Together", held.view.items[0].group);
	NEED(go_to(&held, "wants-2"));
	CHECK_STR("How could Ben help?", held.view.heading);
	held_end(&held);
}

/* What was picked says how to ask for it; what has no such line is passed over. */
static void test_ways_to_ask(void)
{
	struct held held;
	const int picks[] = { 1, 2, 0 };
	begin(&held);
	NEED(held_picks(&held, VALUE_CHOICES, picks, 3));
	NEED(go_to(&held, "ask-1"));
	CHECK_INT(2, held.view.starter_count);
	CHECK_STR("Could you cook with me?", held.view.starters[0]);
	CHECK_STR("Could you walk with me?", held.view.starters[1]);
	held_end(&held);
}

/* Only those who have a name stand in the table. */
static void test_who_may_see(void)
{
	struct held held;
	begin(&held);
	NEED(go_to(&held, "may-see"));
	CHECK_INT(2, held.view.part_count);
	CHECK_STR("Rosa", held.view.parts[0].label);
	CHECK_STR("Ben", held.view.parts[1].label);
	CHECK_INT(PART_SET, held.view.parts[0].form);
	CHECK_STR("goal", held.view.parts[0].codes[0]);
	CHECK_STR("", held.view.value.part[0]);
	CHECK(!texts(&held, (const char *const[]){ "goal mood", "" }, 2));
	CHECK(!texts(&held, (const char *const[]){ "goal goal", "" }, 2));
	CHECK(texts(&held, (const char *const[]){ "goal flare", "" }, 2));
	CHECK_STR("goal flare", supporters_shared(&held.visit, 1));
	CHECK_STR("", supporters_shared(&held.visit, 2));
	held_end(&held);
}

/* In the review, who may see what by name; and nobody could tell two of one name apart. */
static void test_names_tell_apart(void)
{
	struct held held;
	begin(&held);
	share(&held, "goal roles", "plan");
	const char *said = visit_words(&held.visit, pack_find_question(held.pack, "may-see"),
		&held.frame);
	CHECK(said && strncmp(said, "Rosa: ", 6) == 0 && strstr(said, "; Ben: ") != NULL);
	NEED(go_to(&held, "circle"));
	CHECK(!name_them(&held, "Rosa", "Rosa"));
	CHECK_STR(held.pack->words.text[WORD_need_other_name], held.why.what);
	CHECK(name_them(&held, "Rosa", "Rosa from work"));
	held_end(&held);
}

static void test_another_name(void)
{
	struct held held;
	begin(&held);
	NEED(held_pick(&held, 0));
	share(&held, "goal", "plan");
	NEED(go_to(&held, "invite-1") && held_pick(&held, 0));
	NEED(go_to(&held, "circle") && name_them(&held, "Rosalind", "Ben"));
	CHECK_STR("", supporters_shared(&held.visit, 1));
	CHECK_STR("plan", supporters_shared(&held.visit, 2));
	CHECK_INT(VALUE_NONE, answered(&held, "invite-1"));
	CHECK_INT(VALUE_CHOICES, answered(&held, "wants-1"));
	NEED(held_do(&held, ACT_UNDO));
	CHECK_STR("goal", supporters_shared(&held.visit, 1));
	held_end(&held);
}

/* Whoever comes to stand in that place gets nothing of what was said of the last one. */
static void test_no_name(void)
{
	struct held held;
	begin(&held);
	NEED(held_pick(&held, 0));
	NEED(go_to(&held, "not-1") && held_text(&held, "SIGHS"));
	share(&held, "goal roles", "");
	NEED(go_to(&held, "circle") && name_them(&held, "", "Ben"));
	CHECK(!live(&held, "wants-1"));
	NEED(go_to(&held, "circle") && name_them(&held, "Ida", "Ben"));
	CHECK_INT(VALUE_NONE, answered(&held, "wants-1"));
	CHECK_INT(VALUE_NONE, answered(&held, "not-1"));
	CHECK_STR("", supporters_shared(&held.visit, 1));
	held_end(&held);
}

static bool half_share(struct held *held, const char *one, const char *two)
{
	const char *const half[] = { one, two };
	const struct value value = { .type = VALUE_PARTS, .part = half, .count = 2 };
	NEED(go_to(held, "may-see"));
	visit_draft(&held->visit, &value);
	NEED(go_to(held, "hope") && go_to(held, "may-see"));
	return true;
}

/* What is half taken back is not yet taken back, and not forgotten; but what was half ticked
 * for one name must not come back under another. */
static void test_draft_of_sharing(void)
{
	struct held held;
	begin(&held);
	share(&held, "goal roles", "plan");
	NEED(half_share(&held, "goal", ""));
	CHECK_STR("goal", held.view.value.part[0]);
	CHECK_STR("", held.view.value.part[1]);
	CHECK_STR("goal roles", supporters_shared(&held.visit, 1));
	NEED(held_do(&held, ACT_NEXT));
	CHECK_STR("goal", supporters_shared(&held.visit, 1));
	CHECK_STR("", supporters_shared(&held.visit, 2));
	NEED(half_share(&held, "goal plan", "danger"));
	NEED(go_to(&held, "circle") && name_them(&held, "Rosa", "Ida"));
	NEED(go_to(&held, "may-see"));
	CHECK_STR("goal", held.view.value.part[0]);
	CHECK_STR("", held.view.value.part[1]);
	held_end(&held);
}

static void test_a_lot(void)
{
	static const struct {
		const char *now, *then;
		bool high;
	} table[] = { { "60", "90", false }, { "60", "91", true }, { "0", "60", false },
		{ "0", "61", true }, { "", "500", false }, { "10", "", false },
		{ "100", "100", false } };
	struct held held;
	begin(&held);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const char *const part[] = { table[i].now, table[i].then };
		NEED(go_to(&held, "much"));
		CHECK_INT(2, held.view.part_count);
		NEED(texts(&held, part, 2));
		CHECK_INT(table[i].high, live(&held, "bit-much"));
	}
	NEED(go_to(&held, "much"));
	CHECK(!texts(&held, (const char *const[]){ "some", "20" }, 2));
	CHECK(!texts(&held, (const char *const[]){ "10", "-5" }, 2));
	held_end(&held);
}

/* ---- the third chair ----------------------------------------------------------------- */

static void seat(struct held *held)
{
	begin(held);
	share(held, "goal", "plan");
	NEED(go_to(held, "invite-1") && held_pick(held, 0));
	NEED(go_to(held, "fetch-1") && held_do(held, ACT_NEXT));
}

static void test_third_chair(void)
{
	struct held held;
	seat(&held);
	CHECK_INT(1, held.visit.state.guest);
	CHECK_STR("hello-1", held.view.screen);
	CHECK_STR("Welcome, Rosa.", held.view.heading);
	CHECK_STR("Rosa", held.view.guest);
	CHECK_INT(TURN_GUEST, held.view.turn);
	for (size_t i = 0; i < held.pack->screen_count; i++) {
		const struct pack_screen *screen = &held.pack->screens[i];
		CHECK_INT(screen->guest && screen->person == 1,
			visit_is_live(&held.visit, (int)i));
	}
	NEED(held_do(&held, ACT_NEXT));
	CHECK_STR("shown-1", held.view.screen);
	NEED(held_do(&held, ACT_NEXT) && held_text(&held, "I can do WEDNESDAYS"));
	CHECK_STR("who-1", held.view.screen);
	/* It is asked anew: nothing is marked, and nobody goes on without it. */
	CHECK_INT(VALUE_NONE, held.view.value.type);
	CHECK(!held_do(&held, ACT_NEXT));
	NEED(held_pick(&held, 0));
	CHECK_INT(0, held.visit.state.guest);
	CHECK(!held.visit.state.with_others);
	/* It goes on behind what she was asked. */
	CHECK_STR("copy-2", held.view.screen);
	held_end(&held);
}

static void test_not_theirs(void)
{
	static const enum act_kind not_theirs[] = { ACT_UNDO, ACT_REDO, ACT_NOTE, ACT_NOTODAY,
		ACT_YES, ACT_TAKE_BACK };
	struct held held;
	seat(&held);
	size_t events = held.visit.event_count;
	for (size_t i = 0; i < sizeof not_theirs / sizeof *not_theirs; i++)
		CHECK(!held_act(&held, &(struct act){ .kind = not_theirs[i],
			.value = { .type = VALUE_TEXT, .text = "x" } }));
	CHECK(!go_to(&held, "hope"));
	CHECK(!go_to(&held, "agree"));
	CHECK(!held_do(&held, ACT_BACK));
	CHECK_INT(events, held.visit.event_count);
	CHECK_INT(0, held.view.may & (MAY_UNDO | MAY_REDO | MAY_NOTE | MAY_NOTODAY));
	held_end(&held);
}

/* What stays of it is theirs by name, and for the patient alone. */
static void test_said_by_them(void)
{
	struct held held;
	struct plan plan;
	seat(&held);
	NEED(held_do(&held, ACT_NEXT) && held_do(&held, ACT_NEXT));
	NEED(held_text(&held, "WEDNESDAYS"));
	NEED(held_present(&held, 1));
	CHECK(!live(&held, "can-1"));
	NEED(held_present(&held, 0));
	plan_assemble(&held.visit, false, &held.frame, &plan);
	bool found = false;
	for (size_t i = 0; i < plan.part_count; i++)
		for (size_t j = 0; j < plan.parts[i].line_count; j++)
			found |= strcmp(plan.parts[i].lines[j].text,
				"Rosa says: “WEDNESDAYS”") == 0;
	CHECK(found);
	held_end(&held);
}

/* Of the patient's words they see what was shared, wherever they look. */
static void test_what_they_see(void)
{
	struct held held;
	struct plan plan;
	bool goal = false;
	seat(&held);
	for (int i = 0; i < 8; i++) {
		plan_show_page(&held.visit, &held.frame, &held.view);
		visit_show(&held.visit, WANT_MAP | WANT_NOTES, &held.frame, &held.view);
		plan_show_page(&held.visit, &held.frame, &held.view);
		plan_so_far(&held.visit, &held.frame, &plan);
		plan_show_so_far(&plan, &held.frame, &held.view);
		goal |= seen_has(&held.view, "GARDEN");
		CHECK(!seen_has(&held.view, "WALKING"));
		CHECK(!seen_has(&held.view, "HEAT"));
		CHECK(!seen_has(&held.view, "Ben"));
		if (!held_act(&held, &(struct act){ .kind = ACT_NEXT,
			    .value = { .type = VALUE_TEXT, .text = "mine" } })
			&& !held_do(&held, ACT_NEXT))
			break;
		if (strcmp(held.view.screen, "who-1") == 0)
			break;
	}
	CHECK(goal);
	held_end(&held);
}

/* Who has had their say comes in again when it is said again, and only then. */
static void test_asked_in_again(void)
{
	struct held held;
	seat(&held);
	NEED(held_do(&held, ACT_NEXT) && held_do(&held, ACT_NEXT));
	NEED(held_text(&held, "WEDNESDAYS"));
	NEED(held_present(&held, 0));
	CHECK(!held.view.has_turn || held.view.turn != TURN_GUEST);
	NEED(go_to(&held, "can-1"));
	CHECK(!held.view.has_turn);
	NEED(go_to(&held, "invite-1") && held_pick(&held, 0));
	CHECK_STR("fetch-1", held.view.screen);
	NEED(held_do(&held, ACT_NEXT));
	CHECK_INT(1, held.visit.state.guest);
	CHECK(held.view.has_turn && held.view.turn == TURN_GUEST);
	held_end(&held);
}

/* Nobody takes back, or puts again, what somebody said who has left. */
static void test_undo_leaves_theirs(void)
{
	struct held held;
	seat(&held);
	NEED(held_do(&held, ACT_NEXT) && held_do(&held, ACT_NEXT));
	NEED(held_text(&held, "WEDNESDAYS"));
	NEED(held_present(&held, 0));
	for (int i = 0; i < 40 && held.view.may & MAY_UNDO; i++) {
		NEED(held_do(&held, ACT_UNDO));
		CHECK(held.view.turned != NULL);
		CHECK_INT(VALUE_TEXT, answered(&held, "can-1"));
	}
	CHECK_INT(VALUE_NONE, answered(&held, "invite-1"));
	CHECK_INT(VALUE_NONE, answered(&held, "circle"));
	/* Of nobody there is nothing to see. */
	CHECK(!live(&held, "can-1"));
	for (int i = 0; i < 40 && held.view.may & MAY_REDO; i++)
		NEED(held_do(&held, ACT_REDO));
	CHECK_INT(VALUE_CHOICES, answered(&held, "invite-1"));
	CHECK_STR("Rosa", supporters_name(&held.visit, 1));
	CHECK(live(&held, "can-1"));
	held_end(&held);
}

/* The name is undone with all that came after it, and another sits there: no word of the first is
 * theirs. */
static void test_another_after_undo(void)
{
	struct held held;
	seat(&held);
	NEED(held_do(&held, ACT_NEXT) && held_do(&held, ACT_NEXT));
	NEED(held_text(&held, "WEDNESDAYS"));
	NEED(held_present(&held, 0));
	for (int i = 0; i < 40 && held.view.may & MAY_UNDO; i++)
		NEED(held_do(&held, ACT_UNDO));
	CHECK_INT(VALUE_TEXT, answered(&held, "can-1"));
	while (held.view.may & MAY_NEXT && strcmp(held.view.screen, "circle") != 0)
		NEED(held_pick(&held, 0) || held_do(&held, ACT_SKIP) || held_do(&held, ACT_NEXT)
			|| go_to(&held, "circle"));
	NEED(name_them(&held, "Bob", ""));
	CHECK_STR("Bob", supporters_name(&held.visit, 1));
	CHECK_INT(VALUE_NONE, answered(&held, "can-1"));
	CHECK_STR("", supporters_shared(&held.visit, 1));
	held_end(&held);
}

static bool plan_has(const struct view *view, const char *word)
{
	return seen_lines(view->plan, view->plan_count, word)
	       || seen_lines(view->lines, view->line_count, word);
}

static void look_at_plan(struct held *held)
{
	struct plan plan;
	held_show(held);
	plan_show_page(&held->visit, &held->frame, &held->view);
	plan_so_far(&held->visit, &held->frame, &plan);
	plan_show_so_far(&plan, &held->frame, &held->view);
}

/* Who was asked in and stays sees their page, and no plan, until they have left; and of
 * two what both may see. */
static void test_they_stay(void)
{
	struct held held;
	seat(&held);
	NEED(held_comes_in(&held));
	CHECK_INT(PAGE_NEUTRAL, held.visit.state.page);
	look_at_plan(&held);
	CHECK(!plan_has(&held.view, "GARDEN"));
	NEED(held_pick(&held, NEUTRAL_SHOW));
	look_at_plan(&held);
	CHECK(plan_has(&held.view, "GARDEN"));
	CHECK(!plan_has(&held.view, "WALKING") && !plan_has(&held.view, "HEAT"));
	NEED(held_do(&held, ACT_NEXT));
	look_at_plan(&held);
	CHECK(!plan_has(&held.view, "WALKING") && !plan_has(&held.view, "HEAT"));
	/* Something else is shared with the other one, and so none of it is left for both. */
	held.visit.state.asked_in |= 1U << 2;
	look_at_plan(&held);
	CHECK(!plan_has(&held.view, "GARDEN") && !plan_has(&held.view, "WALKING"));
	NEED(held_present(&held, 0));
	look_at_plan(&held);
	CHECK(plan_has(&held.view, "WALKING"));
	held_end(&held);
}

/* Nobody says yes to lines that are not on the screen. */
static void test_yes_to_what_is_seen(void)
{
	struct held held;
	seat(&held);
	NEED(held_present(&held, 0) && go_to(&held, "agree"));
	CHECK_STR(NULL, held.view.agree.shut);
	NEED(held_comes_in(&held) && held_pick(&held, NEUTRAL_GO_ON));
	CHECK_STR("agree", held.view.screen);
	CHECK_STR(held.pack->words.text[WORD_agree_part], held.view.agree.shut);
	CHECK(!seen_has(&held.view, "WALKING"));
	NEED(held_present(&held, 1));
	CHECK_STR(NULL, held.view.agree.shut);
	CHECK(seen_has(&held.view, "WALKING"));
	held_end(&held);
}

/* Who got up before they said anything has not been there. */
static void test_asked_in_once(void)
{
	struct held held;
	seat(&held);
	NEED(held_present(&held, 0));
	CHECK(live(&held, "fetch-1"));
	CHECK(!live(&held, "can-1"));
	held_end(&held);
	seat(&held);
	NEED(held_do(&held, ACT_NEXT) && held_do(&held, ACT_NEXT));
	NEED(held_text(&held, "WEDNESDAYS"));
	NEED(held_present(&held, 0));
	CHECK(!live(&held, "fetch-1"));
	CHECK(live(&held, "can-1"));
	CHECK(!live(&held, "can-2"));
	held_end(&held);
}

TESTS("visit/supporters", { "a screen each", test_a_screen_each },
	{ "ways to ask", test_ways_to_ask }, { "who may see", test_who_may_see },
	{ "another name", test_another_name },
	{ "names tell apart", test_names_tell_apart }, { "no name", test_no_name },
	{ "draft of sharing", test_draft_of_sharing }, { "a lot", test_a_lot },
	{ "third chair", test_third_chair }, { "not theirs", test_not_theirs },
	{ "said by them", test_said_by_them }, { "what they see", test_what_they_see },
	{ "asked in once", test_asked_in_once },
	{ "asked in again", test_asked_in_again },
	{ "undo leaves theirs", test_undo_leaves_theirs },
	{ "another after undo", test_another_after_undo }, { "they stay", test_they_stay },
	{ "a yes to what is seen", test_yes_to_what_is_seen })
