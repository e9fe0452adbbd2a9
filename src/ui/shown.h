/*
 * What the terminal shows: a copy of the last canvas, to tell what of the next
 * one is new.  Both are of one size, or the copy is forgotten first.
 */
#ifndef TANDEM_UI_SHOWN_H
#define TANDEM_UI_SHOWN_H

#include "ui/canvas.h"

#include <stdbool.h>

struct shown {
	struct cell *cells; /* owned; NULL when nothing is known: then every row is new */
	int rows, cols;
	int cursor_row, cursor_col;
	bool cursor_shown;
};

bool shown_has_size_of(const struct shown *shown, const struct canvas *canvas);
/* Where there is no memory for the copy, nothing is known, and nothing else is lost. */
void shown_keep(struct shown *shown, const struct canvas *canvas);
/* Also at the end. */
void shown_forget(struct shown *shown);
/* The copy, as a canvas that borrows its cells. */
struct canvas shown_canvas(const struct shown *shown);

/* Of a row its first `cols` columns: does it stand there already? */
bool shown_has_row(const struct shown *shown, const struct canvas *canvas, int row, int cols);
/* How many of the first `rows` have changed; 0 where nothing is known. */
int shown_changes(const struct shown *shown, const struct canvas *canvas, int rows, int cols);
/* The columns [*from, *to) of a row that is new: from the first to the last that
 * changed, and never half of a wide cell. */
void shown_span(const struct shown *shown, const struct canvas *canvas, int row, int cols,
	int *from, int *to);

#endif
