/*
 * Breaking text into rows: where UAX 14 allows it, filled by width, a word
 * longer than a row broken between clusters.  Newlines in the text stay.
 */
#ifndef TANDEM_BASE_WRAP_H
#define TANDEM_BASE_WRAP_H

#include <stddef.h>

struct arena;

struct wrap_row {
	size_t at, len; /* bytes of the text; blanks at the break belong to no row */
	size_t next;    /* where the next row begins */
	int width;      /* cells */
};

struct wrap {
	struct wrap_row *rows; /* at least one, also of an empty text */
	size_t count;
};

/* `width` at least 1. */
struct wrap wrap_text(const char *text, size_t len, int width, struct arena *arena);

#endif
