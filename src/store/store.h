/*
 * The store: sealed bytes and ids.  It knows no visit, no pack and no words.
 *
 * Two that are real: memory (a visit before consent, practice, tests) and the
 * disk, over any `struct db`.  A visit begins in memory; store_copy() brings it
 * to the disk at the patient's yes, and back into memory if that is withdrawn.
 *
 * A visit is a list of rows, 1, 2, 3 ... without a gap, and its head: what lists
 * show of it, replaced with each append in the same transaction.  Each row is
 * bound to the one before by that one's tag, and the head to the last, so that a
 * row that was changed, swapped, moved or dropped is seen when they are read.
 *
 * What holds: when append() has returned STORE_DONE the rows are on the
 * disk (WAL, synchronous=FULL) and survive power loss; all rows of one call are
 * there, or none.  After STORE_FAILED nothing is claimed: the rows may or may not
 * be there.  The caller then calls reopen() and re-reads.
 *
 * One terminal at a time goes on with a visit.  take() says that it is this one,
 * through this store, and from then on every append, draft and forgetting of that
 * visit is refused here once another has taken it.  A terminal that is gone has
 * nothing; which is there is told by holders.h, so a process that was killed keeps
 * nobody waiting.  The last row that the caller names is the law all the same.
 *
 * Bytes are sealed on the way in and opened on the way out by seal.h; ids are
 * random.  Bytes handed to a callback are borrowed until it returns; it may read
 * the store that called it, by the same call, too, but not write to it.
 */
#ifndef TANDEM_STORE_STORE_H
#define TANDEM_STORE_STORE_H

#include "base/digest.h"
#include "base/fault.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STORE_ID_SIZE 16
#define STORE_TAG_SIZE 16
#define STORE_PACK_SIZE 32

struct store_id {
	unsigned char bytes[STORE_ID_SIZE];
};

/* What a sealed row is known by to the next. */
struct store_tag {
	unsigned char bytes[STORE_TAG_SIZE];
};

/* Which visit, and whose: visits that follow one another have one subject. */
struct store_ref {
	struct store_id subject, visit;
};

struct store_row {
	uint64_t seq;
	const void *bytes;
	size_t len;
	struct store_tag tag; /* where it is read; where it is written the store makes it */
};

/* What an append adds to a visit, all in one transaction. */
struct store_append {
	const struct store_row *rows; /* last + 1, last + 2 ... */
	size_t count;
	const void *head; /* takes the place of the head before; may be empty */
	size_t head_len;
	const char *clear_draft; /* NULL: none; this one has become an answer */
	/* What the caller takes for the last row; 0: the visit is new. */
	uint64_t last;
	struct store_tag last_tag;
};

enum store_result {
	STORE_DONE,
	STORE_FAILED,   /* nothing is known until it is opened again */
	STORE_NOT_LAST, /* another was first: nothing of it was written */
	STORE_NOT_HELD, /* another terminal has the visit, or has deleted it: nothing was written */
};

/* A head, as lists read it. */
struct store_head {
	struct store_ref ref;
	int64_t number; /* grows in the order in which visits came to be kept */
	const void *bytes; /* NULL: it is gone or damaged */
	size_t len;
	uint64_t last; /* the last row, and its tag */
	struct store_tag last_tag;
};

/* Called for each; return false to stop (the walk then returns true all the same). */
typedef bool store_head_fn(void *ctx, const struct store_head *head);
typedef bool store_row_fn(void *ctx, const struct store_row *row);
typedef bool store_draft_fn(void *ctx, const char *field, const void *bytes, size_t len);
typedef bool store_bytes_fn(void *ctx, const void *bytes, size_t len);

struct store;

