/*
 * A schedule: its parts one under the other, and the first time large below, so
 * that both can see the day before they go on.
 */
#include "ui/draw_kind.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/form.h"
#include "ui/textfit.h"

#include <string.h>

#define LARGE_BYTES 65536

static const char *in_capitals(const char *text, struct arena *arena)
{
	struct buf upper;
	buf_init(&upper, LARGE_BYTES);
	utf8_upper(text, strlen(text), &upper);
	const char *out = upper.failed ? text : arena_strndup(arena, upper.data, upper.len);
	buf_release(&upper);
	return out;
}

/* Blanks between: large, for cells. */
static const char *spaced(const char *text, struct arena *arena)
{
	size_t len = strlen(text), at = 0;
	char *out = arena_alloc(arena, 2 * len + 1);
	for (size_t i = 0, next; i < len; i = next) {
		next = utf8_next(text, len, i);
		memcpy(out + at, text + i, next - i);
		at += next - i;
		if (next < len)
			out[at++] = ' ';
	}
	out[at] = '\0';
	return out;
}

static void paint_large(const struct view *view, struct page *page)
{
	int indent = page->narrow ? 0 : 4;
	if (str_is_empty(view->schedule.large))
		return;
	const char *capitals = in_capitals(view->schedule.large, page->arena);
	const char *large = spaced(capitals, page->arena);
	if (textfit_width(large) > page->width - indent)
		large = capitals;
	page_gap(page);
	page_text(page, indent, STYLE_TITLE, large);
	if (!str_is_empty(view->schedule.large_text))
		page_text(page, indent, STYLE_TEXT, view->schedule.large_text);
}

static void schedule_paint(const struct view *view, struct focus *focus, struct page *page)
{
	form_paint_all(view, focus, page, form_label_width(view, page));
	form_paint_draft(view, focus, page);
	paint_large(view, page);
	/* Nobody goes on from the last part before the day was in sight. */
	if (form_is_at_end(view, focus))
		page->focus_rows = page->row - page->focus_row;
	form_paint_lists(view, focus, page);
}

const struct draw draw_schedule = {
	.help = WORD_help_schedule,
	.undoes_edits = true,
	.follows_draft = true, /* its days say when the first time can be */
	.start = form_start,
	.paint = schedule_paint,
	.key = form_key,
	.hints = form_hints,
	.pending = form_pending,
};
