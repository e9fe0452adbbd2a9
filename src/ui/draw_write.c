/*
 * A field, and under it what may be put into it by number: ways to begin, and
 * the patient's own phrases.
 *
 * Where one says it first (view->write.say_first) the question stands alone: people talk.
 * Enter opens the field for a few of their words, which are then read back.  Whoever types
 * means the field, wherever they are.
 */
#include "ui/draw_kind.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/form.h"
#include "ui/list.h"
#include "ui/textfit.h"

#include <assert.h>

#define SAID_ROWS 4 /* of what they said, as it is read back */
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
	focus->answer.stage = !view->write.say_first || view->is_half ? STAGE_FIELD
	                    : *stands(view) ? STAGE_KEPT
	                                    : STAGE_ASKED;
}

/* A letter that was typed on the list before has opened the field. */
static enum focus_stage stage_of(const struct focus *focus)
{
	bool typed = focus->answer.stage == STAGE_ASKED && *field_text(&focus->answer.field);
	return typed ? STAGE_FIELD : focus->answer.stage;
}

static void open_field(struct focus *focus, int part)
{
	focus->answer.stage = STAGE_FIELD;
	focus->part = part;
	focus->row = 0;
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

/* A key and what it does, in the body; a click on it is the key. */
static int paint_key(struct page *page, int col, const char *key, const char *does,
	enum key_code code)
{
	const struct target target = { .key = { .code = code } };
	page_need(page, 1);
	int at = page->row, cap = page_cap(page, col, key) + 1, room = page->end - col - cap;
	int rows = page_block(page, at, col + cap, room, STYLE_TEXT, does);
	int width = rows > 1 ? cap + room : cap + textfit_width(does);
	for (int i = 0; i < rows; i++)
		canvas_hit(page->canvas, at + i, col, width, &target);
	page->row += rows - 1;
	return width;
}

/* Enter and another key, side by side where there is room; `code` K_NONE: Enter alone. */
static void paint_keys(const struct view *view, struct page *page, enum word first,
	enum word key, enum word second, enum key_code code)
{
	const char *const *w = view->words->text;
	int left = page->left + 2, width, gap = page->narrow ? 0 : 4;
	page_need(page, 2);
	page_focus(page, page->row, 1, page->left, false);
	canvas_say(page->canvas, page->row, page->left, STYLE_ACCENT, "▸");
	width = paint_key(page, left, w[WORD_key_enter], w[first], K_ENTER) + gap;
	int room = textfit_width(w[key]) + 3 + textfit_width(w[second]);
	if (code != K_NONE && (page->narrow || left + width + room > page->end)) {
		page->row++;
		width = 0;
	}
	if (code != K_NONE)
		paint_key(page, left + width, w[key], w[second], code);
	page->row++;
	page_remark(page, left);
}

static void paint_air(struct page *page)
{
	for (int i = page->narrow ? 0 : 3; i >= 0; i--)
		page_gap(page);
}

/* The question alone, large by the air around it, and nothing to fill in. */
static void paint_asked(const struct view *view, struct page *page)
{
	page_head(page, view);
	paint_air(page);
	paint_keys(view, page, WORD_does_few_words, WORD_key_tab, WORD_does_no_words,
		view->may & MAY_SKIP ? K_TAB : K_NONE);
}

static void paint_read(const struct view *view, struct focus *focus, struct page *page)
{
	bool kept = focus->answer.stage == STAGE_KEPT;
	/* What was asked, and what came of it: how to answer has been read. */
	page_focus(page, page->row, 0, page->left, false);
	if (!str_is_empty(view->heading))
		page_text(page, 0, STYLE_TITLE, view->heading);
	page_keep(page);
	page_gap(page);
	if (!kept) {
		page_text(page, 0, STYLE_TEXT, view->words->text[WORD_write_right]);
		if (!page->narrow)
			page_gap(page);
	}
	page_words(page, field_text(&focus->answer.field), SAID_ROWS);
	page_gap(page);
	paint_keys(view, page, kept ? WORD_does_next : WORD_does_yes,
		kept ? WORD_key_tab : WORD_key_esc, WORD_does_write, kept ? K_TAB : K_ESC);
}

/* What is said first takes a line, and grows with what is typed. */
static void paint_field(const struct view *view, struct focus *focus, struct page *page)
{
	bool narrow = page->narrow;
	page->narrow = narrow || view->write.say_first;
	page_field(page, NULL, &focus->answer.field, focus->part == PART_FIELD);
	page->narrow = narrow;
}

static void write_paint(const struct view *view, struct focus *focus, struct page *page)
{
	enum focus_stage stage = stage_of(focus);
	if (stage == STAGE_ASKED) {
		paint_asked(view, page);
		return;
	}
	if (stage != STAGE_FIELD) {
		paint_read(view, focus, page);
		return;
	}
	page_head(page, view);
	page_gap(page);
	page_clicks(page, PART_FIELD, 0, (struct key){ .code = K_NONE });
	paint_field(view, focus, page);
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

/* The question is asked, and nothing is typed: Enter opens the field, Tab goes on without. */
static bool asked_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (key->code == K_ENTER)
		open_field(focus, PART_FIELD);
	else if (key->code == K_TAB && (view->may & MAY_SKIP))
		return list_next(view, focus, write_pending(view, focus), act);
	else if (key->code == K_TAB)
		open_field(focus, PART_FIELD);
	else if (key->code == K_CHAR || key->code == K_PASTE || key->code == K_RIGHT) {
		if (key->code == K_RIGHT && !has_offer(view, focus))
			return false;
		open_field(focus, PART_FIELD);
		return field_part_key(view, focus, key);
	} else {
		return false;
	}
	return true;
}

/* The words stand there as they were typed: they are right, or they are changed. */
static bool read_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (key->code == K_ENTER)
		return list_next(view, focus, write_pending(view, focus), act);
	if (key->code == K_TAB) {
		open_field(focus, PART_FIELD);
		return true;
	}
	bool types = key->code == K_CHAR || key->code == K_PASTE || key->code == K_BACKSPACE
	             || (key->code == K_UNDO && field_can_undo(&focus->answer.field));
	if (!types)
		return false;
	open_field(focus, PART_FIELD);
	return field_part_key(view, focus, key);
}

