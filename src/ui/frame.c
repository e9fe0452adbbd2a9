#include "ui/frame.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/say.h"
#include "base/wrap.h"

#include <string.h>

#define TEXT_WIDTH 66
#define NARROW 60     /* under so many columns one thing stands under the other */
#define STRIP_ROWS 22 /* under so many rows the strip folds away */
#define ROOMY 18      /* from so many rows there is a blank one above the footer */

bool frame_is_tiny(int rows, int cols)
{
	return rows < 5 || cols < 20;
}

static int text_width(const char *text)
{
	return utf8_width(text, strlen(text));
}

/* ---- footer ---------------------------------------------------------------- */

static int hint_width(const struct hints *hints, int i)
{
	return text_width(hints->list[i].key) + 1 + text_width(hints->list[i].does);
}

/* Rows that the hints take, side by side with `gap` between them. */
static int hint_rows(const struct hints *hints, int width, int gap)
{
	int rows = 1, col = 0;
	for (int i = 0; i < hints->count; i++) {
		int need = hint_width(hints, i);
		if (col > 0 && col + gap + need > width) {
			rows++;
			col = 0;
		}
		col += (col > 0 ? gap : 0) + need;
	}
	return rows;
}

static bool hints_fit(const struct hints *hints, int width, int gap, int rows)
{
	for (int i = 0; i < hints->count; i++)
		if (hint_width(hints, i) > width)
			return false;
	return hint_rows(hints, width, gap) <= rows;
}

static void drop_hint(struct hints *hints, int at)
{
	hints->count--;
	for (int i = at; i < hints->count; i++)
		hints->list[i] = hints->list[i + 1];
}

/*
 * Where there is not room for all, whole hints go: first those of the kind (its
 * first one last), then help, back, next.  The menu, which has them all, stays.
 */
static void drop_one(struct hints *hints)
{
	int own = hints->count - 3;
	drop_hint(hints, own > 1 ? own - 1 : hints->count > 1 ? hints->count - 2 : 0);
}

static struct hints fitting_hints(const struct hints *hints, const struct layout *l,
	int rows)
{
	struct hints fit = *hints;
	int gap = l->narrow ? 2 : 3;
	while (fit.count > 0 && !hints_fit(&fit, l->cols - l->left, gap, rows))
		drop_one(&fit);
	return fit;
}

void frame_footer(const struct hints *hints, const struct layout *layout,
	struct canvas *canvas)
{
	struct hints some = fitting_hints(hints, layout, layout->foot_rows);
	int gap = layout->narrow ? 2 : 3, width = layout->cols - layout->left, col = 0;
	int row = layout->foot + layout->foot_rows - hint_rows(&some, width, gap);
	for (int i = 0; i < some.count; i++) {
		if (col > 0 && col + gap + hint_width(&some, i) > width) {
			row++;
			col = 0;
		}
		col += layout->left + (col > 0 ? gap : 0);
		col += canvas_say(canvas, row, col, STYLE_HINT, some.list[i].key) + 1;
		col += canvas_say(canvas, row, col, STYLE_HINT,
			some.list[i].does) - layout->left;
	}
}

/* ---- header ---------------------------------------------------------------- */

struct part {
	const char *text;
	enum style style;
};

static struct part saving_part(const struct view *view, const struct focus *focus)
{
	const char *const *w = view->words->text;
	switch (view->saving) {
	case SAVING_NOT_KEPT_YET:
		return (struct part){ w[WORD_not_kept_yet], STYLE_HINT };
	case SAVING_NOT_KEPT:
		return (struct part){ w[WORD_not_kept], STYLE_HINT };
	case SAVING_NOTHING:
		return (struct part){ w[WORD_nothing_kept], STYLE_HINT };
	case SAVING_FAILED:
		return (struct part){ w[WORD_not_saved], STYLE_ALERT };
	case SAVING_SAVED:
		break;
	}
	if (!focus->dirty)
		return (struct part){ w[WORD_saved], STYLE_SAVED };
	return (struct part){ w[focus->drafted ? WORD_draft_saved : WORD_typing],
		STYLE_HINT };
}

/* What of `text` fits in `width`. */
static const char *fit(const char *text, int width, struct arena *arena)
{
	size_t len = strlen(text), at = 0;
	int used = 0;
	while (at < len) {
		size_t next = utf8_next(text, len, at);
		used += utf8_width(text + at, next - at);
		if (used > width)
			break;
		at = next;
	}
	return arena_strndup(arena, text, at);
}

/* The same, with … for what does not fit. */
static const char *cut(const char *text, int width, struct arena *arena)
{
	if (text_width(text) <= width)
		return text;
	return width > 0 ? arena_printf(arena, "%s…", fit(text, width - 1, arena)) : "";
}

