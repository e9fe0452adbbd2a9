/*
 * The focus: where we are on a screen, and what is half done there.
 */
#ifndef TANDEM_UI_FOCUS_H
#define TANDEM_UI_FOCUS_H

#include "ui/draw.h"

/*
 * Before each painting and each key: starts anew when another screen is shown or
 * the answer changed elsewhere.  What was half done stays, unless it was taken, or
 * its numbers mean other things now.
 */
void focus_sync(const struct view *view, struct focus *focus);
/* What is half done gives way to the answer as it stands. */
void focus_start(const struct view *view, struct focus *focus);
/* The same once the view has been made anew: this one may show what is half done. */
void focus_forget(struct focus *focus);

/* Are `rows` rows from `row` (or as many as fit) among the `shown` ones from `top`? */
bool focus_sees(int top, int shown, int row, int rows);
/* The first row nearest to `top` that the page can be scrolled to. */
int focus_bounded(int top, int page_rows, int shown);
/* Would Enter, Space or Down turn the page instead of acting? */
bool focus_turns_page(const struct focus *focus);

#endif
