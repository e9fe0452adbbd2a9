/*
 * compare: one of several options that stand side by side, or another way to
 * answer.  The pack's order for everyone.
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

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	struct view_item *items = arena_array(frame, question->choice_count, sizeof *items);
	(void)visit;
	for (size_t i = 0; i < question->choice_count; i++)
		items[i] = (struct view_item){ .id = question->choices[i].id,
			.label = question->choices[i].text, .value = -1,
			.marked = view->value.count == 1 && view->value.pick[0] == (int)i,
			.cells = question->choices[i].cells };
	view->items = items;
	view->item_count = question->choice_count;
	view->rows = question->rows;
	view->row_count = question->row_count;
}

static const char *words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	(void)visit;
	(void)arena;
	return question->choices[value->pick[0]].text;
}

const struct kind kind_compare = {
	.kind = VIEW_COMPARE, .accept = accept, .show = show, .words = words,
};
