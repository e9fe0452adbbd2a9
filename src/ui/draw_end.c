#include "ui/draw.h"

#include "ui/lines.h"

static void end_paint(const struct view *view, struct focus *focus, struct page *page)
{
	(void)focus;
	page_head(page, view);
	if (view->line_count)
		page_gap(page);
	lines_paint(page, view);
}

static bool end_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	(void)view, (void)focus;
	if (key->code != K_ENTER)
		return false;
	act->kind = ACT_CLOSE;
	return true;
}

static void end_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (focus->page_rows > focus->body_rows)
		hints_add(hints, w[WORD_key_pages], w[WORD_does_more]);
	hints_add(hints, w[WORD_key_enter], w[WORD_does_close]);
}

const struct draw draw_end = {
	.kind = VIEW_END,
	.help = WORD_help_end,
	.paint = end_paint,
	.key = end_key,
	.hints = end_hints,
};
