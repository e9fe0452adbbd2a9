#include "ui/frame.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/wrap.h"
#include "ui/say.h"

#include <string.h>

#define TEXT_WIDTH 66
#define NARROW 60     /* under so many columns one thing stands under the other */
#define STRIP_ROWS 22 /* under so many rows the strip folds away */
#define BESIDE 120    /* from so many columns the plan stands beside the questions */
#define SIDE_LEAST 40 /* its cells */
#define SIDE_MOST 44
#define ROOMY 18      /* from so many rows there is a blank one above the footer */

bool frame_is_tiny(int rows, int cols)
{
	return rows < 5 || cols < 20;
}

/* ---- layout ---------------------------------------------------------------- */

static void place_margins(struct layout *l)
{
	l->narrow = l->cols < NARROW;
	l->left = !l->narrow ? 4 : l->cols >= 46 ? 2 : 0;
	l->end = l->cols - l->left;
	l->width = l->end - l->left < TEXT_WIDTH ? l->end - l->left : TEXT_WIDTH;
}

int frame_side_column(const struct view *view, enum overlay overlay, int rows, int cols)
{
	bool hides = overlay != OVERLAY_NONE && overlay != OVERLAY_PLAN
	             && overlay != OVERLAY_NOTE && overlay != OVERLAY_MAP;
	bool shows_it = view->kind == VIEW_AGREE || view->kind == VIEW_END;
	if (hides || cols < BESIDE || rows < 12 || shows_it || view->kind == VIEW_STOP
		|| !(view->may & MAY_LOOK))
		return 0;
	int width = cols / 3 < SIDE_MOST ? cols / 3 : SIDE_MOST;
	return cols - 4 - (width > SIDE_LEAST ? width : SIDE_LEAST) - 2;
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
	struct layout l = *layout;
	l.left = l.side + 2;
	l.width = l.end - l.left;
	l.body_rows = l.foot - l.body;
	return l;
}

static void place_strip(const struct view *view, struct layout *l, struct arena *arena)
{
	struct layout own = frame_main(l);
	if (l->narrow || l->rows < STRIP_ROWS || view->coach_count == 0)
		return;
	int most = 3 + (l->rows > 24 ? (l->rows - 24) / 3 : 0);
	struct page page = strip_page(view, &own, arena);
	int need = page.row;
	l->strip_more = need > most || strip_has_long_lines(view);
	l->strip_rows = 1 + (need > most ? most : need);
}

/* The footer keeps its height on a roomy screen, so that nothing jumps. */
static void place_footer(const struct hints *hints, struct layout *l)
{
	int most = l->rows < 8 ? 1 : 2;
	int need = footer_rows(hints, l, most);
	l->foot_rows = l->rows >= ROOMY ? 2 : need;
}

bool frame_shows_body(const struct focus *focus)
{
	bool aside = focus->side && focus->overlay == OVERLAY_PLAN;
	return focus->overlay == OVERLAY_NONE || aside;
}

struct layout frame_layout(const struct view *view, const struct focus *focus,
	const struct hints *hints, int rows, int cols, struct arena *arena)
{
	struct layout l = { .rows = rows, .cols = cols,
		.side = focus->side };
	place_margins(&l);
	l.head_rows = rows < 8 ? 1 : 2;
	l.body = l.head_rows;
	place_footer(hints, &l);
	if (frame_shows_body(focus) && !focus->coach_folded)
		place_strip(view, &l, arena);
	l.foot = rows - l.foot_rows;
	l.strip = l.foot - l.strip_rows;
	l.body_rows = l.strip - l.body;
	return l;
}

struct page frame_page(const struct layout *layout, struct arena *arena)
{
	return (struct page){
		.canvas = canvas_new(arena, layout->rows > 8 ? layout->rows : 8,
			layout->cols),
		.arena = arena,
		.left = layout->left,
		.width = layout->width,
		.end = layout->end,
		.narrow = layout->narrow,
	};
}

/* ---- body ------------------------------------------------------------------ */

/* Wide screens say below the body that there is more, narrow ones on the rule, and
 * the smallest by a mark that ends the header. */
int frame_shown(const struct layout *layout, int page_rows)
{
	bool below = !layout->narrow && layout->head_rows > 1
		&& page_rows > layout->body_rows;
	return layout->body_rows - below;
}

