/* A page to read: lines with their headings, to the end and on. */
#include "ui/draw.h"


static void page_paint(const struct view *view, struct focus *focus, struct page *page)
{
	(void)focus;
	page_head(page, view);
	if (!page->narrow)
		page_gap(page);
	page_lines(page, view->lines, view->line_count);
}

static bool page_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	return draw_say.key(view, focus, key, act);
}

static void page_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	draw_say.hints(view, focus, hints);
	if (focus->page_rows > focus->body_rows)
		hints_add(hints, view->words->text[WORD_key_pages],
			view->words->text[WORD_does_more]);
}

const struct draw draw_page = {
	.kind = VIEW_PAGE,
	.help = WORD_help_page,
	.paint = page_paint,
	.key = page_key,
	.hints = page_hints,
};
