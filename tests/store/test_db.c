/*
 * The store over a database that stands between it and another: one that counts,
 * and one that says now and then that somebody else was writing.  What holds of
 * the store holds over any maker of `struct db`.
 */
#include "store/sqlite.h"

#include "tests/store/places.h"

struct between {
	struct db db;
	struct db *inner; /* owned */
	int queries, changes, begins, commits;
	int clashes; /* so many changes fail as another writer makes them fail */
	enum db_retry retry;
};

static struct between *between_of(struct db *db)
{
	return (struct between *)db;
}

static void between_close(struct db *db)
{
	between_of(db)->inner->ops->close(between_of(db)->inner);
	free(db);
}

static bool between_reopen(struct db *db, struct fault *why)
{
	return between_of(db)->inner->ops->reopen(between_of(db)->inner, why);
}

static bool between_query(struct db *db, enum sql sql, const struct db_value *args, size_t count,
	db_row_fn *fn, void *ctx, struct fault *why)
{
	struct between *between = between_of(db);
	between->queries++;
	return between->inner->ops->query(between->inner, sql, args, count, fn, ctx, why);
}

static bool between_change(struct db *db, enum sql sql, const struct db_value *args, size_t count,
	int64_t *changed, struct fault *why)
{
	struct between *between = between_of(db);
	between->changes++;
	if (between->clashes && sql == SQL_ADD_EVENT) {
		between->clashes--;
		between->retry = DB_RETRY_TRANSACTION;
		return fault_set(why, NULL, NULL, "another wrote at the same time");
	}
	return between->inner->ops->change(between->inner, sql, args, count, changed, why);
}

static bool between_begin(struct db *db, struct fault *why)
{
	between_of(db)->begins++;
	between_of(db)->retry = DB_RETRY_NEVER;
	return between_of(db)->inner->ops->begin(between_of(db)->inner, why);
}

static bool between_end(struct db *db, bool commit, struct fault *why)
{
	between_of(db)->commits += commit;
	return between_of(db)->inner->ops->end(between_of(db)->inner, commit, why);
}

static bool between_is_usable(const struct db *db, struct fault *why)
{
	const struct db *inner = ((const struct between *)db)->inner;
	return inner->ops->is_usable(inner, why);
}

static bool between_check(struct db *db, struct faults *faults, struct fault *why)
{
	return between_of(db)->inner->ops->check(between_of(db)->inner, faults, why);
}

static void between_purge(struct db *db)
{
	between_of(db)->inner->ops->purge(between_of(db)->inner);
}

static enum db_retry between_retry(const struct db *db)
{
	return ((const struct between *)db)->retry;
}

static const struct db_ops between_ops = {
	.close = between_close, .reopen = between_reopen, .query = between_query,
	.change = between_change, .begin = between_begin, .end = between_end,
	.is_usable = between_is_usable, .check = between_check, .purge = between_purge,
	.retry = between_retry,
};

static struct store *open_between(const struct place_of_test *place, struct between **between)
{
	struct fault why = { 0 };
	struct db *inner = sqlite_open(place->file, STORE_VISITS, STORE_CREATE, NULL, &why);
	NEED(inner != NULL);
	*between = calloc(1, sizeof **between);
	NEED(*between != NULL);
	**between = (struct between){ .db.ops = &between_ops, .inner = inner };
	return store_over(&(*between)->db, NULL, &why);
}

static void test_counts(void)
{
	struct between *between;
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	struct store *store = open_between(&place, &between);
	NEED(store != NULL);
	CHECK(say(store, &visit, 1, "one"));
	CHECK_INT(1, between->begins);
	CHECK_INT(1, between->commits);
	CHECK(say(store, &visit, 2, "two"));
	CHECK(put_draft(store, &visit, "hope", "a w", 3, NULL));
	CHECK_INT(3, between->commits);
	check_rows("1=one;2=two;", store, &visit);
	check_drafts("hope:a w;", store, &visit);
	check_damage("", store);
	store_close(store);
	place_remove(&place);
}

/* A clash is no failure: all of it is rolled back, and done again. */
static void test_clash(void)
{
	struct between *between;
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	struct store *store = open_between(&place, &between);
	NEED(store != NULL);
	between->clashes = 3;
	CHECK(say(store, &visit, 1, "one"));
	CHECK_INT(4, between->begins);
	CHECK_INT(1, between->commits);
	between->clashes = 1;
	CHECK(say(store, &visit, 2, "two"));
	check_rows("1=one;2=two;", store, &visit);
	check_damage("", store);
	store_close(store);
	place_remove(&place);
}

static void test_clash_without_end(void)
{
	struct between *between;
	struct fault why = { 0 };
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	const struct store_row row = ROW(1, "one");
	struct store *store = open_between(&place, &between);
	NEED(store != NULL);
	between->clashes = 1000;
	CHECK_INT(STORE_FAILED, append_rows_or(store, &visit, &row, 1, NULL, &why));
	CHECK_STR("another wrote at the same time", why.what);
	CHECK_INT(5, between->begins);
	CHECK_INT(0, between->commits);
	between->clashes = 0;
	CHECK(say(store, &visit, 1, "one"));
	store_close(store);
	place_remove(&place);
}

/* A visit that moves is one transaction, and is repeated as one. */
static void test_clash_in_a_copy(void)
{
	struct between *between;
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	unsigned char digest[STORE_PACK_SIZE] = { 7 };
	const struct store_row row = ROW(2, "yes");
	struct store *memory = store_memory_new(), *store = open_between(&place, &between);
	NEED(store && memory);
	CHECK(say(memory, &visit, 1, "one"));
	CHECK(put_draft(memory, &visit, "hope", "x", 1, NULL));
	between->clashes = 2;
	CHECK(copy_visit(memory, store, &visit, digest, &row, 1));
	CHECK_INT(3, between->begins);
	CHECK_INT(1, between->commits);
	check_rows("1=one;2=yes;", store, &visit);
	check_drafts("hope:x;", store, &visit);
	check_damage("", store);
	store_close(memory);
	store_close(store);
	place_remove(&place);
}

/* Who lists visits reads one statement, however many there are. */
static void test_heads_are_one_statement(void)
{
	struct between *between;
	struct place_of_test place = place_new();
	struct store *store = open_between(&place, &between);
	NEED(store != NULL);
	for (unsigned char n = 1; n < 40; n++) {
		struct store_ref visit = visit_ref(n);
		CHECK(say(store, &visit, 1, "one"));
	}
	between->queries = 0;
	struct heads_as_text all = { .count = 0 };
	CHECK(store->ops->each_head(store, write_head, &all, NULL));
	CHECK_INT(39, all.count);
	CHECK_INT(1, between->queries);
	store_close(store);
	place_remove(&place);
}

TESTS("store/db", { "counts", test_counts }, { "a clash", test_clash },
	{ "a clash without end", test_clash_without_end },
	{ "a clash in a copy", test_clash_in_a_copy },
	{ "heads are one statement", test_heads_are_one_statement })
