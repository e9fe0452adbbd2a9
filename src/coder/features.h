/*
 * An utterance, and what was said before it, as a sparse vector.
 *
 * A feature is a hash, and a value that belongs to a stretch of the tokens, so
 * that a label can be explained by words.  The same hash may stand in a vector
 * more than once (a word said twice): its values add up.
 *
 * Blocks, each of length 1 but the last (which counts steps of coder/shape.h):
 *   words    what is said: one to three words in a row, ends of sentences
 *   classes  the same as classes of words (coder/lexicon.h)
 *   before   the end of the talk so far
 *   shape    lengths, question marks, how it begins, what it takes up
 */
#ifndef TANDEM_CODER_FEATURES_H
#define TANDEM_CODER_FEATURES_H

#include "coder/shape.h"
#include "coder/task.h"
#include "coder/tokens.h"

/* Weights are fitted to one version of what is in these files, tokens and lexicon too. */
#define FEATURES_VERSION 1

#define FEATURES_MAX 16384 /* no utterance of TOKENS_MAX has more */

struct feature {
	uint32_t hash;
	float value;
	uint16_t from, count; /* tokens of the utterance, all there; count 0: about no words */
};

struct features {
	struct feature list[FEATURES_MAX];
	size_t count;
};

/*
 * `earlier` may be NULL: the words alone, as they stand.  So may `shape`: a patient's
 * lines, written for fitting, are of no natural length.
 */
void features_of(const struct tokens *tokens, const struct shape *shape,
	const struct earlier *earlier, struct features *features);

#endif
