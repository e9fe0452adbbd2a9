#include "coder/coder.h"

#include "base/utf8.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define KNOWN_ENOUGH 0.7F /* share of the words; less is another language, or noise */

bool coder_read(struct coder *coder, struct arena *arena, const void *bytes, size_t len,
	struct fault *why)
{
	lexicon_init(&coder->lexicon);
	phrases_init(&coder->phrases);
	return weights_read(&coder->weights, arena, bytes, len, why);
}

void coder_begin(struct talk *talk)
{
	talk->earlier = (struct earlier){ 0 };
	talk->context = (struct context){ 0 };
}

const char *code_label(const struct code *code, enum task task)
{
	assert(task < TASKS && task_specs[task].speaker == code->speaker);
	assert(code->labels[task] < task_specs[task].label_count);
	return task_specs[task].labels[code->labels[task]];
}

/* ---- one answer of four */

void coder_blend(const struct blend *blend, const struct task_spec *task,
	const struct scores *scores, float *shares)
{
	float own[LABELS_MAX], most = -INFINITY, sum = 0;
	assert(task->label_count > 1 && task->label_count <= LABELS_MAX);
	for (size_t i = 0; i < task->label_count; i++)
		shares[i] = blend->offset[i];
	for (size_t j = 0; j < SCORERS; j++) {
		task_shares(task, scores->by[j], own);
		for (size_t i = 0; i < task->label_count; i++)
			shares[i] += blend->weight[j] * own[i];
	}
	for (size_t i = 0; i < task->label_count; i++) {
		shares[i] *= blend->sharpness;
		most = fmaxf(most, shares[i]);
	}
	for (size_t i = 0; i < task->label_count; i++)
		sum += shares[i] = expf(shares[i] - most);
	for (size_t i = 0; i < task->label_count; i++)
		shares[i] /= sum;
}

static unsigned char largest(const float *shares, size_t count)
{
	assert(count > 0 && count <= LABELS_MAX);
	unsigned char best = 0;
	for (size_t i = 1; i < count; i++)
		if (shares[i] > shares[best])
			best = (unsigned char)i;
	return best;
}

/* ---- what spoke for it */

/* How much more a feature says for this head than for the others of its task. */
static float part_for(const struct table *table, const struct feature *feature,
	const struct task_spec *task, size_t label)
{
	float sum = 0;
	assert(label < task->heads); /* a main question has a head for each label */
	for (size_t i = 0; i < task->heads; i++)
		sum += table_part(table, feature, task->first + i);
	return table_part(table, feature, task->first + label) - sum / (float)task->heads;
}

static void add_parts(const struct table *table, float weight, const struct features *features,
	const struct task_spec *task, size_t label, float *parts)
{
	for (size_t i = 0; i < features->count; i++) {
		const struct feature *feature = &features->list[i];
		if (feature->count == 0)
			continue;
		assert(feature->from + feature->count <= TOKENS_MAX);
		float each = weight * part_for(table, feature, task, label)
			/ (float)feature->count;
		for (size_t j = 0; j < feature->count; j++)
			parts[feature->from + j] += each;
	}
}

static void keep_word(struct code *code, const struct token *token, float weight)
{
	size_t i = code->word_count;
	assert(code->word_count <= CODE_WORDS_MAX && weight > 0);
	while (i > 0 && code->words[i - 1].weight < weight)
		i--;
	if (i == CODE_WORDS_MAX)
		return;
	if (code->word_count < CODE_WORDS_MAX)
		code->word_count++;
	memmove(&code->words[i + 1], &code->words[i],
		(code->word_count - i - 1) * sizeof *code->words);
	code->words[i] = (struct code_word){ token->at, token->len, weight };
}

/* A word that was said twice is named once, with all its weight. */
static void gather(const struct tokens *tokens, float *parts)
{
	for (size_t i = 0; i < tokens->count; i++)
		for (size_t j = 0; j < i; j++)
			if (tokens->list[j].hash == tokens->list[i].hash) {
				parts[j] += parts[i];
				parts[i] = 0;
				break;
			}
}

