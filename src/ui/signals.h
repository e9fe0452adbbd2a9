/*
 * Signals, while the screen is ours.
 *
 * Those that want something of the loop are blocked but while it waits in
 * signals_poll(); their handler only takes a note.  A fatal one is handled on a
 * stack of its own, and raised again by signals_die_of().  A handler gets no
 * argument, so the handlers, and the struct, belong to whoever takes signals.
 */
#ifndef TANDEM_UI_SIGNALS_H
#define TANDEM_UI_SIGNALS_H

#include <poll.h>
#include <signal.h>
#include <stdbool.h>

#define SIGNALS_STACK 65536

struct signals {
	volatile sig_atomic_t caught[NSIG];
	sigset_t mask; /* as it was */
	struct sigaction old[NSIG];
	stack_t old_stack;
	unsigned char stack[SIGNALS_STACK];
};

typedef void signals_handler(int sig);

/* Before newterm(): ncurses leaves signals alone that somebody has taken. */
void signals_take(struct signals *signals, signals_handler *note, signals_handler *die);
/* What came meanwhile is still only noted: whoever closes has work left to do. */
void signals_release(struct signals *signals);

/* For the two handlers: async-signal-safe. */
void signals_note(struct signals *signals, int sig);
void signals_die_of(const struct signals *signals, int sig);

/* The note, which is gone then. */
bool signals_was_caught(struct signals *signals, int sig);
/* ppoll() of one (NULL: none), with signals let in; `ms` below 0 for ever. */
int signals_poll(const struct signals *signals, struct pollfd *in, long long ms);
/* Stops the whole job, as the shell knows it; returns when it is continued. */
void signals_stop(void);

#endif
