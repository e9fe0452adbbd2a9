#include "ui/focus.h"

void focus_init(struct focus *focus)
{
	*focus = (struct focus){ .answer.number = -1 };
	field_init(&focus->answer.field);
	field_init(&focus->answer.by);
	field_init(&focus->note.field);
	for (int i = 0; i < FOCUS_PARTS; i++)
		field_init(&focus->answer.parts[i]);
}

void focus_release(struct focus *focus)
{
	field_release(&focus->answer.field);
	field_release(&focus->answer.by);
	field_release(&focus->note.field);
	for (int i = 0; i < FOCUS_PARTS; i++)
		field_release(&focus->answer.parts[i]);
}

void focus_forget(struct focus *focus)
{
	focus->answer.dirty = focus->answer.drafted = false;
	focus->answer.forgot = true;
}

bool focus_sees(int top, int shown, int row, int rows)
{
	return row >= top && row + (rows < shown ? rows : shown) <= top + shown;
}

bool focus_is_hidden(const struct focus *focus)
{
	const struct focus_page *page = &focus->page;
	return page->focus_rows > 0 && page->loose && page->rows > 0
	       && !focus_sees(page->top, page->shown, page->focus_row, page->focus_rows);
}

/*
 * Enter, Space and Down never act on what is out of sight.  Would they turn the
 * page instead?  A page without a focus is read to its end first.
 */
bool focus_turns_page(const struct focus *focus)
{
	const struct focus_page *page = &focus->page;
	bool more = page->top + page->shown < page->rows;
	if (page->rows == 0 || !more)
		return false;
	if (page->focus_rows == 0)
		return !page->seen_end;
	return focus_is_hidden(focus) && page->focus_row >= page->top;
}

int focus_bounded(int top, int page_rows, int shown)
{
	int last = page_rows - shown;
	if (top > last)
		top = last;
	return top > 0 ? top : 0;
}
