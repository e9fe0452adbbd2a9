/*
 * The plan as it is printed, and under it two yeses and a *not yet*, side by side.  The mark
 * goes from line to line, and Enter leads to where a line is changed; it never says yes.  The
 * yeses count only once the end of the plan has been on the screen.
 */
#include "ui/draw_kind.h"
#include "ui/focus_sync.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "ui/lines.h"
#include "ui/list.h"
#include "ui/overlay.h"
#include "ui/who.h"

#include <assert.h>
#include <string.h>

/* Rows of the focus: the three by their digits, and from ROW_LINES on the lines that lead
 * somewhere, which stand above them. */
enum { ROW_PATIENT, ROW_CLINICIAN, ROW_NOTYET, ROW_LINES };
#define ANSWERS ROW_LINES

static bool both(const struct view *view)
{
	return view->agree.patient && view->agree.clinician;
}

static int line_count(const struct view *view)
{
	return lines_leading(view->lines, view->line_count);
}

/* The line of the plan with the mark; LINES_NO_MARK. */
static int line_of(const struct view *view, int row)
{
	return row < ROW_LINES ? LINES_NO_MARK
	                       : lines_leading_at(view->lines, view->line_count, row - ROW_LINES);
}

/* While it is shut, the first leads to what is missing. */
static bool row_shows(const struct view *view, int row)
{
	if (row >= ROW_NOTYET || !view->agree.shut)
		return true;
	return row == ROW_PATIENT && view->agree.fills;
}

/* ---- where the mark is ---------------------------------------------------------- */

/* Where one comes back to from changing a line, the mark is on it. */
static bool back_on_line(const struct view *view, struct focus *focus)
{
	int screen = focus->changes - 1;
	focus->changes = 0;
	for (int i = 0; screen >= 0 && i < line_count(view); i++)
		if (view->lines[line_of(view, ROW_LINES + i)].screen == screen) {
			focus->row = ROW_LINES + i;
			focus->page.loose = false;
			return true;
		}
	return false;
}

static void agree_start(const struct view *view, struct focus *focus)
{
	if (!back_on_line(view, focus))
		focus->row = row_shows(view, ROW_PATIENT) ? ROW_PATIENT : ROW_NOTYET;
}

/* On the page the lines come first. */
static int place_of(const struct view *view, int row)
{
	return row < ROW_LINES ? line_count(view) + row : row - ROW_LINES;
}

static int row_at(const struct view *view, int place)
{
	int lines = line_count(view);
	return place < lines ? ROW_LINES + place : place - lines;
}

/* The next place down or up that shows; where there is none it stays. */
static int shown_from(const struct view *view, int place, int by)
{
	int last = line_count(view) + ANSWERS - 1;
	while (place >= 0 && place <= last && !row_shows(view, row_at(view, place)))
		place += by;
	return place;
}

static bool move_mark(const struct view *view, struct focus *focus, const struct key *key)
{
	struct key along = focus->row < ROW_LINES ? list_across(key) : *key;
	int before = place_of(view, focus->row), place = before;
	int count = line_count(view) + ANSWERS;
	if (!list_move(&along, count, &place))
		return false;
	place = shown_from(view, place, place < before ? -1 : 1);
	if (place >= 0 && place < count)
		focus->row = row_at(view, place);
	return true;
}

/* ---- the answers ------------------------------------------------------------------ */

struct answer {
	const char *text;
	bool said;
};

static struct answer answer_of(const struct view *view, int row, struct arena *arena)
{
	const struct words *words = view->words;
	const char *const *w = words->text;
	if (row == ROW_PATIENT)
		return (struct answer){ words_label(words, who_name(view, arena),
			w[WORD_agree_patient], arena), view->agree.patient };
	if (row == ROW_CLINICIAN)
		return (struct answer){ words_label(words, w[WORD_name_clinician],
			w[WORD_agree_clinician], arena), view->agree.clinician };
	return (struct answer){ w[WORD_agree_notyet], false };
}

#define FRAME_GAP 2
#define FRAME_LEAD 4 /* cells before the text in a frame: its sign and its digit */

