#include "visit/flow.h"

#include "base/str.h"
#include "visit/disclosure.h"
#include "visit/notes.h"
#include "visit/presence.h"
#include "visit/supporters.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

struct look { /* what a condition looks at */
	const struct visit *visit;
	const struct state *state;
	bool only_shown; /* as if what may not be seen was never said */
};

static const struct value *live_answer(const struct look *look, int question)
{
	assert(question >= 0 && (size_t)question < look->visit->pack->question_count);
	const struct pack_question *asked = &look->visit->pack->questions[question];
	const struct value *value = &look->state->answers[question].value;
	if (look->only_shown && !disclosure_of_answer(look->visit, question))
		return NULL;
	return look->state->live[asked->screen] && value->type != VALUE_NONE ? value : NULL;
}

/* An item's answer, unless others are here and it is private. */
static bool item_answer(const struct look *look, const struct cond_ref *ref, int *number)
{
	const struct pack_question *asked = &look->visit->pack->questions[ref->question];
	const struct value *value = live_answer(look, ref->question);
	if (!value || (look->state->with_others && asked->items[ref->item].is_private))
		return false;
	assert(ref->item >= 0 && (size_t)ref->item < asked->item_count);
	*number = value->pick[ref->item];
	return *number >= 0;
}

static bool has_note(const struct look *look, enum note_tag tag)
{
	for (size_t i = 0; i < look->state->note_count; i++) {
		const struct visit_note *note = &look->state->notes[i];
		bool hidden = look->state->guest
		              || (look->state->with_others && notes_is_private(look->visit, note))
		              || !disclosure_of_event(look->state, note->seq);
		if (notes_tag(note) == tag && !hidden)
			return true;
	}
	return false;
}

/* Who sits in the third chair knows the own name, and what is shared with it. */
static bool is_of_guest(const struct look *look, const struct pack_question *asked, int item)
{
	const struct pack_traits *kind = pack_traits(asked->kind);
	return look->state->guest && look->state->guest == item + 1
	       && (kind->names_people || kind->shares);
}

/* What a part says; NULL where it is blank, or private while others are here. */
static const char *part_answer(const struct look *look, const struct cond_ref *ref)
{
	const struct pack_question *asked = &look->visit->pack->questions[ref->question];
	const struct value *value = live_answer(look, ref->question);
	if (is_of_guest(look, asked, ref->item))
		value = &look->state->answers[ref->question].value;
	if (!value || value->type != VALUE_PARTS
		|| (look->state->with_others && asked->items[ref->item].is_private))
		return NULL;
	assert(ref->item >= 0 && (size_t)ref->item < value->count);
	/* With whom it has ended nothing is shared. */
	int person = asked->items[ref->item].part->person;
	if (person && !supporters_has(look->visit, look->state, person))
		return NULL;
	const char *text = value->part[ref->item];
	return str_is_blank(text) ? NULL : text;
}

static bool is_part(const struct look *look, const struct cond_ref *ref)
{
	return ref->item >= 0 && look->visit->pack->questions[ref->question].value == VALUE_PARTS;
}

/* The number of the choice that a part holds. */
static bool part_number(const struct look *look, const struct cond_ref *ref, int *number)
{
	const struct pack_item *item =
		&look->visit->pack->questions[ref->question].items[ref->item];
	const char *text = part_answer(look, ref);
	for (size_t i = 0; text && i < item->part->choice_count; i++)
		if (str_is(item->part->choices[i].id, text)) {
			*number = (int)i;
			return true;
		}
	return false;
}

static bool look_answered(void *ctx, const struct cond_ref *ref)
{
	const struct look *look = ctx;
	int number;
	if (ref->question == COND_NOTES)
		return has_note(look, (enum note_tag)ref->item);
	if (ref->question < 0)
		return true;
	if (is_part(look, ref))
		return part_answer(look, ref) != NULL;
	if (ref->item >= 0)
		return item_answer(look, ref, &number);
	return live_answer(look, ref->question) != NULL;
}

/* A choice is its number; a word of a ruler counts as the number that its author gave. */
static int choice_worth(const struct look *look, int question, int choice)
{
	const struct pack_question *asked = &look->visit->pack->questions[question];
	assert(choice >= 0 && (size_t)choice < asked->choice_count);
	return asked->value == VALUE_NUMBER ? asked->choices[choice].counts : choice;
}

