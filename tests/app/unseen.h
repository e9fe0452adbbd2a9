/*
 * What a walk has said, word for word, and who may see it: worked out here anew, from the events
 * and the rules of the pack alone, so that it can be held against what a frontend shows.
 *
 * A word is W, its number in four digits, W: a digit that is typed between two makes none.  It
 * may stand in several places (it was said again, or cut and put elsewhere); it may be seen where
 * one of them may be.
 */
#ifndef TANDEM_TESTS_UNSEEN_H
#define TANDEM_TESTS_UNSEEN_H

#include "base/str.h"
#include "pack/pack.h"
#include "tests/visit/seen.h"
#include "visit/notes.h"
#include "visit/supporters.h"
#include "visit/visit.h"

#include <stdio.h>
#include <stdlib.h>

#define SAID_MOST 8192

/* Where a word stands, or was being typed. */
struct spoken {
	uint64_t seq; /* of the event; 0: it came along */
	int question, item; /* -1: none; item -1: all of it */
	int person;         /* whose name it is; 0: nobody's */
	bool is_note, is_recalled;
	bool is_private; /* the screen, the row or the line */
};

struct said {
	struct spoken typed[SAID_MOST]; /* by number of the word */
	size_t count;
};

/* ---- rules ------------------------------------------------------------------------------- */

static inline bool says(const struct pattern *line, const struct spoken *place)
{
	for (size_t i = 0; i < line->count; i++) {
		const struct span *span = &line->spans[i];
		if (place->is_note ? span->kind == SPAN_NOTES
		                   : span->kind == SPAN_ANSWER && span->ref.question == place->question
		                             && (span->ref.item < 0 || place->item < 0
			                             || span->ref.item == place->item))
			return true;
	}
	return false;
}

static inline bool a_rule_says(const struct pack_plan *rules, size_t count,
	const struct spoken *place)
{
	for (size_t i = 0; i < count; i++)
		if (!rules[i].is_private && says(&rules[i].line, place))
			return true;
	return false;
}

/* Is there a line of the plan that is not private, and says it? */
static inline bool on_plan(const struct pack *pack, const struct spoken *place)
{
	bool found = a_rule_says(pack->plan, pack->plan_count, place);
	for (size_t i = 0; i < pack->screen_count; i++)
		found |= a_rule_says(pack->screens[i].plan, pack->screens[i].plan_count, place);
	return found && !place->is_private;
}

/* By hand: which row of the table a part of the page belongs to. */
static inline const char *row_of_part(enum family_part part)
{
	static const char *const rows[FAMILY_PARTS] = { [FAMILY_GOAL] = "goal",
		[FAMILY_PLAN] = "plan", [FAMILY_AGAIN] = "plan", [FAMILY_ROLES] = "roles",
		[FAMILY_NOT] = "not", [FAMILY_FLARE] = "flare", [FAMILY_DANGER] = "danger" };
	return rows[part];
}

static inline bool a_line_shows(const struct visit *visit, const struct pack_family *lines,
	size_t count, const struct spoken *place, int person)
{
	for (size_t i = 0; i < count; i++) {
		const char *row = row_of_part(lines[i].part);
		if ((lines[i].person == 0 || lines[i].person == person)
			&& says(&lines[i].line, place)
			&& (!row || value_has_code(supporters_shared(visit, person), row)))
			return true;
	}
	return false;
}

/* May that person have it on the page that was made for them? */
static inline bool is_shared(const struct visit *visit, const struct spoken *place, int person)
{
	const struct pack *pack = visit->pack;
	if (place->person)
		return place->person == person;
	bool found = a_line_shows(visit, pack->family, pack->family_count, place, person);
	for (size_t i = 0; i < pack->screen_count; i++)
		found |= a_line_shows(visit, pack->screens[i].family, pack->screens[i].family_count,
			place, person);
	return found;
}

static inline bool is_shared_with_all(const struct visit *visit, const struct spoken *place)
{
	for (int person = 1; person <= PEOPLE_MOST; person++)
		if (visit->state.asked_in >> person & 1 && !is_shared(visit, place, person))
			return false;
	return true;
}

/* Nobody has said who is here since that event: the cover came off then, or they sat down.  0:
 * it was said, or this is the first sitting. */
static inline uint64_t unknown_since(const struct visit *visit)
{
	for (size_t i = visit->event_count; i-- > visit->sitting;)
		switch (visit->events[i].kind) {
		case EVENT_UNCOVERED:
			return visit->events[i].seq;
		case EVENT_PRESENT:
		case EVENT_MOVED: /* the same as before: that page is gone on from */
			return 0;
		default:
			break;
		}
	return visit->sitting;
}

