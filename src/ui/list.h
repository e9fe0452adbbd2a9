/*
 * A list that has the focus: keys that move in it, and numbers that pick.
 */
#ifndef TANDEM_UI_LIST_H
#define TANDEM_UI_LIST_H

#include "ui/focus.h"
#include "ui/hints.h"
#include "ui/page.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Up, Down, Home, End; PgUp and PgDn by LIST_PAGE rows, so that the mark comes to the row of
 * the same number.  True when the key was one of them.
 */
#define LIST_PAGE 9
bool list_move(const struct key *key, int count, int *row);
/* Left and Right as Up and Down: for rows that may stand side by side. */
struct key list_across(const struct key *key);
/* The row that a digit stands for (1 the first), -1 when it is none. */
int list_digit(const struct key *key, int count);
/*
 * In a list with more rows than there are digits, the digits are those of the page of LIST_PAGE
 * rows that has the mark (row `mark`, -1 the first page): the number of a row, PAGE_NO_DIGIT
 * on other pages; and the row that a digit picks, -1 none.
 */
int list_number_of(int row, int mark);
int list_digit_at(const struct key *key, int count, int mark);
/*
 * A number from 0 to `high` that is typed on one key, or 10 on two: 1, and then 0 (the
 * focus knows what was typed last).  -1: the key is none, or the number is too high.
 */
int list_number(struct focus *focus, const struct key *key, int high);
bool key_is(const struct key *key, char letter);
/* "1", "1-2" ... "1-9", for the footer: of the rows that have a number; "" without rows. */
const char *list_keys(size_t count);
const char *list_keys_at(int count, int mark);
/* How the other pages are reached, where there are any. */
void list_page_hints(const struct view *view, int count, struct hints *hints);

/*
 * While no row has the focus all of them must be in sight, from row `top` of the page
 * on: the focus is on the list as a whole, where that fits the screen, and the cursor
 * where its first row begins.
 */
void list_focus_all(const struct focus *focus, struct page *page, int top);

/* Is there room for a blank row between the rows, from page->row on? */
bool list_has_air(const struct view *view, const struct focus *focus, const struct page *page);
/* Paints the heading above the row, where there is one; returns the rows that it takes.  With the
 * row that has the focus it stays in sight by list_keep_head(). */
int list_head(const struct view *view, struct page *page, int row);
void list_keep_head(struct page *page, int rows);

/* Where one is chosen Space marks a first one; an answer that was given changes by Enter, a
 * digit or a click.  `other`: one was given, and it is not the row with the mark.  True: it was
 * Space that must not, which is said. */
bool list_keeps_given(const struct view *view, struct focus *focus, const struct key *key,
	bool other);

/* What is picked, in the order of picking. */
bool list_has(const struct focus *focus, int row);
void list_pick_one(struct focus *focus, int row);
/* The place of the row among those picked, from 1; 0 not picked. */
int list_rank(const struct focus *focus, int row);
/* The focus as the answer stands in the view. */
void list_start(const struct view *view, struct focus *focus);
struct value list_value(const struct focus *focus, enum value_type type);
/* Something here is not in the visit yet. */
void list_changed(struct focus *focus);
/*
 * Enter: the answer if it changed, else as it stands; an open question that may
 * be skipped is.
 */
bool list_next(const struct view *view, struct focus *focus, struct value value,
	struct act *act);

/* ---- one of several */

/*
 * VIEW_CHOOSE, and kinds that end in such a list.  In a visit nothing is marked before
 * somebody picked it: Enter must not give an answer that nobody chose.  On the program's
 * own screens the first row has the focus, as in any menu.
 */
void list_choose_start(const struct view *view, struct focus *focus);
/* The choices with the headings that they are under; the rest of the page is the kind's. */
void list_choose_paint(const struct view *view, const struct focus *focus, struct page *page);
bool list_choose_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act);
void list_choose_hints(const struct view *view, const struct focus *focus,
	struct hints *hints);
struct value list_choose_pending(const struct view *view, const struct focus *focus);

/* ---- texts for a field */

/* After a key in a field: it changed, or was full, which is said. */
void list_edited(struct focus *focus, enum field_did did);
/* Takes the last edit of a field back; false where there is none. */
bool list_undo(struct focus *focus, struct field *field);

/*
 * What may be put into a field by number: ways to begin, and the patient's own
 * phrases.
 */
struct phrases {
	const char *const *list;
	size_t count;
};

/* Numbered, side by side while they fit, under a title; nothing where there are none.
 * `focused`: the row with the focus, -1 none. */
void phrases_paint(struct page *page, const char *title, const struct phrases *phrases,
	int focused);
/* Puts a phrase at the cursor, parted by a blank from what stands before it. */
enum field_did phrases_put(struct field *field, const char *phrase);

#endif
