/*
 * Dark or light, out of what terminals say of their background.
 */
#include "tests/check.h"

#include "ui/background.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void test_replies(void)
{
	static const struct {
		const char *text;
		enum theme theme;
	} cases[] = {
		{ "11;rgb:0000/0000/0000", THEME_DARK }, { "11;rgb:ffff/ffff/ffff", THEME_LIGHT },
		{ "11;rgb:f/f/f", THEME_LIGHT }, { "11;rgb:fff/0/ff", THEME_LIGHT },
		{ "11;rgba:1111/2222/3333/ffff", THEME_DARK }, { "11;#FFF", THEME_LIGHT },
		{ "11;#002b36", THEME_DARK }, { "11;#fdf6e3", THEME_LIGHT },
		{ "11;#ffffffff0000", THEME_LIGHT }, { "11;#000000fff", THEME_DARK },
		/* Solarized, gruvbox, Nord; the end is there, too */
		{ "11;rgb:0000/2b2b/3636\033\\", THEME_DARK }, { "11;rgb:fbfb/f1f1/c7c7\a", THEME_LIGHT },
		{ "11;rgb:2828/2828/2828\234", THEME_DARK }, { "11;rgb:2e2e/3434/4040", THEME_DARK },
		/* on both sides of the grey on which black and white are read equally well */
		{ "11;#757575", THEME_DARK }, { "11;#767676", THEME_LIGHT },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		enum theme theme = THEME_AUTO;
		CHECK(background_of_reply(cases[i].text, strlen(cases[i].text), &theme));
		CHECK_INT(cases[i].theme, theme);
	}
}

static void test_none(void)
{
	static const char *const cases[] = { "", "1", "11", "11;", "11;?", "10;rgb:0/0/0", "11;rgb:",
		"11;rgb:0/0", "11;rgb:0/0/", "11;rgb:0/0/0/0", "11;rgba:0/0/0", "11;rgb://",
		"11;rgb:00000/0/0", "11;rgb:g/0/0", "11;rgb:-1/0/0", "11;rgb:0/0/0x", "11;#", "11;#00",
		"11;#0000", "11;#00000000000000f", "11;black", "11;rgb:0\033/0/0", "11;rgb:0/0/ 0",
		"11;rgb:0000000000000000000000000000000000000000000000000000000000000000000/0/0" };
	for (size_t i = 0; i < COUNT(cases); i++) {
		enum theme theme = THEME_AUTO;
		CHECK(!background_of_reply(cases[i], strlen(cases[i]), &theme));
		CHECK_INT(THEME_AUTO, theme);
	}
}

static void test_colorfgbg(void)
{
	static const struct {
		const char *text;
		enum theme theme; /* auto: it tells nothing */
	} cases[] = {
		{ "15;0", THEME_DARK }, { "0;15", THEME_LIGHT }, { "15;default;0", THEME_DARK },
		{ "0;default;15", THEME_LIGHT }, { "0;7", THEME_LIGHT }, { "7;8", THEME_DARK },
		{ "15;6", THEME_DARK }, { "0;11", THEME_LIGHT }, { "0;default", THEME_AUTO },
		{ "", THEME_AUTO }, { NULL, THEME_AUTO }, { "0", THEME_AUTO }, { "0;", THEME_AUTO },
		{ "0;16", THEME_AUTO }, { "0;-1", THEME_AUTO }, { "0;1x", THEME_AUTO },
		{ "0;99999999999999999999999", THEME_AUTO },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		enum theme theme = THEME_AUTO;
		CHECK_INT(cases[i].theme != THEME_AUTO,
			background_of_colorfgbg(cases[i].text, &theme));
		CHECK_INT(cases[i].theme, theme);
	}
}

TESTS("ui/background",
	{ "replies", test_replies },
	{ "replies that tell nothing", test_none },
	{ "COLORFGBG", test_colorfgbg })
