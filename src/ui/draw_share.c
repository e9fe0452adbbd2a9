/*
 * Who may see what: one person at a time, and a row for each thing with its answer.  A
 * digit, Space or a click changes a row; Enter goes to the next person, and on from the
 * last.  A yes is bold, so that it is told from a no at a glance.
 *
 * In focus: `row` is the person, `column` the thing, as in any form.
 */
#include "ui/draw_kind.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/form.h"
#include "ui/form_pick.h"
#include "ui/lines.h"
#include "ui/list.h"
#include "ui/textfit.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define MARKER 2 /* cells before the row with the focus */
#define CAP 4    /* a digit as a key, and a blank */
#define GAP 3    /* between a thing and its answer */
#define DIGITS 9
#define WHICH 9  /* cells at the right of the question: which turn of the page this is */
#define EDGE 8   /* of the edge of a page: cells that are not what stands on it */

static int persons_of(const struct view *view)
{
	return view->part_count < FOCUS_PARTS ? (int)view->part_count : FOCUS_PARTS;
}

static int things_of(const struct view *view, int person)
{
	assert(person >= 0 && person < persons_of(view));
	return (int)view->parts[person].choice_count;
}

static bool may_see(const struct view *view, const struct focus *focus, int person,
	int thing)
{
	assert(thing >= 0 && thing < things_of(view, person));
	return value_has_code(field_text(&focus->answer.parts[person]),
		view->parts[person].codes[thing]);
}

static bool just_added(const struct view *view, const struct focus *focus, int thing)
{
	return focus->answer.on_part == focus->row && focus->answer.on_choice == thing
	       && may_see(view, focus, focus->row, thing);
}

static const char *answer_text(const struct view *view, const struct focus *focus,
	int person, int thing)
{
	return view->words->text[may_see(view, focus, person, thing) ? WORD_share_yes
	                                                              : WORD_share_no];
}

/* ---- the list -------------------------------------------------------------------- */

static int answer_width(const struct view *view)
{
	int yes = textfit_width(view->words->text[WORD_share_yes]);
	int no = textfit_width(view->words->text[WORD_share_no]);
	return yes > no ? yes : no;
}

/* Of all persons: the answers stand in one column, whoever is looked at. */
static int widest_thing(const struct view *view)
{
	int widest = 0;
	for (int person = 0; person < persons_of(view); person++)
		for (int i = 0; i < things_of(view, person); i++) {
			int width = textfit_width(view->parts[person].choices[i]);
			widest = width > widest ? width : widest;
		}
	return widest;
}

/* Where a row begins, the column of its answer, and of what stands beside that (0: no room). */
struct columns {
	int left, text, answer, added;
};

static struct columns columns_of(const struct view *view, const struct page *page)
{
	struct columns at = { .left = page->left + (page->narrow ? 0 : 2) };
	at.text = at.left + MARKER + CAP;
	at.answer = at.text + widest_thing(view) + GAP;
	int last = page->end - answer_width(view);
	if (at.answer > last)
		at.answer = last > at.text + GAP ? last : at.text + GAP + 1;
	at.added = at.answer + answer_width(view) + GAP;
	if (at.added + textfit_width(view->words->text[WORD_share_added]) > page->end)
		at.added = 0;
	return at;
}

/* Which person of how many; at the right of the question where that leaves room, else below. */
static void paint_count(const struct view *view, const struct focus *focus, struct page *page,
	int row, const char *question)
{
	char number[16], all[16];
	if (persons_of(view) < 2)
		return;
	snprintf(number, sizeof number, "%d", focus->row + 1);
	snprintf(all, sizeof all, "%d", persons_of(view));
	const char *count = words_fill(view->words, WORD_share_people, page->arena, "n", number,
		"of", all, NULL);
	int col = page->end - (page->narrow ? 0 : WHICH) - textfit_width(count);
	if (page->row == row + 1 && page->left + textfit_width(question) + GAP <= col) {
		canvas_say(page->canvas, row, col, STYLE_MUTED, count);
		return;
	}
	page_row(page, 0, STYLE_MUTED, count);
}

/* Whose rows they are stays in sight while they are scrolled. */
static void paint_question(const struct view *view, const struct focus *focus,
	struct page *page)
{
	struct view whose = *view;
	int row = page->row;
	whose.heading = words_put(view->words->text[WORD_share_heading],
		view->parts[focus->row].label, page->arena);
	whose.text = NULL;
	page_head(page, &whose);
	paint_count(view, focus, page, row, whose.heading);
}

