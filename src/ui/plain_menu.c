#include "ui/plain_menu.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/plain.h"
#include "ui/plain_kind.h"

#include <string.h>

/* ---- the plan, notes and the map ----------------------------------------------- */

static bool ask_next(struct turn *turn, enum plain_asks asks)
{
	turn->plain->asks = asks;
	return false;
}

bool plain_look_plan(struct turn *turn)
{
	return ask_next(turn, PLAIN_ASKS_PLAN);
}

bool plain_look_note(struct turn *turn)
{
	buf_clear(&turn->plain->note);
	return ask_next(turn, PLAIN_ASKS_NOTE);
}

bool plain_look_map(struct turn *turn)
{
	return ask_next(turn, PLAIN_ASKS_MAP);
}

/* ---- the plan */

void plain_look_lines(struct turn *turn, const struct view_line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (lines[i].label)
			buf_printf(&turn->say, "%s:\n", lines[i].label);
		buf_printf(&turn->say, "    %s\n", lines[i].text ? lines[i].text : "");
	}
}

static void say_plan(struct turn *turn)
{
	const struct view *view = turn->view;
	turn_say_word(turn, WORD_so_far_heading);
	if (view->plan_count == 0)
		turn_say_word(turn, WORD_so_far_empty);
	plain_look_lines(turn, view->plan, view->plan_count);
	turn_say(turn, "\n");
}

/* ---- what was heard */

static const enum word tags[NOTE_TAGS] = { [NOTE_REASON] = WORD_note_reason,
	[NOTE_WORRY] = WORD_note_worry, [NOTE_STRENGTH] = WORD_note_strength,
	[NOTE_WORDS] = WORD_note_words, [NOTE_PARK] = WORD_note_park };

static void say_notes(struct turn *turn)
{
	const struct view *view = turn->view;
	turn_say_word(turn, WORD_note_so_far);
	if (view->note_count == 0)
		turn_say_word(turn, WORD_note_empty);
	for (size_t i = 0; i < view->note_count; i++) {
		const struct view_note *note = &view->notes[i];
		bool exact = note->tag == NOTE_WORDS;
		buf_printf(&turn->say, exact ? "%s: “%s”\n" : "%s: %s\n",
			turn_word(turn, tags[note->tag]), note->text);
	}
}

static void say_labelled(struct turn *turn, enum word label, const char *text)
{
	if (!str_is_empty(text))
		buf_printf(&turn->say, "%s: %s\n", turn_word(turn, label), text);
}

static void ask_note(struct turn *turn)
{
	const struct view *view = turn->view;
	say_notes(turn);
	if (view->stem_count)
		turn_say_word(turn, WORD_note_stems);
	for (size_t i = 0; i < view->stem_count; i++)
		buf_printf(&turn->say, "    %s\n", view->stems[i]);
	say_labelled(turn, WORD_note_why, view->why);
	say_labelled(turn, WORD_note_pitfall, view->pitfall);
	turn_say_word(turn, WORD_note_heading);
	turn_say_word(turn, WORD_note_text);
}

static bool take_words(struct turn *turn, const char *line)
{
	if (utf8_count(line, strlen(line)) > NOTE_LIMIT) {
		ask_next(turn, PLAIN_ASKS_NOTE);
		return turn_refuse(turn, WORD_too_long);
	}
	buf_clear(&turn->plain->note);
	buf_add_text(&turn->plain->note, line);
	return ask_next(turn, PLAIN_ASKS_TAG);
}

static void ask_tag(struct turn *turn)
{
	for (size_t i = 0; i < NOTE_TAGS; i++)
		turn_say_numbered(turn, i + 1, turn_word(turn, tags[i]), NULL);
	turn_say_word(turn, WORD_plain_prompt_choice);
}

static bool take_tag(struct turn *turn, const char *line)
{
	struct plain *plain = turn->plain;
	long number;
	if (!turn_read_number(line, 1, NOTE_TAGS, &number)) {
		ask_next(turn, PLAIN_ASKS_TAG);
		return turn_refuse(turn, WORD_need_choice);
	}
	turn->act->number = (int)number - 1;
	turn->act->value = (struct value){ .type = VALUE_TEXT,
		.text = turn_bytes(&plain->note) };
	return turn_send(turn, ACT_NOTE);
}

/* ---- the map */

static enum word state_word(const struct view_place *place)
{
	static const enum word words[] = { [PLACE_OPEN] = WORD_map_open,
		[PLACE_DONE] = WORD_map_done, [PLACE_SKIPPED] = WORD_map_skipped };
	return place->here ? WORD_map_here : words[place->state];
}

/* Only what can be gone to has a number. */
static void ask_map(struct turn *turn)
{
	const struct view *view = turn->view;
	size_t number = 0;
	turn_say_word(turn, WORD_map_heading);
	for (size_t i = 0; i < view->place_count; i++) {
		const struct view_place *place = &view->places[i];
		const char *state = turn_word(turn, state_word(place));
		turn_say_line(turn, place->step);
		if (place->may)
			turn_say_numbered(turn, ++number, place->title, state);
		else
			buf_printf(&turn->say, "-  %s: %s\n", place->title, state);
	}
	turn_say_word(turn, WORD_plain_prompt_choice);
}

static const struct view_place *place_of(const struct view *view, long number)
{
	for (size_t i = 0; i < view->place_count; i++)
		if (view->places[i].may && --number == 0)
			return &view->places[i];
	return NULL;
}

static bool take_map(struct turn *turn, const char *line)
{
	const struct view *view = turn->view;
	long number;
	const struct view_place *place = NULL;
	if (turn_read_number(line, 1, (long)view->place_count, &number))
		place = place_of(view, number);
	if (!place) {
		ask_next(turn, PLAIN_ASKS_MAP);
		return turn_refuse(turn, WORD_need_choice);
	}
	if (place->here)
		return false;
	turn->act->number = place->screen;
	return plain_leave(turn, ACT_JUMP);
}

/* ---- in turn */

bool plain_look_ask(struct turn *turn)
{
	switch (turn->plain->asks) {
	case PLAIN_ASKS_PLAN:
		say_plan(turn);
		turn->plain->asks = PLAIN_ASKS_VIEW;
		return false;
	case PLAIN_ASKS_NOTE:
		ask_note(turn);
		return true;
	case PLAIN_ASKS_TAG:
		ask_tag(turn);
		return true;
	case PLAIN_ASKS_MAP:
		ask_map(turn);
		return true;
	default:
		return false;
	}
}

bool plain_look_take(struct turn *turn, const char *line)
{
	enum plain_asks asks = turn->plain->asks;
	turn->plain->asks = PLAIN_ASKS_VIEW;
	if (!*line)
		return false;
	if (asks == PLAIN_ASKS_NOTE)
		return take_words(turn, line);
	return asks == PLAIN_ASKS_TAG ? take_tag(turn, line) : take_map(turn, line);
}

/* ---- the menu ------------------------------------------------------------------ */

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
	turn_say_coach(turn, true);
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
		turn_say_coach(turn, true);
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
