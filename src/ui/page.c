/*
 * The page: a body is painted on it as tall as it needs, from the top down.
 */
#include "ui/page.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "ui/field.h"
#include "ui/textfit.h"

#include <assert.h>
#include <string.h>

void page_need(struct page *page, int rows)
{
	assert(page->row >= 0);
	int need = page->row + rows;
	if (need > page->canvas->rows)
		canvas_grow(page->canvas, need + page->canvas->rows);
}

void page_item(struct page *page)
{
	if (!page->glued) {
		page->items = arena_grow(page->arena, page->items, page->item_count,
			&page->item_cap, sizeof *page->items);
		page->items[page->item_count++] = page->row;
	}
	page->glued = false;
}

void page_together(struct page *page, int row, int rows)
{
	if (page->row - row > rows)
		return;
	while (page->item_count > 0 && page->items[page->item_count - 1] > row)
		page->item_count--;
}

void page_glue(struct page *page)
{
	page->glued = true;
}

void page_focus(struct page *page, int row, int rows, int col, bool typing)
{
	assert(rows >= 0);
	page->focus_row = row;
	page->focus_rows = rows;
	canvas_cursor(page->canvas, row, col, typing);
}

int page_block(struct page *page, int row, int col, int width, enum style style,
	const char *text)
{
	assert(text && row >= 0);
	size_t len = strlen(text);
	while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == ' '))
		len--;
	if (width < 2)
		width = 2;
	struct wrap wrap = wrap_text(text, len, width, page->arena);
	int ahead = row - page->row;
	page_need(page, ahead + (int)wrap.count);
	for (size_t i = 0; i < wrap.count; i++)
		canvas_text(page->canvas, row + (int)i, col, page->canvas->cols, style,
			text + wrap.rows[i].at, wrap.rows[i].len);
	return (int)wrap.count;
}

void page_text(struct page *page, int indent, enum style style, const char *text)
{
	page->row += page_block(page, page->row, page->left + indent, page->width - indent,
		style, text);
}

void page_row(struct page *page, int indent, enum style style, const char *text)
{
	page_need(page, 1);
	canvas_say(page->canvas, page->row, page->left + indent, style,
		textfit_cut(text, page->end - page->left - indent, page->arena));
	page->row++;
}

void page_gap(struct page *page)
{
	page->row++;
	page_need(page, 1);
}

void page_keep(struct page *page)
{
	page->kept = page->row;
}

void page_remark(struct page *page, int col)
{
	assert(col >= page->left);
	if (!page->remark)
		return;
	const char *say = page->remark;
	page->remark = NULL;
	page_text(page, col - page->left, STYLE_ALERT, say);
	if (page->focus_rows > 0)
		page->focus_rows = page->row - page->focus_row;
	page_need(page, 1);
}

void page_digit(struct page *page, int col, enum style style, int digit)
{
	assert(digit >= 0 && digit <= PAGE_NO_DIGIT);
	if (digit == PAGE_NO_DIGIT)
		return;
	const char cell = (char)('0' + digit);
	canvas_text(page->canvas, page->row, col, page->canvas->cols, style, &cell, 1);
	page->digits |= 1U << digit;
}

void page_frame(struct page *page, int row, int col, int width, int rows, enum style style)
{
	assert(rows >= 2 && width >= 2);
	struct canvas *canvas = page->canvas;
	int last = row + rows - 1, right = col + width - 1;
	page_need(page, last - page->row + 1);
	canvas_fill(canvas, row, col, 1, style, 0x256D);
	canvas_fill(canvas, row, right, 1, style, 0x256E);
	canvas_fill(canvas, last, col, 1, style, 0x2570);
	canvas_fill(canvas, last, right, 1, style, 0x256F);
	canvas_fill(canvas, row, col + 1, width - 2, style, 0x2500);
	canvas_fill(canvas, last, col + 1, width - 2, style, 0x2500);
	for (int i = row + 1; i < last; i++) {
		canvas_fill(canvas, i, col, 1, style, 0x2502);
		canvas_fill(canvas, i, right, 1, style, 0x2502);
	}
}

