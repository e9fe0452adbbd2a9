/*
 * A folder for each test of the store, and what a store holds as text.
 */
#ifndef TANDEM_TESTS_STORE_PLACES_H
#define TANDEM_TESTS_STORE_PLACES_H

#include "base/arena.h"
#include "base/buf.h"
#include "store/store.h"
#include "tests/check.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#define PLACE_SIZE 512

struct place_of_test {
	char folder[PLACE_SIZE], file[PLACE_SIZE + 16], log[PLACE_SIZE + 32];
};

static inline struct place_of_test place_new(void)
{
	struct place_of_test place;
	const char *temp = getenv("TMPDIR");
	snprintf(place.folder, sizeof place.folder, "%.400s/tandem-test-XXXXXX",
		temp ? temp : "/tmp");
	NEED(mkdtemp(place.folder) != NULL);
	snprintf(place.file, sizeof place.file, "%s/tandem.db", place.folder);
	snprintf(place.log, sizeof place.log, "%s-wal", place.file);
	return place;
}

static inline void place_clear(const char *folder)
{
	char path[PATH_MAX];
	DIR *dir = opendir(folder);
	for (struct dirent *entry; dir && (entry = readdir(dir)) != NULL;) {
		snprintf(path, sizeof path, "%.2000s/%.1000s", folder, entry->d_name);
		unlink(path);
	}
	if (dir)
		closedir(dir);
}

static inline void place_remove(const struct place_of_test *place)
{
	place_clear(place->folder);
	rmdir(place->folder);
}

static inline struct store *place_open(const struct place_of_test *place, enum store_mode mode)
{
	struct fault why = { 0 };
	struct store *store = store_sqlite_open(place->file, STORE_VISITS, mode, NULL, &why);
	if (!store)
		printf("\n%s: %s (%s)\n", place->file, why.what, why.fix);
	return store;
}

static inline struct store_id visit_id(unsigned char n)
{
	return (struct store_id){ { 0xC0, n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, n } };
}

static inline bool say(struct store *store, const struct store_id *visit, uint64_t seq,
	const char *text)
{
	struct fault why = { 0 };
	const struct store_row row = { seq, text, strlen(text) };
	bool ok = store_append(store, visit, &row, 1, NULL, &why);
	if (!ok)
		printf("\n%s\n", why.what);
	return ok;
}

/* ---- what is there, as text --------------------------------------------------------- */

static inline bool write_row(void *ctx, uint64_t seq, const void *bytes, size_t len)
{
	return buf_printf(ctx, "%llu=%.*s;", (unsigned long long)seq, (int)len,
		(const char *)bytes);
}

static inline bool write_draft(void *ctx, const char *field, const void *bytes, size_t len)
{
	return buf_printf(ctx, "%s:%.*s;", field, (int)len, (const char *)bytes);
}

static inline bool write_visit(void *ctx, const struct store_id *visit)
{
	return buf_printf(ctx, "%d;", visit->bytes[1]);
}

static inline bool write_bytes(void *ctx, const void *bytes, size_t len)
{
	return buf_add(ctx, bytes, len);
}

static inline void check_rows(const char *want, struct store *store, const struct store_id *visit)
{
	struct buf text;
	struct fault why = { 0 };
	buf_init(&text, 1 << 20);
	buf_add_text(&text, "");
	CHECK(store->ops->each_row(store, visit, write_row, &text, &why));
	CHECK_STR(want, text.data);
	buf_release(&text);
}

static inline void check_drafts(const char *want, struct store *store,
	const struct store_id *visit)
{
	struct buf text;
	struct fault why = { 0 };
	buf_init(&text, 1 << 20);
	buf_add_text(&text, "");
	CHECK(store->ops->each_draft(store, visit, write_draft, &text, &why));
	CHECK_STR(want, text.data);
	buf_release(&text);
}

static inline void check_visits(const char *want, struct store *store)
{
	struct buf text;
	struct fault why = { 0 };
	buf_init(&text, 1 << 20);
	buf_add_text(&text, "");
	CHECK(store->ops->each_visit(store, write_visit, &text, &why));
	CHECK_STR(want, text.data);
	buf_release(&text);
}

/* Every damage on a line. */
static inline void check_damage(const char *want, struct store *store)
{
	struct arena arena;
	struct faults faults;
	struct fault why = { 0 };
	struct buf text;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	buf_init(&text, 1 << 20);
	buf_add_text(&text, "");
	CHECK(store->ops->verify(store, &faults, &why));
	for (size_t i = 0; i < faults.count; i++)
		buf_printf(&text, "%s\n", faults.list[i].what);
	CHECK_STR(want, text.data);
	buf_release(&text);
	arena_release(&arena);
}

#endif
