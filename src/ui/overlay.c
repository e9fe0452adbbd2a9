#include "ui/overlay.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/list.h"
#include "ui/panel.h"
#include "ui/textfit.h"
#include "view/menu.h"

#include <assert.h>

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
		draw_cover(focus, true);
}

/* ---- menus ----------------------------------------------------------------- */

static const struct menu *menu_of(enum overlay overlay)
{
	static const struct menu *const menus[] = { [OVERLAY_MENU] = &menu_main,
		[OVERLAY_LEAVE] = &menu_leave, [OVERLAY_NOTODAY] = &menu_notoday,
		[OVERLAY_PRESENT] = &menu_present };
	assert(overlay < sizeof menus / sizeof *menus && menus[overlay]);
	return menus[overlay];
}

/* The entries that show now; returns how many. */
static int shown(const struct view *view, const struct menu *menu,
	const struct menu_entry *list[MENU_ENTRIES])
{
	assert(menu->count <= MENU_ENTRIES);
	int count = 0;
	for (size_t i = 0; i < menu->count; i++)
		if (menu_has(view, &menu->entries[i]))
			list[count++] = &menu->entries[i];
	return count;
}

/* Its place among the digits; 10, which page_choice() leaves blank, where it has none. */
static int digit_of(const struct menu_entry *entry)
{
	bool digit = entry->number >= '0' && entry->number <= '9';
	return digit ? entry->number - '0' : 10;
}

/* ---- painting -------------------------------------------------------------- */

static void paint_menu(const struct view *view, struct focus *focus, struct page *page)
{
	const struct menu *menu = menu_of(focus->overlay.kind);
	const struct menu_entry *list[MENU_ENTRIES];
	const char *const *w = view->words->text;
	int count = shown(view, menu, list), label = 0;
	page_text(page, 0, STYLE_TITLE, w[menu->heading]);
	if (menu->text != menu->heading) {
		page_gap(page);
		page_text(page, 0, STYLE_TEXT, w[menu->text]);
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
		page_choice(page, indent, digit_of(list[i]), NULL, w[menu_word(view, list[i])],
			list[i]->key, i == focus->overlay.row);
}

/* The long form of the row that the focus is on. */
static void paint_help_row(const struct view *view, const struct focus *focus,
	struct page *page)
{
	if (focus->part != 0 || focus->row < 0 || (size_t)focus->row >= view->item_count)
		return;
	const struct view_item *item = &view->items[focus->row];
	if (str_is_empty(item->more))
		return;
	page_gap(page);
	page_text(page, 0, STYLE_TITLE, view->words->text[WORD_help_row]);
	page_text(page, 0, STYLE_TEXT, item->label);
	page_text(page, 2, STYLE_TEXT, item->more);
}

static void paint_help(const struct view *view, struct focus *focus, struct page *page)
{
	bool home = view->where == WHERE_HOME;
	const char *const *w = view->words->text;
	page_focus(page, page->row, 0, page->left, false);
	page_text(page, 0, STYLE_TITLE, w[WORD_help_title]);
	if (!page->narrow)
		page_gap(page);
	page_text(page, 0, STYLE_TEXT, w[home ? WORD_help_home : draw_of(view->kind)->help]);
	paint_help_row(view, focus, page);
	for (size_t i = 0, any = 0; i < view->coach_count; i++) {
		if (view->coach[i].kind != COACH_MORE)
			continue;
		if (any++ == 0)
			page_gap(page);
		page_text(page, 0, STYLE_COACH, view->coach[i].text);
	}
	page_gap(page);
	page_text(page, 0, STYLE_TEXT, w[WORD_help_everywhere]);
	if (view->may & MAY_LOOK)
		page_text(page, 0, STYLE_TEXT, w[WORD_help_look]);
	if (focus->points)
		page_text(page, 0, STYLE_TEXT, w[WORD_help_mouse]);
	if (!home)
		return;
	page_gap(page);
	page_text(page, 0, STYLE_TEXT, w[WORD_intended_use]);
}

static void paint_coach(const struct view *view, struct focus *focus, struct page *page)
{
	(void)focus;
	page_focus(page, page->row, 0, page->left, false);
	page_text(page, 0, STYLE_TITLE, view->words->text[WORD_for_clinician]);
	if (!page->narrow)
		page_gap(page);
	frame_coach(page, view, true);
}

const struct panel *panel_of(enum overlay overlay)
{
	switch (overlay) {
	case OVERLAY_PLAN:
		return &panel_plan;
	case OVERLAY_NOTE:
		return &panel_note;
	case OVERLAY_MAP:
		return &panel_map;
	default:
		return NULL;
	}
}

void overlay_paint(const struct view *view, struct focus *focus, struct page *page)
{
	assert(focus->overlay.kind != OVERLAY_NONE && focus->overlay.kind != OVERLAY_COVER);
	const struct panel *panel = panel_of(focus->overlay.kind);
	if (panel)
		panel->paint(view, focus, page);
	else if (focus->overlay.kind == OVERLAY_HELP)
		paint_help(view, focus, page);
	else if (focus->overlay.kind == OVERLAY_COACH)
		paint_coach(view, focus, page);
	else
		paint_menu(view, focus, page);
}

void overlay_hints(const struct view *view, const struct focus *focus, struct hints *hints)
{
	const char *const *w = view->words->text;
	const struct panel *panel = panel_of(focus->overlay.kind);
	if (panel) {
		panel->hints(view, focus, hints);
	} else if (focus->overlay.kind == OVERLAY_HELP || focus->overlay.kind == OVERLAY_COACH) {
		if (focus->overlay.rows > focus->overlay.shown)
			hints_add(hints, w[WORD_key_pages], w[WORD_does_more]);
	} else {
		hints_add(hints, w[WORD_key_enter], w[WORD_does_choose]);
	}
	hints_add(hints, w[WORD_key_esc], w[WORD_does_close]);
}

/* ---- keys ------------------------------------------------------------------ */

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
	int count = shown(view, menu_of(focus->overlay.kind), list);
	if (list_move(key, count, &focus->overlay.row))
		return false;
	if (key->code == K_ENTER || key_is(key, ' '))
		return focus->overlay.row < count
		       && take(view, focus, list[focus->overlay.row], act);
	for (int i = 0; i < count; i++)
		if (digit_of(list[i]) < 10 && key_is(key, list[i]->number))
			return take(view, focus, list[i], act);
	return false;
}

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

bool overlay_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	assert(focus->overlay.kind != OVERLAY_NONE && focus->overlay.kind != OVERLAY_COVER);
	const struct panel *panel = panel_of(focus->overlay.kind);
	if (key->code == K_ESC) {
		overlay_close(focus);
		return false;
	}
	if (comes_back(focus, key))
		return false;
	if (panel)
		return panel->key(view, focus, key, act);
	if (focus->overlay.kind == OVERLAY_HELP || focus->overlay.kind == OVERLAY_COACH) {
		overlay_read(focus, key);
		return false;
	}
	return menu_key(view, focus, key, act);
}
