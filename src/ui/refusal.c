#include "ui/refusal.h"

#include "ui/draw_kind.h"
#include "ui/form_pick.h"

#include <assert.h>

static enum refused_in counted_in(const struct view *view)
{
	return view->part_count > 0 ? REFUSED_IN_ROWS : draw_of(view->kind)->refused_in;
}

bool refusal_is_here(const struct view *view, const struct focus *focus)
{
	if (!view->refused || view->refused_at == 0)
		return false;
	int at = (int)view->refused_at - 1;
	switch (counted_in(view)) {
	case REFUSED_IN_ROWS:
		return focus->part == 0 && focus->row == at;
	case REFUSED_IN_PARTS:
		return focus->part == at;
	case REFUSED_ANYWHERE:
		return true;
	default:
		return focus->part == 0;
	}
}

static void go_to_row(const struct view *view, struct focus *focus, int row)
{
	assert(row >= 0);
	bool moves = focus->row != row;
	focus->part = 0;
	focus->row = row;
	if (moves && view->part_count > 0)
		form_pick_reset(view, focus, (size_t)row);
}

void refusal_go(const struct view *view, struct focus *focus)
{
	if (!view->refused || view->refused_at == 0)
		return;
	int at = (int)view->refused_at - 1;
	enum refused_in in = counted_in(view);
	if (in == REFUSED_IN_ROWS)
		go_to_row(view, focus, at);
	else if (in != REFUSED_ANYWHERE)
		focus->part = in == REFUSED_IN_PARTS ? at : 0;
	focus->page.loose = false;
}
