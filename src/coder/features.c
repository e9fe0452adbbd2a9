#include "coder/features.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a feature says; the first thing in its hash. */
enum {
	F_WORDS = 1, F_BEGINS, F_ENDS, F_LAST_BEGINS, F_FRAME, F_CLASSES, F_CLASS_PAIR,
	F_BEFORE, F_BEFORE_CLASS, F_BEFORE_ENDS, F_BEFORE_BEGINS, F_EARLIER, F_SHAPE
};

#define EDGE 7U /* stands for the beginning and the end of all */
#define SHAPE_VALUE 0.2F

static uint32_t mix(uint32_t hash, uint32_t more)
{
	hash = (hash ^ more) * 2654435761U;
	return hash ^ hash >> 15;
}

static void add(struct features *features, uint32_t hash, size_t from, size_t count)
{
	assert(from + count <= TOKENS_MAX);
	if (features->count == FEATURES_MAX)
		return;
	struct feature *feature = &features->list[features->count++];
	*feature = (struct feature){ .hash = mix(hash, 0x9e3779b9U), .from = (uint16_t)from,
		.count = (uint16_t)count };
}

/* ---- a block: counted, dampened, and made one long */

static int by_hash(const void *a, const void *b)
{
	const struct feature *x = a, *y = b;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->from > y->from) - (x->from < y->from);
}

/* A feature that comes n times weighs 1 + log n, shared among them. */
static void weigh(struct features *features, size_t begin)
{
	struct feature *list = features->list;
	double sum = 0;
	assert(begin <= features->count);
	qsort(list + begin, features->count - begin, sizeof *list, by_hash);
	for (size_t i = begin, end; i < features->count; i = end) {
		for (end = i + 1; end < features->count && list[end].hash == list[i].hash;)
			end++;
		float times = (float)(end - i);
		float value = times > 1 ? 1 + logf(times) : 1;
		sum += (double)(value * value);
		for (size_t j = i; j < end; j++)
			list[j].value = value / times;
	}
	float scale = sum > 0 ? (float)(1 / sqrt(sum)) : 0;
	for (size_t i = begin; i < features->count; i++)
		list[i].value *= scale;
}

/* ---- words */

static uint32_t hash_at(const struct tokens *tokens, size_t i)
{
	return i < tokens->count ? tokens->list[i].hash : EDGE;
}

/* One to three in a row; the ends count as a word. */
static void add_words(const struct tokens *tokens, struct features *features)
{
	uint32_t begin = mix(mix(F_WORDS, EDGE), hash_at(tokens, 0));
	add(features, begin, 0, 1);
	add(features, mix(begin, hash_at(tokens, 1)), 0, tokens->count > 1 ? 2 : 1);
	for (size_t i = 0; i < tokens->count; i++) {
		uint32_t one = mix(F_WORDS, tokens->list[i].hash);
		uint32_t two = mix(one, hash_at(tokens, i + 1));
		add(features, one, i, 1);
		add(features, two, i, i + 1 < tokens->count ? 2 : 1);
		if (i + 1 < tokens->count)
			add(features, mix(two, hash_at(tokens, i + 2)), i,
				i + 2 < tokens->count ? 3 : 2);
	}
}

static size_t sentence_end(const struct tokens *tokens, size_t from)
{
	assert(from < tokens->count && tokens->list[tokens->count - 1].is_last);
	while (!tokens->list[from].is_last)
		from++;
	return from;
}

/* How a sentence begins, and between which two tokens it stands. */
static void add_sentence(const struct tokens *tokens, size_t from, size_t last,
	struct features *features)
{
	bool is_end = last + 1 == tokens->count;
	uint32_t hash = F_BEGINS, end_hash = F_LAST_BEGINS;
	for (size_t n = 0; n < 3 && from + n <= last; n++) {
		hash = mix(hash, tokens->list[from + n].hash);
		end_hash = mix(end_hash, tokens->list[from + n].hash);
		add(features, hash, from, n + 1);
		if (is_end)
			add(features, end_hash, from, n + 1);
	}
	add(features, mix(mix(F_FRAME, tokens->list[from].hash), tokens->list[last].hash), from,
		1);
}

static void add_sentences(const struct tokens *tokens, struct features *features)
{
	for (size_t i = 0; i < tokens->count; i++)
		if (tokens->list[i].is_first)
			add_sentence(tokens, i, sentence_end(tokens, i), features);
}

static void add_end(const struct tokens *tokens, uint32_t what, struct features *features)
{
	uint32_t hash = what;
	size_t most = tokens->count < 3 ? tokens->count : 3;
	for (size_t n = 1; n <= most; n++) {
		hash = mix(hash, tokens->list[tokens->count - n].hash);
		if (n > 1)
			add(features, hash, tokens->count - n, n);
	}
}

/* ---- classes */

struct symbol {
	uint32_t hash;
	uint16_t from, count;
	uint8_t word_class;
};

/* Little words stay themselves, other words are their class, unknown ones run together. */
static uint32_t symbol_of(const struct token *token)
{
	if (!token->is_word)
		return token->hash;
	if (token->word_class == CLASS_NONE)
		return '*';
	if (token->word_class >= CLASS_FUNCTION && token->word_class <= CLASS_NOT)
		return token->hash;
	return 1000U + token->word_class * 2U + token->is_denied;
}

static size_t symbols_of(const struct tokens *tokens, struct symbol *symbols)
{
	size_t count = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->list[i];
		uint32_t hash = symbol_of(token);
		if (token->is_word && token->word_class == CLASS_FILLER)
			continue;
		if (hash == '*' && count && symbols[count - 1].hash == '*')
			symbols[count - 1].count++;
		else
			symbols[count++] = (struct symbol){ hash, (uint16_t)i, 1,
				token->word_class };
	}
	assert(count <= tokens->count);
	return count;
}

