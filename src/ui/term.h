/*
 * The terminal as the loop knows it: cells out, keys in.  curses.c is the one.
 *
 * Signals end here: HUP and TERM make term_get() return TERM_GONE; a fatal
 * signal restores the terminal and is raised again.  While the terminal is
 * open, descriptor 2 leads into memory and comes out, cleaned, at term_close().
 */
#ifndef TANDEM_UI_TERM_H
#define TANDEM_UI_TERM_H

#include "base/fault.h"
#include "ui/canvas.h"
#include "ui/keys.h"
#include "ui/theme.h"

#include <stdbool.h>

struct arena;
struct term;

struct term_options {
	enum theme theme;
	bool mouse; /* false: no mouse mode is ever sent */
	bool ascii; /* the locale shows no UTF-8 */
};

enum term_got {
	TERM_KEY,
	TERM_TIMEOUT,
	TERM_RESIZE, /* term_size() has changed */
	TERM_GONE    /* hang-up, end of input, HUP, TERM: leave within a second */
};

/* False when there is no such terminal that can be used: then --plain. */
bool term_open(struct term **term, const struct term_options *options, struct fault *why);
/* Leaves as it was found: screen erased first, so that nothing can be brought back. */
void term_close(struct term *term);

void term_size(const struct term *term, int *rows, int *cols);
/* Sends what differs from the last canvas; one write. */
void term_put(struct term *term, const struct canvas *canvas);
/* From the next picture on shows ASCII alone: what a font lacks no locale tells. */
void term_use_ascii(struct term *term);
/* All of it again: after foreign output, ^L. */
void term_redraw(struct term *term);
/* Waits for one key, at most `timeout` milliseconds (-1 for ever). */
enum term_got term_get(struct term *term, int timeout, struct key *key);
/* Is another key there already?  Then painting can wait. */
bool term_has_more(struct term *term);
/* Gives the terminal back, shows `line` on the normal screen, stops; returns when continued. */
void term_suspend(struct term *term, const char *line);
/* The signal that made it TERM_GONE, 0 for a closed terminal: the exit status. */
int term_signal(const struct term *term);
/* Is the mouse reported? */
bool term_points(const struct term *term);
/* Whether nobody knows a terminal of its name, and what it is taken for instead. */
bool term_is_unknown(const struct term *term, const char **name, const char **instead);

/*
 * For the last words: restores the terminal, async-signal-safe, when it is
 * open.  May be called at any time.
 */
void term_rescue(void);

#endif
