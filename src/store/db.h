/*
 * An SQL database, as narrow as the store needs it: the statements of
 * store/schema.h by name, values in, values out, transactions.
 *
 * What holds: a write that failed, at any step, leaves the database `broken`
 * until db_reopen(), and nothing else is done on it: whether the write is on
 * the disk is not known, and a sync that failed must not be tried again on the
 * same descriptor.  db_reopen() brings all that can then be read to the disk
 * first, so that what is re-read is safe; db_open() does so where a log was left,
 * and where it cannot, gives a database that can be read only until db_reopen().
 */
#ifndef TANDEM_STORE_DB_H
#define TANDEM_STORE_DB_H

#include "base/fault.h"
#include "store/schema.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* Bytes, or where they are NULL a number. */
struct db_value {
	const void *bytes;
	size_t len;
	int64_t number;
};

struct db_value db_number(int64_t number);
struct db_value db_bytes(const void *bytes, size_t len);

/* One row, borrowed until it returns; false ends the walk, which is no failure. */
typedef bool db_row_fn(void *ctx, const struct db_value *columns);

/*
 * With `create`, a file that is not there or is empty is made, 0600 whatever
 * the umask; without, *missing (may be NULL) tells such a file from a failure.
 */
struct db *db_open(const char *path, enum schema_kind kind, bool create, bool *missing,
	struct fault *why);
void db_close(struct db *db);
bool db_reopen(struct db *db, struct fault *why);

/* `args`: as many as the statement has; `fn` may be NULL. */
bool db_run(struct db *db, enum sql sql, const struct db_value *args, db_row_fn *fn, void *ctx,
	struct fault *why);

/* A transaction that writes; no nesting.  db_end(false) rolls back. */
bool db_begin(struct db *db, struct fault *why);
bool db_end(struct db *db, bool commit, struct fault *why);
bool db_is_open(const struct db *db);
/* False with `why` while it is broken. */
bool db_is_usable(const struct db *db, struct fault *why);
/* Takes what was deleted out of the log as well; another process may delay that. */
void db_empty_log(struct db *db);

#endif
