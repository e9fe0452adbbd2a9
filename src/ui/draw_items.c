/*
 * Rows with one set of answers, one row at a time: its sentence, air, and the answers as
 * keys.  At the end all rows stand together, and any can be changed there.
 *
 * A row takes an answer only when its keys have been seen: they appear half a second after
 * the row (focus->clock), keys from before are dropped, and so is a key that is held down.
 */
#include "ui/draw_kind.h"
#include "ui/focus_sync.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/list.h"
#include "ui/textfit.h"

#include <assert.h>

#define READY_MS 500 /* so long a row is read before it takes an answer */
#define HELD_MS 150  /* a key that comes again so soon was not let go */
#define NUMBER_CELLS 3

static int rows_of(const struct view *view)
{
	return view->item_count < FOCUS_PICKS ? (int)view->item_count : FOCUS_PICKS;
}

/* Behind the last row all of them stand together. */
static bool is_summary(const struct view *view, const struct focus *focus)
{
	return focus->row >= rows_of(view);
}

static int open_row(const struct view *view, const struct focus *focus, int from)
{
	int count = rows_of(view);
	for (int i = 0; i < count; i++)
		if (focus->answer.pick[(from + i) % count] < 0)
			return (from + i) % count;
	return count;
}

/* May it be gone on from without an answer?  What is not seen may be there. */
static bool may_pass(const struct view *view)
{
	return view->is_unseen || (view->may & MAY_SKIP);
}

static void items_start(const struct view *view, struct focus *focus)
{
	list_start(view, focus);
	int count = rows_of(view);
	for (int i = (int)focus->answer.pick_count; i < count; i++)
		focus->answer.pick[i] = view->items[i].value;
	focus->answer.pick_count = (size_t)count;
	focus->answer.took_count = 0;
	focus->answer.changes_one = false;
	focus->clock = (struct focus_clock){ .now = focus->clock.now };
	focus->row = count > 0 ? open_row(view, focus, 0) : 0;
	focus->column = 0;
}

/* ---- time ------------------------------------------------------------------- */

static bool is_ready(const struct focus *focus)
{
	const struct focus_clock *clock = &focus->clock;
	return clock->now == 0
	       || (clock->row == focus->row + 1 && clock->now - clock->since >= READY_MS);
}

static void note_drawn(struct focus *focus)
{
	struct focus_clock *clock = &focus->clock;
	if (clock->row == focus->row + 1)
		return;
	clock->row = focus->row + 1;
	clock->since = clock->now;
}

static int items_due(const struct view *view, const struct focus *focus)
{
	const struct focus_clock *clock = &focus->clock;
	if (is_summary(view, focus) || is_ready(focus) || clock->row != focus->row + 1)
		return -1;
	return (int)(clock->since + READY_MS - clock->now);
}

/* ---- painting -------------------------------------------------------------- */

static const char *answer_text(const struct view *view, int answer, struct arena *arena)
{
	assert(answer >= 0 && (size_t)answer < view->set.answer_count);
	if (view->set.answers)
		return view->set.answers[answer];
	return arena_printf(arena, "%d", view->low + answer);
}

/* The question, and how far one is at the right of it. */
static void paint_head(const struct view *view, const struct focus *focus, struct page *page)
{
	int width = page->width, top = page->row;
	const char *at = words_of(view->words, focus->row + 1, rows_of(view), page->arena);
	int col = page->end - textfit_width(at);
	page_focus(page, top, 0, page->left, false);
	if (page->left + page->width > col - 2)
		page->width = col - 2 - page->left;
	if (!str_is_empty(view->heading))
		page_text(page, 0, STYLE_TITLE, view->heading);
	page->width = width;
	page_need(page, 1);
	if (page->row == top)
		page->row++;
	canvas_say(page->canvas, top, col, STYLE_TEXT, at);
	page_keep(page);
	/* Said once where there is little room. */
	if (!str_is_empty(view->text) && !(page->narrow && focus->row > 0))
		page_text(page, 0, STYLE_MUTED, view->text);
}

/* A click on an answer is the answer of the row. */
static void take_clicks(struct page *page, int row, int answer, int at, int col, int width)
{
	const struct target target = { .places = true, .row = row,
		.key = { .code = K_SET, .cp = (uint32_t)answer } };
	canvas_hit(page->canvas, at, col, width, &target);
}

static int cap_width(const struct view *view, struct page *page, int answer)
{
	return 2 + 3 + 1 + textfit_width(answer_text(view, answer, page->arena));
}

/* The answer that stands there, as far as it is shown; -1: none. */
static int given(const struct view *view, const struct focus *focus)
{
	return view->set.is_covered ? -1 : focus->answer.pick[focus->row];
}

