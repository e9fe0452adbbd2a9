/*
 * Texts before they are drawn: how wide, what fits, and counts ("6 of 8").
 */
#ifndef TANDEM_UI_TEXTFIT_H
#define TANDEM_UI_TEXTFIT_H

#include "base/wrap.h"
#include "view/words.h"

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

/*
 * A count in the words of WORD_step_of: with "of" it is `6 of 8`; a word with a
 * `%s` in it gets `6/8` there.
 */
const char *textfit_of(const struct words *words, int number, int all, struct arena *arena);

#endif
