/*
 * choose: one of several.  When it asks who is here, or for consent, it comes
 * to an event of its own: the whole visit turns on those two.
 */
#include "visit/kind.h"

static bool accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, enum word *why)
{
	(void)visit;
	*why = WORD_need_choice;
	return value->count == 1 && value->pick[0] >= 0
	       && (size_t)value->pick[0] < question->choice_count;
}

static void decide(struct visit *visit, const struct pack_question *question,
	const struct value *value, struct batch *batch)
{
	struct event *event = &batch->list[batch->count++];
	const char *id = question->choices[value->pick[0]].id;
	const char **ids;
	switch (question->asks) {
	case ASKS_PRESENCE:
		*event = (struct event){ .kind = EVENT_PRESENT, .word = id };
		break;
	case ASKS_CONSENT:
		*event = (struct event){ .kind = EVENT_CONSENTED, .word = id, .to = "keep" };
		break;
	case ASKS_NOTHING:
		ids = arena_array(&visit->scratch, 1, sizeof *ids);
		ids[0] = id;
		*event = (struct event){ .kind = EVENT_ANSWERED, .question = question->id,
			.value = { .type = 'c', .ids = ids, .count = 1 } };
		break;
	}
}

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	struct view_item *items = arena_array(frame, question->choice_count, sizeof *items);
	(void)visit;
	for (size_t i = 0; i < question->choice_count; i++) {
		items[i].id = question->choices[i].id;
		items[i].label = question->choices[i].text;
		items[i].value = -1;
		items[i].marked = view->value.count == 1 && view->value.pick[0] == (int)i;
	}
	view->items = items;
	view->item_count = question->choice_count;
}

static const char *words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	(void)visit;
	(void)arena;
	return question->choices[value->pick[0]].text;
}

const struct kind kind_choose = {
	.kind = VIEW_CHOOSE, .accept = accept, .decide = decide, .show = show, .words = words,
};
