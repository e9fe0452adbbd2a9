/*
 * What may be put into a field by number: ways to begin, and the patient's own
 * phrases.
 */
#ifndef TANDEM_UI_PHRASES_H
#define TANDEM_UI_PHRASES_H

#include "ui/draw.h"

struct phrases {
	const char *const *list;
	size_t count;
};

/* Numbered, side by side while they fit, under a title; nothing where there are none.
 * `focused`: the row with the focus, -1 none. */
void phrases_paint(struct page *page, const char *title, const struct phrases *phrases,
	int focused);
/* Puts a phrase at the cursor, parted by a blank from what stands before it. */
enum field_did phrases_put(struct field *field, const char *phrase);

#endif
