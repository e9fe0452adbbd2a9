/*
 * F4: what was heard, in a few words, and what it is.
 *
 * Somebody reads along: whatever stands here may be read by both.  The field has
 * the focus first, and all letters; the tags below it have numbers.
 */
#include "ui/panel.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/focus_sync.h"
#include "ui/list.h"
#include "ui/overlay.h"
#include "ui/textfit.h"

#include <assert.h>

#define ROW_FIELD 0 /* of focus->overlay.row; the tags are 1, 2, ... */
#define BESIDE 12   /* blank cells between the tags and what was noted */

static const enum word tags[NOTE_TAGS] = { [NOTE_REASON] = WORD_note_reason,
	[NOTE_WORRY] = WORD_note_worry, [NOTE_STRENGTH] = WORD_note_strength,
	[NOTE_WORDS] = WORD_note_words, [NOTE_PARK] = WORD_note_park };

static struct value heard(const struct focus *focus)
{
	return (struct value){ .type = VALUE_TEXT, .text = field_text(&focus->note.field) };
}

static bool is_blank(const struct focus *focus)
{
	struct value value = heard(focus);
	return value_is_empty(&value);
}

/* ---- painting ---------------------------------------------------------------------- */

/* What came of the last try, right below the field. */
static void paint_outcome(const struct view *view, const struct focus *focus,
	struct page *page)
{
	const char *const *w = view->words->text;
	const char *said = focus_says(view, focus);
	if (said)
		page_text(page, 2, STYLE_ALERT, said);
	else if (focus->note.taken)
		page_text(page, 2, STYLE_GOOD, w[WORD_note_kept]);
	else if (focus->note.asked && is_blank(focus))
		page_text(page, 2, STYLE_ALERT, w[WORD_need_note]);
	else if (focus->note.asked && !str_is_empty(view->refused))
		page_text(page, 2, STYLE_ALERT, view->refused);
	else if (!page->narrow)
		page_gap(page);
}

static void paint_tags(const struct view *view, const struct focus *focus,
	struct page *page)
{
	int indent = page->narrow ? 0 : 2;
	page->detail = 0;
	page_clicks(page, 0, 1, (struct key){ .code = K_ENTER });
	for (int i = 0; i < NOTE_TAGS; i++)
		page_choice(page, indent, i + 1, NULL, view->words->text[tags[i]], NULL,
			focus->overlay.row == i + 1);
}

/* Exact words are quoted; the others are what somebody made of them. */
static int paint_note(const struct view *view, struct page *page, int row, int col,
	int width, const struct view_note *note)
{
	assert(note->tag < NOTE_TAGS && note->text);
	bool exact = note->tag == NOTE_WORDS;
	const char *words = exact ? words_quote(view->words, note->text, page->arena)
	                          : note->text;
	const char *text = words_label(view->words, view->words->text[tags[note->tag]], words,
		page->arena);
	return page_block(page, row, col, width, exact ? STYLE_WORDS : STYLE_TEXT, text);
}

/* The newest first: it is what was just heard.  Returns the row below. */
static int paint_notes(const struct view *view, struct page *page, int row, int col)
{
	const char *const *w = view->words->text;
	int width = page->end - col;
	row += page_block(page, row, col, width, STYLE_TITLE, w[WORD_note_so_far]);
	if (view->note_count == 0)
		row += page_block(page, row, col, width, STYLE_TEXT, w[WORD_note_empty]);
	for (size_t i = view->note_count; i > 0; i--)
		row += paint_note(view, page, row, col, width, &view->notes[i - 1]);
	return row;
}

static int widest_tag(const struct view *view)
{
	int width = 0;
	for (int i = 0; i < NOTE_TAGS; i++) {
		int w = textfit_width(view->words->text[tags[i]]);
		width = w > width ? w : width;
	}
	return width;
}

static void paint_tags_and_notes(const struct view *view, const struct focus *focus,
	struct page *page)
{
	int first = page->row, col = page->left + 7 + widest_tag(view) + BESIDE;
	bool beside = !page->narrow && col + 20 <= page->end;
	paint_tags(view, focus, page);
	if (!beside)
		page_gap(page);
	int last = paint_notes(view, page, beside ? first : page->row,
		beside ? col : page->left);
	page->row = last > page->row ? last : page->row;
	page_need(page, 1);
}

