/*
 * A text field: several lines, edited by clusters, keys as readline has them.
 *
 * The text is always clean (utf8_clean()) and never longer than its limit: what
 * would not fit is not taken, and field_key() says so.  Undo steps back through
 * the edits of this field until its beginning.
 */
#ifndef TANDEM_UI_FIELD_H
#define TANDEM_UI_FIELD_H

#include "base/buf.h"
#include "ui/keys.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct canvas;
struct field_past;

struct field {
	struct buf text;  /* owned; text.data may be NULL while empty: use field_text() */
	size_t cursor;    /* byte, on a cluster's border */
	size_t limit;     /* code points */
	bool one_line;
	struct buf killed; /* owned: ^K ^U ^W, put back by ^Y */
	struct field_past *past; /* owned: for ^_ */
	int width;         /* cells of a row, as last painted: for Up and Down */
	bool begun;        /* a way to begin was put in: what is typed next is another word */
	int goal;          /* column that Up and Down try to keep; -1 none */
};

enum field_did {
	FIELD_IGNORED, /* not a key of the field */
	FIELD_MOVED,
	FIELD_CHANGED,
	FIELD_FULL, /* something was not taken, or cut, at the limit */
	FIELD_EDGE  /* Up on the first row, Down on the last: for whoever moves the focus */
};

void field_init(struct field *field);
void field_release(struct field *field);
/* Starts anew with `text` (clean), the cursor at its end, no past. */
void field_start(struct field *field, const char *text, size_t limit, bool one_line);
const char *field_text(const struct field *field); /* never NULL */
enum field_did field_key(struct field *field, const struct key *key);
/* Is there an edit that ^_ would take back? */
bool field_can_undo(const struct field *field);
/* The most rows that painting may need at this width: cheap, never too few. */
int field_rows(const struct field *field, int width);
/* Types a text (a starter, a phrase of the word bank) at the cursor. */
enum field_did field_type(struct field *field, const char *text, size_t len);
/* All of it becomes `text` (clean, within the limit), as one edit. */
void field_put(struct field *field, const char *text);

/*
 * Paints from (row, col), `width` cells a row, and puts the cursor; returns the
 * rows used (at least 1).  `focused`: the cursor shows.
 */
int field_paint(struct field *field, struct canvas *canvas, int row, int col, int width,
	bool focused, struct arena *arena);

#endif
