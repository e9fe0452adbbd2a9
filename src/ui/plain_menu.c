#include "ui/plain_menu.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/plain_state.h"
#include "ui/plain_keys.h"
#include "ui/plain_kind.h"
#include "view/menu.h"

#include <assert.h>
#include <string.h>

/* ---- the plan, notes and the map ----------------------------------------------- */

static bool ask_next(struct plain_io *io, enum plain_asks asks)
{
	io->plain->asks = asks;
	return false;
}

bool plain_look_plan(struct plain_io *io)
{
	return ask_next(io, PLAIN_ASKS_PLAN);
}

bool plain_look_note(struct plain_io *io)
{
	buf_clear(&io->plain->note);
	return ask_next(io, PLAIN_ASKS_NOTE);
}

bool plain_look_map(struct plain_io *io)
{
	return ask_next(io, PLAIN_ASKS_MAP);
}

/* ---- the plan */

void plain_look_lines(struct plain_io *io, const struct view_line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (lines[i].label) {
			plain_io_say_with(io, WORD_plain_heading, lines[i].label);
			plain_io_say(io, "\n");
		}
		buf_printf(&io->say, "    %s\n", lines[i].text ? lines[i].text : "");
	}
}

static void say_plan(struct plain_io *io)
{
	const struct view *view = io->view;
	plain_io_say_word(io, WORD_so_far_heading);
	if (view->plan_count == 0)
		plain_io_say_word(io, WORD_so_far_empty);
	plain_look_lines(io, view->plan, view->plan_count);
	if (view->plan_gap)
		plain_io_say_line(io, view->plan_gap);
	plain_io_say(io, "\n");
}

/* ---- what was heard */

static const enum word tags[NOTE_TAGS] = { [NOTE_REASON] = WORD_note_reason,
	[NOTE_WORRY] = WORD_note_worry, [NOTE_STRENGTH] = WORD_note_strength,
	[NOTE_WORDS] = WORD_note_words, [NOTE_PARK] = WORD_note_park };

static void say_notes(struct plain_io *io)
{
	const struct view *view = io->view;
	plain_io_say_word(io, WORD_note_so_far);
	if (view->note_count == 0)
		plain_io_say_word(io, WORD_note_empty);
	for (size_t i = 0; i < view->note_count; i++) {
		const struct view_note *note = &view->notes[i];
		bool exact = note->tag == NOTE_WORDS;
		plain_io_say_labelled(io, plain_io_word(io, tags[note->tag]),
			exact ? words_quote(view->words, note->text, &io->arena) : note->text);
	}
}

static void ask_note(struct plain_io *io)
{
	const struct view *view = io->view;
	say_notes(io);
	if (view->stem_count)
		plain_io_say_word(io, WORD_note_stems);
	for (size_t i = 0; i < view->stem_count; i++)
		buf_printf(&io->say, "    %s\n", view->stems[i]);
	plain_io_say_labelled(io, plain_io_word(io, WORD_note_why), view->why);
	plain_io_say_labelled(io, plain_io_word(io, WORD_note_pitfall), view->pitfall);
	plain_io_say_word(io, WORD_note_heading);
	plain_io_say_word(io, WORD_note_text);
}

static bool take_words(struct plain_io *io, const char *line)
{
	if (utf8_count(line, strlen(line)) > NOTE_LIMIT) {
		ask_next(io, PLAIN_ASKS_NOTE);
		return plain_io_refuse(io, WORD_too_long);
	}
	buf_clear(&io->plain->note);
	buf_add_text(&io->plain->note, line);
	return ask_next(io, PLAIN_ASKS_TAG);
}

static void ask_tag(struct plain_io *io)
{
	for (size_t i = 0; i < NOTE_TAGS; i++)
		plain_io_say_numbered(io, i + 1, plain_io_word(io, tags[i]), NULL);
	plain_io_say_word(io, WORD_plain_prompt_choice);
}

static bool take_tag(struct plain_io *io, const char *line)
{
	struct plain *plain = io->plain;
	long number;
	if (!plain_io_read_number(line, 1, NOTE_TAGS, &number)) {
		ask_next(io, PLAIN_ASKS_TAG);
		return plain_io_refuse(io, WORD_need_choice);
	}
	io->act->number = (int)number - 1;
	io->act->value = (struct value){ .type = VALUE_TEXT,
		.text = plain_io_bytes(&plain->note) };
	return plain_io_send(io, ACT_NOTE);
}

/* ---- the map */

static enum word state_word(const struct view_place *place)
{
	static const enum word words[] = { [PLACE_OPEN] = WORD_map_open,
		[PLACE_DONE] = WORD_map_done, [PLACE_SKIPPED] = WORD_map_skipped };
	return place->here ? WORD_map_here : words[place->state];
}

/* Only what can be gone to has a number. */
static void ask_map(struct plain_io *io)
{
	const struct view *view = io->view;
	size_t number = 0;
	plain_io_say_word(io, WORD_map_heading);
	for (size_t i = 0; i < view->place_count; i++) {
		const struct view_place *place = &view->places[i];
		const char *state = plain_io_word(io, state_word(place));
		plain_io_say_line(io, place->step);
		if (place->may)
			plain_io_say_numbered(io, ++number, place->title, state);
		else {
			plain_io_say(io, "-  ");
			plain_io_say_labelled(io, place->title, state);
		}
	}
	plain_io_say_word(io, WORD_plain_prompt_choice);
}

