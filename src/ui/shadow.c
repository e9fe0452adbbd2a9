#include "ui/shadow.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

bool shadow_has_size_of(const struct shadow *shadow, const struct canvas *canvas)
{
	return canvas->rows == shadow->rows && canvas->cols == shadow->cols;
}

static struct cell **new_row_cells(const struct canvas *canvas)
{
	size_t rows = (size_t)canvas->rows, cols = (size_t)canvas->cols;
	struct cell **row_cells = calloc(1, rows * (sizeof *row_cells + cols * sizeof **row_cells) + 1);
	for (size_t i = 0; row_cells && i < rows; i++)
		row_cells[i] = (struct cell *)(row_cells + rows) + i * cols;
	return row_cells;
}

void shadow_keep(struct shadow *shadow, const struct canvas *canvas)
{
	assert(!shadow->row_cells || shadow_has_size_of(shadow, canvas));
	size_t size = (size_t)canvas->cols * sizeof **canvas->row_cells;
	if (!shadow->row_cells)
		shadow->row_cells = new_row_cells(canvas);
	shadow->rows = canvas->rows;
	shadow->cols = canvas->cols;
	for (int row = 0; shadow->row_cells && row < canvas->rows; row++)
		if (!shadow_has_row(shadow, canvas, row, canvas->cols))
			memcpy(shadow->row_cells[row], canvas_row(canvas, row), size);
	shadow->cursor_row = canvas->cursor_row;
	shadow->cursor_col = canvas->cursor_col;
	shadow->cursor_shown = canvas->cursor_shown;
}

void shadow_forget(struct shadow *shadow)
{
	free(shadow->row_cells);
	shadow->row_cells = NULL;
}

struct canvas shadow_canvas(const struct shadow *shadow)
{
	return (struct canvas){ .rows = shadow->rows, .cols = shadow->cols,
		.row_cells = shadow->row_cells, .cursor_row = shadow->cursor_row,
		.cursor_col = shadow->cursor_col, .cursor_shown = shadow->cursor_shown };
}

bool shadow_has_row(const struct shadow *shadow, const struct canvas *canvas, int row, int cols)
{
	assert(row >= 0 && row < canvas->rows && cols <= canvas->cols);
	assert(!shadow->row_cells || shadow_has_size_of(shadow, canvas));
	return shadow->row_cells && memcmp(canvas_row(canvas, row), shadow->row_cells[row],
		(size_t)cols * sizeof **shadow->row_cells) == 0;
}

int shadow_changes(const struct shadow *shadow, const struct canvas *canvas, int rows, int cols)
{
	int changed = 0;
	for (int row = 0; row < rows && shadow->row_cells; row++)
		changed += !shadow_has_row(shadow, canvas, row, cols);
	return changed;
}

/* U+200D joins, U+FE0F and U+20E3 make wide; flags, skin tones and most emoji lie above. */
static bool may_join(const struct cell *cell)
{
	bool joins = cell->text[0] >= 0x1F000;
	for (int i = 1; i <= CELL_MARKS && cell->text[i]; i++)
		joins = joins || cell->text[i] == 0x200D || cell->text[i] == 0x20E3
		        || (cell->text[i] >= 0xFE00 && cell->text[i] <= 0xFE0F);
	return joins;
}

static bool any_may_join(const struct cell *cells, int cols)
{
	for (int col = 0; col < cols; col++)
		if (may_join(&cells[col]))
			return true;
	return false;
}

bool shadow_is_unsure(const struct shadow *shadow, const struct canvas *canvas, int row, int cols)
{
	assert(row >= 0 && row < canvas->rows && cols <= canvas->cols);
	return any_may_join(canvas_row(canvas, row), cols)
	       || (shadow->row_cells && any_may_join(shadow->row_cells[row], cols));
}

void shadow_span(const struct shadow *shadow, const struct canvas *canvas, int row, int cols,
	int *from, int *to)
{
	assert(row >= 0 && row < canvas->rows && cols <= canvas->cols);
	assert(!shadow_has_row(shadow, canvas, row, cols)); /* or it would run past the row */
	const struct cell *cells = canvas_row(canvas, row);
	const struct cell *was = shadow->row_cells ? shadow->row_cells[row] : NULL;
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
