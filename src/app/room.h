/*
 * A screen of the program's own, as a stage: one view that stays as it is until
 * something is picked or written on it, or they go back.
 */
#ifndef TANDEM_APP_ROOM_H
#define TANDEM_APP_ROOM_H

#include "app/face.h"
#include "base/buf.h"

#define ROOM_COVER 3 /* minutes: lists name people */

struct room { /* stands first in what a stage has beside it */
	const struct words *words; /* borrowed */
	struct view view;          /* to be filled in; what it points to must outlive the room */
	struct arena arena;        /* owned: room for that */
	struct buf *text;          /* NULL, or where to put what is written */
	bool went_back, left;
	int picked; /* number of the item; -1 */
};

void room_init(struct room *room, const struct words *words, enum view_kind kind,
	const char *screen);
/* Plays it as it is.  Release room->arena after. */
enum stage_end room_play(struct room *room, struct face *face, int cover_after);

/* For stages that do more: ctx begins with a room. */
void room_show(void *ctx, unsigned wants, struct arena *frame, struct view *view);
bool room_act(void *ctx, const struct act *act, struct moment now);

#endif
