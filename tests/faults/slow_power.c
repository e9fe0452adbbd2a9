/* The story of tests/faults/story.h on disks that fail, and the power cut at every moment. */
#include "tests/faults/story.h"

#define CUTS true

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

TESTS("faults/power", { "fails once", test_fails_once }, { "fails for good", test_fails_for_good },
	{ "is full", test_is_full }, { "another has it open", test_another_has_it_open })
