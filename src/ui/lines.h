/*
 * Lines of a plan on a page: section at the left, what it says beside it.
 */
#ifndef TANDEM_UI_LINES_H
#define TANDEM_UI_LINES_H

#include "ui/draw.h"

void lines_paint(struct page *page, const struct view_line *lines, size_t count);

#endif