static int frame_width(const struct page *page)
{
	return (page->end - page->left - (ANSWERS - 1) * FRAME_GAP) / ANSWERS;
}

/* Rows of text: as many in each as the longest needs. */
static int frame_rows(const struct view *view, const struct page *page)
{
	int rows = 1, width = frame_width(page) - 4 - FRAME_LEAD;
	for (int row = 0; row < ANSWERS; row++) {
		const char *text = answer_of(view, row, page->arena).text;
		int count = (int)wrap_text(text, strlen(text), width, page->arena).count;
		rows = count > rows ? count : rows;
	}
	return rows;
}

static void paint_frame(const struct view *view, const struct focus *focus, struct page *page,
	int row, int rows)
{
	const struct answer answer = answer_of(view, row, page->arena);
	int width = frame_width(page), top = page->row;
	int col = page->left + row * (width + FRAME_GAP);
	bool focused = focus->row == row;
	page_frame(page, top, col, width, rows + 2,
		answer.said ? STYLE_GOOD : STYLE_ACCENT);
	page->row = top + 1;
	canvas_say(page->canvas, top + 1, col + 2, answer.said ? STYLE_GOOD : STYLE_ACCENT,
		answer.said ? "✓" : "○");
	page_digit(page, col + 4, STYLE_TITLE, row + 1);
	page_block(page, top + 1, col + 2 + FRAME_LEAD, width - 4 - FRAME_LEAD,
		focused ? STYLE_TITLE : STYLE_TEXT, answer.text);
	if (focused) {
		page_focus(page, top, rows + 2, col + 1, false);
		canvas_cursor(page->canvas, top + 1, col + 1, false);
		canvas_say(page->canvas, top + 1, col + 1, STYLE_ACCENT, "▸");
	}
	page->row = top + rows + 2;
	page_clicks(page, 0, row, (struct key){ .code = K_CHAR, .cp = ' ' });
	page_clicked(page, top, col, width);
	page->row = top;
}

static void paint_frames(const struct view *view, const struct focus *focus, struct page *page)
{
	int rows = frame_rows(view, page);
	const char *remark = page->remark; /* below them, not within */
	for (int row = 0; row < ANSWERS; row++)
		paint_frame(view, focus, page, row, rows);
	page->row += rows + 2;
	page_need(page, 1);
	page->remark = remark;
	if (focus->row < ROW_LINES)
		page_remark(page, page->left);
}

/* One under the other, without frames. */
static void paint_choice(const struct view *view, const struct focus *focus, struct page *page,
	int row)
{
	const struct answer answer = answer_of(view, row, page->arena);
	page_clicks(page, 0, row, (struct key){ .code = K_CHAR, .cp = ' ' });
	page_choice(page, 0, row + 1, answer.said ? "✓" : "○", answer.text, NULL,
		focus->row == row);
}

static void paint_yes(const struct view *view, const struct focus *focus, struct page *page)
{
	if (both(view))
		page_text(page, 0, STYLE_GOOD, view->words->text[WORD_agree_done]);
	if (!page->narrow) {
		paint_frames(view, focus, page);
		return;
	}
	for (int row = 0; row < ANSWERS; row++)
		paint_choice(view, focus, page, row);
}

/* Why, in one line, and the key that leads there. */
static void paint_shut(const struct view *view, const struct focus *focus, struct page *page)
{
	page_text(page, 0, STYLE_ALERT, view->agree.shut);
	if (view->agree.fills) {
		page_clicks(page, 0, ROW_PATIENT, (struct key){ .code = K_CHAR, .cp = ' ' });
		page_choice(page, 0, 1, NULL, view->words->text[WORD_agree_fill], NULL,
			focus->row == ROW_PATIENT);
	}
	page_clicks(page, 0, ROW_NOTYET, (struct key){ .code = K_CHAR, .cp = ' ' });
	page_choice(page, 0, ROW_NOTYET + 1, NULL, view->words->text[WORD_agree_notyet], NULL,
		focus->row == ROW_NOTYET);
}

