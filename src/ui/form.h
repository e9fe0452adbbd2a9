/*
 * A form: several short texts on one page, one of them with the focus.  What the
 * kinds with parts have in common; draw_form.c and its like only arrange it.
 *
 * Enter and Down go to the next part, Up back, and Enter on the last one sends
 * all of them.  Right on a blank part picks what is offered for it.  Tab goes to the lists below the form.  In focus: `part` is where
 * keys go (the form, a list), `row` the part, `column` the choice in it or the
 * row of the list.
 */
#ifndef TANDEM_UI_FORM_H
#define TANDEM_UI_FORM_H

#include "ui/focus.h"
#include "ui/hints.h"
#include "ui/page.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

void form_start(const struct view *view, struct focus *focus);
struct value form_pending(const struct view *view, const struct focus *focus);
bool form_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act);
void form_hints(const struct view *view, const struct focus *focus, struct hints *hints);

/* Would Enter send the form? */
bool form_is_at_end(const struct view *view, const struct focus *focus);

/* Are PgUp and PgDn keys of the part with the focus? */
bool form_takes_pages(const struct view *view, const struct focus *focus);

/* Before the first part. */
void form_begin(const struct view *view, const struct focus *focus, struct page *page);
/* One part: its label, and what stands there or is to be filled in.  `label` is how wide
 * labels are; form_label_width() says how wide that must be. */
void form_paint_part(const struct view *view, struct focus *focus, struct page *page,
	size_t part, int label);
int form_label_width(const struct view *view, const struct page *page);
/* The lists for the part with the focus: ways to begin, the patient's own phrases. */
void form_paint_lists(const struct view *view, struct focus *focus, struct page *page);
/* Where it is one, that what stands here is a draft from an earlier time. */
void form_paint_draft(const struct view *view, const struct focus *focus, struct page *page);
/* What ends most forms: the lists. */
void form_paint_end(const struct view *view, struct focus *focus, struct page *page);
/* The head, and all parts one after the other. */
void form_paint_all(const struct view *view, struct focus *focus, struct page *page, int label);

#endif
