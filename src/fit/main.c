/*
 * fit: the coder's weights, from coded conversations and written lines.
 *
 *     fit FOLDER LINES WEIGHTS [SEED [PREDICTIONS]]
 *
 * FOLDER holds annomi-train.csv, LINES client.txt and clinician.txt.  Prints
 * how right the coder is on conversations that it was not fitted to, writes the
 * weights, and where it is asked to, its answers in the yardstick's form.  The
 * same data and seed give the same bytes, but for the C library: it rounds exp()
 * by the processor that it finds, and a few bytes in a million follow.
 */
#include "coder/coder.h"
#include "fit/blend.h"
#include "fit/cross.h"
#include "fit/lines.h"
#include "fit/memory.h"

#include <string.h>

#define SPREAD 6 /* sentences drawn from a line */
#define BAGS 2   /* forests side by side, a wood less uneven than its trees */

/* Chosen by cross-validation, one after the other. */
static const struct settings chosen = { .own_bits = 15, .lines_bits = 13, .own_cost = 1,
	.lines_cost = { 1, 6 }, .second_cost = 0.01, .own_balance = 1, .second_balance = 0.6,
	.rounds = 180, .bags = BAGS, .rate = 0.06, .columns = 0.4, .rows = 0.7, .least = 3,
	.forest_balance = { 0.4, 1 } };

/* How often a label that the coder is sure of shall be right. */
static const double wanted[SPEAKERS] = { 0.85, 0.7 };

struct fitting {
	struct settings settings;
	struct corpus corpus, lines;
	struct scores *scores; /* of cross-validation */
	struct weights weights;
	uint8_t known[KNOWN_BYTES];
};

/* ---- words that were met */

