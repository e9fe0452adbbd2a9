#include "visit/typed.h"

#include "base/str.h"

#include <assert.h>

const char *const *typed_asks(const struct visit *visit, const struct pack_question *question,
	struct arena *arena, size_t *count)
{
	int of = question->value == VALUE_TEXT ? pack_write(question)->asks_of : -1;
	const struct value *picked = of < 0 ? NULL : visit_shown(visit, of);
	*count = 0;
	if (!picked)
		return NULL;
	const struct pack_choice *choices = visit->pack->questions[of].choices;
	const char **asks = arena_array(arena, picked->count + 1, sizeof *asks);
	for (size_t i = 0; i < picked->count; i++)
		if (choices[picked->pick[i]].ask)
			asks[(*count)++] = choices[picked->pick[i]].ask;
	return asks;
}

/* All of them, whatever was picked: the answer may be older than the pick. */
static bool is_ask(const struct visit *visit, const struct pack_question *question,
	const char *text)
{
	int of = question->value == VALUE_TEXT ? pack_write(question)->asks_of : -1;
	const struct pack_question *asked = of < 0 ? NULL : &visit->pack->questions[of];
	for (size_t i = 0; asked && i < asked->choice_count; i++)
		if (asked->choices[i].ask && str_is_made_of(text, &asked->choices[i].ask, 1))
			return true;
	return false;
}

static bool is_starter(const struct pack_question *question, int item, const char *text)
{
	if (item >= 0) {
		const struct pack_part *part = question->items[item].part;
		return str_is_made_of(text, part->starters, part->starter_count);
	}
	return question->value == VALUE_TEXT
	       && str_is_made_of(text, pack_write(question)->starters,
		       pack_write(question)->starter_count);
}

static bool is_field(const struct pack_question *question, int item)
{
	if (item < 0)
		return question->value == VALUE_TEXT;
	return question->items[item].part && question->items[item].part->quoted;
}

bool typed_field(const struct cond_ref *ref, const struct pack *pack)
{
	return is_field(&pack->questions[ref->question], ref->item);
}

bool typed_text(const struct visit *visit, const struct pack_question *question, int item,
	const char *text)
{
	return is_field(question, item) && !str_is_blank(text)
	       && !is_starter(question, item, text) && !is_ask(visit, question, text);
}

const struct pack_question *typed_instead(const struct visit *visit,
	const struct pack_question *question, const struct value *value)
{
	if (question->value != VALUE_CHOICES || value->count != 1)
		return NULL;
	const char *says = question->choices[value->pick[0]].says;
	int number = says ? pack_find_question(visit->pack, says) : -1;
	const struct value *said = number < 0 ? NULL : visit_shown(visit, number);
	return said && !str_is_blank(said->text) ? &visit->pack->questions[number] : NULL;
}

bool typed_answer(const struct visit *visit, const struct cond_ref *ref)
{
	assert(ref->question >= 0);
	const struct pack_question *question = &visit->pack->questions[ref->question];
	const struct value *value = visit_shown(visit, ref->question);
	if (!value)
		return false;
	const struct pack_question *instead =
		ref->item < 0 ? typed_instead(visit, question, value) : NULL;
	if (instead)
		return typed_text(visit, instead, -1,
			visit_shown(visit, instead->number)->text);
	if (ref->item >= 0)
		return value->type == VALUE_PARTS
		       && typed_text(visit, question, ref->item, value->part[ref->item]);
	return value->type == VALUE_TEXT && typed_text(visit, question, -1, value->text);
}
