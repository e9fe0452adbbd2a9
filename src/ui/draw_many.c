#include "ui/draw_kind.h"

#include "base/arena.h"
#include "ui/focus_sync.h"
#include "ui/list.h"

#include <assert.h>

static void many_start(const struct view *view, struct focus *focus)
{
	list_start(view, focus);
}

/* Ranked ones say which came first, beside the mark. */
static const char *mark_of(const struct view *view, const struct focus *focus, int row,
	struct arena *arena)
{
	int rank = list_rank(focus, row);
	if (!view->many.ranked)
		return rank ? "✓" : "○";
	return rank ? arena_printf(arena, "✓%d", rank) : "○ ";
}

static void paint_row(const struct view *view, const struct focus *focus, struct page *page,
	int row)
{
	const struct view_item *item = &view->items[row];
	int rows = list_head(view, page, row);
	page_choice(page, page->narrow ? 0 : 2, list_number_of(row, focus->row),
		mark_of(view, focus, row, page->arena), item->label, item->detail,
		row == focus->row);
	if (row == focus->row)
		list_keep_head(page, rows);
}

static void many_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	page_gap(page);
	page_details(page, view->items, view->item_count);
	page_clicks(page, 0, 0, (struct key){ .code = K_CHAR, .cp = ' ' });
	for (int i = 0; i < (int)view->item_count; i++)
		paint_row(view, focus, page, i);
	if (view->many.ranked) {
		page_gap(page);
		page_text(page, page->narrow ? 0 : 2, STYLE_TEXT,
			view->words->text[WORD_ranked_hint]);
	}
}

static void toggle(const struct view *view, struct focus *focus, int row)
{
	assert(row >= 0 && (size_t)row < view->item_count);
	int rank = list_rank(focus, row);
	size_t most = view->many.most > 0 && view->many.most < FOCUS_PICKS ? (size_t)view->many.most
	                                                         : FOCUS_PICKS;
	if (!rank && focus->answer.pick_count >= most) {
		focus_say(focus, most == 1 ? WORD_need_most_one : WORD_need_most);
		return;
	}
	list_changed(focus);
	if (!rank) {
		focus->answer.pick[focus->answer.pick_count++] = row;
		return;
	}
	focus->answer.pick_count--;
	for (size_t i = (size_t)rank - 1; i < focus->answer.pick_count; i++)
		focus->answer.pick[i] = focus->answer.pick[i + 1];
}

static struct value many_pending(const struct view *view, const struct focus *focus)
{
	(void)view;
	return list_value(focus, VALUE_CHOICES);
}

static bool many_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	int count = (int)view->item_count, row = list_digit_at(key, count, focus->row);
	if (key->code == K_ENTER)
		return list_next(view, focus, many_pending(view, focus), act);
	if (list_move(key, count, &focus->row))
		return true;
	if (row >= 0)
		focus->row = row;
	if ((row >= 0 || key_is(key, ' ')) && focus->row < count) {
		toggle(view, focus, focus->row);
		return true;
	}
	return false;
}

static void many_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	(void)focus;
	hints_add(hints, w[WORD_key_space], w[WORD_does_mark]);
	hints_add(hints, w[WORD_key_enter], w[WORD_does_next]);
	list_page_hints(view, (int)view->item_count, hints);
}

static int many_most(const struct view *view)
{
	return view->many.most;
}

const struct draw draw_many = {
	.help = WORD_help_many,
	.is_list = true,
	.start = many_start,
	.paint = many_paint,
	.key = many_key,
	.hints = many_hints,
	.most = many_most,
	.pending = many_pending,
};
