/*
 * What the coder says of an utterance: eight questions with a few labels each,
 * seven about the clinician's words and one about the patient's.
 *
 * A question with two labels has one `head` (a linear score: above zero is the
 * second label), one with more has a head for each label.  The order here is
 * the order in the file of weights.
 */
#ifndef TANDEM_CODER_TASK_H
#define TANDEM_CODER_TASK_H

#include <stddef.h>

enum speaker { SPEAKER_THERAPIST, SPEAKER_CLIENT, SPEAKERS };

enum task {
	TASK_BEHAVIOUR, TASK_QUESTION, TASK_REFLECTION, TASK_INPUT, TASK_QUESTION_KIND,
	TASK_REFLECTION_KIND, TASK_INPUT_KIND, TASK_TALK, TASKS
};

#define LABELS_MAX 4
#define HEADS_THERAPIST 13
#define HEADS_CLIENT 3
#define HEADS_MAX HEADS_THERAPIST

struct task_spec {
	const char *name;
	enum speaker speaker;
	size_t first, heads; /* among the speaker's heads */
	size_t label_count;
	const char *labels[LABELS_MAX];
};

/* Four that score an utterance. */
enum scorer { SCORER_OWN, SCORER_LINES, SCORER_SECOND, SCORER_FOREST, SCORERS };

struct scores {
	float by[SCORERS][HEADS_MAX];
};

extern const struct task_spec task_specs[TASKS];

/* The main question about this speaker: what `confidence` and `words` are about. */
enum task task_main(enum speaker speaker);
size_t task_heads(enum speaker speaker);

/* The heads' scores as the logarithm of a share for each label. */
void task_shares(const struct task_spec *task, const float *scores, float *shares);

#endif
