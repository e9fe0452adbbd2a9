#include "ui/refusal.h"

#include "ui/form_pick.h"

#include <assert.h>

/* Kinds number what they refuse by part, by row, or are one thing. */
static bool has_rows(const struct view *view)
{
	return view->part_count > 0 || view->kind == VIEW_ITEMS;
}

bool refusal_is_here(const struct view *view, const struct focus *focus)
{
	if (!view->refused || view->refused_at == 0)
		return false;
	int at = (int)view->refused_at - 1;
	if (view->kind == VIEW_STOP)
		return focus->part == at;
	if (has_rows(view))
		return focus->part == 0 && focus->row == at;
	/* A ruler has two ways to say one thing; elsewhere the others are lists beside it. */
	return focus->part == 0 || view->kind == VIEW_RULER;
}

void refusal_go(const struct view *view, struct focus *focus)
{
	if (!view->refused || view->refused_at == 0)
		return;
	int at = (int)view->refused_at - 1;
	if (view->kind == VIEW_STOP)
		focus->part = at;
	else if (view->kind != VIEW_RULER)
		focus->part = 0;
	if (has_rows(view) && focus->row != at) {
		focus->row = at;
		if (view->part_count > 0)
			form_pick_reset(view, focus, (size_t)at);
	}
	focus->page.loose = false;
}
