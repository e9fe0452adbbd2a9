/* write: a text, kept as typed; under it ways to begin and the patient's own phrases. */
#include "visit/kind.h"

#include "base/utf8.h"
#include "visit/bank.h"

#include <string.h>

static bool accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, enum word *why)
{
	(void)visit;
	*why = WORD_too_long;
	return utf8_count(value->text, strlen(value->text)) <= question->limit;
}

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	view->starters = question->starters;
	view->starter_count = question->starter_count;
	view->one_line = question->one_line;
	view->limit = question->limit;
	bank_show(visit, question, frame, view);
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
	.kind = VIEW_WRITE, .accept = accept, .show = show, .words = words,
};
