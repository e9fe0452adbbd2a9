/*
 * What every unit test includes: CUnit, and assertions that print both sides.
 *
 *     static void test_x(void) { CHECK_STR("want", got); }
 *     TESTS("base/str", { "says x", test_x }, { "says y", test_y })
 *
 * TESTS() makes main(): it runs all, prints CUnit's summary and the line that
 * tests/run counts by, and exits 0 only if at least one test ran and none failed.
 */
#ifndef TANDEM_TESTS_CHECK_H
#define TANDEM_TESTS_CHECK_H

#include "base/utf8.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline void check_str(const char *want, const char *got, const char *file, unsigned line)
{
	int same = want && got ? strcmp(want, got) == 0 : want == got;
	if (!same)
		printf("\n%s:%u:\n--- want\n%s\n--- got\n%s\n---\n", file, line,
			want ? want : "(null)", got ? got : "(null)");
	CU_assertImplementation(same, line, "CHECK_STR", file, "", CU_FALSE);
}

static inline void check_int(long long want, long long got, const char *file, unsigned line)
{
	if (want != got)
		printf("\n%s:%u: want %lld, got %lld\n", file, line, want, got);
	CU_assertImplementation(want == got, line, "CHECK_INT", file, "", CU_FALSE);
}

#define CHECK_STR(want, got) check_str((want), (got), __FILE__, __LINE__)
#define CHECK_INT(want, got) \
	check_int((long long)(want), (long long)(got), __FILE__, __LINE__)
#define CHECK(truth) CU_ASSERT(truth)
/* Ends the test: what follows could not run. */
#define NEED(truth) CU_ASSERT_FATAL(truth)

/* How much longer all may take than it does here: under valgrind 40 times. */
static inline int check_patience(void)
{
	return getenv("WRAP") ? 40 : 1;
}

struct check_case {
	const char *name;
	void (*run)(void);
};

static inline int check_main(const char *suite, const struct check_case *cases, size_t count)
{
	utf8_locale();
	if (CU_initialize_registry() != CUE_SUCCESS)
		return 1;
	CU_pSuite all = CU_add_suite(suite, NULL, NULL);
	for (size_t i = 0; i < count; i++)
		CU_add_test(all, cases[i].name, cases[i].run);
	CU_basic_set_mode(CU_BRM_NORMAL);
	CU_basic_run_tests();
	unsigned run = CU_get_number_of_tests_run(), failed = CU_get_number_of_tests_failed();
	CU_cleanup_registry();
	printf("\n%u passed, %u failed\n", run - failed, failed);
	return run == 0 || failed > 0;
}

#define TESTS(suite, ...) \
	int main(void) \
	{ \
		static const struct check_case cases[] = { __VA_ARGS__ }; \
		return check_main(suite, cases, sizeof cases / sizeof *cases); \
	}

#endif
