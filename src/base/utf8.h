/*
 * Text: UTF-8 with a NUL.
 *
 * Text is checked once, where it comes in, by utf8_clean(); inside it is
 * trusted.  `len` counts bytes, `width` counts cells of a terminal.
 *
 * Width is wcwidth() under a UTF-8 LC_CTYPE, because curses lays out by the
 * same table: the program (and each test) calls utf8_locale() first.
 * Clusters, line breaks and normal forms are libunistring's.
 */
#ifndef TANDEM_BASE_UTF8_H
#define TANDEM_BASE_UTF8_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Sets LC_CTYPE from the environment, or to C.UTF-8 where that is no UTF-8
 * locale.  Returns true when the person's own locale shows UTF-8; false when
 * all that goes out must be ASCII.
 */
bool utf8_locale(void);
/* The same without setting anything.  A locale that is not installed on this machine, but
 * whose name says UTF-8, is one: it is the terminal that shows letters. */
bool utf8_is_shown(void);

/* The code point at `s` (trusted), and in *len its bytes; 0 at the NUL. */
uint32_t utf8_decode(const char *s, size_t *len);
/* Writes `cp` (1 to 4 bytes, no NUL) and returns how many. */
size_t utf8_encode(uint32_t cp, char out[4]);
bool utf8_is_valid(const char *s, size_t len);
/* How many bytes at the beginning are UTF-8; `len` when all are. */
size_t utf8_valid_bytes(const char *s, size_t len);

/* Cells of one code point: 0, 1 or 2; never negative. */
int utf8_char_width(uint32_t cp);
int utf8_width(const char *s, size_t len);
/* How many bytes at the beginning fit in `width` cells, no cluster cut in two. */
size_t utf8_fit(const char *s, size_t len, int width);

/* The next or previous border of a cluster (what a person calls a character). */
size_t utf8_next(const char *s, size_t len, size_t at);
/* And the cells up to there. */
size_t utf8_next_width(const char *s, size_t len, size_t at, int *width);
size_t utf8_prev(const char *s, size_t len, size_t at);
/* Word motion as readline has it: letters and digits are words, the rest is between. */
size_t utf8_next_word(const char *s, size_t len, size_t at);
size_t utf8_prev_word(const char *s, size_t len, size_t at);
/* Code points in `s`. */
size_t utf8_count(const char *s, size_t len);

/*
 * How many bytes at the beginning of `s` (trusted, with its NUL) show nothing: blanks and
 * newlines of any script (U+00A0, U+1680, U+2000 to U+200A, U+202F, U+205F, U+3000), the
 * blank of braille (U+2800), fillers of Hangul (U+115F, U+1160, U+3164, U+FFA0), and what
 * has no shape of its own (U+00AD, U+034F, U+200B to U+200D, U+FEFF, variation selectors).
 * The one answer to what a blank is: ask str_is_blank() whether a whole text is.
 */
size_t utf8_blanks(const char *s);

/* One of these. */
bool utf8_is_blank(uint32_t cp);
/* One that parts words: takes room, or does where its font has it.  The others may belong to
 * a word, as a joiner does that stands within a name. */
bool utf8_is_space(uint32_t cp);

/* Is there a letter in it, of whatever script? */
bool utf8_has_letter(const char *s, size_t len);

enum utf8_break { UTF8_NO_BREAK, UTF8_MAY_BREAK, UTF8_MUST_BREAK };
/* breaks[i]: may a new line begin before byte i (UAX 14)?  `breaks` has `len` bytes. */
void utf8_breaks(const char *s, size_t len, char *breaks);

/*
 * Cleans text from outside: typed, pasted, content, store.  Bytes that are no
 * UTF-8 become U+FFFD; NFC; without C0 but newline and (as blanks) tab, DEL,
 * C1, bidi controls, invisible format characters, tags, noncharacters; at most
 * 8 marks on a base; at most `limit` code points, cut between clusters.
 * Newlines become blanks unless `newlines`.  Cleaning twice changes nothing.
 * Adds to `out`; returns false when something was cut at the limit (or `out`
 * failed, see buf.h).
 */
bool utf8_clean(const char *s, size_t len, size_t limit, bool newlines, struct buf *out);

/*
 * Is all of it UTF-8 that utf8_clean() with `newlines` leaves as it is, but for tabs?  So it
 * is with any piece of it.  False where that would have to be looked at more closely.
 */
bool utf8_is_plain(const char *s, size_t len);

/* In capitals, in any script that has them; "ß" is "SS".  Adds to `out`. */
void utf8_upper(const char *s, size_t len, struct buf *out);

/*
 * `s` in ASCII for terminals that have no more, as near as it can be: accents
 * dropped, quotes and dashes made plain, `?` for the rest; newlines and tabs stay.
 */
void utf8_to_ascii(const char *s, size_t len, struct buf *out);
/* One code point, as utf8_to_ascii(); a string literal or "?". */
const char *utf8_ascii_char(uint32_t cp);

#endif
