/*
 * F5: where we are.  The steps at the left, the screens of each beside it; the focus
 * goes from one that can be gone to to the next.
 */
#include "ui/panel.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/list.h"
#include "ui/overlay.h"
#include "ui/textfit.h"

#include <assert.h>

#define STEP_MOST 16 /* a longer name of a step is wrapped in its column */
#define LEAD 3       /* `▸✓ ` before the name of a screen */
#define GAP 1        /* and blank cells after it */

/* The marks; the words of what they mean stand at the foot. */
static const struct {
	const char *mark;
	enum word word;
} marks[] = {
	[PLACE_OPEN] = { "○", WORD_map_open }, [PLACE_DONE] = { "✓", WORD_map_done },
	[PLACE_SKIPPED] = { "–", WORD_map_skipped }, { "●", WORD_map_here },
};
#define HERE (PLACE_SKIPPED + 1)

static const char *mark_of(const struct view_place *place)
{
	assert(place->state <= PLACE_SKIPPED);
	return marks[place->here ? HERE : (int)place->state].mark;
}

/* ---- the place with the focus -------------------------------------------------------- */

static int here(const struct view *view)
{
	for (size_t i = 0; i < view->place_count; i++)
		if (view->places[i].here)
			return (int)i;
	return 0;
}

static int current(const struct view *view, const struct focus *focus)
{
	bool fits = focus->overlay.row >= 0 && (size_t)focus->overlay.row < view->place_count;
	return fits ? focus->overlay.row : here(view);
}

static bool can_go(const struct view *view, int place)
{
	assert(place >= 0 && (size_t)place < view->place_count);
	return view->places[place].may || view->places[place].here;
}

/* ---- painting ------------------------------------------------------------------------ */

/* Where the next screen's name goes. */
struct pen {
	int first, col; /* column where names begin; the next free one */
	int below;      /* the row below the name of the step */
	bool begun;     /* something stands in the row */
};

static int step_width(const struct view *view)
{
	int width = 0;
	for (size_t i = 0; i < view->place_count; i++) {
		int w = view->places[i].step ? textfit_width(view->places[i].step) : 0;
		width = w > width ? w : width;
	}
	return width < STEP_MOST ? width : STEP_MOST;
}

static void next_row(struct page *page, struct pen *pen)
{
	page->row += pen->begun;
	pen->begun = false;
	pen->col = pen->first;
	page_need(page, 1);
}

static void paint_step(struct page *page, struct pen *pen, const char *step)
{
	next_row(page, pen);
	page->row = pen->below > page->row ? pen->below : page->row;
	int width = page->narrow ? page->width : pen->first - page->left - 1;
	int rows = page_block(page, page->row, page->left, width, STYLE_TITLE, step);
	pen->below = page->row + rows;
	if (page->narrow)
		page->row += rows;
	page_need(page, 1);
}

static void take_clicks(struct page *page, int place, int row, int rows, int col, int width)
{
	const struct target target = { .places = true, .row = place,
		.key = { .code = K_ENTER } };
	for (int i = 0; i < rows; i++)
		canvas_hit(page->canvas, row + i, col, width, &target);
}

/* Returns its rows; a name that is wider than the page is wrapped. */
static int paint_name(struct page *page, int col, const struct view_place *place,
	bool focused)
{
	enum style style = focused ? STYLE_ACCENT : STYLE_TEXT;
	page_need(page, 1);
	if (focused)
		canvas_say(page->canvas, page->row, col, style, "▸");
	canvas_say(page->canvas, page->row, col + 1, style, mark_of(place));
	int rows = page_block(page, page->row, col + LEAD, page->end - col - LEAD, style,
		place->title);
	if (focused)
		page_focus(page, page->row, rows, col, false);
	return rows;
}

static void paint_place(const struct view *view, struct focus *focus, struct page *page,
	struct pen *pen, int i)
{
	const struct view_place *place = &view->places[i];
	int width = LEAD + textfit_width(place->title);
	if (pen->begun && pen->col + width > page->end)
		next_row(page, pen);
	int row = page->row, col = pen->col;
	int rows = paint_name(page, col, place, i == current(view, focus));
	if (i < FOCUS_SPOTS) {
		focus->overlay.spots[i].row = (short)row;
		focus->overlay.spots[i].col = (short)col;
	}
	if (can_go(view, i))
		take_clicks(page, i, row, rows, col,
			col + width < page->end ? width : page->end - col);
	page->row += rows - 1;
	pen->begun = true;
	pen->col = rows > 1 ? page->end : col + width + GAP;
}

