/*
 * A ruler in words: a few of them from low to high, one of which is set.
 */
#ifndef TANDEM_UI_RULER_WORDS_H
#define TANDEM_UI_RULER_WORDS_H

#include "ui/draw.h"

/* The number of the word that is set, -1 none. */
int ruler_word(const struct view *view, const struct focus *focus);
/* On one row with a mark under the one that is set; a list where that is too wide. */
void ruler_words_paint(const struct view *view, const struct focus *focus, struct page *page);
/* All in one text, with a mark at the one that is set. */
const char *ruler_words_name(const struct view *view, const struct focus *focus,
	struct arena *arena);
/* Sets a word, and no number is set any more. */
bool ruler_words_key(const struct view *view, struct focus *focus, const struct key *key);

#endif
