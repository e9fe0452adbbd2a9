/* A card that begins filled in: a line for each part. */
#include "ui/draw.h"

#include "ui/form.h"

static void card_paint(const struct view *view, struct focus *focus, struct page *page)
{
	form_paint_all(view, focus, page);
	form_paint_lists(view, focus, page);
}

const struct draw draw_card = {
	.kind = VIEW_CARD,
	.help = WORD_help_card,
	.start = form_start,
	.paint = card_paint,
	.key = form_key,
	.hints = form_hints,
	.pending = form_pending,
};