static void paint_legend(const struct view *view, struct page *page)
{
	static const int order[] = { PLACE_DONE, PLACE_SKIPPED, PLACE_OPEN, HERE };
	const char *text = "";
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		text = arena_printf(page->arena, "%s%s%s %s", text, i ? "   " : "",
			marks[order[i]].mark, view->words->text[marks[order[i]].word]);
	page_gap(page);
	page_text(page, page->narrow ? 0 : 2, STYLE_MUTED, text);
}

static void map_paint(const struct view *view, struct focus *focus, struct page *page)
{
	struct pen pen = { .first = page->left + (page->narrow ? 1 : step_width(view) + 4) };
	page_focus(page, page->row, 0, page->left, false);
	page_text(page, 0, STYLE_TITLE, view->words->text[WORD_map_heading]);
	if (!page->narrow)
		page_gap(page);
	pen.col = pen.first;
	for (int i = 0; i < (int)view->place_count; i++) {
		if (view->places[i].step)
			paint_step(page, &pen, view->places[i].step);
		paint_place(view, focus, page, &pen, i);
	}
	next_row(page, &pen);
	page->row = pen.below > page->row ? pen.below : page->row;
	paint_legend(view, page);
}

/* ---- keys ---------------------------------------------------------------------------- */

static int step_by(const struct view *view, int from, int by)
{
	assert(by == -1 || by == 1);
	for (int i = from + by; i >= 0 && i < (int)view->place_count; i += by)
		if (can_go(view, i))
			return i;
	return from;
}

static int apart(int a, int b)
{
	return a > b ? a - b : b - a;
}

/* Is `place` a better end for a step up or down than `best`, which may be none (-1)? */
static bool is_nearer(const struct focus *focus, int from, int place, int best)
{
	const struct focus_spot *spots = focus->overlay.spots;
	int row = spots[from].row, col = spots[from].col;
	if (best < 0)
		return true;
	int rows = apart(spots[place].row, row) - apart(spots[best].row, row);
	return rows < 0 || (rows == 0 && apart(spots[place].col, col)
				<= apart(spots[best].col, col));
}

/* The nearest one in a row above or below. */
static int step_over(const struct view *view, const struct focus *focus, int from, int by)
{
	assert(by == -1 || by == 1);
	int best = -1;
	if (from >= FOCUS_SPOTS)
		return step_by(view, from, by);
	for (int i = 0; i < (int)view->place_count && i < FOCUS_SPOTS; i++) {
		int ahead = (focus->overlay.spots[i].row - focus->overlay.spots[from].row) * by;
		if (ahead > 0 && can_go(view, i) && is_nearer(focus, from, i, best))
			best = i;
	}
	return best < 0 ? from : best;
}

static int moved(const struct view *view, const struct focus *focus, const struct key *key,
	int from)
{
	switch (key->code) {
	case K_LEFT:
		return step_by(view, from, -1);
	case K_RIGHT:
		return step_by(view, from, 1);
	case K_UP:
		return step_over(view, focus, from, -1);
	case K_DOWN:
		return step_over(view, focus, from, 1);
	case K_HOME:
		return step_by(view, -1, 1);
	case K_END:
		return step_by(view, (int)view->place_count, -1);
	default:
		return from;
	}
}

static bool go(const struct view *view, struct focus *focus, int place, struct act *act)
{
	assert(place >= 0 && (size_t)place < view->place_count);
	const struct view_place *to = &view->places[place];
	if (!to->may && !to->here)
		return false;
	overlay_close(focus);
	if (to->here)
		return false;
	*act = (struct act){ .kind = ACT_JUMP, .number = to->screen };
	return true;
}

static bool map_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (key->code == K_PGUP || key->code == K_PGDN) {
		overlay_read(focus, key);
		return false;
	}
	if (view->place_count == 0)
		return false;
	int place = current(view, focus);
	if (key->code == K_ENTER || key_is(key, ' '))
		return go(view, focus, place, act);
	focus->overlay.row = moved(view, focus, key, place);
	return false;
}

static void map_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	(void)focus;
	hints_add(hints, w[WORD_key_arrows], w[WORD_does_choose]);
	hints_add(hints, w[WORD_key_enter], w[WORD_does_go]);
}

const struct panel panel_map = {
	.may = MAY_LOOK, .wants = WANT_MAP, .paint = map_paint, .key = map_key,
	.hints = map_hints,
};
