/*
 * Beside the questions of the plain frontend: its menu, and what can be looked at or kept
 * (:plan, :note, :map).  plain->asks says which of it is asked.
 */
#ifndef TANDEM_UI_PLAIN_MENU_H
#define TANDEM_UI_PLAIN_MENU_H

#include "ui/plain_io.h"

/* ---- the menu */

void plain_menu_ask(struct plain_io *io);
/* An empty line closes the menu, with nothing done. */
bool plain_menu_take(struct plain_io *io, const char *line);
/* What can be typed here, the long forms of what is listed, all coach lines. */
bool plain_menu_help(struct plain_io *io);

/* ---- the plan so far, what was heard, and the map */

/* Commands, and entries of the menu: what is asked next. */
bool plain_look_plan(struct plain_io *io);
bool plain_look_note(struct plain_io *io);
bool plain_look_map(struct plain_io *io);

/* Lines of a plan. */
void plain_look_lines(struct plain_io *io, const struct view_line *lines, size_t count);
/* Says and asks what plain->asks names; false: it was said, and nothing is asked. */
bool plain_look_ask(struct plain_io *io);
/* An empty line ends it with nothing done. */
bool plain_look_take(struct plain_io *io, const char *line);

#endif
