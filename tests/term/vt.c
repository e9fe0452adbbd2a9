/*
 * The parser is the usual one: ground, ESC, CSI, string.  A final byte of a CSI
 * is looked up in a table.  Columns and rows are counted from 0.
 */
#include "tests/term/vt.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { GROUND, ESCAPE, CHARSET, CSI, STRING, STRING_ESCAPE };
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct vt_cell blank = { .width = 1 };

/* ---- cells */

static struct vt_cell *at(const struct vt *vt, int row, int col)
{
	return vt->screens[vt->alternate] + (size_t)row * (size_t)vt->cols + col;
}

static int between(int low, int n, int high)
{
	return n < low ? low : n > high ? high : n;
}

static void wipe_cells(struct vt_cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		cells[i] = blank;
}

/* Columns [from, to) of a row; no half of a wide character stays. */
static void wipe(struct vt *vt, int row, int from, int to)
{
	from = between(0, from, vt->cols);
	to = between(from, to, vt->cols);
	if (from == to)
		return;
	if (from > 0 && at(vt, row, from)->width == 0)
		*at(vt, row, from - 1) = blank;
	if (to < vt->cols && at(vt, row, to)->width == 0)
		*at(vt, row, to) = blank;
	wipe_cells(at(vt, row, from), (size_t)(to - from));
}

static void wipe_rows(struct vt *vt, int from, int to)
{
	for (int row = from; row < to; row++)
		wipe(vt, row, 0, vt->cols);
}

static void move_row(struct vt *vt, int to, int from)
{
	memcpy(at(vt, to, 0), at(vt, from, 0), (size_t)vt->cols * sizeof blank);
}

/* Rows [top, bottom] go up by `count`, or down where it is negative. */
static void scroll(struct vt *vt, int top, int bottom, int count)
{
	int room = bottom - top + 1, by = between(-room, count, room);
	if (by >= 0) {
		for (int row = top; row + by <= bottom; row++)
			move_row(vt, row, row + by);
		wipe_rows(vt, bottom - by + 1, bottom + 1);
	} else {
		for (int row = bottom; row + by >= top; row--)
			move_row(vt, row, row + by);
		wipe_rows(vt, top, top - by);
	}
}

/* Cells of a row from `col` go right by `count`, or left where it is negative. */
static void shift(struct vt *vt, int row, int col, int count)
{
	struct vt_cell *cell = at(vt, row, col);
	int room = vt->cols - col, by = between(-room, count, room);
	size_t keep = (size_t)(room - (by < 0 ? -by : by));
	if (by >= 0) {
		memmove(cell + by, cell, keep * sizeof *cell);
		wipe_cells(cell, (size_t)by);
	} else {
		memmove(cell, cell - by, keep * sizeof *cell);
		wipe_cells(cell + keep, (size_t)-by);
	}
}

/* ---- the cursor, and characters */

static void go(struct vt *vt, int row, int col)
{
	vt->cursor = (struct vt_cursor){ between(0, row, vt->rows - 1),
		between(0, col, vt->cols - 1), false };
}

static void line_feed(struct vt *vt)
{
	if (vt->cursor.row == vt->bottom)
		scroll(vt, vt->top, vt->bottom, 1);
	else
		go(vt, vt->cursor.row + 1, vt->cursor.col);
	vt->cursor.wraps = false;
}

static void reverse_feed(struct vt *vt)
{
	if (vt->cursor.row == vt->top)
		scroll(vt, vt->top, vt->bottom, -1);
	else
		go(vt, vt->cursor.row - 1, vt->cursor.col);
}

static void add_mark(struct vt *vt, uint32_t cp)
{
	int col = vt->cursor.wraps ? vt->cursor.col : vt->cursor.col - 1;
	struct vt_cell *cell = col >= 0 ? at(vt, vt->cursor.row, col) : NULL;
	if (cell && cell->width == 0 && col > 0)
		cell--;
	for (int i = 1; cell && i <= VT_MARKS; i++) {
		if (!cell->text[i]) {
			cell->text[i] = cp;
			return;
		}
	}
}

static void put(struct vt *vt, uint32_t cp)
{
	int width = utf8_char_width(cp);
	if (width == 0) {
		add_mark(vt, cp);
		return;
	}
	if ((vt->cursor.wraps || vt->cursor.col + width > vt->cols) && !vt->no_wrap) {
		line_feed(vt);
		vt->cursor.col = 0;
	}
	int row = vt->cursor.row, col = between(0, vt->cursor.col, vt->cols - width);
	if (col < 0)
		return;
	if (vt->insert)
		shift(vt, row, col, width);
	wipe(vt, row, col, col + width);
	*at(vt, row, col) = (struct vt_cell){ { cp == ' ' ? 0 : cp }, (uint8_t)width };
	if (width == 2)
		*at(vt, row, col + 1) = (struct vt_cell){ .width = 0 };
	vt->cursor.wraps = col + width >= vt->cols;
	vt->cursor.col = between(0, col + width, vt->cols - 1);
	vt->last = cp;
}

