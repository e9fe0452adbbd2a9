#include "ui/lines.h"

#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

#define LABEL_MOST 20 /* a longer heading of a section is wrapped in its column */

static int label_width(const struct view_line *lines, size_t count)
{
	int width = 0;
	for (size_t i = 0; i < count; i++) {
		const char *label = lines[i].label;
		int w = label ? utf8_width(label, strlen(label)) : 0;
		width = w > width ? w : width;
	}
	return width < LABEL_MOST ? width : LABEL_MOST;
}

/* Quoted lines are the patient's own words. */
static enum style line_style(const char *text)
{
	return str_starts(text, "“") || str_starts(text, "„") ? STYLE_QUOTE : STYLE_TEXT;
}

static void paint_narrow(struct page *page, const struct view_line *line)
{
	if (!str_is_empty(line->label))
		page_text(page, 0, STYLE_TITLE, line->label);
	page_text(page, 2, line_style(line->text), line->text);
}

void lines_paint(struct page *page, const struct view_line *lines, size_t count)
{
	int label = page->left + 2, width = label_width(lines, count), text = label + width + 2;
	int below = page->row; /* the row after the last label */
	for (size_t i = 0; i < count; i++) {
		const struct view_line *line = &lines[i];
		if (page->narrow) {
			paint_narrow(page, line);
			continue;
		}
		if (!str_is_empty(line->label)) {
			page->row = below > page->row ? below : page->row;
			below = page->row + page_block(page, page->row, label, width,
				STYLE_TITLE, line->label);
		}
		page->row += page_block(page, page->row, text, page->end - text,
			line_style(line->text), line->text);
	}
	page->row = below > page->row ? below : page->row;
	page_need(page, 1);
}
