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
	struct session *session;     /* borrowed: the visit */
	struct controller visit;     /* of that session, but for the end screen */
	enum printing_wish wish;     /* what was chosen on the end screen */
	int person;                  /* whose page, 1 to PEOPLE_MOST */
	bool asked;                  /* something was printed, or was to be */
	struct fault failed;         /* why it was not; what[0] is 0 when it was */
	bool on_paper;               /* the plan was printed, not only somebody's page; of that */
	struct digest paper;         /* plan this is the digest */
};

/* From here on the end of the visit offers it. */
void printing_init(struct printing *printing, struct session *session,
	const struct config *config);
/* The visit as a controller, as controller_of_session(), with printing at its end. */
struct controller printing_controller(struct printing *printing);
/*
 * After the controller is over: asks what is to be left out, and prints.  False when
 * there was nothing to print, or the terminal is gone (*gone); else the end
 * screen is to be shown again.
 */
bool printing_serve(struct printing *printing, struct frontend *frontend, bool *gone);

#endif
