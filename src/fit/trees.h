/* Growing boosted trees (coder/trees.h) for one head. */
#ifndef TANDEM_FIT_TREES_H
#define TANDEM_FIT_TREES_H

#include "coder/trees.h"

struct grow {
	size_t rounds, bags; /* all rounds, in so many forests side by side */
	size_t inputs;       /* how many there are */
	double rate;           /* of learning */
	double columns, rows;  /* share of each that a tree sees */
	double least;          /* weight in an answer */
	uint64_t seed;
};

struct tree_example {
	const float *inputs; /* borrowed */
	int sign;
	double cost;
};

/* Fills the head's trees of the forest, with its scale and bias. */
void trees_grow(const struct tree_example *examples, size_t count, const struct grow *grow,
	struct forest *forest, size_t head);

#endif
