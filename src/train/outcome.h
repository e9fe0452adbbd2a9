/* The end of an exercise: what was counted, beside their own guess, and the way again. */
#ifndef TANDEM_TRAIN_OUTCOME_H
#define TANDEM_TRAIN_OUTCOME_H

#include "train/exercise.h"

/* Both fill in the body of a view (VIEW_PAGE). */
void outcome_show(const struct exercise *exercise, struct arena *frame, struct view *view);
/* Of a case: each turn, with what moved inside the patient. */
void outcome_show_replay(const struct exercise *exercise, struct arena *frame,
	struct view *view);

/* Whether to go again from where it turned (VIEW_CHOOSE: yes, no). */
void outcome_show_retry(const struct exercise *exercise, struct arena *frame,
	struct view *view);

#endif
