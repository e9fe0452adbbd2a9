#include "sys/memory.h"

#include "tests/check.h"

#include <sys/resource.h>

#define PAGE 4096
#define MUCH ((size_t)1 << 20)

static long faults_so_far(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_minflt;
}

/* valgrind and AddressSanitizer have a malloc() of their own. */
static bool is_glibc(void)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__clang__)
	return false;
#else
	return check_patience() == 1;
#endif
}

/* What is expected is there before it is touched. */
static void test_comes_in_one_go(void)
{
	memory_expect(2 * MUCH);
	long before = faults_so_far();
	char *memory = malloc(MUCH);
	for (size_t at = 0; memory && at < MUCH; at += PAGE)
		((volatile char *)memory)[at] = 1;
	long after = faults_so_far();
	free(memory);
	memory_settle();
	if (is_glibc())
		CHECK(after - before < (long)(MUCH / PAGE / 2));
}

/* More than any pack is of no use, and no fault either. */
static void test_too_much(void)
{
	memory_expect(0);
	memory_expect((size_t)-1);
	memory_settle();
	void *memory = malloc(MUCH);
	CHECK(memory != NULL);
	free(memory);
}

TESTS("sys/memory", { "comes in one go", test_comes_in_one_go }, { "too much", test_too_much })
