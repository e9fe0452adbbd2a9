/*
 * What a practice shows, as a view: the same face, kinds of screen and keys as a
 * visit.  It is marked as training wherever it is.
 */
#ifndef TANDEM_TRAIN_SHOW_H
#define TANDEM_TRAIN_SHOW_H

#include "train/practice.h"

/* The question, its feedback, or how it ended. */
void practice_show(const struct practice *practice, const struct words *words,
	struct arena *frame, struct view *view);
/* Once it is over: each turn again, with what moved inside the patient. */
void practice_show_replay(const struct practice *practice, const struct words *words,
	struct arena *frame, struct view *view);
/* What was counted, in sentences; a newline between. */
const char *practice_counted(const struct practice *practice, const struct words *words,
	struct arena *frame);

#endif
