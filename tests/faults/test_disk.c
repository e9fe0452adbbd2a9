/* The story of tests/faults/story.h on disks that fail. */
#include "tests/faults/story.h"

#define CUTS false

static void test_fails_once(void)
{
	CHECK(fail_each(false, SQLITE_IOERR_WRITE, false, CUTS));
}

static void test_fails_for_good(void)
{
	CHECK(fail_each(true, SQLITE_IOERR_WRITE, false, CUTS));
}

static void test_is_full(void)
{
	CHECK(fail_each(true, SQLITE_FULL, false, CUTS));
	CHECK(fail_each(false, SQLITE_FULL, false, CUTS));
}

static void test_another_has_it_open(void)
{
	CHECK(fail_each(false, SQLITE_IOERR_WRITE, true, CUTS));
	CHECK(fail_each(true, SQLITE_IOERR_WRITE, true, CUTS));
}

/* ---- that the test bites ------------------------------------------------------------- */

/* A disk that says it has synced and has not, must be seen to lose what was saved. */
static void test_control(void)
{
	begin_stories();
	CHECK(run_story(0, false, false, true));
	CHECK(!story.lost && !story.damaged && story.cuts > 10);
	story.place = place_new();
	story.saved = 0;
	disk_new(0, false);
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
	struct store_id visit = visit_id(1);
	struct fault why = { 0 };
	struct place_of_test place = place_new();
	const struct store_row row = { 2, "two", 3 };
	disk_new(0, false);
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	CHECK(say(store, &visit, 1, "one"));
	disk.write_error = error;
	disk.fail_at = disk.count + 1;
	CHECK(!store_append(store, &visit, &row, 1, NULL, &why));
	CHECK_STR(what, why.what);
	CHECK(*why.fix);
	disk.write_error = SQLITE_IOERR_WRITE;
	CHECK(!store_append(store, &visit, &row, 1, NULL, &why));
	CHECK_STR("a write failed, and the records were not opened again since", why.what);
	CHECK(!store->ops->each_visit(store, write_visit, NULL, &why));
	CHECK(!store->ops->begin(store, &why));
	CHECK(store->ops->reopen(store, &why));
	CHECK(store_append(store, &visit, &row, 1, NULL, &why));
	check_rows("1=one;2=two;", store, &visit);
	store_close(store);
	place_remove(&place);
}

static void test_says_what_failed(void)
{
	check_said(SQLITE_FULL, "the disk is full");
	check_said(SQLITE_IOERR_WRITE, "the disk reports an error");
}

TESTS("faults/disk", { "control", test_control }, { "fails once", test_fails_once },
	{ "fails for good", test_fails_for_good }, { "is full", test_is_full },
	{ "another has it open", test_another_has_it_open },
	{ "says what failed", test_says_what_failed })
