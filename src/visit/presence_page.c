#include "visit/presence_page.h"

#include "visit/presence.h"

#include <assert.h>

/* Rows of the page that asks, in this order; while somebody sits in the third chair one more. */
static const struct {
	enum act_presence presence;
	enum word word;
} who[] = { { PRESENT_ALONE, WORD_presence_alone }, { PRESENT_LATER, WORD_presence_later },
	{ PRESENT_OTHERS, WORD_presence_others },
	{ PRESENT_INTERPRETER, WORD_presence_interpreter } };
#define WHO (sizeof who / sizeof *who)

static void show_who(const struct visit *visit, struct arena *frame, struct view *view)
{
	const struct words *words = &visit->pack->words;
	struct view_item *items = arena_array(frame, WHO + 1, sizeof *items);
	view->heading = words->text[WORD_presence_heading];
	for (size_t i = 0; i < WHO; i++)
		items[view->item_count++] = (struct view_item){ .id = presence_word(who[i].presence),
			.value = -1, .label = words->text[who[i].word] };
	/* No name: who reads it may be somebody else. */
	if (visit->state.guest)
		items[view->item_count++] = (struct view_item){ .id = "same", .value = -1,
			.label = words->text[WORD_presence_same] };
	view->items = items;
}

static void show_neutral(const struct visit *visit, struct arena *frame, struct view *view)
{
	const char *const *words = visit->pack->words.text;
	struct view_item *items = arena_array(frame, NEUTRAL_ROWS, sizeof *items);
	view->heading = words[WORD_presence_ready];
	items[NEUTRAL_GO_ON] = (struct view_item){ .id = "go-on", .value = -1,
		.label = words[WORD_presence_go_on] };
	items[NEUTRAL_SHOW] = (struct view_item){ .id = "show-plan", .value = -1,
		.label = words[WORD_presence_show] };
	view->items = items;
	/* What was answered to danger signs is for the next team alone. */
	view->item_count = visit->state.end == END_STOPPED ? NEUTRAL_SHOW : NEUTRAL_ROWS;
}

void presence_show(const struct visit *visit, struct arena *frame, struct view *view)
{
	static const char *const ids[] = { [PAGE_WHO] = "who", [PAGE_NEUTRAL] = "neutral",
		[PAGE_PLAN] = "our-plan" };
	assert(visit->state.page != PAGE_NONE);
	view->kind = VIEW_CHOOSE;
	view->screen = view->question = ids[visit->state.page];
	view->may = MAY_NEXT | MAY_LEAVE | MAY_PRESENT;
	view->step_title = visit->pack->words.text[WORD_presence_title];
	if (visit->state.page != PAGE_PLAN)
		view->help = visit->pack->words.text[visit->state.page == PAGE_WHO
			? WORD_help_who : WORD_help_ready];
	if (visit->state.page == PAGE_WHO)
		show_who(visit, frame, view);
	else if (visit->state.page == PAGE_NEUTRAL)
		show_neutral(visit, frame, view);
	else {
		view->kind = VIEW_PAGE; /* its lines are plan_show_page()'s */
		view->heading = visit->pack->words.text[WORD_presence_plan];
	}
}

bool presence_takes(enum act_kind kind)
{
	return kind == ACT_NEXT || kind == ACT_BACK || kind == ACT_PRESENT || kind == ACT_COVER
	       || kind == ACT_UNCOVER || kind == ACT_LATER;
}

/* Back to where they are; on from where it was asked who is here, and they said it. */
static void go_on(const struct visit *visit, struct batch *batch)
{
	const struct pack_screen *here = &visit->pack->screens[visit->state.screen];
	bool was_asked = here->question >= 0
	                 && visit->pack->questions[here->question].asks == ASKS_PRESENCE;
	int next = was_asked ? visit_next(visit, here->number) : -1;
	batch_add(batch, &(struct event){ .kind = EVENT_MOVED, .from = here->id,
		.word = next < 0 ? "jump" : "next",
		.screen = next < 0 ? here->id : visit->pack->screens[next].id });
}

static void say_who(const struct visit *visit, int picked, struct batch *batch)
{
	if (picked == (int)WHO && visit->state.guest) {
		go_on(visit, batch);
		return;
	}
	assert(picked >= 0 && (size_t)picked < WHO);
	batch_add(batch, &(struct event){ .kind = EVENT_PRESENT,
		.word = presence_word(who[picked].presence) });
}

bool presence_decide(const struct visit *visit, const struct value *value, struct batch *batch,
	enum word *why)
{
	const struct state *state = &visit->state;
	bool picked = value->type == VALUE_CHOICES && value->count == 1;
	*why = WORD_need_choice;
	if (state->page != PAGE_PLAN && !picked)
		return false;
	if (state->page == PAGE_NEUTRAL && value->pick[0] == NEUTRAL_SHOW
		&& state->end == END_STOPPED)
		return false;
	if (state->page == PAGE_WHO)
		say_who(visit, value->pick[0], batch);
	else if (state->page == PAGE_NEUTRAL && value->pick[0] == NEUTRAL_SHOW)
		batch_add(batch, &(struct event){ .kind = EVENT_DISCLOSED, .word = "plan" });
	else
		go_on(visit, batch);
	return true;
}
