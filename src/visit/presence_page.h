/*
 * The pages that stand before a screen (state.page): who is here now?  And when somebody has
 * come in, a neutral one that shows nothing which was said, from where the patient may show
 * them the plan.
 */
#ifndef TANDEM_VISIT_PRESENCE_PAGE_H
#define TANDEM_VISIT_PRESENCE_PAGE_H

#include "visit/visit.h"

/* The rows of PAGE_NEUTRAL. */
enum { NEUTRAL_GO_ON, NEUTRAL_SHOW, NEUTRAL_ROWS };

/* What such a page shows; the frame of the screen is there. */
void presence_show(const struct visit *visit, struct arena *frame, struct view *view);
/* Does this act mean anything while such a page is up? */
bool presence_takes(enum act_kind kind);
/* What going on from the page comes to; false, with the word that says why not. */
bool presence_decide(const struct visit *visit, const struct value *value, struct batch *batch,
	enum word *why);

#endif
