/*
 * The answers so far: Enter opens one, the last row goes on.
 */
#include "ui/draw.h"

#include "base/str.h"
#include "ui/list.h"

static void review_start(const struct view *view, struct focus *focus)
{
	focus->row = (int)view->item_count;
}

static void review_paint(const struct view *view, struct focus *focus, struct page *page)
{
	const char *const *w = view->words->text;
	int indent = page->narrow ? 0 : 2;
	page_head(page, view);
	page_gap(page);
	if (view->item_count == 0)
		page_text(page, indent, STYLE_TEXT, w[WORD_review_empty]);
	page_details(page, view->items, view->item_count);
	page_clicks(page, 0, 0, (struct key){ .code = K_ENTER });
	for (int i = 0; i < (int)view->item_count; i++) {
		const struct view_item *item = &view->items[i];
		const char *detail = str_is_empty(item->detail) ? w[WORD_unanswered]
		                                                : item->detail;
		page_choice(page, indent, i < 9 ? i + 1 : 10, NULL, item->label, detail,
			i == focus->row);
	}
	page_gap(page);
	page_choice(page, indent, 10, NULL, w[WORD_does_next], NULL,
		focus->row >= (int)view->item_count);
}

static bool review_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	int count = (int)view->item_count, row = list_digit(key, count);
	if (list_move(key, count + 1, &focus->row))
		return true;
	if (row < 0 && key->code != K_ENTER && !key_is(key, ' '))
		return false;
	focus->row = row >= 0 ? row : focus->row;
	act->kind = focus->row < count ? ACT_JUMP : ACT_NEXT;
	if (focus->row < count)
		act->number = view->items[focus->row].screen;
	return true;
}

static void review_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	bool last = focus->row >= (int)view->item_count;
	if (view->item_count)
		hints_add(hints, list_keys(view->item_count), w[WORD_does_change]);
	hints_add(hints, w[WORD_key_enter], w[last ? WORD_does_next : WORD_does_open]);
}

const struct draw draw_review = {
	.kind = VIEW_REVIEW,
	.help = WORD_help_review,
	.start = review_start,
	.paint = review_paint,
	.key = review_key,
	.hints = review_hints,
};
