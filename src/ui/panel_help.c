/*
 * Pages to read: help (F1), and all lines for the clinician (F2).
 */
#include "ui/panel.h"

#include "base/str.h"
#include "ui/draw_kind.h"
#include "ui/overlay.h"

#include <limits.h>

/* The long form of the row that the focus is on. */
static void paint_help_row(const struct view *view, const struct focus *focus,
	struct page *page)
{
	/* A row that is asked alone stands there in full. */
	if (view->kind == VIEW_ITEMS || focus->part != 0 || focus->row < 0 || (size_t)focus->row >= view->item_count)
		return;
	const struct view_item *item = &view->items[focus->row];
	if (str_is_empty(item->more))
		return;
	page_gap(page);
	page_text(page, 0, STYLE_TITLE, view->words->text[WORD_help_row]);
	page_text(page, 0, STYLE_TEXT, item->label);
	page_text(page, 2, STYLE_TEXT, item->more);
}

/* The words that the screen is about, where it may have room for the first of them only. */
static void paint_words(const struct view *view, struct page *page)
{
	if (str_is_empty(view->quote))
		return;
	page_words(page, view->quote, INT_MAX);
	page_gap(page);
}

static void help_paint(const struct view *view, struct focus *focus, struct page *page)
{
	bool home = view->where == WHERE_HOME;
	const char *const *w = view->words->text;
	page_focus(page, page->row, 0, page->left, false);
	page_text(page, 0, STYLE_TITLE, w[WORD_help_title]);
	if (!page->narrow)
		page_gap(page);
	paint_words(view, page);
	if (view->kind == VIEW_ITEMS && !str_is_empty(view->set.why)) {
		page_text(page, 0, STYLE_TEXT, view->set.why);
		page_gap(page);
	}
	page_text(page, 0, STYLE_TEXT, view->help ? view->help
		: w[home ? WORD_help_home : draw_of(view->kind)->help]);
	paint_help_row(view, focus, page);
	for (size_t i = 0, any = 0; i < view->coach_count; i++) {
		if (view->coach[i].kind != COACH_MORE)
			continue;
		if (any++ == 0)
			page_gap(page);
		page_text(page, 0, STYLE_TEXT, view->coach[i].text);
	}
	page_gap(page);
	page_text(page, 0, STYLE_TEXT, w[WORD_help_everywhere]);
	if (view->may & MAY_LOOK)
		page_text(page, 0, STYLE_TEXT, w[WORD_help_look]);
	if (focus->points)
		page_text(page, 0, STYLE_TEXT, w[WORD_help_mouse]);
	if (!home)
		return;
	page_gap(page);
	page_text(page, 0, STYLE_TEXT, w[WORD_intended_use]);
}

static void coach_paint(const struct view *view, struct focus *focus, struct page *page)
{
	(void)focus;
	page_focus(page, page->row, 0, page->left, false);
	page_text(page, 0, STYLE_TITLE, view->words->text[WORD_for_clinician]);
	if (!page->narrow)
		page_gap(page);
	frame_coach(page, view, true);
}

static bool read_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	(void)view, (void)act;
	overlay_read(focus, key);
	return false;
}

static void read_hints(const struct view *view, const struct focus *focus, struct hints *hints)
{
	const char *const *w = view->words->text;
	if (focus->overlay.rows > focus->overlay.shown)
		hints_add(hints, w[WORD_key_pages], w[WORD_does_more]);
}

const struct panel panel_help = { .paint = help_paint, .key = read_key, .hints = read_hints };
const struct panel panel_coach = { .paint = coach_paint, .key = read_key, .hints = read_hints };
