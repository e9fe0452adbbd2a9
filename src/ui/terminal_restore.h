/*
 * What holds while the screen is ours, and is undone at its end: the modes of the
 * terminal, signals, where output goes, descriptor 2.  Begin in this order, and give
 * back the other way round.  A signal handler gives back too, with what is marked
 * async-signal-safe.
 */
#ifndef TANDEM_UI_TERMINAL_RESTORE_H
#define TANDEM_UI_TERMINAL_RESTORE_H

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
#define TERMINAL_RESTORE_SIZE 256

struct terminal_restore {
	struct termios before;
	char bytes[TERMINAL_RESTORE_SIZE];
	size_t len;
};

/* Before anything changes the modes. */
void terminal_restore_begin(struct terminal_restore *restore);
/* A capability, without its delays, `$<50>`, that only old lines need. */
void terminal_restore_add(struct terminal_restore *restore, const char *text);
/* To the terminal behind `fd`; what it has not taken yet is dropped, and where it takes
 * nothing at all the bytes are.  Async-signal-safe, and soon over. */
void terminal_restore_give(const struct terminal_restore *restore, int fd);

/* ---- output that nobody takes */

/*
 * A terminal may have been stopped, or nobody may read it: then a write waits for ever,
 * and whoever is to end does not.  Giving up leads descriptor 1 elsewhere: the write that
 * waits, and all after it, go nowhere, and the terminal is given back through `real`.
 */
struct terminal_output {
	int real, nowhere; /* owned; -1 */
	volatile sig_atomic_t given_up;
};

#define TERMINAL_OUTPUT_NONE { -1, -1, 0 }

void terminal_output_begin(struct terminal_output *output);
void terminal_output_release(struct terminal_output *output);
/* Async-signal-safe. */
void terminal_output_give_up(struct terminal_output *output);
/* Gives up by an ALRM, that comes after so many milliseconds; 0: no more. */
void terminal_output_alarm(int ms);

/* ---- descriptor 2 */

/*
 * Descriptor 2 while the screen is ours: what libraries write there goes into
 * memory, and comes out, cleaned, at the end.
 */
struct stderr_capture {
	int real, memory; /* owned: descriptor 2 as it was, and where it leads now; -1 */
};

#define STDERR_CAPTURE_NONE { -1, -1 }

void stderr_capture_begin(struct stderr_capture *capture);
/* Descriptor 2 as it was, and on it what came meanwhile.  `silent`: it stays in memory, and
 * is lost, where descriptor 2 was a terminal, which takes nothing. */
void stderr_capture_release(struct stderr_capture *capture, bool silent);
/* The same from a signal handler: async-signal-safe, in ASCII without controls. */
void stderr_capture_rescue(const struct stderr_capture *capture);

/* ---- signals */

/*
 * Signals, while the screen is ours.
 *
 * Those that want something of the loop are blocked but while it waits in
 * signals_poll(); their handler only takes a note.  HUP and TERM are let in while a
 * frame is written, too.  Every other one that ends a process is fatal: it is handled on
 * a stack of its own, and raised again by signals_die_of(); but those that whoever
 * started us has ignored are ignored.  A handler gets no argument, so the handlers, and
 * the struct, belong to whoever takes signals.
 */
#define SIGNALS_STACK 65536

struct signals {
	volatile sig_atomic_t caught[NSIG];
	sigset_t mask; /* as it was */
	bool taken[NSIG];
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

/* HUP and TERM, let in or blocked again. */
void signals_let_in(bool in);
/* The one that ends us is left waiting, for whoever must not wait then: see sigpending(). */
void signals_leave_waiting(int sig);

/* The note, which is gone then. */
bool signals_was_caught(struct signals *signals, int sig);
/* ppoll() of one (NULL: none), with signals let in; `ms` below 0 for ever. */
int signals_poll(const struct signals *signals, struct pollfd *in, long long ms);
/* Stops the whole job, as the shell knows it; returns when it is continued. */
void signals_stop(void);

#endif
