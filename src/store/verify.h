/*
 * Every damage that can be seen without knowing what is kept: the file itself,
 * rows that are missing or belong to nothing, seals that do not open.
 */
#ifndef TANDEM_STORE_VERIFY_H
#define TANDEM_STORE_VERIFY_H

#include "store/db.h"

/* Adds them to `faults`; false when it could not look. */
bool verify_db(struct db *db, struct faults *faults, struct fault *why);

#endif
