/*
 * Whether the terminal's background is dark or light: what is asked, and what answers mean.
 *
 * The question is the one OSC that we ever send.  Nothing waits for the answer, and nothing
 * else is asked beside it: tmux may never answer, screen answers out of order.
 */
#ifndef TANDEM_UI_BACKGROUND_H
#define TANDEM_UI_BACKGROUND_H

#include "ui/theme.h"

#include <stdbool.h>
#include <stddef.h>

#define BACKGROUND_QUESTION "\033]11;?\033\\"

/* Does a reply that begins so, behind ESC ], speak of the background? */
bool background_is_reply(const char *text, size_t len);
/*
 * What is between ESC ] and the end of the reply, as "11;rgb:1616/1818/1d1d"; the end may be
 * there, too.  Also rgba:, of which the last number is left out, and #, both with one to
 * four digits a colour.  THEME_DARK or THEME_LIGHT; false: it tells no colour.
 */
bool background_of_reply(const char *text, size_t len, enum theme *theme);
/* COLORFGBG, "15;0" or "15;default;0", as some terminals set it; NULL or anything else tells
 * nothing. */
bool background_of_colorfgbg(const char *text, enum theme *theme);

#endif
