/*
 * Numbers over visits, and how the change feels: a picture of the first, all of
 * them as they were, what can be said of the change where something stands behind
 * it, and the list to pick from.  The text of the screen stands over that list: it
 * asks what is answered there, and may be a page away from the heading.
 */
#include "ui/draw_kind.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/list.h"
#include "ui/textfit.h"
#include "view/plot.h"

#include <assert.h>

/* ---- the numbers as they were -------------------------------------------------- */

#define ROWS_LEAST 16 /* a lower window has bars instead of the picture */
#define DAYS_MOST 12   /* more of them are not set in columns */
#define NAME_LEAST 20  /* cells that a name must keep beside its numbers */
#define NAME_GAP 3
#define DAY_GAP 2

/* "pain in the past week (less is better)" */
static const char *series_name(const struct view *view, const struct view_series *series,
	struct arena *arena)
{
	return words_aside(view->words, series->label,
		view->words->text[series->more_is_better ? WORD_trend_more : WORD_trend_less],
		arena);
}

struct table {
	int name; /* cells of the names; 0: they stand above their numbers */
	int day;  /* cells of the widest day */
	const struct view_point *days[DAYS_MOST]; /* that have a column, in their order */
	int count; /* 0: no columns */
};

/* ---- what fits ----------------------------------------------------------------- */

/* The column of a day; false where there are too many. */
static bool add_day(struct table *table, const struct view_point *point)
{
	assert(table->count >= 0 && table->count <= DAYS_MOST);
	int at = 0;
	while (at < table->count && table->days[at]->at < point->at)
		at++;
	if (at < table->count && table->days[at]->at == point->at)
		return true;
	if (table->count == DAYS_MOST)
		return false;
	for (int i = table->count++; i > at; i--)
		table->days[i] = table->days[i - 1];
	table->days[at] = point;
	return true;
}

/* Two numbers of one day have no place in one column. */
static bool has_twice(const struct view_series *series)
{
	for (size_t i = 1; i < series->count; i++)
		if (series->points[i].at == series->points[i - 1].at)
			return true;
	return false;
}

static bool add_days(const struct view *view, struct table *table)
{
	for (size_t i = 0; i < view->trend.series_count; i++) {
		if (has_twice(&view->trend.series[i]))
			return false;
		for (size_t j = 0; j < view->trend.series[i].count; j++)
			if (!add_day(table, &view->trend.series[i].points[j]))
				return false;
	}
	return table->count > 0;
}

static int widest_name(const struct view *view, struct arena *arena)
{
	int widest = 0;
	for (size_t i = 0; i < view->trend.series_count; i++) {
		int width = textfit_width(series_name(view, &view->trend.series[i], arena));
		widest = width > widest ? width : widest;
	}
	return widest;
}

static int widest_day(const struct view *view)
{
	int widest = 2; /* of a number */
	for (size_t i = 0; i < view->trend.series_count; i++)
		for (size_t j = 0; j < view->trend.series[i].count; j++) {
			int width = textfit_width(view->trend.series[i].points[j].day);
			widest = width > widest ? width : widest;
		}
	return widest;
}

static struct table table_of(const struct view *view, const struct page *page)
{
	struct table table = { .day = widest_day(view) };
	int widest = widest_name(view, page->arena), room = page->end - page->left;
	if (!page->narrow && add_days(view, &table)) {
		room -= NAME_GAP - DAY_GAP + table.count * (table.day + DAY_GAP);
		table.name = widest < room ? widest : room;
		if (table.name >= NAME_LEAST || table.name == widest)
			return table;
	}
	table.count = 0;
	table.name = page->narrow ? 0 : page->width / 3;
	return table;
}

/* ---- days across --------------------------------------------------------------- */

static int column_of(const struct page *page, const struct table *table, int day)
{
	assert(day >= 0 && day < table->count);
	return page->left + table->name + NAME_GAP + day * (table->day + DAY_GAP);
}

/* A day's column ends where its name does, and so do the numbers. */
static void paint_cell(struct page *page, const struct table *table, int day,
	enum style style, const char *text)
{
	canvas_say(page->canvas, page->row,
		column_of(page, table, day) + table->day - textfit_width(text), style, text);
}

static void paint_heads(struct page *page, const struct table *table)
{
	page_need(page, 1);
	for (int i = 0; i < table->count; i++)
		paint_cell(page, table, i, STYLE_TEXT, table->days[i]->day);
	page->row++;
}

static const char *number_on(const struct view_series *series, long at, struct arena *arena)
{
	for (size_t i = 0; i < series->count; i++)
		if (series->points[i].at == at)
			return arena_printf(arena, "%d", series->points[i].value);
	return "–";
}

