#include "coder/weights.h"

#include "base/digest.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define MAGIC "TANDEMCW"
#define MAGIC_LEN 8
#define FORMAT_VERSION 1
#define HEAD_LEN (MAGIC_LEN + 3 * 4 + DIGEST_SIZE)
#define ROW_BITS_MIN 4

/* ---- numbers from bytes; `failed` once there were too few, or no number */

struct reader {
	const unsigned char *at;
	size_t left;
	bool failed;
};

static const void *take(struct reader *in, size_t len)
{
	if (in->failed || len > in->left) {
		in->failed = true;
		return NULL;
	}
	const void *bytes = in->at;
	in->at += len;
	in->left -= len;
	return bytes;
}

static uint32_t take_u32(struct reader *in)
{
	const unsigned char *b = take(in, 4);
	return b ? b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24 : 0;
}

static float take_float(struct reader *in)
{
	uint32_t bits = take_u32(in);
	float number;
	memcpy(&number, &bits, sizeof number);
	if (!isfinite(number) || fabsf(number) > 1e6F)
		in->failed = true;
	return in->failed ? 0 : number;
}

static void take_floats(struct reader *in, float *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		numbers[i] = take_float(in);
}

static void take_table(struct reader *in, size_t heads, struct table *table)
{
	assert(heads > 0 && heads <= HEADS_MAX);
	table->bits = take_u32(in);
	table->heads = heads;
	if (table->bits < ROW_BITS_MIN || table->bits > WEIGHTS_BITS_MAX) {
		in->failed = true;
		return;
	}
	take_floats(in, table->scale, heads);
	take_floats(in, table->bias, heads);
	table->rows = take(in, heads << table->bits);
}

static void take_tree(struct reader *in, size_t inputs, struct tree *tree)
{
	for (size_t i = 0; i < TREE_NODES; i++) {
		const unsigned char *b = take(in, 2);
		tree->input[i] = b ? (uint16_t)(b[0] | (unsigned)b[1] << 8) : 0;
		tree->above[i] = take_float(in);
		if (tree->input[i] >= inputs)
			in->failed = true;
	}
	const void *leaves = take(in, TREE_LEAVES);
	if (leaves)
		memcpy(tree->leaves, leaves, TREE_LEAVES);
}

static void take_forest(struct reader *in, enum speaker speaker, struct arena *arena,
	struct forest *forest)
{
	size_t inputs = SHAPE_VALUES + context_inputs(speaker);
	forest->rounds = take_u32(in);
	forest->heads = task_heads(speaker);
	if (in->failed || forest->rounds > TREES_MAX) {
		in->failed = true;
		return;
	}
	take_floats(in, forest->scale, forest->heads);
	take_floats(in, forest->bias, forest->heads);
	size_t count = forest->rounds * forest->heads;
	forest->trees = arena_array(arena, count, sizeof *forest->trees);
	for (size_t i = 0; i < count && !in->failed; i++)
		take_tree(in, inputs, &forest->trees[i]);
}

static void take_speaker(struct reader *in, enum speaker speaker, struct arena *arena,
	struct weights *weights)
{
	size_t heads = task_heads(speaker), inputs = context_inputs(speaker);
	take_table(in, heads, &weights->own[speaker]);
	take_table(in, heads, &weights->lines[speaker]);
	for (size_t i = 0; i < heads; i++)
		take_floats(in, weights->second[speaker].weights[i], inputs);
	take_floats(in, weights->second[speaker].bias, heads);
	take_forest(in, speaker, arena, &weights->forest[speaker]);
	weights->sure[speaker] = take_float(in);
}

static void take_all(struct reader *in, struct arena *arena, struct weights *weights)
{
	for (int i = 0; i < SPEAKERS; i++)
		take_speaker(in, (enum speaker)i, arena, weights);
	for (size_t i = 0; i < TASKS; i++) {
		struct blend *blend = &weights->blend[i];
		take_floats(in, blend->weight, SCORERS);
		blend->sharpness = take_float(in);
		take_floats(in, blend->offset, LABELS_MAX);
	}
	weights->known = take(in, KNOWN_BYTES);
	if (in->left > 0)
		in->failed = true;
}

#define FETCH_ANEW "put the file there that came with this version of tandem"

bool weights_read(struct weights *weights, struct arena *arena, const void *bytes, size_t len,
	struct fault *why)
{
	struct reader in = { bytes, len, false };
	const char *magic = take(&in, MAGIC_LEN);
	*weights = (struct weights){ 0 };
	if (!magic || memcmp(magic, MAGIC, MAGIC_LEN) != 0)
		return fault_set(why, NULL, FETCH_ANEW, "this is not a file of coder weights");
	uint32_t format = take_u32(&in), features = take_u32(&in), size = take_u32(&in);
	const unsigned char *digest = take(&in, DIGEST_SIZE);
	if (in.failed)
		return fault_set(why, NULL, FETCH_ANEW, "the coder weights are cut off");
	if (format != FORMAT_VERSION || features != FEATURES_VERSION)
		return fault_set(why, NULL, FETCH_ANEW,
			"the coder weights are of version %u.%u; this tandem reads %u.%u",
			(unsigned)format, (unsigned)features, FORMAT_VERSION, FEATURES_VERSION);
	if (size != in.left)
		return fault_set(why, NULL, FETCH_ANEW,
			"the coder weights should have %u bytes after their head, and have %zu",
			(unsigned)size, in.left);
	struct digest found = digest_of(in.at, in.left);
	if (memcmp(found.bytes, digest, DIGEST_SIZE) != 0)
		return fault_set(why, NULL, FETCH_ANEW, "the coder weights are damaged");
	take_all(&in, arena, weights);
	if (in.failed)
		return fault_set(why, NULL, FETCH_ANEW,
			"the coder weights are complete, but not in a form that can be");
	assert(in.left == 0 && weights->known);
	return true;
}

