#include "ui/frame.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/wrap.h"
#include "ui/draw_kind.h"
#include "ui/focus_sync.h"
#include "ui/refusal.h"
#include "ui/textfit.h"

#include <assert.h>
#include <string.h>

#define TEXT_WIDTH 66

struct page frame_page(const struct layout *layout, struct arena *arena)
{
	assert(layout->rows > 0 && layout->cols > 0);
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

/* ---- body ---------------------------------------------------------------------- */


/* Rows before which the page may be turned: those that begin an item, or follow a blank row. */
static bool *find_breaks(const struct page *page, struct arena *arena)
{
	int rows = page->row - page->kept;
	bool *may = arena_array(arena, (size_t)rows + 1, sizeof *may);
	for (int i = 1; i < rows; i++)
		may[i] = canvas_is_blank(page->canvas, page->kept + i - 1);
	for (size_t i = 0; i < page->item_count; i++)
		if (page->items[i] > page->kept && page->items[i] < page->row)
			may[page->items[i] - page->kept] = true;
	return may;
}

/* The first row from `row` on on which something stands: no page begins with a blank one. */
static int skip_blanks(const struct page *page, int row, int rows)
{
	while (row < rows && canvas_is_blank(page->canvas, page->kept + row))
		row++;
	return row;
}

/* Where the page after the one that begins at `top` begins. */
static int next_top(const struct page *page, const bool *may, int top, int shown, int rows)
{
	int next = top + shown;
	while (next > top && !may[next])
		next--;
	return skip_blanks(page, next > top ? next : top + shown, rows);
}

struct turns frame_turns(const struct page *page, int shown, struct arena *arena)
{
	int rows = page->row - page->kept, count = 0;
	const bool *may = find_breaks(page, arena);
	while (rows > 0 && canvas_is_blank(page->canvas, page->kept + rows - 1))
		rows--;
	int *tops = arena_array(arena, (size_t)rows + 2, sizeof *tops);
	shown = shown > 0 ? shown : 1;
	for (int top = rows > shown ? skip_blanks(page, 0, rows) : 0; top < rows || count == 0;) {
		tops[count++] = top;
		top = top + shown < rows ? next_top(page, may, top, shown, rows) : rows;
	}
	tops[count] = rows;
	return (struct turns){ tops, count };
}

int frame_turn_of(const struct turns *turns, int row)
{
	int turn = turns->count - 1;
	while (turn > 0 && turns->tops[turn] > row)
		turn--;
	return turn;
}

/* `2 of 3` at the right of the question; in a narrow window, or without one, above it; where not even that row
 * is there, a mark that ends the header. */
static void say_which(const struct view *view, const struct layout *l, bool titled, int turn,
	int turns, struct canvas *canvas, struct arena *arena)
{
	const char *text = words_of(view->words, turn + 1, turns, arena);
	int row = l->narrow || !titled ? 1 : l->head_rows;
	if (l->head_rows == 1) {
		text = turn + 1 < turns ? "▾" : "▴";
		row = 0;
	}
	const struct target target = { .key = { .code = turn + 1 < turns ? K_PGDN : K_PGUP } };
	int width = textfit_width(text);
	canvas_say(canvas, row, l->end - width, STYLE_TEXT, text);
	canvas_hit(canvas, row, l->end - width, width, &target);
}

void frame_body(const struct view *view, const struct layout *layout, const struct page *page,
	const struct turns *turns, int turn, struct canvas *canvas, struct arena *arena)
{
	assert(turn >= 0 && turn < turns->count);
	int top = turns->tops[turn], rows = turns->tops[turn + 1] - top;
	canvas_move(canvas, layout->body, page->canvas, page->kept + top,
		rows < layout->body_rows ? rows : layout->body_rows);
	if (turns->count > 1)
		say_which(view, layout, page->titled && (page->kept > 0 || turn == 0), turn,
			turns->count, canvas, arena);
}

const char *frame_says(const struct view *view, const struct focus *focus, bool *at_focus,
	struct arena *arena)
{
	const char *remark = focus_says(view, focus), *say = remark ? remark : view->refused;
	bool is_own = focus->remark.kind != REMARK_WORD || focus->remark.word != WORD_cover_soon;
	*at_focus = !focus_is_hidden(focus) && (remark ? is_own : refusal_is_here(view, focus));
	if (!say)
		say = view->turned;
	if (str_is_empty(say))
		return NULL;
	/* The one number in a remark: how many may be picked. */
	return draw_of(view->kind)->most
		? words_put(say, arena_printf(arena, "%d", draw_of(view->kind)->most(view)), arena)
		: say;
}

void frame_remark(const char *say, struct layout *layout, struct canvas *canvas,
	struct arena *arena)
{
	assert(say);
	struct wrap wrap = wrap_text(say, strlen(say), layout->width, arena);
	int most = layout->body_rows / 2, air = layout->body_rows > 8 && !layout->narrow;
	int rows = (int)wrap.count < most ? (int)wrap.count : most;
	int row = layout->body + layout->body_rows - rows;
	for (int i = 0; i < rows; i++)
		canvas_say(canvas, row + i, layout->left, STYLE_ALERT,
			textfit_row(say, &wrap, i, rows, layout->width, arena));
	layout->body_rows -= rows + air;
}

/* ---- sentences ----------------------------------------------------------------- */

static int center_text(struct canvas *canvas, int row, enum style style, const char *text,
	struct arena *arena)
{
	int width = canvas->cols < TEXT_WIDTH ? canvas->cols : TEXT_WIDTH;
	struct wrap wrap = wrap_text(text, strlen(text), width, arena);
	int room = canvas->rows - row, rows = (int)wrap.count < room ? (int)wrap.count : room;
	for (int i = 0; i < rows; i++, row++) {
		const char *piece = textfit_cut(textfit_row(text, &wrap, i, rows, width, arena),
			width, arena);
		int col = (canvas->cols - textfit_width(piece)) / 2;
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
