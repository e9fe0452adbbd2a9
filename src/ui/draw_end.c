/*
 * How the visit ended, and what can be done now.  The focus begins on the last
 * row, which closes: Enter alone prints nothing.
 */
#include "ui/draw.h"

#include "ui/list.h"

static void end_start(const struct view *view, struct focus *focus)
{
	focus->row = view->item_count ? (int)view->item_count - 1 : 0;
}

static void end_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	if (view->line_count)
		page_gap(page);
	page_lines(page, view->lines, view->line_count);
	if (view->item_count)
		page_gap(page);
	for (int i = 0; i < (int)view->item_count; i++)
		page_choice(page, page->narrow ? 0 : 2, i + 1, NULL, view->items[i].label,
			view->items[i].detail, i == focus->row);
}

static bool do_row(const struct view *view, struct focus *focus, int row, struct act *act)
{
	focus->row = row;
	if (row + 1 >= (int)view->item_count) {
		act->kind = ACT_CLOSE;
		return true;
	}
	focus->pick[0] = row;
	focus->pick_count = 1;
	act->kind = ACT_NEXT;
	act->value = list_value(focus, VALUE_CHOICES);
	return true;
}

static bool end_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	int count = (int)view->item_count, row = list_digit(key, count);
	if (count && list_move(key, count, &focus->row))
		return true;
	if (row < 0 && key->code != K_ENTER && !(count && key_is(key, ' ')))
		return false;
	return do_row(view, focus, row >= 0 ? row : focus->row, act);
}

static void end_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (!view->item_count && focus->page_rows > focus->body_rows)
		hints_add(hints, w[WORD_key_pages], w[WORD_does_more]);
	bool last = focus->row + 1 >= (int)view->item_count;
	hints_add(hints, w[WORD_key_enter], w[last ? WORD_does_close : WORD_does_choose]);
}

const struct draw draw_end = {
	.kind = VIEW_END,
	.help = WORD_help_end,
	.start = end_start,
	.paint = end_paint,
	.key = end_key,
	.hints = end_hints,
};
