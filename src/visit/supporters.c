#include "visit/supporters.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

static const char *const present[PEOPLE_MOST + 1] = { "", "person-1", "person-2", "person-3",
	"person-4", "person-5", "person-6", "person-7", "person-8" };

const char *supporters_word(int person)
{
	assert(person >= 1 && person <= PEOPLE_MOST);
	return present[person];
}

int supporters_number(const char *word)
{
	for (int person = 1; person <= PEOPLE_MOST; person++)
		if (str_is(present[person], word))
			return person;
	return 0;
}

static const char *part(const struct value *value, int person)
{
	assert(person >= 1 && person <= PEOPLE_MOST);
	bool there = value->type == VALUE_PARTS && (size_t)person <= value->count;
	const char *text = there ? value->part[person - 1] : "";
	return str_is_blank(text) ? "" : text;
}

static bool names_people(const struct pack_screen *screen)
{
	return pack_traits(screen->kind)->names_people;
}

static bool shares(const struct pack_screen *screen)
{
	return pack_traits(screen->kind)->shares;
}

/* The question of the first such screen in the path; -1: it has none. */
static int find(const struct visit *visit, bool (*is)(const struct pack_screen *))
{
	const struct pack_path *path = &visit->pack->paths[visit->state.path];
	for (size_t i = 0; i < path->screen_count; i++) {
		const struct pack_screen *screen = &visit->pack->screens[path->screens[i]];
		if (is(screen))
			return screen->question;
	}
	return -1;
}

static bool is_ended(const struct state *state, const struct pack_question *question)
{
	const struct value *value = &state->answers[question->number].value;
	return state->live[question->screen] && value->type == VALUE_CHOICES && value->count
	       && question->choices[value->pick[0]].ends;
}

const char *supporters_name(const struct visit *visit, int person)
{
	int people = find(visit, names_people);
	const char *name = people < 0 ? "" : part(&visit->state.answers[people].value, person);
	return *name ? name : NULL;
}

bool supporters_has(const struct visit *visit, const struct state *state, int person)
{
	const struct pack *pack = visit->pack;
	int people = find(visit, names_people);
	if (people < 0 || !*part(&state->answers[people].value, person))
		return false;
	for (size_t i = 0; i < pack->question_count; i++)
		if (pack->screens[pack->questions[i].screen].person == person
			&& is_ended(state, &pack->questions[i]))
			return false;
	return true;
}

const char *supporters_shared(const struct visit *visit, int person)
{
	int share = find(visit, shares);
	return share < 0 ? "" : part(&visit->state.answers[share].value, person);
}

/* ---- names that change --------------------------------------------------------------- */

static void take_back_share(const struct visit *visit, struct state *state, int people,
	int person, struct arena *arena)
{
	const struct pack *pack = visit->pack;
	for (size_t i = 0; i < pack->question_count; i++) {
		const struct pack_question *question = &pack->questions[i];
		struct value *value = &state->answers[i].value;
		if (!pack_traits(question->kind)->shares
			|| pack_share(question)->people != people || value->type != VALUE_PARTS)
			continue;
		const char **parts = arena_array(arena, value->count, sizeof *parts);
		memcpy(parts, value->part, value->count * sizeof *parts);
		parts[person - 1] = "";
		value->part = parts;
	}
}

/* What was set aside to be offered again, too. */
static void take_back(struct visit_answer *answer)
{
	answer->value = answer->aside = (struct value){ .type = VALUE_NONE };
}

/* `all`, or only what was chosen for them (how they help, whether they come), and what
 * they said themselves: nobody's words stand under another name. */
static void take_back_answers(const struct visit *visit, struct state *state, int person,
	bool all)
{
	const struct pack *pack = visit->pack;
	for (size_t i = 0; i < pack->question_count; i++)
		if (pack->screens[pack->questions[i].screen].person == person
			&& (all || pack_traits(pack->questions[i].kind)->leaves_with_name
				|| pack->screens[pack->questions[i].screen].guest))
			take_back(&state->answers[i]);
}

void supporters_settle(const struct visit *visit, struct state *state,
	const struct pack_question *people, const struct value *before, struct arena *arena)
{
	assert(pack_traits(people->kind)->names_people);
	const struct value *now = &state->answers[people->number].value;
	for (int person = 1; person <= PEOPLE_MOST; person++) {
		const char *was = part(before, person), *is = part(now, person);
		if (str_is(was, is))
			continue;
		/* Also where undoing had taken the name away, and not who sat there. */
		state->met[person] = false;
		/* Where no name was, what stands there was said of one who is gone: the name was
		 * undone, or it ended with them, and the rest came along. */
		take_back_share(visit, state, people->number, person, arena);
		take_back_answers(visit, state, person, !*is || !*was);
	}
}
