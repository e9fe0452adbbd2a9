/*
 * A canvas: what a screen looks like, as cells.  Data first: the terminal is
 * told the difference (curses.c), a test prints it as text.
 *
 * Cells outside are not drawn, and counted in `lost`; letters on which others are
 * written are counted in `covered`: so a test can prove that nothing is cut unseen.
 * A wide character takes two cells, the second of width 0.
 *
 * A row gets cells of its own when it is first painted on; until then all are one
 * blank row.  So a tall page costs what stands on it.
 */
#ifndef TANDEM_UI_CANVAS_H
#define TANDEM_UI_CANVAS_H

#include "base/buf.h"
#include "ui/keys.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * What a cell means; theme.c says how that looks.  There are six styles (accent, words, good,
 * alert, muted, panel), the terminal's own, and bold; the rest are these on the panel, in
 * bold, or as the ground under a text.
 */
enum style {
	STYLE_TEXT,   /* the terminal's own */
	STYLE_TITLE,  /* the same in bold: the question, the choice that has the focus */
	STYLE_ACCENT, /* where you are: the focus, the step, pictures */
	STYLE_CHOSEN, /* text on accent: a chosen day, a chosen number */
	STYLE_WORDS,  /* the patient's own words, as typed */
	STYLE_WORDS_BOLD, /* likewise, where the mark is on them */
	STYLE_GOOD,   /* saved, agreed */
	STYLE_ALERT,  /* not saved, refused, danger, training */
	STYLE_MUTED,  /* hints, lines: what can be missed */
	STYLE_PANEL,  /* text on the panel: the coach strip */
	STYLE_CAP,    /* bold on it: a key */
	STYLE_PANEL_ACCENT, /* accent on it: the kind of a coach line */
	STYLE_PANEL_MUTED,  /* muted on it: the head of the strip */
	STYLES
};

#define CELL_MARKS 4 /* curses shows no more marks on a base */

struct cell {
	uint32_t text[1 + CELL_MARKS]; /* base (0: blank) and marks, 0 where none */
	uint8_t style;
	uint8_t width; /* 1, 2; 0: right half of a wide one */
};

/*
 * What a click means: the focus goes to a place, where it has one, and a key is
 * pressed, where it is one.  So the mouse reaches what keys reach, and no more.
 */
struct target {
	bool places; /* the focus */
	int part, row, column;
	struct key key; /* K_NONE: the focus is all */
};

/* Where: `width` cells of a row. */
struct hit {
	int row, col, width;
	struct target target;
};

struct canvas {
	int rows, cols;
	struct cell **row_cells; /* the cells of each row: canvas_row() */
	struct cell *blank;  /* the row that all share where nothing was painted */
	struct arena *arena; /* borrowed: owns cells and hits */
	struct hit *hits; /* likewise; those painted later lie above */
	size_t hit_count, hit_cap;
	int cursor_row, cursor_col;
	bool cursor_shown; /* a blinking bar where one types; hidden, but there, elsewhere */
	int lost;    /* cells that fell outside */
	int covered; /* cells of a text where another text is now */
};

/* A blank canvas in `arena`; rows and cols of 0 are allowed. */
struct canvas *canvas_new(struct arena *arena, int rows, int cols);
/* More blank rows at its end, so that there are `rows`; those there are stay. */
void canvas_grow(struct canvas *canvas, int rows);
/* The cells of a row, canvas->cols of them. */
const struct cell *canvas_row(const struct canvas *canvas, int row);

/* Is nothing written on it? */
bool canvas_is_blank(const struct canvas *canvas, int row);

/*
 * Draws `len` bytes from (row, col) to the right, on one row; returns the cells
 * used.  Nothing at or beyond column `end` is drawn (canvas->cols for no limit).
 */
int canvas_text(struct canvas *canvas, int row, int col, int end, enum style style,
	const char *text, size_t len);
/* A NUL-terminated text to the canvas's edge. */
int canvas_say(struct canvas *canvas, int row, int col, enum style style, const char *text);
/* `count` cells of one code point of width 1. */
void canvas_fill(struct canvas *canvas, int row, int col, int count, enum style style, uint32_t cp);
/* The blanks among `width` cells get the ground of a style; what is written there stays. */
void canvas_ground(struct canvas *canvas, int row, int col, int width, enum style style);
void canvas_cursor(struct canvas *canvas, int row, int col, bool shown);
/* A click there means this.  What is outside can't be clicked. */
void canvas_hit(struct canvas *canvas, int row, int col, int width,
	const struct target *target);
/* What a click means there; NULL: nothing. */
const struct target *canvas_target(const struct canvas *canvas, int row, int col);
/* Rows [from, from + rows) of `source`, a canvas of the same arena, to row `to`; cursor and
 * hits come along.  In the source they are blank from then on. */
void canvas_move(struct canvas *canvas, int to, struct canvas *source, int from, int rows);

/*
 * A cell for terminals that show ASCII only: text of exactly `cell->width` (1 or
 * 2) letters.  What does not fit its cell in ASCII is `?` (a half must not become
 * a 1), but for the first letter of a ligature and the dot of `...`.
 */
const char *canvas_ascii(const struct cell *cell);

/*
 * For such a terminal, before it is shown: what takes more letters in ASCII than cells (`1/2`)
 * is written out where the blanks behind it in its row give way; cursor and clicks move
 * along.  Returns whether a letter, of whatever script, remains that is shown as `?`.
 */
bool canvas_to_ascii(struct canvas *canvas);

/*
 * As text: every row with trailing blanks dropped, then a line `--`, then one
 * letter a cell for the style (`.` text, T title, A accent, C chosen, W words, V these in
 * bold, G good, ! alert, M muted, P panel, K cap, and on the panel a accent, m muted; blank
 * cells are blank, but on a ground), then `cursor ROW,COL`.  This is the form of the goldens.
 */
void canvas_dump(const struct canvas *canvas, bool ascii, struct buf *out);

#endif
