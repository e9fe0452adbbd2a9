#include "visit/presence.h"

#include "base/str.h"
#include "visit/supporters.h"

#include <assert.h>

static const char *const names[PRESENCES] = { [PRESENT_ALONE] = "alone",
	[PRESENT_OTHERS] = "others", [PRESENT_LATER] = "later",
	[PRESENT_INTERPRETER] = "interpreter" };

const char *presence_word(enum act_presence presence)
{
	assert(presence < PRESENCES);
	return names[presence];
}

bool presence_named(const char *word, enum act_presence *presence)
{
	for (int i = 0; i < PRESENCES; i++)
		if (str_is(names[i], word)) {
			*presence = (enum act_presence)i;
			return true;
		}
	return false;
}

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

/* ---- the third chair -------------------------------------------------------------------- */

/* Who else comes in or stays is asked anew when that person has had their say. */
static void ask_again(const struct pack *pack, struct state *state)
{
	for (size_t i = 0; i < pack->question_count; i++)
		if (pack->questions[i].asks == ASKS_PRESENCE
			&& pack->screens[pack->questions[i].screen].guest)
			state->answers[i].value = (struct value){ .type = VALUE_NONE };
}

static void sit_down(const struct pack *pack, struct state *state, int person)
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

/* Whoever sat there does no more.  Somebody who said nothing has not been there. */
static void get_up(const struct pack *pack, struct state *state, uint64_t seq)
{
	bool said = false;
	if (!state->guest)
		return;
	for (size_t i = 0; i < pack->screen_count; i++)
		said |= pack->screens[i].guest && pack->screens[i].person == state->guest
		        && presence_has_said(pack, state, &pack->screens[i]);
	state->met[state->guest] = said;
	state->left[state->guest] = seq;
	state->screen = state->guest_from;
	state->guest = 0;
}

struct since { /* was something that a condition asks for said after event `seq`? */
	const struct state *state;
	uint64_t seq;
	bool said;
};

static void see_ref(void *ctx, const struct cond_ref *ref)
{
	struct since *since = ctx;
	since->said |= ref->question >= 0
	               && since->state->answers[ref->question].seq > since->seq;
}

bool presence_is_asked_in(const struct state *state, const struct pack_screen *screen)
{
	struct since since = { state, state->left[screen->person], !state->met[screen->person] };
	assert(screen->brings);
	cond_refs(screen->when, see_ref, &since);
	return since.said;
}

struct question_ref {
	int question;
	bool found;
};

static void find_ref(void *ctx, const struct cond_ref *ref)
{
	struct question_ref *wanted = ctx;
	wanted->found |= ref->question == wanted->question;
}

bool presence_comes_again(const struct visit *visit, const struct pack_question *question)
{
	const struct pack *pack = visit->pack;
	struct question_ref wanted = { .question = question->number };
	for (size_t i = 0; i < pack->screen_count && !wanted.found; i++)
		if (pack->screens[i].brings && visit->state.met[pack->screens[i].person])
			cond_refs(pack->screens[i].when, find_ref, &wanted);
	return wanted.found;
}

/* ---- the fold ------------------------------------------------------------------------------ */

void presence_ask(const struct pack *pack, struct state *state, uint64_t seq)
{
	if (!presence_is_asked(pack, &pack->paths[state->path]))
		return;
	/* Where nobody has said it yet, the visit itself asks.  A note may have been taken. */
	if (!state->presence_known && state->page == PAGE_NONE) {
		state->came_in = seq + 1;
		return;
	}
	state->presence_known = false;
	state->page = PAGE_WHO;
}

/* Has anything been said that somebody who comes in was not there for? */
static bool has_words(const struct pack *pack, const struct state *state)
{
	bool any = state->recalled_count > 0 || state->note_count > 0;
	for (size_t i = 0; i < pack->question_count && !any; i++)
		any = pack->questions[i].asks == ASKS_NOTHING
		      && state->answers[i].value.type != VALUE_NONE;
	return any;
}

void presence_say(const struct pack *pack, struct state *state, enum act_presence presence,
	int person, uint64_t seq)
{
	assert(person >= 0 && person <= PEOPLE_MOST && presence < PRESENCES);
	/* As it was from the start, nobody has come in on anything. */
	bool is_first = !state->presence_known && state->page == PAGE_NONE
	                && !has_words(pack, state);
	get_up(pack, state, seq);
	state->presence_known = true;
	state->page = PAGE_NONE;
	state->with_others = person || presence == PRESENT_OTHERS;
	if (!state->with_others) {
		state->asked_in = 0;
		return;
	}
	state->came_in = seq;
	if (person) {
		state->asked_in |= 1U << person;
		sit_down(pack, state, person);
	}
	if (!state->guest && !is_first)
		state->page = PAGE_NEUTRAL;
}
