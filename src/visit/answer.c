#include "visit/answer.h"

#include "base/str.h"
#include "visit/disclosure.h"

#include <assert.h>
#include <stdio.h>

static struct value rows(enum value_type type, size_t count, int **pick, struct arena *arena)
{
	*pick = arena_array(arena, count ? count : 1, sizeof **pick);
	return (struct value){ .type = type, .pick = *pick, .count = count };
}

static int picked(const struct value *value, size_t row)
{
	return value && value->type == VALUE_ITEMS && row < value->count ? value->pick[row] : -1;
}

bool answer_is_kept(const struct pack_question *question)
{
	return question->value != VALUE_NONE && question->value != VALUE_RESOLUTION;
}

bool answer_is_of(const struct pack_question *question, const struct value *value)
{
	return value->type == question->value
	       || (question->value == VALUE_NUMBER && question->choice_count
		       && value->type == VALUE_CHOICES);
}

static const char *part_of(const struct value *value, size_t at)
{
	return value && value->type == VALUE_PARTS && at < value->count ? value->part[at] : "";
}

/* Somebody came in since: they see it blank, and what they leave blank stays as it was. */
static bool is_unseen(const struct visit *visit, const struct pack_question *question)
{
	return !disclosure_of_answer(visit, question->number);
}

/* A row as it came from the frontend, or where that left blank what it could not see, as it was. */
static int pick_over(bool unseen, int pick, int before)
{
	return unseen && pick < 0 ? before : pick;
}

static const char *part_over(bool unseen, const char *part, const char *before)
{
	return unseen && str_is_blank(part) ? before : part;
}

static struct value parts_from_frontend(const struct visit *visit,
	const struct pack_question *question, const struct value *value,
	const struct value *before, struct arena *arena)
{
	const char **part = arena_array(arena, question->item_count + 1, sizeof *part);
	bool unseen = is_unseen(visit, question);
	size_t shown = 0;
	for (size_t i = 0; i < question->item_count; i++)
		part[i] = visit_item_shows(visit, &question->items[i])
			? part_over(unseen, part_of(value, shown++), part_of(before, i))
			: part_of(before, i);
	return (struct value){ .type = VALUE_PARTS, .part = part, .count = question->item_count };
}

struct value answer_with_hidden(const struct visit *visit, const struct pack_question *question,
	const struct value *value, const struct value *before, struct arena *arena)
{
	assert(question->value == VALUE_PARTS || question->value == VALUE_ITEMS);
	if (question->value == VALUE_PARTS)
		return parts_from_frontend(visit, question, value, before, arena);
	int *pick;
	struct value all = rows(VALUE_ITEMS, question->item_count, &pick, arena);
	bool unseen = is_unseen(visit, question);
	size_t shown = 0;
	for (size_t i = 0; i < question->item_count; i++)
		pick[i] = visit_item_shows(visit, &question->items[i])
			? pick_over(unseen, picked(value, shown++), picked(before, i))
			: picked(before, i);
	return all;
}

struct value answer_from_frontend(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	bool rows = question->value == VALUE_ITEMS || question->value == VALUE_PARTS;
	if (is_unseen(visit, question) && value_is_empty(value))
		return (struct value){ .type = VALUE_NONE };
	if (!rows || value->type != question->value)
		return *value;
	return answer_with_hidden(visit, question, value,
		&visit->state.answers[question->number].value, arena);
}

static struct value parts_to_frontend(const struct visit *visit,
	const struct pack_question *question, const struct value *value, struct arena *arena)
{
	const char **part = arena_array(arena, question->item_count + 1, sizeof *part);
	struct value some = { .type = VALUE_PARTS, .part = part };
	for (size_t i = 0; i < question->item_count; i++)
		if (visit_item_shows(visit, &question->items[i]))
			part[some.count++] = part_of(value, i);
	return some;
}

struct value answer_to_frontend(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	if (value->type == VALUE_PARTS)
		return parts_to_frontend(visit, question, value, arena);
	if (value->type != VALUE_ITEMS)
		return *value;
	int *pick;
	struct value some = rows(VALUE_ITEMS, question->item_count, &pick, arena);
	size_t shown = 0;
	for (size_t i = 0; i < question->item_count; i++)
		if (visit_item_shows(visit, &question->items[i]))
			pick[shown++] = picked(value, i);
	some.count = shown;
	return some;
}

static const char *number_text(const struct pack_question *question, int answer,
	struct arena *arena)
{
	return arena_printf(arena, "%d", question->low + answer);
}

const char *answer_name(const struct pack_question *question, int answer, struct arena *arena)
{
	assert(answer >= 0 && (size_t)answer < question->answer_count);
	return question->answers ? question->answers[answer].id
	                         : number_text(question, answer, arena);
}

const char *answer_text(const struct pack_question *question, int answer, struct arena *arena)
{
	assert(answer >= 0 && (size_t)answer < question->answer_count);
	return question->answers ? question->answers[answer].text
	                         : number_text(question, answer, arena);
}

int answer_number(const struct pack_question *question, const char *name)
{
	long number;
	for (size_t i = 0; question->answers && i < question->answer_count; i++)
		if (str_is(question->answers[i].id, name))
			return (int)i;
	if (question->answers || !str_to_long(name, &number) || number < question->low
		|| number > question->high)
		return -1;
	return (int)number - question->low;
}

