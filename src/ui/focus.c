#include "ui/focus.h"

#include "base/str.h"
#include "ui/overlay.h"
#include "ui/panel.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

void focus_init(struct focus *focus)
{
	*focus = (struct focus){ .number = -1, .air = -1 };
	field_init(&focus->field);
	field_init(&focus->by);
	field_init(&focus->note);
	for (int i = 0; i < FOCUS_PARTS; i++)
		field_init(&focus->parts[i]);
}

void focus_release(struct focus *focus)
{
	field_release(&focus->field);
	field_release(&focus->by);
	field_release(&focus->note);
	for (int i = 0; i < FOCUS_PARTS; i++)
		field_release(&focus->parts[i]);
}

static uint64_t mix(uint64_t hash, const char *text)
{
	return hash * 31 + (text ? str_hash(text) : 1);
}

/* Rows are known by number here: other items than before, and a number is a lie. */
static uint64_t shape_of(const struct view *view)
{
	uint64_t hash = (uint64_t)view->kind + 1; /* 0 is no shape */
	for (size_t i = 0; i < view->item_count; i++)
		hash = mix(hash, view->items[i].id);
	for (size_t i = 0; i < view->part_count; i++)
		hash = mix(hash, view->parts[i].id);
	return hash;
}

static uint64_t lines_of(const struct view *view)
{
	uint64_t hash = view->line_count;
	for (size_t i = 0; i < view->line_count; i++)
		hash = mix(mix(hash, view->lines[i].label), view->lines[i].text);
	return hash;
}

static void go_to_top(struct focus *focus)
{
	focus->part = focus->row = focus->column = focus->top = 0;
	focus->page_rows = 0;
	focus->loose = true;
	focus->seen_end = false;
	focus->air = -1;
}

void focus_start(const struct view *view, struct focus *focus)
{
	assert(view->kind < VIEW_KINDS);
	focus->shape = shape_of(view);
	focus->lines = lines_of(view);
	focus->version = view->version;
	focus->pick_count = 0;
	focus->number = -1;
	focus->remark = NULL;
	focus->asked = focus->sent = focus->forgot = false;
	focus->dirty = focus->drafted = focus->handed = focus->came_back = view->is_draft;
	field_start(&focus->field, "", 0, false);
	field_start(&focus->by, "", 0, true);
	if (draw_of(view->kind)->start)
		draw_of(view->kind)->start(view, focus);
}

void focus_forget(struct focus *focus)
{
	focus->dirty = focus->drafted = false;
	focus->forgot = true;
}

static void start_screen(const struct view *view, struct focus *focus)
{
	snprintf(focus->screen, sizeof focus->screen, "%s",
		view->screen ? view->screen : "");
	go_to_top(focus);
	focus_start(view, focus);
	field_start(&focus->note, "", NOTE_LIMIT, true);
	if (focus->overlay != OVERLAY_COVER)
		overlay_close(focus);
}

static bool is_here(const struct view *view, const struct focus *focus)
{
	return strncmp(focus->screen, view->screen ? view->screen : "",
		       sizeof focus->screen - 1) == 0;
}

/* The same screen after something happened in the visit. */
static void start_again(const struct view *view, struct focus *focus)
{
	bool moved_on = focus->sent, same = focus->shape == shape_of(view);
	bool same_plan = focus->lines == lines_of(view);
	int row = focus->row, part = focus->part;
	focus_start(view, focus);
	if (moved_on || !same || !same_plan)
		go_to_top(focus);
	if (moved_on || !same)
		return;
	focus->row = row;
	focus->part = part;
}

void focus_sync(const struct view *view, struct focus *focus)
{
	focus->sent = focus->sent && !view->refused;
	if (!is_here(view, focus) || focus->shape == 0) {
		start_screen(view, focus);
		return;
	}
	if (!focus->forgot && focus->version == view->version && focus->shape == shape_of(view))
		return;
	bool fits = view->kind == VIEW_WRITE || focus->shape == shape_of(view);
	if (!focus->dirty || focus->sent || !fits)
		start_again(view, focus);
	focus->version = view->version;
	focus->shape = shape_of(view);
	focus->sent = false;
}

bool focus_sees(int top, int shown, int row, int rows)
{
	return row >= top && row + (rows < shown ? rows : shown) <= top + shown;
}

/*
 * Enter, Space and Down never act on what is out of sight.  Would they turn the
 * page instead?  A page without a focus is read to its end first.
 */
bool focus_turns_page(const struct focus *focus)
{
	bool more = focus->top + focus->body_rows < focus->page_rows;
	if (focus->page_rows == 0 || !more)
		return false;
	if (focus->focus_rows == 0)
		return !focus->seen_end;
	return focus->loose && focus->focus_row >= focus->top
	       && !focus_sees(focus->top, focus->body_rows, focus->focus_row,
		focus->focus_rows);
}

int focus_bounded(int top, int page_rows, int shown)
{
	int last = page_rows - shown;
	if (top > last)
		top = last;
	return top > 0 ? top : 0;
}
