/*
 * Six styles, and nothing else: accent, words, good, alert, muted, panel.  All else is the
 * terminal's own foreground on its own background.
 *
 * The 256 colours are the same on every terminal, the first 16 are not; and of
 * the first 8 many make the bright form where the text is bold.  What stands
 * here can be read in all of these: tests/ui/test_theme.c computes it.
 */
#include "ui/theme.h"

#include "base/str.h"

#include <assert.h>

#define NO_INK { OWN_COLOUR, { OWN_COLOUR, OWN_COLOUR, OWN_COLOUR } }
#define ONLY_256(rgb, number) { rgb, { OWN_COLOUR, OWN_COLOUR, number } }

/* On dark. */
#define SKY { 0x87D7FF, { 6, 14, 117 } }
#define SAND { 0xFFD787, { OWN_COLOUR, 11, 222 } } /* the 8 have brown */
#define LEAF { 0x87D787, { 2, 10, 114 } }
#define CORAL { 0xFF875F, { OWN_COLOUR, 9, 209 } } /* the 8 have a red too dark for text */
#define SKY_GROUND ONLY_256(0x87D7FF, 117)
#define ASH ONLY_256(0xA8A8A8, 248)
#define PANEL_DARK ONLY_256(0x303030, 236)
#define TEXT_DARK ONLY_256(0xD0D0D0, 252)
#define BLACK { 0x000000, { 6, 14, 16 } } /* of 16 it is the accent, in reverse */
/* On light. */
#define BLUE { 0x005FAF, { 4, 4, 25 } }
#define BLUE_GROUND ONLY_256(0x005FAF, 25)
#define EARTH ONLY_256(0x875F00, 94)
#define PINE { 0x005F00, { 4, 4, 22 } } /* green is too light on white */
#define RUST { 0xAF0000, { 1, 1, 124 } }
#define STONE ONLY_256(0x626262, 241)
#define PANEL_LIGHT ONLY_256(0xE4E4E4, 254)
#define TEXT_LIGHT ONLY_256(0x303030, 236)
#define WHITE { 0xFFFFFF, { 4, 4, 231 } }
/* In the middle: these two can be read on black and on white, and none of the 16. */
#define VIOLET ONLY_256(0x5F5FFF, 63)
#define SEA ONLY_256(0x00875F, 29)

#define INK(ink) { ink, NO_INK, false, false, false }
#define INK_BOLD(ink) { ink, NO_INK, true, false, false }
#define ON(ground, ink) { ink, ground, false, false, false }
#define ON_BOLD(ground, ink) { ink, ground, true, false, false }
#define CHOSEN(ground, ink) { ink, ground, true, false, true }

#define PLAIN INK(NO_INK)
#define BOLD INK_BOLD(NO_INK)
#define REVERSE { NO_INK, NO_INK, true, false, true }
#define UNDERLINE { NO_INK, NO_INK, true, true, false }

static const struct {
	const char *name;
	struct look looks[STYLES];
} themes[THEMES] = {
	[THEME_AUTO] = { "auto", {
		[STYLE_TEXT] = PLAIN, [STYLE_TITLE] = BOLD,
		[STYLE_ACCENT] = INK_BOLD(VIOLET), [STYLE_CHOSEN] = REVERSE,
		[STYLE_WORDS] = PLAIN, [STYLE_WORDS_BOLD] = BOLD,
		[STYLE_GOOD] = INK(SEA), [STYLE_ALERT] = REVERSE, [STYLE_MUTED] = PLAIN,
		[STYLE_PANEL] = PLAIN, [STYLE_CAP] = BOLD,
		[STYLE_PANEL_ACCENT] = INK_BOLD(VIOLET), [STYLE_PANEL_MUTED] = PLAIN,
	} },
	[THEME_DARK] = { "dark", {
		[STYLE_TEXT] = PLAIN, [STYLE_TITLE] = BOLD,
		[STYLE_ACCENT] = INK_BOLD(SKY), [STYLE_CHOSEN] = CHOSEN(SKY_GROUND, BLACK),
		[STYLE_WORDS] = INK(SAND), [STYLE_WORDS_BOLD] = INK_BOLD(SAND),
		[STYLE_GOOD] = INK(LEAF), [STYLE_ALERT] = INK_BOLD(CORAL),
		[STYLE_MUTED] = INK(ASH),
		[STYLE_PANEL] = ON(PANEL_DARK, TEXT_DARK),
		[STYLE_CAP] = ON_BOLD(PANEL_DARK, TEXT_DARK),
		[STYLE_PANEL_ACCENT] = ON_BOLD(PANEL_DARK, SKY),
		[STYLE_PANEL_MUTED] = ON(PANEL_DARK, ASH),
	} },
	[THEME_LIGHT] = { "light", {
		[STYLE_TEXT] = PLAIN, [STYLE_TITLE] = BOLD,
		[STYLE_ACCENT] = INK_BOLD(BLUE), [STYLE_CHOSEN] = CHOSEN(BLUE_GROUND, WHITE),
		[STYLE_WORDS] = INK(EARTH), [STYLE_WORDS_BOLD] = INK_BOLD(EARTH),
		/* Not bold: bright red is too light to be read on white. */
		[STYLE_GOOD] = INK(PINE), [STYLE_ALERT] = INK(RUST),
		[STYLE_MUTED] = INK(STONE),
		[STYLE_PANEL] = ON(PANEL_LIGHT, TEXT_LIGHT),
		[STYLE_CAP] = ON_BOLD(PANEL_LIGHT, TEXT_LIGHT),
		[STYLE_PANEL_ACCENT] = ON_BOLD(PANEL_LIGHT, BLUE),
		[STYLE_PANEL_MUTED] = ON(PANEL_LIGHT, STONE),
	} },
	[THEME_MONO] = { "mono", {
		[STYLE_TEXT] = PLAIN, [STYLE_TITLE] = BOLD, [STYLE_ACCENT] = BOLD,
		[STYLE_CHOSEN] = REVERSE, [STYLE_WORDS] = PLAIN, [STYLE_WORDS_BOLD] = BOLD,
		[STYLE_GOOD] = PLAIN, [STYLE_ALERT] = REVERSE, [STYLE_MUTED] = PLAIN,
		[STYLE_PANEL] = PLAIN, [STYLE_CAP] = BOLD, [STYLE_PANEL_ACCENT] = BOLD,
		[STYLE_PANEL_MUTED] = PLAIN,
	} },
	[THEME_CONTRAST] = { "high-contrast", {
		[STYLE_TEXT] = BOLD, [STYLE_TITLE] = UNDERLINE, [STYLE_ACCENT] = REVERSE,
		[STYLE_CHOSEN] = REVERSE, [STYLE_WORDS] = BOLD, [STYLE_WORDS_BOLD] = UNDERLINE,
		[STYLE_GOOD] = BOLD, [STYLE_ALERT] = REVERSE, [STYLE_MUTED] = BOLD,
		[STYLE_PANEL] = BOLD, [STYLE_CAP] = UNDERLINE, [STYLE_PANEL_ACCENT] = UNDERLINE,
		[STYLE_PANEL_MUTED] = BOLD,
	} },
};

bool look_has_ground(const struct look *look, enum depth depth)
{
	assert(depth < DEPTHS);
	return look->ground.number[depth] != OWN_COLOUR;
}

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
