/*
 * One of several.  In a visit nothing is marked before somebody picked it: Enter must
 * not give an answer that nobody chose.  On the program's own screens the first row
 * has the focus, as in any menu.
 */
#include "ui/draw.h"

#include "ui/list.h"

static void choose_start(const struct view *view, struct focus *focus)
{
	list_start(view, focus);
	for (size_t i = 0; i < view->item_count && focus->pick_count == 0; i++)
		if (view->items[i].marked)
			focus->pick[focus->pick_count++] = (int)i;
	int first = view->step_title ? -1 : 0;
	focus->row = focus->pick_count ? focus->pick[0] : first;
}

static void choose_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	page_gap(page);
	page_details(page, view->items, view->item_count);
	int top = page->row;
	page_clicks(page, 0, 0, (struct key){ .code = K_ENTER });
	for (int i = 0; i < (int)view->item_count; i++) {
		const struct view_item *item = &view->items[i];
		int rows = list_head(view, page, i);
		page_choice(page, page->narrow ? 0 : 2, i < 9 ? i + 1 : 10,
			!focus->pick_count ? NULL : list_has(focus, i) ? "●" : " ",
			item->label, item->detail, i == focus->row);
		if (i == focus->row)
			list_keep_head(page, rows);
	}
	if (focus->row < 0)
		list_focus_all(focus, page, top);
}

static struct value choose_pending(const struct view *view, const struct focus *focus)
{
	(void)view;
	return list_value(focus, VALUE_CHOICES);
}

static bool choose_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	int count = (int)view->item_count, row = list_digit(key, count);
	if (list_move(key, count, &focus->row))
		return true;
	if (row >= 0)
		focus->row = row;
	if (focus->row < 0 && key_is(key, ' '))
		return true;
	if (row >= 0 || key->code == K_ENTER || key_is(key, ' ')) {
		if (focus->row >= 0 && focus->row < count)
			list_pick_one(focus, focus->row);
		if (!key_is(key, ' '))
			return list_next(view, focus, choose_pending(view, focus), act);
		return true;
	}
	return false;
}

static void choose_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	hints_add(hints, list_keys(view->item_count), w[WORD_does_choose]);
	/* Enter leads on only with a choice, or where there may be none. */
	if (focus->row >= 0 || (view->may & MAY_SKIP))
		hints_add(hints, w[WORD_key_enter],
			w[view->step_title ? WORD_does_next : WORD_does_open]);
}

const struct draw draw_choose = {
	.kind = VIEW_CHOOSE,
	.help = WORD_help_choose,
	.start = choose_start,
	.paint = choose_paint,
	.key = choose_key,
	.hints = choose_hints,
	.pending = choose_pending,
};
