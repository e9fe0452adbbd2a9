#include "visit/wordbank.h"

#include "base/str.h"
#include "base/utf8.h"
#include "visit/notes.h"
#include "visit/typed.h"

#include <string.h>

#define WORDBANK_MAX 9
#define PHRASE_MAX 60 /* code points: longer is a story, no phrase */

struct wordbank {
	const struct visit *visit;
	struct arena *frame;
	const char **list;
	size_t count;
};

static bool has(const struct wordbank *bank, const char *phrase)
{
	for (size_t i = 0; i < bank->count; i++)
		if (str_is(bank->list[i], phrase))
			return true;
	return false;
}

/* The lines of a text that are short enough to be used again, and that somebody typed: of a
 * question (or of its part), or NULL of a note. */
static void add_phrases(struct wordbank *bank, const struct pack_question *question, int item,
	const char *text)
{
	while (*text && bank->count < WORDBANK_MAX) {
		size_t len = strcspn(text, "\n");
		const char *phrase = arena_strndup(bank->frame, text, len);
		if (!str_is_blank(phrase) && utf8_count(text, len) <= PHRASE_MAX
			&& !has(bank, phrase)
			&& (!question || typed_text(bank->visit, question, item, phrase)))
			bank->list[bank->count++] = phrase;
		text += len + (text[len] != '\0');
	}
}

static void add_answer(struct wordbank *bank, const struct visit *visit, int number)
{
	const struct pack_question *question = &visit->pack->questions[number];
	const struct value *value = visit_shown(visit, number);
	if (value && value->type == VALUE_TEXT)
		add_phrases(bank, question, -1, value->text);
	for (size_t i = 0; value && value->type == VALUE_PARTS && i < value->count; i++)
		if (visit_item_shows(visit, &question->items[i]))
			add_phrases(bank, question, (int)i, value->part[i]);
}

void wordbank_show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	const struct pack_path *path = &visit->pack->paths[visit->state.path];
	struct wordbank bank = { visit, frame, arena_array(frame, WORDBANK_MAX, sizeof *bank.list), 0 };
	/* What was kept for just this comes first. */
	for (size_t i = 0; i < visit->state.note_count; i++)
		if (notes_tag(&visit->state.notes[i]) == NOTE_WORDS
			&& notes_shows(visit, &visit->state.notes[i]))
			add_phrases(&bank, NULL, -1, visit->state.notes[i].text);
	for (size_t i = 0; i < path->screen_count; i++) {
		int other = visit->pack->screens[path->screens[i]].question;
		if (other >= 0 && other != question->number)
			add_answer(&bank, visit, other);
	}
	view->wordbank = bank.list;
	view->wordbank_count = bank.count;
}
