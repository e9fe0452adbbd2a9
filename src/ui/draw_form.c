/*
 * Forms that only arrange their parts: if-then plans, teach-back, a card, two amounts.
 * Keys and all the rest are the form's.
 */
#include "ui/draw_kind.h"

#include "ui/form.h"
#include "ui/textfit.h"

#define NUMBER_LEAST 10 /* cells that are left for what is typed */

#define FORM_KEYS \
	.undoes_edits = true, .start = form_start, .key = form_key, .hints = form_hints, \
	.pending = form_pending

/* If-then plans: pairs with air between, and what makes it easier. */
static void ifthen_paint(const struct view *view, struct focus *focus, struct page *page)
{
	int label = form_label_width(view, page);
	page_head(page, view);
	form_begin(view, focus, page);
	for (size_t i = 0; i < view->part_count; i++) {
		if (i > 0 && i % 2 == 0 && !page->airy)
			page_gap(page);
		form_paint_part(view, focus, page, i, label);
	}
	form_paint_end(view, focus, page);
}

const struct draw draw_ifthen = {
	.help = WORD_help_ifthen, .is_sentence = true, .paint = ifthen_paint, FORM_KEYS
};

/* Teach-back: the plan in the patient's own words, and under it how that went. */
static void teach_paint(const struct view *view, struct focus *focus, struct page *page)
{
	page_head(page, view);
	form_begin(view, focus, page);
	for (size_t i = 0; i < view->part_count; i++) {
		if (i > 0)
			page_gap(page);
		form_paint_part(view, focus, page, i, 0);
	}
	form_paint_end(view, focus, page);
}

const struct draw draw_teach = {
	.help = WORD_help_teach, .lists_choices = true, .paint = teach_paint, FORM_KEYS
};

/* A card: a line for each part. */
static void card_paint(const struct view *view, struct focus *focus, struct page *page)
{
	form_paint_all(view, focus, page, form_label_width(view, page));
	form_paint_end(view, focus, page);
}

const struct draw draw_card = {
	.help = WORD_help_card, .paint = card_paint, FORM_KEYS
};

/* Beside their numbers, if they are short enough for it. */
static int amount_label_width(const struct view *view, const struct page *page)
{
	int widest = 0;
	for (size_t i = 0; i < view->part_count; i++) {
		int width = textfit_width(view->parts[i].label);
		widest = width > widest ? width : widest;
	}
	return widest + 4 + NUMBER_LEAST <= page->width ? widest : 0;
}

/* Two numbers, one line each: so much before, so much from now on. */
static void amount_paint(const struct view *view, struct focus *focus, struct page *page)
{
	form_paint_all(view, focus, page, amount_label_width(view, page));
	form_paint_end(view, focus, page);
}

const struct draw draw_amount = {
	.help = WORD_help_amount, .paint = amount_paint, FORM_KEYS
};
