/*
 * Colour has three jobs: focus, saved or not, pictures.  All else is the
 * terminal's own colours, bold where it matters; nothing is ever dim.
 */
#include "ui/theme.h"

#include "base/str.h"

#define OWN -1, -1
#define PLAIN { OWN, false, false, false }
#define BOLD { OWN, true, false, false }
#define REVERSE { OWN, true, false, true }
#define UNDERLINE { OWN, true, true, false }

/* 256-colour indexes: Okabe and Ito's set for the colour-blind, or near it. */
static const struct {
	const char *name;
	struct look looks[STYLES];
} themes[THEMES] = {
	/* Not knowing the background, only colours in the middle can be read: 63 and 29
	 * keep 4.5:1 on black and on white, and none of the eight does. */
	[THEME_AUTO] = { "auto", {
		[STYLE_TEXT] = PLAIN, [STYLE_TITLE] = BOLD,
		[STYLE_FOCUS] = { -1, 63, true, false, false },
		[STYLE_QUOTE] = PLAIN, [STYLE_COACH] = PLAIN, [STYLE_HINT] = PLAIN,
		[STYLE_RULE] = PLAIN, [STYLE_SAVED] = { -1, 29, false, false, false },
		[STYLE_ALERT] = REVERSE,
		[STYLE_PICTURE] = { -1, 63, true, false, false },
	} },
	[THEME_DARK] = { "dark", {
		[STYLE_TEXT] = PLAIN, [STYLE_TITLE] = BOLD,
		[STYLE_FOCUS] = { 6, 74, true, false, false },
		[STYLE_QUOTE] = PLAIN, [STYLE_COACH] = PLAIN, [STYLE_HINT] = PLAIN,
		[STYLE_RULE] = PLAIN, [STYLE_SAVED] = { 2, 36, false, false, false },
		[STYLE_ALERT] = { 3, 214, true, false, true },
		[STYLE_PICTURE] = { 6, 74, true, false, false },
	} },
	[THEME_LIGHT] = { "light", {
		[STYLE_TEXT] = PLAIN, [STYLE_TITLE] = BOLD,
		[STYLE_FOCUS] = { 4, 25, true, false, false },
		[STYLE_QUOTE] = PLAIN, [STYLE_COACH] = PLAIN, [STYLE_HINT] = PLAIN,
		[STYLE_RULE] = PLAIN, [STYLE_SAVED] = { 4, 22, false, false, false },
		[STYLE_ALERT] = { 1, 124, true, false, true },
		[STYLE_PICTURE] = { 4, 25, true, false, false },
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
	return themes[theme].looks[style];
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
	return themes[theme].name;
}
