/*
 * A visit being held: acts in, views out, over the engine and the record that
 * keeps it (record/record.h), and the truth about saving.
 */
#ifndef TANDEM_APP_SESSION_H
#define TANDEM_APP_SESSION_H

#include "pack/pack.h"
#include "record/record.h"
#include "view/view.h"

#include <stdbool.h>

struct session {
	const struct pack *pack; /* the visit's */
	struct pack *own_pack;   /* owned: the same of a new visit; NULL: it is a cache's */
	struct record record;    /* owned */
	bool told; /* that another went on with the visit */
	bool prints; /* somebody prints at the end: how else to have the page is not said */
	struct fault refused; /* why the last act was not taken; what[0] is 0 when it was */
	enum fault_kind failure; /* why the last write was not done */
	struct fault reported; /* the last of these that was no refusal, once it was printed */
};

/* A new visit over `pack`, which the session takes over. */
bool session_start(struct session *session, struct pack *pack, int path, const char *label,
	bool trial, struct moment now, struct fault *why);
/*
 * As session_start(), and what comes along from `earlier`, of the id `after`: it is in
 * memory like the rest, until the patient's yes.
 */
bool session_start_after(struct session *session, struct pack *pack, int path,
	const struct visit *earlier, const struct store_ref *after, bool trial, struct moment now,
	struct fault *why);
/* A visit of the store, which the session takes over when this is true; its pack stays the
 * cache's.  Of one that is only there in part (record_resume()) it is true, with `why`, and the
 * screen says so. */
bool session_resume(struct session *session, struct store *disk, const struct store_ref *ref,
	struct pack_cache *packs, struct fault *why);
void session_end(struct session *session);

/*
 * Takes an act.  False: not taken, session->refused says why, nothing is lost.
 * After a failed write it may be found that the last act was kept after all; then
 * this one is let go, for it was said to a screen that is gone: what it says waits there as a
 * draft.
 */
bool session_act(struct session *session, const struct act *act, struct moment now);
/*
 * Makes the visit this terminal's, `anyway` also where another has it.  False: another has it,
 * since *since; then it may be looked at.  Where that cannot be told it is true, and the screen
 * says so.
 */
bool session_take(struct session *session, struct moment now, bool anyway, struct moment *since);
void session_look(struct session *session);
/* Whether something has changed that nobody did here: another went on with the visit, or the
 * last act was kept after all. */
bool session_tick(struct session *session);

/* Keeps what is half done, on the disk when the visit is kept there; an empty value
 * ends what was. */
void session_draft(struct session *session, const struct value *value);
/* Shows what is half done, and keeps it nowhere: a key must not wait for the disk. */
void session_follow(struct session *session, const struct value *value);

/* What is to be shown, with plan, saving and reason, and what is wanted beside it
 * (WANT_*); the clock is the loop's. */
void session_show(struct session *session, unsigned wants, struct arena *frame,
	struct view *view);
/* How the page can be had without a print command. */
const char *session_by_hand(const struct session *session, struct arena *frame);
/* What is said of it once the screen is given back; NULL: another goes on with it. */
const char *session_parting(const struct session *session);
/* Exit code by how the visit stands; EXIT_IO where the last act could not be kept. */
int session_exit_code(const struct session *session);

#endif
