/* Pictures of a number over time: to scale, whole, and never wider than they may be. */
#include "view/plot.h"

#include "tests/check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#include <limits.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

static struct arena arena;

/* All rows as one text; none may be wider. */
static const char *text_of(struct plot plot, int width)
{
	struct buf all;
	buf_init(&all, 1 << 16);
	for (size_t i = 0; i < plot.count; i++) {
		CHECK(utf8_width(plot.rows[i], strlen(plot.rows[i])) <= width);
		buf_printf(&all, "%s\n", plot.rows[i]);
	}
	const char *text = arena_strndup(&arena, all.data ? all.data : "", all.len);
	buf_release(&all);
	return text;
}

static const char *draw(const struct view_point *points, size_t count, int width, int height)
{
	return text_of(plot_draw(points, count, width, height, &arena), width);
}

static const struct view_point four[] = { { "2 Mar", 100, 4 }, { "16 Mar", 114, 4 },
	{ "13 Apr", 142, 6 }, { "25 May", 184, 7 } };

static void test_tall(void)
{
	CHECK_STR("10 ┤\n"
		  "   │\n"
		  " 8 ┤\n"
		  "   │                                ●7\n"
		  " 6 ┤                 ●6\n"
		  "   │\n"
		  " 4 ┤ ●4   ●4\n"
		  "   │\n"
		  " 2 ┤\n"
		  "   │\n"
		  " 0 ┼─┬────┬──────────┬──────────────┬──\n"
		  "   2 Mar          13 Apr         25 May\n", draw(four, 4, 39, PLOT_TALL));
}

/* Half a row is one: 7 stands as far above 6 as 6 above 5. */
static void test_low(void)
{
	CHECK_STR("10 ┤\n"
		  " 8 ┤\n"
		  " 6 ┤                 ▄6             ▀7\n"
		  " 4 ┤ ▄4   ▄4\n"
		  " 2 ┤\n"
		  " 0 ┼─┬────┬──────────┬──────────────┬──\n"
		  "   2 Mar          13 Apr         25 May\n", draw(four, 4, 39, PLOT_LOW));
	CHECK_STR(draw(four, 4, 39, PLOT_LOW), draw(four, 4, 39, PLOT_TALL - 1));
}

static void test_one(void)
{
	CHECK_STR("10 ┤\n"
		  " 8 ┤\n"
		  " 6 ┤\n"
		  " 4 ┤ ▄4\n"
		  " 2 ┤\n"
		  " 0 ┼─┬───────────────\n"
		  "   2 Mar\n", draw(four, 1, 21, PLOT_LOW));
	CHECK_STR("", draw(four, 0, 21, PLOT_LOW));
}

/* Where all are of one day, the first column is theirs; a mark hides none but its like. */
static void test_equal_days(void)
{
	static const struct view_point points[] = { { "2 Mar", 100, 9 }, { "2 Mar", 100, 3 },
		{ "2 Mar", 100, 2 }, { "2 Mar", 100, 9 } };
	CHECK_STR("10 ┤\n"
		  " 8 ┤ ▀9\n"
		  " 6 ┤\n"
		  " 4 ┤\n"
		  " 2 ┤ █2\n"
		  " 0 ┼─┬───────────────\n"
		  "   2 Mar\n", draw(points, 4, 21, PLOT_LOW));
}

/* Ten and nought, at both ends. */
static void test_ends(void)
{
	static const struct view_point points[] = { { "a", 0, 10 }, { "b", 1, 0 }, { "c", 2, 1 },
		{ "d", 3, 10 } };
	CHECK_STR("10 ┤ ●10            ●10\n"
		  "   │\n"
		  " 8 ┤\n"
		  "   │\n"
		  " 6 ┤\n"
		  "   │\n"
		  " 4 ┤\n"
		  "   │\n"
		  " 2 ┤\n"
		  "   │           ●1\n"
		  " 0 ┼─┬────●0───┬────┬──\n"
		  "     a    b    c    d\n", draw(points, 4, 23, PLOT_TALL));
	/* What is no such number is drawn at the end. */
	static const struct view_point wild[] = { { "a", LONG_MIN / 4, -7 },
		{ "b", LONG_MAX / 4, 99 } };
	const char *text = draw(wild, 2, 23, PLOT_LOW);
	CHECK(strstr(text, "10 ┤                ▄10\n") == text);
	CHECK(strstr(text, " 0 ┼─▄0") != NULL);
}

/* Twelve visits in a few columns: days and numbers give way, marks do not. */
static void test_twelve(void)
{
	struct view_point points[12];
	for (int i = 0; i < 12; i++)
		points[i] = (struct view_point){ i % 2 ? "30 Sep" : "2 Mar", 14 * i, i % 11 };
	CHECK_STR("10 ┤                              ●10\n"
		  "   │                           ●9\n"
		  " 8 ┤                        ●8\n"
		  "   │                     ●7\n"
		  " 6 ┤                  ●6\n"
		  "   │                ●5\n"
		  " 4 ┤             ●4\n"
		  "   │          ●3\n"
		  " 2 ┤       ●2\n"
		  "   │    ●1\n"
		  " 0 ┼─●0─┬──┬──┬──┬──┬─┬──┬──┬──┬──┬──●0─\n"
		  "   2 Mar   30 Sep   2 Mar         30 Sep\n", draw(points, 12, 40, PLOT_TALL));
}

static void test_narrow(void)
{
	CHECK_STR("", draw(four, 4, PLOT_LEAST - 1, PLOT_TALL));
	CHECK_STR("", draw(four, 4, 40, PLOT_LOW - 1));
	CHECK_STR("10 ┤\n"
		  " 8 ┤\n"
		  " 6 ┤     ▄6  ▀7\n"
		  " 4 ┤ ▄▄4\n"
		  " 2 ┤\n"
		  " 0 ┼─┬┬──┬───┬──\n"
		  "   2 Mar  25 May\n", draw(four, 4, PLOT_LEAST, PLOT_LOW));
	for (int width = -3; width < 90; width++)
		for (int height = -1; height < 15; height++)
			draw(four, 4, width, height);
}

static void test_bars(void)
{
	static const struct view_point points[] = { { "a", 0, 0 }, { "b", 1, 10 }, { "c", 2, 5 } };
	CHECK_STR("▁▁ ██ ▅▅\n 0 10  5\n", text_of(plot_bars(points, 3, 8, &arena), 8));
	/* The last ones, where not all fit. */
	CHECK_STR("██ ▅▅\n10  5\n", text_of(plot_bars(points, 3, 7, &arena), 7));
	CHECK_STR("▅▅\n 5\n", text_of(plot_bars(points, 3, 2, &arena), 2));
	CHECK_INT(0, plot_bars(points, 3, 1, &arena).count);
	CHECK_INT(0, plot_bars(points, 0, 80, &arena).count);
}

TESTS("view/plot", { "tall", test_tall }, { "low", test_low }, { "one point", test_one },
	{ "equal days", test_equal_days }, { "the ends", test_ends },
	{ "twelve points", test_twelve }, { "narrow", test_narrow }, { "bars", test_bars })
