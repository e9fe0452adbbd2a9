/*
 * What can be looked at and kept beside the questions, the same on every screen:
 * the plan so far (F3), what was heard (F4), where we are (F5).
 *
 * A panel lies over the screen as other overlays do (overlay.h), which take Esc and
 * scrolling; from 120 columns the plan stands beside the questions all the time,
 * and F3 goes into it to scroll.
 */
#ifndef TANDEM_UI_PANEL_H
#define TANDEM_UI_PANEL_H

#include "ui/frame.h"

struct panel {
	unsigned may, wants; /* MAY_ that it needs; what the view must have (WANT_) */
	void (*paint)(const struct view *view, struct focus *focus, struct page *page);
	/* True when there is an act for app. */
	bool (*key)(const struct view *view, struct focus *focus, const struct key *key,
		struct act *act);
	void (*hints)(const struct view *view, const struct focus *focus,
		struct hints *hints);
};

/* NULL: the overlay is none of them. */
const struct panel *panel_of(enum overlay overlay);

/*
 * F3 over the lower part: the question stays in sight above a rule.  Paints both,
 * and returns what is left for the plan.
 */
struct layout panel_plan_under(const struct view *view, const struct layout *layout,
	struct canvas *canvas, struct arena *arena);
/* The plan beside the questions, before the body is painted (see frame_side()). */
void panel_plan_beside(const struct view *view, struct focus *focus,
	const struct layout *layout, struct canvas *canvas, struct arena *arena);
/* Beside the questions only scrolling is for the plan: does this key go to the question? */
bool panel_plan_yields(const struct focus *focus, const struct key *key);

extern const struct panel panel_plan, panel_note, panel_map;

#endif
