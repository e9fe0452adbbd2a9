#include "ui/draw.h"

#include "ui/draw_kind.h"
#include "ui/focus_sync.h"
#include "ui/frame.h"
#include "ui/panel.h"

#include <assert.h>

/* ---- painting -------------------------------------------------------------- */

#define AIR 2

static void add_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (focus->overlay.kind != OVERLAY_NONE) {
		panel_hints(view, focus, hints);
		return;
	}
	if (focus_turns_page(focus))
		hints_add(hints, w[WORD_key_enter], w[WORD_does_more]);
	else if (draw_of(view->kind)->hints)
		draw_of(view->kind)->hints(view, focus, hints);
	if (hints->count > 3)
		hints->count = 3;
	if (!view_has_steps(view) || (view->may & MAY_BACK))
		hints_add(hints, w[WORD_key_esc], hints->esc ? hints->esc
			: w[view->may & MAY_BACK ? WORD_does_back : WORD_does_leave]);
	hints_add(hints, "F1", w[WORD_does_help]);
	hints_add(hints, w[WORD_key_menu], w[WORD_does_menu]);
}

/* Air above the question is decided once a screen, or it would jump while one types. */
static int decide_air(const struct layout *l, int page_rows)
{
	int spare = l->body_rows - page_rows - 1;
	return l->narrow || spare < 0 ? 0 : spare < AIR ? spare : AIR;
}

/* The row of the page that is shown first, so that the focus is on the screen. */
static int choose_top(struct focus *focus, const struct page *page, int shown)
{
	int row = page->focus_row, rows = page->focus_rows;
	int all = page->row - page->kept, top = focus_bounded(focus->page.top, all, shown);
	if (rows == 0)
		return top;
	if (rows > shown)
		rows = shown;
	/* Whoever turned the page reads there; the next key that acts brings the focus back. */
	if (focus->page.loose)
		return top;
	/* The question is in sight as long as it can be. */
	if (focus_sees(0, shown, row, rows))
		return 0;
	if (row < top)
		return focus_bounded(row - 1, all, shown);
	return row + rows > top + shown ? row + rows - shown : top;
}

/* How much of the page stays at the top while the rest is scrolled: a list's title, where all
 * of it does not fit and the title leaves room. */
static int kept_rows(const struct view *view, const struct page *page, const struct layout *l)
{
	bool fits = page->row <= l->body_rows;
	return draw_of(view->kind)->is_list && !fits && page->kept <= l->body_rows / 3 ? page->kept
	                                                                             : 0;
}

static void paint_kept(struct page *page, struct layout *l, struct canvas *canvas)
{
	canvas_move(canvas, l->body, page->canvas, 0, page->kept);
	l->body += page->kept;
	l->body_rows -= page->kept;
	page->focus_row -= page->focus_row < page->kept ? page->focus_row : page->kept;
}

static void paint_body(const struct view *view, struct focus *focus, const struct layout *l,
	struct canvas *canvas, struct arena *arena)
{
	struct page page = frame_page(l, arena);
	struct layout shifted = *l;
	bool at_focus;
	const char *say = frame_says(view, focus, &at_focus, arena);
	page.row = focus->page.air < 0 ? 0 : focus->page.air;
	page.remark = at_focus ? say : NULL;
	focus->page.room = l->body_rows;
	draw_of(view->kind)->paint(view, focus, &page);
	focus->page.digits = page.digits;
	if (say && (!at_focus || page.remark))
		frame_remark(say, &shifted, canvas, arena);
	if (focus->page.air < 0) {
		focus->page.air = decide_air(&shifted, page.row);
		shifted.body += focus->page.air;
		shifted.body_rows -= focus->page.air;
	}
	canvas_cursor(canvas, shifted.body, l->left, false);
	page.kept = kept_rows(view, &page, &shifted);
	paint_kept(&page, &shifted, canvas);
	int rows = page.row - page.kept, shown = frame_shown(&shifted, rows);
	focus->page.top = choose_top(focus, &page, shown);
	focus->page.shown = shown;
	focus->page.rows = rows;
	focus->page.focus_row = page.focus_row;
	focus->page.focus_rows = page.focus_rows;
	focus->page.seen_end |= focus->page.top + shown >= (page.last ? page.last : rows);
	frame_body(view, &shifted, &page, focus->page.top, canvas, arena);
}

