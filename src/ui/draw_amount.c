/* Two numbers, one line each: so much before, so much from now on. */
#include "ui/draw.h"

#include "ui/form.h"
#include "ui/say.h"

#define NUMBER_LEAST 10 /* cells that are left for what is typed */

/* Beside their numbers, if they are short enough for it. */
static int label_width(const struct view *view, const struct page *page)
{
	int widest = 0;
	for (size_t i = 0; i < view->part_count; i++) {
		int width = say_width(view->parts[i].label);
		widest = width > widest ? width : widest;
	}
	return widest + 4 + NUMBER_LEAST <= page->width ? widest : 0;
}

static void amount_paint(const struct view *view, struct focus *focus, struct page *page)
{
	int label = label_width(view, page);
	page_head(page, view);
	page_gap(page);
	for (size_t i = 0; i < view->part_count; i++)
		form_paint_part(view, focus, page, i, label);
	if (focus->came_back)
		page_text(page, 2, STYLE_TEXT, view->words->text[WORD_draft_back]);
	form_paint_lists(view, focus, page);
}

const struct draw draw_amount = {
	.kind = VIEW_AMOUNT,
	.help = WORD_help_amount,
	.start = form_start,
	.paint = amount_paint,
	.key = form_key,
	.hints = form_hints,
	.pending = form_pending,
};
