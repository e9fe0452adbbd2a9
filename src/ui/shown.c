#include "ui/shown.h"

#include <stdlib.h>
#include <string.h>

bool shown_has_size_of(const struct shown *shown, const struct canvas *canvas)
{
	return canvas->rows == shown->rows && canvas->cols == shown->cols;
}

void shown_keep(struct shown *shown, const struct canvas *canvas)
{
	size_t size = (size_t)canvas->rows * (size_t)canvas->cols * sizeof *canvas->cells;
	if (!shown->cells)
		shown->cells = malloc(size ? size : 1);
	if (shown->cells && size)
		memcpy(shown->cells, canvas->cells, size);
	shown->rows = canvas->rows;
	shown->cols = canvas->cols;
	shown->cursor_row = canvas->cursor_row;
	shown->cursor_col = canvas->cursor_col;
	shown->cursor_shown = canvas->cursor_shown;
}

void shown_forget(struct shown *shown)
{
	free(shown->cells);
	shown->cells = NULL;
}

struct canvas shown_canvas(const struct shown *shown)
{
	return (struct canvas){ .rows = shown->rows, .cols = shown->cols,
		.cells = shown->cells, .cursor_row = shown->cursor_row,
		.cursor_col = shown->cursor_col, .cursor_shown = shown->cursor_shown };
}

static size_t cell_at(const struct canvas *canvas, int row)
{
	return (size_t)row * (size_t)canvas->cols;
}

bool shown_has_row(const struct shown *shown, const struct canvas *canvas, int row, int cols)
{
	size_t at = cell_at(canvas, row);
	return shown->cells && memcmp(&canvas->cells[at], &shown->cells[at],
		(size_t)cols * sizeof *shown->cells) == 0;
}

int shown_changes(const struct shown *shown, const struct canvas *canvas, int rows, int cols)
{
	int changed = 0;
	for (int row = 0; row < rows && shown->cells; row++)
		changed += !shown_has_row(shown, canvas, row, cols);
	return changed;
}

void shown_span(const struct shown *shown, const struct canvas *canvas, int row, int cols,
	int *from, int *to)
{
	size_t at = cell_at(canvas, row);
	const struct cell *cells = &canvas->cells[at];
	const struct cell *was = shown->cells ? &shown->cells[at] : NULL;
	*from = 0;
	*to = cols;
	while (was && memcmp(&cells[*from], &was[*from], sizeof *cells) == 0)
		++*from;
	while (was && memcmp(&cells[*to - 1], &was[*to - 1], sizeof *cells) == 0)
		--*to;
	while (*from > 0 && cells[*from].width == 0)
		--*from;
	while (*to < cols && cells[*to].width == 0)
		++*to;
}
