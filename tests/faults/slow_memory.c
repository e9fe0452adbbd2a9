/*
 * SQLite without memory: its first request fails, its second, and so on until
 * none does, once and for good.  Nothing ends the program, and nothing that was
 * shown as saved is lost.
 */
#include "tests/store/places.h"

#include <sqlite3.h>

static struct {
	sqlite3_mem_methods real;
	long count, fail_at;
	bool once, failed;
} heap;

static bool heap_fails(void)
{
	heap.count++;
	bool fails = heap.fail_at
	             && (heap.once ? heap.count == heap.fail_at : heap.count >= heap.fail_at);
	heap.failed = heap.failed || fails;
	return fails;
}

static void *heap_alloc(int size)
{
	return heap_fails() ? NULL : heap.real.xMalloc(size);
}

static void *heap_realloc(void *bytes, int size)
{
	return heap_fails() ? NULL : heap.real.xRealloc(bytes, size);
}

/* Before SQLite is used: every request is seen. */
static void heap_install(void)
{
	NEED(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &heap.real) == SQLITE_OK);
	sqlite3_mem_methods methods = heap.real;
	methods.xMalloc = heap_alloc;
	methods.xRealloc = heap_realloc;
	NEED(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK);
	NEED(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK);
	NEED(sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK);
}

static bool no_row(void *ctx, const struct store_row *row)
{
	++*(int *)ctx;
	return row->len > 0;
}

/* One after the other; what has failed is opened again.  Rows that were said to be kept. */
static int tell(const struct place_of_test *place)
{
	struct store_ref visit = visit_ref(1);
	int64_t since = 1000;
	int saved = 0, read = 0;
	struct store *store = store_sqlite_open(place->file, STORE_VISITS, STORE_CREATE, NULL, NULL);
	if (!store)
		return 0;
	const struct store_ops *ops = store->ops;
	bool taken = ops->take(store, &visit, &since, false, NULL) == STORE_DONE
	             || ops->reopen(store, NULL);
	for (uint64_t seq = 1; taken && seq <= 2; seq++) {
		const struct store_row row = ROW(seq, "x");
		if (append_rows(store, &visit, &row, 1, NULL, NULL))
			saved = (int)seq;
		else
			ops->reopen(store, NULL);
	}
	if (ops->each_row(store, &visit, no_row, &read, NULL) && read > saved)
		saved = read;
	(void)(put_draft(store, &visit, "hope", "x", 1, NULL) || ops->reopen(store, NULL));
	store_close(store);
	return saved;
}

/* What somebody finds who has memory again. */
static void look_again(const struct place_of_test *place, int saved)
{
	struct store_ref visit = visit_ref(1);
	int rows = 0;
	bool missing = false;
	struct store *store = store_sqlite_open(place->file, STORE_VISITS, STORE_EXISTING, &missing,
		NULL);
	NEED(store || (missing && saved == 0));
	if (!store)
		return;
	CHECK(store->ops->each_row(store, &visit, no_row, &rows, NULL));
	CHECK(rows >= saved);
	check_damage("", store);
	store_close(store);
}

static void fail_each(bool once)
{
	long n = 0;
	bool failed = true;
	heap.once = once;
	while (failed) {
		struct place_of_test place = place_new();
		heap.count = 0;
		heap.fail_at = ++n;
		heap.failed = false;
		int saved = tell(&place);
		failed = heap.failed;
		heap.fail_at = 0;
		look_again(&place, saved);
		place_remove(&place);
		NEED(n < 20000);
	}
	printf(" (%ld requests)", n);
}

static void test_once(void)
{
	heap_install();
	fail_each(true);
}

static void test_for_good(void)
{
	fail_each(false);
}

TESTS("faults/memory", { "once", test_once }, { "for good", test_for_good })
