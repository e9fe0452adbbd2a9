/*
 * Printing at the end of a visit, when both have agreed, or the sheet
 * for the next team.
 *
 * The end screen offers it where the settings name a print command.  What the
 * page shall leave out is asked before it is printed, and only while just the
 * two of them are here; while others are, who helps and what the patient said
 * are left out unasked.  The page of a supporter is offered only while
 * they are alone, and holds what was shared with that person.  Printing is no event of the
 * visit: nothing is kept of it, and nothing is lost when it fails.
 */
#ifndef TANDEM_APP_PRINTING_H
#define TANDEM_APP_PRINTING_H

#include "app/config.h"
#include "app/frontend.h"
#include "app/session.h"

#include <stdbool.h>

enum printing_wish { PRINTING_NONE, PRINTING_PRINT, PRINTING_LARGE, PRINTING_PERSON };

struct printing {
	const struct config *config; /* borrowed */
	enum printing_wish wish;        /* what was chosen on the end screen */
	int person;                  /* whose page, 1 to PEOPLE_MOST */
	bool asked;                  /* something was printed, or was to be */
	struct fault failed;         /* why it was not; what[0] is 0 when it was */
};

/* Adds to an end screen what can be done there, and what came of it. */
void printing_show(const struct session *session, struct arena *frame, struct view *view);
/* How the page can be had without a print command. */
const char *printing_by_hand(const struct session *session, struct arena *frame);
/* Takes the choice on an end screen; false where that was none. */
bool printing_choose(struct session *session, const struct act *act);
/*
 * After the end screen: asks what is to be left out, and prints.  False when
 * there was nothing to print, or the terminal is gone (*gone); else the end
 * screen is to be shown again.
 */
bool printing_serve(struct printing *printing, struct frontend *frontend,
	struct session *session, bool *gone);

#endif