static bool has_text(const struct focus *focus)
{
	return !str_is_blank(field_text(&focus->answer.field));
}

/* Esc while they are read back: change it. */
static bool write_back(const struct view *view, struct focus *focus)
{
	(void)view;
	if (stage_of(focus) != STAGE_READ)
		return false;
	open_field(focus, PART_FIELD);
	return true;
}

static bool write_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	focus->answer.stage = stage_of(focus);
	if (focus->answer.stage == STAGE_ASKED)
		return asked_key(view, focus, key, act);
	if (focus->answer.stage != STAGE_FIELD)
		return read_key(view, focus, key, act);
	if (key->code == K_TAB || key->code == K_BACKTAB) {
		turn_to(view, focus, key->code == K_TAB ? 1 : -1);
		return true;
	}
	if (focus->part != PART_FIELD)
		return list_part_key(view, focus, key);
	if (key->code == K_ENTER && view->write.say_first && has_text(focus)) {
		focus->answer.stage = STAGE_READ;
		focus->page.top = 0;
		focus->page.loose = true;
		return true;
	}
	if (key->code == K_ENTER)
		return list_next(view, focus, write_pending(view, focus), act);
	return field_part_key(view, focus, key);
}

static void write_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	/* These keys stand in the body, with what they do. */
	if (stage_of(focus) == STAGE_READ)
		hints->esc = w[WORD_does_write];
	if (stage_of(focus) != STAGE_FIELD)
		return;
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
	.back = write_back,
	.hints = write_hints,
	.pending = write_pending,
};
