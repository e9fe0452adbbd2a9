/*
 * Eight shapes: whether the font of this terminal has what pictures are made of.  No locale
 * tells; so the first start draws them, and asks whether all look different and whole.
 *
 * The answer is one word in $XDG_STATE_HOME/tandem/shapes, never among the records, and is
 * not asked for again.  `glyphs` of tandem.conf goes before it.
 */
#ifndef TANDEM_APP_SHAPES_H
#define TANDEM_APP_SHAPES_H

#include "app/config.h"
#include "app/frontend.h"

#include <stdbool.h>

/* Is ASCII to be shown also where the locale has UTF-8? */
bool shapes_are_broken(const struct config *config);
/* Asks where nobody was asked, and the frontend draws; after a no it draws in ASCII.  Esc
 * leaves it open until the next start.  False: they left, or the terminal is gone. */
bool shapes_ask(struct frontend *frontend, const struct config *config,
	const struct words *words);

#endif
