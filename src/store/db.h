/*
 * An SQL database, as narrow as the store needs it: the statements of
 * store/schema.h by name, values in, values out, transactions.
 *
 * A maker of databases is one file: it fills a `struct db_ops`, makes the tables,
 * and gives the store over it (store_over()).  SQLite is the first (sqlite.c).
 *
 * What holds: a write that failed, at any step, leaves the database unusable
 * until reopen(), and nothing else is done on it: whether the write is there is
 * not known, and a sync that failed must not be tried again on the same
 * descriptor.  reopen() brings all that can then be read to the disk first, so
 * that what is re-read is safe.
 */
#ifndef TANDEM_STORE_DB_H
#define TANDEM_STORE_DB_H

#include "base/fault.h"
#include "store/schema.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes, or where they are NULL a number. */
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
	void (*close)(struct db *db);
	bool (*reopen)(struct db *db, struct fault *why);
	/* Runs a statement with `count` values; each row goes to `fn`. */
	bool (*query)(struct db *db, enum sql sql, const struct db_value *args, size_t count,
		db_row_fn *fn, void *ctx, struct fault *why);
	/* The same for one that has no rows; *changed (may be NULL): how many it changed. */
	bool (*change)(struct db *db, enum sql sql, const struct db_value *args, size_t count,
		int64_t *changed, struct fault *why);
	/* A transaction that writes; no nesting.  end(false) rolls back. */
	bool (*begin)(struct db *db, struct fault *why);
	bool (*end)(struct db *db, bool commit, struct fault *why);
	/* False with `why` while nothing may be done but reopen(). */
	bool (*is_usable)(const struct db *db, struct fault *why);
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
