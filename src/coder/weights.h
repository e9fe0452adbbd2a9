/*
 * The coder's weights, and the file that holds them.
 *
 * Four tables of bytes score an utterance: for each kind of speaker one fitted
 * to coded conversations and one fitted to lines written for the purpose; a
 * feature's hash picks the row, a row has a byte for each head.  Two small
 * dense layers and two forests look at these scores in their context.  A mixture
 * of the four is the answer, and a threshold makes it "unsure".
 *
 * The file: "TANDEMCW", then little-endian 32 bits each: version of the format,
 * version of the features, bytes that follow the digest; the digest of those
 * (BLAKE2b-256); those.  It is whole or it is refused.
 */
#ifndef TANDEM_CODER_WEIGHTS_H
#define TANDEM_CODER_WEIGHTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "coder/context.h"
#include "coder/features.h"
#include "coder/task.h"
#include "coder/trees.h"

#include <stdint.h>

#define WEIGHTS_MAX ((size_t)2 << 20)
#define WEIGHTS_BITS_MAX 17

/* One table: 2^bits rows of `heads` bytes. */
struct table {
	uint32_t bits;
	size_t heads;
	const int8_t *rows; /* borrowed from the bytes that were read */
	float scale[HEADS_MAX], bias[HEADS_MAX];
};

struct second {
	float weights[HEADS_MAX][CONTEXT_MAX], bias[HEADS_MAX];
};

/* How their answers to a task become one. */
struct blend {
	float weight[SCORERS];
	float sharpness; /* makes the shares those that were seen in testing */
	float offset[LABELS_MAX];
};

#define KNOWN_BITS 16
#define KNOWN_BYTES ((size_t)1 << (KNOWN_BITS - 3))

struct weights {
	struct table own[SPEAKERS], lines[SPEAKERS];
	struct second second[SPEAKERS];
	struct forest forest[SPEAKERS];
	struct blend blend[TASKS];
	float sure[SPEAKERS];  /* confidence from which the coder is sure */
	const uint8_t *known;  /* borrowed; a bit for each word met in fitting */
};

/*
 * `bytes` must live as long as the weights; the trees lie in `arena`.  What is no
 * file of weights, one of another version, cut off or damaged is a fault.
 */
bool weights_read(struct weights *weights, struct arena *arena, const void *bytes, size_t len,
	struct fault *why);
/* Adds the file to `out`. */
bool weights_write(const struct weights *weights, struct buf *out);

void table_score(const struct table *table, const struct features *features, float *scores);
/* What one feature gives to one head. */
float table_part(const struct table *table, const struct feature *feature, size_t head);
void second_score(const struct second *second, enum speaker speaker, const float *inputs,
	float *scores);
bool weights_know(const struct weights *weights, uint32_t word);

#endif
