#include "ui/lines.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/wrap.h"

#include <assert.h>
#include <string.h>

#define LABEL_MOST 20 /* a longer heading of a section is wrapped in its column */

/* ---- which of them lead somewhere ---------------------------------------------- */

int lines_leading(const struct view_line *lines, size_t count)
{
	int leading = 0;
	for (size_t i = 0; i < count; i++)
		leading += lines[i].leads;
	return leading;
}

int lines_leading_at(const struct view_line *lines, size_t count, int nth)
{
	for (size_t i = 0; i < count; i++)
		if (lines[i].leads && nth-- == 0)
			return (int)i;
	return LINES_NO_MARK;
}

/* ---- what was said, in its own style ------------------------------------------- */

struct marks {
	const char *open, *close;
};

/* The marks around the words that `text` begins with; NULL: it begins with none. */
static const struct marks *marks_at(const char *text)
{
	static const struct marks marks[] = { { "“", "”" }, { "„", "“" }, { "«", "»" } };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(text, marks[i].open))
			return &marks[i];
	return NULL;
}

static enum style own_words(enum style style)
{
	return style == STYLE_TITLE ? STYLE_WORDS_BOLD : STYLE_WORDS;
}

/* Bytes of `text` up to where somebody's words begin. */
static size_t before_words(const char *text, size_t len)
{
	size_t i = 0;
	while (i < len && !marks_at(text + i))
		i++;
	return i;
}

/* Bytes of the words from `at` on, with the mark that ends them; then `*within` is NULL. */
static size_t end_of_words(const char *text, size_t at, size_t len, const struct marks **within)
{
	for (size_t i = at; i < len; i++)
		if (str_starts(text + i, (*within)->close)) {
			size_t end = i + strlen((*within)->close);
			*within = NULL;
			return end;
		}
	return len;
}

/* Words may go on from row to row: `within` are the marks of those that have begun, NULL where
 * none have; returned as it is after this row. */
static const struct marks *paint_row(struct page *page, int row, int col, enum style style,
	const char *text, size_t len, const struct marks *within)
{
	while (len > 0) {
		const struct marks *own = within ? within : marks_at(text);
		size_t at = own && own != within ? strlen(own->open) : 0;
		within = own;
		size_t bytes = own ? end_of_words(text, at, len, &within)
		                   : before_words(text, len);
		canvas_text(page->canvas, row, col, page->canvas->cols,
			own ? own_words(style) : style, text, bytes);
		col += utf8_width(text, bytes);
		text += bytes;
		len -= bytes;
	}
	return within;
}

int lines_said(struct page *page, int row, int col, int width, enum style style,
	const char *text)
{
	assert(text && row >= page->row);
	size_t len = strlen(text);
	while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == ' '))
		len--;
	struct wrap wrap = wrap_text(text, len, width < 2 ? 2 : width, page->arena);
	const struct marks *within = NULL;
	page_need(page, row - page->row + (int)wrap.count);
	for (size_t i = 0; i < wrap.count; i++)
		within = paint_row(page, row + (int)i, col, style, text + wrap.rows[i].at,
			wrap.rows[i].len, within);
	return (int)wrap.count;
}

/* ---- the lines ------------------------------------------------------------------ */

struct columns {
	int label, width; /* of the labels; no width: they stand above */
	int text;
};

static struct columns columns_of(const struct page *page, const struct view_line *lines,
	size_t count)
{
	struct columns columns = { .label = page->left + 2 };
	for (size_t i = 0; i < count && !page->narrow; i++) {
		const char *label = lines[i].label;
		int width = label ? utf8_width(label, strlen(label)) : 0;
		columns.width = width > columns.width ? width : columns.width;
	}
	if (columns.width > LABEL_MOST)
		columns.width = LABEL_MOST;
	columns.text = columns.label + (columns.width ? columns.width + 2 : 0);
	return columns;
}

/* Against its right edge; returns the rows. */
static int paint_label(struct page *page, const struct columns *columns, const char *label)
{
	struct wrap wrap = wrap_text(label, strlen(label), columns->width, page->arena);
	page_need(page, (int)wrap.count);
	for (size_t i = 0; i < wrap.count; i++) {
		const char *text = label + wrap.rows[i].at;
		int width = utf8_width(text, wrap.rows[i].len);
		canvas_text(page->canvas, page->row + (int)i,
			columns->label + columns->width - width, page->canvas->cols,
			STYLE_MUTED, text, wrap.rows[i].len);
	}
	return (int)wrap.count;
}

/* Beside what it is about, or above it; returns the row after it. */
static int paint_head(struct page *page, const struct columns *columns, const char *label)
{
	if (columns->width > 0)
		return page->row + paint_label(page, columns, label);
	page_text(page, 0, STYLE_MUTED, label);
	return page->row;
}

static void paint_line(struct page *page, const struct columns *columns,
	const struct view_line *line, bool marked)
{
	int right = page->end, row = page->row;
	enum style style = marked || line->newest ? STYLE_TITLE : STYLE_TEXT;
	int rows = lines_said(page, row, columns->text, right - columns->text, style, line->text);
	if (marked) {
		canvas_say(page->canvas, row, page->left, STYLE_ACCENT, "▸");
		page_focus(page, row, rows, page->left, false);
	} else if (line->added)
		canvas_say(page->canvas, row, page->left, STYLE_GOOD, "+");
	page->row += rows;
	if (line->leads)
		page_clicked(page, row, page->left, right - page->left);
}

void lines_paint(struct page *page, const struct view_line *lines, size_t count, int mark)
{
	assert(lines || count == 0);
	struct columns columns = columns_of(page, lines, count);
	int below = page->row; /* the row after the last label */
	for (size_t i = 0; i < count; i++) {
		bool begins = !str_is_empty(lines[i].label);
		if (begins)
			page->row = below > page->row ? below : page->row;
		page_item(page);
		if (begins)
			below = paint_head(page, &columns, lines[i].label);
		paint_line(page, &columns, &lines[i], (int)i == mark);
	}
	page->row = below > page->row ? below : page->row;
	page_need(page, 1);
}
