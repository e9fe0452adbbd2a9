#include "ui/canvas.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

static const struct cell blank_cell = { .width = 1 };

struct canvas *canvas_new(struct arena *arena, int rows, int cols)
{
	assert(arena);
	struct canvas *canvas = ARENA_NEW(arena, struct canvas);
	canvas->cols = cols > 0 ? cols : 0;
	canvas->arena = arena;
	canvas->blank = arena_array(arena, (size_t)canvas->cols, sizeof *canvas->blank);
	for (int i = 0; i < canvas->cols; i++)
		canvas->blank[i] = blank_cell;
	canvas_grow(canvas, rows);
	return canvas;
}

void canvas_grow(struct canvas *canvas, int rows)
{
	if (rows <= canvas->rows)
		return;
	struct cell **row_cells = arena_array(canvas->arena, (size_t)rows, sizeof *row_cells);
	for (int i = 0; i < rows; i++)
		row_cells[i] = i < canvas->rows ? canvas->row_cells[i] : canvas->blank;
	canvas->row_cells = row_cells;
	canvas->rows = rows;
}

const struct cell *canvas_row(const struct canvas *canvas, int row)
{
	assert(row >= 0 && row < canvas->rows);
	return canvas->row_cells[row];
}

static const struct cell *cell_at(const struct canvas *canvas, int row, int col)
{
	assert(col >= 0 && col < canvas->cols);
	return canvas_row(canvas, row) + col;
}

static bool is_untouched(const struct canvas *canvas, int row)
{
	return canvas_row(canvas, row) == canvas->blank;
}

static void begin_row(struct canvas *canvas, int row)
{
	size_t size = (size_t)canvas->cols * sizeof *canvas->blank;
	canvas->row_cells[row] = arena_alloc(canvas->arena, size);
	if (size)
		memcpy(canvas->row_cells[row], canvas->blank, size);
}

/* The cells of a row that is to be painted on. */
static struct cell *own_row(struct canvas *canvas, int row)
{
	if (is_untouched(canvas, row))
		begin_row(canvas, row);
	return canvas->row_cells[row];
}

static bool is_inside(const struct canvas *canvas, int row, int col)
{
	return row >= 0 && row < canvas->rows && col >= 0 && col < canvas->cols;
}

/* Letters, not what is drawn: a mark may stand on a line. */
static bool is_text(const struct cell *cell)
{
	return cell->text[0] && cell->style != STYLE_MUTED && cell->style != STYLE_ACCENT;
}

static void count_covered(struct canvas *canvas, const struct cell *cell, uint32_t cp)
{
	canvas->covered += is_text(cell) && cell->text[0] != cp;
}

/* Half of a wide character cannot stay when its other half is written over. */
static void clear_halves(const struct canvas *canvas, struct cell *cell, int col)
{
	if (cell->width == 1)
		return;
	if (cell->width == 0 && col > 0)
		cell[-1] = blank_cell;
	if (cell->width == 2 && col + 1 < canvas->cols)
		cell[1] = blank_cell;
}

static void put(struct canvas *canvas, struct cell *cells, int col, enum style style, uint32_t cp,
	int width)
{
	assert((width == 1 || width == 2) && col >= 0 && col + width <= canvas->cols);
	assert(style < STYLES);
	struct cell *cell = cells + col;
	clear_halves(canvas, cell, col);
	*cell = (struct cell){ .style = (uint8_t)style, .width = (uint8_t)width };
	cell->text[0] = cp == ' ' ? 0 : cp;
	if (width == 2) {
		clear_halves(canvas, cell + 1, col + 1);
		cell[1] = (struct cell){ .style = (uint8_t)style };
	}
}

static void add_mark(struct cell *cell, uint32_t cp)
{
	assert(cp); /* 0 ends the marks */
	for (int i = 1; i <= CELL_MARKS; i++) {
		if (!cell->text[i]) {
			cell->text[i] = cp;
			return;
		}
	}
}

