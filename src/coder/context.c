#include "coder/context.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define PRIOR 4.0F  /* a talk of this many turns weighs as much as no talk at all */
#define FADE 0.6F

size_t context_inputs(enum speaker speaker)
{
	assert(speaker < SPEAKERS);
	return 2 * task_heads(speaker) + CONTEXT_BACK * CONTEXT_EACH + 2 * CONTEXT_EACH + 2;
}

static size_t put(float *inputs, size_t at, const float *values, size_t count)
{
	memcpy(inputs + at, values, count * sizeof *values);
	return at + count;
}

void context_look(const struct context *context, enum speaker speaker,
	const struct scores *scores, float *inputs)
{
	size_t heads = task_heads(speaker), at = 0;
	at = put(inputs, at, scores->by[SCORER_OWN], heads);
	at = put(inputs, at, scores->by[SCORER_LINES], heads);
	for (size_t i = 0; i < CONTEXT_BACK; i++)
		at = put(inputs, at, context->back[i], CONTEXT_EACH);
	for (size_t i = 0; i < CONTEXT_EACH; i++) {
		float said = (float)context->by[i < 4 ? SPEAKER_THERAPIST : SPEAKER_CLIENT];
		inputs[at++] = context->sum[i] / (said + PRIOR);
	}
	at = put(inputs, at, context->recent, CONTEXT_EACH);
	inputs[at++] = context->turns == 0;
	inputs[at++] = log1pf((float)context->turns);
	assert(at == context_inputs(speaker) && at <= CONTEXT_MAX);
}

void context_add(struct context *context, enum speaker speaker, const float *own)
{
	float each[CONTEXT_EACH] = { 0 };
	const struct task_spec *task = &task_specs[task_main(speaker)];
	size_t first = speaker == SPEAKER_CLIENT ? 4 : 0;
	assert(first + task->heads <= CONTEXT_EACH);
	task_shares(task, own, each + first);
	for (size_t i = first; i < first + task->heads; i++) {
		each[i] = expf(each[i]);
		context->sum[i] += each[i];
		context->recent[i] = FADE * context->recent[i] + (1 - FADE) * each[i];
	}
	memmove(context->back[1], context->back[0],
		(CONTEXT_BACK - 1) * sizeof context->back[0]);
	memcpy(context->back[0], each, sizeof each);
	context->turns++;
	context->by[speaker]++;
}
