/*
 * What can be read: contrast computed, as WCAG 2.2 defines it, from the colours
 * that a theme takes on terminals of 8, 16 and 256 colours.
 */
#include "tests/check.h"

#include "ui/theme.h"

#define BLACK 0x000000L
#define WHITE 0xFFFFFFL

/* The first 16 are each terminal's own: xterm's, and those of a PC's text screen. */
#define PALETTES 2
static const long palettes[PALETTES][16] = {
	{ 0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
		0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF },
	{ 0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
		0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF },
};

/* The cube and the greys are the same everywhere. */
static long rgb_of(int number)
{
	static const long steps[] = { 0, 95, 135, 175, 215, 255 };
	if (number >= 232)
		return (8 + 10 * (number - 232)) * 0x010101L;
	int n = number - 16;
	return steps[n / 36] << 16 | steps[n / 6 % 6] << 8 | steps[n % 6];
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

static double linear(long value)
{
	double c = (double)(value & 0xFF) / 255.0;
	return c <= 0.04045 ? c / 12.92 : power((c + 0.055) / 1.055);
}

static double luminance(long rgb)
{
	return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
}

static double contrast(long one, long other)
{
	double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
	return a > b ? a / b : b / a;
}

static double worse(double a, double b)
{
	return a < b ? a : b;
}

/* The least that a number of the first 16 has anywhere, on this background. */
static double least_of_own(const struct look *look, int number, long background)
{
	double worst = 21;
	for (int i = 0; i < PALETTES; i++) {
		worst = worse(worst, contrast(palettes[i][number], background));
		/* Bold makes a colour bright on many terminals, on others it does not. */
		if (look->bold && number < 8)
			worst = worse(worst, contrast(palettes[i][number + 8], background));
	}
	return worst;
}

/* The least that this look has anywhere.  Reversed it is the same two colours. */
static double least(const struct look *look, enum depth depth, long background)
{
	int number = look->ink.number[depth];
	if (look_has_ground(look, depth))
		background = rgb_of(look->ground.number[depth]);
	/* The terminal's own is taken as the other end of its background. */
	if (number == OWN_COLOUR)
		return look_has_ground(look, depth) ? 0 : contrast(BLACK, WHITE);
	return number >= 16 ? contrast(rgb_of(number), background)
	                    : least_of_own(look, number, background);
}

static void check_contrast(enum theme theme, long background, double want)
{
	for (int style = 0; style < STYLES; style++) {
		for (int depth = 0; depth < DEPTHS; depth++) {
			struct look look = theme_look(theme, (enum style)style);
			double got = least(&look, (enum depth)depth, background);
			if (got < want)
				printf("\n%s, style %d, depth %d, on %06lx: %.2f, want %.2f\n",
					theme_name(theme), style, depth, background, got, want);
			CHECK(got >= want);
		}
	}
}

/* What terminals are set to: the first is how they come.  Of the 16 colours the schemes have
 * their own, which nobody knows; of the 256 they have not. */
static const long dark[] = { BLACK, 0x002B36 /* Solarized */, 0x282828 /* gruvbox */,
	0x2E3440 /* Nord */ };
static const long light[] = { WHITE, 0xFDF6E3 /* Solarized */, 0xFBF1C7 /* gruvbox */ };

static void check_wide(enum theme theme, const long *backgrounds, size_t count)
{
	for (size_t i = 0; i < count * STYLES; i++) {
		struct look look = theme_look(theme, (enum style)(i % STYLES));
		long background = backgrounds[i / STYLES];
		double got = least(&look, DEPTH_256, background);
		if (got < 4.5)
			printf("\n%s, style %zu on %06lx: %.2f\n", theme_name(theme), i % STYLES,
				background, got);
		CHECK(got >= 4.5);
	}
}

/* WCAG 1.4.3.  A theme that knows its background need be read on that one only. */
static void test_contrast(void)
{
	check_contrast(THEME_DARK, BLACK, 4.5);
	check_contrast(THEME_LIGHT, WHITE, 4.5);
	check_wide(THEME_DARK, dark, sizeof dark / sizeof *dark);
	check_wide(THEME_LIGHT, light, sizeof light / sizeof *light);
	check_contrast(THEME_AUTO, BLACK, 4.5);
	check_contrast(THEME_AUTO, WHITE, 4.5);
	check_contrast(THEME_MONO, BLACK, 4.5);
	check_contrast(THEME_MONO, WHITE, 4.5);
	/* WCAG 1.4.6. */
	check_contrast(THEME_CONTRAST, BLACK, 7);
	check_contrast(THEME_CONTRAST, WHITE, 7);
}

/* The formula itself, by pairs of which the ratio is known. */
static void test_known_ratios(void)
{
	CHECK(contrast(BLACK, WHITE) > 20.99 && contrast(BLACK, WHITE) < 21.01);
	CHECK(contrast(0x767676, WHITE) > 4.5 && contrast(0x777777, WHITE) < 4.5);
	CHECK(contrast(0xFF0000, WHITE) > 3.99 && contrast(0xFF0000, WHITE) < 4.01);
}

static void check_ink(const struct ink *ink)
{
	static const int most[DEPTHS] = { 8, 16, 256 };
	int wide = ink->number[DEPTH_256];
	CHECK_INT(wide == OWN_COLOUR ? OWN_COLOUR : rgb_of(wide), ink->rgb);
	CHECK(wide == OWN_COLOUR || wide >= 16);
	for (int depth = 0; depth < DEPTHS; depth++)
		CHECK(ink->number[depth] >= OWN_COLOUR && ink->number[depth] < most[depth]);
}

/* What the table says is meant is what 256 colours show; fewer than the step's are used. */
static void test_table_is_true(void)
{
	for (int i = 0; i < THEMES * STYLES; i++) {
		struct look look = theme_look((enum theme)(i / STYLES), (enum style)(i % STYLES));
		check_ink(&look.ink);
		check_ink(&look.ground);
	}
	CHECK_INT(DEPTH_8, theme_depth(8));
	CHECK_INT(DEPTH_8, theme_depth(15));
	CHECK_INT(DEPTH_16, theme_depth(88));
	CHECK_INT(DEPTH_256, theme_depth(256));
	CHECK_INT(DEPTH_256, theme_depth(32767));
}

static bool has_colour(const struct look *look)
{
	for (int depth = 0; depth < DEPTHS; depth++)
		if (look->ink.number[depth] != OWN_COLOUR
			|| look_has_ground(look, (enum depth)depth))
			return true;
	return false;
}

/* Text is the terminal's own, and in mono all is. */
static void test_text_is_the_terminals_own(void)
{
	for (int theme = 0; theme < THEMES; theme++) {
		for (int style = 0; style < STYLES; style++) {
			struct look look = theme_look((enum theme)theme, (enum style)style);
			bool may = style != STYLE_TEXT && style != STYLE_TITLE;
			CHECK(!has_colour(&look) || (may && theme != THEME_MONO));
		}
	}
}

static bool differs(const struct look *look, const struct look *text)
{
	return look->bold != text->bold || look->reverse != text->reverse || has_colour(look);
}

/* Where colour is absent, what is focused or wrong still stands out. */
static void test_accent_and_alert_stand_out(void)
{
	for (int i = 0; i < THEMES; i++) {
		struct look text = theme_look((enum theme)i, STYLE_TEXT);
		struct look accent = theme_look((enum theme)i, STYLE_ACCENT);
		struct look alert = theme_look((enum theme)i, STYLE_ALERT);
		struct look chosen = theme_look((enum theme)i, STYLE_CHOSEN);
		CHECK(differs(&accent, &text));
		CHECK(differs(&alert, &text));
		CHECK(chosen.reverse);
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

TESTS("ui/theme", { "contrast", test_contrast }, { "known ratios", test_known_ratios },
	{ "table", test_table_is_true }, { "text", test_text_is_the_terminals_own },
	{ "accent and alert", test_accent_and_alert_stand_out }, { "names", test_names })