static void agree_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	if (!page->narrow)
		page_gap(page);
	page_clicks(page, 0, ROW_LINES, (struct key){ .code = K_ENTER });
	lines_paint(page, view->lines, view->line_count, line_of(view, focus->row));
	page->last = page->row;
	page_gap(page);
	if (view->agree.shut)
		paint_shut(view, focus, page);
	else
		paint_yes(view, focus, page);
}

/* ---- keys --------------------------------------------------------------------------- */

static void say_yes(const struct view *view, struct focus *focus, int row, struct act *act)
{
	assert(row == ROW_PATIENT || row == ROW_CLINICIAN);
	bool said = row == ROW_PATIENT ? view->agree.patient : view->agree.clinician;
	focus->row = row;
	if (view->agree.shut) {
		focus->remark.kind = REMARK_SHUT;
	} else if (!focus->page.seen_end) {
		focus->page.loose = true; /* jumping to the end would not be reading */
		focus_say(focus, WORD_agree_read_on);
	} else {
		act->kind = said ? ACT_TAKE_BACK : ACT_YES;
		act->role = row == ROW_PATIENT ? ROLE_PATIENT : ROLE_CLINICIAN;
	}
}

/* Whose yes is not there, and that it can wait; after both there is nothing to wait for. */
static void say_not_yet(const struct view *view, struct focus *focus)
{
	focus->row = ROW_NOTYET;
	if (both(view))
		focus_say(focus, WORD_agree_done);
	else
		overlay_open(focus, OVERLAY_NOTYET);
}

static void change_line(const struct view *view, struct focus *focus, struct act *act)
{
	int line = line_of(view, focus->row);
	assert(line != LINES_NO_MARK && view->lines[line].leads);
	focus->changes = view->lines[line].screen + 1;
	*act = (struct act){ .kind = ACT_JUMP, .number = view->lines[line].screen };
}

static void do_row(const struct view *view, struct focus *focus, int row, struct act *act)
{
	bool fills = row == ROW_PATIENT && view->agree.shut && view->agree.fills;
	if (fills)
		*act = (struct act){ .kind = ACT_JUMP, .number = view->agree.fill_screen };
	else if (row >= ROW_LINES)
		change_line(view, focus, act);
	else if (row == ROW_NOTYET)
		say_not_yet(view, focus);
	else
		say_yes(view, focus, row, act);
}

static void go_on(const struct view *view, struct focus *focus, struct act *act)
{
	if (focus->row >= ROW_NOTYET || view->agree.shut)
		do_row(view, focus, focus->row, act);
	else if (both(view))
		act->kind = ACT_NEXT;
}

static bool agree_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	int row = list_digit(key, ANSWERS);
	if (focus->row >= ROW_LINES + line_count(view))
		focus->row = ROW_PATIENT;
	/* To jump to the end would not be reading. */
	if (key->code == K_END && !focus->page.seen_end && !view->agree.shut) {
		focus_say(focus, WORD_agree_read_on);
		return true;
	}
	if (row < 0 && move_mark(view, focus, key))
		return true;
	if (row >= 0 || key_is(key, ' '))
		do_row(view, focus, row >= 0 ? row : focus->row, act);
	else if (key->code == K_ENTER)
		go_on(view, focus, act);
	else
		return false;
	return true;
}

static void agree_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (!view->agree.shut && !focus->page.seen_end)
		hints_add(hints, w[WORD_key_pages], w[WORD_does_more]);
	else if (!view->agree.shut)
		hints_add(hints, "1-3", w[WORD_does_agree]);
	else if (view->agree.fills)
		hints_add(hints, "1", w[WORD_agree_fill]);
	if (focus->row >= ROW_LINES)
		hints_add(hints, w[WORD_key_enter], w[WORD_does_change]);
	else if (both(view))
		hints_add(hints, w[WORD_key_enter], w[WORD_does_next]);
	if (line_count(view) > 0 && focus->row < ROW_LINES)
		hints_add(hints, "↑↓", w[WORD_does_change]);
}

const struct draw draw_agree = {
	.help = WORD_help_agree,
	.stands_alone = true,
	.is_tall = true,
	.start = agree_start,
	.paint = agree_paint,
	.key = agree_key,
	.hints = agree_hints,
};
