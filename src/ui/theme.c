/*
 * Colour has three jobs: focus, saved or not, pictures.  All else is the
 * terminal's own colours, bold where it matters; nothing is ever dim.
 *
 * The 256 colours are the same on every terminal, the first 16 are not; and of
 * the first 8 many make the bright form where the text is bold.  What stands
 * here can be read in all of these: tests/ui/test_theme.c computes it.
 */
#include "ui/theme.h"

#include "base/str.h"

#include <assert.h>

#define NO_INK { OWN_COLOUR, { OWN_COLOUR, OWN_COLOUR, OWN_COLOUR } }
/* Okabe and Ito's set for the colour-blind, or near it. */
#define SKY { 0x5FAFD7, { 6, 6, 74 } }
#define GREEN { 0x00AF87, { 2, 2, 36 } }
#define ORANGE { 0xFFAF00, { OWN_COLOUR, 11, 214 } } /* the 8 have brown */
#define BLUE { 0x005FAF, { 4, 4, 25 } }
#define PINE { 0x005F00, { 4, 4, 22 } } /* green is too light on white */
#define RUST { 0xAF0000, { 1, 1, 124 } }
/* In the middle: these two can be read on black and on white, and none of the 16. */
#define VIOLET { 0x5F5FFF, { OWN_COLOUR, OWN_COLOUR, 63 } }
#define SEA { 0x00875F, { OWN_COLOUR, OWN_COLOUR, 29 } }

#define PLAIN { NO_INK, false, false, false }
#define BOLD { NO_INK, true, false, false }
#define REVERSE { NO_INK, true, false, true }
#define UNDERLINE { NO_INK, true, true, false }

static const struct {
	const char *name;
	struct look looks[STYLES];
} themes[THEMES] = {
	[THEME_AUTO] = { "auto", {
		[STYLE_TEXT] = PLAIN, [STYLE_TITLE] = BOLD,
		[STYLE_FOCUS] = { VIOLET, true, false, false },
		[STYLE_QUOTE] = PLAIN, [STYLE_COACH] = PLAIN, [STYLE_HINT] = PLAIN,
		[STYLE_RULE] = PLAIN, [STYLE_SAVED] = { SEA, false, false, false },
		[STYLE_ALERT] = REVERSE,
		[STYLE_PICTURE] = { VIOLET, true, false, false },
	} },
	[THEME_DARK] = { "dark", {
		[STYLE_TEXT] = PLAIN, [STYLE_TITLE] = BOLD,
		[STYLE_FOCUS] = { SKY, true, false, false },
		[STYLE_QUOTE] = PLAIN, [STYLE_COACH] = PLAIN, [STYLE_HINT] = PLAIN,
		[STYLE_RULE] = PLAIN, [STYLE_SAVED] = { GREEN, false, false, false },
		[STYLE_ALERT] = { ORANGE, true, false, true },
		[STYLE_PICTURE] = { SKY, true, false, false },
	} },
	[THEME_LIGHT] = { "light", {
		[STYLE_TEXT] = PLAIN, [STYLE_TITLE] = BOLD,
		[STYLE_FOCUS] = { BLUE, true, false, false },
		[STYLE_QUOTE] = PLAIN, [STYLE_COACH] = PLAIN, [STYLE_HINT] = PLAIN,
		[STYLE_RULE] = PLAIN, [STYLE_SAVED] = { PINE, false, false, false },
		/* Not bold: bright red is too light for what is written on it. */
		[STYLE_ALERT] = { RUST, false, false, true },
		[STYLE_PICTURE] = { BLUE, true, false, false },
	} },
	[THEME_MONO] = { "mono", {
		[STYLE_TEXT] = PLAIN, [STYLE_TITLE] = BOLD, [STYLE_FOCUS] = BOLD,
		[STYLE_QUOTE] = PLAIN, [STYLE_COACH] = PLAIN, [STYLE_HINT] = PLAIN,
		[STYLE_RULE] = PLAIN, [STYLE_SAVED] = PLAIN, [STYLE_ALERT] = REVERSE,
		[STYLE_PICTURE] = BOLD,
	} },
	[THEME_CONTRAST] = { "high-contrast", {
		[STYLE_TEXT] = BOLD, [STYLE_TITLE] = UNDERLINE, [STYLE_FOCUS] = REVERSE,
		[STYLE_QUOTE] = BOLD, [STYLE_COACH] = BOLD, [STYLE_HINT] = BOLD,
		[STYLE_RULE] = BOLD, [STYLE_SAVED] = BOLD, [STYLE_ALERT] = REVERSE,
		[STYLE_PICTURE] = BOLD,
	} },
};

struct look theme_look(enum theme theme, enum style style)
{
	assert(theme < THEMES && style < STYLES);
	return themes[theme].looks[style];
}

enum depth theme_depth(int colours)
{
	return colours >= 256 ? DEPTH_256 : colours >= 16 ? DEPTH_16 : DEPTH_8;
}

bool theme_find(const char *name, enum theme *theme)
{
	for (int i = 0; i < THEMES; i++) {
		if (str_is(name, themes[i].name)) {
			*theme = (enum theme)i;
			return true;
		}
	}
	return false;
}

const char *theme_name(enum theme theme)
{
	assert(theme < THEMES);
	return themes[theme].name;
}
