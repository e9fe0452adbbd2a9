#include "tests/check.h"

#include "ui/theme.h"

struct rgb {
	int red, green, blue;
};

/* xterm's own: the first eight, the cube, the greys. */
static struct rgb colour_of(int index)
{
	static const struct rgb eight[] = { { 0, 0, 0 }, { 205, 0, 0 }, { 0, 205, 0 },
		{ 205, 205, 0 }, { 0, 0, 238 }, { 205, 0, 205 }, { 0, 205, 205 }, { 229, 229, 229 } };
	static const int steps[] = { 0, 95, 135, 175, 215, 255 };
	if (index < 8)
		return eight[index];
	if (index >= 232)
		return (struct rgb){ 8 + 10 * (index - 232), 8 + 10 * (index - 232),
			8 + 10 * (index - 232) };
	int n = index - 16;
	return (struct rgb){ steps[n / 36], steps[n / 6 % 6], steps[n % 6] };
}

/* x to the power of 2.4, the fifth root of its twelfth: no libm for one test. */
static double power(double x)
{
	double want = x * x * x * x, y = 1;
	want = want * want * want;
	for (int i = 0; i < 60; i++)
		y -= (y * y * y * y * y - want) / (5 * y * y * y * y);
	return y;
}

static double linear(int value)
{
	double c = value / 255.0;
	return c <= 0.03928 ? c / 12.92 : power((c + 0.055) / 1.055);
}

static double luminance(struct rgb c)
{
	return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

static double contrast(int index, double background)
{
	double a = luminance(colour_of(index)) + 0.05, b = background + 0.05;
	return a > b ? a / b : b / a;
}

static void check_contrast(enum theme theme, double background)
{
	for (int style = 0; style < STYLES; style++) {
		struct look look = theme_look(theme, (enum style)style);
		if (look.colour >= 0)
			CHECK(contrast(look.colour, background) >= 4.5);
		if (look.wide >= 0)
			CHECK(contrast(look.wide, background) >= 4.5);
	}
}

/* WCAG 1.4.3.  A theme that knows its background need be read on that one only. */
static void test_contrast(void)
{
	check_contrast(THEME_DARK, 0);
	check_contrast(THEME_LIGHT, 1);
	for (int i = 0; i < THEMES; i++) {
		if (i == THEME_DARK || i == THEME_LIGHT)
			continue;
		check_contrast((enum theme)i, 0);
		check_contrast((enum theme)i, 1);
	}
}

static void test_mono_has_no_colour(void)
{
	for (int style = 0; style < STYLES; style++) {
		CHECK_INT(-1, theme_look(THEME_MONO, (enum style)style).colour);
		CHECK_INT(-1, theme_look(THEME_MONO, (enum style)style).wide);
	}
}

/* Where colour is absent, what is focused or wrong still stands out. */
static void test_focus_and_alert_stand_out(void)
{
	for (int i = 0; i < THEMES; i++) {
		struct look text = theme_look((enum theme)i, STYLE_TEXT);
		struct look focus = theme_look((enum theme)i, STYLE_FOCUS);
		struct look alert = theme_look((enum theme)i, STYLE_ALERT);
		CHECK(focus.bold != text.bold || focus.reverse != text.reverse);
		CHECK(alert.reverse);
	}
}

static void test_names(void)
{
	enum theme theme;
	for (int i = 0; i < THEMES; i++) {
		CHECK(theme_find(theme_name((enum theme)i), &theme));
		CHECK_INT(i, theme);
	}
	CHECK(!theme_find("pink", &theme));
	CHECK(theme_find("high-contrast", &theme));
}

TESTS("ui/theme", { "contrast", test_contrast }, { "mono", test_mono_has_no_colour },
	{ "focus and alert", test_focus_and_alert_stand_out }, { "names", test_names })
