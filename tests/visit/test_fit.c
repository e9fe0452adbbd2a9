/*
 * What is asked of a batch before it is kept is what is found when it is read back: also of
 * events that somebody has doctored, and whatever they say, nothing ends in an abort.
 */
#include "tests/visit/walk.h"

#include "visit/state.h"

#define KINDS "tests/pack/kinds"
#define WALKS 60
#define STEPS 60

/* ---- by hand ------------------------------------------------------------------------ */

/* As the store asks it: of each event alone. */
static bool would_fit(const struct visit *visit, const struct event *event)
{
	struct arena arena;
	struct visit after;
	struct batch batch = { .count = 0 };
	arena_init(&arena, NULL);
	batch_add(&batch, event);
	bool fits = visit_fits(visit, &batch, NULL) && state_after(visit, &batch, &arena, &after);
	arena_release(&arena);
	return fits;
}

/* The next event, of the act that is to be. */
static struct event next(const struct held *held, enum event_kind kind)
{
	uint64_t seq = held->visit.event_count + 1;
	return (struct event){ .kind = kind, .seq = seq, .batch = seq, .at = held->now };
}

static void test_turns(void)
{
	struct held held;
	held_begin(&held, KINDS, "all");
	held_pick(&held, 0);
	held_pick(&held, 0);
	NEED(held.visit.undo.count > 0);
	const struct visit_step *step = &held.visit.undo.list[held.visit.undo.count - 1];
	struct event undone = next(&held, EVENT_UNDONE);
	undone.screen = step->screen;
	undone.first = step->first;
	undone.last = step->last;
	CHECK(would_fit(&held.visit, &undone));
	undone.last++;
	CHECK(!would_fit(&held.visit, &undone));
	undone.last--;
	undone.kind = EVENT_REDONE; /* it was not undone */
	CHECK(!would_fit(&held.visit, &undone));
	/* What undoes is an act of its own. */
	struct batch two = { .count = 0 };
	struct event moved = next(&held, EVENT_SKIPPED);
	moved.screen = "hope";
	batch_add(&two, &moved);
	undone.kind = EVENT_UNDONE;
	undone.seq++;
	batch_add(&two, &undone);
	CHECK(!visit_fits(&held.visit, &two, NULL));
	held_end(&held);
}

static void test_places(void)
{
	struct held held;
	struct fault why = { 0 };
	held_begin(&held, KINDS, "all");
	held_pick(&held, 0);
	struct event skipped = next(&held, EVENT_SKIPPED);
	skipped.screen = "hope";
	CHECK(would_fit(&held.visit, &skipped));
	skipped.seq++;
	CHECK(!would_fit(&held.visit, &skipped));
	struct batch one = { .list = { skipped }, .count = 1 };
	CHECK(!visit_fits(&held.visit, &one, &why));
	CHECK(strstr(why.what, "does not follow event") != NULL);
	skipped.seq--;
	skipped.batch = 1; /* the beginning stands alone */
	CHECK(!would_fit(&held.visit, &skipped));
	struct event began = next(&held, EVENT_BEGAN);
	CHECK(!would_fit(&held.visit, &began));
	skipped = next(&held, EVENT_SKIPPED);
	skipped.screen = "nowhere";
	CHECK(!would_fit(&held.visit, &skipped));
	held_end(&held);
}

/* ---- doctored at random ------------------------------------------------------------- */

static const struct event *any(const struct visit *from, uint32_t *seed)
{
	return &from->events[roll(seed, (uint32_t)from->event_count)];
}

static const char *any_text(const struct visit *from, uint32_t *seed)
{
	static const char *const texts[] = { "", "alone", "others", "supporter-1", "supporter-8",
		"yes", "no", "agreed", "unfinished", "plan", "stands", "note", "review",
		"question", "2026-03-02", "nowhere" };
	const struct event *event = any(from, seed);
	const char *const own[] = { event->word, event->screen, event->question, event->text,
		event->from };
	size_t pick = roll(seed, 2 * sizeof texts / sizeof *texts);
	const char *text = pick < sizeof texts / sizeof *texts
		? texts[pick] : own[pick % (sizeof own / sizeof *own)];
	return text ? text : "hope";
}

