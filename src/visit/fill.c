#include "visit/kind.h"

#include "base/buf.h"
#include "visit/answer.h"
#include "visit/disclosure.h"
#include "visit/notes.h"
#include "visit/parts.h"
#include "visit/supporters.h"
#include "visit/typed.h"

#include <assert.h>
#include <stdio.h>

#define FILL_MAX ((size_t)256 << 10)

const char *visit_words(const struct visit *visit, int question, struct arena *arena)
{
	const struct pack_question *asked = &visit->pack->questions[question];
	const struct value *value = visit_shown(visit, question);
	if (!value)
		return NULL;
	return kind_of(asked->kind)->words(visit, asked, value, arena);
}

static const char *item_words(const struct visit *visit, const struct cond_ref *ref,
	struct arena *arena)
{
	const struct pack_question *asked = &visit->pack->questions[ref->question];
	const struct value *value = visit_shown(visit, ref->question);
	/* Whoever sits in the third chair knows the own name. */
	if (pack_traits(asked->kind)->names_people && visit->state.guest == ref->item + 1)
		return supporters_name(visit, visit->state.guest);
	if (value && value->type == VALUE_PARTS)
		return parts_words(visit, asked, value, (size_t)ref->item, arena);
	if (!value || value->pick[ref->item] < 0
		|| !visit_item_shows(visit, &asked->items[ref->item]))
		return NULL;
	return answer_text(asked, value->pick[ref->item], arena);
}

/* Of a ruler in words: the next lower one, and none below the lowest. */
static const char *lower_word(const struct pack_question *ruler, int pick, int minus)
{
	assert(pick >= 0 && (size_t)pick < ruler->choice_count);
	return ruler->choices[minus > 0 && pick > 0 ? pick - 1 : pick].text;
}

static const char *number_words(const struct visit *visit, const struct span *span,
	struct arena *arena)
{
	const struct value *value = visit_shown(visit, span->ref.question);
	if (value && value->type == VALUE_CHOICES)
		return lower_word(&visit->pack->questions[span->ref.question], value->pick[0],
			span->minus);
	if (!value || value->type != VALUE_NUMBER)
		return NULL;
	int number = value->number - span->minus;
	return arena_printf(arena, "%d", number > 0 ? number : 0);
}

static const char *out_of_words(const struct visit *visit, const struct span *span,
	struct arena *arena)
{
	const char *words = visit_words(visit, span->ref.question, arena);
	const struct value *value = visit_shown(visit, span->ref.question);
	if (!words || value->type != VALUE_NUMBER)
		return words;
	return words_of(&visit->pack->words, value->number,
		visit->pack->questions[span->ref.question].high, arena);
}

static const char *span_words(const struct visit *visit, const struct span *span,
	struct arena *arena)
{
	switch (span->kind) {
	case SPAN_TEXT:
		return span->text;
	case SPAN_SITE:
		return *visit->pack->sites[span->site].value
		               ? visit->pack->sites[span->site].value
		               : visit->pack->words.text[WORD_plan_blank];
	case SPAN_NOTES:
		return notes_join(visit, span->tag, arena);
	case SPAN_OUT_OF:
		return out_of_words(visit, span, arena);
	case SPAN_NUMBER:
		return number_words(visit, span, arena);
	case SPAN_ANSWER:
		return span->ref.item >= 0 ? item_words(visit, &span->ref, arena)
		                            : visit_words(visit, span->ref.question, arena);
	}
	return NULL;
}