static bool look_number(void *ctx, const struct cond_ref *ref, int *number)
{
	const struct look *look = ctx;
	if (ref->question < 0) {
		*number = look->state->path;
		return true;
	}
	if (is_part(look, ref))
		return part_number(look, ref, number);
	if (ref->item >= 0) {
		const struct pack_question *asked = &look->visit->pack->questions[ref->question];
		bool known = item_answer(look, ref, number);
		if (known && !asked->answers)
			*number += asked->low;
		return known;
	}
	const struct value *value = live_answer(look, ref->question);
	if (!value || (value->type == VALUE_CHOICES && value->count == 0))
		return false;
	*number = value->type == VALUE_CHOICES ? choice_worth(look, ref->question, value->pick[0])
	                                       : value->number;
	return value->type == VALUE_CHOICES || value->type == VALUE_NUMBER;
}

static bool look_has(void *ctx, const struct cond_ref *ref, int choice)
{
	const struct look *look = ctx;
	const struct value *value = ref->question < 0 ? NULL : live_answer(look, ref->question);
	for (size_t i = 0; value && i < value->count; i++)
		if (value->pick[i] == choice)
			return true;
	return false;
}

static bool look_holds(struct look *look, const struct cond *cond)
{
	const struct cond_state asked = { look, look_answered, look_number, look_has };
	return cond_holds(cond, &asked);
}

static bool holds(const struct visit *visit, const struct state *state, const struct cond *cond)
{
	return look_holds(&(struct look){ visit, state, false }, cond);
}

bool visit_holds_shown(const struct visit *visit, const struct cond *cond)
{
	return look_holds(&(struct look){ visit, &visit->state, true }, cond);
}

bool visit_holds(const struct visit *visit, const struct cond *cond)
{
	return holds(visit, &visit->state, cond);
}

/* ---- danger signs --------------------------------------------------------- */

static bool is_resolved(const struct visit *visit, const struct state *state,
	const struct pack_question *signs, int item)
{
	assert(item >= 0 && (size_t)item < signs->item_count);
	const struct visit_answer *answer = &state->answers[signs->number];
	for (size_t i = 0; i < state->resolution_count; i++) {
		const struct visit_resolution *resolution = &state->resolutions[i];
		/* How they will be asked alone is no answer once they are. */
		if (pack_stop(&visit->pack->questions[resolution->stop])->for_now
			&& !state->with_others)
			continue;
		/* What was done counts for the answer as it was then. */
		if (resolution->question == signs->number && resolution->item == item
			&& resolution->seq > answer->rows[item].seq)
			return true;
	}
	return false;
}

/* Said with others here, and to be asked once more: only a danger counts as it is. */
static bool counts_alone(const struct state *state, const struct pack_question *signs, int item)
{
	const struct visit_answer *answer = &state->answers[signs->number];
	return signs->items[item].alone && answer->rows[item].beside
	       && !signs->answers[answer->value.pick[item]].danger;
}

/* An answer that stands as it is.  In front of others it was put off. */
static bool is_final(const struct state *state, const struct pack_question *signs, int item)
{
	const struct visit_answer *answer = &state->answers[signs->number];
	return answer->value.pick[item] == signs->items[item].final_answer
	       && !answer->rows[item].beside;
}

/* Not a matter of presence: a danger sign holds also when others have come in. */
static bool is_open(const struct visit *visit, const struct state *state,
	const struct pack_question *stop, int item)
{
	const struct pack_stop *watch = pack_stop(stop);
	assert(watch->of >= 0);
	const struct pack_question *signs = &visit->pack->questions[watch->of];
	const struct value *value = &state->answers[signs->number].value;
	if (value->type != VALUE_ITEMS || value->pick[item] < 0 || signs->items[item].tier != 1)
		return false;
	bool watched = watch->watch >> value->pick[item] & 1 && !is_final(state, signs, item);
	return (watched || (watch->beside && counts_alone(state, signs, item)))
	       && !is_resolved(visit, state, signs, item);
}

static bool has_open(const struct visit *visit, const struct state *state,
	const struct pack_question *stop)
{
	const struct pack_question *signs = &visit->pack->questions[pack_stop(stop)->of];
	for (size_t i = 0; i < signs->item_count; i++)
		if (is_open(visit, state, stop, (int)i))
			return true;
	return false;
}

bool visit_is_open(const struct visit *visit, int stop, int item)
{
	return is_open(visit, &visit->state, &visit->pack->questions[stop], item);
}

