/*
 * Rows with one set of answers: a table where it fits, else each row with its
 * answer beneath.  Left and Right change the answer of the row; one that was given before
 * changes only on purpose: when it has been taken away, by a click on another, or
 * by a number that is typed.
 */
#include "ui/draw_kind.h"
#include "ui/focus_sync.h"

#include "base/arena.h"
#include "ui/list.h"
#include "ui/textfit.h"

#include <assert.h>

#define LABEL_LEAST 26 /* cells that a label must keep beside the answers */

static int rows_of(const struct view *view)
{
	return view->item_count < FOCUS_PICKS ? (int)view->item_count : FOCUS_PICKS;
}

static void items_start(const struct view *view, struct focus *focus)
{
	list_start(view, focus);
	int count = rows_of(view);
	for (int i = (int)focus->answer.pick_count; i < count; i++) {
		focus->answer.pick[i] = view->items[i].value;
		focus->answer.freed[i] = false;
	}
	focus->answer.pick_count = (size_t)count;
	while (focus->row + 1 < count && focus->answer.pick[focus->row] >= 0)
		focus->row++;
	if (count > 0 && focus->answer.pick[focus->row] >= 0)
		focus->row = 0;
}

/* ---- painting -------------------------------------------------------------- */

static const char *answer_text(const struct view *view, int answer, struct arena *arena)
{
	assert(answer >= 0 && (size_t)answer < view->set.answer_count);
	if (view->set.answers)
		return view->set.answers[answer];
	return arena_printf(arena, "%d", view->low + answer);
}

/* Cells that an answer's column takes, with the blanks beside it. */
static int column_width(const struct view *view, struct page *page, int answer)
{
	int width = textfit_width(answer_text(view, answer, page->arena));
	return width + 2;
}

/* Where the first answer's column begins; 0 when they do not fit beside the labels. */
static int first_column(const struct view *view, struct page *page)
{
	int width = 0, count = (int)view->set.answer_count;
	for (int i = 0; i < count; i++)
		width += column_width(view, page, i);
	/* Not further than the eye finds its way from label to answer. */
	int first = page->end - width, most = page->left + 56;
	if (page->narrow || first < page->left + LABEL_LEAST + 6)
		return 0;
	return first < most ? first : most;
}

/* A click on an answer is the answer of that row. */
static void take_answer(struct page *page, int row, int answer, int at, int col, int width)
{
	const struct target target = { .places = true, .row = row,
		.key = { .code = K_SET, .cp = (uint32_t)answer } };
	canvas_hit(page->canvas, at, col, width, &target);
}

static void paint_titles(const struct view *view, struct page *page, int col)
{
	page_need(page, 1);
	for (int i = 0; i < (int)view->set.answer_count; i++) {
		canvas_say(page->canvas, page->row, col, STYLE_TEXT,
			answer_text(view, i, page->arena));
		col += column_width(view, page, i);
	}
	page->row++;
}

static void paint_marks(const struct view *view, const struct focus *focus,
	struct page *page, int row, int at, int col)
{
	enum style style = row == focus->row ? STYLE_ACCENT : STYLE_TEXT;
	for (int i = 0; i < (int)view->set.answer_count; i++) {
		int middle = (textfit_width(answer_text(view, i, page->arena)) - 1) / 2;
		int width = column_width(view, page, i);
		canvas_say(page->canvas, at, col + middle, style,
			focus->answer.pick[row] == i ? "●" : "○");
		take_answer(page, row, i, at, col - 1, width);
		col += width;
	}
}

/* The answers of a row under it, side by side while they fit. */
static void paint_under(const struct view *view, const struct focus *focus,
	struct page *page, int row)
{
	int left = page->narrow ? 4 : 7, col = left;
	enum style style = row == focus->row ? STYLE_ACCENT : STYLE_TEXT;
	for (int i = 0; i < (int)view->set.answer_count; i++) {
		const char *text = arena_printf(page->arena, "%s %s",
			focus->answer.pick[row] == i ? "●" : "○",
			answer_text(view, i, page->arena));
		if (col > left && col + textfit_width(text) > page->width) {
			page->row++;
			col = left;
		}
		int at = page->row;
		page_text(page, col, style, text);
		for (int line = at; line < page->row; line++)
			take_answer(page, row, i, line, page->left + col, textfit_width(text));
		page->row = page->row > at + 1 ? page->row - 1 : at;
		col += textfit_width(text) + 2;
	}
	page->row++;
}

/* Where numbers are the answers, a digit is one of them and no row. */
static int number_of(const struct view *view, const struct focus *focus, int row)
{
	return view->set.answers ? list_number_of(row, focus->row) : PAGE_NO_DIGIT;
}

