#include "fit/model.h"

#include "coder/coder.h"
#include "fit/memory.h"
#include "fit/trees.h"

#include <math.h>
#include <string.h>

/* ---- vectors */

static int by_index(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	return (x->index > y->index) - (x->index < y->index);
}

/* The whole hash is kept: a table takes of it what it needs. */
static void copy_vector(const struct features *features, struct vector *vector)
{
	vector->list = memory_new(features->count, sizeof *vector->list);
	for (size_t i = 0; i < features->count; i++)
		vector->list[i] = (struct entry){ features->list[i].hash,
			features->list[i].value };
	qsort(vector->list, features->count, sizeof *vector->list, by_index);
	vector->count = 0;
	for (size_t i = 0; i < features->count; i++)
		if (vector->count && vector->list[vector->count - 1].index == vector->list[i].index)
			vector->list[vector->count - 1].value += vector->list[i].value;
		else
			vector->list[vector->count++] = vector->list[i];
}

void model_look(struct corpus *corpus)
{
	struct coder *coder = memory_new(1, sizeof *coder);
	struct talk *talk = memory_new(1, sizeof *talk);
	lexicon_init(&coder->lexicon);
	phrases_init(&coder->phrases);
	for (size_t i = 0; i < corpus->count; i++) {
		struct utterance *u = &corpus->list[i];
		if (u->is_first)
			coder_begin(talk);
		coder_look(coder, talk, u->speaker, u->text, strlen(u->text));
		copy_vector(&talk->own, &u->own);
		copy_vector(&talk->alone, &u->alone);
		u->shape = memory_new(1, sizeof *u->shape);
		*u->shape = talk->shape;
		earlier_add(&talk->earlier, &talk->tokens, &talk->shape, u->speaker);
	}
	free(talk);
	free(coder);
}

/* ---- examples for one head */

static int sign_of(const struct utterance *u, const struct task_spec *task, size_t head)
{
	int label = gold_label(u, (enum task)(task - task_specs));
	return label == (task->heads == 1 ? 1 : (int)head) ? 1 : -1;
}

static bool is_asked(const struct corpus *corpus, size_t i, unsigned folds,
	const struct task_spec *task)
{
	const struct utterance *u = &corpus->list[i];
	return u->speaker == task->speaker && folds >> u->fold & 1
	       && u->gold[task - task_specs] != 0;
}

/* The rarer side weighs more, by the power of `balance`. */
static void weigh_examples(struct example *examples, size_t count, const struct task_spec *task,
	double cost, double balance)
{
	double yes = 0, all = 0, share = task->heads == 1 ? 2 : (double)task->heads;
	for (size_t i = 0; i < count; i++) {
		all += examples[i].cost;
		yes += examples[i].sign > 0 ? examples[i].cost : 0;
	}
	double more = yes > 0 ? pow(all / (share * yes), balance) : 1;
	double less = task->heads == 1 && all > yes ? pow(all / (2 * (all - yes)), balance) : 1;
	for (size_t i = 0; i < count; i++)
		examples[i].cost *= cost * (examples[i].sign > 0 ? more : less);
}

/* ---- tables */

static void fold_vector(const struct vector *vector, uint32_t bits, struct vector *out)
{
	out->list = memory_new(vector->count, sizeof *out->list);
	out->count = 0;
	for (size_t i = 0; i < vector->count; i++) {
		uint32_t index = vector->list[i].index >> (32 - bits);
		if (out->count && out->list[out->count - 1].index == index)
			out->list[out->count - 1].value += vector->list[i].value;
		else
			out->list[out->count++] = (struct entry){ index, vector->list[i].value };
	}
}

static void put_head(const double *weights, struct table *table, size_t head)
{
	size_t size = (size_t)1 << table->bits;
	int8_t *rows = (int8_t *)table->rows;
	double most = 1e-9;
	for (size_t i = 0; i < size; i++)
		most = fmax(most, fabs(weights[i]));
	table->scale[head] = (float)(most / 127);
	table->bias[head] = (float)weights[size];
	for (size_t i = 0; i < size; i++)
		rows[i * table->heads + head] = (int8_t)lround(weights[i] / most * 127);
}