static void paint_row(const struct view *view, struct page *page, const struct table *table,
	const struct view_series *series)
{
	int rows = page_block(page, page->row, page->left, table->name, STYLE_TEXT,
		series_name(view, series, page->arena));
	for (int i = 0; i < table->count; i++)
		paint_cell(page, table, i, STYLE_ACCENT,
			number_on(series, table->days[i]->at, page->arena));
	page->row += rows;
}

/* ---- days beside or below ------------------------------------------------------ */

static void paint_bars(struct page *page, const struct view_series *series)
{
	struct plot plot = plot_bars(series->points, series->count, page->width - 2,
		page->arena);
	for (size_t i = 0; i < plot.count; i++)
		page_row(page, 2, STYLE_ACCENT, plot.rows[i]);
}

/* Days that are wider than the page. */
static int paint_wrapped(struct page *page, const struct view_series *series, int left)
{
	int rows = 0;
	for (size_t i = 0; i < series->count; i++)
		rows += page_block(page, page->row + rows, left,
			page->left + page->width - left, STYLE_TEXT,
			arena_printf(page->arena, "%s  %d", series->points[i].day,
				series->points[i].value));
	return rows;
}

static void paint_entry(struct page *page, const struct table *table, int row, int col,
	const struct view_point *point)
{
	canvas_say(page->canvas, row, col, STYLE_TEXT, point->day);
	canvas_say(page->canvas, row, col + table->day, STYLE_ACCENT,
		arena_printf(page->arena, "%3d", point->value));
}

/* Side by side while they fit; returns how many rows. */
static int paint_entries(const struct view *view, struct page *page,
	const struct table *table, const struct view_series *series, int left)
{
	int edge = page->left + page->width, col = left, rows = 1, entry = table->day + 3;
	if (series->count == 0)
		return page_block(page, page->row, left, edge - left, STYLE_TEXT,
			view->words->text[WORD_trend_none]);
	if (entry > edge - left)
		return paint_wrapped(page, series, left);
	for (size_t i = 0; i < series->count; i++) {
		if (col > left && col + entry > edge) {
			col = left;
			rows++;
		}
		page_need(page, rows);
		paint_entry(page, table, page->row + rows - 1, col, &series->points[i]);
		col += entry + NAME_GAP;
	}
	return rows;
}

static void paint_list(const struct view *view, struct page *page,
	const struct table *table, const struct view_series *series, bool bars)
{
	const char *name = series_name(view, series, page->arena);
	if (table->name == 0 || bars) {
		page_text(page, 0, STYLE_TEXT, name);
		if (bars)
			paint_bars(page, series);
		page->row += paint_entries(view, page, table, series, page->left + 2);
		return;
	}
	int rows = page_block(page, page->row, page->left, table->name, STYLE_TEXT, name);
	int more = paint_entries(view, page, table, series,
		page->left + table->name + NAME_GAP);
	page->row += rows > more ? rows : more;
}

/*
 * All of them: days across and a row for each, where that fits; else each with its
 * days beside or below.  `bars`: the first has a picture of its own, of bars.
 */
static void paint_series(const struct view *view, struct page *page, bool bars)
{
	struct table table = table_of(view, page);
	if (table.count > 0 && !bars)
		paint_heads(page, &table);
	for (size_t i = 0; i < view->trend.series_count; i++) {
		const struct view_series *series = &view->trend.series[i];
		if (table.count > 0 && !bars && series->count > 0)
			paint_row(view, page, &table, series);
		else
			paint_list(view, page, &table, series, bars && i == 0);
	}
	page_need(page, 1);
}

/* ---- what is said, and what is asked ------------------------------------------- */

static void paint_clock(const struct view *view, struct page *page)
{
	if (!view->trend.clock_was_wrong)
		return;
	page_gap(page);
	page_text(page, 0, STYLE_TEXT, view->words->text[WORD_trend_clock]);
}

static void paint_verdict(const struct view *view, struct page *page)
{
	if (str_is_empty(view->trend.verdict))
		return;
	page_gap(page);
	page_text(page, 0, STYLE_TEXT, view->trend.verdict);
	if (!str_is_empty(view->trend.source))
		page_text(page, 0, STYLE_TEXT, words_put(view->words->text[WORD_trend_from],
			view->trend.source, page->arena));
}

#define CHOICE_LEAD 4 /* cells before the text of a choice: marker, number, blank */

