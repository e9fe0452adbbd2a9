/*
 * ruler: a number from 0 to 10, or one of a few words for it.  A word is kept as
 * that word, and is worth a number only in conditions.
 */
#include "visit/kind.h"

#include "visit/answer.h"

static bool accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct refusal *why)
{
	(void)visit;
	why->word = WORD_need_number;
	if (value->type == VALUE_CHOICES)
		return value->count == 1 && value->pick[0] >= 0
		       && (size_t)value->pick[0] < question->choice_count;
	return value->number >= question->low && value->number <= question->high;
}

static void show_before(const struct visit *visit, const struct pack_question *question,
	struct view *view)
{
	int asked = question->ruler.before;
	const struct value *before = asked < 0 ? NULL : visit_shown(visit, asked);
	view->ruler.has_before = before && before->type == VALUE_NUMBER;
	view->ruler.before = view->ruler.has_before ? before->number : 0;
}

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	const char **scale = arena_array(frame, question->choice_count + 1, sizeof *scale);
	view->low = question->low;
	view->high = question->high;
	view->low_text = question->low_text;
	view->half_text = question->ruler.half_text;
	view->high_text = question->high_text;
	for (size_t i = 0; i < question->choice_count; i++)
		scale[i] = question->choices[i].text;
	view->ruler.scale = scale;
	view->ruler.scale_count = question->choice_count;
	show_before(visit, question, view);
}

static const char *words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	(void)visit;
	if (value->type == VALUE_CHOICES)
		return question->choices[value->pick[0]].text;
	return arena_printf(arena, "%d", value->number);
}

const struct kind kind_ruler = {
	.accept = accept, .show = show, .words = words,
};
