/*
 * A schedule: its parts one under the other, and the first time large below, so
 * that both can see the day before they go on.
 */
#include "ui/draw.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/form.h"
#include "ui/say.h"

#include <ctype.h>
#include <string.h>

/* Capitals (as far as ASCII goes) with blanks between: large, for cells. */
static const char *enlarged(const char *text, bool spaced, struct arena *arena)
{
	size_t len = strlen(text), at = 0;
	char *out = arena_alloc(arena, 2 * len + 1);
	for (size_t i = 0; i < len;) {
		size_t next = utf8_next(text, len, i);
		for (; i < next; i++)
			out[at++] = (char)toupper((unsigned char)text[i]);
		if (spaced && i < len)
			out[at++] = ' ';
	}
	out[at] = '\0';
	return out;
}

static void paint_large(const struct view *view, struct page *page)
{
	int indent = page->narrow ? 0 : 4;
	if (str_is_empty(view->large))
		return;
	const char *large = enlarged(view->large, true, page->arena);
	if (say_width(large) > page->width - indent)
		large = enlarged(view->large, false, page->arena);
	page_gap(page);
	page_text(page, indent, STYLE_TITLE, large);
	if (!str_is_empty(view->large_text))
		page_text(page, indent, STYLE_TEXT, view->large_text);
}

static void schedule_paint(const struct view *view, struct focus *focus, struct page *page)
{
	form_paint_all(view, focus, page);
	paint_large(view, page);
	form_paint_lists(view, focus, page);
}

const struct draw draw_schedule = {
	.kind = VIEW_SCHEDULE,
	.help = WORD_help_schedule,
	.start = form_start,
	.paint = schedule_paint,
	.key = form_key,
	.hints = form_hints,
	.pending = form_pending,
};
