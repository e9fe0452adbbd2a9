/*
 * A small terminal for tests: takes the bytes a program writes and keeps the
 * screen of cells that a person would see, as xterm does and as far as ncurses
 * goes (also under TERM=vt100).  Attributes are not kept, but colours and all
 * that may not be sent are counted.
 *
 * There are two screens, the normal and the alternate one, and both outlive the
 * switching: a test can look at what is left behind on either.
 *
 * Widths are those of utf8_char_width(): utf8_locale() comes first.
 */
#ifndef TANDEM_TESTS_TERM_VT_H
#define TANDEM_TESTS_TERM_VT_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VT_PARAMS 16
#define VT_MARKS 4

struct vt_cell {
	uint32_t text[1 + VT_MARKS]; /* 0: blank */
	uint8_t width;               /* 0: right half of a wide one */
};

struct vt_cursor {
	int row, col;
	bool wraps; /* the last column is written: the next character begins a row */
};

struct vt {
	int rows, cols;
	struct vt_cell *screens[2]; /* owned; normal, alternate */
	struct vt_cursor cursor, saved;
	int top, bottom; /* scroll region, both in it */
	bool alternate, hidden, pastes, app_keys, insert, points, points_in_numbers;
	bool no_wrap;
	uint32_t last; /* for REP */
	/* counted, never undone */
	unsigned strings; /* OSC, DCS, APC, PM, SOS, but for the question below, once */
	unsigned asked;   /* which background it has: OSC 11, exactly so */
	unsigned colours; /* SGR 30 to 49, 90 to 107 */
	unsigned mouse;   /* mouse modes switched on or off */
	unsigned unknown; /* sequences that this reader does not know */
	/* the parser */
	int state;
	char intro; /* private mark of a CSI, kind of a string */
	char string[8]; /* its beginning, and its length */
	size_t string_len;
	int params[VT_PARAMS], param_count;
	char bytes[4];
	size_t have, want; /* of a character in UTF-8 */
};

struct vt *vt_new(int rows, int cols);
void vt_free(struct vt *vt);
void vt_feed(struct vt *vt, const char *bytes, size_t len);
/* Cuts or adds at the right and at the bottom, both screens. */
void vt_resize(struct vt *vt, int rows, int cols);
/* Rows with trailing blanks dropped, each with a newline: of the screen that is
 * shown, or of the one named. */
void vt_text(const struct vt *vt, struct buf *out);
void vt_text_of(const struct vt *vt, bool alternate, struct buf *out);

#endif