/* ---- control sequences */

/* The n-th parameter, or `absent` where it is missing or 0. */
static int param(const struct vt *vt, int n, int absent)
{
	return n < vt->param_count && vt->params[n] > 0 ? vt->params[n] : absent;
}

static void move_up(struct vt *vt)
{
	go(vt, vt->cursor.row - param(vt, 0, 1), vt->cursor.col);
}

static void move_down(struct vt *vt)
{
	go(vt, vt->cursor.row + param(vt, 0, 1), vt->cursor.col);
}

static void move_right(struct vt *vt)
{
	go(vt, vt->cursor.row, vt->cursor.col + param(vt, 0, 1));
}

static void move_left(struct vt *vt)
{
	go(vt, vt->cursor.row, vt->cursor.col - param(vt, 0, 1));
}

static void go_column(struct vt *vt)
{
	go(vt, vt->cursor.row, param(vt, 0, 1) - 1);
}

static void go_row(struct vt *vt)
{
	go(vt, param(vt, 0, 1) - 1, vt->cursor.col);
}

static void go_to(struct vt *vt)
{
	go(vt, param(vt, 0, 1) - 1, param(vt, 1, 1) - 1);
}

static void erase_screen(struct vt *vt)
{
	int row = vt->cursor.row, col = vt->cursor.col;
	switch (param(vt, 0, 0)) {
	case 0:
		wipe(vt, row, col, vt->cols);
		wipe_rows(vt, row + 1, vt->rows);
		break;
	case 1:
		wipe_rows(vt, 0, row);
		wipe(vt, row, 0, col + 1);
		break;
	case 2:
		wipe_rows(vt, 0, vt->rows);
		break;
	}
}

static void erase_row(struct vt *vt)
{
	int how = param(vt, 0, 0);
	wipe(vt, vt->cursor.row, how == 0 ? vt->cursor.col : 0,
		how == 1 ? vt->cursor.col + 1 : vt->cols);
}

static void erase_cells(struct vt *vt)
{
	wipe(vt, vt->cursor.row, vt->cursor.col, vt->cursor.col + param(vt, 0, 1));
}

static void insert_cells(struct vt *vt)
{
	shift(vt, vt->cursor.row, vt->cursor.col, param(vt, 0, 1));
}

static void delete_cells(struct vt *vt)
{
	shift(vt, vt->cursor.row, vt->cursor.col, -param(vt, 0, 1));
}

static bool in_region(const struct vt *vt)
{
	return vt->cursor.row >= vt->top && vt->cursor.row <= vt->bottom;
}

static void insert_rows(struct vt *vt)
{
	if (in_region(vt))
		scroll(vt, vt->cursor.row, vt->bottom, -param(vt, 0, 1));
}

static void delete_rows(struct vt *vt)
{
	if (in_region(vt))
		scroll(vt, vt->cursor.row, vt->bottom, param(vt, 0, 1));
}

static void scroll_up(struct vt *vt)
{
	scroll(vt, vt->top, vt->bottom, param(vt, 0, 1));
}

static void scroll_down(struct vt *vt)
{
	scroll(vt, vt->top, vt->bottom, -param(vt, 0, 1));
}

static void repeat(struct vt *vt)
{
	for (int i = between(1, param(vt, 0, 1), vt->rows * vt->cols); i > 0 && vt->last; i--)
		put(vt, vt->last);
}

static void set_region(struct vt *vt)
{
	int top = param(vt, 0, 1) - 1, bottom = param(vt, 1, vt->rows) - 1;
	vt->top = between(0, top, vt->rows - 1);
	vt->bottom = between(vt->top, bottom, vt->rows - 1);
	go(vt, 0, 0);
}

static bool is_colour(int n)
{
	return (n >= 30 && n <= 49) || (n >= 90 && n <= 107);
}

static void look(struct vt *vt)
{
	for (int i = 0; i < vt->param_count && !vt->intro; i++)
		vt->colours += is_colour(vt->params[i]);
}

static void ignore(struct vt *vt)
{
	(void)vt;
}

static void switch_screen(struct vt *vt, bool alternate, bool clears)
{
	if (alternate == vt->alternate)
		return;
	if (alternate)
		vt->saved = vt->cursor;
	vt->alternate = alternate;
	if (alternate && clears)
		wipe_rows(vt, 0, vt->rows);
	if (!alternate)
		go(vt, vt->saved.row, vt->saved.col);
}

