/*
 * Where what stands around a body is: margins, the strip, the plan beside, the keys.
 */
#include "ui/frame.h"

#include "ui/draw_kind.h"

#include <assert.h>

#define TEXT_WIDTH 66
#define NARROW 60     /* under so many columns one thing stands under the other */
#define STRIP_ROWS 22 /* under so many rows the strip folds away */
#define STRIP_ROWS_TALL 32 /* likewise, of a screen on which much must be seen at once */
#define STRIP_LINES 3 /* of it at 24 rows */
#define BESIDE 120    /* from so many columns the plan stands beside the questions */
#define SIDE_LEAST 40 /* its cells */
#define SIDE_MOST 44
#define WIDE 160      /* from so many columns all of it stands together in the middle */
#define TOGETHER (TEXT_WIDTH + 8 + SIDE_MOST)
#define ROOMY 18      /* from so many rows there is a blank one above the keys */

bool frame_is_tiny(int rows, int cols)
{
	return rows < 5 || cols < 20;
}

static void place_margins(struct layout *l)
{
	l->narrow = l->cols < NARROW;
	l->left = l->cols >= WIDE ? (l->cols - TOGETHER) / 2 : l->narrow ? 0 : 4;
	l->end = l->cols - l->left;
	l->middle = l->cols >= WIDE ? l->left + 36 : l->cols / 2;
	l->width = l->end - l->left < TEXT_WIDTH ? l->end - l->left : TEXT_WIDTH;
	l->panel_end = l->side ? l->side : l->cols;
}

int frame_side_column(const struct view *view, enum overlay overlay, int rows, int cols)
{
	bool hides = overlay != OVERLAY_NONE && overlay != OVERLAY_PLAN
	             && overlay != OVERLAY_NOTE && overlay != OVERLAY_MAP;
	if (hides || cols < BESIDE || rows < 12 || draw_of(view->kind)->stands_alone
		|| !(view->may & MAY_LOOK))
		return 0;
	int width = cols / 3 < SIDE_MOST ? cols / 3 : SIDE_MOST;
	int right = cols >= WIDE ? (cols - TOGETHER) / 2 : 4;
	return cols - right - (width > SIDE_LEAST ? width : SIDE_LEAST) - 2;
}

struct layout frame_main(const struct layout *layout)
{
	struct layout l = *layout;
	if (l.side == 0)
		return l;
	l.cols = l.side;
	l.end = l.side - 1;
	l.width = l.end - l.left < TEXT_WIDTH ? l.end - l.left : TEXT_WIDTH;
	return l;
}

struct layout frame_side(const struct layout *layout)
{
	assert(layout->side > 0);
	struct layout l = *layout;
	l.left = l.side + 2;
	l.width = l.end - l.left;
	l.body_rows = l.foot - l.body;
	return l;
}

static void place_strip(const struct view *view, struct layout *l, struct arena *arena)
{
	struct layout own = frame_main(l);
	int least = draw_of(view->kind)->is_tall ? STRIP_ROWS_TALL : STRIP_ROWS;
	if (l->narrow || l->rows < least || view->coach_count == 0)
		return;
	int most = STRIP_LINES + (l->rows > 24 ? (l->rows - 24) / 3 : 0);
	struct page page = frame_strip_page(view, &own, arena);
	l->strip_more = page.row > most || frame_coach_has_more(view);
	l->strip_rows = 1 + (page.row > most ? most : page.row);
	l->strip_lines = page.canvas;
}

bool frame_shows_body(const struct focus *focus)
{
	bool aside = focus->frame.side && focus->overlay.kind == OVERLAY_PLAN;
	return focus->overlay.kind == OVERLAY_NONE || aside;
}

struct layout frame_layout(const struct view *view, const struct focus *focus,
	int rows, int cols, struct arena *arena)
{
	struct layout l = { .rows = rows, .cols = cols,
		.side = focus->frame.side };
	place_margins(&l);
	l.head_rows = rows < 10 ? 1 : 2;
	l.body = l.head_rows;
	if (frame_shows_body(focus))
		place_strip(view, &l, arena);
	l.strip_fits = l.strip_rows > 0;
	if (focus->frame.coach_folded)
		l.strip_rows = 0;
	l.foot = rows - 1;
	l.strip = l.foot - (rows >= ROOMY) - l.strip_rows;
	l.body_rows = l.strip - (l.strip_rows > 0) - l.body;
	return l;
}

