/*
 * Themes: how each style looks.  The background is the terminal's own, taken as
 * black for dark, as white for light, as either for the others; every meaning
 * also has a character.
 */
#ifndef TANDEM_UI_THEME_H
#define TANDEM_UI_THEME_H

#include "ui/canvas.h"

#include <stdbool.h>

enum theme { THEME_AUTO, THEME_DARK, THEME_LIGHT, THEME_MONO, THEME_CONTRAST, THEMES };

/* How many colours a terminal has: what it has beyond a step is not used. */
enum depth { DEPTH_8, DEPTH_16, DEPTH_256, DEPTHS };

#define OWN_COLOUR -1 /* the terminal's own, in which text is written */

/* A colour: what is meant, and the number that comes near it at each depth. */
struct ink {
	long rgb;           /* 0xRRGGBB, exactly that of the 256; OWN_COLOUR */
	int number[DEPTHS]; /* OWN_COLOUR where none of so few can be read */
};

struct look {
	struct ink ink;
	struct ink ground; /* what is under the text; OWN_COLOUR: the terminal's own background */
	bool bold, underline;
	bool reverse; /* at a depth at which there is no ground */
};

/* Is the text at this depth written on a ground of its own? */
bool look_has_ground(const struct look *look, enum depth depth);

struct look theme_look(enum theme theme, enum style style);
/* The most of the steps that so many colours reach. */
enum depth theme_depth(int colours);
/* false: no theme of that name. */
bool theme_find(const char *name, enum theme *theme);
const char *theme_name(enum theme theme);

#endif