static struct event_value choices_to_event(const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	assert(value->count <= question->choice_count);
	const char **ids = arena_array(arena, value->count, sizeof *ids);
	for (size_t i = 0; i < value->count; i++)
		ids[i] = question->choices[value->pick[i]].id;
	return (struct event_value){ .type = 'c', .ids = ids, .count = value->count };
}

static struct event_value items_to_event(const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	assert(value->count == question->item_count); /* the pack's rows, not the face's */
	const char **ids = arena_array(arena, value->count, sizeof *ids);
	const char **answers = arena_array(arena, value->count, sizeof *answers);
	size_t count = 0;
	for (size_t i = 0; i < value->count; i++) {
		if (value->pick[i] < 0)
			continue;
		ids[count] = question->items[i].id;
		answers[count++] = answer_name(question, value->pick[i], arena);
	}
	return (struct event_value){ .type = 'i', .ids = ids, .answers = answers, .count = count };
}

static struct event_value parts_to_event(const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	assert(value->count == question->item_count); /* the pack's rows, not the face's */
	const char **ids = arena_array(arena, value->count + 1, sizeof *ids);
	const char **texts = arena_array(arena, value->count + 1, sizeof *texts);
	size_t count = 0;
	for (size_t i = 0; i < value->count; i++) {
		if (!*value->part[i])
			continue;
		ids[count] = question->items[i].id;
		texts[count++] = value->part[i];
	}
	return (struct event_value){ .type = 'p', .ids = ids, .answers = texts, .count = count };
}

struct event_value answer_to_event(const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	assert(value->type != VALUE_RESOLUTION); /* that is an event of its own */
	if (value_is_empty(value))
		return (struct event_value){ 0 };
	switch (value->type) {
	case VALUE_TEXT:
		return (struct event_value){ .type = 't', .text = value->text };
	case VALUE_NUMBER:
		return (struct event_value){ .type = 'n', .number = value->number };
	case VALUE_CHOICES:
		return choices_to_event(question, value, arena);
	case VALUE_ITEMS:
		return items_to_event(question, value, arena);
	case VALUE_PARTS:
		return parts_to_event(question, value, arena);
	default:
		return (struct event_value){ 0 };
	}
}

/* None is no answer, and only some kinds take more than one: whoever shows an
 * answer relies on that. */
static bool takes_choices(const struct pack_question *question, size_t count)
{
	bool chosen = question->value == VALUE_CHOICES || question->value == VALUE_NUMBER;
	size_t most = pack_traits(question->kind)->several ? question->choice_count : 1;
	return chosen && count > 0 && count <= most;
}

static bool choices_from_event(const struct pack_question *question,
	const struct event_value *event, struct arena *arena, struct value *value)
{
	int *pick;
	if (!takes_choices(question, event->count))
		return false;
	*value = rows(VALUE_CHOICES, event->count, &pick, arena);
	for (size_t i = 0; i < event->count; i++) {
		pick[i] = pack_find_choice(question, event->ids[i]);
		if (pick[i] < 0)
			return false;
	}
	return true;
}

static bool items_from_event(const struct pack_question *question,
	const struct event_value *event, struct arena *arena, struct value *value)
{
	int *pick;
	*value = rows(VALUE_ITEMS, question->item_count, &pick, arena);
	for (size_t i = 0; i < question->item_count; i++)
		pick[i] = -1;
	for (size_t i = 0; i < event->count; i++) {
		int item = pack_find_item(question, event->ids[i]);
		int answer = answer_number(question, event->answers[i]);
		if (item < 0 || answer < 0)
			return false;
		pick[item] = answer;
	}
	return true;
}

/* Any text will do: a draft may hold what could not be an answer, and what a part says in
 * words is asked of parts_words(), which knows its codes. */
static bool parts_from_event(const struct pack_question *question,
	const struct event_value *event, struct arena *arena, struct value *value)
{
	const char **part = arena_array(arena, question->item_count + 1, sizeof *part);
	for (size_t i = 0; i < question->item_count; i++)
		part[i] = "";
	for (size_t i = 0; i < event->count; i++) {
		int item = pack_find_item(question, event->ids[i]);
		if (item < 0)
			return false;
		part[item] = event->answers[i];
	}
	*value = (struct value){ .type = VALUE_PARTS, .part = part,
		.count = question->item_count };
	return true;
}

bool answer_from_event(const struct pack_question *question, const struct event_value *event,
	struct arena *arena, struct value *value)
{
	*value = (struct value){ .type = VALUE_NONE };
	switch (event->type) {
	case 0:
		return true;
	case 't':
		*value = (struct value){ .type = VALUE_TEXT, .text = event->text };
		return question->value == VALUE_TEXT;
	case 'n':
		*value = (struct value){ .type = VALUE_NUMBER, .number = event->number };
		return question->value == VALUE_NUMBER && event->number >= question->low
		       && event->number <= question->high;
	case 'c':
		return choices_from_event(question, event, arena, value);
	case 'p':
		return question->value == VALUE_PARTS
		       && parts_from_event(question, event, arena, value);
	default:
		return question->value == VALUE_ITEMS
		       && items_from_event(question, event, arena, value);
	}
}
