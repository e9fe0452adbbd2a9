#include "tests/ui/golden.h"
#include "tests/ui/views.h"

static void golden_all(const char *form, int rows, int cols, bool ascii)
{
	for (size_t i = 0; i < COUNT(test_views); i++) {
		char name[64];
		snprintf(name, sizeof name, "%s-%s", test_views[i].name, form);
		golden_view(name, test_views[i].view, NULL, rows, cols, ascii);
	}
}

static void test_80x24(void)
{
	golden_all("80x24", 24, 80, false);
}

static void test_40x12(void)
{
	golden_all("40x12", 12, 40, false);
}

static void test_120x40(void)
{
	golden_all("120x40", 40, 120, false);
}

static void test_ascii(void)
{
	golden_all("ascii", 24, 80, true);
}

TESTS("ui/draw", { "looks right at 80x24", test_80x24 }, { "at 40x12", test_40x12 },
	{ "at 120x40", test_120x40 }, { "in ASCII", test_ascii })
