#include "sys/clock.h"

#include "tests/check.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void test_now(void)
{
	int64_t before = (int64_t)time(NULL) * 1000;
	struct moment now = clock_now();
	int64_t after = ((int64_t)time(NULL) + 1) * 1000;
	CHECK(before <= now.ms && now.ms <= after);
}

/* East is positive, and parts of an hour count. */
static void test_zones(void)
{
	static const struct {
		const char *zone;
		int offset;
	} cases[] = { { "UTC", 0 }, { "XXX-05:45", 345 }, { "XXX+03:30", -210 }, { "XXX-14", 840 } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		setenv("TZ", cases[i].zone, 1);
		tzset();
		CHECK_INT(cases[i].offset, clock_now().offset);
	}
	setenv("TZ", "UTC", 1);
	tzset();
}

static void test_since_boot(void)
{
	int64_t first = clock_since_boot();
	usleep(20000);
	int64_t passed = clock_since_boot() - first;
	CHECK(first > 0);
	CHECK(passed >= 20 && passed < 20000);
}

TESTS("sys/clock", { "now", test_now }, { "zones", test_zones },
	{ "since boot", test_since_boot })
