/* The story of tests/faults/story.h on disks that fail, and the power cut at every moment. */
#include "tests/faults/story.h"

#define CUTS true

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

TESTS("faults/power", { "fails once", test_fails_once }, { "fails for good", test_fails_for_good },
	{ "fails in a row", test_fails_in_a_row }, { "is full", test_is_full }, { "another has it open", test_another_has_it_open })
