/*
 * Texts before they are drawn: how wide, what fits.
 */
#ifndef TANDEM_UI_TEXTFIT_H
#define TANDEM_UI_TEXTFIT_H

#include "base/wrap.h"

struct arena;

/* Cells. */
int textfit_width(const char *text);
/* What of `text` fits in `width` cells; textfit_cut() ends it in … where not all does. */
const char *textfit_fit(const char *text, int width, struct arena *arena);
const char *textfit_cut(const char *text, int width, struct arena *arena);

/*
 * Row `row` of a wrapped text of which only `rows` have room: the last of these ends in …
 * where there is more.
 */
const char *textfit_row(const char *text, const struct wrap *wrap, int row, int rows, int width,
	struct arena *arena);

#endif
