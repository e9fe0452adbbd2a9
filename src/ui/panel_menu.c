/*
 * The menu (^O), and the questions that are asked like one: to leave, not today, who is
 * here.
 */
#include "ui/panel.h"

#include "ui/list.h"
#include "ui/overlay.h"
#include "ui/textfit.h"
#include "view/menu.h"

#include <assert.h>

static const struct menu *menu_of(const struct view *view, enum overlay overlay)
{
	static const struct menu *const menus[] = { [OVERLAY_MENU] = &menu_main,
		[OVERLAY_MORE] = &menu_main, [OVERLAY_NOTODAY] = &menu_notoday,
		[OVERLAY_NOTYET] = &menu_notyet, [OVERLAY_PRESENT] = &menu_present };
	if (overlay == OVERLAY_LEAVE)
		return menu_leave_of(view);
	assert(overlay < sizeof menus / sizeof *menus && menus[overlay]);
	return menus[overlay];
}

/* The entries that show now, on that page; returns how many. */
static int shown(const struct view *view, enum overlay overlay,
	const struct menu_entry *list[MENU_ENTRIES])
{
	const struct menu *menu = menu_of(view, overlay);
	assert(menu->count <= MENU_ENTRIES);
	int count = 0;
	for (size_t i = 0; i < menu->count; i++)
		if (menu_has(view, &menu->entries[i])
			&& menu->entries[i].is_second == (overlay == OVERLAY_MORE))
			list[count++] = &menu->entries[i];
	return count;
}

/* The digit that takes it: its own, which is the same on every screen; on the second page
 * its place there. */
static int digit_of(const struct menu_entry *entry, int place)
{
	return entry->is_second ? place + 1 : entry->number - '0';
}

/* The page of the menu that Tab leads to; OVERLAY_NONE: there is none. */
static enum overlay other_page(const struct view *view, enum overlay overlay)
{
	const struct menu_entry *list[MENU_ENTRIES];
	if (overlay == OVERLAY_MORE)
		return OVERLAY_MENU;
	bool has_more = overlay == OVERLAY_MENU && shown(view, OVERLAY_MORE, list) > 0;
	return has_more ? OVERLAY_MORE : OVERLAY_NONE;
}

/* ---- painting -------------------------------------------------------------- */

static void menu_paint(const struct view *view, struct focus *focus, struct page *page)
{
	const struct menu *menu = menu_of(view, focus->overlay.kind);
	const struct menu_entry *list[MENU_ENTRIES];
	const char *const *w = view->words->text;
	int count = shown(view, focus->overlay.kind, list), label = 0;
	page_text(page, 0, STYLE_TITLE, w[menu->heading]);
	const char *text = menu_text(view, menu, page->arena);
	if (text) {
		page_gap(page);
		page_text(page, 0, STYLE_TEXT, text);
	}
	if (!page->narrow || focus->overlay.kind != OVERLAY_MENU)
		page_gap(page);
	for (int i = 0; i < count; i++) {
		int width = textfit_width(w[menu_word(view, list[i])]);
		label = width > label ? width : label;
	}
	int indent = page->narrow ? 0 : 2;
	page->detail = page->left + indent + 5 + label + 3;
	if (page->detail + 4 > page->end)
		page->detail = 0;
	page_clicks(page, 0, 0, (struct key){ .code = K_ENTER });
	for (int i = 0; i < count; i++)
		page_choice(page, indent, digit_of(list[i], i), NULL, w[menu_word(view, list[i])],
			list[i]->key, i == focus->overlay.row);
}

/* ---- keys ------------------------------------------------------------------ */

/* In the menu it is a switch; what is below the strip's end also stands in the help. */
static void switch_coach(const struct view *view, struct focus *focus)
{
	if (focus->frame.strip_shown)
		focus->frame.coach_folded = true;
	else
		overlay_coach(view, focus);
}

/* What an entry of a menu opens over the screen. */
static void open_entry(const struct view *view, struct focus *focus,
	const struct menu_entry *entry)
{
	static const enum overlay overlays[MENU_OPENS_COUNT] = {
		[MENU_OPENS_PLAN] = OVERLAY_PLAN, [MENU_OPENS_NOTE] = OVERLAY_NOTE,
		[MENU_OPENS_MAP] = OVERLAY_MAP, [MENU_OPENS_HELP] = OVERLAY_HELP,
		[MENU_OPENS_PRESENT] = OVERLAY_PRESENT, [MENU_OPENS_NOTODAY] = OVERLAY_NOTODAY };
	assert(entry->opens < MENU_OPENS_COUNT);
	overlay_open(focus, overlays[entry->opens]);
	if (entry->opens == MENU_OPENS_COACH)
		switch_coach(view, focus);
	else if (entry->opens == MENU_OPENS_COVER)
		overlay_cover(focus, true);
}

static bool take(const struct view *view, struct focus *focus,
	const struct menu_entry *entry, struct act *act)
{
	open_entry(view, focus, entry);
	act->kind = menu_act(view, entry);
	act->number = entry->act_number;
	return act->kind != ACT_NONE;
}

static bool menu_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	assert(focus->overlay.row >= 0);
	const struct menu_entry *list[MENU_ENTRIES];
	int count = shown(view, focus->overlay.kind, list);
	enum overlay other = other_page(view, focus->overlay.kind);
	if (other != OVERLAY_NONE && (key->code == K_TAB || key->code == K_BACKTAB)) {
		overlay_open(focus, other);
		return false;
	}
	if (list_move(key, count, &focus->overlay.row))
		return false;
	if (key->code == K_ENTER || key_is(key, ' '))
		return focus->overlay.row < count
		       && take(view, focus, list[focus->overlay.row], act);
	for (int i = 0; i < count; i++)
		if (key_is(key, (char)('0' + digit_of(list[i], i))))
			return take(view, focus, list[i], act);
	return false;
}

static void menu_hints(const struct view *view, const struct focus *focus, struct hints *hints)
{
	const char *const *w = view->words->text;
	hints_add(hints, w[WORD_key_enter], w[WORD_does_choose]);
	if (other_page(view, focus->overlay.kind) != OVERLAY_NONE)
		hints_add(hints, w[WORD_key_tab], w[WORD_does_more]);
}

const struct panel panel_menu = { .paint = menu_paint, .key = menu_key, .hints = menu_hints };
