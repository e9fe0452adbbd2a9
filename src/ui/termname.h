/*
 * What the name of a terminal, TERM, tells beside its entry in terminfo.
 */
#ifndef TANDEM_UI_TERMNAME_H
#define TANDEM_UI_TERMNAME_H

#include <stdbool.h>

#define TERMNAME_REMARK 200

/* Terminals that know bracketed paste, or at least know to skip it. */
bool termname_pastes(const char *name);
/* Terminals that report the mouse, likewise. */
bool termname_points(const char *name);
/* As what a terminal of an unknown name is worth a try. */
const char *termname_stand_in(const char *name);
/* What to say of that. */
void termname_remark(const char *name, const char *instead, char out[TERMNAME_REMARK]);

#endif
