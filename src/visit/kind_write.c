/* write: a text, kept as typed; under it ways to begin and the patient's own phrases. */
#include "visit/kind.h"

#include "base/utf8.h"

#include <string.h>

#define BANK_MAX 9
#define PHRASE_MAX 60 /* code points: longer is a story, no phrase */

static bool accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, enum word *why)
{
	(void)visit;
	*why = WORD_too_long;
	return utf8_count(value->text, strlen(value->text)) <= question->limit;
}

/* The lines of one answer that are short enough to be used again. */
static void add_phrases(const char *text, struct arena *frame, const char **bank, size_t *count)
{
	while (*text && *count < BANK_MAX) {
		size_t len = strcspn(text, "\n");
		if (len > 0 && utf8_count(text, len) <= PHRASE_MAX)
			bank[(*count)++] = arena_strndup(frame, text, len);
		text += len + (text[len] != '\0');
	}
}

/* In the order of the visit; only what may be shown now (visit_answer()). */
static void fill_bank(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	const struct pack_path *path = &visit->pack->paths[visit->state.path];
	const char **bank = arena_array(frame, BANK_MAX, sizeof *bank);
	for (size_t i = 0; i < path->screen_count && view->bank_count < BANK_MAX; i++) {
		int other = visit->pack->screens[path->screens[i]].question;
		const struct value *value = other < 0 ? NULL : visit_answer(visit, other);
		if (value && value->type == VALUE_TEXT && other != question->number)
			add_phrases(value->text, frame, bank, &view->bank_count);
	}
	view->bank = bank;
}

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	view->starters = question->starters;
	view->starter_count = question->starter_count;
	view->one_line = question->one_line;
	view->limit = question->limit;
	fill_bank(visit, question, frame, view);
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
