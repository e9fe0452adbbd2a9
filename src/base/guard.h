/*
 * Around libraries that do not look whether they were given memory: they go on with NULL, or
 * free what is none.  What they are given has been checked, so there is nothing else of
 * which they could end like this; and what was acknowledged is on the disk.  So a deadly
 * signal within them is said as no memory is anywhere (out_of_memory(), arena.h).
 *
 * Tried, each request failing in turn: libconfuse 3.3 while it parses, ncurses 6.4 while
 * newterm() sets up the terminal.
 */
#ifndef TANDEM_BASE_GUARD_H
#define TANDEM_BASE_GUARD_H

#include <signal.h>

enum { GUARD_SIGNALS = 3 };

struct guard {
	struct sigaction before[GUARD_SIGNALS];
};

void guard_begin(struct guard *guard);
void guard_end(const struct guard *guard);

#endif
