/*
 * The face that a person has: curses where the terminal can, else lines of text.
 * Chosen once, used for every stage, closed at the end.
 */
#ifndef TANDEM_APP_FACE_H
#define TANDEM_APP_FACE_H

#include "app/config.h"
#include "app/stage.h"

#include <stdbool.h>
#include <stddef.h>

struct term;

/* Bytes of a pipe that were read beyond the line that was asked for. */
struct input {
	char bytes[4096];
	size_t at, len;
};

struct face {
	struct term *term; /* owned; NULL: plain */
	struct input input; /* plain: the next stage goes on with it */
	bool ascii;
	bool remarked; /* what was to be said about the terminal has been shown */
	int exit_code; /* 128 + signal: the terminal is gone; EXIT_IO: nobody reads; 0 else */
};

/* Never fails: what cannot be opened is plain, and says why. */
void face_open(struct face *face, const struct config *config, bool plain);
void face_close(struct face *face);
/* A face for all of a command: reads the configuration and the program's words, opens it,
 * plays `play` and closes all.  Returns the exit code, play's if nothing else went wrong. */
int face_run(bool plain, int (*play)(struct face *face, const struct config *config,
	const struct words *words));
enum stage_end face_play(struct face *face, const struct stage *stage);

/* The two loops behind face_play(). */
enum stage_end loop_play(struct face *face, const struct stage *stage);
enum stage_end plain_play(struct face *face, const struct stage *stage);

#endif
