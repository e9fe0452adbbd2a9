/*
 * From scores to an answer: how much each scorer counts, how sharp the shares
 * are, and below which confidence the coder says that it is unsure.  All is
 * chosen on the scores of cross-validation.
 */
#ifndef TANDEM_FIT_BLEND_H
#define TANDEM_FIT_BLEND_H

#include "fit/score.h"

void blend_choose(const struct corpus *corpus, const struct scores *scores, enum task task,
	struct blend *blend);

/* Among the utterances of more than three words that are above `sure`. */
struct trust {
	float sure;
	double right, kept; /* shares */
};

/* The lowest `sure` above which the share of right labels is at least `right`. */
struct trust blend_trust(const struct corpus *corpus, const struct scores *scores,
	enum speaker speaker, const struct blend *blend, double right);

#endif
