/*
 * What the coder sees in a line, in the terms of training: a move, whether it is sure,
 * and the words that spoke for it.
 *
 * No judge: where it is not sure the trainee says what the line was, and
 * simple or complex is a hint and never graded.
 */
#ifndef TANDEM_TRAIN_CLASSIFY_H
#define TANDEM_TRAIN_CLASSIFY_H

#include "coder/coder.h"
#include "train/course.h"

struct classifier {
	const struct coder *coder; /* borrowed; NULL: there is none, and nothing is sure */
	struct talk *talk;         /* borrowed: room to work in */
};

struct classified {
	enum move move;    /* MOVE_NONE: nothing that training has a name for */
	bool sure;
	const char *words; /* NULL, or the words that spoke for it: “so you”, “sounds” */
};

/* `before`: NULL, or what the patient said just before.  The words lie in `arena`. */
struct classified classify(const struct classifier *classifier, const char *before,
	const char *text, struct arena *arena);

/* Are two moves of one family: questions, reflections, adherent, against, or the same? */
bool classify_is_akin(enum move one, enum move other);

#endif
