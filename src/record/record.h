/*
 * A visit while it is held, and where it is kept.
 *
 * A batch of events is committed and only then applied: what the state says is
 * kept.  A visit begins in memory; the patient's yes copies it to the disk, all so far
 * and the yes itself in one transaction; a no, or a yes taken back, leaves nothing there.
 *
 *     record_begin(), or record_resume() and record_take()
 *     record_catch_up()   before each act: after a failed write, what is there?
 *     record_commit(), record_draft()
 *     record_close()
 *
 * One terminal at a time goes on with a visit: record_take().  Who has lost it to
 * another keeps nothing more, but what was half typed or refused, which becomes
 * that question's draft (record_leave()) and is seen by the other.  Who only
 * looks goes through the visit in memory.
 *
 * What can fail returns false with `why`, and is printed by nobody here.
 */
#ifndef TANDEM_RECORD_RECORD_H
#define TANDEM_RECORD_RECORD_H

#include "record/journal.h"
#include "record/kept.h"
#include "record/ref.h"
#include "store/store.h"
#include "visit/visit.h"

/* The store on the disk, opened or made at the patient's yes; NULL with `why`. */
typedef struct store *record_open_fn(void *ctx, struct fault *why);

struct record {
	struct visit visit;  /* owned; read it freely */
	struct store_ref ref;
	char code[CODE_SIZE];
	struct store *memory; /* owned */
	struct store *disk;   /* owned; NULL until it is needed */
	record_open_fn *open_disk;
	void *open_ctx; /* borrowed: of open_disk */
	struct journal journal; /* in the store that has the visit */
	bool kept;   /* the visit is on the disk */
	bool trial;  /* nothing is ever kept, whatever is answered */
	bool failed; /* the last write was refused or failed: record_catch_up() first */
	bool behind; /* more was kept than was shown: the next act is not for it */
	bool lost;    /* another terminal went on with it: nothing more is kept here */
	bool looking; /* it is another's, and only looked at */
	bool part;    /* more is kept than can be replayed: it is only looked at, too */
	bool took_over; /* from another, who may leave drafts */
	bool untaken;   /* record_take() failed: it is tried before each write */
	int64_t taken;  /* when it was taken here */
	struct record_draft { struct digest digest; bool known; } *drafts; /* by number of the
	                                * question: as they are known to be kept; owned */
	struct arena scratch; /* owned: heads on their way out */
	struct buf bytes;     /* owned: events on their way out */
};

struct record_start {
	int path; /* number */
	const char *label;
	const struct store_ref *after; /* the visit that it follows, of the same patient; NULL */
	bool trial;
	record_open_fn *open_disk; /* with open_ctx, as long as the record */
	void *open_ctx;
	void (*last_words)(void);
};

/* A new visit over `pack`, which outlives it.  Close it also after a failure. */
bool record_begin(struct record *record, const struct pack *pack, const struct record_start *start,
	struct moment now, struct fault *why);
/*
 * Goes on with a visit of `disk`, which the record takes over when this is true; its pack is the
 * cache's.  Of one that cannot be replayed to its end `part` is set, with `why`: it is shown as far
 * as it goes, and only looked at; what lies behind stays in the store as it is.
 */
bool record_resume(struct record *record, struct store *disk, const struct store_ref *ref,
	struct pack_cache *packs, struct fault *why);
void record_close(struct record *record);

/*
 * After a failed write: opens the store again, and takes what was kept after all; `behind`
 * says that there was more, and then what is `said` now, to a screen that is gone, waits there
 * as a draft; `lost` that the visit was deleted elsewhere.  True where nothing had failed.
 * False: it is still so, and nothing can be kept.
 */
bool record_catch_up(struct record *record, const struct value *said, struct fault *why);
/*
 * This terminal goes on with the visit, which is read anew to its end.  False: another has
 * it, since *since; `anyway` takes it from that one.  Where it cannot be taken or read (a disk
 * or a file of locks that cannot be written, damage) it is true, `failed` is set with `why`, and
 * record_catch_up() says so before each write until it can be; where it was deleted meanwhile it
 * is true and `lost`.  Before the yes a visit is nobody else's: true.
 */
bool record_take(struct record *record, struct moment now, bool anyway, struct moment *since,
	struct fault *why);
/* Looks only, from here on. */
void record_look(struct record *record);
/* Does another go on with it by now?  Then it is lost. */
bool record_is_lost(struct record *record);
/* What was half done by one who has lost it, or refused for that, is the draft of the question
 * where they are. */
void record_leave(struct record *record, const struct value *value);

/* Keeps a batch, and makes it true.  False: nothing is changed.  Of one that is lost or looked
 * at, only where somebody is and who is there changes, and is kept nowhere. */
bool record_commit(struct record *record, const struct batch *batch, struct fault *why);
/* What is half done on the question where they are is its draft, and kept where the visit is;
 * an empty value ends it. */
void record_draft(struct record *record, const struct value *value);

#endif
