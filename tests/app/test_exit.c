/* What is wrong has one exit code, whichever command meets it. */
#include "app/exit.h"
#include "tests/check.h"

static void test_known(void)
{
	static const struct { enum fault_kind kind; int code; } each[] = {
		{ FAULT_LOST, 65 }, { FAULT_NEWER, 65 }, { FAULT_FOREIGN, 65 },
		{ FAULT_DAMAGED, 65 }, { FAULT_NO_MEMORY, 71 }, { FAULT_DISK, 74 },
		{ FAULT_DISK_FULL, 74 }, { FAULT_BUSY, 75 } };
	for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
		CHECK_INT(each[i].code, exit_of(each[i].kind, EXIT_NO_FILE));
		CHECK_INT(each[i].code, exit_of(each[i].kind, EXIT_IO));
	}
}

/* A file that can only be read, or not even that: opened, or written to? */
static void test_otherwise(void)
{
	static const enum fault_kind each[] = { FAULT_OTHER, FAULT_READ_ONLY, FAULT_NO_ACCESS };
	for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
		CHECK_INT(EXIT_BAD_DATA, exit_of(each[i], EXIT_BAD_DATA));
		CHECK_INT(EXIT_IO, exit_of(each[i], EXIT_IO));
	}
}

TESTS("app/exit", { "known by its kind", test_known }, { "by what was done", test_otherwise })
