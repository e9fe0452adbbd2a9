/*
 * Who may see what: a row for each thing, a column for each person, yes or no where
 * they meet.  Where the columns do not fit, the rows stand under each person in
 * turn; the keys are the same, so that nobody has to know which it is.
 *
 * In focus: `row` is the person, `column` the thing, as in any form.
 */
#include "ui/draw_kind.h"

#include "base/arena.h"
#include "base/wrap.h"
#include "ui/form.h"
#include "ui/form_pick.h"
#include "ui/list.h"
#include "ui/textfit.h"

#include <assert.h>
#include <string.h>

#define LABEL_LEAST 26 /* cells that a thing must keep beside the persons */
#define NAME_MOST 24   /* a longer name is wrapped over its column */
#define NAME_LEAST 4   /* but not in fewer cells than this and its words need */
#define WORD_MOST 14   /* a word that is longer is broken */
#define MARKER 2       /* cells before the one with the focus */
#define GAP 2

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

static bool is_focused(const struct focus *focus, int person, int thing)
{
	return focus->row == person && focus->column == thing;
}

/* ---- a table --------------------------------------------------------------------- */

struct table {
	int first; /* column of the first person; 0: no table */
	int width[FOCUS_PARTS]; /* of each person, with what stands between */
};

static int answer_width(const struct view *view)
{
	int yes = textfit_width(view->words->text[WORD_share_yes]);
	int no = textfit_width(view->words->text[WORD_share_no]);
	return yes > no ? yes : no;
}

/* Everybody is asked the same; where that is not so, there is no table. */
static bool has_columns(const struct view *view)
{
	for (int i = 1; i < persons_of(view); i++)
		if (things_of(view, i) != things_of(view, 0))
			return false;
	return persons_of(view) > 0;
}

/* Cells of the longest word. */
static int widest_word(const char *name, struct arena *arena)
{
	int widest = 0;
	while (*name) {
		size_t len = strcspn(name, " ");
		int width = textfit_width(arena_strndup(arena, name, len));
		widest = width > widest ? width : widest;
		name += len + strspn(name + len, " ");
	}
	return widest < WORD_MOST ? widest : WORD_MOST;
}

/* Columns with names wrapped in `most` cells; returns the cells of all. */
static int place_persons(const struct view *view, struct table *table, int most,
	struct arena *arena)
{
	int all = 0;
	for (int i = 0; i < persons_of(view); i++) {
		const char *label = view->parts[i].label;
		int name = textfit_width(label), word = widest_word(label, arena);
		int answer = answer_width(view), least = word > answer ? word : answer;
		name = name < most ? name : most;
		table->width[i] = (name > least ? name : least) + GAP + MARKER;
		all += table->width[i];
	}
	return all;
}

static int widest_thing(const struct view *view)
{
	int widest = 0;
	for (int i = 0; i < things_of(view, 0); i++) {
		int width = textfit_width(view->parts[0].choices[i]);
		widest = width > widest ? width : widest;
	}
	return widest;
}

/* Things on one row each, if names can be wrapped for it; else they are wrapped, too. */
static struct table table_of(const struct view *view, const struct page *page)
{
	struct table table = { .first = 0 };
	int left = page->left + 2;
	if (page->narrow || !has_columns(view))
		return table;
	int first = left + widest_thing(view) + GAP + MARKER;
	for (int most = NAME_MOST; most >= NAME_LEAST && !table.first; most--)
		if (first + place_persons(view, &table, most, page->arena) - GAP <= page->end)
			table.first = first;
	if (table.first)
		return table;
	first = page->end + GAP - place_persons(view, &table, NAME_LEAST, page->arena);
	table.first = first >= left + LABEL_LEAST + GAP + MARKER ? first : 0;
	return table;
}

static int name_rows(const struct view *view, const struct table *table, int person,
	struct arena *arena)
{
	const char *name = view->parts[person].label;
	return (int)wrap_text(name, strlen(name), table->width[person] - GAP - MARKER, arena)
		.count;
}