/* Only what somebody typed is in quotation marks. */
static bool is_quote(const struct visit *visit, const struct span *span)
{
	return span->kind == SPAN_ANSWER && typed_answer(visit, &span->ref);
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

static bool is_private_ref(const struct visit *visit, const struct cond_ref *ref)
{
	const struct pack_question *asked = &visit->pack->questions[ref->question];
	const struct pack_screen *screen = &visit->pack->screens[asked->screen];
	bool all = screen->is_private || screen->guest;
	for (size_t i = 0; i < asked->item_count && !all; i++)
		all = asked->items[i].is_private && (ref->item < 0 || ref->item == (int)i);
	return all;
}

/* Does it say something that others must not see? */
static bool is_private(const struct visit *visit, const struct span *span)
{
	if (span->kind == SPAN_TEXT || span->kind == SPAN_SITE)
		return false;
	if (span->kind == SPAN_NOTES)
		return has_private_note(visit, span->tag);
	return is_private_ref(visit, &span->ref);
}

struct asks_private {
	const struct visit *visit;
	bool found;
};

static void see_ref(void *ctx, const struct cond_ref *ref)
{
	struct asks_private *asks = ctx;
	asks->found |= ref->question >= 0 && is_private_ref(asks->visit, ref);
}

bool visit_asks_private(const struct visit *visit, const struct cond *cond)
{
	struct asks_private asks = { visit, false };
	cond_refs(cond, see_ref, &asks);
	return asks.found;
}

bool visit_fills_private(const struct visit *visit, const struct pattern *pattern)
{
	for (size_t i = 0; i < pattern->count; i++)
		if (is_private(visit, &pattern->spans[i]))
			return true;
	return false;
}

static bool is_of_question(const struct span *span)
{
	return span->kind == SPAN_ANSWER || span->kind == SPAN_NUMBER
	       || span->kind == SPAN_OUT_OF;
}

/* A number of the site is asked of nobody: until it is there, it is a blank that is said. */
static bool is_blank(const struct visit *visit, const struct span *span, const char *words)
{
	return !words || (span->kind == SPAN_SITE && !*visit->pack->sites[span->site].value);
}

static struct fill_piece piece_of(const struct visit *visit, const struct span *span,
	const char *words)
{
	struct fill_piece piece = { .kind = FILL_ANSWER, .text = words };
	if (is_of_question(span)) {
		piece.question = &visit->pack->questions[span->ref.question];
		if (span->ref.item >= 0)
			piece.item = &piece.question->items[span->ref.item];
	}
	piece.in_field = words && span->kind == SPAN_ANSWER && typed_field(&span->ref, visit->pack);
	if (is_blank(visit, span, words))
		piece.kind = FILL_BLANK;
	else if (span->kind == SPAN_TEXT)
		piece.kind = FILL_TEXT;
	else if (is_quote(visit, span))
		piece.kind = FILL_OWN_WORDS;
	if (!words)
		piece.text = visit->pack->words.text[WORD_plan_blank];
	return piece;
}

/* `pieces`: NULL, or room for as many as there are spans. */
static const char *fill(const struct visit *visit, const struct pattern *pattern, bool quoted,
	struct arena *arena, bool *whole, struct fill_piece *pieces)
{
	struct buf text;
	buf_init(&text, FILL_MAX);
	for (size_t i = 0; i < pattern->count; i++) {
		const struct span *span = &pattern->spans[i];
		const char *words = span_words(visit, span, arena);
		bool marks = quoted && words && is_quote(visit, span);
		if (pieces)
			pieces[i] = piece_of(visit, span, words);
		if (whole && !words)
			*whole = false;
		if (marks)
			words = words_quote(&visit->pack->words, words, arena);
		buf_add_text(&text, words ? words : visit->pack->words.text[WORD_plan_blank]);
	}
	const char *filled = arena_strndup(arena, text.data ? text.data : "", text.len);
	buf_release(&text);
	return filled;
}

const char *visit_fill(const struct visit *visit, const struct pattern *pattern, bool quoted,
	struct arena *arena, bool *whole)
{
	if (whole)
		*whole = true;
	if (pattern->count == 0)
		return NULL;
	if (pattern->count == 1 && pattern->spans->kind == SPAN_TEXT)
		return pattern->spans->text;
	return fill(visit, pattern, quoted, arena, whole, NULL);
}

const char *visit_fill_pieces(const struct visit *visit, const struct pattern *pattern,
	struct arena *arena, bool *whole, const struct fill_piece **pieces)
{
	struct fill_piece *all = arena_array(arena, pattern->count + 1, sizeof *all);
	*pieces = all;
	*whole = true;
	return pattern->count ? fill(visit, pattern, true, arena, whole, all) : NULL;
}
