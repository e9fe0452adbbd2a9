#include "view/plot.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#define HIGH 10
#define AXIS 3   /* the column of the axis: before it two digits and a blank */
#define NUMBER 3 /* cells at the right, for the number of the last mark */
#define ROW_BYTES 4096

/* The cells of the picture; the row of the days is text of its own. */
struct grid {
	uint32_t *cells;
	int rows, width; /* the last row is the one of 0, and of the axis of days */
};

static uint32_t *cell(const struct grid *grid, int row, int col)
{
	assert(row >= 0 && row < grid->rows && col >= 0 && col < grid->width);
	return grid->cells + (size_t)row * (size_t)grid->width + col;
}

static int bounded(int value)
{
	return value < 0 ? 0 : value > HIGH ? HIGH : value;
}

static bool is_tall(const struct grid *grid)
{
	return grid->rows > HIGH;
}

static int row_of(const struct grid *grid, int value)
{
	assert(value >= 0 && value <= HIGH); /* bounded() has seen it */
	return grid->rows - 1 - (is_tall(grid) ? value : value / 2);
}

static uint32_t mark_of(const struct grid *grid, int value)
{
	if (is_tall(grid))
		return 0x25CF;
	return value % 2 ? 0x2580 : 0x2584; /* the upper half, the lower half */
}

/* ---- along ----------------------------------------------------------------------- */

struct span {
	long first, days;
	int from, columns; /* of the first day, and from there to the last */
};

static struct span span_of(const struct view_point *points, size_t count, int width)
{
	assert(count > 0);
	long first = points[0].at, last = first;
	for (size_t i = 1; i < count; i++) {
		first = points[i].at < first ? points[i].at : first;
		last = points[i].at > last ? points[i].at : last;
	}
	int from = AXIS + 2;
	return (struct span){ first, last - first, from, width - NUMBER - from };
}

static int column_of(const struct span *span, const struct view_point *point)
{
	if (span->days == 0)
		return span->from;
	double part = (double)(point->at - span->first) / (double)span->days;
	return span->from + (int)(part * span->columns + 0.5);
}

/* ---- the picture ----------------------------------------------------------------- */

static void put_number(const struct grid *grid, int row, int col, int number)
{
	if (number >= HIGH)
		*cell(grid, row, col++) = (uint32_t)('0' + number / 10);
	*cell(grid, row, col) = (uint32_t)('0' + number % 10);
}

static void draw_axes(const struct grid *grid)
{
	int zero = grid->rows - 1;
	for (int row = 0; row <= zero; row++)
		*cell(grid, row, AXIS) = 0x2502;
	for (int value = 0; value <= HIGH; value += 2) {
		int row = row_of(grid, value);
		put_number(grid, row, value < HIGH ? 1 : 0, value);
		*cell(grid, row, AXIS) = value ? 0x2524 : 0x253C;
	}
	for (int col = AXIS + 1; col < grid->width; col++)
		*cell(grid, zero, col) = 0x2500;
}

/* Both halves of a cell are all of it. */
static void put_mark(const struct grid *grid, int col, int value)
{
	uint32_t *at = cell(grid, row_of(grid, value), col), mark = mark_of(grid, value);
	bool half = *at == 0x2580 || *at == 0x2584;
	*at = half && *at != mark ? 0x2588 : mark;
}

static void draw_marks(const struct grid *grid, const struct span *span,
	const struct view_point *points, size_t count)
{
	for (size_t i = 0; i < count; i++)
		*cell(grid, grid->rows - 1, column_of(span, &points[i])) = 0x252C;
	for (size_t i = 0; i < count; i++)
		put_mark(grid, column_of(span, &points[i]), bounded(points[i].value));
}

static bool is_free(const struct grid *grid, int row, int col, int cells)
{
	for (; cells > 0; cells--, col++)
		if (col >= grid->width
			|| (*cell(grid, row, col) != ' ' && *cell(grid, row, col) != 0x2500))
			return false;
	return true;
}

/* From the last one back: that is the one people look for. */
static void draw_numbers(const struct grid *grid, const struct span *span,
	const struct view_point *points, size_t count)
{
	while (count-- > 0) {
		int value = bounded(points[count].value), digits = value < HIGH ? 1 : 2;
		int row = row_of(grid, value), col = column_of(span, &points[count]) + 1;
		if (is_free(grid, row, col, digits))
			put_number(grid, row, col, value);
	}
}

static struct grid grid_of(int rows, int width, struct arena *arena)
{
	struct grid grid = { .rows = rows, .width = width };
	grid.cells = arena_array(arena, (size_t)rows * (size_t)width, sizeof *grid.cells);
	for (int i = 0; i < rows * width; i++)
		grid.cells[i] = ' ';
	return grid;
}