static const char *turn_text(const struct view *view, struct arena *arena)
{
	static const enum word turns[] = { [TURN_PATIENT] = WORD_turn_patient,
		[TURN_CLINICIAN] = WORD_turn_clinician, [TURN_BOTH] = WORD_turn_both };
	const char *label = view->label ? view->label : "";
	const char *dot = strstr(label, " ·");
	size_t len = dot ? (size_t)(dot - label) : strlen(label);
	const char *name = len ? arena_strndup(arena, label, len)
	                       : view->words->text[WORD_name_patient];
	return say_fill(view->words, turns[view->turn], name, arena);
}

static const char *label_text(const struct view *view)
{
	return str_is_empty(view->label) ? view->words->text[WORD_no_label] : view->label;
}

/* Clock and saving, from the right edge; returns the column where they begin. */
static int header_right(const struct view *view, const struct focus *focus,
	const struct layout *l, struct canvas *canvas)
{
	/* Without a rule the last column is for the mark that says that there is more. */
	int end = l->head_rows > 1 ? l->end : l->end - 2;
	bool visit = view->step_title != NULL;
	struct part part = visit ? saving_part(view, focus) : (struct part){ "",
		STYLE_HINT };
	const char *clock = l->narrow || !view->clock ? "" : view->clock;
	int col = end - text_width(part.text);
	if (col < l->left)
		return end;
	canvas_say(canvas, 0, col, part.style, part.text);
	int gap = visit && *clock ? 2 : 0;
	if (!*clock || col - gap - text_width(clock) < l->left + 20)
		return col;
	col -= gap + text_width(clock);
	canvas_say(canvas, 0, col, STYLE_HINT, clock);
	return col;
}

static const char *step_text(const struct view *view, const struct layout *l,
	struct arena *arena)
{
	if (!view->step_title || view->steps == 0)
		return "";
	const char *of = say_of(view->words, view->step, view->steps, arena);
	if (!l->narrow)
		return arena_printf(arena, "%s  %s", view->step_title, of);
	const char *step = view->words->text[WORD_step_short];
	return strstr(step, "%s") ? say_fill(view->words, WORD_step_short, of, arena)
	                          : arena_printf(arena, "%s %s", step, of);
}

/* The step, where it always is, if it leaves the label its room. */
static int header_step(const struct view *view, const struct layout *l, int right,
	struct canvas *canvas, struct arena *arena)
{
	const char *text = step_text(view, l, arena);
	int width = text_width(text), col = l->narrow ? right - 2 - width : l->cols / 2 - 1;
	if (!*text)
		return right;
	if (col + width > right - 2)
		col = right - 2 - width;
	if (col < l->left + (l->narrow ? 6 : 16))
		return right;
	canvas_say(canvas, 0, col, STYLE_HINT, text);
	return col;
}

void frame_header(const struct view *view, const struct focus *focus,
	const struct layout *layout, struct canvas *canvas, struct arena *arena)
{
	int right = header_right(view, focus, layout, canvas);
	int room = header_step(view, layout, right, canvas, arena) - 2 - layout->left;
	const char *label = cut(label_text(view), room, arena);
	int used = canvas_say(canvas, 0, layout->left, STYLE_HINT, label);
	if (view->has_turn && !layout->narrow) {
		const char *turn = arena_printf(arena, " · %s", turn_text(view, arena));
		if (used + text_width(turn) <= room)
			canvas_say(canvas, 0, layout->left + used, STYLE_HINT, turn);
	}
	if (layout->head_rows > 1)
		canvas_fill(canvas, 1, layout->left, layout->end - layout->left, STYLE_RULE,
			0x2500);
}

/* ---- coach strip ----------------------------------------------------------- */

static const enum word coach_words[COACH_KINDS] = { [COACH_SAY] = WORD_coach_say,
	[COACH_ASK] = WORD_coach_ask, [COACH_LISTEN] = WORD_coach_listen,
	[COACH_TRY] = WORD_coach_try, [COACH_AVOID] = WORD_coach_avoid,
	[COACH_MORE] = WORD_coach_more };

static int coach_column(const struct view *view)
{
	int width = 0;
	for (int i = 0; i < COACH_KINDS; i++) {
		int w = text_width(view->words->text[coach_words[i]]);
		width = w > width ? w : width;
	}
	return width + 2;
}

/* Rows that have a long form: F1 has it. */
static void coach_rows(struct page *page, const struct view *view, int column)
{
	const char *const *w = view->words->text;
	bool any = false;
	for (size_t i = 0; i < view->item_count; i++)
		any |= !str_is_empty(view->items[i].more);
	if (!any)
		return;
	int row = page->row;
	page_row(page, 0, STYLE_COACH, w[WORD_coach_more]);
	page->row = page->narrow ? page->row : row;
	page_text(page, column, STYLE_COACH, w[WORD_answer_more]);
}

