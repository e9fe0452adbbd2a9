#include "ui/plain_menu.h"

#include "base/str.h"
#include "ui/plain.h"
#include "ui/plain_head.h"
#include "ui/plain_look.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct entry {
	char number;
	enum word word;
	unsigned may; /* 0: always */
	enum act_kind act; /* ACT_NONE: see choose_entry() */
	int act_number;
};

/* The numbers that the other face has, too. */
static const struct entry menu[] = {
	{ '1', WORD_menu_plan, MAY_LOOK, ACT_NONE, 0 },
	{ '2', WORD_menu_note, MAY_NOTE, ACT_NONE, 0 },
	{ '3', WORD_menu_map, MAY_LOOK, ACT_NONE, 0 },
	{ '4', WORD_menu_coach, 0, ACT_NONE, 0 },
	{ '5', WORD_menu_help, 0, ACT_NONE, 0 },
	{ '6', WORD_menu_undo, MAY_UNDO, ACT_UNDO, 0 },
	{ '7', WORD_menu_present, MAY_PRESENT, ACT_NONE, 0 },
	{ '8', WORD_menu_later, MAY_LEAVE, ACT_LATER, 0 },
	{ '9', WORD_menu_notoday, MAY_NOTODAY, ACT_NONE, 0 },
	{ 'r', WORD_menu_redo, MAY_REDO, ACT_REDO, 0 },
};

static const struct entry present[] = {
	{ '1', WORD_presence_alone, 0, ACT_PRESENT, 0 },
	{ '2', WORD_presence_others, 0, ACT_PRESENT, 1 },
};

static const struct entry notoday[] = {
	{ '1', WORD_leave_stay, 0, ACT_NONE, 0 },
	{ '2', WORD_notoday_yes, MAY_NOTODAY, ACT_NOTODAY, 0 },
};

static const struct list {
	const struct entry *entries;
	size_t count;
	enum word heading;
} lists[] = {
	[PLAIN_ASKS_MENU] = { menu, COUNT(menu), WORD_menu },
	[PLAIN_ASKS_PRESENT] = { present, COUNT(present), WORD_presence_heading },
	[PLAIN_ASKS_NOTODAY] = { notoday, COUNT(notoday), WORD_notoday_heading },
};

void plain_menu_ask(struct turn *turn)
{
	const struct list *list = &lists[turn->plain->asks];
	turn_say_word(turn, list->heading);
	for (size_t i = 0; i < list->count; i++)
		if (turn_may(turn, list->entries[i].may))
			buf_printf(&turn->say, "%c  %s\n", list->entries[i].number,
				turn_word(turn, list->entries[i].word));
	turn_say_word(turn, WORD_plain_prompt_choice);
}

bool plain_menu_help(struct turn *turn)
{
	const struct view *view = turn->view;
	turn_say_word(turn, WORD_help_title);
	for (size_t i = 0; i < view->item_count; i++)
		if (!str_is_empty(view->items[i].more))
			turn_say_numbered(turn, i + 1, view->items[i].label, view->items[i].more);
	plain_head_coach(turn, true);
	turn_say_word(turn, WORD_plain_commands);
	if (!view->step_title && view->kind == VIEW_CHOOSE)
		turn_say_word(turn, WORD_intended_use);
	return false;
}

static bool choose_entry(struct turn *turn, const struct entry *entry)
{
	turn->plain->asks = PLAIN_ASKS_VIEW;
	switch (entry->word) {
	case WORD_menu_plan:
		return plain_look_plan(turn);
	case WORD_menu_note:
		return plain_look_note(turn);
	case WORD_menu_map:
		return plain_look_map(turn);
	case WORD_menu_coach:
		plain_head_coach(turn, true);
		return false;
	case WORD_menu_help:
		return plain_menu_help(turn);
	case WORD_menu_present:
		turn->plain->asks = PLAIN_ASKS_PRESENT;
		return false;
	case WORD_menu_notoday:
		turn->plain->asks = PLAIN_ASKS_NOTODAY;
		return false;
	default:
		turn->act->number = entry->act_number;
		return entry->act != ACT_NONE && turn_send(turn, entry->act);
	}
}

bool plain_menu_take(struct turn *turn, const char *line)
{
	const struct list *list = &lists[turn->plain->asks];
	turn->plain->asks = PLAIN_ASKS_VIEW;
	for (size_t i = 0; i < list->count; i++) {
		const struct entry *entry = &list->entries[i];
		if (line[0] == entry->number && !line[1] && turn_may(turn, entry->may))
			return choose_entry(turn, entry);
	}
	return *line ? turn_refuse(turn, WORD_plain_unknown) : false;
}
