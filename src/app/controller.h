/*
 * A controller: something that shows views and takes acts.  A visit is one, the home
 * screens are others; the loops (curses, plain) play any of them.
 */
#ifndef TANDEM_APP_CONTROLLER_H
#define TANDEM_APP_CONTROLLER_H

#include "base/arena.h"
#include "base/date.h"
#include "view/view.h"

#include <stdbool.h>

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

#endif