/* The code point there, its bytes and cells; printable ASCII is seen at once. */
static uint32_t next_char(const char *text, size_t *len, int *width)
{
	unsigned char c = (unsigned char)*text;
	if (c >= 0x20 && c < 0x7F) {
		*len = 1;
		*width = 1;
		return c;
	}
	uint32_t cp = utf8_decode(text, len);
	*width = utf8_char_width(cp);
	return cp;
}

int canvas_text(struct canvas *canvas, int row, int col, int end, enum style style,
	const char *text, size_t len)
{
	assert(text || len == 0);
	int at = col;
	int base = -1; /* column of the last one drawn, that marks go on */
	bool has_row = row >= 0 && row < canvas->rows && len > 0;
	struct cell *cells = has_row ? own_row(canvas, row) : NULL;
	if (end > canvas->cols)
		end = canvas->cols;
	for (size_t i = 0, n; i < len; i += n) {
		int width;
		uint32_t cp = next_char(text + i, &n, &width);
		if (n == 0)
			break;
		if (width == 0) {
			if (base >= 0 && cp >= 0x300)
				add_mark(&cells[base], cp);
			continue;
		}
		base = -1;
		if (cells && at >= 0 && at + width <= end) {
			count_covered(canvas, &cells[at], cp);
			put(canvas, cells, at, style, cp, width);
			base = at;
		} else if (cp != ' ') {
			canvas->lost += width;
		}
		at += width;
	}
	return at - col;
}

int canvas_say(struct canvas *canvas, int row, int col, enum style style, const char *text)
{
	return canvas_text(canvas, row, col, canvas->cols, style, text, strlen(text));
}

void canvas_fill(struct canvas *canvas, int row, int col, int count, enum style style,
	uint32_t cp)
{
	assert(cp == ' ' || utf8_char_width(cp) == 1);
	for (int i = 0; i < count; i++)
		if (is_inside(canvas, row, col + i))
			put(canvas, own_row(canvas, row), col + i, style, cp, 1);
}

void canvas_ground(struct canvas *canvas, int row, int col, int width, enum style style)
{
	assert(style < STYLES);
	for (int i = col; i < col + width; i++) {
		if (!is_inside(canvas, row, i))
			continue;
		struct cell *cell = &own_row(canvas, row)[i];
		if (cell->width == 1 && !cell->text[0])
			cell->style = (uint8_t)style;
	}
}

void canvas_cursor(struct canvas *canvas, int row, int col, bool shown)
{
	canvas->cursor_row = row;
	canvas->cursor_col = col;
	canvas->cursor_shown = shown;
}

/* ---- hits -------------------------------------------------------------------- */

void canvas_hit(struct canvas *canvas, int row, int col, int width,
	const struct target *target)
{
	assert(target);
	if (width < 1 || row < 0 || row >= canvas->rows)
		return;
	canvas->hits = arena_grow(canvas->arena, canvas->hits, canvas->hit_count,
		&canvas->hit_cap, sizeof *canvas->hits);
	canvas->hits[canvas->hit_count++] = (struct hit){ row, col, width, *target };
}

const struct target *canvas_target(const struct canvas *canvas, int row, int col)
{
	if (!is_inside(canvas, row, col))
		return NULL;
	for (size_t i = canvas->hit_count; i-- > 0;) {
		const struct hit *hit = &canvas->hits[i];
		if (hit->row == row && col >= hit->col && col - hit->col < hit->width)
			return &hit->target;
	}
	return NULL;
}

static void copy_hits(struct canvas *canvas, int to, const struct canvas *source, int from,
	int rows)
{
	for (size_t i = 0; i < source->hit_count; i++) {
		const struct hit *hit = &source->hits[i];
		if (hit->row >= from && hit->row - from < rows)
			canvas_hit(canvas, to + hit->row - from, hit->col, hit->width,
				&hit->target);
	}
}

