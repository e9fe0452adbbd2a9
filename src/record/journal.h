/*
 * Rows that are kept one after the other, of a visit or of a practice: what is
 * added is on the disk, and nothing is kept twice, also where a write failed and
 * nobody knows whether it was done.
 *
 *     journal_begin(&journal, store, &ref);
 *     journal_append(&journal, &what, why)   STORE_FAILED: nothing is known;
 *     journal_recover(&journal, fn, ctx, why)   then what was kept after all
 *
 * or, where rows come alone and the same one is tried until it is kept,
 * journal_add(), which does both.
 */
#ifndef TANDEM_RECORD_JOURNAL_H
#define TANDEM_RECORD_JOURNAL_H

#include "base/buf.h"
#include "base/digest.h"
#include "store/store.h"

struct journal {
	struct store *store; /* borrowed */
	struct store_ref ref;
	uint64_t last; /* the last row that is known to be kept, and its tag */
	struct store_tag tag;
	bool failed;         /* a write: there may be more than is known */
};

/* For rows that are new, or go on behind `last`. */
void journal_begin(struct journal *journal, struct store *store, const struct store_ref *ref);
void journal_resume(struct journal *journal, struct store *store, const struct store_ref *ref,
	uint64_t last, const struct store_tag *tag);

/* `what` but for its last row, which the journal knows.  STORE_FAILED after a failure, until
 * journal_recover() or journal_catch_up() has been true. */
enum store_result journal_append(struct journal *journal, const struct store_append *what,
	struct fault *why);
/*
 * Opens the store again and reads; rows that were not known go to `fn` (NULL: to nobody),
 * which returns false to refuse them.  False: still nothing is known.
 */
bool journal_recover(struct journal *journal, store_row_fn *fn, void *ctx, struct fault *why);
/* The same for a store that was opened again already.  False also where rows that were known
 * are not there. */
bool journal_catch_up(struct journal *journal, store_row_fn *fn, void *ctx, struct fault *why);

/* One row, with an empty head.  After a failure it may be tried again, with the same row or
 * another one. */
bool journal_add(struct journal *journal, const struct buf *row, struct fault *why);

#endif
