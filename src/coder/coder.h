/*
 * The coder: what a clinician's utterance does, and which way a patient's
 * leans, by a small linear model.  Offline, deterministic, a training aid and
 * no assessment.
 *
 *     coder_read(&coder, bytes, len, &why)
 *     coder_begin(talk)                              a new conversation
 *     coder_code(&coder, talk, SPEAKER_CLIENT, text, len, &code)   in order
 *
 * A label is always given; `unsure` says that it is not to be relied on: below
 * the confidence that testing found to be right often enough, too few words
 * that the coder knows (another language), bytes that are no UTF-8, or an
 * utterance too long to be looked at whole.
 */
#ifndef TANDEM_CODER_CODER_H
#define TANDEM_CODER_CODER_H

#include "coder/context.h"
#include "coder/features.h"
#include "coder/lexicon.h"
#include "coder/task.h"
#include "coder/weights.h"

#define CODE_WORDS_MAX 5

struct coder {
	struct weights weights;
	struct lexicon lexicon;
	struct phrases phrases;
};

/* What of a conversation is remembered; some 400 KiB with its working space. */
struct talk {
	struct earlier earlier;
	struct context context;
	struct tokens tokens;
	struct shape shape;
	struct features own, alone;
};

struct code_word {
	size_t at, len; /* in the text */
	float weight;
};

struct code {
	enum speaker speaker;
	unsigned char labels[TASKS]; /* into task_specs[].labels; of the speaker's tasks only */
	float confidence;            /* in the label of task_main(): 0 to 1 */
	bool unsure;
	struct code_word words[CODE_WORDS_MAX]; /* what spoke most for that label, first */
	size_t word_count;
};

/* `bytes` must live as long as the coder; see weights_read(). */
bool coder_read(struct coder *coder, struct arena *arena, const void *bytes, size_t len,
	struct fault *why);
void coder_begin(struct talk *talk);
/* Of the utterance: its tokens, shape and features, in `talk`. */
void coder_look(const struct coder *coder, struct talk *talk, enum speaker speaker,
	const char *text, size_t len);
void coder_code(const struct coder *coder, struct talk *talk, enum speaker speaker,
	const char *text, size_t len, struct code *code);

/* The four answers to a task as one: shares of its labels, adding up to 1. */
void coder_blend(const struct blend *blend, const struct task_spec *task,
	const struct scores *scores, float *shares);
const char *code_label(const struct code *code, enum task task);

#endif