static void clicked(struct page *page, int rows, const struct columns *at, int person,
	int thing, int end)
{
	const struct target target = { .places = true, .row = person, .column = thing,
		.key = { .code = K_CHAR, .cp = ' ' } };
	for (int i = 0; i < rows; i++)
		canvas_hit(page->canvas, page->row + i, at->left, end - at->left, &target);
}

static void paint_thing(const struct view *view, const struct focus *focus,
	struct page *page, const struct columns *at, int thing)
{
	bool focused = focus->column == thing, may = may_see(view, focus, focus->row, thing);
	bool added = just_added(view, focus, thing);
	const char *text = answer_text(view, focus, focus->row, thing);
	page_need(page, 1);
	page_item(page);
	if (focused)
		canvas_say(page->canvas, page->row, at->left, STYLE_ACCENT, "▸");
	if (thing < DIGITS)
		page_cap(page, at->left + MARKER, arena_printf(page->arena, "%d", thing + 1));
	int rows = page_block(page, page->row, at->text, at->answer - GAP - at->text,
		focused ? STYLE_TITLE : STYLE_TEXT, view->parts[focus->row].choices[thing]);
	page_need(page, rows);
	canvas_say(page->canvas, page->row, at->answer, may ? STYLE_TITLE : STYLE_TEXT, text);
	if (added && at->added > 0)
		canvas_say(page->canvas, page->row, at->added, STYLE_MUTED,
			view->words->text[WORD_share_added]);
	clicked(page, rows, at, focus->row, thing, at->answer + textfit_width(text));
	if (focused)
		page_focus(page, page->row, rows, at->left, false);
	page->row += rows;
	if (focused)
		page_remark(page, at->text);
}

/* ---- the page beneath: what stands on it follows each key -------------------------- */

static bool stands(const struct view_part *part, const char *shared, size_t line)
{
	return *shared && (!part->needs[line] || value_has_code(shared, part->needs[line]));
}

/*
 * Part by part: a part's title stands at its first line, and all of its lines need the same.
 * With the row that was turned on last came what needs it; and all, where it is the only one.
 */
static size_t lines_beneath(const struct view *view, const struct focus *focus,
	struct view_line *lines)
{
	const struct view_part *part = &view->parts[focus->row];
	const char *shared = field_text(&focus->answer.parts[focus->row]);
	int on = focus->answer.on_part == focus->row ? focus->answer.on_choice : -1;
	assert(on < (int)part->choice_count);
	size_t count = 0;
	for (size_t i = 0; i < part->line_count; i++)
		if (stands(part, shared, i)) {
			lines[count] = part->lines[i];
			lines[count++].added = on >= 0
				&& str_is(part->needs[i] ? part->needs[i] : shared, part->codes[on]);
		}
	return count;
}

static void paint_lines(const struct view *view, const struct focus *focus, struct page *page)
{
	struct view_line *lines = arena_array(page->arena,
		view->parts[focus->row].line_count + 1, sizeof *lines);
	size_t count = lines_beneath(view, focus, lines);
	if (count)
		lines_paint(page, lines, count, LINES_NO_MARK);
	else
		page_text(page, 2, STYLE_TEXT, view->words->text[WORD_share_page_none]);
}

/* The edge of a sheet of paper around the rows [first, page->row), with what it is on it. */
static void paint_edge(struct page *page, int first, const char *what)
{
	struct canvas *canvas = page->canvas;
	int left = page->left, right = page->end - 1, last = page->row;
	page_need(page, 1);
	for (int row = first; row < last; row++) {
		canvas_fill(canvas, row, left, 1, STYLE_MUTED, 0x2502);
		canvas_fill(canvas, row, right, 1, STYLE_MUTED, 0x2502);
	}
	for (int row = first - 1; row <= last; row += last - first + 1) {
		canvas_fill(canvas, row, left, right - left, STYLE_MUTED, 0x2500);
		canvas_fill(canvas, row, left, 1, STYLE_MUTED, row < first ? 0x250C : 0x2514);
		canvas_fill(canvas, row, right, 1, STYLE_MUTED, row < first ? 0x2510 : 0x2518);
	}
	what = arena_printf(page->arena, " %s ", what);
	canvas_text(canvas, first - 1, left + 2, right - 1, STYLE_MUTED, what, strlen(what));
	page->row++;
}

