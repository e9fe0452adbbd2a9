/* Teach-back: the plan in the patient's own words, and under it how that went. */
#include "ui/draw.h"

#include "ui/form.h"

static void teach_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	for (size_t i = 0; i < view->part_count; i++) {
		page_gap(page);
		form_paint_part(view, focus, page, i, 0);
	}
	if (focus->came_back)
		page_text(page, 2, STYLE_TEXT, view->words->text[WORD_draft_back]);
	form_paint_lists(view, focus, page);
}

const struct draw draw_teach = {
	.kind = VIEW_TEACH,
	.help = WORD_help_teach,
	.start = form_start,
	.paint = teach_paint,
	.key = form_key,
	.hints = form_hints,
	.pending = form_pending,
};
