#include "ui/plain_look.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/plain.h"
#include "ui/plain_kind.h"

#include <string.h>

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
