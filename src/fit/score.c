#include "fit/score.h"

#include "coder/coder.h"

#include <math.h>

struct tally {
	double right[LABELS_MAX], said[LABELS_MAX], true_of[LABELS_MAX];
};

static void count(struct tally *tally, unsigned gold, int first, unsigned said)
{
	unsigned meant = gold >> said & 1 ? said : (unsigned)first;
	tally->right[said] += meant == said;
	tally->said[said]++;
	tally->true_of[meant]++;
}

static struct quality quality_of(const struct tally *tally, size_t labels)
{
	struct quality quality = { 0 };
	double right = 0, all = 0, classes = 0;
	for (size_t i = 0; i < labels; i++) {
		double both = tally->said[i] + tally->true_of[i];
		quality.f1[i] = both > 0 ? 2 * tally->right[i] / both : 0;
		quality.macro += quality.f1[i];
		classes += both > 0;
		right += tally->right[i];
		all += tally->true_of[i];
	}
	quality.macro /= classes > 0 ? classes : 1;
	quality.accuracy = all > 0 ? right / all : 0;
	quality.asked = (size_t)all;
	return quality;
}

struct verdict score_one(const struct utterance *u, const struct scores *scores, enum task task,
	const struct blend *blend)
{
	float shares[LABELS_MAX], fair = 0;
	struct verdict verdict = { 0 };
	coder_blend(blend, &task_specs[task], scores, shares);
	for (unsigned i = 0; i < task_specs[task].label_count; i++) {
		if (shares[i] > shares[verdict.label])
			verdict.label = i;
		if (u->gold[task] >> i & 1)
			fair += shares[i];
	}
	verdict.confidence = shares[verdict.label];
	verdict.right = u->gold[task] >> verdict.label & 1;
	verdict.surprise = -log((double)fair + 1e-9);
	return verdict;
}

struct quality score_task(const struct corpus *corpus, const struct scores *scores,
	enum task task, const struct blend *blend)
{
	struct tally tally = { 0 };
	for (size_t i = 0; i < corpus->count; i++) {
		const struct utterance *u = &corpus->list[i];
		if (u->speaker != task_specs[task].speaker || !u->gold[task])
			continue;
		struct verdict verdict = score_one(u, &scores[i], task, blend);
		count(&tally, u->gold[task], gold_label(u, task), verdict.label);
	}
	return quality_of(&tally, task_specs[task].label_count);
}
