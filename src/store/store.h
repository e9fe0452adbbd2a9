/*
 * The store: sealed bytes and ids.  It knows no visit, no pack and no words.
 *
 * Two that are real: memory (a visit before consent, practice, tests) and
 * SQLite.  A visit begins in memory; store_move() copies it to the disk at the
 * patient's yes, and back into memory if that is withdrawn.
 *
 * What holds: when store_append() has returned true the rows are on the disk
 * (WAL, synchronous=FULL) and survive power loss; all rows of one call are
 * there, or none.  After a false nothing is claimed: the rows may or may not be
 * there.  The caller then calls store_reopen() and re-reads.
 *
 * Bytes are sealed on the way in and opened on the way out by seal.h; ids are
 * random.  Bytes handed to a callback are borrowed until it returns; it may read
 * the store that called it, but not write to it.
 */
#ifndef TANDEM_STORE_STORE_H
#define TANDEM_STORE_STORE_H

#include "base/fault.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STORE_ID_SIZE 16
#define STORE_PACK_SIZE 32

struct store_id {
	unsigned char bytes[STORE_ID_SIZE];
};

struct store_row {
	uint64_t seq;
	const void *bytes;
	size_t len;
};

/* Called for each; return false to stop (the walk then returns true all the same). */
typedef bool store_visit_fn(void *ctx, const struct store_id *visit);
typedef bool store_row_fn(void *ctx, uint64_t seq, const void *bytes, size_t len);
typedef bool store_draft_fn(void *ctx, const char *field, const void *bytes, size_t len);
typedef bool store_bytes_fn(void *ctx, const void *bytes, size_t len);

struct store;

struct store_ops {
	void (*close)(struct store *store);
	bool (*reopen)(struct store *store, struct fault *why);
	/* All or none, on the disk when it returns.  A draft of `clear_draft` (NULL:
	 * none) is deleted in the same transaction: it has become an answer. */
	bool (*append)(struct store *store, const struct store_id *visit,
		const struct store_row *rows, size_t count, const char *clear_draft,
		struct fault *why);
	/* Replaces the draft of a field; len 0 deletes it.  The visit must have rows. */
	bool (*draft)(struct store *store, const struct store_id *visit, const char *field,
		const void *bytes, size_t len, struct fault *why);
	/* Keeps a pack's bundle under its digest; a second time is no work. */
	bool (*put_pack)(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
		const void *bytes, size_t len, struct fault *why);
	/* False with why->what when there is none. */
	bool (*get_pack)(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
		store_bytes_fn *fn, void *ctx, struct fault *why);
	/* In the order in which they came to be kept. */
	bool (*each_visit)(struct store *store, store_visit_fn *fn, void *ctx, struct fault *why);
	/* In the order of seq. */
	bool (*each_row)(struct store *store, const struct store_id *visit, store_row_fn *fn,
		void *ctx, struct fault *why);
	bool (*each_draft)(struct store *store, const struct store_id *visit, store_draft_fn *fn,
		void *ctx, struct fault *why);
	/* Deletes a visit: rows and drafts. */
	bool (*forget)(struct store *store, const struct store_id *visit, struct fault *why);
	/* Adds every damage that the store itself can see; true when it could look. */
	bool (*verify)(struct store *store, struct faults *faults, struct fault *why);
	/*
	 * Several of the above as one: all or none.  end(commit false) rolls back.
	 * No nesting.
	 */
	bool (*begin)(struct store *store, struct fault *why);
	bool (*end)(struct store *store, bool commit, struct fault *why);
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

/* The calls, with NULL allowed for close. */
void store_close(struct store *store);
bool store_append(struct store *store, const struct store_id *visit, const struct store_row *rows,
	size_t count, const char *clear_draft, struct fault *why);

/*
 * Copies a visit, its drafts and its pack (`digest`) from one store to another
 * together with `rows` that are new, in one transaction.  The source is left as
 * it was; the caller forgets it there when this has returned true.
 */
bool store_copy(struct store *from, struct store *to, const struct store_id *visit,
	const unsigned char digest[STORE_PACK_SIZE], const struct store_row *rows, size_t count,
	struct fault *why);

#endif
