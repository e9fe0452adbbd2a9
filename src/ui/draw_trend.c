/*
 * Numbers over visits, and how the change feels: a picture of the first, all of
 * them as they were, what can be said of the change where something stands behind
 * it, and the list to pick from.  The text of the screen stands over that list: it
 * asks what is answered there, and may be a page away from the heading.
 */
#include "ui/draw.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/list.h"
#include "ui/numbers.h"
#include "ui/say.h"
#include "view/plot.h"

#define ROWS_LEAST 16 /* a lower window has bars instead of the picture */

/* ---- what is said, and what is asked ----------------------------------------------- */

static void paint_verdict(const struct view *view, struct page *page)
{
	if (str_is_empty(view->verdict))
		return;
	page_gap(page);
	page_text(page, 0, STYLE_TEXT, view->verdict);
	if (!str_is_empty(view->source))
		page_text(page, 0, STYLE_TEXT, say_fill(view->words, WORD_trend_from,
			view->source, page->arena));
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
		         + say_width(choice_text(view, focus, i, page->arena));
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
		col += CHOICE_LEAD + say_width(text) + 1;
	}
}

static void paint_choices(const struct view *view, const struct focus *focus,
	struct page *page)
{
	int top = page->row;
	page_clicks(page, 0, 0, (struct key){ .code = K_ENTER });
	if (is_one_row(view, focus, page)) {
		paint_one_row(view, focus, page);
		if (focus->row < 0)
			page_focus(page, top, 1, page->left, false);
		return;
	}
	page_details(page, view->items, view->item_count);
	for (int i = 0; i < (int)view->item_count; i++)
		page_choice(page, page->narrow ? 0 : 2, i < 9 ? i + 1 : 10,
			!focus->pick_count ? NULL : list_has(focus, i) ? "●" : " ",
			view->items[i].label, view->items[i].detail, i == focus->row);
	if (focus->row < 0)
		list_focus_all(focus, page, top);
}

static void paint_below(const struct view *view, const struct focus *focus,
	struct page *page, bool bars)
{
	page_gap(page);
	numbers_paint(view, page, bars);
	paint_verdict(view, page);
	page_gap(page);
	if (!str_is_empty(view->text)) {
		page_text(page, 0, STYLE_TEXT, view->text);
		page_gap(page);
	}
	paint_choices(view, focus, page);
}

/* ---- the picture ----------------------------------------------------------------- */

/*
 * Tall where all of the page fits the screen with it; low where it fits only so.
 * Where neither does, the page is turned anyway: then it is as tall as fits on the
 * first one.
 */
static int height_of(const struct view *view, const struct focus *focus,
	const struct page *page)
{
	struct page trial = *page;
	trial.canvas = canvas_new(page->arena, focus->room, page->canvas->cols);
	page_need(&trial, 1);
	paint_below(view, focus, &trial, false);
	if (trial.row + PLOT_LOW <= focus->room)
		return trial.row + PLOT_TALL <= focus->room ? PLOT_TALL : PLOT_LOW;
	return page->row + PLOT_TALL < focus->room ? PLOT_TALL : PLOT_LOW;
}

static void paint_picture(const struct view *view, const struct focus *focus,
	struct page *page)
{
	const struct view_series *series = view->series;
	page_gap(page);
	page_text(page, 0, STYLE_TEXT, numbers_name(view, series, page->arena));
	struct plot plot = plot_draw(series->points, series->count, page->width,
		height_of(view, focus, page), page->arena);
	for (size_t i = 0; i < plot.count; i++)
		page_row(page, 0, STYLE_PICTURE, plot.rows[i]);
}

static void trend_paint(const struct view *view, struct focus *focus, struct page *page)
{
	bool small = page->narrow || focus->rows < ROWS_LEAST;
	/* One number is no change: there is nothing to see. */
	bool drawn = view->series_count > 0 && view->series[0].count > 1;
	struct view head = *view;
	head.text = NULL;
	page_head(page, &head);
	if (drawn && !small)
		paint_picture(view, focus, page);
	paint_below(view, focus, page, drawn && small);
}

/* ---- keys, as where one is chosen -------------------------------------------------- */

static void trend_start(const struct view *view, struct focus *focus)
{
	draw_choose.start(view, focus);
}

static struct value trend_pending(const struct view *view, const struct focus *focus)
{
	return draw_choose.pending(view, focus);
}

/* The choices may stand side by side. */
static bool trend_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	struct key move = *key;
	if (key->code == K_LEFT || key->code == K_RIGHT)
		move.code = key->code == K_LEFT ? K_UP : K_DOWN;
	return draw_choose.key(view, focus, &move, act);
}

static void trend_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	draw_choose.hints(view, focus, hints);
}

const struct draw draw_trend = {
	.kind = VIEW_TREND,
	.help = WORD_help_trend,
	.start = trend_start,
	.paint = trend_paint,
	.key = trend_key,
	.hints = trend_hints,
	.pending = trend_pending,
};