static void know(struct fitting *fit, uint32_t word)
{
	uint32_t bit = (word * 2654435761U) >> (32 - KNOWN_BITS);
	fit->known[bit >> 3] |= (uint8_t)(1U << (bit & 7));
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static size_t words_of(const struct corpus *corpus, uint32_t *words)
{
	struct lexicon lexicon;
	struct tokens tokens;
	size_t count = 0;
	lexicon_init(&lexicon);
	for (size_t i = 0; i < corpus->count; i++) {
		const char *text = corpus->list[i].text;
		tokens_of(&lexicon, text, strlen(text), &tokens);
		for (size_t j = 0; j < tokens.count; j++)
			if (tokens.list[j].is_word)
				words[count++] = tokens.list[j].hash;
	}
	return count;
}

/* Said twice in the conversations, or once in the lines: names of people drop out. */
static void know_words(struct fitting *fit)
{
	const struct corpus *from[] = { &fit->corpus, &fit->lines };
	for (size_t i = 0; i < 2; i++) {
		uint32_t *words = memory_new(from[i]->count * TOKENS_MAX, sizeof *words);
		size_t count = words_of(from[i], words);
		qsort(words, count, sizeof *words, by_number);
		for (size_t j = 0; j < count; j++)
			if (i == 1 || (j > 0 && words[j] == words[j - 1]))
				know(fit, words[j]);
		free(words);
	}
	fit->weights.known = fit->known;
}

/* ---- what is printed */

static void print_task(const struct fitting *fit, enum task task)
{
	const struct task_spec *spec = &task_specs[task];
	struct quality quality =
		score_task(&fit->corpus, fit->scores, task, &fit->weights.blend[task]);
	printf("%-24s %5zu     %.3f     %.3f  ", spec->name, quality.asked, quality.macro,
		quality.accuracy);
	for (size_t i = 0; i < spec->label_count; i++)
		printf(" %s %.3f", spec->labels[i], quality.f1[i]);
	printf("\n");
}

static void print_quality(struct fitting *fit)
{
	static const char *const names[SPEAKERS] = { "therapist", "client" };
	printf("%d folds of whole conversations, those that belong together in one\n\n"
	       "%-24s %5s  macro F1  accuracy   F1 of each label\n", FOLDS, "", "asked");
	for (int i = 0; i < TASKS; i++)
		print_task(fit, (enum task)i);
	printf("\n");
	for (int i = 0; i < SPEAKERS; i++) {
		struct trust trust = blend_trust(&fit->corpus, fit->scores, (enum speaker)i,
			&fit->weights.blend[task_main((enum speaker)i)], wanted[i]);
		fit->weights.sure[i] = trust.sure;
		printf("%s: sure from %.2f; of utterances over three words %.0f%% are,\n"
		       "    and of these %.0f%% are right\n", names[i], (double)trust.sure,
			trust.kept * 100, trust.right * 100);
	}
}

static bool write_predictions(const struct fitting *fit, const char *path)
{
	FILE *file = fopen(path, "w");
	if (!file)
		return false;
	for (size_t i = 0; i < fit->corpus.count; i++)
		for (int t = 0; t < TASKS; t++) {
			const struct utterance *u = &fit->corpus.list[i];
			if (u->speaker != task_specs[t].speaker)
				continue;
			struct verdict verdict = score_one(u, &fit->scores[i], (enum task)t,
				&fit->weights.blend[t]);
			fprintf(file, "%d\t%d\t%s\t%s\n", u->transcript, u->id,
				task_specs[t].name, task_specs[t].labels[verdict.label]);
		}
	return fclose(file) == 0;
}

/* ---- the order of things */

static bool read_all(struct fitting *fit, const char *folder, const char *lines)
{
	static const char *const names[] = { "client.txt", "clinician.txt" };
	char path[4096];
	snprintf(path, sizeof path, "%s/annomi-train.csv", folder);
	if (!corpus_read(path, &fit->corpus))
		return false;
	corpus_make_folds(&fit->corpus, fit->settings.seed);
	for (size_t i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s", lines, names[i]);
		if (!lines_read(path, SPREAD, fit->settings.seed, &fit->lines))
			return false;
	}
	model_look(&fit->corpus);
	model_look(&fit->lines);
	return true;
}

/* The whole corpus at last; the late scorers learn from the fair scores. */
static void fit_all(struct fitting *fit)
{
	struct weights *weights = &fit->weights;
	const struct settings *settings = &fit->settings;
	float *inputs = memory_new(fit->corpus.count * CONTEXT_MAX, sizeof *inputs);
	model_inputs(&fit->corpus, fit->scores, inputs);
	for (int i = 0; i < SPEAKERS; i++) {
		enum speaker speaker = (enum speaker)i;
		model_fit_table(&fit->corpus, ALL_FOLDS, speaker, false, settings,
			&weights->own[i]);
		model_fit_second(&fit->corpus, inputs, ALL_FOLDS, speaker, settings,
			&weights->second[i]);
		model_fit_forest(&fit->corpus, inputs, ALL_FOLDS, speaker, settings,
			&weights->forest[i]);
	}
	free(inputs);
}

static bool write_weights(const struct fitting *fit, const char *path)
{
	struct buf out;
	buf_init(&out, WEIGHTS_MAX);
	bool ok = weights_write(&fit->weights, &out);
	FILE *file = ok ? fopen(path, "wb") : NULL;
	ok = file && fwrite(out.data, 1, out.len, file) == out.len;
	ok = file && fclose(file) == 0 && ok;
	if (!ok)
		fprintf(stderr, "fit: cannot write '%s'\n", path);
	buf_release(&out);
	return ok;
}

int main(int argc, char **argv)
{
	if (argc < 4 || argc > 6) {
		fputs("usage: fit FOLDER LINES WEIGHTS [SEED [PREDICTIONS]]\n", stderr);
		return 2;
	}
	struct fitting *fit = memory_new(1, sizeof *fit);
	fit->settings = chosen;
	fit->settings.seed = argc > 4 ? strtoull(argv[4], NULL, 10) : 1;
	if (!read_all(fit, argv[1], argv[2]))
		return 1;
	for (int i = 0; i < SPEAKERS; i++)
		model_fit_table(&fit->lines, ALL_FOLDS, (enum speaker)i, true, &fit->settings,
			&fit->weights.lines[i]);
	fit->scores = memory_new(fit->corpus.count, sizeof *fit->scores);
	cross_validate(&fit->corpus, fit->weights.lines, &fit->settings, fit->scores);
	for (int i = 0; i < TASKS; i++)
		blend_choose(&fit->corpus, fit->scores, (enum task)i, &fit->weights.blend[i]);
	print_quality(fit);
	know_words(fit);
	fit_all(fit);
	bool ok = write_weights(fit, argv[3]) && (argc < 6 || write_predictions(fit, argv[5]));
	corpus_release(&fit->corpus);
	lines_release(&fit->lines);
	free(fit->scores);
	free(fit);
	return ok ? 0 : 1;
}