int page_cap(struct page *page, int col, const char *key)
{
	if (key[0] >= '0' && key[0] <= '9' && !key[1])
		page->digits |= 1U << (key[0] - '0');
	int width = textfit_width(key) + 2;
	canvas_say(page->canvas, page->row, col + 1, STYLE_CAP, key);
	canvas_ground(page->canvas, page->row, col, width, STYLE_CAP);
	return width;
}

/* ---- clicks -------------------------------------------------------------------- */

void page_clicks(struct page *page, int part, int row, struct key key)
{
	page->target = (struct target){ .places = true, .part = part, .row = row, .key = key };
	page->by_column = false;
}

void page_clicked(struct page *page, int row, int col, int width)
{
	assert(row <= page->row);
	if (!page->target.places)
		return;
	for (; row < page->row; row++)
		canvas_hit(page->canvas, row, col, width, &page->target);
	*(page->by_column ? &page->target.column : &page->target.row) += 1;
}

void page_clicks_in(struct page *page, int part, int row, struct key key)
{
	page_clicks(page, part, row, key);
	page->by_column = true;
}

/* ---- parts that many kinds have ------------------------------------------------ */

#define WORDS_ROWS 2 /* of the patient's words: help has all of them */

void page_words(struct page *page, const char *words, int most)
{
	assert(words && most > 0);
	int bar = page->left + (page->narrow ? 0 : 4), col = bar + 2;
	int width = page->left + page->width - col;
	struct wrap wrap = wrap_text(words, strlen(words), width < 2 ? 2 : width, page->arena);
	int rows = (int)wrap.count < most ? (int)wrap.count : most;
	page_need(page, rows);
	for (int i = 0; i < rows; i++, page->row++) {
		canvas_fill(page->canvas, page->row, bar, 1, STYLE_WORDS, 0x258C);
		canvas_say(page->canvas, page->row, col, STYLE_WORDS,
			textfit_row(words, &wrap, i, rows, width, page->arena));
	}
}

/* Cells that are left at the right of the question, for which page this is. */
static int cells_of_which(const struct page *page, const struct view *view)
{
	return page->narrow ? 0 : textfit_width(words_of(view->words, 8, 8, page->arena)) + 2;
}

static void paint_question(struct page *page, const struct view *view)
{
	int room = page->end - page->left - cells_of_which(page, view);
	page->titled = true;
	page->row += page_block(page, page->row, page->left,
		room < page->width ? room : page->width, STYLE_TITLE, view->heading);
}

void page_head(struct page *page, const struct view *view)
{
	page_focus(page, page->row, 0, page->left, false);
	if (!str_is_empty(view->heading))
		paint_question(page, view);
	page_keep(page);
	if (!str_is_empty(view->text)) {
		if (!page->narrow && !str_is_empty(view->heading))
			page_gap(page);
		page_text(page, 0, STYLE_TEXT, view->text);
	}
	if (!str_is_empty(view->quote)) {
		page_gap(page);
		page_words(page, view->quote, WORDS_ROWS);
	}
	if (!str_is_empty(view->offer)) {
		page_gap(page);
		page_text(page, page->narrow ? 0 : 4, STYLE_TEXT,
			words_put(view->words->text[WORD_was_before], view->offer, page->arena));
	}
}

#define FIELD_MOST 72  /* cells of a frame */
#define FIELD_ROWS 3   /* of one for several lines, where there is room */

/* Above the field, or beside it where `label` leaves room; returns the cells that it takes. */
static int field_label(struct page *page, const char *label, int width)
{
	int beside = str_is_empty(label) ? 0 : textfit_width(label) + 2;
	if (beside <= width / 2)
		return beside;
	page_text(page, 0, STYLE_TEXT, label);
	return 0;
}

