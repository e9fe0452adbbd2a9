/*
 * Supporters: people whom the patient named, by their numbers, and what follows from
 * their being named.  A pack calls them the circle.
 *
 * Whatever is said about a person belongs to the name.  Where a name changes,
 * what that person may see and whether they are asked in is taken back; where it
 * is taken away, all that was said about them is.
 */
#ifndef TANDEM_VISIT_SUPPORTERS_H
#define TANDEM_VISIT_SUPPORTERS_H

#include "visit/visit.h"

/* Who is here, as EVENT_PRESENT says it; and back: 0 for a word that says no such thing. */
const char *supporters_word(int person);
int supporters_number(const char *word);

/*
 * Has person 1 to PEOPLE_MOST a name in `state`, which is the visit's or is to be, and has the
 * patient not ended it with that one (a choice that `ends`)?  Who is not in it is shown nothing,
 * and not spoken of.
 */
bool supporters_has(const struct visit *visit, const struct state *state, int person);
/* The name of person 1 to PEOPLE_MOST, also where the screen that asked for it does not
 * show now; NULL: nobody. */
const char *supporters_name(const struct visit *visit, int person);
/* What that person may see, as ids of rows with blanks between; "" nothing. */
const char *supporters_shared(const struct visit *visit, int person);

/* The answer to a people question was `before`, and is another now. */
void supporters_settle(const struct visit *visit, struct state *state,
	const struct pack_question *people, const struct value *before, struct arena *arena);

#endif
