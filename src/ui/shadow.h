/*
 * What the terminal shows: a copy of the last canvas, to tell what of the next
 * one is new.  Both are of one size, or the copy is forgotten first.
 */
#ifndef TANDEM_UI_SHADOW_H
#define TANDEM_UI_SHADOW_H

#include "ui/canvas.h"

#include <stdbool.h>

struct shadow {
	struct cell **row_cells; /* owned, the cells behind it in the same memory; NULL when
	                          * nothing is known: then every row is new */
	int rows, cols;
	int cursor_row, cursor_col;
	bool cursor_shown;
};

bool shadow_has_size_of(const struct shadow *shadow, const struct canvas *canvas);
/* Copies the rows that are new.  Where there is no memory for it, nothing is known, and
 * nothing else is lost. */
void shadow_keep(struct shadow *shadow, const struct canvas *canvas);
/* Also at the end. */
void shadow_forget(struct shadow *shadow);
/* The copy, as a canvas to look at, that borrows its cells. */
struct canvas shadow_canvas(const struct shadow *shadow);

/* Of a row its first `cols` columns: does it stand there already? */
bool shadow_has_row(const struct shadow *shadow, const struct canvas *canvas, int row, int cols);
/* How many of the first `rows` have changed; 0 where nothing is known. */
int shadow_changes(const struct shadow *shadow, const struct canvas *canvas, int rows, int cols);
/*
 * Does something stand in the row, or did, of which the terminal may think otherwise than we
 * how many cells it takes?  So it is with emoji, which it may join.  What is right of it may
 * then stand elsewhere, and to write what changed would leave some of it behind.
 */
bool shadow_is_unsure(const struct shadow *shadow, const struct canvas *canvas, int row, int cols);
/* The columns [*from, *to) of a row that is new: from the first to the last that
 * changed, and never half of a wide cell. */
void shadow_span(const struct shadow *shadow, const struct canvas *canvas, int row, int cols,
	int *from, int *to);

#endif
