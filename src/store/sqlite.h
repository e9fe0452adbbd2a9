/*
 * SQLite as a `struct db`: a file on this machine.  store_sqlite_open() has the store over it.
 */
#ifndef TANDEM_STORE_SQLITE_H
#define TANDEM_STORE_SQLITE_H

#include "store/db.h"
#include "store/store.h"

/* As store_sqlite_open(). */
struct db *sqlite_open(const char *path, enum store_kind kind, enum store_mode mode, bool *missing,
	struct fault *why);

#endif
