/*
 * Screens to read: what is said, a page, the answers so far, the end.  Rows that there
 * are open or do something; nothing is answered here.
 */
#include "ui/draw_kind.h"

#include "base/str.h"
#include "ui/lines.h"
#include "ui/list.h"

/* ---- what is said -------------------------------------------------------------- */

static void say_paint(const struct view *view, struct focus *focus, struct page *page)
{
	(void)focus;
	page_head(page, view);
}

static bool say_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	(void)view, (void)focus;
	if (key->code != K_ENTER)
		return false;
	act->kind = ACT_NEXT;
	return true;
}

static void say_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	(void)focus;
	hints_add(hints, view->words->text[WORD_key_enter],
		view->words->text[WORD_does_next]);
}

const struct draw draw_say = {
	.help = WORD_help_say,
	.paint = say_paint,
	.key = say_key,
	.hints = say_hints,
};

/* ---- a page -------------------------------------------------------------------- */

/* A page to read: lines with their headings, to the end and on. */

static void page_paint(const struct view *view, struct focus *focus, struct page *page)
{
	(void)focus;
	page_head(page, view);
	if (!page->narrow)
		page_gap(page);
	lines_paint(page, view->lines, view->line_count, LINES_NO_MARK);
}

static void page_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	say_hints(view, focus, hints);
	if (focus->page.rows > focus->page.shown)
		hints_add(hints, view->words->text[WORD_key_pages],
			view->words->text[WORD_does_more]);
}

const struct draw draw_page = {
	.help = WORD_help_page,
	.paint = page_paint,
	.key = say_key,
	.hints = page_hints,
};

/* ---- the answers so far -------------------------------------------------------- */

/*
 * The answers so far: Enter opens one, the last row goes on.
 */

/* The row whose page has the digits: from below the last one, that one's. */
static int marked_of(int row, int count)
{
	return row < count ? row : count - 1;
}

/* A digit, Enter, or Space where rows take it: then the row that is meant has the focus. */
static bool takes_row(const struct key *key, int count, bool space, int *row)
{
	int digit = list_digit_at(key, count, marked_of(*row, count));
	if (digit < 0 && key->code != K_ENTER && !(space && key_is(key, ' ')))
		return false;
	*row = digit >= 0 ? digit : *row;
	return true;
}

static void review_start(const struct view *view, struct focus *focus)
{
	focus->row = (int)view->item_count;
}

static void review_paint(const struct view *view, struct focus *focus, struct page *page)
{
	const char *const *w = view->words->text;
	int indent = page->narrow ? 0 : 2, count = (int)view->item_count;
	int mark = marked_of(focus->row, count);
	page_head(page, view);
	page_gap(page);
	if (count == 0)
		page_text(page, indent, STYLE_TEXT, w[WORD_review_empty]);
	page_details(page, view->items, view->item_count);
	page_clicks(page, 0, 0, (struct key){ .code = K_ENTER });
	for (int i = 0; i < count; i++) {
		const struct view_item *item = &view->items[i];
		const char *detail = str_is_empty(item->detail) ? w[WORD_unanswered]
		                                                : item->detail;
		page_choice(page, indent, list_number_of(i, mark), NULL, item->label, detail,
			i == focus->row);
	}
	page_gap(page);
	page_choice(page, indent, PAGE_NO_DIGIT, NULL, w[WORD_does_next], NULL,
		focus->row >= count);
}

static bool review_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	int count = (int)view->item_count;
	if (list_move(key, count + 1, &focus->row))
		return true;
	if (!takes_row(key, count, true, &focus->row))
		return false;
	act->kind = focus->row < count ? ACT_JUMP : ACT_NEXT;
	if (focus->row < count)
		act->number = view->items[focus->row].screen;
	return true;
}

static void review_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	int count = (int)view->item_count;
	if (count)
		hints_add(hints, list_keys_at(count, marked_of(focus->row, count)),
			w[WORD_does_change]);
	hints_add(hints, w[WORD_key_enter],
		w[focus->row >= count ? WORD_does_next : WORD_does_open]);
	list_page_hints(view, count, hints);
}

const struct draw draw_review = {
	.help = WORD_help_review,
	.is_list = true,
	.start = review_start,
	.paint = review_paint,
	.key = review_key,
	.hints = review_hints,
};

/* ---- the end ------------------------------------------------------------------- */

/*
 * How the visit ended, and what can be done now.  The focus begins on the last
 * row, which closes: Enter alone prints nothing.
 */

static void end_start(const struct view *view, struct focus *focus)
{
	focus->row = view->item_count ? (int)view->item_count - 1 : 0;
}

static void end_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	if (view->line_count)
		page_gap(page);
	lines_paint(page, view->lines, view->line_count, LINES_NO_MARK);
	if (view->item_count)
		page_gap(page);
	for (int i = 0; i < (int)view->item_count; i++)
		page_choice(page, page->narrow ? 0 : 2, list_number_of(i, focus->row), NULL,
			view->items[i].label, view->items[i].detail, i == focus->row);
}

static bool do_row(const struct view *view, struct focus *focus, struct act *act)
{
	int row = focus->row;
	if (row + 1 >= (int)view->item_count) {
		act->kind = ACT_CLOSE;
		return true;
	}
	focus->answer.pick[0] = row;
	focus->answer.pick_count = 1;
	act->kind = ACT_NEXT;
	act->value = list_value(focus, VALUE_CHOICES);
	return true;
}

static bool end_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	int count = (int)view->item_count;
	if (count && list_move(key, count, &focus->row))
		return true;
	return takes_row(key, count, count > 0, &focus->row) && do_row(view, focus, act);
}

static void end_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (!view->item_count && focus->page.rows > focus->page.shown)
		hints_add(hints, w[WORD_key_pages], w[WORD_does_more]);
	bool last = focus->row + 1 >= (int)view->item_count;
	hints_add(hints, w[WORD_key_enter], w[last ? WORD_does_close : WORD_does_choose]);
}

const struct draw draw_end = {
	.help = WORD_help_end,
	.stands_alone = true,
	.start = end_start,
	.paint = end_paint,
	.key = end_key,
	.hints = end_hints,
};
