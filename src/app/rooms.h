/*
 * The program's own screens around a visit: whose it is, and which to go on
 * with.  Each plays one small stage on the face.
 */
#ifndef TANDEM_APP_ROOMS_H
#define TANDEM_APP_ROOMS_H

#include "app/face.h"
#include "app/session.h"

#include <stdbool.h>

enum home_choice { HOME_START, HOME_GO_ON, HOME_FOLLOW, HOME_TRAIN, HOME_TRY, HOME_STAFF,
	HOME_AFTER, HOME_LEAVE };

/* The home screen.  After the first picture the pack is looked at (*code is set, and
 * the choice is to leave, when it has faults), and who is to be seen is counted. */
enum stage_end rooms_home(struct face *face, const struct words *words,
	enum home_choice *choice, int *code);
/* A page of the pack for staff ("staff", "after"), to be read and closed; a pack without
 * it says so.  Only from home: what is on it must not be seen in a visit. */
enum stage_end rooms_page(struct face *face, const struct words *words, const char *page);
/* The same with what one visit took below it: minutes by step, and what was held. */
enum stage_end rooms_after(struct face *face, const struct words *words,
	const struct book_visit *visit);
/* Whose visit: the label as typed, in `label` (clean, perhaps empty).  STAGE_GONE
 * also when they went back: *went_back then. */
struct room_late { /* what is done once after the first picture; false: the room is over */
	bool (*run)(void *ctx);
	void *ctx;
};
enum stage_end rooms_label(struct face *face, const struct words *words,
	const struct room_late *late, struct buf *label, bool *went_back);
/* A question of the program's own about a visit: one of a few answers. */
struct room_question {
	const struct words *words;
	const char *screen; /* id */
	const char *label;  /* who is being spoken of */
	const char *heading, *text; /* text: NULL, or what stands under it */
	const char *answers[2];
	const struct view_item *items; /* NULL: the two answers */
	size_t count;                  /* of the items; 0: there is only something to read */
	bool second;                   /* of two answers the second is where it begins */
	enum view_saving saving;
	int cover_after; /* minutes */
};
/* The number of the answer; -1: they went back. */
enum stage_end rooms_ask(struct face *face, const struct room_question *question, int *picked);

/* Lists (rooms_lists.c).  *found false: there is none, or they went back. */

/* One of the unfinished visits. */
enum stage_end rooms_which(struct face *face, const struct words *words, struct store *store,
	struct store_ref *id, bool *found);
/* One of the plans that somebody may come back to, looked at twice: the label and the day
 * of the last visit must fit the person.  `pack` is the digest of the words in force. */
enum stage_end rooms_follow(struct face *face, const struct words *words, struct store *store,
	const struct digest *pack, struct store_ref *id, bool *found);
/* One of the paths that begin without an earlier visit; asked only where there are several. */
enum stage_end rooms_path(struct face *face, const struct pack *pack, int *path, bool *found);
/* Any visit that is kept, the last first. */
enum stage_end rooms_any(struct face *face, const struct words *words, struct store *store,
	struct store_ref *id, bool *found);

#endif