/* Where the keys are: at the answer that was given, else at the first one. */
static void paint_marker(struct page *page, int col)
{
	canvas_say(page->canvas, page->row, col, STYLE_ACCENT, "▸");
	page_focus(page, page->row, 1, col, false);
}

/* One answer at `col` of page->row: its key, and what it says. */
static void paint_cap(const struct view *view, const struct focus *focus, struct page *page,
	int answer, int col)
{
	const char key[] = { (char)('1' + answer), '\0' };
	bool is_given = given(view, focus) == answer;
	int cap = page_cap(page, col + 2, key);
	canvas_say(page->canvas, page->row, col + 2 + cap + 1, is_given ? STYLE_ACCENT : STYLE_TEXT,
		textfit_cut(answer_text(view, answer, page->arena),
			page->end - col - cap - 3, page->arena));
	take_clicks(page, focus->row, answer, page->row, col + 2,
		cap_width(view, page, answer) - 2);
}

/* Side by side while they fit.  Their rows are there before they are: nothing moves. */
static void paint_caps(const struct view *view, const struct focus *focus, struct page *page,
	bool ready)
{
	int left = page->left + (page->narrow ? 0 : 2), col = left, top = page->row;
	int gap = page->narrow ? 1 : 4, mark = given(view, focus) > 0 ? given(view, focus) : 0;
	page_need(page, (int)view->set.answer_count + 1);
	for (int i = 0; i < (int)view->set.answer_count; i++) {
		int width = cap_width(view, page, i);
		if (col > left && col + width > page->end) {
			page->row += 1;
			col = left;
		}
		if (i == mark)
			paint_marker(page, col);
		if (ready)
			paint_cap(view, focus, page, i, col);
		col += width + gap;
	}
	page->row++;
	page->focus_row = top;
	page->focus_rows = page->row - top;
}

/* The ends of the scale, below its numbers. */
static void paint_ends(const struct view *view, struct page *page, int left, int width)
{
	if (!view->low_text && !view->high_text)
		return;
	int low = view->low_text ? textfit_width(view->low_text) : 0;
	int high = view->high_text ? textfit_width(view->high_text) : 0;
	bool beside = low + 2 + high <= width;
	if (low)
		page_text(page, left - page->left, STYLE_TEXT, view->low_text);
	if (!high)
		return;
	if (low && beside)
		page->row--;
	int col = left + width - high;
	page_text(page, beside ? col - page->left : left - page->left, STYLE_TEXT,
		view->high_text);
}

static void paint_number(const struct view *view, const struct focus *focus, struct page *page,
	int answer, int col)
{
	int number = view->low + answer;
	canvas_say(page->canvas, page->row, col, given(view, focus) == answer ? STYLE_CHOSEN : STYLE_CAP,
		arena_printf(page->arena, number > 9 ? "%d " : " %d ", number));
	if (number >= 0 && number <= 9)
		page->digits |= 1U << number;
	take_clicks(page, focus->row, answer, page->row, col, NUMBER_CELLS);
}

/* In one row where they fit, as on a ruler. */
static void paint_numbers(const struct view *view, const struct focus *focus, struct page *page,
	bool ready)
{
	int left = page->left + 2, count = (int)view->set.answer_count, top = page->row, col = left;
	int cells = page->narrow ? NUMBER_CELLS : NUMBER_CELLS + 2, widest = 0;
	page_need(page, count + 1);
	paint_marker(page, page->left);
	for (int i = 0; i < count; i++) {
		if (col > left && col + NUMBER_CELLS > page->end) {
			page->row++;
			col = left;
		}
		if (ready)
			paint_number(view, focus, page, i, col);
		col += cells;
		widest = col - left > widest ? col - left : widest;
	}
	page->row++;
	page->focus_rows = page->row - top;
	paint_ends(view, page, left, widest - (cells - NUMBER_CELLS));
}

static void paint_row(const struct view *view, struct focus *focus, struct page *page)
{
	const struct view_item *item = &view->items[focus->row];
	int width = page->width, air = page->narrow ? 1 : 2;
	paint_head(view, focus, page);
	for (int i = 0; i < air; i++)
		page_gap(page);
	page_text(page, 0, STYLE_TEXT, str_is_empty(item->more) ? item->label : item->more);
	page->width = width;
	for (int i = 0; i < air; i++)
		page_gap(page);
	note_drawn(focus);
	bool ready = is_ready(focus);
	if (view->set.answers)
		paint_caps(view, focus, page, ready);
	else
		paint_numbers(view, focus, page, ready);
	page_remark(page, page->left);
}

