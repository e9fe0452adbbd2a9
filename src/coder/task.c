#include "coder/task.h"

#include <assert.h>
#include <math.h>

const struct task_spec task_specs[TASKS] = {
	[TASK_BEHAVIOUR] = { "behaviour", SPEAKER_THERAPIST, 0, 4, 4,
		{ "question", "reflection", "therapist_input", "other" } },
	[TASK_QUESTION] = { "question_exists", SPEAKER_THERAPIST, 4, 1, 2, { "false", "true" } },
	[TASK_REFLECTION] = { "reflection_exists", SPEAKER_THERAPIST, 5, 1, 2,
		{ "false", "true" } },
	[TASK_INPUT] = { "therapist_input_exists", SPEAKER_THERAPIST, 6, 1, 2,
		{ "false", "true" } },
	[TASK_QUESTION_KIND] = { "question_subtype", SPEAKER_THERAPIST, 7, 1, 2,
		{ "open", "closed" } },
	[TASK_REFLECTION_KIND] = { "reflection_subtype", SPEAKER_THERAPIST, 8, 1, 2,
		{ "simple", "complex" } },
	[TASK_INPUT_KIND] = { "therapist_input_subtype", SPEAKER_THERAPIST, 9, 4, 4,
		{ "information", "advice", "negotiation", "options" } },
	[TASK_TALK] = { "talk", SPEAKER_CLIENT, 0, 3, 3, { "change", "neutral", "sustain" } },
};

enum task task_main(enum speaker speaker)
{
	assert(speaker < SPEAKERS);
	return speaker == SPEAKER_CLIENT ? TASK_TALK : TASK_BEHAVIOUR;
}

size_t task_heads(enum speaker speaker)
{
	assert(speaker < SPEAKERS);
	return speaker == SPEAKER_CLIENT ? HEADS_CLIENT : HEADS_THERAPIST;
}

/* log(1 / (1 + exp(-score))), without overflow. */
static float log_share(float score)
{
	return score > 0 ? -log1pf(expf(-score)) : score - log1pf(expf(score));
}

/* One head against all others each: their shares are made to add up. */
void task_shares(const struct task_spec *task, const float *scores, float *shares)
{
	const float *own = scores + task->first;
	assert(task->label_count == (task->heads == 1 ? 2 : task->heads));
	assert(task->first + task->heads <= task_heads(task->speaker));
	if (task->heads == 1) {
		shares[0] = log_share(-own[0]);
		shares[1] = log_share(own[0]);
		return;
	}
	float sum = 0;
	for (size_t i = 0; i < task->heads; i++) {
		shares[i] = log_share(own[i]);
		sum += expf(shares[i]);
	}
	for (size_t i = 0; i < task->heads; i++)
		shares[i] -= logf(sum + 1e-20F);
}
