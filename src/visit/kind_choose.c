/*
 * choose, many, compare: what is picked from a list of choices.
 */
#include "visit/answer.h"
#include "visit/kind.h"
#include "visit/typed.h"

/* ---- choose: one of several -------------------------------------------------------- */

static bool accept_one(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct refusal *why)
{
	(void)visit;
	why->word = WORD_need_choice;
	return value->count == 1 && value->pick[0] >= 0
	       && (size_t)value->pick[0] < question->choice_count;
}

/* When it asks who is here, or for consent, it comes to an event of its own: the whole
 * visit turns on those two. */
static void choose_decide(struct visit *visit, const struct pack_question *question,
	const struct value *value, struct batch *batch)
{
	const char *id = question->choices[value->pick[0]].id;
	switch (question->asks) {
	case ASKS_PRESENCE:
		batch_add(batch, &(struct event){ .kind = EVENT_PRESENT, .word = id });
		break;
	case ASKS_CONSENT:
		batch_add(batch, &(struct event){ .kind = EVENT_CONSENTED, .word = id,
			.to = "keep" });
		break;
	case ASKS_NOTHING:
		batch_add(batch, &(struct event){ .kind = EVENT_ANSWERED,
			.question = question->id,
			.value = answer_to_event(question, value, &visit->scratch) });
		break;
	}
}

static void choose_show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	struct view_item *items = arena_array(frame, question->choice_count, sizeof *items);
	(void)visit;
	for (size_t i = 0; i < question->choice_count; i++) {
		items[i].id = question->choices[i].id;
		items[i].label = question->choices[i].text;
		items[i].value = -1;
		items[i].marked = view->value.count == 1 && view->value.pick[0] == (int)i;
		items[i].cells = question->choices[i].cells;
		items[i].own = question->choices[i].says;
	}
	view->items = items;
	view->item_count = question->choice_count;
}

static const char *words_of_one(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	const struct pack_question *instead = typed_instead(visit, question, value);
	(void)arena;
	return instead ? visit_shown(visit, instead->number)->text
	               : question->choices[value->pick[0]].text;
}

const struct kind kind_choose = {
	.accept = accept_one, .decide = choose_decide, .show = choose_show,
	.words = words_of_one,
};

/* ---- compare: one of several that stand side by side, the pack's order for everyone --- */

static void compare_show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	choose_show(visit, question, frame, view);
	view->compare.rows = question->compare.rows;
	view->compare.row_count = question->compare.row_count;
}

const struct kind kind_compare = {
	.accept = accept_one, .show = compare_show, .words = words_of_one,
};

/* ---- many: any number of several, in the order in which they were picked ------------ */

static bool is_picked_before(const struct value *value, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (value->pick[i] == value->pick[at])
			return true;
	return false;
}

static bool many_accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct refusal *why)
{
	(void)visit;
	why->word = WORD_need_choice;
	for (size_t i = 0; i < value->count; i++)
		if (value->pick[i] < 0 || (size_t)value->pick[i] >= question->choice_count
			|| is_picked_before(value, i))
			return false;
	why->word = question->many.most == 1 ? WORD_need_most_one : WORD_need_most;
	return question->many.most == 0 || value->count <= (size_t)question->many.most;
}

static void many_show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	struct view_item *items = arena_array(frame, question->choice_count, sizeof *items);
	const struct pack_choice *above = NULL;
	(void)visit;
	for (size_t i = 0; i < question->choice_count; i++) {
		const struct pack_choice *group = question->choices[i].group;
		items[i].id = question->choices[i].id;
		items[i].label = question->choices[i].text;
		items[i].value = -1;
		items[i].group = group && group != above ? group->text : NULL;
		above = group ? group : above;
	}
	for (size_t i = 0; i < view->value.count; i++)
		items[view->value.pick[i]].rank = (int)i + 1;
	view->items = items;
	view->item_count = question->choice_count;
	view->many.ranked = question->many.ranked;
	view->many.most = question->many.most;
}

static const char *many_words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	const char *all = "";
	for (size_t i = 0; i < value->count; i++)
		all = words_append(&visit->pack->words, all,
			question->choices[value->pick[i]].text, arena);
	return all;
}

const struct kind kind_many = {
	.accept = many_accept, .show = many_show, .words = many_words,
};