/* ---- painting: all rows ------------------------------------------------------ */

static const char *sign_of(const struct view *view, int answer)
{
	return view->set.signs && answer >= 0 ? view->set.signs[answer] : NULL;
}

static const char *short_answer(const struct view *view, int answer, struct arena *arena)
{
	if (answer < 0)
		return view->words->text[WORD_unanswered];
	return sign_of(view, answer) ? sign_of(view, answer) : answer_text(view, answer, arena);
}

/* Cells of the widest answer that a row has. */
static int answers_width(const struct view *view, const struct focus *focus, struct arena *arena)
{
	int width = 1;
	for (int i = 0; i < rows_of(view); i++) {
		int w = textfit_width(short_answer(view, focus->answer.pick[i], arena));
		width = w > width ? w : width;
	}
	return width;
}

static void paint_short(const struct view *view, const struct focus *focus, struct page *page,
	int row, int col)
{
	int at = page->row, answer = focus->answer.pick[row];
	page->target = (struct target){ .key = { .code = K_SET, .cp = (uint32_t)row } };
	page_choice(page, page->narrow ? 0 : 2, list_number_of(row, focus->column - 1), NULL,
		view->items[row].label, NULL, focus->column - 1 == row);
	canvas_say(page->canvas, at, col, sign_of(view, answer) || answer < 0 ? STYLE_TITLE : STYLE_TEXT,
		textfit_cut(short_answer(view, answer, page->arena), page->end - col, page->arena));
	for (int line = at; line < page->row; line++)
		canvas_hit(page->canvas, line, page->left, page->end - page->left, &page->target);
}

/* What a sign stands for, where one does. */
static void paint_legend(const struct view *view, const struct focus *focus, struct page *page)
{
	const char *all = NULL;
	for (int i = 0; view->set.signs && i < (int)view->set.answer_count; i++) {
		bool any = false;
		for (int row = 0; row < rows_of(view); row++)
			any |= focus->answer.pick[row] == i && sign_of(view, i);
		if (any)
			all = arena_printf(page->arena, "%s%s%s %s", all ? all : "", all ? "   " : "",
				sign_of(view, i), answer_text(view, i, page->arena));
	}
	if (all)
		page_text(page, page->narrow ? 0 : 4, STYLE_MUTED, all);
}

static void paint_rows(const struct view *view, const struct focus *focus, struct page *page)
{
	int most = page->narrow ? page->end : page->left + 66, width = page->width;
	int col = (most < page->end ? most : page->end)
	          - answers_width(view, focus, page->arena);
	if (col < page->end / 2)
		col = page->end / 2;
	page->width = col - 2 - page->left;
	for (int i = 0; i < rows_of(view); i++)
		paint_short(view, focus, page, i, col);
	page->width = width;
	page->target = (struct target){ .places = false };
	paint_legend(view, focus, page);
}

static int to_look_at(const struct view *view, const struct focus *focus)
{
	int count = 0;
	for (int i = 0; i < rows_of(view); i++)
		count += sign_of(view, focus->answer.pick[i]) != NULL;
	return count;
}

static void paint_right(const struct view *view, const struct focus *focus, struct page *page)
{
	int left = page->left + (page->narrow ? 0 : 4);
	const char *const *w = view->words->text;
	const struct target target = { .key = { .code = K_ENTER } };
	page_need(page, 1);
	if (focus->column == 0)
		paint_marker(page, left);
	left += 2;
	int cap = page_cap(page, left, w[WORD_key_enter]);
	cap += canvas_say(page->canvas, page->row, left + cap + 1, STYLE_TITLE, w[WORD_rows_right]);
	canvas_hit(page->canvas, page->row, left, cap + 1, &target);
	page->row++;
}

/* How many there are to look at: a count, said so that it fits one, too. */
static void paint_look(const struct view *view, const struct focus *focus, struct page *page)
{
	int count = to_look_at(view, focus);
	if (count == 0 || view->set.is_covered)
		return;
	page_text(page, page->narrow ? 0 : 4, STYLE_TEXT, count == 1
		? view->words->text[WORD_rows_look_one]
		: words_put(view->words->text[WORD_rows_look],
			arena_printf(page->arena, "%d", count), page->arena));
}

