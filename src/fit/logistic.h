/*
 * Logistic regression with L2, by dual coordinate descent (Yu, Huang, Lin:
 * Machine Learning 85, 2011).  The same examples in the same order with the
 * same seed give the same weights to the bit.
 */
#ifndef TANDEM_FIT_LOGISTIC_H
#define TANDEM_FIT_LOGISTIC_H

#include <stddef.h>
#include <stdint.h>

struct entry {
	uint32_t index;
	float value;
};

struct vector {
	struct entry *list; /* owned; no index twice */
	size_t count;
};

struct example {
	const struct vector *vector; /* borrowed */
	int sign;                    /* +1 or -1 */
	double cost;                 /* of being wrong about it; over 0 */
};

/* `weights` has size + 1 numbers; the last is the bias. */
void logistic_fit(const struct example *examples, size_t count, size_t size, uint64_t seed,
	double *weights);

/* A generator for shuffling, of little but enough quality (xorshift64*). */
uint64_t chance_next(uint64_t *state);

#endif
