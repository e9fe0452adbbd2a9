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
#define NARROW 60     /* under so many columns one thing stands under the other */
#define STRIP_ROWS 22 /* under so many rows the strip folds away */
#define STRIP_ROWS_FIRST 8 /* of the page that it is painted on */
#define BESIDE 120    /* from so many columns the plan stands beside the questions */
#define SIDE_LEAST 40 /* its cells */
#define SIDE_MOST 44
#define ROOMY 18      /* from so many rows there is a blank one above the footer */

/* ---- header -------------------------------------------------------------------- */

/*
 * Of whom we speak and who speaks, the step, the clock, the state of saving.
 */

#define GUEST_LEAST 8 /* cells that are worth the beginning of a name */

struct part {
	const char *text;
	enum style style;
};

static struct part saving_part(const struct view *view, const struct focus *focus)
{
	const char *const *w = view->words->text;
	switch (view->saving) {
	case SAVING_NOT_KEPT_YET:
		return (struct part){ w[WORD_not_kept_yet], STYLE_MUTED };
	case SAVING_NOT_KEPT:
		return (struct part){ w[WORD_not_kept], STYLE_MUTED };
	case SAVING_NOTHING:
		return (struct part){ w[WORD_nothing_kept], STYLE_MUTED };
	case SAVING_FAILED:
		return (struct part){ w[WORD_not_saved], STYLE_ALERT };
	case SAVING_NO_VISIT:
		return (struct part){ "", STYLE_MUTED };
	case SAVING_SAVED:
		break;
	}
	/* A note that is half typed is on no disk. */
	bool note = field_text(&focus->note.field)[0];
	if (!focus->answer.dirty && !note)
		return (struct part){ w[WORD_saved], STYLE_GOOD };
	return (struct part){ w[focus->answer.drafted && !note ? WORD_draft_saved : WORD_typing],
		STYLE_MUTED };
}

static const char *turn_text(const struct view *view, struct arena *arena)
{
	assert(view->turn <= TURN_GUEST);
	static const enum word turns[] = { [TURN_PATIENT] = WORD_turn_patient,
		[TURN_CLINICIAN] = WORD_turn_clinician, [TURN_BOTH] = WORD_turn_both,
		[TURN_GUEST] = WORD_turn_guest };
	if (view->turn == TURN_GUEST)
		return words_put(view->words->text[WORD_turn_guest], view->guest ? view->guest : "",
			arena);
	const char *label = view->label ? view->label : "";
	const char *dot = strstr(label, " ·");
	size_t len = dot ? (size_t)(dot - label) : strlen(label);
	const char *name = len ? arena_strndup(arena, label, len)
	                       : view->words->text[WORD_name_patient];
	return words_put(view->words->text[turns[view->turn]], name, arena);
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
	bool steps = view_has_steps(view);
	struct part part = steps ? saving_part(view, focus) : (struct part){ "",
		STYLE_MUTED };
	const char *clock = l->narrow || !view->clock ? "" : view->clock;
	int col = end - textfit_width(part.text);
	if (col < l->left)
		return end;
	canvas_say(canvas, 0, col, part.style, part.text);
	int gap = steps && *clock ? 2 : 0;
	if (!*clock || col - gap - textfit_width(clock) < l->left + 20)
		return col;
	col -= gap + textfit_width(clock);
	canvas_say(canvas, 0, col, STYLE_MUTED, clock);
	return col;
}

static const char *step_text(const struct view *view, const struct layout *l,
	struct arena *arena)
{
	if (!view_has_steps(view))
		return "";
	assert(view->step_title);
	if (view->steps == 0)
		return view->step_title;
	const char *of = words_of(view->words, view->step, view->steps, arena);
	if (!l->narrow)
		return arena_printf(arena, "%s  %s", view->step_title, of);
	return words_put(view->words->text[WORD_step_short], of, arena);
}

/* The step, where it always is, if it leaves the label its room. */
static int header_step(const struct view *view, const struct layout *l, int right,
	struct canvas *canvas, struct arena *arena)
{
	const char *text = step_text(view, l, arena);
	int width = textfit_width(text), col = l->narrow ? right - 2 - width : l->cols / 2 - 1;
	if (!*text)
		return right;
	if (col + width > right - 2)
		col = right - 2 - width;
	if (col < l->left + (l->narrow ? 6 : 16))
		return right;
	canvas_say(canvas, 0, col, STYLE_MUTED, text);
	return col;
}

void frame_header(const struct view *view, const struct focus *focus,
	const struct layout *layout, struct canvas *canvas, struct arena *arena)
{
	int right = header_right(view, focus, layout, canvas);
	int room = header_step(view, layout, right, canvas, arena) - 2 - layout->left;
	const char *label = textfit_cut(label_text(view), room, arena);
	int used = canvas_say(canvas, 0, layout->left, STYLE_MUTED, label);
	if (view->has_turn && !layout->narrow) {
		const char *turn = arena_printf(arena, " · %s", turn_text(view, arena));
		/* That somebody else answers is said, also where the name is long. */
		if (view->turn == TURN_GUEST && room - used >= GUEST_LEAST)
			turn = textfit_cut(turn, room - used, arena);
		if (used + textfit_width(turn) <= room)
			canvas_say(canvas, 0, layout->left + used, STYLE_MUTED, turn);
	}
	if (layout->head_rows > 1)
		canvas_fill(canvas, 1, layout->left, layout->end - layout->left, STYLE_MUTED,
			0x2500);
}

