/*
 * The program's own screens around a visit: whose it is, and which to go on
 * with.  Each plays one small stage on the face.
 */
#ifndef TANDEM_APP_ROOMS_H
#define TANDEM_APP_ROOMS_H

#include "app/face.h"
#include "app/session.h"

#include <stdbool.h>

enum home_choice { HOME_START, HOME_GO_ON, HOME_TRY, HOME_STAFF, HOME_AFTER, HOME_LEAVE };

/* The home screen.  After the first picture the pack is looked at (*code is set, and
 * the choice is to leave, when it has faults) and the unfinished visits are counted. */
enum stage_end rooms_home(struct face *face, const struct words *words,
	enum home_choice *choice, int *code);
/* A page of the pack for staff ("staff", "after"), to be read and closed; a pack without
 * it says so.  Only from home: what is on it must not be seen in a visit. */
enum stage_end rooms_page(struct face *face, const struct words *words, const char *page);
/* Whose visit: the label as typed, in `label` (clean, perhaps empty).  STAGE_GONE
 * also when they went back: *went_back then. */
enum stage_end rooms_label(struct face *face, const struct words *words, struct buf *label,
	bool *went_back);
/* A question of the program's own about a visit: one of a few answers. */
struct room_question {
	const struct words *words;
	const char *screen; /* id */
	const char *label;  /* who is being spoken of */
	const char *heading, *text; /* text: NULL, or what stands under it */
	const char *answers[2];
	enum view_saving saving;
	int cover_after; /* minutes */
};
/* The number of the answer; -1: they went back. */
enum stage_end rooms_ask(struct face *face, const struct room_question *question, int *picked);
/* One of the unfinished visits; *found false: none, or they went back. */
enum stage_end rooms_which(struct face *face, const struct words *words, struct store *store,
	struct store_id *id, bool *found);

#endif
