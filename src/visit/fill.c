#include "visit/kind.h"

#include "base/buf.h"
#include "visit/answer.h"
#include "visit/notes.h"
#include "visit/parts.h"
#include "visit/supporters.h"

#include <stdio.h>

#define FILL_MAX ((size_t)256 << 10)

const char *visit_words(const struct visit *visit, int question, struct arena *arena)
{
	const struct pack_question *asked = &visit->pack->questions[question];
	const struct value *value = visit_answer(visit, question);
	if (!value)
		return NULL;
	return kind_of(asked->kind)->words(visit, asked, value, arena);
}

static const char *item_words(const struct visit *visit, const struct cond_ref *ref,
	struct arena *arena)
{
	const struct pack_question *asked = &visit->pack->questions[ref->question];
	const struct value *value = visit_answer(visit, ref->question);
	/* Whoever sits in the third chair knows the own name. */
	if (asked->kind == VIEW_PEOPLE && visit->state.guest == ref->item + 1)
		return supporters_name(visit, visit->state.guest);
	if (value && value->type == VALUE_PARTS)
		return parts_words(visit, asked, value, (size_t)ref->item, arena);
	if (!value || value->pick[ref->item] < 0
		|| !kind_item_shows(visit, &asked->items[ref->item]))
		return NULL;
	return answer_name(asked, value->pick[ref->item], arena);
}

/* Of a ruler in words: the next lower one, and none below the lowest. */
static const char *lower_word(const struct pack_question *ruler, int pick, int minus)
{
	return ruler->choices[minus > 0 && pick > 0 ? pick - 1 : pick].text;
}

static const char *number_words(const struct visit *visit, const struct piece *piece,
	struct arena *arena)
{
	const struct value *value = visit_answer(visit, piece->ref.question);
	if (value && value->type == VALUE_CHOICES)
		return lower_word(&visit->pack->questions[piece->ref.question], value->pick[0],
			piece->minus);
	if (!value || value->type != VALUE_NUMBER)
		return NULL;
	int number = value->number - piece->minus;
	return arena_printf(arena, "%d", number > 0 ? number : 0);
}

static const char *out_of_words(const struct visit *visit, const struct piece *piece,
	struct arena *arena)
{
	const char *words = visit_words(visit, piece->ref.question, arena);
	const struct value *value = visit_answer(visit, piece->ref.question);
	if (!words || value->type != VALUE_NUMBER)
		return words;
	return arena_printf(arena, "%s %s %d", words, visit->pack->words.text[WORD_step_of],
		visit->pack->questions[piece->ref.question].high);
}

static const char *piece_words(const struct visit *visit, const struct piece *piece,
	struct arena *arena)
{
	switch (piece->kind) {
	case PIECE_TEXT:
		return piece->text;
	case PIECE_SITE:
		return *visit->pack->sites[piece->site].value
		               ? visit->pack->sites[piece->site].value
		               : PIPE_BLANK;
	case PIECE_NOTES:
		return notes_join(visit, piece->tag, arena);
	case PIECE_OUT_OF:
		return out_of_words(visit, piece, arena);
	case PIECE_NUMBER:
		return number_words(visit, piece, arena);
	case PIECE_ANSWER:
		return piece->ref.item >= 0 ? item_words(visit, &piece->ref, arena)
		                            : visit_words(visit, piece->ref.question, arena);
	}
	return NULL;
}

/* Only what somebody typed is in quotation marks. */
static bool is_quote(const struct visit *visit, const struct piece *piece)
{
	if (piece->kind != PIECE_ANSWER)
		return false;
	const struct pack_question *asked = &visit->pack->questions[piece->ref.question];
	if (piece->ref.item < 0)
		return asked->value == VALUE_TEXT;
	return asked->items[piece->ref.item].part && asked->items[piece->ref.item].part->quoted;
}

static bool has_private_note(const struct visit *visit, enum note_tag tag)
{
	for (size_t i = 0; i < visit->state.note_count; i++) {
		const struct visit_note *note = &visit->state.notes[i];
		if (notes_tag(note) == tag && notes_is_private(visit, note)
			&& notes_shows(visit, note))
			return true;
	}
	return false;
}

/* Does it say something that others must not see? */
static bool is_private(const struct visit *visit, const struct piece *piece)
{
	if (piece->kind == PIECE_TEXT || piece->kind == PIECE_SITE)
		return false;
	if (piece->kind == PIECE_NOTES)
		return has_private_note(visit, piece->tag);
	const struct pack_question *asked = &visit->pack->questions[piece->ref.question];
	const struct pack_screen *screen = &visit->pack->screens[asked->screen];
	bool all = screen->is_private || screen->guest;
	for (size_t i = 0; i < asked->item_count && !all; i++)
		all = asked->items[i].is_private
		      && (piece->ref.item < 0 || piece->ref.item == (int)i);
	return all;
}

bool visit_fills_private(const struct visit *visit, const struct pipe *pipe)
{
	for (size_t i = 0; i < pipe->count; i++)
		if (is_private(visit, &pipe->pieces[i]))
			return true;
	return false;
}

const char *visit_fill(const struct visit *visit, const struct pipe *pipe, bool quoted,
	struct arena *arena, bool *whole)
{
	struct buf text;
	if (whole)
		*whole = true;
	if (pipe->count == 0)
		return NULL;
	if (pipe->count == 1 && pipe->pieces->kind == PIECE_TEXT)
		return pipe->pieces->text;
	buf_init(&text, FILL_MAX);
	for (size_t i = 0; i < pipe->count; i++) {
		const struct piece *piece = &pipe->pieces[i];
		const char *words = piece_words(visit, piece, arena);
		bool marks = quoted && words && is_quote(visit, piece);
		if (whole && !words)
			*whole = false;
		buf_add_text(&text, marks ? "“" : "");
		buf_add_text(&text, words ? words : PIPE_BLANK);
		buf_add_text(&text, marks ? "”" : "");
	}
	const char *filled = arena_strndup(arena, text.data ? text.data : "", text.len);
	buf_release(&text);
	return filled;
}
