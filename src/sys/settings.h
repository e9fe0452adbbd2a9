/*
 * Files and folders that are ours to set up: there, not there, or not to be told.
 *
 * A clinic's number hangs on them, so that what cannot be read is never taken for absent.
 * A link is followed where what it leads to belongs to us or to root and only its owner
 * may write it; else it is named, and so are a pipe, a device, a folder where a file should
 * be, and whatever may not be looked at.
 */
#ifndef TANDEM_SYS_SETTINGS_H
#define TANDEM_SYS_SETTINGS_H

#include "base/buf.h"
#include "base/fault.h"

#include <stdbool.h>
#include <stddef.h>

enum settings {
	SETTINGS_NONE,   /* there is nothing of that name */
	SETTINGS_THERE,
	SETTINGS_UNKNOWN /* there is, or may be: `why` says what is wrong with it */
};

enum settings settings_folder(const char *path, struct fault *why);
/* Adds the bytes of the file to `out`.  An empty one is unknown: what stood in it is gone.
 * why->at.file is `path`. */
enum settings settings_read(const char *path, size_t limit, struct buf *out, struct fault *why);

#endif