void model_fit_table(const struct corpus *corpus, unsigned folds, enum speaker speaker,
	bool alone, const struct settings *settings, struct table *table)
{
	struct vector *vectors = memory_new(corpus->count, sizeof *vectors);
	struct example *examples = memory_new(corpus->count, sizeof *examples);
	*table = (struct table){ .bits = alone ? settings->lines_bits : settings->own_bits,
		.heads = task_heads(speaker) };
	size_t size = (size_t)1 << table->bits;
	double *weights = memory_new(size + 1, sizeof *weights);
	table->rows = memory_new(size * table->heads, 1);
	for (size_t i = 0; i < corpus->count; i++)
		if (corpus->list[i].speaker == speaker && folds >> corpus->list[i].fold & 1)
			fold_vector(alone ? &corpus->list[i].alone : &corpus->list[i].own,
				table->bits, &vectors[i]);
	for (size_t t = 0; t < TASKS; t++) {
		const struct task_spec *task = &task_specs[t];
		for (size_t head = 0; task->speaker == speaker && head < task->heads; head++) {
			size_t count = 0;
			for (size_t i = 0; i < corpus->count; i++)
				if (is_asked(corpus, i, folds, task))
					examples[count++] = (struct example){ &vectors[i],
						sign_of(&corpus->list[i], task, head),
						(double)corpus->list[i].weight };
			weigh_examples(examples, count, task,
				alone ? settings->lines_cost[speaker] : settings->own_cost,
				settings->own_balance);
			logistic_fit(examples, count, size, settings->seed, weights);
			put_head(weights, table, task->first + head);
		}
	}
	for (size_t i = 0; i < corpus->count; i++)
		free(vectors[i].list);
	free(vectors);
	free(examples);
	free(weights);
}

void model_free_table(struct table *table)
{
	free((void *)(uintptr_t)table->rows);
	*table = (struct table){ 0 };
}

void model_score(const struct table *table, const struct vector *vector, float *scores)
{
	float sums[HEADS_MAX] = { 0 };
	for (size_t i = 0; i < vector->count; i++) {
		const int8_t *row = table->rows
			+ (size_t)(vector->list[i].index >> (32 - table->bits)) * table->heads;
		for (size_t j = 0; j < table->heads; j++)
			sums[j] += vector->list[i].value * (float)row[j];
	}
	for (size_t j = 0; j < table->heads; j++)
		scores[j] = sums[j] * table->scale[j] + table->bias[j];
}

/* ---- the second layer */

void model_inputs(const struct corpus *corpus, const struct scores *scores, float *inputs)
{
	struct context context = { 0 };
	for (size_t i = 0; i < corpus->count; i++) {
		const struct utterance *u = &corpus->list[i];
		if (u->is_first)
			context = (struct context){ 0 };
		context_look(&context, u->speaker, &scores[i], inputs + i * CONTEXT_MAX);
		context_add(&context, u->speaker, scores[i].by[SCORER_OWN]);
	}
}

struct spread {
	double mean[CONTEXT_MAX], deviation[CONTEXT_MAX];
};

static void measure(const struct corpus *corpus, const float *inputs, unsigned folds,
	enum speaker speaker, struct spread *spread)
{
	size_t width = context_inputs(speaker);
	for (size_t j = 0; j < width; j++) {
		double sum = 0, squares = 0, count = 0;
		for (size_t i = 0; i < corpus->count; i++) {
			if (corpus->list[i].speaker != speaker
				|| !(folds >> corpus->list[i].fold & 1))
				continue;
			double value = (double)inputs[i * CONTEXT_MAX + j];
			sum += value;
			squares += value * value;
			count++;
		}
		spread->mean[j] = count > 0 ? sum / count : 0;
		double left = count > 0 ? squares / count - spread->mean[j] * spread->mean[j] : 0;
		spread->deviation[j] = left > 1e-10 ? sqrt(left) : 1;
	}
}

