/*
 * Weights for tests, small and made by hand: a word in a table is told by the
 * bucket that its features fall into.
 */
#ifndef TANDEM_TESTS_CODER_CODER_H
#define TANDEM_TESTS_CODER_CODER_H

#include "coder/coder.h"

#include <stdlib.h>
#include <string.h>

#define TEST_BITS 12

struct test_weights {
	struct weights weights;
	int8_t own[SPEAKERS][HEADS_MAX << TEST_BITS], lines[SPEAKERS][HEADS_MAX << TEST_BITS];
	struct tree tree[SPEAKERS][HEADS_MAX];
	uint8_t known[KNOWN_BYTES];
};

static inline void test_table(struct table *table, size_t heads, const int8_t *rows)
{
	*table = (struct table){ .bits = TEST_BITS, .heads = heads, .rows = rows };
	for (size_t i = 0; i < heads; i++)
		table->scale[i] = 0.125F;
}

/* All zero, every word known, the table of conversations the only one that counts. */
static inline struct test_weights *test_weights_new(void)
{
	struct test_weights *test = calloc(1, sizeof *test);
	if (!test)
		abort();
	for (int i = 0; i < SPEAKERS; i++) {
		size_t heads = task_heads((enum speaker)i);
		test_table(&test->weights.own[i], heads, test->own[i]);
		test_table(&test->weights.lines[i], heads, test->lines[i]);
		test->weights.forest[i] = (struct forest){ .rounds = 1, .heads = heads,
			.trees = test->tree[i] };
		test->weights.sure[i] = 0.5F;
	}
	for (int i = 0; i < TASKS; i++) {
		test->weights.blend[i].weight[SCORER_OWN] = 1;
		test->weights.blend[i].sharpness = 1;
	}
	memset(test->known, 0xff, sizeof test->known);
	test->weights.known = test->known;
	return test;
}

/* From now on each feature of `text`, said first, speaks for one head of its speaker. */
static inline void test_teach(struct test_weights *test, enum speaker speaker, const char *text,
	size_t head, int8_t by)
{
	struct coder *coder = calloc(1, sizeof *coder);
	struct talk *talk = calloc(1, sizeof *talk);
	if (!coder || !talk)
		abort();
	lexicon_init(&coder->lexicon);
	phrases_init(&coder->phrases);
	coder_look(coder, talk, speaker, text, strlen(text));
	for (size_t i = 0; i < talk->own.count; i++) {
		size_t row = talk->own.list[i].hash >> (32 - TEST_BITS);
		if (talk->own.list[i].count)
			test->own[speaker][row * task_heads(speaker) + head] = by;
	}
	free(talk);
	free(coder);
}

#endif