bool visit_has_open(const struct visit *visit)
{
	const struct pack *pack = visit->pack;
	for (size_t i = 0; i < pack->question_count; i++)
		if (pack_traits(pack->questions[i].kind)->watches
			&& has_open(visit, &visit->state, &pack->questions[i]))
			return true;
	return false;
}

/* ---- the path -------------------------------------------------------------- */

void flow_place(const struct pack *pack, struct state *state, struct arena *arena)
{
	assert(state->path >= 0 && (size_t)state->path < pack->path_count);
	const struct pack_path *path = &pack->paths[state->path];
	state->place = arena_array(arena, pack->screen_count, sizeof *state->place);
	for (size_t i = 0; i < pack->screen_count; i++)
		state->place[i] = -1;
	for (size_t i = 0; i < path->screen_count; i++)
		state->place[path->screens[i]] = (int)i;
}

static const struct pack_question *stop_of(const struct pack *pack, int screen)
{
	const struct pack_screen *s = &pack->screens[screen];
	return pack_traits(s->kind)->watches ? &pack->questions[s->question] : NULL;
}

static bool has_danger_sign(const struct pack_question *question)
{
	for (size_t i = 0; i < question->item_count; i++)
		if (question->items[i].tier == 1)
			return true;
	return false;
}

/* Who is here, whether it is kept, and the danger signs: what comes after relies on each. */
static bool is_asked_first(const struct pack_question *question)
{
	return question->required
	       && (question->asks != ASKS_NOTHING || has_danger_sign(question));
}

static bool locks(const struct pack *pack, const struct state *state, int screen)
{
	int number = pack->screens[screen].question;
	const struct pack_question *stop = stop_of(pack, screen);
	if (number < 0 || stop)
		return stop && pack_stop(stop)->locks;
	return is_asked_first(&pack->questions[number])
	       && state->answers[number].value.type == VALUE_NONE;
}

/* May it be there, for who is in the room?  While somebody sits in the third chair only
 * their screens are; what they said is the patient's to see afterwards, alone. */
static bool is_in_room(const struct visit *visit, const struct state *state,
	const struct pack_screen *screen)
{
	if (state->guest)
		return screen->guest && screen->person == state->guest;
	if (screen->guest)
		return (state->met[screen->person] || visit->pack->paths[state->path].changes)
		       && !state->with_others
		       && supporters_has(visit, state, screen->person)
		       && presence_has_said(visit->pack, state, screen);
	if (screen->brings && !presence_is_asked_in(state, screen))
		return false;
	return !(screen->is_private && state->with_others);
}

static bool is_live(const struct visit *visit, const struct state *state, int screen)
{
	const struct pack_screen *s = &visit->pack->screens[screen];
	const struct pack_question *stop = stop_of(visit->pack, screen);
	if (!is_in_room(visit, state, s))
		return false;
	if (stop && !has_open(visit, state, stop))
		return false;
	return holds(visit, state, s->when);
}

static int step_from(const struct visit *visit, const struct state *state, int place, int by)
{
	assert(by == 1 || by == -1);
	const struct pack_path *path = &visit->pack->paths[state->path];
	for (place += by; place >= 0 && (size_t)place < path->screen_count; place += by)
		if (state->live[path->screens[place]])
			return path->screens[place];
	return -1;
}

bool flow_comes_along(const struct visit *visit, int screen)
{
	const struct pack *pack = visit->pack;
	const struct pack_path *path = &pack->paths[visit->state.path];
	int number = pack->screens[screen].question;
	if (!path->changes || (number >= 0 && pack->questions[number].asks != ASKS_NOTHING))
		return false;
	for (size_t i = 0; i < path->screen_count && path->screens[i] != screen; i++)
		if (pack_traits(pack->screens[path->screens[i]].kind)->lists_answers)
			return false;
	return !pack_traits(pack->screens[screen].kind)->lists_answers;
}

/* Was it answered, and what it is about then answered anew? */
static bool is_asked_again(const struct visit *visit, int screen)
{
	int question = visit->pack->screens[screen].question;
	return question >= 0 && visit->state.answers[question].aside.type != VALUE_NONE
	       && !visit->state.skipped[screen];
}

int flow_asked_again(const struct visit *visit)
{
	const struct state *state = &visit->state;
	const struct pack_path *path = &visit->pack->paths[state->path];
	for (size_t i = (size_t)state->place[state->screen] + 1; i < path->screen_count; i++)
		if (flow_may_be(visit, path->screens[i])
			&& is_asked_again(visit, path->screens[i]))
			return path->screens[i];
	return -1;
}

