/*
 * Random walks over the pack of all kinds: what must hold on every screen,
 * whatever was done before.  Seeded, so that a failure comes again.
 */
#include "tests/check.h"
#include "tests/kinds.h"
#include "tests/visit/seen.h"
#include "tests/visit/walk.h"

#include "visit/draft.h"

#define KINDS "tests/pack/kinds"
#define WALKS 40
#define STEPS 200

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
	/* The pages before a screen stand outside the steps. */
	if (state->page != PAGE_NONE) {
		CHECK_INT(0, held->view.steps);
		return;
	}
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

static void walk(uint32_t seed, const char *path, bool met[VIEW_KINDS])
{
	struct held held;
	held_begin(&held, KINDS, path);
	for (int i = 0; i < STEPS; i++) {
		random_act(&held, &seed);
		met[held.view.kind] = true;
		check_private(&held);
		check_place(&held);
		check_answers(&held);
		check_danger(&held);
	}
	held_end(&held);
}

static void test_walks(void)
{
	bool met[VIEW_KINDS] = { false };
	for (uint32_t seed = 1; seed <= WALKS; seed++) {
		walk(seed, "all", met);
		walk(seed, "rest", met);
	}
	for (int kind = 0; kind < PACK_KINDS; kind++) {
		if (!met[kind])
			printf("\nno walk met the kind '%s'\n", kind_names[kind]);
		CHECK(met[kind]);
	}
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
	char first[50][400] = { { 0 } };
	for (uint32_t seed = 100; seed < 120; seed++) {
		uint32_t s = seed;
		struct held held;
		held_begin(&held, KINDS, "all");
		for (int i = 0; i < 60; i++) {
			random_act(&held, &s);
			int screen = held.visit.state.screen;
			if (held.view.kind == VIEW_RULER || held.view.kind == VIEW_END
				|| held.visit.state.page != PAGE_NONE)
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