static const char *finished(struct buf *row, struct arena *arena)
{
	while (row->len > 0 && row->data[row->len - 1] == ' ')
		row->len--;
	const char *text = arena_strndup(arena, row->data ? row->data : "", row->len);
	buf_release(row);
	return text;
}

static const char *row_text(const struct grid *grid, int at, struct arena *arena)
{
	struct buf row;
	char bytes[4];
	buf_init(&row, ROW_BYTES);
	for (int col = 0; col < grid->width; col++)
		buf_add(&row, bytes, utf8_encode(*cell(grid, at, col), bytes));
	return finished(&row, arena);
}

/* ---- days ------------------------------------------------------------------------ */

struct days {
	const char **at; /* by the column where it begins; NULL: none */
	bool *taken;
	int width;
};

/* Under its mark, if there is room for it and a gap on both sides. */
static void place_day(const struct days *days, int col, const char *text)
{
	assert(col >= 0 && col < days->width);
	int cells = utf8_width(text, strlen(text)), from = col - cells / 2;
	if (cells > days->width)
		return;
	from = from > days->width - cells ? days->width - cells : from < 0 ? 0 : from;
	for (int i = from - 2; i < from + cells + 2; i++)
		if (i >= 0 && i < days->width && days->taken[i])
			return;
	for (int i = from; i < from + cells; i++)
		days->taken[i] = true;
	days->at[from] = text;
}

static const char *days_text(const struct days *days, struct arena *arena)
{
	struct buf row;
	buf_init(&row, ROW_BYTES);
	for (int col = 0; col < days->width;) {
		const char *text = days->at[col] ? days->at[col] : " ";
		int cells = utf8_width(text, strlen(text));
		buf_add_text(&row, text);
		col += cells > 0 ? cells : 1;
	}
	return finished(&row, arena);
}

/* The first and the last day before those between. */
static const char *draw_days(const struct span *span, const struct view_point *points,
	size_t count, int width, struct arena *arena)
{
	struct days days = { .width = width };
	days.at = arena_array(arena, (size_t)width, sizeof *days.at);
	days.taken = arena_array(arena, (size_t)width, sizeof *days.taken);
	place_day(&days, column_of(span, &points[0]), points[0].day);
	place_day(&days, column_of(span, &points[count - 1]), points[count - 1].day);
	for (size_t i = 1; i + 1 < count; i++)
		place_day(&days, column_of(span, &points[i]), points[i].day);
	return days_text(&days, arena);
}

struct plot plot_draw(const struct view_point *points, size_t count, int width, int height,
	struct arena *arena)
{
	int rows = height >= PLOT_TALL ? PLOT_TALL : PLOT_LOW;
	if (count == 0 || width < PLOT_LEAST || height < rows)
		return (struct plot){ .count = 0 };
	struct grid grid = grid_of(rows - 1, width, arena);
	struct span span = span_of(points, count, width);
	const char **text = arena_array(arena, (size_t)rows, sizeof *text);
	draw_axes(&grid);
	draw_marks(&grid, &span, points, count);
	draw_numbers(&grid, &span, points, count);
	for (int i = 0; i < grid.rows; i++)
		text[i] = row_text(&grid, i, arena);
	text[rows - 1] = draw_days(&span, points, count, width, arena);
	return (struct plot){ text, (size_t)rows };
}

/* ---- bars ------------------------------------------------------------------------ */

#define BAR 3 /* columns, with the gap */

struct plot plot_bars(const struct view_point *points, size_t count, int width,
	struct arena *arena)
{
	static const char *const bars[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	size_t most = width < 0 ? 0 : (size_t)((width + 1) / BAR);
	size_t first = count > most ? count - most : 0;
	const char **text = arena_array(arena, 2, sizeof *text);
	struct buf row, numbers;
	if (count == 0 || most == 0)
		return (struct plot){ .count = 0 };
	buf_init(&row, ROW_BYTES);
	buf_init(&numbers, ROW_BYTES);
	for (size_t i = first; i < count; i++) {
		int value = bounded(points[i].value), level = (value * 7 + HIGH / 2) / HIGH;
		buf_printf(&row, "%s%s ", bars[level], bars[level]);
		buf_printf(&numbers, "%2d ", value);
	}
	text[0] = finished(&row, arena);
	text[1] = finished(&numbers, arena);
	return (struct plot){ text, 2 };
}

const char *plot_points(const struct words *words, const struct view_series *series,
	struct arena *arena)
{
	const char *all = "";
	for (size_t i = 0; i < series->count; i++) {
		const struct view_point *point = &series->points[i];
		const char *value = arena_printf(arena, "%d", point->value);
		all = words_append(words, all, words_aside(words, value, point->day, arena), arena);
	}
	return all;
}
