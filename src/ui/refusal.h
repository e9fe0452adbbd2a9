/*
 * Where on a screen the last act was refused (view->refused_at): the cursor goes there, and why
 * stands there.
 */
#ifndef TANDEM_UI_REFUSAL_H
#define TANDEM_UI_REFUSAL_H

#include "ui/focus.h"
#include "view/view.h"

#include <stdbool.h>

/* Is something refused, and is it what has the focus? */
bool refusal_is_here(const struct view *view, const struct focus *focus);
/* The focus goes to what was refused; where that is nothing on the page it stays. */
void refusal_go(const struct view *view, struct focus *focus);

#endif