/* What is lost and what is covered when one row comes over another. */
static void count_moved(struct canvas *canvas, int to, const struct canvas *source, int from)
{
	for (int col = 0; col < source->cols; col++) {
		uint32_t cp = cell_at(source, from, col)->text[0];
		if (col < canvas->cols)
			count_covered(canvas, cell_at(canvas, to, col), cp);
		else
			canvas->lost += cp != 0;
	}
}

static void move_row(struct canvas *canvas, int to, struct canvas *source, int from)
{
	int cols = source->cols < canvas->cols ? source->cols : canvas->cols;
	if (is_untouched(source, from) && is_untouched(canvas, to))
		return;
	/* Nearly always: a page as wide as the screen, and nothing there yet. */
	if (is_untouched(canvas, to) && source->cols == canvas->cols) {
		canvas->row_cells[to] = source->row_cells[from];
	} else {
		count_moved(canvas, to, source, from);
		if (cols > 0)
			memcpy(own_row(canvas, to), canvas_row(source, from),
				(size_t)cols * sizeof *canvas->blank);
	}
	source->row_cells[from] = source->blank;
}

void canvas_move(struct canvas *canvas, int to, struct canvas *source, int from, int rows)
{
	assert(canvas != source && canvas->arena == source->arena);
	for (int i = 0; i < rows; i++)
		if (from + i >= 0 && from + i < source->rows && to + i >= 0
			&& to + i < canvas->rows)
			move_row(canvas, to + i, source, from + i);
	if (source->cursor_row >= from && source->cursor_row < from + rows)
		canvas_cursor(canvas, to + source->cursor_row - from, source->cursor_col,
			source->cursor_shown);
	copy_hits(canvas, to, source, from, rows);
	canvas->lost += source->lost;
	canvas->covered += source->covered;
}

const char *canvas_ascii(const struct cell *cell)
{
	if (cell->width == 2)
		return "??";
	if (!cell->text[0])
		return " ";
	const char *ascii = utf8_ascii_char(cell->text[0]);
	if (ascii[1] == '\0')
		return ascii;
	/* Of `ss` the first letter can still be read; of `1/2` and `<=` it is a lie. */
	bool letters = ascii[2] == '\0' && isalpha((unsigned char)ascii[0]);
	return letters || ascii[0] == '.' ? utf8_ascii_char((unsigned char)ascii[0]) : "?";
}

static bool is_blank_cell(const struct cell *cell)
{
	return !cell->text[0] && cell->width == 1;
}

static bool is_digit_cell(const struct cell *cell)
{
	return cell->text[0] >= '0' && cell->text[0] <= '9';
}

/* Where from `col` on more than `count` blanks begin; or as many at the row's end.  -1: nowhere. */
static int find_blanks(const struct canvas *canvas, const struct cell *cells, int col, int count)
{
	int run = 0;
	for (; col < canvas->cols; col++) {
		run = is_blank_cell(&cells[col]) ? run + 1 : 0;
		if (run > count || (run == count && col + 1 == canvas->cols))
			return col + 1 - run;
	}
	return -1;
}

/* What stands in [from, to) of a row goes so many columns to the right. */
static void shift(struct canvas *canvas, int row, int from, int to, int count)
{
	struct cell *cells = canvas->row_cells[row];
	memmove(cells + from + count, cells + from, (size_t)(to - from) * sizeof *cells);
	for (size_t i = 0; i < canvas->hit_count; i++) {
		struct hit *hit = &canvas->hits[i];
		if (hit->row == row && hit->col >= from && hit->col < to)
			hit->col += count;
	}
	if (canvas->cursor_row == row && canvas->cursor_col >= from && canvas->cursor_col <= to)
		canvas->cursor_col += count;
}