void frame_coach(struct page *page, const struct view *view, bool all)
{
	int column = page->narrow ? 2 : coach_column(view);
	enum coach_kind last = COACH_KINDS;
	for (size_t i = 0; i < view->coach_count; i++) {
		const struct view_coach *line = &view->coach[i];
		if (line->kind == COACH_MORE && !all)
			continue;
		int row = page->row;
		if (line->kind != last || page->narrow) {
			page_row(page, 0, STYLE_COACH,
				view->words->text[coach_words[line->kind]]);
			page->row = page->narrow ? page->row : row;
		}
		page_text(page, column, STYLE_COACH, line->text);
		last = line->kind;
	}
	coach_rows(page, view, column);
}

static bool has_long_lines(const struct view *view)
{
	for (size_t i = 0; i < view->coach_count; i++)
		if (view->coach[i].kind == COACH_MORE)
			return true;
	return false;
}

static struct page strip_page(const struct view *view, const struct layout *l,
	struct arena *arena)
{
	struct page page = frame_page(l, arena);
	page.width = l->end - l->left;
	frame_coach(&page, view, false);
	return page;
}

void frame_strip(const struct view *view, const struct layout *layout,
	struct canvas *canvas, struct arena *arena)
{
	if (layout->strip_rows == 0)
		return;
	struct page page = strip_page(view, layout, arena);
	int left = layout->left, row = layout->strip;
	canvas_copy(canvas, row, page.canvas, -1, layout->strip_rows);
	canvas_fill(canvas, row, left, layout->end - left, STYLE_RULE, 0x2508);
	const char *title = arena_printf(arena, " %s ",
		view->words->text[WORD_for_clinician]);
	canvas_say(canvas, row, left + 1, STYLE_COACH,
		cut(title, layout->end - left - 2, arena));
	if (!layout->strip_more)
		return;
	const char *more = arena_printf(arena, " %s ", view->words->text[WORD_f2_more]);
	if (text_width(title) + text_width(more) + 4 < layout->end - left)
		canvas_say(canvas, row, layout->end - 1 - text_width(more), STYLE_COACH,
			more);
}

/* ---- layout ---------------------------------------------------------------- */

static void place_margins(struct layout *l)
{
	l->narrow = l->cols < NARROW;
	l->left = !l->narrow ? 4 : l->cols >= 46 ? 2 : 0;
	l->end = l->cols - l->left;
	l->width = l->end - l->left < TEXT_WIDTH ? l->end - l->left : TEXT_WIDTH;
}

static void place_strip(const struct view *view, struct layout *l, struct arena *arena)
{
	if (l->narrow || l->rows < STRIP_ROWS || view->coach_count == 0)
		return;
	int most = 3 + (l->rows > 24 ? (l->rows - 24) / 3 : 0);
	struct page page = strip_page(view, l, arena);
	int need = page.row;
	l->strip_more = need > most || has_long_lines(view);
	l->strip_rows = 1 + (need > most ? most : need);
}

/* The footer keeps its height on a roomy screen, so that nothing jumps. */
static void place_footer(const struct hints *hints, struct layout *l)
{
	int most = l->rows < 8 ? 1 : 2;
	struct hints some = fitting_hints(hints, l, most);
	int need = hint_rows(&some, l->cols - l->left, l->narrow ? 2 : 3);
	l->foot_rows = l->rows >= ROOMY ? 2 : need;
}

struct layout frame_layout(const struct view *view, const struct hints *hints, bool strip,
	int rows, int cols, struct arena *arena)
{
	struct layout l = { .rows = rows, .cols = cols };
	place_margins(&l);
	l.head_rows = rows < 8 ? 1 : 2;
	l.body = l.head_rows;
	place_footer(hints, &l);
	if (strip)
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
	int pages = (page_rows + shown - 1) / shown;
	int page = below ? top / shown + 1 : pages;
	const char *text = more_text(view, l, above, below, page, pages, arena);
	int row = l->narrow ? 1 : l->body + l->body_rows - 1;
	if (l->head_rows == 1) {
		row = 0;
		text = below ? "▾" : "▴";
	}
	canvas_say(canvas, row, l->end - text_width(text), STYLE_HINT, text);
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
				fit(piece, layout->width - 1, arena));
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
			piece = arena_printf(arena, "%s…", fit(piece, width - 1, arena));
		piece = cut(piece, width, arena);
		int col = (canvas->cols - text_width(piece)) / 2;
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
