/*
 * The coder: how long one utterance takes, how large its weights are and how
 * long they take to load; and how right they were when they were fitted.
 */
#include "tests/bench/measure.h"

#include "coder/coder.h"

#include <string.h>

#define WEIGHTS "content/coder/en.weights"
#define SCORES "content/coder/en.scores"
#define ROUNDS 400

static const struct {
	enum speaker speaker;
	const char *text;
} said[] = {
	{ SPEAKER_THERAPIST, "Hello, Rosa. What would you like to talk about today?" },
	{ SPEAKER_CLIENT, "Well, it is my back again. Every time I walk it gets worse, so I stopped." },
	{ SPEAKER_THERAPIST, "You have paid for walking before, so stopping made sense." },
	{ SPEAKER_CLIENT, "Yes." },
	{ SPEAKER_CLIENT, "My son does the shopping now. I miss the market, though." },
	{ SPEAKER_THERAPIST, "It sounds like the market is more than the shopping: the people, the "
			     "noise, being out among them. And part of you wonders if that could "
			     "come back. What would be a first small step?" },
	{ SPEAKER_CLIENT, "Maybe I could walk to the bench at the corner, twice a week." },
	{ SPEAKER_THERAPIST, "Okay." },
};

static bool read_file(const char *path, struct buf *bytes)
{
	char chunk[16384];
	FILE *file = fopen(path, "rb");
	size_t got;
	while (file && (got = fread(chunk, 1, sizeof chunk, file)) > 0)
		buf_add(bytes, chunk, got);
	if (file)
		fclose(file);
	return file && bytes->len > 0;
}

static void bench_load(struct coder *coder, struct arena *arena, struct buf *bytes)
{
	struct samples load = { 0 };
	for (int i = 0; i < 20; i++) {
		long long from = now_ns();
		buf_clear(bytes);
		arena_reset(arena);
		if (!read_file(WEIGHTS, bytes)
			|| !coder_read(coder, arena, bytes->data, bytes->len, NULL))
			return;
		samples_add(&load, ms_since(from));
	}
	print_row("weights, KiB", (double)bytes->len / 1024, NONE,
		(struct aim){ AIM_VALUE, 2048 });
	print_row("loaded, ms", samples_median(&load), NONE, (struct aim){ AIM_VALUE, 20 });
	samples_release(&load);
}

static void bench_code(const struct coder *coder, struct talk *talk)
{
	struct samples each = { 0 };
	struct code code;
	for (int round = 0; round < ROUNDS; round++) {
		coder_begin(talk);
		for (size_t i = 0; i < COUNT(said); i++) {
			long long from = now_ns();
			coder_code(coder, talk, said[i].speaker, said[i].text,
				strlen(said[i].text), &code);
			samples_add(&each, ms_since(from) * 1000);
		}
	}
	print_row("one utterance, us", samples_median(&each), NONE,
		(struct aim){ AIM_VALUE, 100 });
	print_row("the longest of 3200, us", each.values[each.count - 1], NONE,
		(struct aim){ AIM_NOTHING, 0 });
	samples_release(&each);
}

int main(void)
{
	struct arena arena;
	struct buf bytes, scores;
	struct coder *coder = calloc(1, sizeof *coder);
	struct talk *talk = calloc(1, sizeof *talk);
	arena_init(&arena, NULL);
	buf_init(&bytes, WEIGHTS_MAX);
	buf_init(&scores, 1 << 16);
	print_head("the coder", "ours", "");
	bench_load(coder, &arena, &bytes);
	if (coder->weights.known)
		bench_code(coder, talk);
	if (read_file(SCORES, &scores))
		printf("\nwhen it was fitted:\n%s", scores.data);
	buf_release(&scores);
	buf_release(&bytes);
	arena_release(&arena);
	free(talk);
	free(coder);
	return 0;
}