struct store_ops {
	void (*close)(struct store *store);
	bool (*reopen)(struct store *store, struct fault *why);
	/* False while nothing may be done but reopen(). */
	bool (*is_usable)(const struct store *store);
	/* Nothing can be written to it here, by anybody; what is kept can be read. */
	bool (*is_read_only)(const struct store *store);
	/* All or none, on the disk when it is done.  *last_tag (may be NULL) is the tag of
	 * the last row then. */
	enum store_result (*append)(struct store *store, const struct store_ref *ref,
		const struct store_append *what, struct store_tag *last_tag, struct fault *why);
	/* Replaces the draft of a field; len 0 deletes it.  The visit must have rows. */
	enum store_result (*draft)(struct store *store, const struct store_ref *ref,
		const char *field, const void *bytes, size_t len, struct fault *why);
	/*
	 * The draft of one who has lost the visit, which so is not lost: kept where there is
	 * none, or still the one with the digest `before` (what this one knew of; NULL:
	 * nothing), whoever holds the visit.  False: it was not.
	 */
	bool (*leave_draft)(struct store *store, const struct store_ref *ref, const char *field,
		const void *bytes, size_t len, const struct digest *before, struct fault *why);
	/* Keeps a pack's bundle under its digest; a second time is no work. */
	bool (*put_pack)(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
		const void *bytes, size_t len, struct fault *why);
	/* False with why->what when there is none. */
	bool (*get_pack)(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
		store_bytes_fn *fn, void *ctx, struct fault *why);
	/* Every visit, as they lie there (see `number`); no row is read. */
	bool (*each_head)(struct store *store, store_head_fn *fn, void *ctx, struct fault *why);
	/* In the order of seq.  False where one is damaged or missing, the last included. */
	bool (*each_row)(struct store *store, const struct store_ref *ref, store_row_fn *fn,
		void *ctx, struct fault *why);
	bool (*each_draft)(struct store *store, const struct store_ref *ref, store_draft_fn *fn,
		void *ctx, struct fault *why);
	/* Deletes a visit, all of it; and its subject, where that has no other.  What is not
	 * there is deleted. */
	enum store_result (*forget)(struct store *store, const struct store_ref *ref,
		struct fault *why);
	/*
	 * This terminal goes on with the visit, from `since` (ms).  STORE_NOT_HELD: another is
	 * there, which has had it since *since; with `anyway` it is taken from that one.  Of a
	 * visit that is not kept yet it is said with its first rows.
	 */
	enum store_result (*take)(struct store *store, const struct store_ref *ref, int64_t *since,
		bool anyway, struct fault *why);
	/* Is it still ours?  STORE_DONE also where it was never taken; STORE_NOT_HELD also where
	 * it was, and is not there. */
	enum store_result (*held)(struct store *store, const struct store_ref *ref,
		struct fault *why);
	/* Adds every damage that the store itself can see; true when it could look. */
	bool (*verify)(struct store *store, struct faults *faults, struct fault *why);
	/*
	 * Several of the above as one: all or none.  end(commit false) rolls back.
	 * No nesting.
	 */
	bool (*begin)(struct store *store, struct fault *why);
	bool (*end)(struct store *store, bool commit, struct fault *why);
	/* Did the last failure of end() or a call within come of another writer alone, so
	 * that all since begin() may be done again? */
	bool (*may_repeat)(const struct store *store);
};

struct store {
	const struct store_ops *ops;
};

/* Keeps nothing.  Never fails but out of memory (NULL). */
struct store *store_memory_new(void);

enum store_kind { STORE_VISITS, STORE_TRAINING };
enum store_mode { STORE_CREATE, STORE_EXISTING };
/*
 * The SQLite store at `path` (a file; its folder must be there).  STORE_CREATE
 * makes it, 0600 whatever the umask; STORE_EXISTING fails where there is none,
 * with *missing true (may be NULL).  A newer or foreign file is refused in words, and so
 * is one of the other kind: patients and practice never lie in one file.
 */
struct store *store_sqlite_open(const char *path, enum store_kind kind, enum store_mode mode,
	bool *missing, struct fault *why);

struct db;
struct holders;
/* The store over a database, which it takes over, and with those who hold visits of it (NULL:
 * nobody is asked).  NULL: no memory, and both are closed. */
struct store *store_over(struct db *db, struct holders *holders, struct fault *why);

/* A pack's bundle, and its digest. */
struct store_pack {
	const unsigned char *digest; /* STORE_PACK_SIZE bytes */
	const void *bytes;
	size_t len;
};

/* As close(); NULL is allowed. */
void store_close(struct store *store);

/* Are they the same visit of the same subject? */
bool store_ref_is(const struct store_ref *a, const struct store_ref *b);

/*
 * Copies a visit and its drafts from one store to another, together with its pack, which
 * who holds the visit has at hand, and what `more` adds (its `last` is not looked at), in
 * one transaction.  The source is left as it was, and need not have the pack; the caller
 * forgets the visit there when this has returned true.
 */
bool store_copy(struct store *from, struct store *to, const struct store_ref *ref,
	const struct store_pack *pack, const struct store_append *more,
	struct store_tag *last_tag, struct fault *why);

#endif
