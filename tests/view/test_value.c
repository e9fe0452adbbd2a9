#include "view/value.h"

#include "tests/check.h"

static void test_same(void)
{
	static const int a[] = { 1, 2 }, b[] = { 2, 1 };
	static const struct value all[] = {
		{ .type = VALUE_NONE },
		{ .type = VALUE_TEXT, .text = "" },
		{ .type = VALUE_TEXT, .text = "walk" },
		{ .type = VALUE_NUMBER, .number = 0 },
		{ .type = VALUE_NUMBER, .number = 7 },
		{ .type = VALUE_CHOICES },
		{ .type = VALUE_CHOICES, .pick = a, .count = 2 },
		{ .type = VALUE_CHOICES, .pick = b, .count = 2 },
		{ .type = VALUE_CHOICES, .pick = a, .count = 1 },
		{ .type = VALUE_ITEMS, .pick = a, .count = 2 },
		{ .type = VALUE_RESOLUTION, .pick = a, .count = 1, .by = "x", .text = "r" },
		{ .type = VALUE_RESOLUTION, .pick = a, .count = 1, .by = "y", .text = "r" },
		{ .type = VALUE_RESOLUTION, .pick = a, .count = 1, .by = "x", .text = "s" },
		{ .type = VALUE_RESOLUTION, .pick = b, .count = 1, .by = "x", .text = "r" },
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		for (size_t k = 0; k < sizeof all / sizeof *all; k++)
			CHECK_INT(i == k, value_same(&all[i], &all[k]));
}

static void test_empty(void)
{
	static const int open[] = { -1, -1 }, half[] = { -1, 0 };
	static const struct value empty[] = {
		{ .type = VALUE_NONE },
		{ .type = VALUE_TEXT },
		{ .type = VALUE_TEXT, .text = "" },
		{ .type = VALUE_TEXT, .text = " \n " },
		{ .type = VALUE_CHOICES },
		{ .type = VALUE_ITEMS },
		{ .type = VALUE_ITEMS, .pick = open, .count = 2 },
		{ .type = VALUE_RESOLUTION, .pick = open, .count = 1, .by = " ", .text = "" },
	};
	static const struct value full[] = {
		{ .type = VALUE_TEXT, .text = " . " },
		{ .type = VALUE_NUMBER },
		{ .type = VALUE_CHOICES, .pick = half, .count = 1 },
		{ .type = VALUE_ITEMS, .pick = half, .count = 2 },
		{ .type = VALUE_RESOLUTION, .by = "Dr Ames" },
		{ .type = VALUE_RESOLUTION, .text = "sent on" },
		{ .type = VALUE_RESOLUTION, .pick = half + 1, .count = 1 },
	};
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
		CHECK(value_is_empty(&empty[i]));
	for (size_t i = 0; i < sizeof full / sizeof *full; i++)
		CHECK(!value_is_empty(&full[i]));
}

TESTS("view/value", { "same", test_same }, { "empty", test_empty })