static void paint_labelled(struct page *page, const char *label, const char *text)
{
	if (str_is_empty(text))
		return;
	page_gap(page);
	page_text(page, 0, STYLE_TITLE, label);
	page_text(page, 2, STYLE_TEXT, text);
}

static void note_paint(const struct view *view, struct focus *focus, struct page *page)
{
	const char *const *w = view->words->text;
	page_text(page, 0, STYLE_TITLE, w[WORD_note_heading]);
	if (!page->narrow) {
		page_text(page, 0, STYLE_TEXT, w[WORD_note_text]);
		page_gap(page);
	}
	page_clicks(page, 0, ROW_FIELD, (struct key){ .code = K_NONE });
	page_field(page, NULL, &focus->note.field, focus->overlay.row == ROW_FIELD);
	paint_outcome(view, focus, page);
	paint_tags_and_notes(view, focus, page);
	for (size_t i = 0; i < view->stem_count; i++) {
		if (i == 0)
			paint_labelled(page, w[WORD_note_stems], view->stems[i]);
		else
			page_text(page, 2, STYLE_TEXT, view->stems[i]);
	}
	paint_labelled(page, w[WORD_note_why], view->why);
	paint_labelled(page, w[WORD_note_pitfall], view->pitfall);
}

/* ---- keys -------------------------------------------------------------------------- */

static bool pick(struct focus *focus, int tag, struct act *act)
{
	assert(tag >= 0 && tag < NOTE_TAGS);
	focus->note.asked = true;
	if (is_blank(focus)) {
		focus->overlay.row = ROW_FIELD;
		return false;
	}
	*act = (struct act){ .kind = ACT_NOTE, .number = tag, .value = heard(focus) };
	return true;
}

static void field_part_key(struct focus *focus, const struct key *key)
{
	enum field_did did = field_key(&focus->note.field, key);
	if (did == FIELD_FULL)
		focus_say(focus, WORD_cut_paste);
	if (key->code == K_ENTER || (did == FIELD_EDGE && key->code == K_DOWN))
		focus->overlay.row = 1;
}

static bool tags_key(struct focus *focus, const struct key *key, struct act *act)
{
	int row = focus->overlay.row - 1, digit = list_digit(key, NOTE_TAGS);
	if (digit >= 0)
		return pick(focus, digit, act);
	if (key->code == K_ENTER || key_is(key, ' '))
		return pick(focus, row, act);
	if (key->code == K_UP && row == 0)
		focus->overlay.row = ROW_FIELD;
	else if (list_move(key, NOTE_TAGS, &row))
		focus->overlay.row = row + 1;
	else if (key->code == K_CHAR || key->code == K_PASTE || key->code == K_BACKSPACE
		|| key->code == K_UNDO) {
		/* Whoever types means the field: there is no mode to fall into. */
		focus->overlay.row = ROW_FIELD;
		field_part_key(focus, key);
	}
	return false;
}

static bool note_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	(void)view;
	bool in_field = focus->overlay.row <= ROW_FIELD || focus->overlay.row > NOTE_TAGS;
	if (key->code == K_TAB || key->code == K_BACKTAB)
		focus->overlay.row = in_field ? 1 : ROW_FIELD;
	else if (key->code == K_PGUP || key->code == K_PGDN)
		overlay_read(focus, key);
	else if (!in_field)
		return tags_key(focus, key, act);
	else
		field_part_key(focus, key);
	return false;
}

static void note_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	bool in_field = focus->overlay.row == ROW_FIELD;
	if (in_field)
		hints_add(hints, w[WORD_key_enter], w[WORD_does_list]);
	else
		hints_add(hints, list_keys(NOTE_TAGS), w[WORD_does_pick]);
	if (!in_field)
		hints_add(hints, w[WORD_key_tab], w[WORD_does_field]);
	if (focus->overlay.rows > focus->overlay.shown)
		hints_add(hints, w[WORD_key_pages], w[WORD_does_more]);
}

const struct panel panel_note = {
	.may = MAY_NOTE, .wants = WANT_NOTES, .paint = note_paint, .key = note_key,
	.hints = note_hints,
};
