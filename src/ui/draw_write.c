/*
 * A field, and under it what may be put into it by number: ways to begin, and
 * the patient's own phrases.
 */
#include "ui/draw_kind.h"

#include "base/str.h"
#include "ui/form.h"
#include "ui/list.h"

#include <assert.h>

#define DEFAULT_LIMIT 4000

enum { PART_FIELD, PART_STARTERS, PART_WORD_BANK, PARTS };

static struct phrases phrases_of(const struct view *view, int part)
{
	if (part == PART_STARTERS)
		return (struct phrases){ view->starters, view->starter_count };
	if (part == PART_WORD_BANK)
		return (struct phrases){ view->wordbank, view->wordbank_count };
	return (struct phrases){ NULL, 0 };
}

static const char *stands(const struct view *view)
{
	bool text = view->value.type == VALUE_TEXT && view->value.text;
	return text ? view->value.text : "";
}

static void write_start(const struct view *view, struct focus *focus)
{
	size_t limit = view->write.limit ? view->write.limit : DEFAULT_LIMIT;
	field_start(&focus->answer.field, stands(view), limit, view->write.one_line);
}

static struct value write_pending(const struct view *view, const struct focus *focus)
{
	(void)view;
	return (struct value){ .type = VALUE_TEXT, .text = field_text(&focus->answer.field) };
}

/* ---- painting -------------------------------------------------------------- */

static void paint_part(const struct view *view, struct focus *focus, struct page *page,
	int part, enum word title)
{
	struct phrases phrases = phrases_of(view, part);
	page_clicks(page, part, 0, (struct key){ .code = K_ENTER });
	phrases_paint(page, view->words->text[title], &phrases,
		focus->part == part ? focus->row : -1);
}

static void write_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	page_gap(page);
	page_clicks(page, PART_FIELD, 0, (struct key){ .code = K_NONE });
	page_field(page, NULL, &focus->answer.field, focus->part == PART_FIELD);
	form_paint_draft(view, focus, page);
	paint_part(view, focus, page, PART_STARTERS, WORD_starters);
	paint_part(view, focus, page, PART_WORD_BANK, WORD_your_words);
}

/* ---- keys ------------------------------------------------------------------ */

/* The next part that there is, round and round. */
static void turn_to(const struct view *view, struct focus *focus, int step)
{
	do
		focus->part = (focus->part + step + PARTS) % PARTS;
	while (focus->part != PART_FIELD && phrases_of(view, focus->part).count == 0);
	focus->row = 0;
}

/* Whoever types what stands there already has changed nothing. */
static void note_change(const struct view *view, struct focus *focus, enum field_did did)
{
	list_edited(focus, did);
	if (did == FIELD_CHANGED || did == FIELD_FULL)
		focus->answer.dirty = view->is_draft
			|| !str_is(field_text(&focus->answer.field), stands(view));
}

/* In a blank field Right would do nothing else. */
static bool has_offer(const struct view *view, const struct focus *focus)
{
	return view->offer && !*field_text(&focus->answer.field);
}

static bool field_part_key(const struct view *view, struct focus *focus,
	const struct key *key)
{
	struct field *field = &focus->answer.field;
	enum field_did did = key->code == K_RIGHT && has_offer(view, focus)
		? phrases_put(field, view->offer) : field_key(field, key);
	note_change(view, focus, did);
	if (did == FIELD_EDGE && key->code == K_DOWN
		&& view->starter_count + view->wordbank_count)
		turn_to(view, focus, 1);
	return did != FIELD_IGNORED;
}

static void put_phrase(const struct view *view, struct focus *focus, const char *phrase)
{
	assert(phrase);
	note_change(view, focus, phrases_put(&focus->answer.field, phrase));
	focus->part = PART_FIELD;
}

static void move_in(const struct view *view, struct focus *focus, const struct key *key,
	int count)
{
	struct key step = list_across(key);
	int last = focus->row;
	list_move(&step, count, &focus->row);
	if (step.code == K_UP && last == 0)
		turn_to(view, focus, -1);
	else if (step.code == K_DOWN && last == count - 1)
		turn_to(view, focus, 1);
}

static bool is_moving(const struct key *key)
{
	return key->code == K_UP || key->code == K_DOWN || key->code == K_LEFT
	       || key->code == K_RIGHT || key->code == K_HOME || key->code == K_END;
}

static bool list_part_key(const struct view *view, struct focus *focus,
	const struct key *key)
{
	struct phrases phrases = phrases_of(view, focus->part);
	int count = (int)phrases.count, row = list_digit_at(key, count, focus->row);
	if (key->code == K_ENTER || key_is(key, ' '))
		row = focus->row < count ? focus->row : -1;
	if (row >= 0)
		put_phrase(view, focus, phrases.list[row]);
	else if (is_moving(key))
		move_in(view, focus, key, count);
	else if (key->code == K_CHAR || key->code == K_BACKSPACE || key->code == K_UNDO) {
		/* Whoever types means the field: there is no mode to fall into. */
		focus->part = PART_FIELD;
		return field_part_key(view, focus, key);
	} else {
		return key->code == K_PASTE;
	}
	return true;
}

static bool write_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (key->code == K_TAB || key->code == K_BACKTAB) {
		turn_to(view, focus, key->code == K_TAB ? 1 : -1);
		return true;
	}
	if (focus->part != PART_FIELD)
		return list_part_key(view, focus, key);
	if (key->code == K_ENTER)
		return list_next(view, focus, write_pending(view, focus), act);
	return field_part_key(view, focus, key);
}

static void write_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (focus->part != PART_FIELD) {
		hints_add(hints, list_keys_at((int)phrases_of(view, focus->part).count, focus->row),
			w[WORD_does_pick]);
		hints_add(hints, w[WORD_key_tab], w[WORD_does_field]);
		return;
	}
	hints_add(hints, w[WORD_key_enter], w[WORD_does_next]);
	if (has_offer(view, focus))
		hints_add(hints, "→", w[WORD_does_pick]);
	if (view->starter_count + view->wordbank_count)
		hints_add(hints, w[WORD_key_tab], w[WORD_does_list]);
	if (!view->write.one_line)
		hints_add(hints, w[WORD_key_newline], w[WORD_does_newline]);
}

const struct draw draw_write = {
	.help = WORD_help_write,
	.is_text = true,
	.undoes_edits = true,
	.start = write_start,
	.paint = write_paint,
	.key = write_key,
	.hints = write_hints,
	.pending = write_pending,
};
