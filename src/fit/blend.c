#include "fit/blend.h"

#include <string.h>

/* A short list, not a search: what is best among hundreds is best by chance. */
static const float recipes[][SCORERS] = {
	/* own, lines, second, forest */
	{ 1, 0.3F, 2, 0 }, { 1, 0.3F, 1, 2 }, { 1, 0.3F, 0, 2 }, { 1, 1, 0, 1 },
	{ 1, 0.5F, 0, 1 }, { 0.5F, 0.1F, 0, 2 }, { 0.5F, 0.2F, 0, 2 }, { 1, 0.5F, 0, 3 },
	{ 1, 1, 0, 3 }, { 0.5F, 0.5F, 0, 2 }, { 1, 0.7F, 0, 2 },
};

static double surprise(const struct corpus *corpus, const struct scores *scores, enum task task,
	const struct blend *blend)
{
	double sum = 0;
	for (size_t i = 0; i < corpus->count; i++)
		if (corpus->list[i].speaker == task_specs[task].speaker
			&& corpus->list[i].gold[task])
			sum += score_one(&corpus->list[i], &scores[i], task, blend).surprise;
	return sum;
}

static void choose_sharpness(const struct corpus *corpus, const struct scores *scores,
	enum task task, struct blend *blend)
{
	double least = 1e30;
	float best = 1;
	for (int i = 4; i <= 60; i++) {
		blend->sharpness = (float)i / 40;
		double found = surprise(corpus, scores, task, blend);
		if (found < least) {
			least = found;
			best = blend->sharpness;
		}
	}
	blend->sharpness = best;
}

void blend_choose(const struct corpus *corpus, const struct scores *scores, enum task task,
	struct blend *blend)
{
	double best = -1;
	struct blend kept = { 0 };
	for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++) {
		struct blend tried = { .sharpness = 1 };
		memcpy(tried.weight, recipes[i], sizeof tried.weight);
		double macro = score_task(corpus, scores, task, &tried).macro;
		if (macro > best) {
			best = macro;
			kept = tried;
		}
	}
	choose_sharpness(corpus, scores, task, &kept);
	*blend = kept;
}

static struct trust trust_at(const struct corpus *corpus, const struct scores *scores,
	enum speaker speaker, const struct blend *blend, float sure)
{
	enum task task = task_main(speaker);
	double all = 0, kept = 0, right = 0;
	for (size_t i = 0; i < corpus->count; i++) {
		const struct utterance *u = &corpus->list[i];
		if (u->speaker != speaker || !u->gold[task]
			|| u->shape->values[SHAPE_WORDS] <= 3)
			continue;
		struct verdict verdict = score_one(u, &scores[i], task, blend);
		all++;
		kept += verdict.confidence >= sure;
		right += verdict.confidence >= sure && verdict.right;
	}
	return (struct trust){ sure, kept > 0 ? right / kept : 0, all > 0 ? kept / all : 0 };
}

struct trust blend_trust(const struct corpus *corpus, const struct scores *scores,
	enum speaker speaker, const struct blend *blend, double right)
{
	struct trust trust = { 1, 0, 0 };
	for (int i = 30; i <= 95; i++) {
		trust = trust_at(corpus, scores, speaker, blend, (float)i / 100);
		if (trust.right >= right)
			break;
	}
	return trust;
}
