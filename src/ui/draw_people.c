/*
 * Supporters: a row for everyone who was named, and one that is still blank.
 *
 * All eight are parts of the value; a blank one further down is not shown, so that
 * a person who has one friend is not asked for seven more.  Who was named keeps
 * the part, and with it what is said about that person, also where one before
 * was taken away: then the blank row is that one's.
 */
#include "ui/draw_kind.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/form.h"
#include "ui/list.h"
#include "ui/textfit.h"

#include <assert.h>
#include <string.h>

/* ---- rows ---------------------------------------------------------------------- */

static int count_of(const struct view *view)
{
	return view->part_count < FOCUS_PARTS ? (int)view->part_count : FOCUS_PARTS;
}

static bool is_named(const struct focus *focus, int person)
{
	assert(person >= 0 && person < FOCUS_PARTS);
	const char *text = field_text(&focus->answer.parts[person]);
	return !str_is_blank(text);
}

/* The blank row; as many as there are where all are named. */
static int first_blank(const struct view *view, const struct focus *focus)
{
	int person = 0;
	while (person < count_of(view) && is_named(focus, person))
		person++;
	return person;
}

static bool is_row(const struct view *view, const struct focus *focus, int person)
{
	return is_named(focus, person) || person == first_blank(view, focus);
}

/* The next row from `person` on; -1 where there is none. */
static int row_from(const struct view *view, const struct focus *focus, int person, int by)
{
	assert(by == -1 || by == 1);
	for (person += by; person >= 0 && person < count_of(view); person += by)
		if (is_row(view, focus, person))
			return person;
	return -1;
}

static bool is_all(const struct view *view, const struct focus *focus)
{
	return focus->row >= count_of(view) || !is_named(focus, focus->row)
	       || row_from(view, focus, focus->row, 1) < 0;
}

/* ---- painting ------------------------------------------------------------------ */

/* The form paints the rows: the names have no label, the blank one says what it is. */
static void paint_rows(const struct view *view, struct focus *focus, struct page *page)
{
	struct view_part parts[FOCUS_PARTS];
	struct view shown = *view;
	const char *someone = view->words->text[WORD_people_someone];
	shown.parts = parts;
	for (int i = 0; i < count_of(view); i++) {
		parts[i] = view->parts[i];
		parts[i].label = is_named(focus, i) ? "" : someone;
		if (is_row(view, focus, i) || i == focus->row)
			form_paint_part(&shown, focus, page, (size_t)i, textfit_width(someone));
	}
}

static void people_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	page_gap(page);
	paint_rows(view, focus, page);
	form_paint_end(view, focus, page);
}

/* ---- keys ---------------------------------------------------------------------- */

static bool enter(const struct view *view, struct focus *focus, struct act *act)
{
	if (is_all(view, focus))
		return list_next(view, focus, form_pending(view, focus), act);
	focus->row = row_from(view, focus, focus->row, 1);
	return true;
}

/* A form goes from part to part: what is no row is gone past. */
static void settle(const struct view *view, struct focus *focus, int before)
{
	if (focus->row == before || focus->part != 0 || is_row(view, focus, focus->row))
		return;
	int row = row_from(view, focus, focus->row, focus->row > before ? 1 : -1);
	focus->row = row < 0 ? before : row;
}

static bool people_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	int before = focus->row;
	if (key->code == K_ENTER && focus->part == 0)
		return enter(view, focus, act);
	bool used = form_key(view, focus, key, act);
	if (key->code != K_UNDO)
		settle(view, focus, before);
	return used;
}

static void people_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	struct hints form = { .count = 0 };
	const char *const *w = view->words->text;
	form_hints(view, focus, &form);
	if (focus->part == 0)
		form.list[0].does = w[is_all(view, focus) ? WORD_people_done : WORD_does_person];
	for (int i = 0; i < form.count; i++)
		hints_add(hints, form.list[i].key, form.list[i].does);
}

const struct draw draw_people = {
	.help = WORD_help_people,
	.undoes_edits = true,
	.start = form_start,
	.paint = people_paint,
	.key = people_key,
	.hints = people_hints,
	.pending = form_pending,
};
