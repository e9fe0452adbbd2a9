/*
 * The frontend that a person has: curses where the terminal can, else lines of text;
 * and what it plays.  Chosen once, used for every controller, closed at the end.
 */
#ifndef TANDEM_APP_FRONTEND_H
#define TANDEM_APP_FRONTEND_H

#include "app/config.h"
#include "app/language.h"
#include "base/arena.h"
#include "base/date.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A controller: something that shows views and takes acts.  A visit is one, the home
 * screens are others; a frontend plays any of them.
 */
struct controller {
	void *ctx;
	/* What is shown now, but for the clock; and beside it what is wanted (WANT_*). */
	void (*show)(void *ctx, unsigned wants, struct arena *frame, struct view *view);
	/* Takes an act; false: the controller is over. */
	bool (*act)(void *ctx, const struct act *act, struct moment now);
	/* Half done: at most every two seconds.  NULL where nothing is worth it. */
	void (*draft)(void *ctx, const struct value *value);
	/* Half done, at each key: for the next view, never for the disk.  NULL likewise. */
	void (*follow)(void *ctx, const struct value *value);
	/* Once after the first picture: what would have made it wait (the database, the
	 * pack).  False: the controller is over.  NULL: nothing. */
	bool (*late)(void *ctx);
	/* Milliseconds until what is shown changes by itself; 0 never.  NULL: never. */
	int (*wake)(void *ctx);
	/* Now and then, at least once a minute: true when what is shown has changed.  NULL:
	 * it never does. */
	bool (*tick)(void *ctx);
	int cover_after; /* minutes of idleness; 0 never */
};

/* Both return how it ended. */
enum controller_end {
	CONTROLLER_OVER, /* act() said so */
	CONTROLLER_GONE  /* the terminal is gone, or input has ended */
};

struct session;
/* A visit as a controller; the session outlives it. */
struct controller controller_of_session(struct session *session, int cover_after);

/* ---- the frontend */

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
	struct language_wish language; /* of what is shown on it */
	bool told;     /* that letters cannot be shown has been said */
	char parting[512]; /* what is said on the ordinary screen once it is closed; "" nothing */
	bool parts_badly;  /* and that stays, whatever is held after */
	bool remarked; /* what was to be said about the terminal has been shown */
	int exit_code; /* 128 + signal: the terminal is gone; EXIT_IO: nobody reads; 0 else */
};

/* What is to be said when it closes, where it had the screen: of the visit that was held last,
 * but that one was not saved `stays`.  NULL: nothing. */
void frontend_part(struct frontend *frontend, const char *text, bool stays);
/* Never fails: what cannot be opened is plain, and says why. */
void frontend_open(struct frontend *frontend, const struct config *config, bool plain);
void frontend_close(struct frontend *frontend);
/* A frontend for all of a command: reads the configuration and the program's words, opens it,
 * plays `play` and closes all.  `language`: as --lang gives it, or NULL.  Returns the exit
 * code, play's if nothing else went wrong. */
int frontend_run(bool plain, const char *language,
	int (*play)(struct frontend *frontend, const struct config *config,
		const struct words *words));
enum controller_end frontend_play(struct frontend *frontend, const struct controller *controller);

/* The two loops behind frontend_play(). */
enum controller_end loop_play(struct frontend *frontend, const struct controller *controller);
enum controller_end plain_play(struct frontend *frontend, const struct controller *controller);

#endif
