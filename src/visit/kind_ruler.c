/* ruler: a number from 0 to 10. */
#include "visit/kind.h"

static bool accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, enum word *why)
{
	(void)visit;
	*why = WORD_need_number;
	return value->number >= question->low && value->number <= question->high;
}

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	(void)visit;
	(void)frame;
	view->low = question->low;
	view->high = question->high;
	view->low_text = question->low_text;
	view->half_text = question->half_text;
	view->high_text = question->high_text;
}

static const char *words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	(void)visit;
	(void)question;
	return arena_printf(arena, "%d", value->number);
}

const struct kind kind_ruler = {
	.kind = VIEW_RULER, .accept = accept, .show = show, .words = words,
};
