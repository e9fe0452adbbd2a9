/*
 * items: several rows with one set of answers.  A private row does not exist
 * while others are present; the answer it has stays as it is.
 */
#include "visit/kind.h"

#include "visit/answer.h"

#include <stdio.h>

static bool accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct refusal *why)
{
	why->word = WORD_need_all;
	if (value->count != question->item_count)
		return false;
	for (size_t i = 0; i < value->count; i++) {
		why->at = i + 1;
		if (value->pick[i] >= (int)question->answer_count)
			return false;
		if (value->pick[i] < 0 && question->required
			&& visit_item_shows(visit, &question->items[i]))
			return false;
	}
	return true;
}

/* In front of others an answer may be called something else: "ask me later, alone". */
static const char *const *set_of(const struct visit *visit, const struct pack_question *question,
	struct arena *frame)
{
	const char **set = arena_array(frame, question->answer_count, sizeof *set);
	for (size_t i = 0; i < question->answer_count; i++) {
		bool beside = visit->state.with_others && question->answers
		              && question->answers[i].beside;
		set[i] = beside ? question->answers[i].beside
		                : answer_text(question, (int)i, frame);
	}
	return set;
}

static const char *const *signs_of(const struct pack_question *question, struct arena *frame)
{
	bool any = false;
	const char **signs = arena_array(frame, question->answer_count, sizeof *signs);
	for (size_t i = 0; question->answers && i < question->answer_count; i++) {
		signs[i] = question->answers[i].sign;
		any |= signs[i] != NULL;
	}
	return any ? signs : NULL;
}

static bool has_dangers(const struct pack_question *question)
{
	for (size_t i = 0; i < question->item_count; i++)
		if (question->items[i].tier > 0)
			return true;
	return false;
}

/* view->value has already only the rows that show. */
static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	struct view_item *items = arena_array(frame, question->item_count, sizeof *items);
	size_t count = 0;
	for (size_t i = 0; i < question->item_count; i++) {
		if (!visit_item_shows(visit, &question->items[i]))
			continue;
		bool answered = view->value.type == VALUE_ITEMS && count < view->value.count;
		items[count] = (struct view_item){ .id = question->items[i].id,
			.label = question->items[i].text, .more = question->items[i].more,
			.value = answered ? view->value.pick[count] : -1 };
		count++;
	}
	view->items = items;
	view->item_count = count;
	view->set.answers = set_of(visit, question, frame);
	view->set.signs = signs_of(question, frame);
	view->set.is_covered = visit->state.with_others && has_dangers(question);
	view->set.why = question->rows.why;
	view->set.answer_count = question->answer_count;
	view->set.has_numbers = !question->answers;
	view->low = question->low;
	view->high = question->high;
	view->low_text = question->low_text;
	view->high_text = question->high_text;
}

/* Private rows stay out: a review may be read by whoever is there. */
static const char *words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	size_t answered = 0, asked = 0;
	for (size_t i = 0; i < value->count; i++) {
		if (question->items[i].is_private)
			continue;
		asked++;
		answered += value->pick[i] >= 0;
	}
	const char *const *all = visit->pack->words.text;
	return words_put(all[WORD_answered_of],
		words_of(&visit->pack->words, (long)answered, (long)asked, arena), arena);
}

const struct kind kind_items = {
	.accept = accept, .show = show, .words = words,
};
