#include "fit/corpus.h"
#include "fit/memory.h"

#define TRANSCRIPTS_MAX 1024
#define TOGETHER_MAX 6

/* Transcripts of AnnoMI that share a video, a patient or a script. */
static const int together[][TOGETHER_MAX] = {
	{ 5, 71, 84 }, { 69, 70 }, { 73, 122 }, { 11, 26 }, { 18, 49 }, { 3, 19, 40, 50, 103 },
	{ 42, 48 }, { 32, 114 }, { 78, 92 }, { 10, 66 }, { 31, 57 }, { 128, 130 }, { 54, 58 },
	{ 6, 27, 127 }, { 4, 74 }, { 29, 35, 93, 124 }, { 12, 38, 108 }, { 28, 39, 60 },
	{ 22, 41, 76 }, { 8, 113 }, { 56, 61, 77 }, { 30, 45 }, { 9, 17 }, { 20, 106 },
	{ 15, 24 }, { 109, 123 }, { 21, 44, 53, 68 }, { 72, 112 },
};

struct group {
	size_t utterances;
	uint64_t chance;
	int name, fold;
};

static int group_of(int transcript)
{
	for (size_t i = 0; i < sizeof together / sizeof *together; i++)
		for (size_t j = 0; j < TOGETHER_MAX && together[i][j]; j++)
			if (together[i][j] == transcript)
				return together[i][0];
	return transcript;
}

/* Of any number a file may hold. */
static size_t place_of(int transcript)
{
	return (unsigned)group_of(transcript) % TRANSCRIPTS_MAX;
}

static int by_size(const void *a, const void *b)
{
	const struct group *x = a, *y = b;
	if (x->utterances != y->utterances)
		return x->utterances > y->utterances ? -1 : 1;
	return (x->chance > y->chance) - (x->chance < y->chance);
}

/* The largest first, each into the fold that has least. */
static void deal(struct group *groups, size_t count)
{
	size_t filled[FOLDS] = { 0 };
	qsort(groups, count, sizeof *groups, by_size);
	for (size_t i = 0; i < count; i++) {
		int least = 0;
		for (int fold = 1; fold < FOLDS; fold++)
			if (filled[fold] < filled[least])
				least = fold;
		groups[i].fold = least;
		filled[least] += groups[i].utterances;
	}
}

void corpus_make_folds(struct corpus *corpus, uint64_t seed)
{
	struct group *groups = memory_new(TRANSCRIPTS_MAX, sizeof *groups);
	int fold_of[TRANSCRIPTS_MAX] = { 0 };
	uint64_t chance = seed * 2 + 1;
	for (int i = 0; i < TRANSCRIPTS_MAX; i++) {
		groups[i].name = i;
		groups[i].chance = chance_next(&chance);
	}
	/* Sizes to within a tenth are alike: the seed decides their order. */
	for (size_t i = 0; i < corpus->count; i++)
		groups[place_of(corpus->list[i].transcript)].utterances++;
	for (int i = 0; i < TRANSCRIPTS_MAX; i++)
		groups[i].utterances += groups[i].utterances * (groups[i].chance % 32) / 64;
	deal(groups, TRANSCRIPTS_MAX);
	for (int i = 0; i < TRANSCRIPTS_MAX; i++)
		fold_of[groups[i].name] = groups[i].fold;
	for (size_t i = 0; i < corpus->count; i++)
		corpus->list[i].fold = fold_of[place_of(corpus->list[i].transcript)];
	free(groups);
}
