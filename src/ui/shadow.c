#include "ui/shadow.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

bool shadow_has_size_of(const struct shadow *shadow, const struct canvas *canvas)
{
	return canvas->rows == shadow->rows && canvas->cols == shadow->cols;
}

void shadow_keep(struct shadow *shadow, const struct canvas *canvas)
{
	assert(!shadow->cells || shadow_has_size_of(shadow, canvas));
	size_t size = (size_t)canvas->rows * (size_t)canvas->cols * sizeof *canvas->cells;
	if (!shadow->cells)
		shadow->cells = malloc(size ? size : 1);
	if (shadow->cells && size)
		memcpy(shadow->cells, canvas->cells, size);
	shadow->rows = canvas->rows;
	shadow->cols = canvas->cols;
	shadow->cursor_row = canvas->cursor_row;
	shadow->cursor_col = canvas->cursor_col;
	shadow->cursor_shown = canvas->cursor_shown;
}

void shadow_forget(struct shadow *shadow)
{
	free(shadow->cells);
	shadow->cells = NULL;
}

struct canvas shadow_canvas(const struct shadow *shadow)
{
	return (struct canvas){ .rows = shadow->rows, .cols = shadow->cols,
		.cells = shadow->cells, .cursor_row = shadow->cursor_row,
		.cursor_col = shadow->cursor_col, .cursor_shown = shadow->cursor_shown };
}

static size_t cell_at(const struct canvas *canvas, int row)
{
	return (size_t)row * (size_t)canvas->cols;
}

bool shadow_has_row(const struct shadow *shadow, const struct canvas *canvas, int row, int cols)
{
	assert(row >= 0 && row < canvas->rows && cols <= canvas->cols);
	assert(!shadow->cells || shadow_has_size_of(shadow, canvas));
	size_t at = cell_at(canvas, row);
	return shadow->cells && memcmp(&canvas->cells[at], &shadow->cells[at],
		(size_t)cols * sizeof *shadow->cells) == 0;
}

int shadow_changes(const struct shadow *shadow, const struct canvas *canvas, int rows, int cols)
{
	int changed = 0;
	for (int row = 0; row < rows && shadow->cells; row++)
		changed += !shadow_has_row(shadow, canvas, row, cols);
	return changed;
}

void shadow_span(const struct shadow *shadow, const struct canvas *canvas, int row, int cols,
	int *from, int *to)
{
	assert(row >= 0 && row < canvas->rows && cols <= canvas->cols);
	assert(!shadow_has_row(shadow, canvas, row, cols)); /* or it would run past the row */
	size_t at = cell_at(canvas, row);
	const struct cell *cells = &canvas->cells[at];
	const struct cell *was = shadow->cells ? &shadow->cells[at] : NULL;
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
