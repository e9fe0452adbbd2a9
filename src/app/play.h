/*
 * A visit held by a file of answers, through the same engine and the same session as a
 * visit at the terminal; and before it those that it follows.
 *
 *     struct play play = { 0 };
 *     code = play_chain(&play, path, &with);
 *     ... play.session is the visit as it ended, unless it was cut short ...
 *     play_release(&play);
 */
#ifndef TANDEM_APP_PLAY_H
#define TANDEM_APP_PLAY_H

#include "app/answers.h"
#include "app/session.h"

#include <stdbool.h>

struct play_with;

struct play {
	const struct play_with *with; /* borrowed */
	struct answers answers; /* owned */
	struct session session; /* owned */
	struct moment now;      /* the clock of the visit */
	bool over;  /* the visit went as far as the file leads: it has a plan */
	bool ended; /* the file ends it here */
	bool *gone_to; /* by number of the question: a plan is changed, and that line was; in the
	                * arena of the answers */
};

/* Where the packs come from, and who looks on. */
struct play_with {
	/* A new pack, which the visit takes over; NULL: *code says why, and it was printed. */
	struct pack *(*pack)(void *ctx, int *code);
	/* At everything that a person would be shown: when the visit has begun, and after
	 * each act.  False ends it; whoever says so has said why.  NULL: nobody looks on. */
	bool (*shown)(void *ctx, struct play *play);
	void *ctx;
	bool keep; /* in the records, if the visit consents */
};

/*
 * Plays the file, and first what it follows.  What is wrong is printed.  Returns the exit
 * code; where play->over it is the one of how the visit ended.
 */
int play_chain(struct play *play, const char *path, const struct play_with *with);
void play_release(struct play *play);

#endif
