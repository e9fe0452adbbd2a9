/*
 * The terminal beside ncurses: its descriptors, what the system is asked about
 * them, and what its name tells beside its entry in terminfo.
 */
#ifndef TANDEM_UI_TTY_H
#define TANDEM_UI_TTY_H

#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

/* ---- descriptors */

#define TTY_IN STDIN_FILENO
#define TTY_OUT STDOUT_FILENO

/* All of it, as far as it goes; async-signal-safe. */
void tty_write(int fd, const char *bytes, size_t len);
/* Is there something to read now? */
bool tty_has_bytes(void);
/*
 * Never more than these: a terminal may claim 65,535 of both, and ncurses counts in
 * shorts.  False when neither the terminal nor LINES and COLUMNS say.
 */
#define TTY_ROWS_MOST 1000
#define TTY_COLS_MOST 1000
bool tty_size(int *rows, int *cols);
/* A clock for deadlines, in milliseconds. */
long long tty_now(void);

/* ---- the name of a terminal, TERM */

#define TERMNAME_SHOWN 200

/* Terminals that know bracketed paste, or at least know to skip it. */
bool termname_pastes(const char *name);
/* Terminals that report the mouse, likewise. */
bool termname_points(const char *name);
/* As what a terminal of an unknown name is worth a try. */
const char *termname_stand_in(const char *name);
/* The name as it can be shown: it is the environment's. */
void termname_shown(const char *name, char out[TERMNAME_SHOWN]);

#endif
