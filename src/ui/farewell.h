/*
 * What holds while the screen is ours, and is undone at its end: the modes of the
 * terminal, descriptor 2, signals.  Begin with the terminal, then signals, then
 * descriptor 2; give back the other way round.  A signal handler gives back too,
 * with what is marked async-signal-safe.
 */
#ifndef TANDEM_UI_FAREWELL_H
#define TANDEM_UI_FAREWELL_H

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* ---- the terminal */

/*
 * What gives the terminal back when there is no time for more: bytes prepared
 * at the start, and its modes as they were.
 */
#define FAREWELL_SIZE 256

struct farewell {
	struct termios before;
	char bytes[FAREWELL_SIZE];
	size_t len;
};

/* Before anything changes the modes. */
void farewell_begin(struct farewell *farewell);
/* A capability, without its delays, `$<50>`, that only old lines need. */
void farewell_add(struct farewell *farewell, const char *text);
/* Async-signal-safe. */
void farewell_give(const struct farewell *farewell);

/* ---- descriptor 2 */

/*
 * Descriptor 2 while the screen is ours: what libraries write there goes into
 * memory, and comes out, cleaned, at the end.
 */
struct noise {
	int real, memory; /* owned: descriptor 2 as it was, and where it leads now; -1 */
};

#define NOISE_NONE { -1, -1 }

void noise_catch(struct noise *noise);
/* Descriptor 2 as it was, and on it what came meanwhile. */
void noise_release(struct noise *noise);
/* The same from a signal handler: async-signal-safe, in ASCII without controls. */
void noise_rescue(const struct noise *noise);

/* ---- signals */

/*
 * Signals, while the screen is ours.
 *
 * Those that want something of the loop are blocked but while it waits in
 * signals_poll(); their handler only takes a note.  A fatal one is handled on a
 * stack of its own, and raised again by signals_die_of().  A handler gets no
 * argument, so the handlers, and the struct, belong to whoever takes signals.
 */
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
