#include "ui/panel.h"

#include "ui/overlay.h"

#include <assert.h>

const struct panel *panel_of(enum overlay overlay)
{
	static const struct panel *const panels[] = {
		[OVERLAY_NONE] = NULL, [OVERLAY_HELP] = &panel_help,
		[OVERLAY_COACH] = &panel_coach, [OVERLAY_MENU] = &panel_menu,
		[OVERLAY_MORE] = &panel_menu,
		[OVERLAY_LEAVE] = &panel_menu, [OVERLAY_NOTODAY] = &panel_menu,
		[OVERLAY_NOTYET] = &panel_menu, [OVERLAY_PRESENT] = &panel_menu, [OVERLAY_PLAN] = &panel_plan,
		[OVERLAY_NOTE] = &panel_note, [OVERLAY_MAP] = &panel_map,
		[OVERLAY_COVER] = NULL,
	};
	assert(overlay < sizeof panels / sizeof *panels);
	return panels[overlay];
}

static const struct panel *open_panel(const struct focus *focus)
{
	const struct panel *panel = panel_of(focus->overlay.kind);
	assert(panel);
	return panel;
}

void panel_paint(const struct view *view, struct focus *focus, struct page *page)
{
	open_panel(focus)->paint(view, focus, page);
}

void panel_hints(const struct view *view, const struct focus *focus, struct hints *hints)
{
	const char *const *w = view->words->text;
	open_panel(focus)->hints(view, focus, hints);
	hints_add(hints, w[WORD_key_esc], w[WORD_does_close]);
}

/*
 * A row that was scrolled out of sight comes back before a key acts on it; what is
 * typed goes where it always goes.
 */
static bool comes_back(struct focus *focus, const struct key *key)
{
	bool acts = key->code == K_ENTER || key->code == K_TAB || key->code == K_BACKTAB
	            || (key->code >= K_UP && key->code <= K_RIGHT);
	bool turns = key->code == K_PGUP || key->code == K_PGDN;
	bool back = focus->overlay.hidden && (acts || (focus->overlay.row > 0 && !turns));
	if (!turns)
		focus->overlay.loose = false;
	return back;
}

bool panel_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	const struct panel *panel = open_panel(focus);
	if (key->code == K_ESC) {
		overlay_close(focus);
		return false;
	}
	return !comes_back(focus, key) && panel->key(view, focus, key, act);
}