/* ---- coach strip --------------------------------------------------------------- */

/*
 * Lines for the clinician.  Somebody may be reading along, so nothing here depends on
 * an answer.
 */

static const enum word coach_words[COACH_KINDS] = { [COACH_SAY] = WORD_coach_say,
	[COACH_ASK] = WORD_coach_ask, [COACH_LISTEN] = WORD_coach_listen,
	[COACH_TRY] = WORD_coach_try, [COACH_AVOID] = WORD_coach_avoid,
	[COACH_MORE] = WORD_coach_more };

static int coach_column(const struct view *view)
{
	int width = 0;
	for (int i = 0; i < COACH_KINDS; i++) {
		int w = textfit_width(view->words->text[coach_words[i]]);
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
	page_row(page, 0, STYLE_PANEL, w[WORD_coach_more]);
	page->row = page->narrow ? page->row : row;
	page_text(page, column, STYLE_PANEL, w[WORD_answer_more]);
}

void frame_coach(struct page *page, const struct view *view, bool all)
{
	int column = page->narrow ? 2 : coach_column(view);
	enum coach_kind last = COACH_KINDS;
	for (size_t i = 0; i < view->coach_count; i++) {
		const struct view_coach *line = &view->coach[i];
		if (line->kind == COACH_MORE && !all)
			continue;
		assert(line->kind < COACH_KINDS);
		int row = page->row;
		if (line->kind != last || page->narrow) {
			page_row(page, 0, STYLE_PANEL,
				view->words->text[coach_words[line->kind]]);
			page->row = page->narrow ? page->row : row;
		}
		page_text(page, column, STYLE_PANEL, line->text);
		last = line->kind;
	}
	coach_rows(page, view, column);
}

static bool strip_has_long_lines(const struct view *view)
{
	for (size_t i = 0; i < view->coach_count; i++)
		if (view->coach[i].kind == COACH_MORE)
			return true;
	return false;
}

static struct page strip_page(const struct view *view, const struct layout *l,
	struct arena *arena)
{
	/* It is low, and grows where it must. */
	struct layout low = *l;
	low.rows = l->rows > STRIP_ROWS_FIRST ? STRIP_ROWS_FIRST : l->rows;
	struct page page = frame_page(&low, arena);
	page.width = l->end - l->left;
	frame_coach(&page, view, false);
	return page;
}

void frame_strip(const struct view *view, const struct layout *layout,
	struct canvas *canvas, struct arena *arena)
{
	assert(layout->strip_rows == 0 || layout->strip >= layout->body);
	if (layout->strip_rows == 0)
		return;
	int left = layout->left, row = layout->strip;
	canvas_move(canvas, row, layout->strip_lines, -1, layout->strip_rows);
	canvas_fill(canvas, row, left, layout->end - left, STYLE_MUTED, 0x2508);
	const char *title = arena_printf(arena, " %s ",
		view->words->text[WORD_for_clinician]);
	canvas_say(canvas, row, left + 1, STYLE_PANEL,
		textfit_cut(title, layout->end - left - 2, arena));
	if (!layout->strip_more)
		return;
	const char *more = arena_printf(arena, " %s ", view->words->text[WORD_f2_more]);
	int width = textfit_width(more), col = layout->end - 1 - width;
	if (textfit_width(title) + width + 4 >= layout->end - left)
		return;
	const struct target target = { .key = { .code = K_F2 } };
	canvas_say(canvas, row, col, STYLE_PANEL, more);
	canvas_hit(canvas, row, col, width, &target);
}

/* ---- footer -------------------------------------------------------------------- */

/*
 * Hints side by side, as many as fit, the menu always.
 */

static int gap_of(const struct layout *l)
{
	return l->narrow ? 2 : 3;
}

static struct hints fitting_hints(const struct hints *hints, const struct layout *l, int rows)
{
	return hints_fitting(hints, l->cols - l->left, gap_of(l), rows);
}

/* Keys that the words name, and those that are called the same everywhere. */
static const struct {
	enum word word;
	struct key key;
} worded[] = {
	{ WORD_key_enter, { .code = K_ENTER } }, { WORD_key_esc, { .code = K_ESC } },
	{ WORD_key_tab, { .code = K_TAB } }, { WORD_key_pages, { .code = K_PGDN } },
	{ WORD_key_newline, { .code = K_NEWLINE } }, { WORD_key_menu, { .code = K_CTRL_O } },
	{ WORD_key_space, { .code = K_CHAR, .cp = ' ' } },
};
static const struct {
	const char *name;
	enum key_code code;
} named[] = { { "F1", K_F1 }, { "F2", K_F2 }, { "F3", K_F3 }, { "F4", K_F4 }, { "F5", K_F5 },
	{ "F12", K_F12 } };

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The one key that a hint names; K_NONE where it names several.  A word is known by which
 * one it is, not by what it says: a language may call two keys the same. */
static struct key key_of(const struct view *view, const char *hint)
{
	for (size_t i = 0; i < COUNT(worded); i++)
		if (hint == view->words->text[worded[i].word])
			return worded[i].key;
	for (size_t i = 0; i < COUNT(named); i++)
		if (str_is(hint, named[i].name))
			return (struct key){ .code = named[i].code };
	bool digit = hint[0] >= '0' && hint[0] <= '9' && !hint[1];
	return (struct key){ .code = digit ? K_CHAR : K_NONE, .cp = (unsigned char)hint[0] };
}

static void take_clicks(const struct view *view, const char *hint, struct canvas *canvas,
	int row, int col, int width)
{
	const struct target target = { .key = key_of(view, hint) };
	if (target.key.code != K_NONE)
		canvas_hit(canvas, row, col, width, &target);
}

void frame_offer(struct hints *hints, const struct layout *l, const char *key,
	const char *does)
{
	if (!l->narrow)
		hints_offer(hints, l->cols - l->left, gap_of(l), key, does);
}

void frame_footer(const struct view *view, const struct hints *hints,
	const struct layout *layout, struct canvas *canvas)
{
	assert(layout->foot_rows > 0 && layout->foot + layout->foot_rows <= canvas->rows);
	struct hints some = fitting_hints(hints, layout, layout->foot_rows);
	int gap = gap_of(layout), width = layout->cols - layout->left, col = 0;
	int row = layout->foot + layout->foot_rows - hints_rows(&some, width, gap);
	for (int i = 0; i < some.count; i++) {
		if (col > 0 && col + gap + hints_width(&some, i) > width) {
			row++;
			col = 0;
		}
		col += layout->left + (col > 0 ? gap : 0);
		take_clicks(view, some.list[i].key, canvas, row, col, hints_width(&some, i));
		col += canvas_say(canvas, row, col, STYLE_MUTED, some.list[i].key) + 1;
		col += canvas_say(canvas, row, col, STYLE_MUTED,
			some.list[i].does) - layout->left;
	}
}

static int footer_rows(const struct hints *hints, const struct layout *layout, int most)
{
	struct hints some = fitting_hints(hints, layout, most);
	return hints_rows(&some, layout->cols - layout->left, gap_of(layout));
}

/* ---- layout -------------------------------------------------------------------- */

bool frame_is_tiny(int rows, int cols)
{
	return rows < 5 || cols < 20;
}

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
	if (hides || cols < BESIDE || rows < 12 || draw_of(view->kind)->stands_alone
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
	if (l->narrow || l->rows < STRIP_ROWS || view->coach_count == 0)
		return;
	int most = 3 + (l->rows > 24 ? (l->rows - 24) / 3 : 0);
	struct page page = strip_page(view, &own, arena);
	int need = page.row;
	l->strip_more = need > most || strip_has_long_lines(view);
	l->strip_rows = 1 + (need > most ? most : need);
	l->strip_lines = page.canvas;
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
	bool aside = focus->frame.side && focus->overlay.kind == OVERLAY_PLAN;
	return focus->overlay.kind == OVERLAY_NONE || aside;
}

struct layout frame_layout(const struct view *view, const struct focus *focus,
	const struct hints *hints, int rows, int cols, struct arena *arena)
{
	struct layout l = { .rows = rows, .cols = cols,
		.side = focus->frame.side };
	place_margins(&l);
	l.head_rows = rows < 8 ? 1 : 2;
	l.body = l.head_rows;
	place_footer(hints, &l);
	if (frame_shows_body(focus) && !focus->frame.coach_folded)
		place_strip(view, &l, arena);
	l.foot = rows - l.foot_rows;
	l.strip = l.foot - l.strip_rows;
	l.body_rows = l.strip - l.body;
	return l;
}

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
	const char *of = words_of(view->words, page, pages, arena);
	const char *marks = arena_printf(arena, " %s %s%s", of, above ? "▴" : "",
		below ? "▾" : "");
	if (l->narrow)
		return marks;
	const char *all = arena_printf(arena, "%s%s%s%s%s  %s", above ? "▴ " : "",
		above ? w[WORD_more_above] : "", above && below ? "   " : "",
			below ? "▾ " : "",
		below ? w[WORD_more_below] : "", words_put(w[WORD_page_of], of, arena));
	/* Beside the questions there may be no room for the words of a language. */
	return textfit_width(all) <= l->end - l->left ? all : marks;
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
	int col = l->end - textfit_width(text);
	canvas_say(canvas, row, col, STYLE_MUTED, text);
	canvas_hit(canvas, row, col, textfit_width(text), &target);
}

void frame_body(const struct view *view, const struct layout *layout,
	const struct page *page, int top, struct canvas *canvas, struct arena *arena)
{
	assert(top >= 0);
	int rows = page->row - page->kept, shown = frame_shown(layout, rows);
	canvas_move(canvas, layout->body, page->canvas, page->kept + top, shown);
	say_more(view, layout, top, rows, canvas, arena);
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
