/*
 * The menu, and the questions before something is left or said, as data: each frontend
 * shows these tables in its own way, and the manual is held against them.
 *
 * A frontend asks menu_has() for each entry in their order, shows menu_word() beside the
 * number, and when one is taken opens what it opens, then sends menu_act() if there is one.
 */
#ifndef TANDEM_VIEW_MENU_H
#define TANDEM_VIEW_MENU_H

#include "base/arena.h"
#include "view/view.h"

#define MENU_ENTRIES 12 /* no menu has more */

/* What an entry opens, in the frontend itself. */
enum menu_opens {
	MENU_OPENS_NOTHING,
	MENU_OPENS_PLAN,
	MENU_OPENS_NOTE,
	MENU_OPENS_MAP,
	MENU_OPENS_COACH,
	MENU_OPENS_HELP,
	MENU_OPENS_PRESENT, /* menu_present */
	MENU_OPENS_NOTODAY, /* menu_notoday */
	MENU_OPENS_COVER,   /* for a frontend that has a screen to cover */
	MENU_OPENS_COUNT
};

struct menu_entry {
	char number;   /* or a letter, where the digits are used up: by lines of text */
	bool is_second; /* on a screen it stands on the second page, which has digits of its own */
	enum word word;
	const char *key; /* NULL, or the key that does it without the menu */
	unsigned may;    /* the MAY_ bit that it needs; 0 none */
	enum menu_opens opens;
	enum act_kind act; /* ACT_NONE: it only opens something, or goes back */
	int act_number;
};

struct menu {
	enum word heading, text; /* the same word where there is no more to say */
	const struct menu_entry *entries;
	size_t count;
};

extern const struct menu menu_main, menu_leave, menu_leave_home, menu_notoday, menu_notyet,
	menu_present;

/* What is asked before leaving from here: a visit, or the program. */
const struct menu *menu_leave_of(const struct view *view);

/* What there is to say below the heading, in paragraphs; NULL: nothing.  In `arena`, or
 * borrowed from the view. */
const char *menu_text(const struct view *view, const struct menu *menu, struct arena *arena);
/* Does it show now? */
bool menu_has(const struct view *view, const struct menu_entry *entry);
/* What it is called, and what it sends: leaving what is not kept is no "go on later". */
enum word menu_word(const struct view *view, const struct menu_entry *entry);
enum act_kind menu_act(const struct view *view, const struct menu_entry *entry);

#endif
