/*
 * Themes: how each style looks.  Colours are of the 8 (and their bright forms);
 * the background is the terminal's own; every meaning also has a character.
 */
#ifndef TANDEM_UI_THEME_H
#define TANDEM_UI_THEME_H

#include "ui/canvas.h"

#include <stdbool.h>

enum theme { THEME_AUTO, THEME_DARK, THEME_LIGHT, THEME_MONO, THEME_CONTRAST, THEMES };

struct look {
	int colour; /* -1: the terminal's own; 0 to 7, 256-colour indexes where `wide` */
	int wide;   /* the same for 256 colours; -1 as `colour` */
	bool bold, underline, reverse;
};

struct look theme_look(enum theme theme, enum style style);
/* false: no theme of that name. */
bool theme_find(const char *name, enum theme *theme);
const char *theme_name(enum theme theme);

#endif
