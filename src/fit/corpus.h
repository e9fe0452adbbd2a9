/*
 * Coded conversations, from a file in AnnoMI's format: the utterances in their
 * order, and the labels that most coders gave.
 *
 * Conversations that belong together (parts of one video, good and bad takes of
 * one script) come into one fold, or testing would say too much.
 */
#ifndef TANDEM_FIT_CORPUS_H
#define TANDEM_FIT_CORPUS_H

#include "coder/shape.h"
#include "coder/task.h"
#include "fit/logistic.h"

#include <stdbool.h>

#define FOLDS 5

struct utterance {
	int transcript, id;
	enum speaker speaker;
	const char *text; /* borrowed from the corpus */
	bool is_first;    /* of its conversation */
	int fold;
	float weight; /* in fitting; 1 for a coded utterance */
	unsigned votes[TASKS][LABELS_MAX];
	unsigned gold[TASKS]; /* a bit for each label that is right; 0: not asked */
	struct vector own, alone;
	struct shape *shape; /* owned */
};

struct corpus {
	struct utterance *list; /* owned */
	size_t count;
	char *bytes; /* owned: the texts lie in it */
};

/* Prints what is wrong. */
bool corpus_read(const char *path, struct corpus *corpus);
void corpus_release(struct corpus *corpus);
void corpus_make_folds(struct corpus *corpus, uint64_t seed);

/* The lowest of the labels that are right, as the yardstick counts a miss. */
int gold_label(const struct utterance *utterance, enum task task);

#endif