static bool is_passed(const struct visit *visit, int screen)
{
	const struct cond *pass = visit->pack->screens[screen].pass;
	return !is_asked_again(visit, screen)
	       && (flow_comes_along(visit, screen)
		       || (pass && holds(visit, &visit->state, pass)));
}

/* The next live screen that is not passed by. */
static int stop_from(const struct visit *visit, int screen, int by)
{
	int at = screen;
	do
		at = step_from(visit, &visit->state, visit->state.place[at], by);
	while (at >= 0 && is_passed(visit, at));
	return at;
}

static void leave_lost_place(const struct visit *visit, struct state *state)
{
	int place = state->place[state->screen];
	int to = step_from(visit, state, place, 1);
	state->screen = to >= 0 ? to : step_from(visit, state, place, -1);
	assert(state->screen >= 0); /* a path has a screen that is always there */
	state->in_review = false;
}

size_t flow_from(const struct visit *visit, const struct state *state,
	const struct event *event)
{
	int number;
	switch (event->kind) {
	case EVENT_BEGAN:
	case EVENT_PRESENT:
	case EVENT_CONSENTED:
	case EVENT_RESOLVED:
	case EVENT_NOTED:
	case EVENT_PARKED:
		return 0;
	case EVENT_CARRIED:
		if (event->word && str_is(event->word, "note"))
			return 0;
		/* fall through */
	case EVENT_ANSWERED:
		number = pack_find_question(visit->pack, event->question);
		break;
	default:
		return FLOW_STAYS;
	}
	assert(number >= 0); /* it was applied */
	/* Conditions ask what lies before them; a stop may stand anywhere. */
	const struct pack_question *question = &visit->pack->questions[number];
	int place = state->place[question->screen];
	return place < 0 || question->value == VALUE_ITEMS ? 0 : (size_t)place;
}

void flow_settle(const struct visit *visit, struct state *state, size_t from)
{
	const struct pack_path *path = &visit->pack->paths[state->path];
	if (state->lock >= from)
		state->lock = path->screen_count;
	for (size_t i = from; i < path->screen_count; i++) {
		int screen = path->screens[i];
		state->live[screen] = is_live(visit, state, screen);
		if (i < state->lock && state->live[screen] && locks(visit->pack, state, screen))
			state->lock = i;
	}
	if (state->screen == visit->preview)
		state->live[state->screen] = true;
	else if (!state->live[state->screen])
		leave_lost_place(visit, state);
	if (state->screen != visit->preview && state->place[state->screen] > (int)state->lock) {
		state->screen = path->screens[state->lock];
		state->in_review = false;
	}
	state->seen[state->screen] = true;
}

bool visit_is_live(const struct visit *visit, int screen)
{
	assert(screen >= 0 && (size_t)screen < visit->pack->screen_count);
	return visit->state.live[screen];
}

bool visit_item_shows(const struct visit *visit, const struct pack_item *item)
{
	const struct pack_part *part = item->part;
	if (part && part->means == MEANS_HIGH)
		return false;
	/* A column without a name has nobody under it. */
	if (part && part->person && !supporters_has(visit, &visit->state, part->person))
		return false;
	return !(item->is_private && visit->state.with_others);
}

bool flow_may_be(const struct visit *visit, int screen)
{
	if (screen >= 0 && screen == visit->preview)
		return visit->state.place[screen] >= 0;
	return screen >= 0 && (size_t)screen < visit->pack->screen_count
	       && visit->state.live[screen]
	       && visit->state.place[screen] <= (int)visit->state.lock;
}

const struct pack_question *visit_question(const struct visit *visit)
{
	assert(visit->event_count > 0); /* before it begins there is no screen */
	int number = visit->pack->screens[visit->state.screen].question;
	bool is_asked = number >= 0 && visit->state.page == PAGE_NONE;
	return is_asked ? &visit->pack->questions[number] : NULL;
}

int visit_next(const struct visit *visit, int screen)
{
	int next = stop_from(visit, screen, 1);
	return flow_may_be(visit, next) ? next : -1;
}

int visit_back(const struct visit *visit, int screen)
{
	return stop_from(visit, screen, -1);
}

const struct value *visit_answer(const struct visit *visit, int question)
{
	struct look look = { visit, &visit->state, false };
	return live_answer(&look, question);
}

const struct value *visit_shown(const struct visit *visit, int question)
{
	return disclosure_of_answer(visit, question) ? visit_answer(visit, question) : NULL;
}
