#include "record/journal.h"

#include <assert.h>
#include <string.h>

void journal_begin(struct journal *journal, struct store *store, const struct store_ref *ref)
{
	assert(store);
	*journal = (struct journal){ .store = store, .ref = *ref };
}

void journal_resume(struct journal *journal, struct store *store, const struct store_ref *ref,
	uint64_t last, const struct store_tag *tag)
{
	assert(store && last > 0); /* without rows it is begun */
	*journal = (struct journal){ .store = store, .ref = *ref, .last = last, .tag = *tag };
}

/* Another journal of the same store may have met its failure. */
static bool is_usable(struct journal *journal, struct fault *why)
{
	const struct store_ops *ops = journal->store->ops;
	return ops->is_usable(journal->store) || ops->reopen(journal->store, why);
}

enum store_result journal_append(struct journal *journal, const struct store_append *what,
	struct fault *why)
{
	assert(what->count > 0 && what->rows[0].seq == journal->last + 1);
	struct store_append own = *what;
	own.last = journal->last;
	own.last_tag = journal->tag;
	enum store_result result = STORE_FAILED;
	if (journal->failed)
		fault_set(why, NULL, NULL, "a write failed, and nothing has been read again since");
	else if (is_usable(journal, why))
		result = journal->store->ops->append(journal->store, &journal->ref, &own,
			&journal->tag, why);
	journal->failed = result == STORE_FAILED;
	if (result == STORE_DONE)
		journal->last += what->count;
	return result;
}

struct recovery {
	struct journal *journal;
	store_row_fn *fn;
	void *ctx;
	uint64_t seen; /* the last row that is there */
	bool refused;
};

static bool see_row(void *ctx, const struct store_row *row)
{
	struct recovery *recovery = ctx;
	struct journal *journal = recovery->journal;
	recovery->seen = row->seq;
	if (row->seq == journal->last)
		journal->tag = row->tag;
	if (row->seq <= journal->last)
		return true;
	recovery->refused = recovery->fn && !recovery->fn(recovery->ctx, row);
	if (recovery->refused)
		return false;
	journal->last = row->seq;
	journal->tag = row->tag;
	return true;
}

static bool is_gone(const struct journal *journal, uint64_t seen, struct fault *why)
{
	return fault_set_kind(why, FAULT_DAMAGED,
		"make sure that this is the right file of records",
		"%llu rows were kept, but only %llu are there",
		(unsigned long long)journal->last, (unsigned long long)seen);
}

bool journal_catch_up(struct journal *journal, store_row_fn *fn, void *ctx, struct fault *why)
{
	struct recovery recovery = { .journal = journal, .fn = fn, .ctx = ctx };
	const struct store_ops *ops = journal->store->ops;
	bool ok = ops->each_row(journal->store, &journal->ref, see_row, &recovery, why)
	          && !recovery.refused
	          && (recovery.seen >= journal->last || is_gone(journal, recovery.seen, why));
	journal->failed = !ok;
	return ok;
}

bool journal_recover(struct journal *journal, store_row_fn *fn, void *ctx, struct fault *why)
{
	return journal->store->ops->reopen(journal->store, why)
	       && journal_catch_up(journal, fn, ctx, why);
}

static bool note_digest(void *ctx, const struct store_row *row)
{
	*(struct digest *)ctx = digest_of(row->bytes, row->len);
	return true;
}

/* Was the row that failed kept after all, and is it this one? */
static bool recover_row(struct journal *journal, const struct digest *wanted, bool *kept,
	struct fault *why)
{
	struct digest found;
	uint64_t known = journal->last;
	assert(journal->failed);
	if (!journal_recover(journal, note_digest, &found, why))
		return false;
	*kept = journal->last > known && memcmp(&found, wanted, sizeof found) == 0;
	return true;
}

bool journal_add(struct journal *journal, const struct buf *row, struct fault *why)
{
	const struct digest digest = digest_of(row->data, row->len);
	bool kept = false;
	if (journal->failed && !recover_row(journal, &digest, &kept, why))
		return false;
	if (kept)
		return true;
	const struct store_row one = { .seq = journal->last + 1, .bytes = row->data,
		.len = row->len };
	const struct store_append what = { .rows = &one, .count = 1, .head = "" };
	return journal_append(journal, &what, why) == STORE_DONE;
}
