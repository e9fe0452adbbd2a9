/*
 * The focus follows the view: what keys and painting begin with.
 */
#ifndef TANDEM_UI_FOCUS_SYNC_H
#define TANDEM_UI_FOCUS_SYNC_H

#include "ui/focus.h"
#include "view/view.h"

/*
 * Before each painting and each key: starts anew when another screen is shown or
 * the answer changed elsewhere.  What was half done stays, unless it was taken, or
 * its numbers mean other things now.
 */
void focus_sync(const struct view *view, struct focus *focus);

/* From now on this is to be said; and what is to be said now, NULL: nothing. */
void focus_say(struct focus *focus, enum word word);
const char *focus_says(const struct view *view, const struct focus *focus);

#endif
