/*
 * The descriptors of the terminal, and what the system is asked about them
 * beside ncurses.
 */
#ifndef TANDEM_UI_TTY_H
#define TANDEM_UI_TTY_H

#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

#define TTY_IN STDIN_FILENO
#define TTY_OUT STDOUT_FILENO

/* All of it, as far as it goes; async-signal-safe. */
void tty_write(int fd, const char *bytes, size_t len);
/* Is there something to read, now or within so many milliseconds? */
bool tty_has_bytes(int ms);
/* False when the terminal does not say. */
bool tty_size(int *rows, int *cols);
/* A clock for deadlines, in milliseconds. */
long long tty_now(void);

#endif
