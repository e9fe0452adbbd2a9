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

bool disclosure_of_step(const struct state *state, const struct visit_step *step)
{
	assert(step->first > 0);
	return !state->with_others || step->first > state->came_in;
}
