/* write: a text, kept as typed; under it ways to begin and the patient's own phrases. */
#include "visit/kind.h"

#include "base/utf8.h"
#include "visit/wordbank.h"

#include <string.h>

static bool accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, enum word *why)
{
	(void)visit;
	*why = WORD_too_long;
	return utf8_count(value->text, strlen(value->text)) <= question->write.limit;
}

/* How to ask for what was picked; where nothing was, the author's own. */
static void show_starters(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	view->starters = question->write.starters;
	view->starter_count = question->write.starter_count;
	const struct value *picked =
		question->write.asks_of < 0 ? NULL : visit_shown(visit, question->write.asks_of);
	if (!picked)
		return;
	const struct pack_choice *choices = visit->pack->questions[question->write.asks_of].choices;
	const char **asks = arena_array(frame, picked->count + 1, sizeof *asks);
	size_t count = 0;
	for (size_t i = 0; i < picked->count; i++)
		if (choices[picked->pick[i]].ask)
			asks[count++] = choices[picked->pick[i]].ask;
	if (count == 0)
		return;
	view->starters = asks;
	view->starter_count = count;
}

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	show_starters(visit, question, frame, view);
	view->write.one_line = question->write.one_line;
	view->write.limit = question->write.limit;
	wordbank_show(visit, question, frame, view);
}

static const char *words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	(void)visit;
	(void)question;
	(void)arena;
	return value->text;
}

const struct kind kind_write = {
	.accept = accept, .show = show, .words = words,
};
