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
	bool strip_fits = focus->frame.cols >= 60 && focus->frame.rows >= 22;
	bool all = focus->overlay.kind == OVERLAY_COACH;
	overlay_close(focus);
	if (view->coach_count == 0)
		return;
	if (all || (focus->frame.strip_shown && !focus->frame.strip_more))
		focus->frame.coach_folded = true;
	else if (focus->frame.strip_shown || !strip_fits)
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

void overlay_read(struct focus *focus, const struct key *key)
{
	struct focus_overlay *overlay = &focus->overlay;
	int step = overlay->shown > 1 ? overlay->shown - 1 : 1;
	bool at_end = overlay->top + overlay->shown >= overlay->rows;
	overlay->loose = overlay_scrolls(key);
	switch (key->code) {
	case K_UP:
		overlay->top--;
		break;
	case K_DOWN:
		overlay->top++;
		break;
	case K_PGUP:
		overlay->top -= step;
		break;
	case K_PGDN:
		overlay->top += step;
		break;
	case K_HOME:
		overlay->top = 0;
		break;
	case K_END:
		overlay->top = overlay->rows;
		break;
	case K_ENTER:
		if (at_end)
			overlay_close(focus);
		else
			overlay->top += step;
		break;
	default:
		break;
	}
}
