/* How right labels are: macro F1, as the data's yardstick counts it. */
#ifndef TANDEM_FIT_SCORE_H
#define TANDEM_FIT_SCORE_H

#include "fit/model.h"

struct quality {
	double macro, accuracy;
	double f1[LABELS_MAX];
	size_t asked;
};

/* What comes of one utterance's four scores. */
struct verdict {
	unsigned label;
	float confidence;
	bool right;
	double surprise; /* -log of the share that the right label got */
};

struct verdict score_one(const struct utterance *u, const struct scores *scores, enum task task,
	const struct blend *blend);
struct quality score_task(const struct corpus *corpus, const struct scores *scores,
	enum task task, const struct blend *blend);

#endif
