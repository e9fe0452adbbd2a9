/*
 * What the coder promises of any bytes at all (coder/coder.h): weights that are
 * refused with a sentence or can be used, and utterances that always get a
 * label, with words that stand in them.
 *
 * An even first byte: the rest are weights, and with a digest made to fit they
 * are tried again.  An odd one: the rest are utterances, parted by newlines,
 * for the weights that come with tandem.
 */
#include "tests/fuzz/fuzz.h"

#include "base/digest.h"
#include "coder/coder.h"

#include <string.h>

#define HEAD_LEN (8 + 3 * 4 + DIGEST_SIZE)

static struct talk talk;

static void must_code(const struct coder *coder, enum speaker speaker, const char *text, size_t len)
{
	struct code code;
	coder_code(coder, &talk, speaker, text, len, &code);
	MUST(code.confidence >= 0 && code.confidence <= 1.0001F);
	MUST(code.word_count <= CODE_WORDS_MAX);
	for (size_t i = 0; i < code.word_count; i++)
		MUST(code.words[i].len > 0 && code.words[i].at + code.words[i].len <= len);
	for (int i = 0; i < TASKS; i++)
		MUST(code.labels[i] < task_specs[i].label_count);
	MUST(talk.tokens.words > 0 || code.unsure);
}

static void try_weights(char *bytes, size_t len)
{
	static struct coder coder;
	struct arena arena;
	struct fault why = { 0 };
	arena_init(&arena, NULL);
	if (coder_read(&coder, &arena, bytes, len, &why)) {
		coder_begin(&talk);
		must_code(&coder, SPEAKER_CLIENT, "Maybe I could walk.", 19);
		must_code(&coder, SPEAKER_THERAPIST, "What else?", 10);
	} else {
		MUST(*why.what && *why.fix);
	}
	arena_release(&arena);
}

static void put_u32(char *at, size_t number)
{
	for (int i = 0; i < 4; i++)
		at[i] = (char)(number >> (8 * i));
}

static void try_signed(char *bytes, size_t len)
{
	if (len < HEAD_LEN)
		return;
	struct digest digest = digest_of(bytes + HEAD_LEN, len - HEAD_LEN);
	memcpy(bytes, "TANDEMCW", 8);
	put_u32(bytes + 8, 1);
	put_u32(bytes + 12, FEATURES_VERSION);
	put_u32(bytes + 16, len - HEAD_LEN);
	memcpy(bytes + 20, digest.bytes, DIGEST_SIZE);
	try_weights(bytes, len);
}

/* Those that come with tandem, read once: an utterance takes far less time. */
static const struct coder *load(void)
{
	static struct arena arena;
	static struct buf weights;
	static struct coder coder;
	FILE *file = weights.data ? NULL : fopen("content/coder/en.weights", "rb");
	char chunk[16384];
	size_t got;
	if (weights.data)
		return &coder;
	MUST(file);
	arena_init(&arena, NULL);
	buf_init(&weights, WEIGHTS_MAX);
	while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
		buf_add(&weights, chunk, got);
	fclose(file);
	MUST(coder_read(&coder, &arena, weights.data, weights.len, NULL));
	return &coder;
}

static void try_talk(const char *text, size_t len)
{
	const struct coder *coder = load();
	enum speaker speaker = SPEAKER_THERAPIST;
	coder_begin(&talk);
	for (const char *at = text, *end = text + len; at < end;) {
		const char *line = memchr(at, '\n', (size_t)(end - at));
		size_t line_len = line ? (size_t)(line - at) : (size_t)(end - at);
		must_code(coder, speaker, at, line_len);
		speaker = speaker == SPEAKER_CLIENT ? SPEAKER_THERAPIST : SPEAKER_CLIENT;
		at += line_len + 1;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char *copy = len ? malloc(len) : NULL;
	if (!copy)
		return 0;
	memcpy(copy, bytes, len);
	if (copy[0] & 1) {
		try_talk(copy + 1, len - 1);
	} else {
		try_weights(copy + 1, len - 1);
		try_signed(copy + 1, len - 1);
	}
	free(copy);
	return 0;
}
