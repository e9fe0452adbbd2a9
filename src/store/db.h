/*
 * An SQL database, as narrow as the store needs it: the statements of
 * store/schema.h by name, values in, values out, transactions.
 *
 * A maker of databases is one file: it fills a `struct db_ops`, makes the tables,
 * and gives the store over it (store_over()).  SQLite is the first (sqlite.c).
 * tests/store/test_makers.c holds each to what is said here, by a line for it.
 *
 * What holds after a failure, which retry() tells:
 *
 *   - begin() that failed for another writer has done nothing, and may be called
 *     again (DB_RETRY_LATER, or DB_RETRY_TRANSACTION where that is sure to help);
 *   - a query outside a transaction that failed has changed nothing;
 *   - a call within one that failed leaves nothing to do but end(false).  Where
 *     retry() said DB_RETRY_TRANSACTION and that succeeds, all may be run again;
 *   - else the database is unusable until reopen(), and refuses everything: whether
 *     a commit that failed is there is not known, and a sync that failed must not be
 *     tried again on the same descriptor.  reopen() brings all that can then be read
 *     to the disk first, so that what is re-read is safe.
 *
 * That it is unusable the maker itself remembers, and says by is_usable(); the
 * store over it keeps no account of it.  How often something is repeated is the
 * store's (disk.c: five times in all); a maker waits in begin() for a lock, some
 * seconds at most, and repeats nothing.
 *
 * Statements: those of schema.h, each with exactly schema_args() values, $1 first.
 * A row comes as its columns in the order of the SELECT, numbers as numbers, all
 * else as bytes; both NULL and no bytes as `len` 0 with `bytes` not NULL.  No rows
 * is no failure: `fn` is not called.  query() may be called in a transaction, which
 * then sees its own writes, and outside, where it sees one moment; `fn` may query
 * the database that called it, with the same statement, too, but not write.
 * change() is for a transaction only.
 */
#ifndef TANDEM_STORE_DB_H
#define TANDEM_STORE_DB_H

#include "base/fault.h"
#include "store/schema.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes, or where `bytes` is NULL a number. */
struct db_value {
	const void *bytes;
	size_t len;
	int64_t number;
};

static inline struct db_value db_number(int64_t number)
{
	return (struct db_value){ .number = number };
}

static inline struct db_value db_bytes(const void *bytes, size_t len)
{
	return (struct db_value){ .bytes = bytes ? bytes : "", .len = len };
}

/* One row, borrowed until it returns; false ends the walk, which is no failure.  What is
 * NULL in the database comes as no bytes. */
typedef bool db_row_fn(void *ctx, const struct db_value *columns);

/* What may be done after the last failure. */
enum db_retry {
	DB_RETRY_NEVER,       /* nothing that would help: no room, a damaged file, a wrong value */
	DB_RETRY_TRANSACTION, /* another wrote at the same time: roll back, and run it again */
	DB_RETRY_REOPEN,      /* nothing is known until it was opened again */
	DB_RETRY_LATER,       /* nothing was done: no connection, or somebody has it for long */
};

struct db;

struct db_ops {
	/* Frees `db` itself, too; an open transaction is rolled back. */
	void (*close)(struct db *db);
	bool (*reopen)(struct db *db, struct fault *why);
	/* Runs a statement with `count` values; each row goes to `fn`. */
	bool (*query)(struct db *db, enum sql sql, const struct db_value *args, size_t count,
		db_row_fn *fn, void *ctx, struct fault *why);
	/* The same for one that has no rows; *changed (may be NULL): how many it changed, which
	 * is exact for INSERT .. ON CONFLICT DO NOTHING and UPDATE: the store asks for 1 there. */
	bool (*change)(struct db *db, enum sql sql, const struct db_value *args, size_t count,
		int64_t *changed, struct fault *why);
	/* A transaction that writes; no nesting.  end(false) rolls back; it is over after end()
	 * whatever that returns. */
	bool (*begin)(struct db *db, struct fault *why);
	bool (*end)(struct db *db, bool commit, struct fault *why);
	/* False with `why` while nothing may be done but reopen(). */
	bool (*is_usable)(const struct db *db, struct fault *why);
	/* May it only be read, until it is opened where it can be written? */
	bool (*is_read_only)(const struct db *db);
	/* Adds what is wrong with the file or the server itself; true when it could look. */
	bool (*check)(struct db *db, struct faults *faults, struct fault *why);
	/* Takes what was deleted out of logs as well; another process may delay that. */
	void (*purge)(struct db *db);
	/* Of the last call that failed. */
	enum db_retry (*retry)(const struct db *db);
};

struct db {
	const struct db_ops *ops;
};

#endif