/* ---- and to bytes */

static void put_u32(struct buf *out, uint32_t number)
{
	unsigned char b[4] = { (unsigned char)number, (unsigned char)(number >> 8),
		(unsigned char)(number >> 16), (unsigned char)(number >> 24) };
	buf_add(out, b, sizeof b);
}

static void put_floats(struct buf *out, const float *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t bits;
		memcpy(&bits, &numbers[i], sizeof bits);
		put_u32(out, bits);
	}
}

static void put_table(struct buf *out, const struct table *table)
{
	put_u32(out, table->bits);
	put_floats(out, table->scale, table->heads);
	put_floats(out, table->bias, table->heads);
	buf_add(out, table->rows, table->heads << table->bits);
}

static void put_forest(struct buf *out, const struct forest *forest)
{
	put_u32(out, (uint32_t)forest->rounds);
	put_floats(out, forest->scale, forest->heads);
	put_floats(out, forest->bias, forest->heads);
	for (size_t i = 0; i < forest->rounds * forest->heads; i++) {
		const struct tree *tree = &forest->trees[i];
		for (size_t j = 0; j < TREE_NODES; j++) {
			unsigned char b[2] = { (unsigned char)tree->input[j],
				(unsigned char)(tree->input[j] >> 8) };
			buf_add(out, b, sizeof b);
			put_floats(out, &tree->above[j], 1);
		}
		buf_add(out, tree->leaves, TREE_LEAVES);
	}
}

static void put_all(const struct weights *weights, struct buf *out)
{
	for (int i = 0; i < SPEAKERS; i++) {
		size_t heads = task_heads((enum speaker)i);
		put_table(out, &weights->own[i]);
		put_table(out, &weights->lines[i]);
		for (size_t j = 0; j < heads; j++)
			put_floats(out, weights->second[i].weights[j],
				context_inputs((enum speaker)i));
		put_floats(out, weights->second[i].bias, heads);
		put_forest(out, &weights->forest[i]);
		put_floats(out, &weights->sure[i], 1);
	}
	for (size_t i = 0; i < TASKS; i++) {
		const struct blend *blend = &weights->blend[i];
		put_floats(out, blend->weight, SCORERS);
		put_floats(out, &blend->sharpness, 1);
		put_floats(out, blend->offset, LABELS_MAX);
	}
	buf_add(out, weights->known, KNOWN_BYTES);
}

bool weights_write(const struct weights *weights, struct buf *out)
{
	struct buf body;
	buf_init(&body, WEIGHTS_MAX);
	put_all(weights, &body);
	bool ok = !body.failed;
	if (ok) {
		struct digest digest = digest_of(body.data, body.len);
		buf_add(out, MAGIC, MAGIC_LEN);
		put_u32(out, FORMAT_VERSION);
		put_u32(out, FEATURES_VERSION);
		put_u32(out, (uint32_t)body.len);
		buf_add(out, digest.bytes, DIGEST_SIZE);
		ok = buf_add(out, body.data, body.len);
	}
	buf_release(&body);
	return ok;
}

/* ---- their use */

static const int8_t *row_of(const struct table *table, uint32_t hash)
{
	return table->rows + (size_t)(hash >> (32 - table->bits)) * table->heads;
}

void table_score(const struct table *table, const struct features *features, float *scores)
{
	float sums[HEADS_MAX] = { 0 };
	assert(table->rows && table->heads <= HEADS_MAX && features->count <= FEATURES_MAX);
	for (size_t i = 0; i < features->count; i++) {
		const struct feature *feature = &features->list[i];
		const int8_t *row = row_of(table, feature->hash);
		for (size_t j = 0; j < table->heads; j++)
			sums[j] += feature->value * (float)row[j];
	}
	for (size_t j = 0; j < table->heads; j++)
		scores[j] = sums[j] * table->scale[j] + table->bias[j];
}

float table_part(const struct table *table, const struct feature *feature, size_t head)
{
	assert(head < table->heads);
	return feature->value * (float)row_of(table, feature->hash)[head] * table->scale[head];
}

void second_score(const struct second *second, enum speaker speaker, const float *inputs,
	float *scores)
{
	size_t count = context_inputs(speaker);
	for (size_t i = 0; i < task_heads(speaker); i++) {
		float sum = second->bias[i];
		for (size_t j = 0; j < count; j++)
			sum += second->weights[i][j] * inputs[j];
		scores[i] = sum;
	}
}

bool weights_know(const struct weights *weights, uint32_t word)
{
	uint32_t bit = (word * 2654435761U) >> (32 - KNOWN_BITS);
	return weights->known[bit >> 3] >> (bit & 7) & 1;
}
