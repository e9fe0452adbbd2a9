/*
 * What a terminal sends that is longer than a byte: where it ends.  Bytes in, lengths
 * out; keyread.c makes keys of them.
 *
 * Beside keys terminals send replies, asked or not: OSC, DCS, APC, PM and SOS strings, CSI
 * reports.  None of them is a key, so each is followed to its end, whatever is in it:
 *
 *   CSI     parameters (0x20 to 0x3F), then a byte from 0x40 to 0x7E.  Any other byte cuts
 *           it off, and belongs to what comes next.
 *   string  up to ST (Esc \, or 0x9C where that is no part of a character) or BEL.  Esc
 *           and anything else begins anew; another control ends it, and is gone with it.
 *
 * One that never ends must not eat keys for ever: after KEYSEQ_MOST bytes it is over at the
 * first pause, and before that by the bytes just named: Enter, Esc twice, any arrow.
 */
#ifndef TANDEM_UI_KEYSEQ_H
#define TANDEM_UI_KEYSEQ_H

#include <stdbool.h>
#include <stddef.h>

#define KEYSEQ_MOST 1024
/* A key of the terminal, or a report that we read, is no longer. */
#define KEYSEQ_KEY 64

enum keyseq_is {
	KEYSEQ_OPEN,  /* `len` bytes are of it, and more are to come */
	KEYSEQ_WHOLE, /* it ends behind `len` bytes */
	KEYSEQ_CUT    /* likewise, but not as it should */
};

struct keyseq {
	enum keyseq_is is;
	size_t len;
};

/* From Esc and `[` on.  ESC [ M has three bytes behind it, ESC [ [ has one. */
struct keyseq keyseq_csi(const unsigned char *bytes, size_t len);
/* From Esc and `O` on. */
struct keyseq keyseq_ss3(const unsigned char *bytes, size_t len);
/* Within CSI: what is left of one that grew too long to be looked at. */
struct keyseq keyseq_csi_rest(const unsigned char *bytes, size_t len);
/* Within a string. */
struct keyseq keyseq_string(const unsigned char *bytes, size_t len);

/*
 * How many bytes of the character at the beginning are there (of what is none, one by one).
 * *is_cut: the rest of it may still come.
 */
size_t keyseq_char(const unsigned char *bytes, size_t len, bool *is_cut);

/* Does a string begin with Esc and this byte? */
bool keyseq_begins_string(int byte);
/* What stands behind Esc in the seven-bit form of this C1 control, where it begins something;
 * 0: it does not. */
int keyseq_of_c1(unsigned cp);
/*
 * After a pause a person may as well have pressed Esc, or Alt and a letter, and gone on
 * typing.  Can `byte` stand behind Esc and `intro` in what terminals send?
 */
bool keyseq_goes_on(int intro, int byte);

/* ---- lines that are pasted, and not marked as a paste */

enum keyseq_lines {
	KEYSEQ_KEYS,       /* as typed; there may be one Enter, at the end */
	KEYSEQ_MAYBE_LINES, /* a line and its end: more may follow */
	KEYSEQ_LINES       /* text, a line's end, text: nobody types that at once */
};

/*
 * Of bytes that came together: what is the text at their beginning?  In *run how far it
 * goes.  `flows`: text came right before.
 */
enum keyseq_lines keyseq_lines(const unsigned char *bytes, size_t len, bool flows, size_t *run);

#endif