static void set_private(struct vt *vt, int mode, bool on)
{
	switch (mode) {
	case 1:
		vt->app_keys = on;
		break;
	case 7:
		vt->no_wrap = !on;
		break;
	case 25:
		vt->hidden = !on;
		break;
	case 47:
	case 1047:
		switch_screen(vt, on, false);
		break;
	case 1049:
		switch_screen(vt, on, true);
		break;
	case 2004:
		vt->pastes = on;
		break;
	case 1000:
		vt->points = on;
		vt->mouse++;
		break;
	case 1006:
		vt->points_in_numbers = on;
		vt->mouse++;
		break;
	default:
		vt->mouse += mode == 9 || (mode >= 1000 && mode <= 1016);
	}
}

static void set_modes(struct vt *vt, bool on)
{
	for (int i = 0; i < vt->param_count; i++) {
		if (vt->intro == '?')
			set_private(vt, vt->params[i], on);
		else if (!vt->intro && vt->params[i] == 4)
			vt->insert = on;
	}
}

static void modes_on(struct vt *vt)
{
	set_modes(vt, true);
}

static void modes_off(struct vt *vt)
{
	set_modes(vt, false);
}

static const struct {
	char final;
	void (*run)(struct vt *vt);
} sequences[] = {
	{ 'A', move_up }, { 'B', move_down }, { 'C', move_right }, { 'D', move_left },
	{ 'G', go_column }, { 'd', go_row }, { 'H', go_to }, { 'f', go_to },
	{ 'J', erase_screen }, { 'K', erase_row }, { 'X', erase_cells },
	{ '@', insert_cells }, { 'P', delete_cells }, { 'L', insert_rows }, { 'M', delete_rows },
	{ 'S', scroll_up }, { 'T', scroll_down }, { 'b', repeat }, { 'r', set_region },
	{ 'm', look }, { 'h', modes_on }, { 'l', modes_off },
	/* tabs, the stack of titles, resets, reports */
	{ 'g', ignore }, { 't', ignore }, { 'p', ignore }, { 'n', ignore }, { 'c', ignore },
	{ 'q', ignore },
};

static void run_sequence(struct vt *vt, char final)
{
	vt->state = GROUND;
	for (size_t i = 0; i < COUNT(sequences); i++) {
		if (sequences[i].final == final) {
			sequences[i].run(vt);
			return;
		}
	}
	vt->unknown++;
}

/* ---- the parser */

static void begin_sequence(struct vt *vt)
{
	vt->state = CSI;
	vt->intro = 0;
	vt->param_count = 1;
	memset(vt->params, 0, sizeof vt->params);
}

static void feed_sequence(struct vt *vt, char c)
{
	int *last = &vt->params[vt->param_count - 1];
	if (c >= '0' && c <= '9')
		*last = between(0, *last * 10 + (c - '0'), 99999);
	else if ((c == ';' || c == ':') && vt->param_count < VT_PARAMS)
		vt->param_count++;
	else if (c >= '<' && c <= '?')
		vt->intro = c;
	else if (c >= '@' && c <= '~')
		run_sequence(vt, c);
}

static void restore_cursor(struct vt *vt)
{
	go(vt, vt->saved.row, vt->saved.col);
}

static void feed_escape(struct vt *vt, char c)
{
	vt->state = GROUND;
	if (c == '[') {
		begin_sequence(vt);
	} else if (strchr("]P_^X", c)) {
		vt->strings++;
		vt->intro = c;
		vt->string_len = 0;
		vt->state = STRING;
	} else if (strchr("()*+#%", c)) {
		vt->state = CHARSET;
	} else if (c == 'M') {
		reverse_feed(vt);
	} else if (c == 'D') {
		line_feed(vt);
	} else if (c == '7') {
		vt->saved = vt->cursor;
	} else if (c == '8') {
		restore_cursor(vt);
	} else if (!strchr("=>\\EHc", c)) {
		vt->unknown++;
	}
}

/* The one string that may be sent, as it stands here, and once. */
static void end_string(struct vt *vt)
{
	static const char question[] = "11;?";
	bool asks = vt->intro == ']' && vt->string_len == sizeof question - 1
	            && memcmp(vt->string, question, vt->string_len) == 0;
	vt->state = GROUND;
	vt->asked += asks;
	vt->strings -= asks && vt->asked == 1;
}

static void feed_string(struct vt *vt, char c)
{
	if (c != '\033' && vt->state == STRING && vt->string_len++ < sizeof vt->string)
		vt->string[vt->string_len - 1] = c;
	if (vt->state == STRING_ESCAPE && c == '\\')
		end_string(vt);
	else if (vt->state == STRING_ESCAPE)
		vt->state = STRING;
	else if (c == '\033')
		vt->state = STRING_ESCAPE;
	else if (c == '\a' && vt->intro == ']')
		vt->state = GROUND;
}

