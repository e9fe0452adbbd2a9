/*
 * Parts of a form that are picked: one of several (left and right go through
 * them), or any of several (Space and digits switch one).  What is picked stands
 * as codes in the part's text.
 */
#ifndef TANDEM_UI_FORM_PICK_H
#define TANDEM_UI_FORM_PICK_H

#include "ui/focus.h"
#include "ui/page.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

/* Cells of a text. */
int form_width(const char *text);
/* NULL, or what is said beside a part that is blank. */
const char *form_blank(const struct view *view, const struct focus *focus,
	const struct view_part *part);
/* The focus within the part: on what is picked, else on the first. */
void form_pick_reset(const struct view *view, struct focus *focus, size_t part);
/* The choice that is picked, else the first. */
int form_pick_column(const struct view_part *part, const char *text);
/*
 * Few enough to stand one under the other: then Enter takes the one with the focus.
 * Not so a date: how many there are must not change how one is picked.
 */
bool form_pick_is_list(const struct view *view, const struct view_part *part);
/* False where the key is for the form: to another part, or on. */
bool form_pick_key(const struct view *view, struct focus *focus, size_t part,
	const struct key *key);
/* Of several, one on or off; their codes stand in the order of the choices. */
void form_pick_switch(const struct view_part *shown, struct focus *focus, size_t part,
	size_t choice);
void form_pick_paint(const struct view *view, struct focus *focus, struct page *page,
	size_t part, int col, bool focused);

#endif
