/*
 * Options side by side, and under them the list to pick one from.
 *
 * All options have columns of the same width, in the order of the pack.  Where
 * columns get too narrow to read, the name of a row stands above its texts; on a
 * narrow screen the options stand one under the other at each row, so that what
 * is compared is still seen together.  The table itself has no focus: it is read
 * like a page, and the list takes the keys, as where one is chosen.
 */
#include "ui/draw_kind.h"

#include "base/arena.h"
#include "base/wrap.h"
#include "ui/list.h"
#include "ui/textfit.h"

#include <assert.h>
#include <string.h>

#define GAP 3           /* blank cells between columns */
#define COLUMN 14       /* narrower, and the names of the rows go above */
#define COLUMN_LEAST 12 /* narrower, and the options go under each other */
#define COLUMN_MOST 40
#define AROUND 9       /* header, strip and footer: rows that are not the body's */

struct table {
	int count; /* options */
	int names; /* cells of the rows' names at the left; 0: above */
	int width; /* of an option's column; 0: no columns */
};

static bool is_option(const struct view_item *item)
{
	return item->cells != NULL;
}

static int widest_name(const struct view *view, int limit)
{
	int width = 0;
	for (size_t i = 0; i < view->compare.row_count; i++) {
		int w = textfit_width(view->compare.rows[i]);
		if (w > width)
			width = w;
	}
	return width < limit ? width : limit;
}

static struct table table_of(const struct view *view, const struct page *page)
{
	struct table t = { .count = 0 };
	int room = page->end - page->left;
	for (size_t i = 0; i < view->item_count; i++)
		t.count += is_option(&view->items[i]);
	if (page->narrow || t.count == 0)
		return t;
	t.names = widest_name(view, room / 4);
	t.width = (room - t.names - GAP * t.count) / t.count;
	if (t.width < COLUMN) {
		t.names = 0;
		t.width = (room - GAP * (t.count - 1)) / t.count;
	}
	if (t.width < COLUMN_LEAST)
		t.width = 0;
	if (t.width > COLUMN_MOST)
		t.width = COLUMN_MOST;
	return t;
}

static int column(const struct table *t, const struct page *page, int option)
{
	assert(option >= 0 && option <= t->count); /* the last one: where they end */
	return page->left + (t->names ? t->names + GAP : 0) + option * (t->width + GAP);
}

/* The name of an option, and whether it is the one that is picked. */
static const char *name_of(const struct view *view, const struct focus *focus, size_t item,
	struct arena *arena)
{
	const char *label = view->items[item].label;
	return list_has(focus, (int)item) ? arena_printf(arena, "● %s", label) : label;
}

/* The number that picks the option stands before its name, here too. */
static int paint_name(struct page *page, int col, int width, int number, enum style style,
	const char *text)
{
	page_need(page, 1);
	page_digit(page, col, style, number);
	return page_block(page, page->row, col + 2, width - 2, style, text);
}

/* ---- side by side ---------------------------------------------------------- */

/* On the panel, all of one height; they stay while the rows are turned under them. */
static void paint_heads(const struct view *view, const struct focus *focus,
	struct page *page, const struct table *t)
{
	int rows = 0, option = 0;
	for (size_t i = 0; i < view->item_count; i++) {
		if (!is_option(&view->items[i]))
			continue;
		int used = paint_name(page, column(t, page, option++), t->width,
			list_number_of((int)i, focus->row),
			STYLE_CAP, name_of(view, focus, i, page->arena));
		rows = used > rows ? used : rows;
	}
	page_need(page, rows + 1);
	for (option = 0; option < t->count; option++)
		for (int row = 0; row < rows; row++)
			canvas_ground(page->canvas, page->row + row, column(t, page, option),
				t->width, STYLE_CAP);
	page->row += rows + 1;
	page_keep(page);
}

static void paint_row(const struct view *view, struct page *page, const struct table *t,
	size_t row)
{
	assert(row < view->compare.row_count);
	int rows = 0, option = 0;
	page_item(page);
	if (t->names)
		rows = page_block(page, page->row, page->left, t->names, STYLE_TEXT,
			view->compare.rows[row]);
	else
		page_text(page, 0, STYLE_TITLE, view->compare.rows[row]);
	for (size_t i = 0; i < view->item_count; i++) {
		if (!is_option(&view->items[i]))
			continue;
		int used = page_block(page, page->row, column(t, page, option++), t->width,
			STYLE_TEXT, view->items[i].cells[row]);
		rows = used > rows ? used : rows;
	}
	page->row += rows;
}

