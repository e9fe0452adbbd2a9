#include "sys/file.h"

#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK 16384

/* ---- reading --------------------------------------------------------------------- */

static bool cannot(const struct place *at, struct fault *why)
{
	return fault_set(why, at, NULL, "cannot be read: %s", strerror(errno));
}

static bool too_long(const struct place *at, size_t limit, struct fault *why)
{
	return fault_set(why, at, "make it shorter", "is longer than %zu bytes", limit);
}

/* A file that grows while it is read meets the limit all the same. */
static bool read_all(int fd, size_t limit, struct buf *out, const struct place *at,
	struct fault *why)
{
	char chunk[CHUNK];
	size_t total = 0;
	for (;;) {
		ssize_t got = read(fd, chunk, sizeof chunk);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return cannot(at, why);
		if (got == 0)
			return true;
		total += (size_t)got;
		if (total > limit || !buf_add(out, chunk, (size_t)got))
			return too_long(at, limit, why);
	}
}

/* Takes over `fd`.  A folder, device or pipe is refused before a byte is read. */
static bool read_fd(int fd, bool streams, size_t limit, struct buf *out, const struct place *at,
	struct fault *why)
{
	struct stat found;
	bool ok = fstat(fd, &found) == 0 || cannot(at, why);
	bool stream = ok && streams && !S_ISDIR(found.st_mode) && !S_ISBLK(found.st_mode);
	if (ok && !S_ISREG(found.st_mode) && !stream)
		ok = fault_set(why, at, "name a file", "is no file");
	else if (ok && S_ISREG(found.st_mode) && (uintmax_t)found.st_size > limit)
		ok = too_long(at, limit, why);
	ok = ok && read_all(fd, limit, out, at, why);
	close(fd);
	return ok;
}

/* Without waiting: a pipe would keep us until someone writes into it. */
static int open_path(const char *path, bool streams)
{
	if (str_is(path, "-"))
		return fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
	return open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (streams ? 0 : O_NONBLOCK));
}

bool file_read(const char *path, size_t limit, struct buf *out, struct fault *why)
{
	struct place at = { .file = path };
	bool streams = str_is(path, "-") || str_starts(path, "/dev/fd/");
	int fd = open_path(path, streams);
	return fd >= 0 ? read_fd(fd, streams, limit, out, &at, why) : cannot(&at, why);
}

/* ---- reading under a folder ------------------------------------------------------------ */

/* One step down from `*at`, which is closed; a link on the way is not followed. */
static bool step_down(int *at, const char *name, size_t len, int flags)
{
	char part[256];
	int next = -1;
	if (len == 0 || len >= sizeof part || (len == 2 && memcmp(name, "..", 2) == 0)) {
		errno = EXDEV;
	} else {
		memcpy(part, name, len);
		part[len] = '\0';
		next = openat(*at, part, flags | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
	}
	int error = errno;
	close(*at);
	errno = error;
	*at = next;
	return next >= 0;
}

/*
 * `name` under `dir`, part by part.  openat2() does the same in one call, but
 * not on every kernel that we run on; one way that is always gone is one way
 * that is always tested.
 */
static int open_in(const char *dir, const char *name, int flags)
{
	int at = open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	const char *slash;
	if (at < 0)
		return -1;
	for (; (slash = strchr(name, '/')); name = slash + 1)
		if (!step_down(&at, name, (size_t)(slash - name), O_PATH | O_DIRECTORY))
			return -1;
	return step_down(&at, name, strlen(name), flags) ? at : -1;
}

bool file_read_in(const char *dir, const char *name, size_t limit, struct buf *out,
	struct fault *why)
{
	struct place at = { .file = name };
	int fd = open_in(dir, name, O_RDONLY | O_NONBLOCK);
	if (fd >= 0)
		return read_fd(fd, false, limit, out, &at, why);
	if (errno == ELOOP || errno == EXDEV || errno == ENOTDIR)
		return fault_set(why, &at, "put the file itself into the folder",
			"leads out of its folder, or over a link");
	return cannot(&at, why);
}

bool file_exists_in(const char *dir, const char *name)
{
	struct stat found;
	int fd = open_in(dir, name, O_PATH);
	bool is = fd >= 0 && fstat(fd, &found) == 0 && S_ISREG(found.st_mode);
	if (fd >= 0)
		close(fd);
	return is;
}

bool file_is_folder(const char *path)
{
	struct stat found;
	return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

/* ---- writing, and chance ------------------------------------------------------------------ */

bool file_write_all(int fd, const void *bytes, size_t len)
{
	const char *at = bytes;
	while (len > 0) {
		ssize_t done = write(fd, at, len);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		at += done;
		len -= (size_t)done;
	}
	return true;
}

bool file_random(void *bytes, size_t len)
{
	char *at = bytes;
	while (len > 0) {
		ssize_t got = getrandom(at, len, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		at += got;
		len -= (size_t)got;
	}
	return true;
}
