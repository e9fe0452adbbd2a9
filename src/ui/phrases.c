#include "ui/phrases.h"

#include "ui/say.h"

#include <string.h>

/* Side by side while they fit; one that is longer than a row has its own rows. */
static void paint_list(struct page *page, const struct phrases *phrases, int focused)
{
	int edge = page->left + page->width, col = page->left;
	bool open = false; /* a row is begun */
	for (int i = 0; i < (int)phrases->count; i++) {
		const char *text = phrases->list[i];
		int width = 4 + say_width(text);
		if (open && col + width > edge) {
			page->row++;
			col = page->left;
		}
		int row = page->row, number = i < 9 ? i + 1 : 10;
		page_choice(page, col - page->left, number, "", text, NULL, i == focused);
		open = page->row == row + 1;
		page->row = open ? row : page->row;
		col = open ? col + width + 2 : page->left;
	}
	page->row += open;
}

void phrases_paint(struct page *page, const char *title, const struct phrases *phrases,
	int focused)
{
	if (phrases->count == 0)
		return;
	page_gap(page);
	page_text(page, 2, STYLE_TEXT, title);
	paint_list(page, phrases, focused);
}

enum field_did phrases_put(struct field *field, const char *phrase)
{
	const char *text = field_text(field);
	if (field->cursor > 0 && text[field->cursor - 1] != ' '
		&& text[field->cursor - 1] != '\n')
		field_type(field, " ", 1);
	enum field_did did = field_type(field, phrase, strlen(phrase));
	field->begun = true;
	return did;
}
