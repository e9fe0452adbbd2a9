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

/* Rows that they take in `width` cells, side by side with `gap` between them. */
int hints_rows(const struct hints *hints, int width, int gap);
int hints_width(const struct hints *hints, int i);
bool hints_fit(const struct hints *hints, int width, int gap, int rows);
/*
 * Those for which there is room.  Where there is not, whole hints go: first those of the
 * kind (its first one last), then help, back, next.  The menu, which has them all, stays.
 */
struct hints hints_fitting(const struct hints *hints, int width, int gap, int rows);
/* Adds one before the last, if it costs no row and pushes no other out. */
void hints_offer(struct hints *hints, int width, int gap, const char *key, const char *does);

#endif
