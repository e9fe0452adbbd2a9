/* The story of tests/faults/story.h on disks that fail. */
#include "tests/faults/story.h"

#define CUTS false

static void test_fails_once(void)
{
	CHECK(fail_each(1, SQLITE_IOERR_WRITE, false, CUTS));
}

static void test_fails_for_good(void)
{
	CHECK(fail_each(FOR_GOOD, SQLITE_IOERR_WRITE, false, CUTS));
}

static void test_fails_in_a_row(void)
{
	for (long times = 2; times < 6; times++)
		CHECK(fail_each(times, SQLITE_IOERR_WRITE, times % 2, CUTS));
}

static void test_is_full(void)
{
	CHECK(fail_each(FOR_GOOD, SQLITE_FULL, false, CUTS));
	CHECK(fail_each(1, SQLITE_FULL, false, CUTS));
}

static void test_another_has_it_open(void)
{
	CHECK(fail_each(1, SQLITE_IOERR_WRITE, true, CUTS));
	CHECK(fail_each(FOR_GOOD, SQLITE_IOERR_WRITE, true, CUTS));
}

/* ---- that the test bites ------------------------------------------------------------- */

/* A disk that says it has synced and has not, must be seen to lose what was saved. */
static void test_control(void)
{
	begin_stories();
	CHECK(run_story(0, 0, false, true));
	CHECK(!story.lost && !story.damaged && story.cuts > 10);
	story.place = place_new();
	story.saved = 0;
	disk_new(0, 0);
	disk.lies = true;
	CHECK(tell(false));
	look_after_cut();
	CHECK(story.lost);
	disk.passive = true;
	place_remove(&story.place);
	end_stories();
}

/* ---- what is said -------------------------------------------------------------------- */

static void check_said(int error, const char *what)
{
	struct store_ref visit = visit_ref(1);
	struct fault why = { 0 };
	struct place_of_test place = place_new();
	const struct store_row row = ROW(2, "two");
	disk_new(0, 0);
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	CHECK(say(store, &visit, 1, "one"));
	disk.write_error = error;
	disk.fail_at = disk.count + 1;
	disk.fail_for = 1;
	CHECK(!append_rows(store, &visit, &row, 1, NULL, &why));
	CHECK_STR(what, why.what);
	CHECK(*why.fix);
	disk.write_error = SQLITE_IOERR_WRITE;
	CHECK(!append_rows(store, &visit, &row, 1, NULL, &why));
	CHECK_STR("a write failed, and the records have not been opened again since", why.what);
	CHECK(!store->ops->each_head(store, write_head, NULL, &why));
	CHECK(!store->ops->begin(store, &why));
	CHECK(store->ops->reopen(store, &why));
	CHECK(append_rows(store, &visit, &row, 1, NULL, &why));
	check_rows("1=one;2=two;", store, &visit);
	store_close(store);
	place_remove(&place);
}

static void test_says_what_failed(void)
{
	check_said(SQLITE_FULL, "the disk is full");
	check_said(SQLITE_IOERR_WRITE, "the disk reports an error");
}

/* ---- a log that was left --------------------------------------------------------------- */

static void copy_file(const char *from, const char *to)
{
	static char bytes[PICTURE_MAX];
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	NEED(in && out);
	size_t len = fread(bytes, 1, sizeof bytes, in);
	CHECK(len > 0 && fwrite(bytes, 1, len, out) == len);
	fclose(in);
	fclose(out);
}

/* As one leaves it who is killed: row 1, in the log only. */
static struct place_of_test place_with_log(void)
{
	struct place_of_test from = place_new(), to = place_new();
	struct store_ref visit = visit_ref(1);
	disk_new(0, 0);
	struct store *store = place_open(&from, STORE_CREATE);
	NEED(store != NULL);
	CHECK(say(store, &visit, 1, "one"));
	copy_file(from.file, to.file);
	copy_file(from.log, to.log);
	store_close(store);
	place_remove(&from);
	disk_new(0, 0);
	return to;
}

static void test_log_is_settled(void)
{
	struct place_of_test place = place_with_log();
	struct store_ref visit = visit_ref(1);
	struct store *store = place_open(&place, STORE_EXISTING);
	NEED(store != NULL);
	CHECK(disk.count > 0);
	check_rows("1=one;", store, &visit);
	disk_cut_power(&place);
	disk.passive = true;
	struct store *after = place_open(&place, STORE_EXISTING);
	NEED(after != NULL);
	check_rows("1=one;", after, &visit);
	store_close(after);
	store_close(store);
	place_remove(&place);
}

/* A disk that fails can be read from, but nothing is built on what it may not hold. */
static void test_log_cannot_be_settled(void)
{
	struct place_of_test place = place_with_log();
	struct store_ref visit = visit_ref(1);
	struct fault why = { 0 };
	const struct store_row row = ROW(2, "two");
	disk.fail_at = 1;
	disk.fail_for = FOR_GOOD;
	struct store *store = place_open(&place, STORE_EXISTING);
	NEED(store != NULL);
	check_rows("1=one;", store, &visit);
	disk.fail_at = 0;
	CHECK(!append_rows(store, &visit, &row, 1, NULL, &why));
	CHECK_STR("the disk reports an error", why.what);
	CHECK(store->ops->reopen(store, NULL));
	CHECK(append_rows(store, &visit, &row, 1, NULL, &why));
	check_rows("1=one;2=two;", store, &visit);
	store_close(store);
	place_remove(&place);
}

static void check_reads_without_index(const struct place_of_test *place)
{
	struct store_ref visit = visit_ref(1);
	struct fault why = { 0 };
	const struct store_row row = ROW(3, "three");
	disk.no_index = true;
	struct store *store = place_open(place, STORE_EXISTING);
	NEED(store != NULL);
	check_rows("1=one;2=two;", store, &visit);
	check_damage("", store);
	CHECK(!append_rows(store, &visit, &row, 1, NULL, &why));
	check_rows("1=one;2=two;", store, &visit);
	CHECK_STR("the disk is full", why.what);
	CHECK_INT(FAULT_DISK_FULL, why.kind);
	disk.no_index = false;
	CHECK(store->ops->reopen(store, &why));
	check_rows("1=one;2=two;", store, &visit);
	store_close(store);
}

/* A full disk has no room for the index of a log: all can be read, what is in the log too. */
static void test_reads_from_a_full_disk(void)
{
	struct store_ref visit = visit_ref(1);
	disk_new(0, 0);
	struct place_of_test place = place_new(), left = place_new();
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	CHECK(say(store, &visit, 1, "one") && say(store, &visit, 2, "two"));
	copy_file(place.file, left.file);
	copy_file(place.log, left.log);
	store_close(store);
	disk.passive = true;
	check_reads_without_index(&place);
	check_reads_without_index(&left);
	place_remove(&place);
	place_remove(&left);
}

TESTS("faults/disk", { "control", test_control }, { "fails once", test_fails_once },
	{ "fails for good", test_fails_for_good }, { "fails in a row", test_fails_in_a_row },
	{ "is full", test_is_full },
	{ "another has it open", test_another_has_it_open },
	{ "says what failed", test_says_what_failed },
	{ "reads from a full disk", test_reads_from_a_full_disk },
	{ "a log that was left is settled", test_log_is_settled },
	{ "a log that cannot be settled", test_log_cannot_be_settled })