static void feed_control(struct vt *vt, char c)
{
	switch (c) {
	case '\b':
		go(vt, vt->cursor.row, vt->cursor.col - 1);
		break;
	case '\t':
		go(vt, vt->cursor.row, (vt->cursor.col / 8 + 1) * 8);
		break;
	case '\n':
	case '\v':
	case '\f':
		line_feed(vt);
		break;
	case '\r':
		go(vt, vt->cursor.row, 0);
		break;
	}
}

static void feed_text(struct vt *vt, char c)
{
	unsigned char u = (unsigned char)c;
	size_t len;
	if (vt->have == 0)
		vt->want = u >= 0xF0 ? 4 : u >= 0xE0 ? 3 : u >= 0xC0 ? 2 : 1;
	vt->bytes[vt->have++] = c;
	if (vt->have < vt->want)
		return;
	put(vt, utf8_is_valid(vt->bytes, vt->have) ? utf8_decode(vt->bytes, &len) : 0xFFFD);
	vt->have = 0;
}

static void feed(struct vt *vt, char c)
{
	if (vt->state == STRING || vt->state == STRING_ESCAPE) {
		feed_string(vt, c);
	} else if (c == '\033') {
		vt->state = ESCAPE;
	} else if (c == '\030') {
		vt->state = GROUND;
	} else if ((unsigned char)c < 0x20) {
		feed_control(vt, c);
	} else if (vt->state == ESCAPE) {
		feed_escape(vt, c);
	} else if (vt->state == CSI) {
		feed_sequence(vt, c);
	} else if (vt->state == CHARSET) {
		vt->state = GROUND;
	} else {
		feed_text(vt, c);
	}
}

void vt_feed(struct vt *vt, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		feed(vt, bytes[i]);
}

/* ---- the whole */

static struct vt_cell *new_cells(int rows, int cols)
{
	size_t count = (size_t)rows * (size_t)cols;
	struct vt_cell *cells = calloc(count, sizeof *cells);
	if (!cells)
		abort();
	wipe_cells(cells, count);
	return cells;
}

struct vt *vt_new(int rows, int cols)
{
	struct vt *vt = calloc(1, sizeof *vt);
	if (!vt)
		abort();
	vt->rows = rows;
	vt->cols = cols;
	vt->bottom = rows - 1;
	for (int i = 0; i < 2; i++)
		vt->screens[i] = new_cells(rows, cols);
	return vt;
}

void vt_free(struct vt *vt)
{
	if (!vt)
		return;
	free(vt->screens[0]);
	free(vt->screens[1]);
	free(vt);
}

static struct vt_cell *resized(const struct vt *vt, const struct vt_cell *old, int rows, int cols)
{
	struct vt_cell *cells = new_cells(rows, cols);
	int most = cols < vt->cols ? cols : vt->cols;
	for (int row = 0; row < rows && row < vt->rows; row++)
		memcpy(cells + (size_t)row * (size_t)cols,
			old + (size_t)row * (size_t)vt->cols, (size_t)most * sizeof *cells);
	return cells;
}

void vt_resize(struct vt *vt, int rows, int cols)
{
	for (int i = 0; i < 2; i++) {
		struct vt_cell *cells = resized(vt, vt->screens[i], rows, cols);
		free(vt->screens[i]);
		vt->screens[i] = cells;
	}
	vt->rows = rows;
	vt->cols = cols;
	vt->top = 0;
	vt->bottom = rows - 1;
	go(vt, vt->cursor.row, vt->cursor.col);
}

static void add_cell(const struct vt_cell *cell, struct buf *out)
{
	char bytes[4];
	if (cell->width == 0)
		return;
	if (!cell->text[0])
		buf_add_char(out, ' ');
	for (int i = 0; i <= VT_MARKS && cell->text[i]; i++)
		buf_add(out, bytes, utf8_encode(cell->text[i], bytes));
}

void vt_text_of(const struct vt *vt, bool alternate, struct buf *out)
{
	for (int row = 0; row < vt->rows; row++) {
		const struct vt_cell *cells = vt->screens[alternate] + row * vt->cols;
		int end = vt->cols;
		while (end > 0 && !cells[end - 1].text[0] && cells[end - 1].width)
			end--;
		for (int col = 0; col < end; col++)
			add_cell(&cells[col], out);
		buf_add_char(out, '\n');
	}
}

void vt_text(const struct vt *vt, struct buf *out)
{
	vt_text_of(vt, vt->alternate, out);
}