static void add_class_rows(const struct symbol *symbols, size_t count, struct features *features)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t hash = F_CLASSES;
		for (size_t n = 0; n < 4 && i + n < count; n++) {
			hash = mix(hash, symbols[i + n].hash);
			add(features, hash, symbols[i].from, (size_t)symbols[i + n].from
				+ symbols[i + n].count - symbols[i].from);
		}
	}
}

/* Two classes a little apart, in their order. */
static void add_class_pairs(const struct symbol *symbols, size_t count,
	struct features *features)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 2; j < count && j < i + 7; j++)
			if (symbols[i].word_class >= CLASS_I && symbols[j].word_class > CLASS_NOT)
				add(features, mix(mix(mix(F_CLASS_PAIR, symbols[i].word_class),
							  symbols[j].hash), 1),
					symbols[j].from, symbols[j].count);
}

static void add_classes(const struct tokens *tokens, struct features *features)
{
	struct symbol symbols[TOKENS_MAX];
	size_t count = symbols_of(tokens, symbols);
	add_class_rows(symbols, count, features);
	add_class_pairs(symbols, count, features);
}

/* ---- what was said before */

static void add_before(const struct earlier *earlier, struct features *features)
{
	const struct tokens *last = &earlier->last;
	uint32_t who = 1 + earlier->last_speaker;
	for (size_t i = 0; i < last->count && i < 120; i++) {
		uint32_t one = mix(mix(F_BEFORE, who), last->list[i].hash);
		add(features, one, 0, 0);
		add(features, mix(one, hash_at(last, i + 1)), 0, 0);
		if (last->list[i].word_class > CLASS_NOT)
			add(features, mix(mix(F_BEFORE_CLASS, who), symbol_of(&last->list[i])), 0,
				0);
	}
	for (size_t n = 0; n < 2 && n < last->count; n++) {
		add(features, mix(mix(F_BEFORE_BEGINS, (uint32_t)n), last->list[n].hash), 0, 0);
		add(features, mix(mix(F_BEFORE_ENDS, (uint32_t)n),
				      last->list[last->count - 1 - n].hash), 0, 0);
	}
	for (size_t i = 0; i < 4; i++)
		if (earlier->before[i])
			add(features, mix(mix(F_EARLIER, 1 + earlier->before_speaker),
					      earlier->before[i]), 0, 0);
}

/* ---- shape */

/* 0, 1, 2, then ever longer steps. */
static uint32_t step_of(float value)
{
	static const float edges[] = { -0.5F, 0, 0.15F, 0.3F, 0.5F, 0.99F, 1, 2, 3, 5, 8, 12, 18,
		26, 40, 70 };
	uint32_t i = 0;
	while (i < sizeof edges / sizeof *edges && value > edges[i])
		i++;
	return i;
}

static void add_shape(struct features *features, uint32_t what, uint32_t value)
{
	add(features, mix(mix(F_SHAPE, what), value), 0, 0);
}

/* Two values that mean something together. */
static const struct {
	uint16_t a, b;
} pairs[] = {
	{ SHAPE_ASKS_LAST, SHAPE_OPENER_LAST }, { SHAPE_ASKS_LAST, SHAPE_OPENER },
	{ SHAPE_ASKS_LAST, SHAPE_ECHO_SHARE }, { SHAPE_OPENER, SHAPE_WORDS },
	{ SHAPE_OPENER, SHAPE_ECHO_SHARE }, { SHAPE_WORDS, SHAPE_BEFORE_WORDS },
	{ SHAPE_BEFORE_ASKS, SHAPE_WORDS }, { SHAPE_ASKS_LAST, SHAPE_WORDS },
	{ SHAPE_OPENER_LAST, SHAPE_WORDS_LAST }, { SHAPE_BEFORE_ASKS, SHAPE_OPENER },
};

static void add_shapes(const struct shape *shape, bool alone, struct features *features)
{
	for (uint32_t i = 0; i < SHAPE_VALUES; i++) {
		bool is_before = (i >= SHAPE_ECHO && i < SHAPE_CLASS) || i >= SHAPE_BEFORE_PHRASE;
		bool is_there = shape->values[i] > 0 || shape->values[i] < 0 || i < SHAPE_ECHO;
		if (is_there && !(alone && is_before))
			add_shape(features, i, step_of(shape->values[i]));
	}
	for (uint32_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		uint32_t a = step_of(shape->values[pairs[i].a]);
		uint32_t b = step_of(shape->values[pairs[i].b]);
		assert(a < 32 && b < 32); /* both lie in one number */
		if (!alone || (pairs[i].a < SHAPE_ECHO && pairs[i].b < SHAPE_ECHO))
			add_shape(features, SHAPE_VALUES + i, a * 32 + b);
	}
}

void features_of(const struct tokens *tokens, const struct shape *shape,
	const struct earlier *earlier, struct features *features)
{
	assert(tokens->count <= TOKENS_MAX);
	features->count = 0;
	add_words(tokens, features);
	add_sentences(tokens, features);
	add_end(tokens, F_ENDS, features);
	weigh(features, 0);
	size_t begin = features->count;
	add_classes(tokens, features);
	weigh(features, begin);
	begin = features->count;
	if (earlier)
		add_before(earlier, features);
	weigh(features, begin);
	begin = features->count;
	if (shape)
		add_shapes(shape, earlier == NULL, features);
	for (size_t i = begin; i < features->count; i++)
		features->list[i].value = SHAPE_VALUE;
}
