/*
 * A visit that is kept, opened to be looked at: its events folded over the pack
 * that it was held with, and its drafts.  Who goes on with it uses record/record.h.
 */
#ifndef TANDEM_RECORD_KEPT_H
#define TANDEM_RECORD_KEPT_H

#include "record/pack_cache.h"
#include "store/store.h"
#include "visit/visit.h"

struct kept {
	struct store_ref ref;
	struct pack *pack;    /* the cache's */
	struct visit visit;   /* owned */
	struct store_tag tag; /* of the last row; its number is that of the events */
	bool part; /* more rows are there, which are none of this version or do not fit */
};

/* All or nothing: what comes of a visit, a plan or a page, is never made of a part of it. */
bool kept_open(struct store *store, const struct store_ref *ref, struct pack_cache *packs,
	struct kept *kept, struct fault *why);
/*
 * The same to be looked at only: where a row is whole but cannot be replayed, as far as the rows
 * before it go, with `part` set and why there is no more.  A seal that is broken, or a row that
 * is not there, says that somebody was at the file: nothing of that visit is shown.
 */
bool kept_open_part(struct store *store, const struct store_ref *ref, struct pack_cache *packs,
	struct kept *kept, struct fault *why);
void kept_close(struct kept *kept);

/* One more row of a visit, of which there may be none so far but its pack; the arena is
 * scratch.  False where it is no event, or does not fit. */
bool kept_replay(struct visit *visit, const struct store_row *row, struct arena *arena,
	struct fault *why);

#endif
