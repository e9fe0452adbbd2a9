/*
 * What lies over a screen for a moment: which of them is open, and how far it is
 * scrolled.  What stands on it is its panel's (panel.h).
 */
#ifndef TANDEM_UI_OVERLAY_H
#define TANDEM_UI_OVERLAY_H

#include "ui/focus.h"
#include "ui/keys.h"
#include "view/view.h"

#include <stdbool.h>

void overlay_open(struct focus *focus, enum overlay kind);
void overlay_close(struct focus *focus);
/* Opens it, or closes it where it is open. */
void overlay_toggle(struct focus *focus, enum overlay kind);
/*
 * F2: from folded to the strip, to all of it, to folded again; where no strip
 * fits, all of it or nothing.
 */
void overlay_coach(const struct view *view, struct focus *focus);
/* Nothing is to be seen until a key; `pressed` false: idleness covers. */
void overlay_cover(struct focus *focus, bool pressed);

/* A page on (1) or back (-1). */
void overlay_turn(struct focus *focus, int by);
/* Turns a page to read; Enter turns it too, and closes it at its end. */
void overlay_read(struct focus *focus, const struct key *key);
/* Is it a key that turns it? */
bool overlay_scrolls(const struct key *key);

#endif
