/*
 * Visits of every format ever released, as their bytes lay on the disk, and the
 * plan that they must give for ever (R10).
 *
 * A fixture is never written anew, only added: formats/vN/NAME.hex has a line
 * for each event, NAME.plan the plan, and pack.bundle the pack as the store kept it.
 */
#include "plan/plan.h"
#include "tests/check.h"
#include "tests/plan/written.h"
#include "pack/pack.h"
#include "visit/visit.h"

#define FORMATS "tests/visit/formats/"
#define TEXT_MAX ((size_t)1 << 20)

struct stored {
	struct pack *pack;
	struct visit visit;
	struct arena arena;
};

static bool read_hex(const char *line, struct buf *bytes)
{
	unsigned byte;
	buf_clear(bytes);
	for (; sscanf(line, "%2x", &byte) == 1 && line[0] != '\n'; line += 2)
		buf_add_char(bytes, (char)byte);
	return bytes->len > 0;
}

static void replay(struct stored *stored, FILE *file)
{
	char line[4096];
	struct buf bytes;
	buf_init(&bytes, EVENT_MAX_BYTES);
	while (fgets(line, sizeof line, file)) {
		struct event event;
		struct fault why = { 0 };
		NEED(read_hex(line, &bytes));
		bool ok = event_decode(bytes.data, bytes.len, &stored->arena, &event, &why)
		          && visit_replay(&stored->visit, &event, &why);
		if (!ok)
			printf("\n%s\n", why.what);
		CHECK(ok);
	}
	buf_release(&bytes);
}

/* As the store kept it: an old visit opens with the words that it was held with. */
static struct pack *open_pack(const char *version)
{
	char path[200], bytes[4096];
	struct buf bundle;
	struct arena arena;
	struct faults faults;
	size_t got;
	buf_init(&bundle, TEXT_MAX);
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	snprintf(path, sizeof path, FORMATS "%s/pack.bundle", version);
	FILE *file = fopen(path, "r");
	NEED(file != NULL);
	while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
		buf_add(&bundle, bytes, got);
	fclose(file);
	struct pack *pack = pack_open_bundle(bundle.data, bundle.len, &faults, NULL);
	CHECK_INT(0, faults.count);
	buf_release(&bundle);
	arena_release(&arena);
	return pack;
}

static void stored_open(struct stored *stored, const char *version, const char *name)
{
	char path[200];
	stored->pack = open_pack(version);
	NEED(stored->pack != NULL);
	arena_init(&stored->arena, NULL);
	visit_init(&stored->visit, stored->pack, NULL);
	snprintf(path, sizeof path, FORMATS "%s/%s.hex", version, name);
	FILE *file = fopen(path, "r");
	NEED(file != NULL);
	replay(stored, file);
	fclose(file);
}

static void stored_close(struct stored *stored)
{
	visit_release(&stored->visit);
	arena_release(&stored->arena);
	pack_free(stored->pack);
}

static void read_want(const char *version, const char *name, struct buf *want)
{
	char path[200], bytes[4096];
	size_t got;
	snprintf(path, sizeof path, FORMATS "%s/%s.plan", version, name);
	FILE *file = fopen(path, "r");
	NEED(file != NULL);
	while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
		buf_add(want, bytes, got);
	fclose(file);
}

/* Written again, each event has the bytes that it had. */
static void check_bytes(const struct stored *stored, const char *version, const char *name)
{
	char path[200], line[4096];
	struct buf old, now;
	buf_init(&old, EVENT_MAX_BYTES);
	buf_init(&now, EVENT_MAX_BYTES);
	snprintf(path, sizeof path, FORMATS "%s/%s.hex", version, name);
	FILE *file = fopen(path, "r");
	NEED(file != NULL);
	for (size_t i = 0; fgets(line, sizeof line, file); i++) {
		NEED(i < stored->visit.event_count && read_hex(line, &old));
		buf_clear(&now);
		event_encode(&stored->visit.events[i], &now);
		CHECK(old.len == now.len && memcmp(old.data, now.data, old.len) == 0);
	}
	fclose(file);
	buf_release(&old);
	buf_release(&now);
}

static void check_plan(const struct stored *stored, const char *version, const char *name)
{
	struct arena arena;
	struct plan plan;
	struct buf got, want;
	arena_init(&arena, NULL);
	buf_init(&got, TEXT_MAX);
	buf_init(&want, TEXT_MAX);
	plan_assemble(&stored->visit, true, &arena, &plan);
	CHECK(plan_written(&plan, &writer_text, &got));
	read_want(version, name, &want);
	CHECK_STR(want.data, got.data);
	buf_release(&got);
	buf_release(&want);
	arena_release(&arena);
}

static void test_agreed(void)
{
	struct stored stored;
	bool seen[EVENT_KINDS] = { false };
	stored_open(&stored, "v1", "agreed");
	CHECK_INT(END_AGREED, stored.visit.state.end);
	CHECK(plan_is_agreed(&stored.visit));
	check_plan(&stored, "v1", "agreed");
	check_bytes(&stored, "v1", "agreed");
	for (size_t i = 0; i < stored.visit.event_count; i++)
		seen[stored.visit.events[i].kind] = true;
	/* Those that there were then. */
	for (int kind = EVENT_BEGAN; kind <= EVENT_ENDED; kind++)
		CHECK(seen[kind]);
	stored_close(&stored);
}

static void test_stopped(void)
{
	struct stored stored;
	stored_open(&stored, "v1", "stopped");
	CHECK_INT(END_STOPPED, stored.visit.state.end);
	check_plan(&stored, "v1", "stopped");
	check_bytes(&stored, "v1", "stopped");
	stored_close(&stored);
}

TESTS("visit/formats", { "v1, agreed", test_agreed }, { "v1, stopped", test_stopped })
