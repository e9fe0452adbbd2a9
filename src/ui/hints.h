/*
 * Hints in the footer: which keys there are, and what they do.
 */
#ifndef TANDEM_UI_HINTS_H
#define TANDEM_UI_HINTS_H

#include <stdbool.h>

#define HINTS_MOST 6

struct hints {
	struct { const char *key, *does; } list[HINTS_MOST];
	int count;
	const char *esc; /* what Esc does, where that is not the way back as everywhere; NULL */
};
/* Nothing once there are six. */
void hints_add(struct hints *hints, const char *key, const char *does);

/* Cells of one of them: the key on its cap, a blank, what it does. */
int hints_width(const struct hints *hints, int i);
#endif
