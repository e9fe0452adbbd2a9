/*
 * Where the file of a store lies: found, made, and fit to hold records.
 *
 * It is made here and not by SQLite, so that its mode does not hang on the
 * umask.
 */
#ifndef TANDEM_STORE_LOCATE_H
#define TANDEM_STORE_LOCATE_H

#include "base/fault.h"

#include <limits.h>
#include <stdbool.h>

/*
 * The file at `path`, without links on the way, in `out`; made 0600 where it is
 * not there and may be made.  *missing tells one that is not there from other
 * failures.  Refused: one that was there before (seen.h) and is gone or empty, what is
 * no file, what others may change, and what is not on this machine (filesystem.h).
 */
bool locate_file(const char *path, char out[PATH_MAX], bool may_create, bool *missing,
	struct fault *why);
/* The same once more for what locate_file() has found, which may have changed since. */
bool locate_again(const char *path, bool may_create, bool *missing, struct fault *why);
/* Whether a log with something in it lies beside the file. */
bool locate_has_log(const char *path);

#endif