static inline bool may_see_place(const struct visit *visit, const struct spoken *place)
{
	const struct state *state = &visit->state;
	/* What somebody notes while that is asked, they see. */
	if (unknown_since(visit))
		return place->seq > unknown_since(visit);
	if (!state->with_others)
		return true;
	/* That page shows nothing that was said. */
	if (state->page == PAGE_NEUTRAL)
		return false;
	if (place->seq >= state->came_in)
		return true;
	/* Whoever sits in the third chair has the page before them. */
	if (state->guest || (state->asked_in && state->disclosed > state->came_in))
		return !place->is_note && !place->is_recalled
		       && is_shared_with_all(visit, place);
	if (state->asked_in || state->disclosed <= state->came_in)
		return false;
	return place->is_recalled ? !place->is_private : on_plan(visit->pack, place);
}

/* ---- places ------------------------------------------------------------------------------ */

static inline bool is_alone_screen(const struct pack *pack, int screen)
{
	return screen >= 0 && (pack->screens[screen].is_private || pack->screens[screen].guest);
}

static inline struct spoken place_of(const struct pack *pack, uint64_t seq, int question, int item)
{
	struct spoken place = { .seq = seq, .question = question, .item = item };
	if (question < 0)
		return place;
	const struct pack_question *asked = &pack->questions[question];
	place.is_private = is_alone_screen(pack, asked->screen)
	                   || (item >= 0 && asked->items[item].is_private);
	if (pack_traits(asked->kind)->names_people)
		place.person = item + 1;
	return place;
}

static inline bool in_parts(const struct visit *visit, const struct event *event,
	const char *word)
{
	const struct pack *pack = visit->pack;
	int question = event->question ? pack_find_question(pack, event->question) : -1;
	uint64_t seq = event->kind == EVENT_CARRIED ? 0 : event->seq;
	for (size_t i = 0; i < event->value.count && event->value.answers; i++) {
		if (!seen_text(event->value.answers[i], word))
			continue;
		struct spoken place = place_of(pack, seq, question, question < 0 ? -1
			: pack_find_item(&pack->questions[question], event->value.ids[i]));
		if (event->kind == EVENT_RECALLED)
			place = (struct spoken){ .question = -1, .item = -1, .is_recalled = true,
				.is_private = strstr(event->value.ids[i], ".private") != NULL };
		if (may_see_place(visit, &place))
			return true;
	}
	return false;
}

static inline bool in_event(const struct visit *visit, const struct event *event,
	const char *word)
{
	const struct pack *pack = visit->pack;
	uint64_t seq = event->kind == EVENT_CARRIED ? 0 : event->seq;
	/* What was done about a danger sign, and by whom, is handed over with the sheet. */
	if (event->kind == EVENT_RESOLVED && visit->state.end == END_STOPPED
		&& (seen_text(event->name, word) || seen_text(event->text, word)))
		return true;
	if (seen_text(event->value.text, word)) {
		struct spoken place =
			place_of(pack, seq, pack_find_question(pack, event->question), -1);
		if (may_see_place(visit, &place))
			return true;
	}
	if ((event->kind == EVENT_NOTED || event->kind == EVENT_PARKED)
		&& seen_text(event->text, word)) {
		struct spoken note = { .seq = event->seq, .question = -1, .item = -1,
			.is_note = true, .is_private = is_alone_screen(pack,
				pack_find_screen(pack, event->screen)) };
		if (may_see_place(visit, &note))
			return true;
	}
	return in_parts(visit, event, word);
}

/* May the word be seen by whoever is here? */
static inline bool may_be_seen(const struct said *said, const struct visit *visit, size_t number)
{
	char word[24];
	snprintf(word, sizeof word, "W%04zuW", number);
	if (may_see_place(visit, &said->typed[number]))
		return true;
	for (size_t i = 0; i < visit->event_count; i++)
		if (in_event(visit, &visit->events[i], word))
			return true;
	return false;
}

/* ---- words ------------------------------------------------------------------------------- */

/* A new word, which is said on the screen where the visit is; borrowed until the next. */
static inline const char *say_word(struct said *said, const struct visit *visit)
{
	static char word[24];
	const struct pack_question *question = visit_question(visit);
	struct spoken place = place_of(visit->pack, visit->event_count + 1,
		question ? question->number : -1, -1);
	place.person = 0;
	/* While it is only typed it is nobody's line of a plan, and on no page. */
	place.question = -1;
	said->typed[said->count] = place;
	snprintf(word, sizeof word, "W%04zuW", said->count++);
	return word;
}

/* The number of the word that begins here; -1: none does.  *len is how long it is. */
static inline int word_at(const char *text, size_t *len)
{
	size_t digits = text[0] == 'W' ? strspn(text + 1, "0123456789") : 0;
	*len = digits + 2;
	return digits == 4 && text[digits + 1] == 'W' ? atoi(text + 1) : -1;
}

#endif
