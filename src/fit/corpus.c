#include "fit/corpus.h"

#include "base/str.h"
#include "fit/csv.h"
#include "fit/memory.h"

#include <string.h>

enum column {
	C_TRANSCRIPT, C_ID, C_SPEAKER, C_TEXT, C_BEHAVIOUR, C_QUESTION, C_REFLECTION, C_INPUT,
	C_QUESTION_KIND, C_REFLECTION_KIND, C_INPUT_KIND, C_TALK, COLUMNS
};

static const char *const column_names[COLUMNS] = { "transcript_id", "utterance_id",
	"interlocutor", "utterance_text", "main_therapist_behaviour", "question_exists",
	"reflection_exists", "therapist_input_exists", "question_subtype", "reflection_subtype",
	"therapist_input_subtype", "client_talk_type" };

/* Which subtype is asked only where something is there. */
static const enum task gates[TASKS] = { [TASK_QUESTION_KIND] = TASK_QUESTION,
	[TASK_REFLECTION_KIND] = TASK_REFLECTION, [TASK_INPUT_KIND] = TASK_INPUT };

static bool find_columns(const struct csv *csv, size_t *columns)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		size_t at = 0;
		while (at < csv->count && !str_is(csv->fields[at], column_names[i]))
			at++;
		if (at == csv->count) {
			fprintf(stderr, "fit: no column '%s'\n", column_names[i]);
			return false;
		}
		columns[i] = at;
	}
	return true;
}

/* True and false come in capitals. */
static bool same_label(const char *a, const char *b)
{
	for (; *a && *b; a++, b++)
		if ((*a | 0x20) != (*b | 0x20))
			return false;
	return *a == *b;
}

static void add_votes(struct utterance *utterance, const struct csv *csv, const size_t *columns)
{
	for (size_t task = 0; task < TASKS; task++)
		for (size_t i = 0; i < task_specs[task].label_count; i++)
			if (task_specs[task].speaker == utterance->speaker
				&& same_label(csv->fields[columns[C_BEHAVIOUR + task]],
					task_specs[task].labels[i]))
				utterance->votes[task][i]++;
}

static unsigned winners(const struct utterance *utterance, size_t task)
{
	unsigned most = 0, gold = 0;
	for (size_t i = 0; i < LABELS_MAX; i++)
		if (utterance->votes[task][i] > most)
			most = utterance->votes[task][i];
	for (unsigned i = 0; most && i < LABELS_MAX; i++)
		if (utterance->votes[task][i] == most)
			gold |= 1U << i;
	return gold;
}

static void count_votes(struct utterance *utterance)
{
	for (size_t task = 0; task < TASKS; task++)
		if (!gates[task] || utterance->gold[gates[task]] == 2)
			utterance->gold[task] = winners(utterance, task);
}

int gold_label(const struct utterance *utterance, enum task task)
{
	unsigned gold = utterance->gold[task];
	if (!gold)
		return -1;
	/* The yardstick has "true" before "false". */
	if (str_is(task_specs[task].labels[0], "false"))
		return gold & 2 ? 1 : 0;
	return __builtin_ctz(gold);
}

/* The rows of one utterance follow each other. */
static struct utterance *find_or_add(struct corpus *corpus, const struct csv *csv,
	const size_t *columns)
{
	int transcript = atoi(csv->fields[columns[C_TRANSCRIPT]]);
	int id = atoi(csv->fields[columns[C_ID]]);
	for (size_t i = corpus->count; i-- > 0 && corpus->list[i].transcript == transcript;)
		if (corpus->list[i].id == id)
			return &corpus->list[i];
	struct utterance *last = corpus->count ? &corpus->list[corpus->count - 1] : NULL;
	struct utterance *utterance = &corpus->list[corpus->count++];
	utterance->is_first = !last || last->transcript != transcript;
	utterance->weight = 1;
	utterance->transcript = transcript;
	utterance->id = id;
	utterance->text = csv->fields[columns[C_TEXT]];
	utterance->speaker = str_is(csv->fields[columns[C_SPEAKER]], "client")
		? SPEAKER_CLIENT : SPEAKER_THERAPIST;
	return utterance;
}

/* As many rows at most: csv_next() takes a return alone for the end of one, too. */
static size_t count_lines(const char *text)
{
	size_t count = 1;
	for (; *text; text++)
		count += *text == '\n' || *text == '\r';
	return count;
}

bool corpus_read(const char *path, struct corpus *corpus)
{
	size_t columns[COLUMNS];
	struct csv csv;
	*corpus = (struct corpus){ 0 };
	if (!csv_open(path, &csv))
		return false;
	corpus->bytes = csv.bytes;
	corpus->list = memory_new(count_lines(csv.bytes), sizeof *corpus->list);
	csv_next(&csv);
	bool ok = find_columns(&csv, columns);
	size_t width = csv.count;
	while (ok && csv_next(&csv))
		if (csv.count == width)
			add_votes(find_or_add(corpus, &csv, columns), &csv, columns);
	for (size_t i = 0; i < corpus->count; i++)
		count_votes(&corpus->list[i]);
	if (ok && corpus->count > 0)
		return true;
	if (ok)
		fprintf(stderr, "fit: '%s' holds no utterance\n", path);
	corpus_release(corpus);
	return false;
}

void corpus_release(struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->count; i++) {
		free(corpus->list[i].own.list);
		free(corpus->list[i].alone.list);
		free(corpus->list[i].shape);
	}
	free(corpus->list);
	free(corpus->bytes);
	*corpus = (struct corpus){ 0 };
}
