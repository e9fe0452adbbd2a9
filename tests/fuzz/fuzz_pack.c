/*
 * A whole pack of any bytes: pack.conf itself, or (first byte 'b') a bundle.
 * It loads or has faults; what loads can be held: a visit begins on it, shows
 * its first screens, and its bundle opens again.
 */
#include "base/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "visit/visit.h"

#include <string.h>

struct bytes {
	const char *data;
	size_t len;
};

static bool only_pack(void *ctx, const char *name)
{
	(void)ctx;
	return strcmp(name, "pack/pack.conf") == 0;
}

/* Every word there is, so that only the pack can be at fault. */
static bool add_words(struct buf *out)
{
	buf_add_text(out, "words {\n");
#define X(name) buf_add_text(out, #name " = \"%s\"\n");
	WORDS(X)
#undef X
	return buf_add_text(out, "}\n");
}

static bool get(void *ctx, const char *name, struct buf *out, struct fault *why)
{
	const struct bytes *bytes = ctx;
	if (strcmp(name, "words/en.conf") == 0)
		return add_words(out);
	if (!only_pack(ctx, name))
		return fault_set(why, NULL, NULL, "there is no '%s'", name);
	return buf_add(out, bytes->data, bytes->len);
}

static void hold(const struct pack *pack)
{
	struct visit visit;
	struct batch batch;
	struct view view;
	struct arena frame;
	const struct moment now = { 0, 0 };
	arena_init(&frame, NULL);
	visit_init(&visit, pack, NULL);
	visit_begin(&visit, 0, "fuzz", now, &batch);
	visit_apply(&visit, &batch);
	for (int i = 0; i < 8; i++) {
		const struct act act = { .kind = i % 2 ? ACT_SKIP : ACT_NEXT };
		visit_show(&visit, &frame, &view);
		MUST(view.heading && view.step >= 1 && view.step <= view.steps);
		if (visit_decide(&visit, &act, now, &batch, NULL))
			visit_apply(&visit, &batch);
	}
	visit_release(&visit);
	arena_release(&frame);
}

static struct pack *load(const struct bytes *bytes, struct faults *faults)
{
	const struct pack_source source = { (void *)(uintptr_t)bytes, only_pack, get };
	if (bytes->len && *bytes->data == 'b')
		return pack_open_bundle(bytes->data + 1, bytes->len - 1, faults, NULL);
	return pack_load(&source, faults, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct faults faults, none;
	struct bytes bytes = { (const char *)data, size };
	utf8_locale();
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	faults_init(&none, &arena);
	struct pack *pack = load(&bytes, &faults);
	MUST(pack || faults.count);
	if (pack) {
		hold(pack);
		struct pack *again = pack_open_bundle(pack->bundle, pack->bundle_len, &none, NULL);
		MUST(again && memcmp(&again->digest, &pack->digest, sizeof pack->digest) == 0);
		pack_free(again);
	}
	pack_free(pack);
	arena_release(&arena);
	return 0;
}
