#include "visit/presence.h"

#include <assert.h>

bool presence_is_asked(const struct pack *pack, const struct pack_path *path)
{
	for (size_t i = 0; i < path->screen_count; i++) {
		const struct pack_screen *screen = &pack->screens[path->screens[i]];
		if (!screen->guest && screen->question >= 0
			&& pack->questions[screen->question].asks == ASKS_PRESENCE)
			return true;
	}
	return false;
}

/* Who else comes in or stays is asked anew when that person has had their say. */
static void ask_again(const struct pack *pack, struct state *state)
{
	for (size_t i = 0; i < pack->question_count; i++)
		if (pack->questions[i].asks == ASKS_PRESENCE
			&& pack->screens[pack->questions[i].screen].guest)
			state->answers[i].value = (struct value){ .type = VALUE_NONE };
}

void presence_enter(const struct pack *pack, struct state *state, int person)
{
	assert(person >= 1 && person <= PEOPLE_MOST);
	assert(!state->guest); /* one chair: whoever sat there has left it */
	const struct pack_path *path = &pack->paths[state->path];
	for (size_t i = 0; i < path->screen_count; i++) {
		const struct pack_screen *screen = &pack->screens[path->screens[i]];
		if (!screen->guest || screen->person != person)
			continue;
		state->guest = person;
		state->met[person] = true;
		state->guest_from = state->screen;
		state->screen = screen->number;
		ask_again(pack, state);
		return;
	}
}

bool presence_has_said(const struct pack *pack, const struct state *state,
	const struct pack_screen *screen)
{
	const struct pack_question *question =
		screen->question < 0 ? NULL : &pack->questions[screen->question];
	return question && question->asks != ASKS_PRESENCE
	       && !value_is_empty(&state->answers[question->number].value);
}

void presence_leave(const struct pack *pack, struct state *state)
{
	bool said = false;
	if (!state->guest)
		return;
	for (size_t i = 0; i < pack->screen_count; i++)
		said |= pack->screens[i].guest && pack->screens[i].person == state->guest
		        && presence_has_said(pack, state, &pack->screens[i]);
	state->met[state->guest] = said;
	state->screen = state->guest_from;
	state->guest = 0;
}
