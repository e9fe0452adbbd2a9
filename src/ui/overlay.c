#include "ui/overlay.h"

/* ---- opening and closing --------------------------------------------------- */

void overlay_open(struct focus *focus, enum overlay kind)
{
	struct focus_overlay *overlay = &focus->overlay;
	overlay->kind = kind;
	/* The map begins where we are, which only its view knows. */
	overlay->row = kind == OVERLAY_MAP ? -1 : 0;
	overlay->top = 0;
	overlay->rows = 0;
	overlay->loose = overlay->hidden = false;
	focus->note.asked = focus->note.taken = false;
}

void overlay_close(struct focus *focus)
{
	overlay_open(focus, OVERLAY_NONE);
}

void overlay_toggle(struct focus *focus, enum overlay overlay)
{
	overlay_open(focus, focus->overlay.kind == overlay ? OVERLAY_NONE : overlay);
}

void overlay_coach(const struct view *view, struct focus *focus)
{
	bool all = focus->overlay.kind == OVERLAY_COACH;
	overlay_close(focus);
	if (view->coach_count == 0)
		return;
	if (all || (focus->frame.strip_shown && !focus->frame.strip_more))
		focus->frame.coach_folded = true;
	else if (focus->frame.strip_shown || !focus->frame.strip_fits)
		overlay_open(focus, OVERLAY_COACH);
	else
		focus->frame.coach_folded = false;
}

void overlay_cover(struct focus *focus, bool pressed)
{
	overlay_open(focus, OVERLAY_COVER);
	focus->overlay.cover_pressed = pressed;
}

/* ---- reading --------------------------------------------------------------- */

bool overlay_scrolls(const struct key *key)
{
	return key->code == K_UP || key->code == K_DOWN || key->code == K_PGUP
	       || key->code == K_PGDN || key->code == K_HOME || key->code == K_END;
}

void overlay_turn(struct focus *focus, int by)
{
	struct focus_overlay *overlay = &focus->overlay;
	int to = by > 0 ? overlay->top + overlay->shown : overlay->top - 1;
	if (to >= 0 && to < overlay->rows)
		overlay->top = to;
	overlay->loose = true;
}

void overlay_read(struct focus *focus, const struct key *key)
{
	struct focus_overlay *overlay = &focus->overlay;
	bool at_end = overlay->top + overlay->shown >= overlay->rows;
	if (key->code == K_UP || key->code == K_PGUP)
		overlay_turn(focus, -1);
	else if (key->code == K_DOWN || key->code == K_PGDN || (key->code == K_ENTER && !at_end))
		overlay_turn(focus, 1);
	else if (key->code == K_ENTER)
		overlay_close(focus);
	else if (key->code == K_HOME || key->code == K_END)
		overlay->top = key->code == K_HOME ? 0 : overlay->rows;
	overlay->loose = overlay_scrolls(key);
}
