/*
 * Files, whole: read with a limit, written so that they are whole or absent.
 */
#ifndef TANDEM_SYS_FILE_H
#define TANDEM_SYS_FILE_H

#include "base/buf.h"
#include "base/fault.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Adds the bytes of a regular file to `out`.  A folder, device, pipe, a file
 * over `limit` or one that cannot be read is a fault; why->at.file is `path`.
 * "-" is standard input, "/dev/fd/N" the descriptor N; only those two may be a
 * pipe.
 */
bool file_read(const char *path, size_t limit, struct buf *out, struct fault *why);
/*
 * As file_read() for `name` under the open folder `dir`, without leaving it: no
 * "..", no absolute name, no link on the way.
 */
bool file_read_in(const char *dir, const char *name, size_t limit, struct buf *out,
	struct fault *why);
bool file_exists_in(const char *dir, const char *name);
/* Is anything there, be it a link or what is no file? */
bool file_is_there_in(const char *dir, const char *name);
/* Is it there, with nothing in it? */
bool file_is_empty_in(const char *dir, const char *name);
bool file_is_folder(const char *path);
/* Makes a folder where there is none; its parents must be there. */
bool file_make_folder(const char *path, struct fault *why);
/* Tells `each` of every name in the folder `name` under `dir`, in no order; of none
 * where there is no such folder. */
void file_each_in(const char *dir, const char *name, void (*each)(void *ctx, const char *name),
	void *ctx);

/*
 * A new file with these bytes, 0600 whatever the umask, whole or not there at
 * all: also after a kill or a full disk.  What stands at `path` already, and be
 * it a link, is never touched; that is a fault.
 */
bool file_create(const char *path, const void *bytes, size_t len, struct fault *why);

/*
 * As file_create(), in the place of what may stand there: until the new one is whole,
 * the old one is.  A new file may be read by whom the umask lets, an old one keeps its
 * mode; a link, or what is no file, is a fault.
 */
bool file_replace(const char *path, const void *bytes, size_t len, struct fault *why);

/* write(2) until all is out; false on an error or a closed descriptor. */
bool file_write_all(int fd, const void *bytes, size_t len);

/* `len` random bytes from the system. */
bool file_random(void *bytes, size_t len);

#endif
