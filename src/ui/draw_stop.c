/*
 * A danger sign, and what was done about it: an action, why (where it needs a
 * reason), and by whom.  Tab and Enter go through them in this order.
 */
#include "ui/draw_kind.h"
#include "ui/focus_sync.h"

#include "base/str.h"
#include "ui/list.h"

#include <assert.h>

enum { PART_ACTION, PART_BY, PART_BECAUSE };

static void stop_start(const struct view *view, struct focus *focus)
{
	const struct value *value = &view->value;
	bool resolved = value->type == VALUE_RESOLUTION;
	struct focus_answer *answer = &focus->answer;
	list_start(view, focus);
	/* What was done is said by somebody, never by Enter. */
	focus->row = answer->pick_count && answer->pick[0] >= 0 ? answer->pick[0] : -1;
	field_start(&answer->by, resolved ? value->by : "", RESOLUTION_BY_LIMIT, true);
	field_start(&answer->field, resolved ? value->text : "", RESOLUTION_TEXT_LIMIT, true);
}

static int picked(const struct focus *focus)
{
	return focus->answer.pick_count ? focus->answer.pick[0] : -1;
}

static bool needs_reason(const struct view *view, const struct focus *focus)
{
	int most = sizeof view->stop.needs_reason / sizeof *view->stop.needs_reason;
	int row = picked(focus);
	return row >= 0 && row < most && view->stop.needs_reason[row];
}

/* ---- painting -------------------------------------------------------------- */

static void stop_paint(const struct view *view, struct focus *focus, struct page *page)
{
	const char *const *w = view->words->text;
	page_head(page, view);
	page_gap(page);
	page_text(page, 0, STYLE_TITLE, w[WORD_what_done]);
	page_glue(page);
	int top = page->row;
	page_clicks(page, PART_ACTION, 0, (struct key){ .code = K_ENTER });
	for (int i = 0; i < (int)view->item_count; i++) {
		const struct view_item *item = &view->items[i];
		bool focused = focus->part == PART_ACTION && i == focus->row;
		page_choice(page, page->narrow ? 0 : 2,
			focus->part == PART_ACTION ? list_number_of(i, focus->row) : PAGE_NO_DIGIT,
			picked(focus) == i ? "●" : "○", item->label, item->detail, focused);
	}
	if (focus->part == PART_ACTION && focus->row < 0)
		list_focus_all(focus, page, top);
	if (focus->part == PART_ACTION)
		page_remark(page, page->left + (page->narrow ? 0 : 2));
	page_clicks(page, PART_BECAUSE, focus->row, (struct key){ .code = K_NONE });
	if (needs_reason(view, focus)) {
		page_gap(page);
		page_field(page, w[WORD_because], &focus->answer.field,
			focus->part == PART_BECAUSE);
	}
	page_gap(page);
	page_clicks(page, PART_BY, focus->row, (struct key){ .code = K_NONE });
	page_field(page, w[WORD_by_name], &focus->answer.by, focus->part == PART_BY);
}

/* ---- keys ------------------------------------------------------------------ */

static void turn_to(const struct view *view, struct focus *focus, int step)
{
	assert(step == -1 || step == 1);
	assert(focus->part >= PART_ACTION && focus->part <= PART_BECAUSE);
	static const int order[] = { PART_ACTION, PART_BECAUSE, PART_BY };
	int at = 0;
	while (order[at] != focus->part)
		at++;
	do
		at = (at + step + 3) % 3;
	while (order[at] == PART_BECAUSE && !needs_reason(view, focus));
	focus->part = order[at];
}

static struct value stop_pending(const struct view *view, const struct focus *focus)
{
	return (struct value){
		.type = VALUE_RESOLUTION,
		.pick = focus->answer.pick,
		.count = focus->answer.pick_count,
		.by = field_text(&focus->answer.by),
		.text = needs_reason(view, focus) ? field_text(&focus->answer.field) : "",
	};
}

/* Was something else said to have been done, at an earlier time? */
static bool is_other_given(const struct view *view, const struct focus *focus)
{
	return view->value.type == VALUE_RESOLUTION && view->value.count
	       && view->value.pick[0] != focus->row;
}

static bool action_key(const struct view *view, struct focus *focus, const struct key *key)
{
	int count = (int)view->item_count, row = list_digit_at(key, count, focus->row);
	if (list_move(key, count, &focus->row))
		return true;
	if (focus->row < 0 && (key->code == K_ENTER || key_is(key, ' '))) {
		focus_say(focus, WORD_need_choice);
		return true;
	}
	if (list_keeps_given(view, focus, key, is_other_given(view, focus)))
		return true;
	bool takes = row >= 0 || key->code == K_ENTER || key_is(key, ' ');
	if (!takes || count == 0)
		return false;
	focus->row = row >= 0 ? row : focus->row;
	list_pick_one(focus, focus->row);
	if (!key_is(key, ' '))
		turn_to(view, focus, 1);
	return true;
}

static bool text_key(const struct view *view, struct focus *focus, const struct key *key)
{
	struct field *field = focus->part == PART_BY ? &focus->answer.by : &focus->answer.field;
	enum field_did did = field_key(field, key);
	list_edited(focus, did);
	if (did == FIELD_EDGE && key->code == K_UP)
		turn_to(view, focus, -1);
	else if (did == FIELD_EDGE && focus->part != PART_BY)
		turn_to(view, focus, 1);
	return did != FIELD_IGNORED;
}

/* The edits of the field at hand, then of the other, then what was picked. */
static bool undo(const struct view *view, struct focus *focus)
{
	struct field *here = focus->part == PART_BECAUSE ? &focus->answer.field : &focus->answer.by;
	if (list_undo(focus, here))
		return true;
	if (list_undo(focus, &focus->answer.by) || list_undo(focus, &focus->answer.field))
		return true;
	int before = picked(focus);
	list_start(view, focus);
	return picked(focus) != before;
}

static bool stop_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	if (key->code == K_TAB || key->code == K_BACKTAB) {
		turn_to(view, focus, key->code == K_TAB ? 1 : -1);
		return true;
	}
	if (key->code == K_UNDO)
		return undo(view, focus);
	if (focus->part == PART_ACTION)
		return action_key(view, focus, key);
	if (key->code != K_ENTER)
		return text_key(view, focus, key);
	if (focus->part == PART_BECAUSE)
		turn_to(view, focus, 1);
	else
		list_next(view, focus, stop_pending(view, focus), act);
	return true;
}

static void stop_hints(const struct view *view, const struct focus *focus,
	struct hints *hints)
{
	const char *const *w = view->words->text;
	if (focus->part == PART_ACTION)
		hints_add(hints, list_keys_at((int)view->item_count, focus->row),
			w[WORD_does_choose]);
	hints_add(hints, w[WORD_key_enter], w[WORD_does_next]);
	hints_add(hints, w[WORD_key_tab],
		w[focus->part == PART_ACTION ? WORD_does_field : WORD_does_list]);
}

const struct draw draw_stop = {
	.help = WORD_help_stop,
	.undoes_edits = true,
	.stands_alone = true,
	.refused_in = REFUSED_IN_PARTS,
	.start = stop_start,
	.paint = stop_paint,
	.key = stop_key,
	.hints = stop_hints,
	.pending = stop_pending,
};
