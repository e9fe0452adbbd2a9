#include "ui/draw.h"

#include "ui/list.h"

static void say_paint(const struct view *view, struct focus *focus, struct page *page)
{
	(void)focus;
	page_head(page, view);
}

static bool say_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	(void)view, (void)focus;
	if (key->code != K_ENTER)
		return false;
	act->kind = ACT_NEXT;
	return true;
}

static void say_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	(void)focus;
	hints_add(hints, view->words->text[WORD_key_enter],
		view->words->text[WORD_does_next]);
}

const struct draw draw_say = {
	.kind = VIEW_SAY,
	.help = WORD_help_say,
	.paint = say_paint,
	.key = say_key,
	.hints = say_hints,
};
