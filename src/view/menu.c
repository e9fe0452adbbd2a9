#include "view/menu.h"

#include <assert.h>

/* clang-format off: tests/docs reads the main menu, an entry a line. */
static const struct menu_entry main_entries[] = {
	{ .number = '1', .word = WORD_menu_plan, .key = "F3", .may = MAY_LOOK, .opens = MENU_OPENS_PLAN },
	{ .number = '2', .word = WORD_menu_note, .key = "F4", .may = MAY_NOTE, .opens = MENU_OPENS_NOTE },
	{ .number = '3', .word = WORD_menu_map, .key = "F5", .may = MAY_LOOK, .opens = MENU_OPENS_MAP },
	{ .number = '4', .word = WORD_menu_coach, .key = "F2", .opens = MENU_OPENS_COACH },
	{ .number = '5', .word = WORD_menu_help, .key = "F1", .opens = MENU_OPENS_HELP },
	{ .number = '6', .word = WORD_menu_undo, .may = MAY_UNDO, .act = ACT_UNDO },
	{ .number = 'r', .word = WORD_menu_redo, .may = MAY_REDO, .is_second = true, .act = ACT_REDO },
	{ .number = '7', .word = WORD_menu_present, .may = MAY_PRESENT, .opens = MENU_OPENS_PRESENT },
	{ .number = '8', .word = WORD_menu_later, .may = MAY_LEAVE, .act = ACT_LATER },
	{ .number = '9', .word = WORD_menu_notoday, .may = MAY_NOTODAY, .opens = MENU_OPENS_NOTODAY },
	{ .number = '0', .word = WORD_menu_cover, .key = "F12", .opens = MENU_OPENS_COVER,
		.act = ACT_COVER, .act_number = 1 },
};
/* clang-format on */

static const struct menu_entry leave_entries[] = {
	{ .number = '1', .word = WORD_leave_stay },
	{ .number = '2', .word = WORD_leave_later, .act = ACT_LATER },
};

/* Outside a visit there is nothing to go on with later. */
static const struct menu_entry leave_home_entries[] = {
	{ .number = '1', .word = WORD_leave_stay },
	{ .number = '2', .word = WORD_home_leave, .act = ACT_LEAVE },
};

static const struct menu_entry notoday_entries[] = {
	{ .number = '1', .word = WORD_leave_stay },
	{ .number = '2', .word = WORD_notoday_yes, .may = MAY_NOTODAY, .act = ACT_NOTODAY },
};

/* Not yet: nothing is taken back, and nothing ends by it. */
static const struct menu_entry notyet_entries[] = {
	{ .number = '1', .word = WORD_notyet_stay },
	{ .number = '2', .word = WORD_leave_later, .act = ACT_LATER },
};

static const struct menu_entry present_entries[] = {
	{ .number = '1', .word = WORD_presence_alone, .act = ACT_PRESENT,
		.act_number = PRESENT_ALONE },
	{ .number = '2', .word = WORD_presence_later, .act = ACT_PRESENT,
		.act_number = PRESENT_LATER },
	{ .number = '3', .word = WORD_presence_others, .act = ACT_PRESENT,
		.act_number = PRESENT_OTHERS },
	{ .number = '4', .word = WORD_presence_interpreter, .act = ACT_PRESENT,
		.act_number = PRESENT_INTERPRETER },
};

#define ENTRIES(table) (table), sizeof(table) / sizeof *(table)

const struct menu menu_main = { WORD_menu, WORD_menu, ENTRIES(main_entries) };
const struct menu menu_leave = { WORD_leave_heading, WORD_leave_text, ENTRIES(leave_entries) };
const struct menu menu_leave_home = { WORD_leave_home_heading, WORD_leave_home_heading,
	ENTRIES(leave_home_entries) };
const struct menu menu_notoday = { WORD_notoday_heading, WORD_notoday_text,
	ENTRIES(notoday_entries) };
const struct menu menu_notyet = { WORD_notyet_heading, WORD_notyet_kept,
	ENTRIES(notyet_entries) };
const struct menu menu_present = { WORD_presence_heading, WORD_presence_heading,
	ENTRIES(present_entries) };

_Static_assert(sizeof main_entries / sizeof *main_entries <= MENU_ENTRIES, "the longest menu");

/* Whose yes is not there, and that the visit waits; what is not kept does so only while it is
 * on the screen. */
static const char *notyet_text(const struct view *view, struct arena *arena)
{
	const char *stays =
		view->words->text[view->may & MAY_LEAVE ? WORD_notyet_kept : WORD_notyet_unkept];
	return view->waits ? arena_printf(arena, "%s\n\n%s", view->waits, stays) : stays;
}

const struct menu *menu_leave_of(const struct view *view)
{
	return view_has_steps(view) ? &menu_leave : &menu_leave_home;
}

const char *menu_text(const struct view *view, const struct menu *menu, struct arena *arena)
{
	if (menu == &menu_notyet)
		return notyet_text(view, arena);
	return menu->text == menu->heading ? NULL : view->words->text[menu->text];
}

bool menu_has(const struct view *view, const struct menu_entry *entry)
{
	if (entry->opens == MENU_OPENS_COACH && view->coach_count == 0)
		return false;
	return (view->may & entry->may) == entry->may;
}

static bool leaves_unkept(const struct view *view, const struct menu_entry *entry)
{
	return entry->act == ACT_LATER && !(view->may & MAY_LEAVE);
}

enum word menu_word(const struct view *view, const struct menu_entry *entry)
{
	assert(menu_has(view, entry));
	return leaves_unkept(view, entry) ? WORD_home_leave : entry->word;
}

enum act_kind menu_act(const struct view *view, const struct menu_entry *entry)
{
	assert(menu_has(view, entry));
	return leaves_unkept(view, entry) ? ACT_LEAVE : entry->act;
}
