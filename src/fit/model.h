/*
 * Fitting: tables of bytes on sparse vectors, and the second layer on what they
 * say of utterances that they were not fitted to.
 */
#ifndef TANDEM_FIT_MODEL_H
#define TANDEM_FIT_MODEL_H

#include "coder/weights.h"
#include "fit/corpus.h"

struct settings {
	uint32_t own_bits, lines_bits;
	double own_cost, second_cost, lines_cost[SPEAKERS];
	double own_balance, second_balance; /* 0: as they come; 1: each class as heavy */
	size_t rounds, bags; /* of the forest */
	double rate, columns, rows, least;
	double forest_balance[SPEAKERS];
	uint64_t seed;
};

#define ALL_FOLDS (~0U)

/* Reads all utterances into vectors, in their context and alone. */
void model_look(struct corpus *corpus);

/* Fits to the utterances in `folds` (a bit each); table->rows is the caller's to free. */
void model_fit_table(const struct corpus *corpus, unsigned folds, enum speaker speaker,
	bool alone, const struct settings *settings, struct table *table);
void model_free_table(struct table *table);
void model_score(const struct table *table, const struct vector *vector, float *scores);

/* Inputs of the second layer for every utterance, one after the other. */
void model_inputs(const struct corpus *corpus, const struct scores *scores, float *inputs);
void model_fit_second(const struct corpus *corpus, const float *inputs, unsigned folds,
	enum speaker speaker, const struct settings *settings, struct second *second);
void model_fit_forest(const struct corpus *corpus, const float *inputs, unsigned folds,
	enum speaker speaker, const struct settings *settings, struct forest *forest);

#endif
