/*
 * What lies over a screen for a moment: help, the coach lines, the menu, questions
 * before leaving, and the panels (panel.h).  Esc closes each with nothing done.
 */
#ifndef TANDEM_UI_OVERLAY_H
#define TANDEM_UI_OVERLAY_H

#include "ui/frame.h"

void overlay_open(struct focus *focus, enum overlay overlay);
void overlay_close(struct focus *focus);
/* Opens it, or closes it where it is open. */
void overlay_toggle(struct focus *focus, enum overlay overlay);
/* Scrolls a page to read; Enter turns it too, and closes it at its end. */
void overlay_read(struct focus *focus, const struct key *key);
/* Is it a key that scrolls? */
bool overlay_scrolls(const struct key *key);
/*
 * F2: from folded to the strip, to all of it, to folded again; where no strip
 * fits, all of it or nothing.
 */
void overlay_coach(const struct view *view, struct focus *focus);
void overlay_paint(const struct view *view, struct focus *focus, struct page *page);
void overlay_hints(const struct view *view, const struct focus *focus, struct hints *hints);
/* True when there is an act for app. */
bool overlay_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act);

#endif