static const char *more_text(const struct view *view, const struct layout *l, bool above,
	bool below, int page, int pages, struct arena *arena)
{
	const char *const *w = view->words->text;
	const char *of = say_of(view->words, page, pages, arena);
	if (l->narrow)
		return arena_printf(arena, " %s %s%s", of, above ? "▴" : "",
			below ? "▾" : "");
	return arena_printf(arena, "%s%s%s%s%s  %s", above ? "▴ " : "",
		above ? w[WORD_more_above] : "", above && below ? "   " : "",
			below ? "▾ " : "",
		below ? w[WORD_more_below] : "", say_fill(view->words, WORD_page_of, of,
			arena));
}

static void say_more(const struct view *view, const struct layout *l, int top,
	int page_rows, struct canvas *canvas, struct arena *arena)
{
	int shown = frame_shown(l, page_rows);
	bool above = top > 0, below = top + shown < page_rows;
	if (shown < 1 || (!above && !below))
		return;
	/* As PgDn turns them: one row of the last page stays. */
	int step = shown > 1 ? shown - 1 : 1;
	int pages = 1 + (page_rows - shown + step - 1) / step;
	int page = below ? (top + step - 1) / step + 1 : pages;
	page = page < pages || !below ? page : pages - 1;
	const char *text = more_text(view, l, above, below, page, pages, arena);
	int row = l->narrow ? 1 : l->body + l->body_rows - 1;
	if (l->head_rows == 1) {
		row = 0;
		text = below ? "▾" : "▴";
	}
	const struct target target = { .key = { .code = below ? K_PGDN : K_PGUP } };
	int col = l->end - say_width(text);
	canvas_say(canvas, row, col, STYLE_HINT, text);
	canvas_hit(canvas, row, col, say_width(text), &target);
}

void frame_body(const struct view *view, const struct layout *layout,
	const struct page *page, int top, struct canvas *canvas, struct arena *arena)
{
	int shown = frame_shown(layout, page->row);
	canvas_copy(canvas, layout->body, page->canvas, top, shown);
	say_more(view, layout, top, page->row, canvas, arena);
}

void frame_remark(const struct view *view, const struct focus *focus, struct layout *layout,
	struct canvas *canvas, struct arena *arena)
{
	const char *say = focus->remark ? focus->remark : view->refused;
	if (str_is_empty(say))
		return;
	/* The one number in a remark: how many may be picked. */
	say = say_put(say, arena_printf(arena, "%d", view->most), arena);
	struct wrap wrap = wrap_text(say, strlen(say), layout->width, arena);
	int most = layout->body_rows / 2, air = layout->body_rows > 8 && !layout->narrow;
	int rows = (int)wrap.count < most ? (int)wrap.count : most;
	int row = layout->body + layout->body_rows - rows;
	for (int i = 0; i < rows; i++) {
		const struct wrap_row *line = &wrap.rows[i];
		const char *piece = arena_strndup(arena, say + line->at, line->len);
		if (i + 1 == rows && rows < (int)wrap.count)
			piece = arena_printf(arena, "%s…",
				say_fit(piece, layout->width - 1, arena));
		canvas_say(canvas, row + i, layout->left, STYLE_ALERT, piece);
	}
	layout->body_rows -= rows + air;
}

/* ---- sentences ------------------------------------------------------------- */

static int center_text(struct canvas *canvas, int row, enum style style, const char *text,
	struct arena *arena)
{
	int width = canvas->cols < TEXT_WIDTH ? canvas->cols : TEXT_WIDTH;
	struct wrap wrap = wrap_text(text, strlen(text), width, arena);
	for (size_t i = 0; i < wrap.count && row < canvas->rows; i++, row++) {
		const struct wrap_row *line = &wrap.rows[i];
		const char *piece = arena_strndup(arena, text + line->at, line->len);
		if (row + 1 == canvas->rows && i + 1 < wrap.count)
			piece = arena_printf(arena, "%s…", say_fit(piece, width - 1, arena));
		piece = say_cut(piece, width, arena);
		int col = (canvas->cols - say_width(piece)) / 2;
		canvas_say(canvas, row, col, style, piece);
		if (i == 0)
			canvas_cursor(canvas, row, col, false);
	}
	return row;
}

void frame_sentence(struct canvas *canvas, enum style style, const char *text,
	const char *under, struct arena *arena)
{
	if (canvas->rows < 1 || canvas->cols < 1)
		return;
	int row = canvas->rows > 6 ? canvas->rows / 3 : 0;
	canvas_cursor(canvas, row, 0, false); /* also where nothing is said */
	row = center_text(canvas, row, style, text, arena);
	if (under && row + 1 < canvas->rows)
		center_text(canvas, row + 1, STYLE_TEXT, under, arena);
}