static void paint_row(const struct view *view, const struct focus *focus, struct page *page,
	int row, int first)
{
	assert(row >= 0 && row < rows_of(view));
	const struct view_item *item = &view->items[row];
	bool focused = row == focus->row;
	int at = page->row, text = page->width;
	if (first)
		page->width = first - page->left - 1;
	const char *remark = page->remark;
	page->remark = NULL;
	page_clicks(page, 0, row, (struct key){ .code = K_NONE });
	page_choice(page, page->narrow ? 0 : 2, number_of(view, focus, row), NULL, item->label,
		item->detail, focused);
	page->remark = remark;
	page->width = text;
	if (first)
		paint_marks(view, focus, page, row, at, first);
	else
		paint_under(view, focus, page, row);
	if (focused)
		page_focus(page, at, page->row - at, page->left + (page->narrow ? 0 : 2),
			false);
	/* Below the answers, too. */
	if (focused)
		page_remark(page, page->left + (page->narrow ? 4 : 7));
}

/* The numbers of a scale stand over its columns, or at the answers of each row. */
static void take_digits(const struct view *view, struct page *page)
{
	for (int i = 0; !view->set.answers && i < (int)view->set.answer_count; i++)
		if (view->low + i <= 9)
			page->digits |= 1U << (view->low + i);
}

static void items_paint(const struct view *view, struct focus *focus, struct page *page)
{
	int first = first_column(view, page), done = 0, count = rows_of(view);
	page_head(page, view);
	if (first) {
		paint_titles(view, page, first);
		page_keep(page);
	} else {
		page_gap(page);
	}
	take_digits(view, page);
	for (int i = 0; i < count; i++) {
		paint_row(view, focus, page, i, first);
		done += focus->answer.pick[i] >= 0;
	}
	if (view->is_unseen)
		return;
	page_gap(page);
	page_text(page, page->narrow ? 0 : 4, STYLE_TEXT,
		words_put(view->words->text[WORD_answered_of],
			words_of(view->words, done, count, page->arena), page->arena));
}

/* ---- keys ------------------------------------------------------------------ */

static void answer(struct focus *focus, int value)
{
	assert(focus->row >= 0 && (size_t)focus->row < focus->answer.pick_count);
	if (focus->answer.pick[focus->row] == value)
		return;
	focus->answer.pick[focus->row] = value;
	list_changed(focus);
}

static void take_away(struct focus *focus)
{
	focus->answer.freed[focus->row] = true;
	answer(focus, -1);
}

static void step(const struct view *view, struct focus *focus, int by, bool round)
{
	assert(by == -1 || by == 1);
	int count = (int)view->set.answer_count, value = focus->answer.pick[focus->row] + by;
	if (focus->answer.pick[focus->row] < 0)
		value = by > 0 ? 0 : count - 1;
	if (round && value >= count)
		value = 0;
	if (value >= 0 && value < count)
		answer(focus, value);
}

static bool digit(const struct view *view, struct focus *focus, const struct key *key)
{
	if (key->code != K_CHAR || key->cp < '0' || key->cp > '9')
		return false;
	int number = view->set.answers ? -1 : list_number(focus, key, view->high);
	if (view->set.answers) {
		int row = list_digit_at(key, rows_of(view), focus->row);
		focus->row = row >= 0 ? row : focus->row;
	} else if (number >= view->low && number - view->low < (int)view->set.answer_count) {
		answer(focus, number - view->low);
	}
	return true;
}

static struct value items_pending(const struct view *view, const struct focus *focus)
{
	(void)view;
	return list_value(focus, VALUE_ITEMS);
}

/* Was the answer of the row there when the screen was? */
static bool is_given(const struct view *view, const struct focus *focus)
{
	return view->items[focus->row].value >= 0 && !focus->answer.freed[focus->row];
}

/* A key that is soon pressed once too often. */
static bool steps(const struct key *key)
{
	return key->code == K_LEFT || key->code == K_RIGHT || key_is(key, ' ');
}

static bool items_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (key->code == K_ENTER)
		return list_next(view, focus, items_pending(view, focus), act);
	if (rows_of(view) == 0 || view->set.answer_count == 0)
		return false;
	if (key->code != K_CHAR)
		focus->answer.one = false;
	if (list_move(key, rows_of(view), &focus->row))
		return true;
	if (steps(key) && is_given(view, focus)) {
		focus_say(focus, WORD_row_answered);
		return true;
	}
	if (digit(view, focus, key))
		return true;
	if (key->code == K_SET && key->cp < view->set.answer_count)
		answer(focus, (int)key->cp);
	else if (key->code == K_LEFT || key->code == K_RIGHT)
		step(view, focus, key->code == K_LEFT ? -1 : 1, false);
	else if (key_is(key, ' '))
		step(view, focus, 1, true);
	else if (key->code == K_DELETE || key->code == K_BACKSPACE)
		take_away(focus);
	else
		return false;
	return true;
}

static void items_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	(void)focus;
	hints_add(hints, "↑↓", w[WORD_does_row]);
	hints_add(hints, "←→", w[WORD_does_answer]);
	hints_add(hints, w[WORD_key_enter], w[WORD_does_next]);
	list_page_hints(view, rows_of(view), hints);
}

const struct draw draw_items = {
	.help = WORD_help_items,
	.is_list = true,
	.refused_in = REFUSED_IN_ROWS,
	.start = items_start,
	.paint = items_paint,
	.key = items_key,
	.hints = items_hints,
	.pending = items_pending,
};
