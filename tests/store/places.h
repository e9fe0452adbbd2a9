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

/* Each visit of a subject of its own. */
static inline struct store_ref visit_ref(unsigned char n)
{
	return (struct store_ref){ { { 0xA0, n } },
		{ { 0xC0, n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, n } } };
}

/* ---- writing ------------------------------------------------------------------------ */

#define ROW(number, text) { .seq = (number), .bytes = (text), .len = strlen(text) }

struct tag_of_row {
	uint64_t seq;
	struct store_tag tag;
};

static inline bool find_tag(void *ctx, const struct store_row *row)
{
	struct tag_of_row *find = ctx;
	if (row->seq == find->seq)
		find->tag = row->tag;
	return row->seq < find->seq;
}

/* Rows behind the one before them, as somebody who has read up to that one adds them. */
static inline enum store_result append_rows_or(struct store *store, const struct store_ref *visit,
	const struct store_row *rows, size_t count, const char *clear_draft, struct fault *why)
{
	struct tag_of_row last = { .seq = count ? rows[0].seq - 1 : 0 };
	if (last.seq)
		store->ops->each_row(store, visit, find_tag, &last, NULL);
	const struct store_append what = { .rows = rows, .count = count, .last = last.seq,
		.last_tag = last.tag, .clear_draft = clear_draft, .head = "head", .head_len = 4 };
	return store->ops->append(store, visit, &what, NULL, why);
}

static inline bool append_rows(struct store *store, const struct store_ref *visit,
	const struct store_row *rows, size_t count, const char *clear_draft, struct fault *why)
{
	return append_rows_or(store, visit, rows, count, clear_draft, why) == STORE_DONE;
}

static inline bool put_draft(struct store *store, const struct store_ref *visit,
	const char *field, const void *bytes, size_t len, struct fault *why)
{
	return store->ops->draft(store, visit, field, bytes, len, why) == STORE_DONE;
}

static inline bool forget_visit(struct store *store, const struct store_ref *visit,
	struct fault *why)
{
	return store->ops->forget(store, visit, why) == STORE_DONE;
}

/* With one row more than there is, or none; its pack says "words". */
static inline bool copy_visit(struct store *from, struct store *to, const struct store_ref *visit,
	const unsigned char *digest, const struct store_row *rows, size_t count)
{
	const struct store_append more = { .rows = rows, .count = count, .head = "head",
		.head_len = 4 };
	const struct store_pack pack = { digest, "words", strlen("words") };
	return store_copy(from, to, visit, &pack, &more, NULL, NULL);
}

static inline bool say(struct store *store, const struct store_ref *visit, uint64_t seq,
	const char *text)
{
	struct fault why = { 0 };
	const struct store_row row = ROW(seq, text);
	bool ok = append_rows(store, visit, &row, 1, NULL, &why);
	if (!ok)
		printf("\n%s\n", why.what);
	return ok;
}

/* ---- what is there, as text --------------------------------------------------------- */

static inline bool write_row(void *ctx, const struct store_row *row)
{
	return buf_printf(ctx, "%llu=%.*s;", (unsigned long long)row->seq, (int)row->len,
		(const char *)row->bytes);
}

static inline bool write_draft(void *ctx, const char *field, const void *bytes, size_t len)
{
	return buf_printf(ctx, "%s:%.*s;", field, (int)len, (const char *)bytes);
}

/* Heads as text, in the order in which the visits came: "1 2 head;", the last row between. */
struct heads_as_text {
	char text[64][32];
	int64_t number[64];
	size_t count;
};

static inline bool write_head(void *ctx, const struct store_head *head)
{
	struct heads_as_text *all = ctx;
	size_t at = all->count++;
	NEED(at < 64);
	for (; at > 0 && all->number[at - 1] > head->number; at--) {
		memcpy(all->text[at], all->text[at - 1], sizeof all->text[at]);
		all->number[at] = all->number[at - 1];
	}
	all->number[at] = head->number;
	snprintf(all->text[at], sizeof all->text[at], "%d %llu %.*s;", head->ref.visit.bytes[1],
		(unsigned long long)head->last, head->bytes ? (int)head->len : 7,
		head->bytes ? (const char *)head->bytes : "damaged");
	return true;
}

static inline bool write_bytes(void *ctx, const void *bytes, size_t len)
{
	return buf_add(ctx, bytes, len);
}

static inline void check_rows(const char *want, struct store *store, const struct store_ref *visit)
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
	const struct store_ref *visit)
{
	struct buf text;
	struct fault why = { 0 };
	buf_init(&text, 1 << 20);
	buf_add_text(&text, "");
	CHECK(store->ops->each_draft(store, visit, write_draft, &text, &why));
	CHECK_STR(want, text.data);
	buf_release(&text);
}

static inline void check_heads(const char *want, struct store *store)
{
	struct heads_as_text all = { .count = 0 };
	struct fault why = { 0 };
	char text[64 * 32] = "";
	CHECK(store->ops->each_head(store, write_head, &all, &why));
	for (size_t i = 0; i < all.count; i++)
		strcat(text, all.text[i]);
	CHECK_STR(want, text);
}

/* Only which they are. */
static inline void check_visits(const char *want, struct store *store)
{
	struct heads_as_text all = { .count = 0 };
	struct fault why = { 0 };
	char text[64 * 32] = "";
	CHECK(store->ops->each_head(store, write_head, &all, &why));
	for (size_t i = 0; i < all.count; i++) {
		strncat(text, all.text[i], strcspn(all.text[i], " "));
		strcat(text, ";");
	}
	CHECK_STR(want, text);
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
