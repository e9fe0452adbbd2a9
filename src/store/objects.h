/*
 * What a file of the records consists of: the tables and indexes, each with the statement that
 * makes it, and what may lie in a column; and how a file that was found differs from that.
 */
#ifndef TANDEM_STORE_OBJECTS_H
#define TANDEM_STORE_OBJECTS_H

#include "store/db.h"

/* The statements that make all of it. */
const char *objects_sql(void);

/* Runs one statement, which takes no values, over a database; `fn` sees each row. */
typedef bool objects_run_fn(void *db, const char *sql, db_row_fn *fn, void *ctx,
	struct fault *why);

/*
 * Adds each object that is missing in `db`, was not made here, or is not the way tandem makes it;
 * and each table with rows that hold what tandem does not write.  `fresh` is one that was just
 * made.  True when it could look.
 */
bool objects_check(objects_run_fn *run, void *fresh, void *db, struct faults *faults,
	struct fault *why);

#endif