static void choose_overlay_top(struct focus *focus, const struct page *page, int shown)
{
	int row = page->focus_row, rows = page->focus_rows;
	int top = focus_bounded(focus->overlay.top, page->row, shown);
	bool hidden = rows > 0 && !focus_sees(top, shown, row, rows);
	if (hidden && !focus->overlay.loose)
		top = row < top ? row : row + (rows < shown ? rows : shown) - shown;
	focus->overlay.hidden = hidden && focus->overlay.loose;
	focus->overlay.top = focus_bounded(top, page->row, shown);
}

static void paint_overlay(const struct view *view, struct focus *focus,
	const struct layout *l, struct canvas *canvas, struct arena *arena)
{
	struct layout lower = *l;
	if (focus->overlay.kind == OVERLAY_PLAN)
		lower = panel_plan_under(view, l, canvas, arena);
	struct page page = frame_page(&lower, arena);
	page.row = l->narrow || l->rows < 20 ? 0 : 1;
	panel_paint(view, focus, &page);
	page.kept = 0;
	int shown = frame_shown(&lower, page.row);
	choose_overlay_top(focus, &page, shown);
	focus->overlay.rows = page.row;
	focus->overlay.shown = shown;
	canvas_cursor(canvas, lower.body, l->left, false);
	frame_body(view, &lower, &page, focus->overlay.top, canvas, arena);
}

/* The menu has them too. */
static void offer_hints(const struct view *view, struct hints *hints,
	const struct layout *layout)
{
	const char *const *w = view->words->text;
	if (view->may & MAY_LOOK)
		frame_offer(hints, layout, "F3", w[WORD_does_plan]);
	if (view->may & MAY_NOTE)
		frame_offer(hints, layout, "F4", w[WORD_does_note]);
}

static void paint_frame(const struct view *view, struct focus *focus, struct canvas *canvas,
	struct arena *arena)
{
	struct hints hints = { .count = 0 };
	focus->frame.side = frame_side_column(view, focus->overlay.kind, canvas->rows,
		canvas->cols);
	bool plain = frame_shows_body(focus);
	add_hints(view, focus, &hints);
	struct layout layout = frame_layout(view, focus, &hints, canvas->rows, canvas->cols,
		arena);
	if (focus->frame.rows != layout.rows || focus->frame.cols != layout.cols)
		focus->page.air = -1;
	focus->frame.rows = layout.rows;
	focus->frame.cols = layout.cols;
	frame_header(view, focus, &layout, canvas, arena);
	if (layout.side)
		panel_plan_beside(view, focus, &layout, canvas, arena);
	struct layout own = frame_main(&layout);
	frame_strip(view, &own, canvas, arena);
	if (plain) {
		focus->frame.strip_shown = layout.strip_rows > 0;
		focus->frame.strip_more = layout.strip_more;
		paint_body(view, focus, &own, canvas, arena);
	} else {
		paint_overlay(view, focus, &own, canvas, arena);
	}
	if (layout.side && focus->overlay.kind == OVERLAY_PLAN)
		canvas_cursor(canvas, layout.body + 1, layout.side + 2, false);
	/* Only now it is known what of the page is on the screen. */
	hints.count = 0;
	add_hints(view, focus, &hints);
	if (focus->overlay.kind == OVERLAY_NONE)
		offer_hints(view, &hints, &layout);
	frame_footer(view, &hints, &layout, canvas);
}

void draw_time(struct focus *focus, int64_t now)
{
	assert(now >= focus->clock.now);
	focus->clock.now = now;
}

int draw_due(const struct view *view, const struct focus *focus)
{
	const struct draw *draw = draw_of(view->kind);
	return draw->due && focus->overlay.kind == OVERLAY_NONE ? draw->due(view, focus) : -1;
}

void draw_paint(const struct view *view, struct focus *focus, struct canvas *canvas,
	struct arena *arena)
{
	assert(view->words && canvas->arena);
	const char *const *w = view->words->text;
	focus_sync(view, focus);
	if (focus->overlay.kind == OVERLAY_COVER)
		frame_sentence(canvas, STYLE_TITLE, w[WORD_cover], w[WORD_cover_any_key],
			arena);
	else if (frame_is_tiny(canvas->rows, canvas->cols))
		frame_sentence(canvas, STYLE_TEXT, w[WORD_too_small], NULL, arena);
	else
		paint_frame(view, focus, canvas, arena);
}
