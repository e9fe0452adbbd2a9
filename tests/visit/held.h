/*
 * A visit held by a test: acts by the ids that authors write.
 */
#ifndef TANDEM_TESTS_HELD_H
#define TANDEM_TESTS_HELD_H

#include "plan/plan.h"
#include "tests/pack/packs.h"
#include "visit/presence.h"
#include "visit/presence_page.h"
#include "visit/visit.h"

struct held {
	struct pack *pack;
	struct visit visit;
	struct arena frame;
	struct view view;
	struct moment now;
	struct fault why;
};

static inline void held_show(struct held *held)
{
	struct plan plan;
	arena_reset(&held->frame);
	visit_show(&held->visit, 0, &held->frame, &held->view);
	plan_assemble(&held->visit, false, &held->frame, &plan);
	plan_show(&plan, &held->visit, &held->frame, &held->view);
}

/* The pack is freed by held_end(). */
static inline void held_begin_with(struct held *held, struct pack *pack, const char *path)
{
	struct batch batch;
	memset(held, 0, sizeof *held);
	held->pack = pack;
	arena_init(&held->frame, NULL);
	held->now = (struct moment){ 1772438400000, 60 };
	visit_init(&held->visit, held->pack, NULL);
	visit_begin(&held->visit, pack_find_path(held->pack, path), "Jo", NULL, held->now, &batch);
	visit_apply(&held->visit, &batch);
	held_show(held);
}

static inline void held_begin(struct held *held, const char *folder, const char *path)
{
	held_begin_with(held, test_pack(folder), path);
}

static inline void held_end(struct held *held)
{
	visit_release(&held->visit);
	arena_release(&held->frame);
	pack_free(held->pack);
}

static inline bool held_act(struct held *held, const struct act *given)
{
	struct batch batch;
	struct act act = *given;
	struct plan plan;
	plan_assemble(&held->visit, true, &held->frame, &plan);
	memcpy(act.digest, plan.digest.bytes, sizeof act.digest);
	held->now.ms += 1000;
	held->why = (struct fault){ 0 };
	bool ok = visit_decide(&held->visit, &act, held->now, &batch, &held->why);
	if (ok)
		visit_apply(&held->visit, &batch);
	held_show(held);
	return ok;
}

static inline bool held_do(struct held *held, enum act_kind kind)
{
	return held_act(held, &(struct act){ .kind = kind });
}

static inline bool held_text(struct held *held, const char *text)
{
	return held_act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_TEXT, .text = text } });
}

static inline bool held_number(struct held *held, int number)
{
	return held_act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_NUMBER, .number = number } });
}

static inline bool held_picks(struct held *held, enum value_type type, const int *pick,
	size_t count)
{
	return held_act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = type, .pick = pick, .count = count } });
}

static inline bool held_pick(struct held *held, int pick)
{
	return held_picks(held, VALUE_CHOICES, &pick, 1);
}

static inline bool held_done(struct held *held, int action, const char *by, const char *reason)
{
	return held_act(held, &(struct act){ .kind = ACT_NEXT, .value = { .type = VALUE_RESOLUTION,
		.pick = &action, .count = 1, .by = by, .text = reason } });
}

/* Who is here now, and no more: the page after somebody has come in is up. */
static inline bool held_comes_in(struct held *held)
{
	return held_act(held, &(struct act){ .kind = ACT_PRESENT, .number = PRESENT_OTHERS });
}

/* Who is here now; whoever has come in is shown the plan, and the visit goes on. */
static inline bool held_present(struct held *held, int others)
{
	bool ok = held_act(held, &(struct act){ .kind = ACT_PRESENT, .number = others });
	if (held->visit.state.page == PAGE_NEUTRAL)
		ok = held_pick(held, NEUTRAL_SHOW) && held_do(held, ACT_NEXT) && ok;
	return ok;
}

static inline bool held_yes(struct held *held, enum act_role role)
{
	return held_act(held, &(struct act){ .kind = ACT_YES, .role = role });
}

#endif