/* Framed or not it takes the same rows, so that nothing moves when it gets the focus. */
void page_field(struct page *page, const char *label, struct field *field, bool focused)
{
	int room = page->end - page->left, all = room < FIELD_MOST ? room : FIELD_MOST;
	int first = page->row, beside = field_label(page, label, all);
	int col = page->left + beside, width = all - beside;
	int least = field->one_line || page->narrow ? 1 : FIELD_ROWS;
	page_item(page);
	page_need(page, field_rows(field, width - 4) + least + 2);
	if (beside)
		canvas_say(page->canvas, page->row + 1, page->left,
			focused ? STYLE_TITLE : STYLE_TEXT, label);
	int rows = field_paint(field, page->canvas, page->row + 1, col + 2, width - 4, focused,
		page->arena);
	least = rows > least ? rows : least;
	if (!focused && !*field_text(field))
		canvas_say(page->canvas, page->row + 1, col + 2, STYLE_MUTED, "…");
	if (focused) {
		page_frame(page, page->row, col, width, least + 2, STYLE_ACCENT);
		page->focus_row = page->canvas->cursor_row;
		page->focus_rows = 1;
	}
	page->row += least + 2;
	page_clicked(page, first, page->left, page->width);
	if (focused)
		page_remark(page, col);
}

/* Beyond this a label is wrapped rather than the details pushed away. */
static int widest(const struct view_item *items, size_t count, int limit)
{
	int width = 0;
	for (size_t i = 0; i < count; i++) {
		int w = textfit_width(items[i].label);
		if (w > width)
			width = w;
	}
	return width < limit ? width : limit;
}

void page_details(struct page *page, const struct view_item *items, size_t count)
{
	assert(items || count == 0);
	page->detail = 0;
	for (size_t i = 0; i < count && !page->narrow; i++)
		if (!str_is_empty(items[i].detail))
			page->detail = page->left + 8
			               + widest(items, count,
				(page->end - page->left) / 2 - 8) + 3;
}

/* The marker, number and mark before a choice's text; returns the text's column. */
static int paint_lead(struct page *page, int col, int number, const char *mark,
	bool focused)
{
	assert(number >= -1);
	enum style style = focused ? STYLE_ACCENT : STYLE_TITLE;
	if (focused)
		canvas_say(page->canvas, page->row, col, style, "▸");
	col += 2;
	if (number >= 0)
		page_digit(page, col, style, number);
	col += number >= 0 ? 2 : 0;
	int air = number >= 0 && !page->narrow, width = mark ? textfit_width(mark) : 0;
	if (width == 0)
		return col + (mark ? 0 : air);
	canvas_say(page->canvas, page->row, col + air, focused ? STYLE_ACCENT : STYLE_TEXT, mark);
	return col + air + width + 1 + air;
}

void page_choice(struct page *page, int indent, int number, const char *mark,
	const char *text, const char *detail, bool focused)
{
	assert(text);
	int marker = page->left + indent;
	enum style style = page->missable ? STYLE_MUTED : STYLE_TEXT;
	page_need(page, 1);
	page_item(page);
	int col = paint_lead(page, marker, number, mark, focused);
	bool beside = page->detail > col && !str_is_empty(detail);
	int edge = beside ? page->detail - 2 : page->left + page->width;
	int rows = page_block(page, page->row, col, edge - col,
		focused ? STYLE_TITLE : STYLE_TEXT, text);
	if (beside) {
		int more = page_block(page, page->row, page->detail,
			page->end - page->detail, style, detail);
		rows = more > rows ? more : rows;
	} else if (!str_is_empty(detail)) {
		rows += page_block(page, page->row + rows, col, edge - col, style,
			detail);
	}
	if (focused)
		page_focus(page, page->row, rows, marker, false);
	page->row += rows;
	page_need(page, 1);
	/* One row is as long as its text: the blank beside it is nobody's. */
	int end = beside ? page->end : rows > 1 ? edge : col + textfit_width(text);
	page_clicked(page, page->row - rows, marker, end - marker);
	if (focused)
		page_remark(page, col);
}
