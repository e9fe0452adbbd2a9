/*
 * What is saved costs one sync, no less and no more: the calls themselves are
 * counted, between SQLite and the system's library.
 */
#include "tests/store/places.h"

#include <sys/syscall.h>

static int syncs;

int fdatasync(int fd);
int fsync(int fd);

int fdatasync(int fd)
{
	syncs++;
	return (int)syscall(SYS_fdatasync, fd);
}

int fsync(int fd)
{
	syncs++;
	return (int)syscall(SYS_fsync, fd);
}

static void test_one_each(void)
{
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	CHECK(say(store, &visit, 1, "the first one makes the log"));
	for (uint64_t seq = 2; seq < 60; seq++) {
		syncs = 0;
		CHECK(say(store, &visit, seq, "an answer"));
		CHECK_INT(1, syncs);
		CHECK(put_draft(store, &visit, "hope", "half", 4, NULL));
		CHECK_INT(2, syncs);
		const struct store_row rows[] = { ROW(seq + 1, "a"), ROW(seq + 2, "b") };
		CHECK(append_rows(store, &visit, rows, 2, "hope", NULL));
		CHECK_INT(3, syncs);
		seq += 2;
	}
	store_close(store);
	place_remove(&place);
}

/* Reading costs none, and neither does what is there already. */
static void test_none(void)
{
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	unsigned char digest[STORE_PACK_SIZE] = { 1 };
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	CHECK(say(store, &visit, 1, "one"));
	CHECK(store->ops->put_pack(store, digest, "words", 5, NULL));
	store_close(store);
	syncs = 0;
	store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	check_rows("1=one;", store, &visit);
	CHECK(store->ops->put_pack(store, digest, "words", 5, NULL));
	store_close(store);
	CHECK_INT(0, syncs);
	place_remove(&place);
}

/* A visit that moves to the disk is one transaction, not one for each row. */
static void test_copy_is_one(void)
{
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	unsigned char digest[STORE_PACK_SIZE] = { 1 };
	struct store *memory = store_memory_new(), *store = place_open(&place, STORE_CREATE);
	NEED(store && memory);
	for (uint64_t seq = 1; seq < 50; seq++)
		CHECK(say(memory, &visit, seq, "an answer"));
	struct store_ref first = visit_ref(2);
	CHECK(say(store, &first, 1, "the first one makes the log"));
	syncs = 0;
	CHECK(copy_visit(memory, store, &visit, digest, NULL, 0));
	CHECK_INT(1, syncs);
	store_close(memory);
	store_close(store);
	place_remove(&place);
}

TESTS("faults/syncs", { "one for each answer", test_one_each }, { "none for reading", test_none },
	{ "a copy is one", test_copy_is_one })
