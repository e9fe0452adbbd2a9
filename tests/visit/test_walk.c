/*
 * Random walks over the pack of all kinds: what must hold on every screen,
 * whatever was done before.  Seeded, so that a failure comes again.
 */
#include "tests/check.h"
#include "tests/visit/held.h"
#include "tests/visit/seen.h"

#include "visit/draft.h"

#define KINDS "tests/pack/kinds"
#define WALKS 40
#define STEPS 150

/* ---- acts at random ---------------------------------------------------------------- */

static struct value random_value(struct held *held, uint32_t *seed, int *picks)
{
	static const char *const texts[] = { "one", "two words", "CANARY-TYPED", "" };
	const struct view *view = &held->view;
	struct value value = { .pick = picks };
	switch (view->kind) {
	case VIEW_WRITE:
		value.type = VALUE_TEXT;
		value.text = strcmp(view->screen, "secret") == 0 ? "CANARY-TYPED"
		                                                 : texts[roll(seed, 2)];
		break;
	case VIEW_RULER:
		value.type = VALUE_NUMBER;
		value.number = (int)roll(seed, 11);
		break;
	case VIEW_CHOOSE:
	case VIEW_MANY:
		value.type = VALUE_CHOICES;
		value.count = 1;
		picks[0] = (int)roll(seed, (uint32_t)view->item_count);
		break;
	case VIEW_ITEMS:
		value.type = VALUE_ITEMS;
		value.count = view->item_count;
		for (size_t i = 0; i < view->item_count; i++)
			picks[i] = (int)roll(seed, (uint32_t)view->set.answer_count);
		break;
	case VIEW_STOP:
		value.type = VALUE_RESOLUTION;
		value.count = 1;
		picks[0] = (int)roll(seed, (uint32_t)view->item_count);
		value.by = "Amy";
		value.text = "seen";
		break;
	default:
		break;
	}
	return value;
}

static void random_act(struct held *held, uint32_t *seed)
{
	static const enum act_kind kinds[] = { ACT_NEXT, ACT_NEXT, ACT_NEXT, ACT_NEXT, ACT_NEXT,
		ACT_BACK, ACT_BACK, ACT_SKIP, ACT_JUMP, ACT_PRESENT, ACT_PRESENT, ACT_UNDO,
		ACT_REDO, ACT_YES, ACT_TAKE_BACK, ACT_COVER, ACT_UNCOVER, ACT_LATER };
	int picks[16];
	struct act act = { .kind = kinds[roll(seed, sizeof kinds / sizeof *kinds)] };
	act.value = random_value(held, seed, picks);
	act.number = act.kind == ACT_JUMP
	                     ? (int)roll(seed, (uint32_t)held->pack->screen_count + 1) - 1
	                     : (int)roll(seed, 2);
	act.role = (enum act_role)roll(seed, 2);
	held_act(held, &act);
	/* Ends of a visit are undone, so that the walk goes on. */
	if (held->visit.state.end > END_NOT && held->visit.state.end < END_UNFINISHED)
		held_do(held, ACT_UNDO);
}

/* ---- what holds ------------------------------------------------------------------------ */

static void check_private(const struct held *held)
{
	if (held->visit.state.with_others)
		CHECK(!seen_has(&held->view, "CANARY"));
}

static void check_place(const struct held *held)
{
	const struct state *state = &held->visit.state;
	CHECK(state->live[state->screen]);
	CHECK(held->view.steps == 3);
	CHECK(held->view.kind == VIEW_END || (held->view.step >= 1 && held->view.step <= 3));
}

/* No live event's answer is lost: the state has the last one of each question. */
static void check_answers(const struct held *held)
{
	const struct visit *visit = &held->visit;
	for (size_t q = 0; q < held->pack->question_count; q++) {
		const struct event *last = NULL;
		for (size_t i = 0; i < visit->event_count; i++)
			if (!visit->dead[i] && visit->events[i].kind == EVENT_ANSWERED
				&& strcmp(visit->events[i].question,
					   held->pack->questions[q].id) == 0)
				last = &visit->events[i];
		if (held->pack->questions[q].asks == ASKS_NOTHING)
			CHECK_INT(last && last->value.type, visit->state.answers[q].value.type
				!= VALUE_NONE);
	}
}

/* Agree is shut while a danger sign is open, and nothing lies behind a lock. */
static void check_danger(const struct held *held)
{
	if (visit_has_open(&held->visit)) {
		CHECK(!plan_is_agreed(&held->visit));
		if (held->view.kind == VIEW_AGREE)
			CHECK(held->view.agree.shut != NULL);
	}
	int stopped = pack_find_screen(held->pack, "stopped");
	if (held->visit.state.live[stopped])
		CHECK(held->visit.state.place[held->visit.state.screen]
			<= held->visit.state.place[stopped]);
}

static void walk(uint32_t seed)
{
	struct held held;
	held_begin(&held, KINDS, "all");
	for (int i = 0; i < STEPS; i++) {
		random_act(&held, &seed);
		check_private(&held);
		check_place(&held);
		check_answers(&held);
		check_danger(&held);
	}
	held_end(&held);
}

static void test_walks(void)
{
	for (uint32_t seed = 1; seed <= WALKS; seed++)
		walk(seed);
}

/* The canary is seen while alone: so the search above can find it. */
static void test_canary_is_there(void)
{
	static const int no[] = { 0, 0, 0 };
	struct held held;
	held_begin(&held, KINDS, "all");
	held_pick(&held, 0);
	held_pick(&held, 0);
	CHECK(seen_has(&held.view, "CANARY-ITEM"));
	held_picks(&held, VALUE_ITEMS, no, 3);
	held_do(&held, ACT_NEXT);
	held_text(&held, "one");
	CHECK(seen_has(&held.view, "CANARY-HEADING"));
	held_text(&held, "CANARY-TYPED");
	while (strcmp(held.view.screen, "agree") != 0)
		held_do(&held, ACT_SKIP);
	CHECK(seen_has(&held.view, "CANARY-LINE"));
	held_present(&held, 1);
	CHECK(!seen_has(&held.view, "CANARY"));
	held_end(&held);
}

/* The strip of a screen is the same bytes whatever was answered (but a ruler's number). */
static void test_strip_says_nothing(void)
{
	char first[20][400] = { { 0 } };
	for (uint32_t seed = 100; seed < 120; seed++) {
		uint32_t s = seed;
		struct held held;
		held_begin(&held, KINDS, "all");
		for (int i = 0; i < 60; i++) {
			random_act(&held, &s);
			int screen = held.visit.state.screen;
			if (held.view.kind == VIEW_RULER || held.view.kind == VIEW_END)
				continue;
			char strip[400] = "=";
			for (size_t c = 0; c < held.view.coach_count; c++)
				strncat(strip, held.view.coach[c].text, 80);
			if (!first[screen][0])
				memcpy(first[screen], strip, sizeof strip);
			CHECK_STR(first[screen], strip);
		}
		held_end(&held);
	}
}

TESTS("visit/walk", { "random walks", test_walks }, { "the canary is there", test_canary_is_there },
	{ "the strip says nothing", test_strip_says_nothing })