/* What is picked has its mark before the text. */
static const char *choice_text(const struct view *view, const struct focus *focus, int row,
	struct arena *arena)
{
	const char *label = view->items[row].label;
	return list_has(focus, row) ? arena_printf(arena, "● %s", label) : label;
}

/* Few short choices stand on one row, as on a ruler. */
static bool is_one_row(const struct view *view, const struct focus *focus,
	const struct page *page)
{
	int width = 0, count = (int)view->item_count;
	for (int i = 0; i < count; i++) {
		if (!str_is_empty(view->items[i].detail))
			return false;
		width += CHOICE_LEAD + 1
		         + textfit_width(choice_text(view, focus, i, page->arena));
	}
	return !page->narrow && count <= 9 && width <= page->end - page->left;
}

static void paint_one_row(const struct view *view, const struct focus *focus,
	struct page *page)
{
	int row = page->row, col = 0;
	for (int i = 0; i < (int)view->item_count; i++) {
		const char *text = choice_text(view, focus, i, page->arena);
		int width = page->width;
		page->row = row;
		page->width = page->end - page->left; /* to pick from, not to read */
		page_choice(page, col, i + 1, "", text, NULL, i == focus->row);
		page->width = width;
		col += CHOICE_LEAD + textfit_width(text) + 1;
	}
}

static void paint_choices(const struct view *view, const struct focus *focus,
	struct page *page)
{
	int top = page->row;
	if (is_one_row(view, focus, page)) {
		const char *remark = page->remark; /* below the row, not within it */
		page->remark = NULL;
		page_clicks(page, 0, 0, (struct key){ .code = K_ENTER });
		paint_one_row(view, focus, page);
		page->remark = remark;
		if (focus->row < 0)
			page_focus(page, top, 1, page->left, false);
		page_remark(page, page->left);
		return;
	}
	list_choose_paint(view, focus, page);
	if (focus->row < 0)
		list_focus_all(focus, page, top);
}

static void paint_below(const struct view *view, const struct focus *focus,
	struct page *page, bool bars)
{
	page_gap(page);
	paint_series(view, page, bars);
	paint_clock(view, page);
	paint_verdict(view, page);
	page_gap(page);
	if (!str_is_empty(view->text)) {
		page_text(page, 0, STYLE_TEXT, view->text);
		page_gap(page);
	}
	paint_choices(view, focus, page);
}

/* ---- the picture --------------------------------------------------------------- */

/*
 * Tall where all of the page fits the screen with it; low where it fits only so.
 * Where neither does, the page is turned anyway: then it is as tall as fits on the
 * first one.
 */
static int height_of(const struct view *view, const struct focus *focus,
	const struct page *page)
{
	struct page trial = *page;
	trial.canvas = canvas_new(page->arena, focus->page.room, page->canvas->cols);
	page_need(&trial, 1);
	paint_below(view, focus, &trial, false);
	if (trial.row + PLOT_LOW <= focus->page.room)
		return trial.row + PLOT_TALL <= focus->page.room ? PLOT_TALL : PLOT_LOW;
	return page->row + PLOT_TALL < focus->page.room ? PLOT_TALL : PLOT_LOW;
}

static void paint_picture(const struct view *view, const struct focus *focus,
	struct page *page)
{
	assert(view->trend.series_count > 0);
	const struct view_series *series = view->trend.series;
	page_gap(page);
	page_text(page, 0, STYLE_TEXT, series_name(view, series, page->arena));
	struct plot plot = plot_draw(series->points, series->count, page->width,
		height_of(view, focus, page), page->arena);
	for (size_t i = 0; i < plot.count; i++)
		page_row(page, 0, STYLE_ACCENT, plot.rows[i]);
}

static void trend_paint(const struct view *view, struct focus *focus, struct page *page)
{
	bool small = page->narrow || focus->frame.rows < ROWS_LEAST;
	/* One number is no change: there is nothing to see. */
	bool drawn = view->trend.series_count > 0 && view->trend.series[0].count > 1;
	struct view head = *view;
	head.text = NULL;
	page_head(page, &head);
	if (drawn && !small)
		paint_picture(view, focus, page);
	paint_below(view, focus, page, drawn && small);
}

/* ---- keys, as where one is chosen ---------------------------------------------- */

/* The choices may stand side by side. */
static bool trend_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	struct key move = list_across(key);
	return list_choose_key(view, focus, &move, act);
}

const struct draw draw_trend = {
	.help = WORD_help_trend,
	.start = list_choose_start,
	.paint = trend_paint,
	.key = trend_key,
	.hints = list_choose_hints,
	.pending = list_choose_pending,
};
