/*
 * Numbers over visits, and how the change feels: a picture of the first, all of
 * them as they were, what can be said of the change where something stands behind
 * it, and the list to pick from.
 */
#include "ui/draw.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/list.h"
#include "ui/say.h"

static void paint_series(const struct view *view, struct page *page,
	const struct view_series *series)
{
	page_text(page, 0, STYLE_TITLE, series->label);
	for (size_t i = 0; i < series->count; i++)
		page_text(page, 2, STYLE_TEXT, arena_printf(page->arena, "%s: %d",
			series->points[i].day, series->points[i].value));
	if (series->count == 0)
		page_text(page, 2, STYLE_TEXT, view->words->text[WORD_trend_none]);
}

static void trend_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	page_gap(page);
	for (size_t i = 0; i < view->series_count; i++)
		paint_series(view, page, &view->series[i]);
	page_gap(page);
	page_details(page, view->items, view->item_count);
	page_clicks(page, 0, 0, (struct key){ .code = K_ENTER });
	for (int i = 0; i < (int)view->item_count; i++)
		page_choice(page, page->narrow ? 0 : 2, i < 9 ? i + 1 : 10,
			!focus->pick_count ? NULL : list_has(focus, i) ? "●" : " ",
			view->items[i].label, view->items[i].detail, i == focus->row);
}

static void trend_start(const struct view *view, struct focus *focus)
{
	draw_choose.start(view, focus);
}

static struct value trend_pending(const struct view *view, const struct focus *focus)
{
	return draw_choose.pending(view, focus);
}

static bool trend_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	return draw_choose.key(view, focus, key, act);
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
