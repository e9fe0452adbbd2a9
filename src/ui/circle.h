/*
 * A picture of a person in the middle and the names around, each with a line.
 * Everyone has a place that does not change as others come and go.
 */
#ifndef TANDEM_UI_CIRCLE_H
#define TANDEM_UI_CIRCLE_H

#include "ui/draw.h"

#define CIRCLE_MOST 8

/* NULL where nobody is. */
void circle_paint(struct page *page, const char *you, const char *const names[CIRCLE_MOST]);

#endif
