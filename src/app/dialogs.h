/*
 * The program's own screens around a visit: whose it is, and which to go on
 * with.  Each plays one small controller on the frontend.
 */
#ifndef TANDEM_APP_DIALOGS_H
#define TANDEM_APP_DIALOGS_H

#include "app/frontend.h"
#include "base/buf.h"
#include "record/kept.h"

#include <stdbool.h>

/*
 * A screen of the program's own, as a controller: one view that stays as it is until
 * something is picked or written on it, or they go back.
 */
#define DIALOG_COVER 3 /* minutes: lists name people */

struct dialog { /* stands first in what a controller has beside it */
	const struct words *words; /* borrowed */
	struct view view;          /* to be filled in; what it points to must outlive the dialog */
	struct arena arena;        /* owned: room for that */
	struct buf *text;          /* NULL, or where to put the name that is written: folded as
	                            * a label (base/label.h), never blank */
	enum word need;            /* with `text`: what is said where it is blank */
	bool chooses; /* only with a choice, made or marked, does Enter end it */
	/* The visit that it stands over, which hears of the cover, and asks who is here when it
	 * comes off: by then the dialog is gone.  Borrowed; NULL: it stands over none. */
	const struct controller *over;
	bool names_people; /* over none, and it asks itself who is here when a cover comes off */
	bool asks_who;     /* and does so now */
	bool went_back, left;
	int picked; /* number of the item; -1 */
};

/* A page; what is chosen from says that it is one of home's (view.where). */
void dialog_init(struct dialog *dialog, const struct words *words, enum view_kind kind,
	const char *screen);
/* Plays it as it is.  Release dialog->arena after. */
enum controller_end dialog_play(struct dialog *dialog, struct frontend *frontend, int cover_after);

/* For stages that do more: ctx begins with a dialog. */
void dialog_show(void *ctx, unsigned wants, struct arena *frame, struct view *view);
bool dialog_act(void *ctx, const struct act *act, struct moment now);

/* ---- those around a visit --------------------------------------------------------- */

enum home_choice { HOME_START, HOME_GO_ON, HOME_FOLLOW, HOME_TRAIN, HOME_TRY, HOME_STAFF,
	HOME_AFTER, HOME_LEAVE };

/* The home screen.  After the first picture the pack is looked at (*code is set, and
 * the choice is to leave, when it has faults), and who is to be seen is counted. */
enum controller_end dialogs_home(struct frontend *frontend, const struct words *words,
	enum home_choice *choice, int *code);
/* A page of the pack for staff ("staff", "after"), to be read and closed; a pack without
 * it says so.  Only from home: what is on it must not be seen in a visit. */
enum controller_end dialogs_page(struct frontend *frontend, const struct words *words, const char *page);
/* The same with what one visit took below it: minutes by step, and what was held. */
enum controller_end dialogs_after(struct frontend *frontend, const struct words *words,
	const struct kept *visit);
/* Whose visit: the label, in `label`, which holds what stands there to begin with.  It is
 * folded, and never blank, but when they went back: then *went_back, and it is as it was.
 * `late` may be NULL.  `first`: no screen lies before it, and Esc asks before it leaves. */
struct dialog_late { /* what is done once after the first picture; false: the dialog is over */
	bool (*run)(void *ctx);
	void *ctx;
};
enum controller_end dialogs_label(struct frontend *frontend, const struct words *words,
	const struct dialog_late *late, bool first, struct buf *label, bool *went_back);
/* A question of the program's own about a visit: one of a few answers. */
struct dialog_question {
	const struct words *words;
	const char *screen; /* id */
	const char *label;  /* who is being spoken of */
	const char *heading, *text; /* text: NULL, or what stands under it */
	const char *answers[2];
	const struct view_item *items; /* NULL: the two answers */
	size_t count;                  /* of the items; 0: there is only something to read */
	bool second;                   /* of two answers the second is where it begins, and none
	                                * is picked by a digit */
	const struct controller *over; /* as a dialog's */
	bool names_people;             /* likewise */
	enum view_saving saving;
	int cover_after; /* minutes */
};
/* The number of the answer; -1: they went back. */
enum controller_end dialogs_ask(struct frontend *frontend, const struct dialog_question *question, int *picked);

/* That so many visits could not be read, as a sentence in `arena`; NULL where there are none. */
const char *dialogs_damaged(const struct words *words, size_t count, struct arena *arena);

/* Lists (dialog_lists.c).  *found false: there is none, or they went back.  What cannot be
 * read is said, all of it where `store` is NULL. */

/* Whether to go on with an unfinished visit of this label, where there are such: *found, and
 * its id; or to begin a new one.  They went back: *went_back. */
enum controller_end dialogs_unfinished(struct frontend *frontend, const struct words *words,
	struct store *store, const char *label, struct store_ref *id, bool *found, bool *went_back);
/* One of the unfinished visits. */
enum controller_end dialogs_which(struct frontend *frontend, const struct words *words, struct store *store,
	struct store_ref *id, bool *found);
/* One of the plans that somebody may come back to, looked at twice: the label and the day
 * of the last visit must fit the person; where they do not, the list is shown once more.  `pack` is the digest of the words in force. */
enum controller_end dialogs_follow(struct frontend *frontend, const struct words *words, struct store *store,
	const struct digest *pack, struct store_ref *id, bool *found);
/* One of the paths that begin without an earlier visit, or, with `after`, from one; asked only
 * where there are several. */
enum controller_end dialogs_path(struct frontend *frontend, const struct pack *pack, bool after,
	int *path, bool *found);
/* Any visit that is kept, the last first. */
enum controller_end dialogs_any(struct frontend *frontend, const struct words *words, struct store *store,
	struct store_ref *id, bool *found);

#endif
