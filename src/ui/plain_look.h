/*
 * The plan so far, what was heard, and the map, in lines (:plan, :note, :map).
 */
#ifndef TANDEM_UI_PLAIN_LOOK_H
#define TANDEM_UI_PLAIN_LOOK_H

#include "ui/turn.h"

/* Commands, and entries of the menu: what is asked next. */
bool plain_look_plan(struct turn *turn);
bool plain_look_note(struct turn *turn);
bool plain_look_map(struct turn *turn);

/* Lines of a plan. */
void plain_look_lines(struct turn *turn, const struct view_line *lines, size_t count);
/* Says and asks what plain->asks names; false: it was said, and nothing is asked. */
bool plain_look_ask(struct turn *turn);
/* An empty line ends it with nothing done. */
bool plain_look_take(struct turn *turn, const char *line);

#endif
