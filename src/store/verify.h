/*
 * Every damage that can be seen without knowing what is kept: the file itself,
 * rows that are missing or belong to nothing, seals that do not open where they
 * lie.
 */
#ifndef TANDEM_STORE_VERIFY_H
#define TANDEM_STORE_VERIFY_H

#include "store/db.h"
#include "store/store.h"

/* Adds them to `faults`; `id` is that of the store.  False when it could not look. */
bool verify_db(struct db *db, const struct store_id *id, struct faults *faults,
	struct fault *why);

#endif