static int height(const char *text, int width, struct arena *arena)
{
	return (int)wrap_text(text, strlen(text), width, arena).count;
}

static int row_height(const struct view *view, const struct page *page,
	const struct table *t, size_t row)
{
	int most = t->names ? height(view->compare.rows[row], t->names, page->arena) : 0;
	for (size_t i = 0; i < view->item_count; i++) {
		const char *const *cells = view->items[i].cells;
		int rows = cells ? height(cells[row], t->width, page->arena) : 0;
		most = rows > most ? rows : most;
	}
	return most + !t->names;
}

/* Air between the rows stays away where the table would no longer be seen at once. */
static bool has_air(const struct view *view, const struct focus *focus,
	const struct page *page, const struct table *t, int used)
{
	int rows = used + (int)view->compare.row_count - 1;
	for (size_t i = 0; i < view->compare.row_count; i++)
		rows += row_height(view, page, t, i);
	return rows <= focus->frame.rows - AROUND;
}

static void paint_table(const struct view *view, const struct focus *focus,
	struct page *page, const struct table *t, int top)
{
	paint_heads(view, focus, page, t);
	bool air = has_air(view, focus, page, t, page->row - top);
	for (size_t i = 0; i < view->compare.row_count; i++) {
		if (air && i > 0)
			page_gap(page);
		paint_row(view, page, t, i);
	}
}

/* ---- one under the other --------------------------------------------------- */

static void paint_cell(const struct view *view, const struct focus *focus,
	struct page *page, size_t item, size_t row)
{
	assert(is_option(&view->items[item]) && row < view->compare.row_count);
	const char *text = words_label(view->words, name_of(view, focus, item, page->arena),
		view->items[item].cells[row], page->arena);
	page->row += paint_name(page, page->left, page->width,
		list_number_of((int)item, focus->row), STYLE_TEXT, text);
}

static void paint_stack(const struct view *view, const struct focus *focus,
	struct page *page)
{
	for (size_t row = 0; row < view->compare.row_count; row++) {
		if (row > 0 && focus->frame.rows > 2 * AROUND)
			page_gap(page);
		page_item(page);
		page_text(page, 0, STYLE_TITLE, view->compare.rows[row]);
		for (size_t i = 0; i < view->item_count; i++)
			if (is_option(&view->items[i]))
				paint_cell(view, focus, page, i, row);
	}
}

/* Before anything is picked all ways must have been in sight, not just the first. */
static void focus_list(const struct focus *focus, struct page *page, int top)
{
	int row = page->canvas->cursor_row, col = page->canvas->cursor_col;
	list_focus_all(focus, page, top);
	if (focus->row >= 0)
		canvas_cursor(page->canvas, row, col, false);
}

static void paint_list(const struct view *view, const struct focus *focus,
	struct page *page)
{
	page_gap(page);
	int head = page->row;
	page_text(page, 0, STYLE_TITLE, view->words->text[WORD_compare_pick]);
	page_glue(page);
	list_choose_paint(view, focus, page);
	page_together(page, head, focus->page.room - page->kept);
	focus_list(focus, page, head);
}

static void compare_paint(const struct view *view, struct focus *focus, struct page *page)
{
	struct table table = table_of(view, page);
	int top = page->row;
	page_head(page, view);
	page_gap(page);
	if (table.width > 0)
		paint_table(view, focus, page, &table, top);
	else
		paint_stack(view, focus, page);
	paint_list(view, focus, page);
}

/* ---- keys, as where one is chosen ------------------------------------------ */

/* Up from the first of the list goes back into the table, row by row. */
static bool compare_key(const struct view *view, struct focus *focus,
	const struct key *key, struct act *act)
{
	if (key->code == K_UP && focus->row <= 0 && focus->page.top > 0) {
		focus->page.top--; /* the page that has this row */
		focus->page.loose = true;
		return true;
	}
	return list_choose_key(view, focus, key, act);
}

const struct draw draw_compare = {
	.help = WORD_help_compare,
	.is_tall = true,
	.start = list_choose_start,
	.paint = compare_paint,
	.key = compare_key,
	.hints = list_choose_hints,
	.pending = list_choose_pending,
};
