/*
 * Who may see what: one person, one list; yes or no at each thing.  Enter goes to the next
 * person, and from the last one on.
 *
 * In focus: `row` is the person, `column` the thing, as in any form.
 */
#include "ui/draw_kind.h"

#include "base/arena.h"
#include "ui/form.h"
#include "ui/form_pick.h"
#include "ui/list.h"
#include "ui/textfit.h"

#include <assert.h>
#include <string.h>

#define LEAD 7 /* cells before a thing: the mark and the key */
#define GAP 4

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

/* ---- painting -------------------------------------------------------------------- */

/* The longer of the two, so that what stands beside them is in one column. */
static int answer_width(const struct view *view)
{
	int yes = textfit_width(view->words->text[WORD_share_yes]);
	int no = textfit_width(view->words->text[WORD_share_no]);
	return yes > no ? yes : no;
}

/* Where the answers stand, at the right of the things; 0: before each of them. */
static int answer_column(const struct view *view, const struct page *page, int person)
{
	int widest = 0;
	for (int i = 0; i < things_of(view, person); i++) {
		int width = textfit_width(view->parts[person].choices[i]);
		widest = width > widest ? width : widest;
	}
	int col = page->left + LEAD + widest + GAP;
	return !page->narrow && col + answer_width(view) <= page->end ? col : 0;
}

static void paint_thing(const struct view *view, const struct focus *focus, struct page *page,
	int thing, int col)
{
	int person = focus->row, pad = answer_width(view), row = page->row;
	const char *answer = answer_text(view, focus, person, thing);
	const char *mark = arena_printf(page->arena, "%s%*s", answer, pad - textfit_width(answer), "");
	bool yes = may_see(view, focus, person, thing);
	page_choice(page, page->narrow ? 0 : 2, thing < 9 ? thing + 1 : PAGE_NO_DIGIT,
		col ? NULL : mark, view->parts[person].choices[thing], NULL,
		focus->column == thing);
	if (!col)
		return;
	canvas_say(page->canvas, row, col, yes ? STYLE_TITLE : STYLE_TEXT, answer);
	const struct target target = { .places = true, .row = person, .column = thing,
		.key = { .code = K_CHAR, .cp = ' ' } };
	canvas_hit(page->canvas, row, col, textfit_width(answer), &target);
}

/* Whose list it is, and how many there are. */
static void paint_name(const struct view *view, const struct focus *focus, struct page *page)
{
	const char *of = words_of(view->words, focus->row + 1, persons_of(view), page->arena);
	int col = page->end - textfit_width(of), room = col - GAP - page->left;
	page_need(page, 1);
	canvas_say(page->canvas, page->row, page->left, STYLE_TITLE,
		textfit_cut(view->parts[focus->row].label, room, page->arena));
	if (persons_of(view) > 1)
		canvas_say(page->canvas, page->row, col, STYLE_TEXT, of);
	page->row++;
	page_keep(page);
}

static void share_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	page_gap(page);
	if (focus->row >= persons_of(view))
		return;
	paint_name(view, focus, page);
	bool air = !page->narrow
		&& page->row + 2 * things_of(view, focus->row) < focus->page.room;
	int col = answer_column(view, page, focus->row);
	page_clicks_in(page, 0, focus->row, (struct key){ .code = K_CHAR, .cp = ' ' });
	for (int i = 0; i < things_of(view, focus->row); i++) {
		if (air)
			page_gap(page);
		paint_thing(view, focus, page, i, col);
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
	int thing = list_digit(key, things_of(view, focus->row));
	if (thing >= 0) {
		focus->column = thing;
		form_pick_switch(&view->parts[focus->row], focus, (size_t)focus->row, (size_t)thing);
		return true;
	}
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
	bool last = focus->row + 1 >= persons_of(view);
	if (persons_of(view) > 0)
		hints_add(hints, list_keys((size_t)things_of(view, focus->row)), w[WORD_does_change]);
	hints_add(hints, w[WORD_key_enter], w[last ? WORD_does_next : WORD_does_person]);
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
