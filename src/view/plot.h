/*
 * A picture of one number over time, as rows of text: to scale both ways, 0 to 10
 * up, days along.  Pure: points in, rows out, for screens and for paper alike.
 *
 * Where there is room each value has a row of its own (PLOT_TALL); else each row
 * has two, and a mark in its upper or lower half says which (PLOT_LOW).  Beside a
 * mark its number, and under it its day, stand where nothing else does: whoever
 * shows a picture lists all the numbers, too.
 */
#ifndef TANDEM_VIEW_PLOT_H
#define TANDEM_VIEW_PLOT_H

#include "view/view.h"

#include <stddef.h>

#define PLOT_TALL 12 /* rows, with that of the days */
#define PLOT_LOW 7
#define PLOT_LEAST 16 /* columns */

struct plot {
	const char *const *rows; /* in the arena; no blanks at their ends */
	size_t count; /* 0: it does not fit, or there is no point */
};

/* No wider than `width`; PLOT_TALL or PLOT_LOW rows, no more than `height`. */
struct plot plot_draw(const struct view_point *points, size_t count, int width, int height,
	struct arena *arena);
/*
 * Two rows, a bar for each visit and its number below: for narrow windows.  Not to
 * scale along; the last ones, where not all fit.
 */
struct plot plot_bars(const struct view_point *points, size_t count, int width,
	struct arena *arena);

/* The points in words, "4 (2 Mar), 6 (13 Apr)". */
const char *plot_points(const struct words *words, const struct view_series *series,
	struct arena *arena);

#endif