static void paint_summary(const struct view *view, struct focus *focus, struct page *page)
{
	page_focus(page, page->row, 0, page->left, false);
	if (!str_is_empty(view->heading))
		page_text(page, 0, STYLE_TITLE, view->heading);
	page_keep(page);
	page_gap(page);
	if (!view->set.is_covered && !view->is_unseen)
		paint_rows(view, focus, page);
	else if (!view->is_unseen)
		page_text(page, page->narrow ? 0 : 4, STYLE_TEXT,
			words_put(view->words->text[WORD_rows_asked],
				words_of(view->words, rows_of(view), rows_of(view), page->arena),
				page->arena));
	if (!page->narrow || view->set.is_covered)
		page_gap(page);
	paint_right(view, focus, page);
	paint_look(view, focus, page);
	page_remark(page, page->left);
}

static void items_paint(const struct view *view, struct focus *focus, struct page *page)
{
	if (rows_of(view) == 0 || is_summary(view, focus))
		paint_summary(view, focus, page);
	else
		paint_row(view, focus, page);
}

/* ---- answering ----------------------------------------------------------------- */

static void go_to(struct focus *focus, int row)
{
	focus->row = row;
	focus->column = 0;
	focus->page.top = 0;
	focus->page.loose = true;
	focus->answer.one = false;
}

static void set(struct focus *focus, int row, int value)
{
	struct focus_answer *answer = &focus->answer;
	assert(row >= 0 && (size_t)row < answer->pick_count);
	if (answer->pick[row] == value)
		return;
	if (answer->took_count == FOCUS_PICKS)
		answer->took_count = 0;
	answer->took[answer->took_count++] = (struct focus_took){ row, answer->pick[row] };
	answer->pick[row] = value;
	list_changed(focus);
}

static void go_on(const struct view *view, struct focus *focus)
{
	int next = focus->answer.changes_one || focus->row + 1 >= rows_of(view)
		? open_row(view, focus, 0) : open_row(view, focus, focus->row + 1);
	focus->answer.changes_one = false;
	/* What was left open on purpose is not asked for again. */
	if (may_pass(view))
		next = focus->row + 1;
	go_to(focus, next);
}

/* The last answer goes back to what it was, and its row is there again. */
static bool take_back(struct focus *focus)
{
	struct focus_answer *answer = &focus->answer;
	if (answer->took_count == 0)
		return false;
	const struct focus_took took = answer->took[--answer->took_count];
	answer->pick[took.row] = took.before;
	list_changed(focus);
	go_to(focus, took.row);
	return true;
}

/* Before its keys are there, or while one is held: no answer, and the wait begins anew.  Where
 * the hold was seen only now, the answer that it gave meanwhile is none. */
static void drop(struct focus *focus, const struct key *key)
{
	struct focus_clock *clock = &focus->clock;
	bool again = clock->key == key->cp && clock->now - clock->key_at < HELD_MS;
	if (again && clock->twice)
		take_back(focus);
	clock->twice = clock->twice && !again;
	if (clock->key == key->cp)
		clock->key_at = clock->now;
	clock->since = clock->now;
}

static void note_key(struct focus *focus, const struct key *key)
{
	struct focus_clock *clock = &focus->clock;
	clock->twice = clock->key == key->cp;
	clock->key = key->cp;
	clock->key_at = clock->now;
}

/* The answer that a key stands for; -1: none. */
static int answer_of(const struct view *view, struct focus *focus, const struct key *key)
{
	int count = (int)view->set.answer_count;
	if (key->code == K_SET)
		return key->cp < view->set.answer_count ? (int)key->cp : -1;
	if (view->set.answers)
		return list_digit(key, count);
	int number = list_number(focus, key, view->high);
	return number >= view->low && number - view->low < count ? number - view->low : -1;
}

static bool is_answer_key(const struct key *key)
{
	return key->code == K_SET || (key->code == K_CHAR && key->cp >= '0' && key->cp <= '9');
}

static bool answer_key(const struct view *view, struct focus *focus, const struct key *key)
{
	if (!is_ready(focus)) {
		drop(focus, key);
		return true;
	}
	/* Keys that are out of sight are seen first. */
	const struct focus_page *seen = &focus->page;
	if (seen->rows > 0 && !focus_sees(seen->top, seen->shown, seen->focus_row, seen->focus_rows)) {
		focus->page.loose = false;
		return true;
	}
	int answer = answer_of(view, focus, key);
	if (answer < 0)
		return true;
	set(focus, focus->row, answer);
	/* A number is set, and may be moved: Enter leads on. */
	if (!view->set.answers)
		return true;
	note_key(focus, key);
	go_on(view, focus);
	return true;
}

/* Of numbers alone: the mark is moved, as on a ruler. */
static void step(const struct view *view, struct focus *focus, int by)
{
	int count = (int)view->set.answer_count, value = focus->answer.pick[focus->row] + by;
	if (focus->answer.pick[focus->row] < 0)
		value = by > 0 ? 0 : count - 1;
	if (value >= 0 && value < count)
		set(focus, focus->row, value);
}