static const struct view_place *place_of(const struct view *view, long number)
{
	for (size_t i = 0; i < view->place_count; i++)
		if (view->places[i].may && --number == 0)
			return &view->places[i];
	return NULL;
}

static bool take_map(struct plain_io *io, const char *line)
{
	const struct view *view = io->view;
	long number;
	const struct view_place *place = NULL;
	if (plain_io_read_number(line, 1, (long)view->place_count, &number))
		place = place_of(view, number);
	if (!place) {
		ask_next(io, PLAIN_ASKS_MAP);
		return plain_io_refuse(io, WORD_need_choice);
	}
	if (place->here)
		return false;
	io->act->number = place->screen;
	return plain_io_leave(io, ACT_JUMP);
}

/* ---- in turn */

bool plain_look_ask(struct plain_io *io)
{
	switch (io->plain->asks) {
	case PLAIN_ASKS_PLAN:
		say_plan(io);
		io->plain->asks = PLAIN_ASKS_VIEW;
		return false;
	case PLAIN_ASKS_NOTE:
		ask_note(io);
		return true;
	case PLAIN_ASKS_TAG:
		ask_tag(io);
		return true;
	case PLAIN_ASKS_MAP:
		ask_map(io);
		return true;
	default:
		return false;
	}
}

bool plain_look_take(struct plain_io *io, const char *line)
{
	enum plain_asks asks = io->plain->asks;
	io->plain->asks = PLAIN_ASKS_VIEW;
	if (!*line)
		return false;
	if (asks == PLAIN_ASKS_NOTE)
		return take_words(io, line);
	return asks == PLAIN_ASKS_TAG ? take_tag(io, line) : take_map(io, line);
}

/* ---- the menu ------------------------------------------------------------------ */

static const struct menu *menu_of(enum plain_asks asks)
{
	static const struct menu *const menus[] = { [PLAIN_ASKS_MENU] = &menu_main,
		[PLAIN_ASKS_PRESENT] = &menu_present, [PLAIN_ASKS_NOTODAY] = &menu_notoday,
		[PLAIN_ASKS_NOTYET] = &menu_notyet };
	assert(asks < sizeof menus / sizeof *menus && menus[asks]);
	return menus[asks];
}

/* There is no screen to cover. */
static bool has_entry(const struct view *view, const struct menu_entry *entry)
{
	return entry->opens != MENU_OPENS_COVER && menu_has(view, entry);
}

void plain_menu_ask(struct plain_io *io)
{
	const struct menu *menu = menu_of(io->plain->asks);
	plain_io_say_word(io, menu->heading);
	plain_io_say_line(io, menu_text(io->view, menu, &io->arena));
	for (size_t i = 0; i < menu->count; i++)
		if (has_entry(io->view, &menu->entries[i]))
			buf_printf(&io->say, "%c  %s\n", menu->entries[i].number,
				plain_io_word(io, menu_word(io->view, &menu->entries[i])));
	plain_io_say_word(io, WORD_plain_prompt_choice);
}

bool plain_menu_help(struct plain_io *io)
{
	const struct view *view = io->view;
	plain_io_say_word(io, WORD_help_title);
	plain_io_say_shown(io, view->help);
	if (view->kind == VIEW_ITEMS)
		plain_io_say_shown(io, view->set.why);
	for (size_t i = 0; i < view->item_count; i++)
		if (view->kind != VIEW_ITEMS && !str_is_empty(view->items[i].more))
			plain_io_say_numbered(io, i + 1, view->items[i].label,
				plain_keys(view->words, view->items[i].more, &io->arena));
	plain_io_say_coach(io, true);
	plain_io_say_word(io, WORD_plain_commands);
	if (view->where == WHERE_HOME)
		plain_io_say_word(io, WORD_intended_use);
	return false;
}

static bool take_entry(struct plain_io *io, const struct menu_entry *entry)
{
	assert(has_entry(io->view, entry));
	io->plain->asks = PLAIN_ASKS_VIEW;
	switch (entry->opens) {
	case MENU_OPENS_PLAN:
		return plain_look_plan(io);
	case MENU_OPENS_NOTE:
		return plain_look_note(io);
	case MENU_OPENS_MAP:
		return plain_look_map(io);
	case MENU_OPENS_COACH:
		plain_io_say_coach(io, true);
		return false;
	case MENU_OPENS_HELP:
		return plain_menu_help(io);
	case MENU_OPENS_PRESENT:
		return ask_next(io, PLAIN_ASKS_PRESENT);
	case MENU_OPENS_NOTODAY:
		return ask_next(io, PLAIN_ASKS_NOTODAY);
	default:
		io->act->number = entry->act_number;
		return entry->act != ACT_NONE && plain_io_send(io, menu_act(io->view, entry));
	}
}

bool plain_menu_take(struct plain_io *io, const char *line)
{
	const struct menu *menu = menu_of(io->plain->asks);
	io->plain->asks = PLAIN_ASKS_VIEW;
	for (size_t i = 0; i < menu->count; i++) {
		const struct menu_entry *entry = &menu->entries[i];
		if (line[0] == entry->number && !line[1] && has_entry(io->view, entry))
			return take_entry(io, entry);
	}
	return *line ? plain_io_refuse(io, WORD_plain_unknown) : false;
}
