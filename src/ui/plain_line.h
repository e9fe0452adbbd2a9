/*
 * A line as it comes in, byte by byte, and whether it may be taken.
 *
 *     plain_line_begin(&line)
 *     while (a byte comes && !plain_line_add(&line, byte))
 *             ;
 *     switch (plain_line_end(&line, &text)) ...
 *
 * A line is taken whole or not at all: half of one can be another answer.  Its end may be
 * a newline or a carriage return and a newline.  One that is not ended was not sent, be it
 * `1` and then nothing more.
 */
#ifndef TANDEM_UI_PLAIN_LINE_H
#define TANDEM_UI_PLAIN_LINE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Characters that a line may have. */
#define PLAIN_LINE_MOST 4000
/* Bytes, before they are cleaned. */
#define PLAIN_LINE_BYTES ((size_t)64 << 10)
/*
 * And those of a terminal that edits lines: it keeps 4,095 of one and drops the rest without
 * a word, so what is as long as that may have been cut.
 */
#define PLAIN_LINE_TERMINAL 4094

enum plain_line_end {
	PLAIN_LINE_TAKEN,
	PLAIN_LINE_LONG,  /* refused: more than may be kept, or than a terminal hands on */
	PLAIN_LINE_KEYS,  /* refused: keys that do nothing here left their codes in it */
	PLAIN_LINE_NONE   /* there is no more, and what there was has no end */
};

struct plain_line {
	struct buf raw; /* owned */
	size_t most;    /* bytes */
	bool ended, too_long;
};

/* `terminal`: the bytes come from one, else from a file or a pipe. */
void plain_line_init(struct plain_line *line, bool terminal);
void plain_line_release(struct plain_line *line);
void plain_line_begin(struct plain_line *line);
/* True: that was the last of the line. */
bool plain_line_add(struct plain_line *line, char byte);
/* What came of it; where it is taken, `text` is the line, cleaned, without its end. */
enum plain_line_end plain_line_end(const struct plain_line *line, struct buf *text);

#endif