static void next_row(const struct view *view, struct focus *focus)
{
	if (focus->answer.pick[focus->row] < 0 && !may_pass(view))
		focus_say(focus, WORD_need_choice);
	else if (focus->answer.changes_one)
		go_on(view, focus);
	else
		go_to(focus, focus->row + 1);
}

static bool row_key(const struct view *view, struct focus *focus, const struct key *key)
{
	bool numbers = !view->set.answers;
	if (key->code != K_CHAR)
		focus->answer.one = false;
	if (is_answer_key(key))
		return answer_key(view, focus, key);
	if (key->code == K_ENTER || key->code == K_DOWN)
		next_row(view, focus);
	else if (key->code == K_UP)
		go_to(focus, focus->row > 0 ? focus->row - 1 : 0);
	else if (numbers && is_ready(focus) && (key->code == K_LEFT || key->code == K_RIGHT))
		step(view, focus, key->code == K_LEFT ? -1 : 1);
	else if (key->code == K_DELETE || key->code == K_BACKSPACE)
		set(focus, focus->row, -1);
	else
		return false;
	return true;
}

/* ---- all rows together ------------------------------------------------------------ */

static struct value items_pending(const struct view *view, const struct focus *focus)
{
	(void)view;
	return list_value(focus, VALUE_ITEMS);
}

static void change(struct focus *focus, int row)
{
	focus->answer.changes_one = true;
	go_to(focus, row);
}

static bool summary_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	bool rows = !view->set.is_covered && !view->is_unseen;
	int count = rows ? rows_of(view) : 0;
	int row = list_digit_at(key, count, focus->column - 1);
	if (key->code == K_SET && key->cp < (uint32_t)count)
		row = (int)key->cp;
	if (key->code == K_ENTER && focus->column > 0)
		row = focus->column - 1;
	if (row >= 0)
		change(focus, row);
	else if (key->code == K_ENTER)
		return list_next(view, focus, items_pending(view, focus), act);
	else if (key->code == K_UP && count > 0)
		focus->column = focus->column == 0 ? count : focus->column - 1;
	else if (key->code == K_DOWN && count > 0)
		focus->column = focus->column == count ? 0 : focus->column + 1;
	else
		return false;
	return true;
}

static bool items_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (key->code == K_UNDO)
		return take_back(focus);
	if (rows_of(view) == 0 || is_summary(view, focus))
		return summary_key(view, focus, key, act);
	return view->set.answer_count > 0 && row_key(view, focus, key);
}

/* Esc: the row before; from one that was gone to for a change, all rows again. */
static bool items_back(const struct view *view, struct focus *focus)
{
	if (focus->answer.changes_one) {
		focus->answer.changes_one = false;
		go_to(focus, open_row(view, focus, 0));
		return true;
	}
	bool walked = !is_summary(view, focus) || focus->answer.took_count > 0;
	if (focus->row == 0 || !walked)
		return false;
	go_to(focus, focus->row - 1);
	return true;
}

/* ---- hints -------------------------------------------------------------------------- */

static void row_hints(const struct view *view, const struct focus *focus, struct hints *hints)
{
	const char *const *w = view->words->text;
	bool given = focus->answer.pick[focus->row] >= 0 && !view->set.is_covered;
	hints_add(hints, view->set.answers ? list_keys(view->set.answer_count) : "←→",
		w[WORD_does_answer]);
	if (given || may_pass(view))
		hints_add(hints, w[WORD_key_enter], w[WORD_does_next]);
	if ((view->may & MAY_PRESENT) && !view->set.is_covered)
		hints_add(hints, "F12", w[WORD_does_someone]);
	if (focus->row > 0 && !focus->answer.changes_one)
		hints->esc = w[WORD_does_row_before];
}

static void items_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (rows_of(view) > 0 && !is_summary(view, focus)) {
		row_hints(view, focus, hints);
		return;
	}
	if (!view->set.is_covered && !view->is_unseen)
		hints_add(hints, list_keys_at(rows_of(view), focus->column - 1), w[WORD_does_change]);
	hints_add(hints, w[WORD_key_enter], w[WORD_does_next]);
}

const struct draw draw_items = {
	.help = WORD_help_items,
	.undoes_edits = true,
	.refused_in = REFUSED_IN_ROWS,
	.start = items_start,
	.paint = items_paint,
	.key = items_key,
	.back = items_back,
	.due = items_due,
	.hints = items_hints,
	.pending = items_pending,
};
