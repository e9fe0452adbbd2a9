/*
 * Lines of a plan, the way they are printed: what each is about to the left in muted, right
 * against what it says; the patient's own words, which quotation marks stand around, in theirs.
 */
#ifndef TANDEM_UI_LINES_H
#define TANDEM_UI_LINES_H

#include "ui/page.h"

#define LINES_NO_MARK (-1)

/*
 * Paints them and moves page->row on.  `mark`: the line that has the mark, and then the focus.
 * What page_clicks() said holds for those that lead somewhere.
 */
void lines_paint(struct page *page, const struct view_line *lines, size_t count, int mark);
/* How many of them lead somewhere; and the one that is number `nth` of these, from 0. */
int lines_leading(const struct view_line *lines, size_t count);
int lines_leading_at(const struct view_line *lines, size_t count, int nth);
/*
 * Text wrapped in [col, col + width) from `row` on, with what stands in quotation marks in
 * STYLE_WORDS (in bold where `style` is STYLE_TITLE).  Returns the rows, leaves page->row.
 */
int lines_said(struct page *page, int row, int col, int width, enum style style,
	const char *text);

#endif
