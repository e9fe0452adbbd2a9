/*
 * The menu of the plain face, and what it asks in turn (enum plain_asks).
 */
#ifndef TANDEM_UI_PLAIN_MENU_H
#define TANDEM_UI_PLAIN_MENU_H

#include "ui/turn.h"

void plain_menu_ask(struct turn *turn);
/* An empty line closes the menu, with nothing done. */
bool plain_menu_take(struct turn *turn, const char *line);
/* What can be typed here, the long forms of what is listed, all coach lines. */
bool plain_menu_help(struct turn *turn);

#endif
