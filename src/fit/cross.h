/*
 * Testing on what was not fitted to.  Each utterance is scored by weights from
 * the other folds; the second layer and the forest learn from scores that are
 * fair in the same way, two folds left out at a time.
 */
#ifndef TANDEM_FIT_CROSS_H
#define TANDEM_FIT_CROSS_H

#include "fit/model.h"

/* `lines`: one table for each speaker.  `scores` has one for each utterance. */
void cross_validate(const struct corpus *corpus, const struct table *lines,
	const struct settings *settings, struct scores *scores);
/* The scores by the tables of lines. */
void cross_score_lines(const struct corpus *corpus, const struct table *lines,
	struct scores *scores);

#endif
