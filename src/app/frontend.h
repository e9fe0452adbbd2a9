/*
 * The frontend that a person has: curses where the terminal can, else lines of text.
 * Chosen once, used for every controller, closed at the end.
 */
#ifndef TANDEM_APP_FRONTEND_H
#define TANDEM_APP_FRONTEND_H

#include "app/config.h"
#include "app/controller.h"

#include <stdbool.h>
#include <stddef.h>

struct term;

/* Bytes of a pipe that were read beyond the line that was asked for. */
struct input {
	char bytes[4096];
	size_t at, len;
};

struct frontend {
	struct term *term; /* owned; NULL: plain */
	struct input input; /* plain: the next controller goes on with it */
	bool ascii;
	bool remarked; /* what was to be said about the terminal has been shown */
	int exit_code; /* 128 + signal: the terminal is gone; EXIT_IO: nobody reads; 0 else */
};

/* Never fails: what cannot be opened is plain, and says why. */
void frontend_open(struct frontend *frontend, const struct config *config, bool plain);
void frontend_close(struct frontend *frontend);
/* A frontend for all of a command: reads the configuration and the program's words, opens it,
 * plays `play` and closes all.  Returns the exit code, play's if nothing else went wrong. */
int face_run(bool plain, int (*play)(struct frontend *frontend, const struct config *config,
	const struct words *words));
enum controller_end frontend_play(struct frontend *frontend, const struct controller *controller);

/* The two loops behind frontend_play(). */
enum controller_end loop_play(struct frontend *frontend, const struct controller *controller);
enum controller_end plain_play(struct frontend *frontend, const struct controller *controller);

#endif
