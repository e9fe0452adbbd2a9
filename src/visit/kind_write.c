/* write: a text, kept as typed; under it ways to begin and the patient's own phrases. */
#include "visit/kind.h"

#include "base/utf8.h"
#include "visit/typed.h"
#include "visit/wordbank.h"

#include <string.h>

static bool accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct refusal *why)
{
	(void)visit;
	why->word = WORD_too_long;
	return utf8_count(value->text, strlen(value->text)) <= question->write.limit;
}

/* How to ask for what was picked; where nothing was, the author's own. */
static void show_starters(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	view->starters = question->write.starters;
	view->starter_count = question->write.starter_count;
	size_t count;
	const char *const *asks = typed_asks(visit, question, frame, &count);
	if (count == 0)
		return;
	view->starters = asks;
	view->starter_count = count;
}

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	show_starters(visit, question, frame, view);
	view->write.say_first = question->write.say_first;
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
