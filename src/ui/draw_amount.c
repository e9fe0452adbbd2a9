/* Two numbers, one line each: so much before, so much from now on. */
#include "ui/draw.h"

#include "ui/form.h"

static void amount_paint(const struct view *view, struct focus *focus, struct page *page)
{
	form_paint_all(view, focus, page);
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
