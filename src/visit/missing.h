/*
 * What the plan waits for: while something that belongs on it is not there, nobody can say
 * yes to it, and the last screen names what that is.
 *
 *   a part     that its author calls needed is blank, on a screen that was answered, and
 *              lines of that screen stand on the plan
 *   a half     of one line a part was said and another was not, and no other line says it:
 *              what was typed is never left out of the plan unsaid
 *   a screen   that is there waits for a condition that does not hold (`waits-for`)
 *
 * It is the same whoever is in the room: looked for as if the two were alone.
 */
#ifndef TANDEM_VISIT_MISSING_H
#define TANDEM_VISIT_MISSING_H

#include "visit/visit.h"

struct missing {
	const struct pack_screen *screen; /* where it is said */
	int item;         /* its part, by number; -1: what the screen asks */
	const char *name; /* for persons: "What time (the first time)" */
	bool is_private;  /* that it is missing is nothing for whoever else is here */
};

/* The first, in the order of the visit; false: nothing is.  The name may lie in `arena`. */
bool missing_find(const struct visit *visit, struct arena *arena, struct missing *missing);

/* A part of a question, as what the plan waits for. */
struct missing missing_part(const struct visit *visit, const struct pack_question *question,
	int item, struct arena *arena);

#endif
