/*
 * The head of a plain screen: where one is, and the lines for the clinician.
 */
#ifndef TANDEM_UI_PLAIN_HEAD_H
#define TANDEM_UI_PLAIN_HEAD_H

#include "ui/turn.h"

void plain_head(struct turn *turn);
/* `all`: with what is said only when asked for. */
void plain_head_coach(struct turn *turn, bool all);

#endif
