/*
 * What stands on what lies over a screen (overlay.h): help, the coach lines, menus and
 * the questions before leaving; and what can be looked at and kept, the same on every
 * screen: the plan so far (F3), what was heard (F4), where we are (F5).
 *
 * Esc closes each with nothing done, and each can be scrolled; from 120 columns the plan
 * stands beside the questions all the time, and F3 goes into it to scroll.
 */
#ifndef TANDEM_UI_PANEL_H
#define TANDEM_UI_PANEL_H

#include "ui/frame.h"
#include "ui/hints.h"
#include "ui/page.h"

struct panel {
	unsigned may, wants; /* MAY_ that it needs; what the view must have (WANT_) */
	void (*paint)(const struct view *view, struct focus *focus, struct page *page);
	/* True when there is an act for app. */
	bool (*key)(const struct view *view, struct focus *focus, const struct key *key,
		struct act *act);
	void (*hints)(const struct view *view, const struct focus *focus,
		struct hints *hints);
};

/* NULL: nothing lies there, or the cover, on which nothing stands. */
const struct panel *panel_of(enum overlay overlay);

/* These three are for the one that is open. */
void panel_paint(const struct view *view, struct focus *focus, struct page *page);
void panel_hints(const struct view *view, const struct focus *focus, struct hints *hints);
/* True when there is an act for app. */
bool panel_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act);

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

extern const struct panel panel_help, panel_coach, panel_menu, panel_plan, panel_note, panel_map;

#endif