/* Writes out what stands there, if it is longer in ASCII and there is room; where it ends. */
static int write_out(struct canvas *canvas, int row, int col)
{
	struct cell *cells = canvas->row_cells[row];
	const struct cell cell = cells[col];
	const char *ascii = cell.text[0] >= 0x80 && cell.width == 1 ? utf8_ascii_char(cell.text[0]) : "";
	bool parted = col > 0 && is_digit_cell(&cells[col - 1]) && *ascii >= '0' && *ascii <= '9';
	int more = (int)strlen(ascii) - 1 + parted;
	if (!*ascii || !ascii[1] || *canvas_ascii(&cell) != '?')
		return col + 1;
	int blanks = find_blanks(canvas, cells, col + 1, more);
	if (blanks < 0)
		return col + 1;
	shift(canvas, row, col + 1, blanks, more);
	if (parted)
		cells[col++] = (struct cell){ .style = cell.style, .width = 1 };
	for (; *ascii; ascii++)
		cells[col++] = (struct cell){ { (unsigned char)*ascii }, cell.style, 1 };
	return col;
}

static bool is_lost_letter(const struct cell *cell)
{
	char bytes[4];
	return cell->text[0] >= 0x80 && *canvas_ascii(cell) == '?'
	       && utf8_has_letter(bytes, utf8_encode(cell->text[0], bytes));
}

bool canvas_to_ascii(struct canvas *canvas)
{
	bool is_lost = false;
	for (int row = 0; row < canvas->rows; row++) {
		for (int col = 0; !is_untouched(canvas, row) && col < canvas->cols;)
			col = write_out(canvas, row, col);
		for (int col = 0; col < canvas->cols; col++)
			is_lost = is_lost || is_lost_letter(&canvas_row(canvas, row)[col]);
	}
	return is_lost;
}

/* The last column of the row that is not blank, plus one. */
static int row_end(const struct canvas *canvas, int row)
{
	int end = canvas->cols;
	while (end > 0 && cell_at(canvas, row, end - 1)->text[0] == 0
	       && cell_at(canvas, row, end - 1)->width == 1)
		end--;
	return end;
}

static void dump_cell(const struct cell *cell, struct buf *out)
{
	char bytes[4];
	if (cell->width > 0 && !cell->text[0])
		buf_add_char(out, ' ');
	for (int i = 0; i <= CELL_MARKS && cell->text[i]; i++)
		buf_add(out, bytes, utf8_encode(cell->text[i], bytes));
}

static void dump_text(const struct canvas *canvas, int row, bool ascii, struct buf *out)
{
	int end = row_end(canvas, row);
	for (int col = 0; col < end; col++) {
		const struct cell *cell = cell_at(canvas, row, col);
		if (!ascii)
			dump_cell(cell, out);
		else if (cell->width > 0)
			buf_add_text(out, canvas_ascii(cell));
	}
	buf_add_char(out, '\n');
}

static bool has_ground(const struct cell *cell)
{
	return cell->style == STYLE_CHOSEN || cell->style >= STYLE_PANEL;
}

static int styles_end(const struct canvas *canvas, int row)
{
	int end = canvas->cols;
	while (end > row_end(canvas, row) && !has_ground(cell_at(canvas, row, end - 1)))
		end--;
	return end;
}

static void dump_styles(const struct canvas *canvas, int row, struct buf *out)
{
	static const char letters[STYLES] = ".TACWVG!MPKam";
	int end = styles_end(canvas, row);
	for (int col = 0; col < end; col++) {
		const struct cell *cell = cell_at(canvas, row, col);
		bool blank = cell->width == 1 && !cell->text[0] && !has_ground(cell);
		assert(cell->style < STYLES);
		buf_add_char(out, blank ? ' ' : letters[cell->style]);
	}
	buf_add_char(out, '\n');
}

bool canvas_is_blank(const struct canvas *canvas, int row)
{
	return is_untouched(canvas, row) || row_end(canvas, row) == 0;
}

void canvas_dump(const struct canvas *canvas, bool ascii, struct buf *out)
{
	for (int row = 0; row < canvas->rows; row++)
		dump_text(canvas, row, ascii, out);
	buf_add_text(out, "--\n");
	for (int row = 0; row < canvas->rows; row++)
		dump_styles(canvas, row, out);
	buf_printf(out, "cursor %d,%d\n", canvas->cursor_row, canvas->cursor_col);
}
