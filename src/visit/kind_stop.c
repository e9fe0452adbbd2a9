/*
 * stop: a danger sign, and what was done about it by whom.  The answers are
 * never listed on it; a stop that takes one sign at a time (`each`) shows that
 * sign's words, and is private for it.
 */
#include "visit/kind.h"

#include "base/str.h"
#include "base/utf8.h"
#include "visit/answer.h"

#include <assert.h>
#include <string.h>

static bool is_long(const char *text, size_t limit)
{
	return text && utf8_count(text, strlen(text)) > limit;
}

/* As they are numbered in a view: what was done, by whom, and why. */
enum { AT_DONE = 1, AT_BY, AT_BECAUSE };

static bool accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct refusal *why)
{
	(void)visit;
	why->word = WORD_need_done;
	if (value->count != 1 || value->pick[0] < 0
		|| (size_t)value->pick[0] >= question->choice_count)
		return false;
	*why = (struct refusal){ WORD_need_name, AT_BY };
	if (str_is_blank(value->by))
		return false;
	*why = (struct refusal){ WORD_need_reason, AT_BECAUSE };
	if (question->choices[value->pick[0]].because && str_is_blank(value->text))
		return false;
	bool long_by = is_long(value->by, RESOLUTION_BY_LIMIT);
	*why = (struct refusal){ WORD_too_long, long_by ? AT_BY : AT_BECAUSE };
	return !long_by && !is_long(value->text, RESOLUTION_TEXT_LIMIT);
}

/* The signs that this screen is about now: the first one when it takes each. */
static size_t open_signs(const struct visit *visit, const struct pack_question *stop,
	const struct pack_item **open)
{
	assert(stop->stop.of >= 0);
	const struct pack_question *signs = &visit->pack->questions[stop->stop.of];
	size_t count = 0;
	for (size_t i = 0; i < signs->item_count; i++) {
		if (!visit_is_open(visit, stop->number, (int)i))
			continue;
		open[count++] = &signs->items[i];
		if (stop->stop.each)
			break;
	}
	return count;
}

/* What they said when they were asked again is their answer from then on. */
static void answer_signs(struct visit *visit, const struct pack_question *stop, int action,
	const struct pack_item *const *open, size_t count, struct batch *batch)
{
	const struct pack_question *signs = &visit->pack->questions[stop->stop.of];
	const struct value before = visit->state.answers[signs->number].value;
	int becomes = stop->stop.becomes[action];
	if (becomes < 0 || before.type != VALUE_ITEMS)
		return;
	int *pick = arena_array(&visit->scratch, signs->item_count, sizeof *pick);
	memcpy(pick, before.pick, signs->item_count * sizeof *pick);
	for (size_t i = 0; i < count; i++)
		pick[open[i] - signs->items] = becomes;
	const struct value now = { .type = VALUE_ITEMS, .pick = pick, .count = before.count };
	if (!value_same(&before, &now))
		batch_add(batch, &(struct event){ .kind = EVENT_ANSWERED, .question = signs->id,
			.value = answer_to_event(signs, &now, &visit->scratch) });
}

static void decide(struct visit *visit, const struct pack_question *question,
	const struct value *value, struct batch *batch)
{
	const struct pack_choice *action = &question->choices[value->pick[0]];
	size_t most = visit->pack->questions[question->stop.of].item_count;
	const struct pack_item **open = arena_array(&visit->scratch, most, sizeof *open);
	const char **ids = arena_array(&visit->scratch, most, sizeof *ids);
	size_t count = open_signs(visit, question, open);
	for (size_t i = 0; i < count; i++)
		ids[i] = open[i]->id;
	batch_add(batch, &(struct event){ .kind = EVENT_RESOLVED,
		.question = question->id, .action = action->id, .name = value->by,
		.text = str_is_blank(value->text) ? NULL : value->text, .ids = ids,
		.id_count = count });
	answer_signs(visit, question, value->pick[0], open, count, batch);
	if (action->ends)
		batch_add(batch, &(struct event){ .kind = EVENT_ENDED, .word = "stopped" });
}

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	struct view_item *items = arena_array(frame, question->choice_count, sizeof *items);
	const struct pack_item **open = arena_array(frame,
		visit->pack->questions[question->stop.of].item_count, sizeof *open);
	for (size_t i = 0; i < question->choice_count; i++) {
		items[i].id = question->choices[i].id;
		items[i].label = question->choices[i].text;
		items[i].value = -1;
		if (i < sizeof view->stop.needs_reason / sizeof *view->stop.needs_reason)
			view->stop.needs_reason[i] = question->choices[i].because;
	}
	view->items = items;
	view->item_count = question->choice_count;
	if (question->stop.each && open_signs(visit, question, open) > 0
		&& visit_item_shows(visit, open[0]))
		view->text = arena_printf(frame, "%s%s%s", view->text ? view->text : "",
			view->text ? "\n\n" : "",
			open[0]->more ? open[0]->more : open[0]->text);
}

const struct kind kind_stop = {
	.accept = accept, .decide = decide, .show = show,
};
