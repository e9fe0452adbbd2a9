/*
 * One of several: all of it is list.h's, which other kinds end in, too.
 */
#include "ui/draw_kind.h"

#include "ui/list.h"

static void choose_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	page_gap(page);
	int top = page->row;
	list_choose_paint(view, focus, page);
	if (focus->row < 0)
		list_focus_all(focus, page, top);
}

const struct draw draw_choose = {
	.help = WORD_help_choose,
	.is_list = true,
	.start = list_choose_start,
	.paint = choose_paint,
	.key = list_choose_key,
	.hints = list_choose_hints,
	.pending = list_choose_pending,
};
