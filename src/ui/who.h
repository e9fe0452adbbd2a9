/*
 * Of whom we speak and whose turn it is, in words: the same on every face.
 */
#ifndef TANDEM_UI_WHO_H
#define TANDEM_UI_WHO_H

#include "view/view.h"

#include <stdbool.h>

struct arena;

/* Is there a label, other than the word that says that there is none? */
bool who_has_label(const struct view *view);
/* What the patient is called where room is short: the first word of the label, or what patients
 * are called where there is none. */
const char *who_name(const struct view *view, struct arena *arena);
/* Whose turn it is, and who else is here where that is known: "Jo answers · alone"; "" where
 * it is nobody's turn. */
const char *who_speaks(const struct view *view, struct arena *arena);

#endif
