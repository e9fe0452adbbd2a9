#include "ui/draw.h"

#include "ui/draw_kind.h"
#include "ui/focus_sync.h"
#include "ui/frame.h"
#include "ui/panel.h"

#include <assert.h>

/* ---- painting -------------------------------------------------------------- */

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

/* The turn of the page that is shown, so that the focus is on the screen. */
static int choose_turn(struct focus *focus, const struct page *page, const struct turns *turns)
{
	int row = page->focus_row, rows = page->focus_rows;
	int turn = frame_turn_of(turns, focus->page.top);
	/* Whoever turned the page reads there; the next key that acts brings the focus back. */
	if (rows == 0 || focus->page.loose)
		return turn;
	/* The beginning is in sight as long as it can be. */
	int last = frame_turn_of(turns, row + rows - 1), first = frame_turn_of(turns, row);
	return last == 0 || first == 0 ? 0 : first;
}

/* How much of the page stays at the top while the rest is turned: the question and, in a list,
 * its title, where not all of it fits and these leave room. */
static int kept_rows(const struct page *page, const struct layout *l)
{
	bool fits = page->row <= l->body_rows;
	return !fits && page->kept <= l->body_rows / 2 ? page->kept : 0;
}

static void paint_kept(struct page *page, struct layout *l, struct canvas *canvas)
{
	canvas_move(canvas, l->body, page->canvas, 0, page->kept);
	l->body += page->kept;
	l->body_rows -= page->kept;
	page->focus_row -= page->focus_row < page->kept ? page->focus_row : page->kept;
}

/* How the page was painted, for the keys that turn it. */
static void note_page(struct focus *focus, const struct page *page, const struct turns *turns,
	int turn)
{
	int rows = turns->tops[turns->count], last = page->last ? page->last - page->kept : rows;
	focus->page.top = turns->tops[turn];
	focus->page.shown = turns->tops[turn + 1] - turns->tops[turn];
	focus->page.rows = rows;
	focus->page.focus_row = page->focus_row;
	focus->page.focus_rows = page->focus_rows;
	focus->page.seen_end |= turns->tops[turn + 1] >= (last < rows ? last : rows);
}

static void paint_body(const struct view *view, struct focus *focus, const struct layout *l,
	struct canvas *canvas, struct arena *arena)
{
	struct page page = frame_page(l, arena);
	struct layout shifted = *l;
	bool at_focus;
	const char *say = frame_says(view, focus, &at_focus, arena);
	page.remark = at_focus ? say : NULL;
	focus->page.room = l->body_rows;
	draw_of(view->kind)->paint(view, focus, &page);
	focus->page.digits = page.digits;
	if (say && (!at_focus || page.remark))
		frame_remark(say, &shifted, canvas, arena);
	canvas_cursor(canvas, shifted.body, l->left, false);
	page.kept = kept_rows(&page, &shifted);
	paint_kept(&page, &shifted, canvas);
	struct turns turns = frame_turns(&page, shifted.body_rows, arena);
	int turn = choose_turn(focus, &page, &turns);
	note_page(focus, &page, &turns, turn);
	frame_body(view, &shifted, &page, &turns, turn, canvas, arena);
}

static int choose_overlay_turn(struct focus *focus, const struct page *page,
	const struct turns *turns)
{
	int row = page->focus_row, rows = page->focus_rows;
	int turn = frame_turn_of(turns, focus->overlay.top);
	bool hidden = rows > 0 && (row < turns->tops[turn] || row >= turns->tops[turn + 1]);
	focus->overlay.hidden = hidden && focus->overlay.loose;
	return hidden && !focus->overlay.loose ? frame_turn_of(turns, row) : turn;
}

static void paint_overlay(const struct view *view, struct focus *focus,
	const struct layout *l, struct canvas *canvas, struct arena *arena)
{
	struct layout lower = *l;
	if (focus->overlay.kind == OVERLAY_PLAN)
		lower = panel_plan_under(view, l, canvas, arena);
	struct page page = frame_page(&lower, arena);
	panel_paint(view, focus, &page);
	page.kept = 0;
	struct turns turns = frame_turns(&page, lower.body_rows, arena);
	int turn = choose_overlay_turn(focus, &page, &turns);
	focus->overlay.top = turns.tops[turn];
	focus->overlay.rows = turns.tops[turns.count];
	focus->overlay.shown = turns.tops[turn + 1] - turns.tops[turn];
	canvas_cursor(canvas, lower.body, l->left, false);
	frame_body(view, &lower, &page, &turns, turn, canvas, arena);
}

static void paint_frame(const struct view *view, struct focus *focus, struct canvas *canvas,
	struct arena *arena)
{
	struct hints hints = { .count = 0 };
	focus->frame.side = frame_side_column(view, focus->overlay.kind, canvas->rows,
		canvas->cols);
	bool plain = frame_shows_body(focus);
	struct layout layout = frame_layout(view, focus, canvas->rows, canvas->cols, arena);
	focus->frame.rows = layout.rows;
	focus->frame.cols = layout.cols;
	frame_header(view, focus, &layout, canvas, arena);
	if (layout.side)
		panel_plan_beside(view, focus, &layout, canvas, arena);
	struct layout own = frame_main(&layout);
	frame_strip(view, &own, canvas, arena);
	if (plain) {
		focus->frame.strip_fits = layout.strip_fits;
		focus->frame.strip_shown = layout.strip_rows > 0;
		focus->frame.strip_more = layout.strip_more;
		paint_body(view, focus, &own, canvas, arena);
	} else {
		paint_overlay(view, focus, &own, canvas, arena);
	}
	if (layout.side && focus->overlay.kind == OVERLAY_PLAN)
		canvas_cursor(canvas, layout.body + 1, layout.side + 2, false);
	/* Only now it is known what of the page is on the screen. */
	add_hints(view, focus, &hints);
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