/* What it is stands on the edge, where all of it has room there. */
static void paint_beneath(const struct view *view, const struct focus *focus, struct page *page)
{
	const char *what = words_put(view->words->text[WORD_share_page],
		view->parts[focus->row].label, page->arena);
	bool framed = !page->narrow
	              && textfit_width(what) + EDGE <= page->end - page->left;
	page_gap(page);
	page_item(page);
	if (!framed) {
		page_text(page, 0, STYLE_MUTED, what);
		page_glue(page);
		paint_lines(view, focus, page);
		return;
	}
	int first = page->row + 1, left = page->left, end = page->end, width = page->width;
	page_need(page, 1);
	page->row = first;
	page->left = left + 1;
	page->end = end - 2;
	page->width = width < page->end - page->left ? width : page->end - page->left;
	paint_lines(view, focus, page);
	page->left = left;
	page->end = end;
	page->width = width;
	paint_edge(page, first, what);
}

static void share_paint(const struct view *view, struct focus *focus, struct page *page)
{
	if (persons_of(view) == 0) {
		page_head(page, view);
		form_paint_draft(view, focus, page);
		return;
	}
	paint_question(view, focus, page);
	page_gap(page);
	struct columns at = columns_of(view, page);
	for (int i = 0; i < things_of(view, focus->row); i++)
		paint_thing(view, focus, page, &at, i);
	paint_beneath(view, focus, page);
	if (!str_is_empty(view->text))
		page_text(page, 0, STYLE_MUTED, view->text);
	form_paint_draft(view, focus, page);
}

/* ---- keys ------------------------------------------------------------------------ */

static bool go_to(const struct view *view, struct focus *focus, int person, int thing)
{
	if (person < 0 || person >= persons_of(view))
		return true;
	int last = things_of(view, person) - 1;
	focus->row = person;
	focus->column = thing > last ? last : thing;
	if (focus->column < 0)
		focus->column = 0;
	return true;
}

/* Down from the last row of a person is the first of the next. */
static bool step(const struct view *view, struct focus *focus, int by)
{
	assert(by == -1 || by == 1);
	int thing = focus->column + by;
	if (thing >= 0 && thing < things_of(view, focus->row))
		return go_to(view, focus, focus->row, thing);
	if (by > 0)
		return go_to(view, focus, focus->row + 1, 0);
	return focus->row == 0
	       || go_to(view, focus, focus->row - 1, things_of(view, focus->row - 1) - 1);
}

static bool moves(const struct view *view, struct focus *focus, const struct key *key)
{
	switch (key->code) {
	case K_UP:
	case K_DOWN:
		return step(view, focus, key->code == K_UP ? -1 : 1);
	case K_LEFT:
	case K_BACKTAB:
		return go_to(view, focus, focus->row - 1, focus->column);
	case K_RIGHT:
	case K_TAB:
		return go_to(view, focus, focus->row + 1, focus->column);
	case K_HOME:
		return go_to(view, focus, 0, 0);
	case K_END:
		return go_to(view, focus, persons_of(view) - 1,
			things_of(view, persons_of(view) - 1) - 1);
	default:
		return false;
	}
}

static void change(const struct view *view, struct focus *focus)
{
	form_pick_switch(&view->parts[focus->row], focus, (size_t)focus->row,
		(size_t)focus->column);
	if (!may_see(view, focus, focus->row, focus->column))
		return;
	focus->answer.on_part = focus->row;
	focus->answer.on_choice = focus->column;
}

static bool changes(const struct view *view, struct focus *focus, const struct key *key)
{
	bool off = key->code == K_DELETE || key->code == K_BACKSPACE;
	int digit = list_digit(key, things_of(view, focus->row));
	if (!off && digit < 0 && !key_is(key, ' '))
		return false;
	if (digit >= 0)
		focus->column = digit;
	if (focus->column < things_of(view, focus->row)
		&& (!off || may_see(view, focus, focus->row, focus->column)))
		change(view, focus);
	return true;
}

static bool share_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (key->code == K_ENTER && focus->row + 1 < persons_of(view))
		return go_to(view, focus, focus->row + 1, 0);
	if (key->code == K_ENTER)
		return list_next(view, focus, form_pending(view, focus), act);
	if (persons_of(view) == 0)
		return false;
	if (key->code == K_UNDO)
		return form_key(view, focus, key, act);
	return moves(view, focus, key) || changes(view, focus, key);
}

static void share_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (persons_of(view) > 0)
		hints_add(hints, list_keys((size_t)things_of(view, focus->row)),
			w[WORD_does_change]);
	hints_add(hints, w[WORD_key_enter],
		w[focus->row + 1 < persons_of(view) ? WORD_does_person : WORD_does_next]);
}

const struct draw draw_share = {
	.help = WORD_help_share,
	.undoes_edits = true,
	.start = form_start,
	.paint = share_paint,
	.key = share_key,
	.hints = share_hints,
	.pending = form_pending,
};