static void doctor(struct event *event, const struct visit *from, uint32_t *seed)
{
	switch (roll(seed, 12)) {
	case 0:
		event->word = any_text(from, seed);
		break;
	case 1:
		event->screen = any_text(from, seed);
		break;
	case 2:
		event->question = any_text(from, seed);
		break;
	case 3:
		event->from = any_text(from, seed);
		break;
	case 4:
		event->value = any(from, seed)->value;
		break;
	case 5:
		event->first = (uint64_t)roll(seed, 2 * (uint32_t)event->seq);
		event->last = event->first + roll(seed, 3);
		break;
	case 6:
		event->ids = any(from, seed)->ids;
		event->id_count = event->ids ? 1 : 0;
		break;
	case 7:
		event->action = any_text(from, seed);
		break;
	case 8:
		event->value.number = (int)roll(seed, 40) - 10;
		break;
	case 9: {
		uint64_t seq = event->seq, batch = event->batch;
		*event = *any(from, seed);
		event->seq = seq;
		event->batch = batch;
		break;
	}
	case 10:
		event->kind = (enum event_kind)(EVENT_BEGAN
			+ roll(seed, EVENT_KINDS - EVENT_BEGAN));
		break;
	default:
		event->batch = event->seq > 1 && roll(seed, 2) ? event->seq - 1 : event->seq;
		break;
	}
}

/* As it would come from the store; false: it cannot be read. */
static bool passes_the_store(const struct event *event, struct arena *arena, struct event *read)
{
	struct buf bytes;
	buf_init(&bytes, EVENT_MAX_BYTES);
	bool ok = event_encode(event, &bytes)
	          && event_decode(bytes.data, bytes.len, arena, read, NULL);
	buf_release(&bytes);
	return ok;
}

/* What an act comes to on it may not fit either, and is then not kept. */
static bool try_act(struct held *held, const struct act *act)
{
	struct batch batch;
	struct arena arena;
	struct visit after;
	arena_init(&arena, NULL);
	bool ok = visit_decide(&held->visit, act, held->now, &batch, &held->why)
	          && batch.count > 0 && visit_fits(&held->visit, &batch, NULL)
	          && state_after(&held->visit, &batch, &arena, &after);
	if (ok)
		visit_apply(&held->visit, &batch);
	arena_release(&arena);
	held_show(held);
	return ok;
}

/* Whatever it says, it can be looked at, sat down with, and its plan made. */
static void look_at(struct held *held)
{
	held_show(held);
	visit_sit_down(&held->visit);
	held_show(held);
	CHECK(try_act(held, &(struct act){ .kind = ACT_PRESENT, .number = PRESENT_ALONE }));
	for (int i = 0; i < 10; i++)
		try_act(held, &(struct act){ .kind = ACT_UNDO });
	try_act(held, &(struct act){ .kind = ACT_NEXT });
}

static size_t replay_doctored(const struct visit *from, uint32_t seed, struct held *held)
{
	size_t refused = 0;
	struct arena arena;
	arena_init(&arena, NULL);
	for (size_t i = 0; i < from->event_count; i++) {
		struct event event = from->events[i], read;
		/* A refused one leaves a gap, which the others close. */
		event.seq = held->visit.event_count + 1;
		event.batch = event.batch < event.seq ? event.batch : event.seq;
		if (i > 0 && roll(&seed, 6) == 0)
			doctor(&event, from, &seed);
		if (!passes_the_store(&event, &arena, &read))
			continue;
		bool fits = would_fit(&held->visit, &read);
		if (fits)
			CHECK(visit_replay(&held->visit, &read, NULL));
		refused += !fits;
	}
	arena_release(&arena);
	return refused;
}

static void test_doctored(void)
{
	size_t refused = 0, kept = 0;
	for (uint32_t seed = 1; seed <= WALKS; seed++) {
		struct held from, held;
		uint32_t steps = seed;
		held_begin(&from, KINDS, seed % 2 ? "all" : "rest");
		for (int i = 0; i < STEPS; i++)
			random_act(&from, &steps);
		memset(&held, 0, sizeof held);
		held.pack = test_pack(KINDS);
		held.now = from.now;
		arena_init(&held.frame, NULL);
		visit_init(&held.visit, held.pack, NULL);
		refused += replay_doctored(&from.visit, seed, &held);
		kept += held.visit.event_count;
		look_at(&held);
		held_end(&held);
		held_end(&from);
	}
	CHECK(refused > WALKS && kept > 10 * WALKS);
}

TESTS("visit/fit", { "what turns", test_turns }, { "places", test_places },
	{ "doctored", test_doctored })