static void explain(const struct weights *weights, const struct talk *talk, enum speaker speaker,
	struct code *code)
{
	const struct task_spec *task = &task_specs[task_main(speaker)];
	const struct blend *blend = &weights->blend[task_main(speaker)];
	size_t label = code->labels[task_main(speaker)];
	float parts[TOKENS_MAX] = { 0 };
	float own = blend->weight[SCORER_OWN] + blend->weight[SCORER_SECOND]
		+ blend->weight[SCORER_FOREST];
	add_parts(&weights->own[speaker], own, &talk->own, task, label, parts);
	add_parts(&weights->lines[speaker], blend->weight[SCORER_LINES], &talk->alone, task,
		label, parts);
	gather(&talk->tokens, parts);
	for (size_t i = 0; i < talk->tokens.count; i++) {
		const struct token *token = &talk->tokens.list[i];
		if (parts[i] > 0 && (token->is_word || token->hash == '?'))
			keep_word(code, token, parts[i]);
	}
}

/* ---- whether it is to be relied on */

/* A letter alone ("I", "a") is a word in too many languages to tell one. */
static bool is_telling(const struct token *token)
{
	return token->is_word && token->len > 1;
}

static bool is_known(const struct weights *weights, const struct tokens *tokens)
{
	size_t known = 0, all = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->list[i];
		all += is_telling(token);
		known += is_telling(token) && weights_know(weights, token->hash);
	}
	return known > 0 && (float)known >= KNOWN_ENOUGH * (float)all;
}

void coder_look(const struct coder *coder, struct talk *talk, enum speaker speaker,
	const char *text, size_t len)
{
	assert(speaker < SPEAKERS);
	tokens_of(&coder->lexicon, text, len, &talk->tokens);
	shape_of(&coder->phrases, &talk->tokens, speaker, &talk->earlier, &talk->shape);
	features_of(&talk->tokens, &talk->shape, &talk->earlier, &talk->own);
	features_of(&talk->tokens, speaker == SPEAKER_CLIENT ? NULL : &talk->shape, NULL,
		&talk->alone);
}

static void score(const struct weights *weights, const struct talk *talk, enum speaker speaker,
	struct scores *scores)
{
	float inputs[TREE_INPUTS], context[CONTEXT_MAX];
	table_score(&weights->own[speaker], &talk->own, scores->by[SCORER_OWN]);
	table_score(&weights->lines[speaker], &talk->alone, scores->by[SCORER_LINES]);
	context_look(&talk->context, speaker, scores, context);
	second_score(&weights->second[speaker], speaker, context, scores->by[SCORER_SECOND]);
	forest_inputs(&talk->shape, speaker, context, inputs);
	forest_score(&weights->forest[speaker], inputs, scores->by[SCORER_FOREST]);
}

static void label_all(const struct weights *weights, const struct scores *scores,
	struct code *code)
{
	for (size_t i = 0; i < TASKS; i++) {
		const struct task_spec *task = &task_specs[i];
		float shares[LABELS_MAX];
		if (task->speaker != code->speaker)
			continue;
		coder_blend(&weights->blend[i], task, scores, shares);
		code->labels[i] = largest(shares, task->label_count);
		if (i == (size_t)task_main(code->speaker))
			code->confidence = shares[code->labels[i]];
	}
}

void coder_code(const struct coder *coder, struct talk *talk, enum speaker speaker,
	const char *text, size_t len, struct code *code)
{
	const struct weights *weights = &coder->weights;
	struct scores scores;
	*code = (struct code){ .speaker = speaker };
	coder_look(coder, talk, speaker, text, len);
	score(weights, talk, speaker, &scores);
	label_all(weights, &scores, code);
	code->unsure = code->confidence < weights->sure[speaker] || talk->tokens.cut
		|| !is_known(weights, &talk->tokens) || !utf8_is_valid(text, len);
	explain(weights, talk, speaker, code);
	earlier_add(&talk->earlier, &talk->tokens, &talk->shape, speaker);
	context_add(&talk->context, speaker, scores.by[SCORER_OWN]);
}
