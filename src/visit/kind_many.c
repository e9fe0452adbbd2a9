/* many: any number of several, in the order in which they were picked. */
#include "visit/kind.h"

#include "base/buf.h"

static bool is_picked_before(const struct value *value, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (value->pick[i] == value->pick[at])
			return true;
	return false;
}

static bool accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, enum word *why)
{
	(void)visit;
	*why = WORD_need_choice;
	for (size_t i = 0; i < value->count; i++)
		if (value->pick[i] < 0 || (size_t)value->pick[i] >= question->choice_count
			|| is_picked_before(value, i))
			return false;
	*why = WORD_need_most;
	return question->most == 0 || value->count <= (size_t)question->most;
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
		items[i].group = question->choices[i].group;
	}
	for (size_t i = 0; i < view->value.count; i++)
		items[view->value.pick[i]].rank = (int)i + 1;
	view->items = items;
	view->item_count = question->choice_count;
	view->ranked = question->ranked;
	view->most = question->most;
}

static const char *words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	(void)visit;
	const char *all = "";
	for (size_t i = 0; i < value->count; i++)
		all = arena_printf(arena, "%s%s%s", all, i ? ", " : "",
			question->choices[value->pick[i]].text);
	return all;
}

const struct kind kind_many = {
	.kind = VIEW_MANY, .accept = accept, .show = show, .words = words,
};
