#include "fit/cross.h"

#include "fit/memory.h"

/* Scores of one outer fold: none of them by weights that saw the utterance or the fold. */
struct outer {
	struct scores *scores; /* owned */
};

static void score_fold(const struct corpus *corpus, const struct table *table,
	enum speaker speaker, int fold, struct scores *scores)
{
	for (size_t i = 0; i < corpus->count; i++)
		if (corpus->list[i].speaker == speaker && corpus->list[i].fold == fold)
			model_score(table, &corpus->list[i].own, scores[i].by[SCORER_OWN]);
}

/* Weights without folds a and b are fair to a where b is tested, and the reverse. */
static void score_pairs(const struct corpus *corpus, enum speaker speaker,
	const struct settings *settings, struct outer *outer)
{
	for (int a = 0; a < FOLDS; a++)
		for (int b = a; b < FOLDS; b++) {
			struct table table;
			model_fit_table(corpus, ~(1U << a | 1U << b), speaker, false, settings,
				&table);
			score_fold(corpus, &table, speaker, a, outer[b].scores);
			score_fold(corpus, &table, speaker, b, outer[a].scores);
			model_free_table(&table);
		}
}

void cross_score_lines(const struct corpus *corpus, const struct table *lines,
	struct scores *scores)
{
	for (size_t i = 0; i < corpus->count; i++) {
		const struct utterance *u = &corpus->list[i];
		model_score(&lines[u->speaker], &u->alone, scores[i].by[SCORER_LINES]);
	}
}

static void score_late(const struct corpus *corpus, const float *inputs, int fold,
	enum speaker speaker, const struct settings *settings, struct scores *scores)
{
	struct second *second = memory_new(1, sizeof *second);
	struct forest forest;
	float both[TREE_INPUTS];
	model_fit_second(corpus, inputs, ~(1U << fold), speaker, settings, second);
	model_fit_forest(corpus, inputs, ~(1U << fold), speaker, settings, &forest);
	for (size_t i = 0; i < corpus->count; i++) {
		const struct utterance *u = &corpus->list[i];
		if (u->speaker != speaker || u->fold != fold)
			continue;
		second_score(second, speaker, inputs + i * CONTEXT_MAX,
			scores[i].by[SCORER_SECOND]);
		forest_inputs(u->shape, speaker, inputs + i * CONTEXT_MAX, both);
		forest_score(&forest, both, scores[i].by[SCORER_FOREST]);
	}
	free(forest.trees);
	free(second);
}

void cross_validate(const struct corpus *corpus, const struct table *lines,
	const struct settings *settings, struct scores *scores)
{
	struct outer outer[FOLDS];
	float *inputs = memory_new(corpus->count * CONTEXT_MAX, sizeof *inputs);
	for (int fold = 0; fold < FOLDS; fold++) {
		outer[fold].scores = memory_new(corpus->count, sizeof *scores);
		cross_score_lines(corpus, lines, outer[fold].scores);
	}
	for (int i = 0; i < SPEAKERS; i++)
		score_pairs(corpus, (enum speaker)i, settings, outer);
	for (int fold = 0; fold < FOLDS; fold++) {
		model_inputs(corpus, outer[fold].scores, inputs);
		for (size_t i = 0; i < corpus->count; i++)
			if (corpus->list[i].fold == fold)
				scores[i] = outer[fold].scores[i];
		for (int i = 0; i < SPEAKERS; i++)
			score_late(corpus, inputs, fold, (enum speaker)i, settings, scores);
		free(outer[fold].scores);
	}
	free(inputs);
}
