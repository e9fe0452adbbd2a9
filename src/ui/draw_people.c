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

/* ---- the picture --------------------------------------------------------------- */

#define SUPPORTERS_MOST 8

/* Above, left, right, below; then the corners. */
enum { ABOVE, LEFT, RIGHT, BELOW, UP_LEFT, UP_RIGHT, DOWN_LEFT, DOWN_RIGHT };

#define ARM " ── "
#define ARM_CELLS 4

struct around {
	int left, middle, right; /* columns that names above and below have their middle on */
	int width;               /* of the widest name there */
};

static struct around around_of(const struct page *page)
{
	int third = page->width / 3;
	return (struct around){ page->left + third / 2, page->left + page->width / 2,
		page->left + page->width - 1 - third / 2, third - 2 };
}

static void put_name(struct page *page, int middle, int width, const char *name)
{
	if (!name)
		return;
	const char *text = textfit_cut(name, width, page->arena);
	canvas_say(page->canvas, page->row, middle - textfit_width(text) / 2, STYLE_TEXT, text);
}

static void paint_names(struct page *page, const struct around *around, const char *left,
	const char *middle, const char *right)
{
	page_need(page, 1);
	put_name(page, around->left, around->width, left);
	put_name(page, around->middle, around->width, middle);
	put_name(page, around->right, around->width, right);
	page->row++;
}

static void put_line(struct page *page, int col, uint32_t cp)
{
	assert(col >= page->left && col < page->left + page->width);
	canvas_fill(page->canvas, page->row, col, 1, STYLE_ACCENT, cp);
}

/* From the corners to the middle, and from there to the one in it.  `down`: they lie
 * above that one. */
static void paint_lines(struct page *page, const struct around *around, bool down,
	const char *left, const char *middle, const char *right)
{
	/* By what there is: 1 a name in the middle, 2 one at the left, 4 at the right. */
	static const uint32_t above[] = { ' ', 0x2502, 0x2510, 0x2524, 0x250C, 0x251C, 0x252C,
		0x253C };
	static const uint32_t below[] = { ' ', 0x2502, 0x2518, 0x2524, 0x2514, 0x251C, 0x2534,
		0x253C };
	int joint = (middle ? 1 : 0) + (left ? 2 : 0) + (right ? 4 : 0);
	page_need(page, 1);
	if (left) {
		canvas_fill(page->canvas, page->row, around->left,
			around->middle - around->left, STYLE_ACCENT, 0x2500);
		put_line(page, around->left, down ? 0x2514 : 0x250C);
	}
	if (right) {
		canvas_fill(page->canvas, page->row, around->middle,
			around->right - around->middle, STYLE_ACCENT, 0x2500);
		put_line(page, around->right, down ? 0x2518 : 0x2510);
	}
	put_line(page, around->middle, down ? above[joint] : below[joint]);
	page->row++;
}

static void paint_middle(struct page *page, const struct around *around, const char *you,
	const char *left, const char *right)
{
	int col = around->middle - textfit_width(you) / 2, end = col + textfit_width(you);
	int room = col - page->left - ARM_CELLS;
	page_need(page, 1);
	canvas_say(page->canvas, page->row, col, STYLE_TITLE, you);
	if (left) {
		const char *text = textfit_cut(left, room, page->arena);
		int from = col - ARM_CELLS - textfit_width(text);
		canvas_say(page->canvas, page->row, from, STYLE_TEXT, text);
		canvas_say(page->canvas, page->row, col - ARM_CELLS, STYLE_ACCENT, ARM);
	}
	if (right) {
		room = page->left + page->width - end - ARM_CELLS;
		canvas_say(page->canvas, page->row, end, STYLE_ACCENT, ARM);
		canvas_say(page->canvas, page->row, end + ARM_CELLS, STYLE_TEXT,
			textfit_cut(right, room, page->arena));
	}
	page->row++;
}

/* One in the middle and names around, each with a line; NULL where nobody is.  Everyone
 * has a place that does not change as others come and go. */
static void paint_around(struct page *page, const char *you,
	const char *const names[SUPPORTERS_MOST])
{
	struct around around = around_of(page);
	if (names[ABOVE] || names[UP_LEFT] || names[UP_RIGHT]) {
		paint_names(page, &around, names[UP_LEFT], names[ABOVE], names[UP_RIGHT]);
		paint_lines(page, &around, true, names[UP_LEFT], names[ABOVE], names[UP_RIGHT]);
	}
	paint_middle(page, &around, you, names[LEFT], names[RIGHT]);
	if (names[BELOW] || names[DOWN_LEFT] || names[DOWN_RIGHT]) {
		paint_lines(page, &around, false, names[DOWN_LEFT], names[BELOW],
			names[DOWN_RIGHT]);
		paint_names(page, &around, names[DOWN_LEFT], names[BELOW], names[DOWN_RIGHT]);
	}
}

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

static void paint_below(const struct view *view, struct focus *focus, struct page *page)
{
	paint_rows(view, focus, page);
	form_paint_end(view, focus, page);
}

static void paint_picture(const struct view *view, const struct focus *focus,
	struct page *page)
{
	const char *names[SUPPORTERS_MOST] = { NULL };
	int blank = first_blank(view, focus);
	for (int i = 0; i < count_of(view) && i < SUPPORTERS_MOST; i++) {
		if (is_named(focus, i))
			names[i] = field_text(&focus->answer.parts[i]);
		else if (i == blank)
			names[i] = view->words->text[WORD_people_someone];
	}
	paint_around(page, view->words->text[WORD_people_you], names);
	page_gap(page);
}

/* The rows come first: where the picture would push them out of sight, it stays away. */
static bool has_picture(const struct view *view, struct focus *focus,
	const struct page *page)
{
	struct page trial = *page;
	if (page->narrow)
		return false;
	trial.canvas = canvas_new(page->arena, focus->page.room, page->canvas->cols);
	page_need(&trial, 1);
	paint_picture(view, focus, &trial);
	paint_below(view, focus, &trial);
	return trial.row <= focus->page.room;
}

static void people_paint(const struct view *view, struct focus *focus, struct page *page)
{
	/* The page grows as one types: rows above the question would be missing then. */
	if (focus->page.air < 0)
		focus->page.air = 0;
	page_head(page, view);
	page_gap(page);
	if (has_picture(view, focus, page))
		paint_picture(view, focus, page);
	paint_below(view, focus, page);
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
