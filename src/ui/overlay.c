#include "ui/overlay.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/list.h"
#include "ui/panel.h"

#include <string.h>

#define ROWS_MAX 12

/* A line of the menu, or an answer to a question. */
struct entry {
	char number; /* its key; 0: by arrows only */
	enum word word;
	const char *key; /* the other way to it, NULL without one */
	unsigned may;    /* shown only when allowed */
	enum act_kind act;
	int act_number;
	enum overlay opens; /* instead of an act */
	void (*run)(const struct view *view, struct focus *focus);
};

/* ---- the tables ------------------------------------------------------------ */

void overlay_open(struct focus *focus, enum overlay overlay)
{
	focus->overlay = overlay;
	/* The map begins where we are, which only its view knows. */
	focus->overlay_row = overlay == OVERLAY_MAP ? -1 : 0;
	focus->overlay_top = 0;
	focus->overlay_rows = 0;
	focus->overlay_loose = focus->overlay_hidden = false;
	focus->note_asked = focus->note_taken = false;
}

void overlay_close(struct focus *focus)
{
	overlay_open(focus, OVERLAY_NONE);
}

void overlay_toggle(struct focus *focus, enum overlay overlay)
{
	overlay_open(focus, focus->overlay == overlay ? OVERLAY_NONE : overlay);
}

void overlay_coach(const struct view *view, struct focus *focus)
{
	bool strip_fits = focus->cols >= 60 && focus->rows >= 22;
	bool all = focus->overlay == OVERLAY_COACH;
	overlay_close(focus);
	if (view->coach_count == 0)
		return;
	if (all || (focus->strip_shown && !focus->strip_more))
		focus->coach_folded = true;
	else if (focus->strip_shown || !strip_fits)
		overlay_open(focus, OVERLAY_COACH);
	else
		focus->coach_folded = false;
}

/* In the menu it is a switch; what is below the strip's end also stands in the help. */
static void switch_coach(const struct view *view, struct focus *focus)
{
	if (focus->strip_shown)
		focus->coach_folded = true;
	else
		overlay_coach(view, focus);
}

static void press_cover(const struct view *view, struct focus *focus)
{
	(void)view;
	draw_cover(focus, true);
}

static const struct entry menu[] = {
	{ .number = '1', .word = WORD_menu_plan, .key = "F3", .may = MAY_LOOK,
		.opens = OVERLAY_PLAN },
	{ .number = '2', .word = WORD_menu_note, .key = "F4", .may = MAY_NOTE,
		.opens = OVERLAY_NOTE },
	{ .number = '3', .word = WORD_menu_map, .key = "F5", .may = MAY_LOOK,
		.opens = OVERLAY_MAP },
	{ .number = '4', .word = WORD_menu_coach, .key = "F2", .run = switch_coach },
	{ .number = '5', .word = WORD_menu_help, .key = "F1", .opens = OVERLAY_HELP },
	{ .number = '6', .word = WORD_menu_undo, .may = MAY_UNDO, .act = ACT_UNDO },
	{ .number = 0, .word = WORD_menu_redo, .may = MAY_REDO, .act = ACT_REDO },
	{ .number = '7', .word = WORD_menu_present, .may = MAY_PRESENT, .opens = OVERLAY_PRESENT },
	{ .number = '8', .word = WORD_menu_later, .may = MAY_LEAVE, .act = ACT_LATER },
	{ .number = '9', .word = WORD_menu_notoday, .may = MAY_NOTODAY, .opens = OVERLAY_NOTODAY },
	{ .number = '0', .word = WORD_menu_cover, .key = "F12", .act = ACT_COVER, .act_number = 1,
		.run = press_cover },
};

static const struct entry leave[] = {
	{ .number = '1', .word = WORD_leave_stay },
	{ .number = '2', .word = WORD_leave_later, .act = ACT_LATER },
};

static const struct entry notoday[] = {
	{ .number = '1', .word = WORD_leave_stay },
	{ .number = '2', .word = WORD_notoday_yes, .may = MAY_NOTODAY, .act = ACT_NOTODAY },
};

static const struct entry present[] = {
	{ .number = '1', .word = WORD_presence_alone, .act = ACT_PRESENT, .act_number = 0 },
	{ .number = '2', .word = WORD_presence_others, .act = ACT_PRESENT, .act_number = 1 },
};

#define ENTRIES(table) (table), sizeof(table) / sizeof *(table)

static const struct question {
	const struct entry *entries;
	size_t count;
	enum word heading, text; /* no text where both are the same */
} questions[] = {
	[OVERLAY_MENU] = { ENTRIES(menu), WORD_menu, WORD_menu },
	[OVERLAY_LEAVE] = { ENTRIES(leave), WORD_leave_heading, WORD_leave_text },
	[OVERLAY_NOTODAY] = { ENTRIES(notoday), WORD_notoday_heading, WORD_notoday_text },
	[OVERLAY_PRESENT] = { ENTRIES(present), WORD_presence_heading,
		WORD_presence_heading },
};

/* The entries that show now; returns how many. */
static int shown(const struct view *view, const struct question *question,
	const struct entry *list[ROWS_MAX])
{
	int count = 0;
	for (size_t i = 0; i < question->count && count < ROWS_MAX; i++) {
		const struct entry *entry = &question->entries[i];
		bool idle = entry->run == switch_coach && view->coach_count == 0;
		if (!idle && (!entry->may || (view->may & entry->may)))
			list[count++] = entry;
	}
	return count;
}

