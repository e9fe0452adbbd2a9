/*
 * A schedule: one sentence with gaps, "I will ... on ... after ... for ...", and at its end the
 * first time, so that both can see the day before they go on.
 */
#include "ui/draw_kind.h"

#include "base/str.h"
#include "ui/form.h"
#include "ui/form_pick.h"

#define LABEL_NARROW 8 /* cells of a label that stands beside its gap on a narrow page */

/* Labels stand beside their gaps: what stands under one another is no sentence. */
static int sentence_label_width(const struct view *view, const struct page *page)
{
	int most = page->narrow ? LABEL_NARROW : page->width / 3;
	int width = form_width(view->words->text[WORD_sentence_will]);
	for (size_t i = 0; i < view->part_count; i++) {
		int cells = form_width(view->parts[i].label);
		width = cells > width && cells <= most ? cells : width;
	}
	return width < most ? width : most;
}

/* What is to be done was said on another screen: it begins the sentence. */
static void paint_will(const struct view *view, struct page *page, int label)
{
	int col = page->left + 2 + label + 2 + (page->narrow ? 0 : 2);
	if (str_is_empty(view->quote))
		return;
	page_need(page, 1);
	canvas_say(page->canvas, page->row, page->left + 2, STYLE_TEXT,
		view->words->text[WORD_sentence_will]);
	page->row += page_block(page, page->row, col, page->left + page->width - col, STYLE_WORDS,
		view->quote);
	page->row += page->airy;
}

static void paint_first(const struct view *view, struct page *page)
{
	int indent = page->narrow ? 0 : 2;
	if (str_is_empty(view->schedule.large))
		return;
	if (!page->narrow)
		page_gap(page);
	page_text(page, indent, STYLE_TITLE, view->schedule.large);
	if (!str_is_empty(view->schedule.large_text))
		page_text(page, indent, STYLE_TEXT, view->schedule.large_text);
}

static void schedule_paint(const struct view *view, struct focus *focus, struct page *page)
{
	int label = sentence_label_width(view, page);
	struct view head = *view;
	head.quote = NULL; /* it stands in the sentence */
	page_head(page, &head);
	form_begin(view, focus, page);
	paint_will(view, page, label);
	for (size_t i = 0; i < view->part_count; i++)
		form_paint_part(view, focus, page, i, label);
	paint_first(view, page);
	/* Nobody goes on from the last part before the day was in sight. */
	if (form_is_at_end(view, focus))
		page->focus_rows = page->row - page->focus_row;
	form_paint_lists(view, focus, page);
}

const struct draw draw_schedule = {
	.help = WORD_help_schedule,
	.is_sentence = true,
	.undoes_edits = true,
	.follows_draft = true, /* its days say when the first time can be */
	.start = form_start,
	.paint = schedule_paint,
	.key = form_key,
	.hints = form_hints,
	.pending = form_pending,
};