/* Names that are wrapped end on one row. */
static void paint_names(const struct view *view, struct page *page,
	const struct table *table)
{
	int most = 1, col = table->first;
	for (int i = 0; i < persons_of(view); i++) {
		int rows = name_rows(view, table, i, page->arena);
		most = rows > most ? rows : most;
	}
	page_need(page, most + 1);
	for (int i = 0; i < persons_of(view); i++) {
		int above = most - name_rows(view, table, i, page->arena);
		page_block(page, page->row + above, col, table->width[i] - GAP - MARKER,
			STYLE_TITLE, view->parts[i].label);
		col += table->width[i];
	}
	page->row += most;
}

static void paint_answer(const struct view *view, const struct focus *focus,
	struct page *page, int person, int thing, int col)
{
	bool focused = is_focused(focus, person, thing);
	enum style style = focused ? STYLE_ACCENT : STYLE_TEXT;
	const char *text = answer_text(view, focus, person, thing);
	const struct target target = { .places = true, .row = person, .column = thing,
		.key = { .code = K_CHAR, .cp = ' ' } };
	canvas_say(page->canvas, page->row, col, style, text);
	if (focused)
		canvas_say(page->canvas, page->row, col - MARKER, style, "▸");
	canvas_hit(page->canvas, page->row, col - MARKER, textfit_width(text) + MARKER, &target);
}

static void paint_thing(const struct view *view, const struct focus *focus,
	struct page *page, const struct table *table, int thing)
{
	int left = page->left + 2, col = table->first, at = col;
	int rows = page_block(page, page->row, left, table->first - MARKER - GAP - left,
		focus->column == thing ? STYLE_ACCENT : STYLE_TEXT,
		view->parts[0].choices[thing]);
	page_need(page, rows);
	for (int i = 0; i < persons_of(view); i++) {
		paint_answer(view, focus, page, i, thing, col);
		at = i == focus->row ? col : at;
		col += table->width[i];
	}
	if (focus->column == thing)
		page_focus(page, page->row, rows, at - MARKER, false);
	page->row += rows;
	if (focus->column == thing)
		page_remark(page, left);
}

static void paint_table(const struct view *view, const struct focus *focus,
	struct page *page, const struct table *table)
{
	paint_names(view, page, table);
	for (int i = 0; i < things_of(view, 0); i++)
		paint_thing(view, focus, page, table, i);
}

/* ---- one under the other --------------------------------------------------------- */

/* The answers of a person in one column. */
static const char *padded(const struct view *view, const char *answer, struct arena *arena)
{
	return arena_printf(arena, "%s%*s", answer, answer_width(view) - textfit_width(answer), "");
}

static void paint_person(const struct view *view, const struct focus *focus,
	struct page *page, int person)
{
	int head = page->row;
	page_text(page, page->narrow ? 0 : 2, STYLE_TITLE, view->parts[person].label);
	page_clicks_in(page, 0, person, (struct key){ .code = K_CHAR, .cp = ' ' });
	for (int i = 0; i < things_of(view, person); i++)
		page_choice(page, page->narrow ? 0 : 2, -1,
			padded(view, answer_text(view, focus, person, i), page->arena),
			view->parts[person].choices[i], NULL, is_focused(focus, person, i));
	int above = page->focus_row - head;
	/* Whose row it is stays in sight, while that takes little of the screen. */
	if (focus->row == person && above <= focus->frame.rows / 3) {
		page->focus_row -= above;
		page->focus_rows += above;
	}
}

static void share_paint(const struct view *view, struct focus *focus, struct page *page)
{
	struct table table = table_of(view, page);
	page_head(page, view);
	page_gap(page);
	if (table.first > 0)
		paint_table(view, focus, page, &table);
	for (int i = 0; i < persons_of(view) && table.first == 0; i++) {
		if (i > 0 && !page->narrow)
			page_gap(page);
		paint_person(view, focus, page, i);
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
	if (!off && !key_is(key, ' '))
		return false;
	if (focus->column < things_of(view, focus->row)
		&& (!off || may_see(view, focus, focus->row, focus->column)))
		form_pick_switch(&view->parts[focus->row], focus, (size_t)focus->row,
			(size_t)focus->column);
	return true;
}

static bool share_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
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
	(void)focus;
	if (persons_of(view) > 0) {
		hints_add(hints, w[WORD_key_arrows], w[WORD_does_move]);
		hints_add(hints, w[WORD_key_space], w[WORD_does_change]);
	}
	hints_add(hints, w[WORD_key_enter], w[WORD_does_next]);
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
