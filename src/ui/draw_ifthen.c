/* If-then plans: pairs with air between, and what makes it easier. */
#include "ui/draw.h"

#include "ui/form.h"

static void ifthen_paint(const struct view *view, struct focus *focus, struct page *page)
{
	int label = form_label_width(view, page);
	page_head(page, view);
	for (size_t i = 0; i < view->part_count; i++) {
		if (i % 2 == 0)
			page_gap(page);
		form_paint_part(view, focus, page, i, label);
	}
	if (focus->came_back)
		page_text(page, 2, STYLE_TEXT, view->words->text[WORD_draft_back]);
	form_paint_lists(view, focus, page);
}

const struct draw draw_ifthen = {
	.kind = VIEW_IFTHEN,
	.help = WORD_help_ifthen,
	.start = form_start,
	.paint = ifthen_paint,
	.key = form_key,
	.hints = form_hints,
	.pending = form_pending,
};
