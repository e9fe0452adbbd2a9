/*
 * A field in rows: painting them, and moving from one to the other.  A row is one
 * cell short of the width: the cursor after the last letter needs one.
 */
#include "ui/field_rows.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "ui/canvas.h"

static size_t row_of(const struct wrap *wrap, size_t cursor)
{
	size_t row = 0;
	while (row + 1 < wrap->count && wrap->rows[row + 1].at <= cursor)
		row++;
	return row;
}

/* Blanks may hang over the end of a row; the cursor does not. */
static int column_of(const struct field *field, const struct wrap_row *row, int width)
{
	int col = utf8_width(field_text(field) + row->at, field->cursor - row->at);
	return col < width ? col : width - 1;
}

static size_t at_column(const struct field *field, const struct wrap_row *row, int goal)
{
	const char *text = field_text(field);
	size_t end = row->at + row->len, at = row->at;
	int col = 0;
	while (at < end && col < goal) {
		size_t next = utf8_next(text, field->text.len, at);
		col += utf8_width(text + at, next - at);
		at = next;
	}
	/* The end of a row that goes on is the start of the next one. */
	return at == end && row->next == end && end < field->text.len && at > row->at
	               ? utf8_prev(text, field->text.len, at)
	               : at;
}

static int text_width(int width)
{
	return width > 1 ? width - 1 : 1;
}

enum field_did field_move_rows(struct field *field, int step)
{
	struct arena arena;
	arena_init(&arena, NULL);
	struct wrap wrap = wrap_text(field_text(field), field->text.len,
		text_width(field->width), &arena);
	size_t row = row_of(&wrap, field->cursor);
	int goal = field->goal >= 0 ? field->goal
	                            : column_of(field, &wrap.rows[row], field->width);
	bool edge = step < 0 ? row == 0 : row + 1 == wrap.count;
	if (!edge) {
		field->cursor = at_column(field, &wrap.rows[step < 0 ? row - 1 : row + 1],
			goal);
		field->goal = goal;
	}
	arena_release(&arena);
	return edge ? FIELD_EDGE : FIELD_MOVED;
}

int field_rows(const struct field *field, int width)
{
	const char *text = field_text(field);
	size_t lines = 1;
	for (const char *s = text; (s = strchr(s, '\n')); s++)
		lines++;
	/* A row and the word that did not fit on it are more than the width. */
	return (int)(lines + 2 * field->text.len / (size_t)text_width(width) + 1);
}

int field_paint(struct field *field, struct canvas *canvas, int row, int col, int width,
	bool focused, struct arena *arena)
{
	const char *text = field_text(field);
	struct wrap wrap = wrap_text(text, field->text.len, text_width(width), arena);
	field->width = width;
	for (size_t i = 0; i < wrap.count; i++)
		canvas_text(canvas, row + (int)i, col, canvas->cols, STYLE_QUOTE,
			text + wrap.rows[i].at, wrap.rows[i].len);
	if (focused) {
		size_t at = row_of(&wrap, field->cursor);
		canvas_cursor(canvas, row + (int)at,
			col + column_of(field, &wrap.rows[at], width), true);
	}
	return (int)wrap.count;
}