/* Leaving what is not kept is no "go on later", and must not be called so. */
static enum word entry_word(const struct view *view, const struct entry *entry)
{
	bool unkept = entry->act == ACT_LATER && !(view->may & MAY_LEAVE);
	return unkept ? WORD_home_leave : entry->word;
}

/* ---- painting -------------------------------------------------------------- */

static void paint_questions(const struct view *view, struct focus *focus, struct page *page)
{
	const struct question *question = &questions[focus->overlay];
	const struct entry *list[ROWS_MAX];
	const char *const *w = view->words->text;
	int count = shown(view, question, list), label = 0;
	page_text(page, 0, STYLE_TITLE, w[question->heading]);
	if (question->text != question->heading) {
		page_gap(page);
		page_text(page, 0, STYLE_TEXT, w[question->text]);
	}
	if (!page->narrow || focus->overlay != OVERLAY_MENU)
		page_gap(page);
	for (int i = 0; i < count; i++) {
		int width = utf8_width(w[entry_word(view, list[i])], strlen(w[entry_word(view, list[i])]));
		label = width > label ? width : label;
	}
	int indent = page->narrow ? 0 : 2;
	page->detail = page->left + indent + 5 + label + 3;
	if (page->detail + 4 > page->end)
		page->detail = 0;
	page_clicks(page, 0, 0, (struct key){ .code = K_ENTER });
	for (int i = 0; i < count; i++)
		page_choice(page, indent, list[i]->number ? list[i]->number - '0' : 10,
			NULL, w[entry_word(view, list[i])], list[i]->key, i == focus->overlay_row);
}

static bool is_home(const struct view *view)
{
	return !view->step_title && view->kind == VIEW_CHOOSE;
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
	const char *const *w = view->words->text;
	page_focus(page, page->row, 0, page->left, false);
	page_text(page, 0, STYLE_TITLE, w[WORD_help_title]);
	if (!page->narrow)
		page_gap(page);
	page_text(page, 0, STYLE_TEXT, w[is_home(view) ? WORD_help_home : draw_of(view->kind)->help]);
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
	if (!is_home(view))
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
	const struct panel *panel = panel_of(focus->overlay);
	if (panel)
		panel->paint(view, focus, page);
	else if (focus->overlay == OVERLAY_HELP)
		paint_help(view, focus, page);
	else if (focus->overlay == OVERLAY_COACH)
		paint_coach(view, focus, page);
	else
		paint_questions(view, focus, page);
}

void overlay_hints(const struct view *view, const struct focus *focus, struct hints *hints)
{
	const char *const *w = view->words->text;
	const struct panel *panel = panel_of(focus->overlay);
	if (panel) {
		panel->hints(view, focus, hints);
	} else if (focus->overlay == OVERLAY_HELP || focus->overlay == OVERLAY_COACH) {
		if (focus->overlay_rows > focus->overlay_body)
			hints_add(hints, w[WORD_key_pages], w[WORD_does_more]);
	} else {
		hints_add(hints, w[WORD_key_enter], w[WORD_does_choose]);
	}
	hints_add(hints, w[WORD_key_esc], w[WORD_does_close]);
}

/* ---- keys ------------------------------------------------------------------ */

static bool take(const struct view *view, struct focus *focus, const struct entry *entry,
	struct act *act)
{
	bool unkept = entry->act == ACT_LATER && !(view->may & MAY_LEAVE);
	overlay_open(focus, entry->opens);
	if (entry->run)
		entry->run(view, focus);
	act->kind = unkept ? ACT_LEAVE : entry->act;
	act->number = entry->act_number;
	return act->kind != ACT_NONE;
}

static bool question_key(const struct view *view, struct focus *focus,
	const struct key *key, struct act *act)
{
	const struct entry *list[ROWS_MAX];
	int count = shown(view, &questions[focus->overlay], list);
	if (list_move(key, count, &focus->overlay_row))
		return false;
	if (key->code == K_ENTER || key_is(key, ' '))
		return focus->overlay_row < count
		       && take(view, focus, list[focus->overlay_row], act);
	for (int i = 0; i < count; i++)
		if (list[i]->number && key_is(key, list[i]->number))
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
	int step = focus->overlay_body > 1 ? focus->overlay_body - 1 : 1;
	bool at_end = focus->overlay_top + focus->overlay_body >= focus->overlay_rows;
	focus->overlay_loose = overlay_scrolls(key);
	switch (key->code) {
	case K_UP:
		focus->overlay_top--;
		break;
	case K_DOWN:
		focus->overlay_top++;
		break;
	case K_PGUP:
		focus->overlay_top -= step;
		break;
	case K_PGDN:
		focus->overlay_top += step;
		break;
	case K_HOME:
		focus->overlay_top = 0;
		break;
	case K_END:
		focus->overlay_top = focus->overlay_rows;
		break;
	case K_ENTER:
		if (at_end)
			overlay_close(focus);
		else
			focus->overlay_top += step;
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
	bool back = focus->overlay_hidden && (acts || (focus->overlay_row > 0 && !turns));
	if (!turns)
		focus->overlay_loose = false;
	return back;
}

bool overlay_key(const struct view *view, struct focus *focus, const struct key *key,
	struct act *act)
{
	const struct panel *panel = panel_of(focus->overlay);
	if (key->code == K_ESC) {
		overlay_close(focus);
		return false;
	}
	if (comes_back(focus, key))
		return false;
	if (panel)
		return panel->key(view, focus, key, act);
	if (focus->overlay == OVERLAY_HELP || focus->overlay == OVERLAY_COACH) {
		overlay_read(focus, key);
		return false;
	}
	return question_key(view, focus, key, act);
}
