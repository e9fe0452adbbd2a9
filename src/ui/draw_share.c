/*
 * Who may see what: one person at a time, and a row for each thing with its answer.  A
 * digit, Space or a click changes a row; Enter goes to the next person, and on from the
 * last.  A yes is bold, so that it is told from a no at a glance.
 *
 * In focus: `row` is the person, `column` the thing, as in any form.
 */
#include "ui/draw_kind.h"

#include "base/arena.h"
#include "ui/form.h"
#include "ui/form_pick.h"
#include "ui/lines.h"
#include "ui/list.h"
#include "ui/textfit.h"

#include <assert.h>
#include <stdio.h>

#define MARKER 2 /* cells before the row with the focus */
#define CAP 4    /* a digit as a key, and a blank */
#define GAP 3    /* between a thing and its answer */
#define DIGITS 9

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

/* Where a row begins, and the column of its answer. */
struct columns {
	int left, text, answer;
};

static struct columns columns_of(const struct view *view, const struct page *page)
{
	struct columns at = { .left = page->left + (page->narrow ? 0 : 2) };
	at.text = at.left + MARKER + CAP;
	at.answer = at.text + widest_thing(view) + GAP;
	int last = page->end - answer_width(view);
	if (at.answer > last)
		at.answer = last > at.text + GAP ? last : at.text + GAP + 1;
	return at;
}

static void paint_name(const struct view *view, const struct focus *focus, struct page *page)
{
	char number[16], all[16];
	const char *count = "";
	if (persons_of(view) > 1) {
		snprintf(number, sizeof number, "%d", focus->row + 1);
		snprintf(all, sizeof all, "%d", persons_of(view));
		count = words_fill(view->words, WORD_step_of, page->arena, "n", number, "of", all,
			NULL);
	}
	int width = textfit_width(count), name = page->end - page->left - width - GAP;
	page_need(page, 1);
	canvas_say(page->canvas, page->row, page->end - width, STYLE_MUTED, count);
	page->row += page_block(page, page->row, page->left, name, STYLE_TITLE,
		view->parts[focus->row].label);
	page_keep(page);
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

/* Part by part: a part's title stands at its first line, and all of its lines need the same. */
static void paint_beneath(const struct view *view, const struct focus *focus, struct page *page)
{
	const struct view_part *part = &view->parts[focus->row];
	const char *shared = field_text(&focus->answer.parts[focus->row]);
	struct view_line *lines = arena_array(page->arena, part->line_count + 1, sizeof *lines);
	size_t count = 0;
	for (size_t i = 0; i < part->line_count; i++)
		if (stands(part, shared, i))
			lines[count++] = part->lines[i];
	page_gap(page);
	page_text(page, 0, STYLE_MUTED, view->words->text[WORD_share_page]);
	if (count)
		lines_paint(page, lines, count, LINES_NO_MARK);
	else
		page_text(page, 2, STYLE_TEXT, view->words->text[WORD_share_page_none]);
}

static void share_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	page_gap(page);
	if (persons_of(view) > 0) {
		struct columns at = columns_of(view, page);
		int head = page->row;
		paint_name(view, focus, page);
		if (!page->narrow)
			page_gap(page);
		for (int i = 0; i < things_of(view, focus->row); i++)
			paint_thing(view, focus, page, &at, i);
		/* Whose rows they are stays in sight, while that takes little of the screen. */
		int above = page->focus_row - head;
		if (above > 0 && above <= focus->frame.rows / 3) {
			page->focus_row -= above;
			page->focus_rows += above;
		}
		paint_beneath(view, focus, page);
	}
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
		form_pick_switch(&view->parts[focus->row], focus, (size_t)focus->row,
			(size_t)focus->column);
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
