/*
 * F3: the plan so far.
 */
#include "ui/panel.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/focus.h"
#include "ui/lines.h"
#include "ui/overlay.h"
#include "ui/textfit.h"

#include <string.h>

#define LEAST_ROWS 8 /* of the body: with less, the plan has all of it */

static void paint_lines(const struct view *view, struct page *page)
{
	if (view->plan_count == 0)
		page_text(page, 0, STYLE_TEXT, view->words->text[WORD_so_far_empty]);
	else
		lines_paint(page, view->plan, view->plan_count, LINES_NO_MARK);
	if (!view->plan_gap)
		return;
	page_gap(page);
	page_item(page);
	page_text(page, 0, STYLE_TEXT, view->plan_gap);
}

static void plan_paint(const struct view *view, struct focus *focus, struct page *page)
{
	(void)focus;
	page_focus(page, page->row, 0, page->left, false);
	paint_lines(view, page);
}

/* ---- over the lower part ------------------------------------------------------- */

static int paint_heading(const struct view *view, const struct layout *l,
	struct canvas *canvas, struct arena *arena)
{
	int most = l->body_rows / 3, air = !l->narrow && l->rows >= 20;
	if (str_is_empty(view->heading))
		return 0;
	struct wrap wrap = wrap_text(view->heading, strlen(view->heading), l->width, arena);
	int rows = (int)wrap.count < most ? (int)wrap.count : most;
	for (int i = 0; i < rows; i++)
		canvas_say(canvas, l->body + i, l->left, STYLE_TITLE,
			textfit_row(view->heading, &wrap, i, rows, l->width, arena));
	return rows + air;
}

struct layout panel_plan_under(const struct view *view, const struct layout *layout,
	struct canvas *canvas, struct arena *arena)
{
	struct layout lower = *layout;
	if (layout->body_rows < LEAST_ROWS)
		return lower;
	int rows = paint_heading(view, layout, canvas, arena);
	int row = layout->body + rows, width = layout->end - layout->left;
	const char *title = arena_printf(arena, " %s ",
		view->words->text[WORD_so_far_heading]);
	canvas_fill(canvas, row, layout->left, width, STYLE_MUTED, 0x2500);
	canvas_say(canvas, row, layout->left + 1, STYLE_TITLE,
		textfit_cut(title, width - 2, arena));
	lower.body += rows + 1;
	lower.body_rows -= rows + 1;
	return lower;
}

/* ---- beside the questions ------------------------------------------------------ */

static void paint_title(const struct view *view, bool focused, struct page *page)
{
	const char *title = view->words->text[WORD_so_far_heading];
	enum style style = focused ? STYLE_ACCENT : STYLE_TITLE;
	if (focused)
		title = arena_printf(page->arena, "▸ %s", title);
	page_text(page, 0, style, title);
	page_gap(page);
}

/* The whole of it is one place to click: the same as F3. */
static void take_clicks(const struct layout *l, struct canvas *canvas)
{
	const struct target target = { .key = { .code = K_F3 } };
	for (int row = 0; row < l->body_rows; row++)
		canvas_hit(canvas, l->body + row, l->left, l->end - l->left, &target);
}

void panel_plan_beside(const struct view *view, struct focus *focus,
	const struct layout *layout, struct canvas *canvas, struct arena *arena)
{
	struct layout side = frame_side(layout);
	struct page page = frame_page(&side, arena);
	bool open = focus->overlay.kind == OVERLAY_PLAN;
	page.narrow = true;
	paint_title(view, open, &page);
	paint_lines(view, &page);
	struct turns turns = frame_turns(&page, side.body_rows, arena);
	int turn = open ? frame_turn_of(&turns, focus->overlay.top) : 0;
	if (open) {
		focus->overlay.top = turns.tops[turn];
		focus->overlay.rows = turns.tops[turns.count];
		focus->overlay.shown = turns.tops[turn + 1] - turns.tops[turn];
	}
	frame_body(view, &side, &page, &turns, turn, canvas, arena);
	if (!open)
		take_clicks(&side, canvas);
	for (int row = 0; row < side.body_rows; row++)
		canvas_fill(canvas, side.body + row, layout->side, 1, STYLE_MUTED, 0x2502);
}

bool panel_plan_yields(const struct focus *focus, const struct key *key)
{
	if (focus->overlay.kind != OVERLAY_PLAN || focus->frame.side == 0)
		return false;
	return key->code != K_ENTER && key->code != K_ESC && !overlay_scrolls(key);
}

/* ---- keys ------------------------------------------------------------------------ */

static bool plan_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	(void)view, (void)act;
	overlay_read(focus, key);
	return false;
}

static void plan_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (focus->overlay.rows > focus->overlay.shown)
		hints_add(hints, w[WORD_key_pages], w[WORD_does_more]);
}

const struct panel panel_plan = {
	.may = MAY_LOOK, .wants = WANT_PLAN, .paint = plan_paint, .key = plan_key,
	.hints = plan_hints,
};
