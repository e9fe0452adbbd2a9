/*
 * Names change, people come and go: nobody's words, half typed or sent, are seen by
 * the next one or stand under another name.
 */
#include "tests/check.h"
#include "tests/visit/held.h"
#include "visit/draft.h"
#include "visit/supporters.h"

#define PACK "tests/pack/circle"

static bool name_them(struct held *held, const char *one)
{
	const char *const names[PEOPLE_MOST] = { one, "Ben", "", "", "", "", "", "" };
	return held_act(held, &(struct act){ .kind = ACT_JUMP,
				.number = pack_find_screen(held->pack, "circle") })
	       && held_act(held, &(struct act){ .kind = ACT_NEXT,
			.value = { .type = VALUE_PARTS, .part = names, .count = PEOPLE_MOST } });
}

static bool go_to(struct held *held, const char *screen)
{
	return held_act(held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held->pack, screen) });
}

static bool is_live(const struct held *held, const char *screen)
{
	return visit_is_live(&held->visit, pack_find_screen(held->pack, screen));
}

static void begin(struct held *held)
{
	held_begin(held, PACK, "first");
	NEED(held_pick(held, 0) && held_pick(held, 0));
	NEED(go_to(held, "hope") && held_text(held, "the garden"));
	NEED(name_them(held, "Rosa"));
}

static void bring_in(struct held *held)
{
	NEED(go_to(held, "invite-1") && held_pick(held, 0));
	NEED(go_to(held, "fetch-1") && held_do(held, ACT_NEXT));
	CHECK_INT(1, held->visit.state.guest);
}

static void test_notes(void)
{
	struct held held;
	begin(&held);
	NEED(go_to(&held, "hope"));
	NEED(held_act(&held, &(struct act){ .kind = ACT_NOTE, .number = NOTE_WORDS,
		.value = { .type = VALUE_TEXT, .text = "said to you alone" } }));
	NEED(go_to(&held, "step"));
	CHECK_INT(2, held.view.wordbank_count);
	bring_in(&held);
	NEED(go_to(&held, "can-1"));
	CHECK_INT(0, held.view.wordbank_count);
	visit_show(&held.visit, WANT_NOTES, &held.frame, &held.view);
	CHECK_INT(0, held.view.note_count);
	held_end(&held);
}

static void test_rename(void)
{
	struct held held;
	begin(&held);
	bring_in(&held);
	NEED(go_to(&held, "can-1") && held_text(&held, "I could walk along"));
	NEED(held_present(&held, 0));
	NEED(name_them(&held, "Tom"));
	CHECK(!is_live(&held, "can-1"));
	bring_in(&held);
	NEED(go_to(&held, "can-1"));
	CHECK_INT(VALUE_NONE, held.view.value.type);
	held_end(&held);
}

/* `screen` half typed under Rosa's name; it must be gone under Tom's. */
static void check_draft(bool guest, const char *screen)
{
	struct held held;
	begin(&held);
	if (guest)
		bring_in(&held);
	NEED(go_to(&held, screen));
	visit_draft(&held.visit, &(struct value){ .type = VALUE_TEXT, .text = "half a" });
	CHECK(go_to(&held, screen) && held.view.value.type == VALUE_TEXT);
	NEED(!guest || held_present(&held, 0));
	NEED(name_them(&held, "") && name_them(&held, "Tom"));
	if (guest)
		bring_in(&held);
	NEED(go_to(&held, screen));
	CHECK_INT(VALUE_NONE, held.view.value.type);
	held_end(&held);
}

static void test_drafts(void)
{
	check_draft(true, "can-1");
	check_draft(false, "not-1");
}

static void test_undone_name(void)
{
	struct held held;
	begin(&held);
	bring_in(&held);
	NEED(go_to(&held, "can-1") && held_text(&held, "I could walk along"));
	NEED(held_present(&held, 0));
	for (int i = 0; i < 30 && supporters_name(&held.visit, 1); i++)
		NEED(held_do(&held, ACT_UNDO));
	CHECK(supporters_name(&held.visit, 1) == NULL);
	NEED(name_them(&held, "Tom"));
	NEED(go_to(&held, "invite-1") && held_pick(&held, 0));
	CHECK(is_live(&held, "fetch-1") && !is_live(&held, "can-1"));
	held_end(&held);
}

/* Whoever was asked in and said nothing was not there, and can be asked in again. */
static void test_not_come(void)
{
	struct held held;
	begin(&held);
	bring_in(&held);
	NEED(held_present(&held, 0));
	CHECK(held.view.turn != TURN_GUEST);
	CHECK(is_live(&held, "fetch-1") && !is_live(&held, "can-1"));
	bring_in(&held);
	held_end(&held);
}

/* What they said can be read by the two, and not be made into something else. */
static void test_own_words(void)
{
	struct held held;
	begin(&held);
	bring_in(&held);
	NEED(go_to(&held, "can-1") && held_text(&held, "I could walk along"));
	NEED(held_present(&held, 0));
	NEED(go_to(&held, "can-1"));
	CHECK_STR("I could walk along", held.view.value.text);
	CHECK(!held_text(&held, "typed by the patient"));
	CHECK(held_do(&held, ACT_NEXT));
	NEED(go_to(&held, "can-1"));
	CHECK_STR("I could walk along", held.view.value.text);
	held_end(&held);
}

/* Nothing tells who else may be in the room before somebody said so. */
static void test_before_it_is_said(void)
{
	struct held held;
	held_begin(&held, PACK, "first");
	CHECK(held.visit.state.with_others && !held.visit.state.presence_known);
	NEED(held_pick(&held, 0));
	CHECK(!held.visit.state.with_others);
	held_end(&held);
}

TESTS("visit/names", { "notes", test_notes }, { "rename", test_rename },
	{ "drafts", test_drafts }, { "undone name", test_undone_name },
	{ "not come", test_not_come }, { "own words", test_own_words },
	{ "before it is said", test_before_it_is_said })
