/*
 * The numbers of VIEW_TREND, all of them as they were: days across and a row for
 * each number, where that fits; else each number with its days beside or below.
 */
#ifndef TANDEM_UI_NUMBERS_H
#define TANDEM_UI_NUMBERS_H

#include "ui/draw.h"

/* "pain in the past week (less is better)" */
const char *numbers_name(const struct view *view, const struct view_series *series,
	struct arena *arena);
/* `bars`: the first number has a picture of its own, of bars. */
void numbers_paint(const struct view *view, struct page *page, bool bars);

#endif
