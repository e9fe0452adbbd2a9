#include "visit/disclosure.h"

#include <assert.h>

bool disclosure_of_event(const struct state *state, uint64_t seq)
{
	/* What came along from an earlier visit has no event of this one: 0. */
	return !state->with_others || state->all_shown || (seq > 0 && seq >= state->came_in);
}

bool disclosure_of_plan(const struct state *state)
{
	return !state->with_others || state->disclosed > state->came_in;
}

bool disclosure_of_answer(const struct visit *visit, int question)
{
	assert(question >= 0 && (size_t)question < visit->pack->question_count);
	const struct state *state = &visit->state;
	const struct visit_answer *answer = &state->answers[question];
	return answer->value.type == VALUE_NONE || disclosure_of_event(state, answer->said)
	       || (visit->pack->questions[question].on_plan && disclosure_of_plan(state)
		       && !state->asked_in); /* theirs is a page, and no answer by itself */
}

const struct value *disclosure_of_aside(const struct visit *visit, int question)
{
	const struct visit_answer *answer = &visit->state.answers[question];
	return answer->aside.type != VALUE_NONE
			       && disclosure_of_event(&visit->state, answer->said)
		? &answer->aside
		: NULL;
}

/* Was it said by somebody in the third chair? */
static bool is_of_guest(const struct visit *visit, const struct visit_step *step)
{
	const struct pack *pack = visit->pack;
	assert(step->first > 0 && step->last <= visit->event_count);
	for (uint64_t seq = step->first; seq <= step->last; seq++) {
		const struct event *event = &visit->events[seq - 1];
		int screen = event->kind == EVENT_ANSWERED || event->kind == EVENT_SKIPPED
			? pack_find_screen(pack, event->screen) : -1;
		if (screen >= 0 && pack->screens[screen].guest)
			return true;
	}
	return false;
}

const struct visit_step *disclosure_of_steps(const struct visit *visit,
	const struct visit_steps *steps)
{
	const struct state *state = &visit->state;
	for (size_t i = steps->count; i-- > 0;) {
		const struct visit_step *step = &steps->list[i];
		if (is_of_guest(visit, step))
			continue;
		return !state->with_others || step->first >= state->came_in ? step : NULL;
	}
	return NULL;
}