/* Mean 0 and spread 1 for fitting; the weights then take the plain inputs. */
static void put_second(const double *weights, const struct spread *spread, size_t width,
	struct second *second, size_t head)
{
	double bias = weights[width];
	for (size_t j = 0; j < width; j++) {
		double weight = weights[j] / spread->deviation[j];
		second->weights[head][j] = (float)weight;
		bias -= weight * spread->mean[j];
	}
	second->bias[head] = (float)bias;
}

static void standard(const float *inputs, const struct spread *spread, size_t width,
	struct vector *vector)
{
	vector->list = memory_new(width, sizeof *vector->list);
	vector->count = width;
	for (size_t j = 0; j < width; j++)
		vector->list[j] = (struct entry){ (uint32_t)j,
			(float)(((double)inputs[j] - spread->mean[j]) / spread->deviation[j]) };
}

void model_fit_second(const struct corpus *corpus, const float *inputs, unsigned folds,
	enum speaker speaker, const struct settings *settings, struct second *second)
{
	struct vector *vectors = memory_new(corpus->count, sizeof *vectors);
	struct example *examples = memory_new(corpus->count, sizeof *examples);
	size_t width = context_inputs(speaker);
	double weights[CONTEXT_MAX + 1];
	struct spread spread;
	measure(corpus, inputs, folds, speaker, &spread);
	for (size_t i = 0; i < corpus->count; i++)
		standard(inputs + i * CONTEXT_MAX, &spread, width, &vectors[i]);
	for (size_t t = 0; t < TASKS; t++) {
		const struct task_spec *task = &task_specs[t];
		for (size_t head = 0; task->speaker == speaker && head < task->heads; head++) {
			size_t count = 0;
			for (size_t i = 0; i < corpus->count; i++)
				if (is_asked(corpus, i, folds, task))
					examples[count++] = (struct example){ &vectors[i],
						sign_of(&corpus->list[i], task, head), 1 };
			weigh_examples(examples, count, task, settings->second_cost,
				settings->second_balance);
			logistic_fit(examples, count, width, settings->seed, weights);
			put_second(weights, &spread, width, second, task->first + head);
		}
	}
	for (size_t i = 0; i < corpus->count; i++)
		free(vectors[i].list);
	free(vectors);
	free(examples);
}

/* ---- the forest */

void model_fit_forest(const struct corpus *corpus, const float *inputs, unsigned folds,
	enum speaker speaker, const struct settings *settings, struct forest *forest)
{
	float *all = memory_new(corpus->count * TREE_INPUTS, sizeof *all);
	struct tree_example *examples = memory_new(corpus->count, sizeof *examples);
	struct example *plain = memory_new(corpus->count, sizeof *plain);
	struct grow grow = { .rounds = settings->rounds * settings->bags,
		.bags = settings->bags, .inputs = SHAPE_VALUES + context_inputs(speaker), .rate = settings->rate,
		.columns = settings->columns, .rows = settings->rows, .least = settings->least };
	*forest = (struct forest){ .rounds = grow.rounds, .heads = task_heads(speaker) };
	forest->trees = memory_new(forest->rounds * forest->heads, sizeof *forest->trees);
	for (size_t i = 0; i < corpus->count; i++)
		forest_inputs(corpus->list[i].shape, speaker, inputs + i * CONTEXT_MAX,
			all + i * TREE_INPUTS);
	for (size_t t = 0; t < TASKS; t++) {
		const struct task_spec *task = &task_specs[t];
		for (size_t head = 0; task->speaker == speaker && head < task->heads; head++) {
			size_t count = 0;
			for (size_t i = 0; i < corpus->count; i++)
				if (is_asked(corpus, i, folds, task)) {
					examples[count].inputs = all + i * TREE_INPUTS;
					plain[count++] = (struct example){ NULL,
						sign_of(&corpus->list[i], task, head), 1 };
				}
			weigh_examples(plain, count, task, 1, settings->forest_balance[speaker]);
			for (size_t i = 0; i < count; i++) {
				examples[i].sign = plain[i].sign;
				examples[i].cost = plain[i].cost;
			}
			grow.seed = settings->seed * 64 + task->first + head;
			trees_grow(examples, count, &grow, forest, task->first + head);
		}
	}
	free(all);
	free(examples);
	free(plain);
}
