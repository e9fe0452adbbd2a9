/*
 * Names are not trusted: a file is opened without waiting (a pipe would wait
 * for its writer for ever), looked at, and only then read.
 */
#include "sys/file.h"

#include "base/str.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK 16384
#define READ_FLAGS (O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)

/* ---- reading ------------------------------------------------------------------- */

static bool too_large(const struct place *at, size_t limit, struct fault *why)
{
	return fault_set(why, at, "is it the file you meant?",
		"'%s' is larger than %zu bytes", at->file, limit);
}

static bool is_readable_kind(const struct place *at, int fd, size_t limit, struct fault *why)
{
	struct stat info;
	if (fstat(fd, &info) != 0)
		return fault_set(why, at, NULL, "'%s' cannot be read: %s", at->file,
			strerror(errno));
	if (S_ISDIR(info.st_mode))
		return fault_set(why, at, "name a file", "'%s' is a folder", at->file);
	if (!S_ISREG(info.st_mode))
		return fault_set(why, at, "name a file", "'%s' is not a regular file", at->file);
	return (uintmax_t)info.st_size <= limit || too_large(at, limit, why);
}

/* A file may grow while it is read, and a pipe has no size: the limit is kept here, too. */
static bool read_all(const struct place *at, int fd, size_t limit, struct buf *out,
	struct fault *why)
{
	char chunk[CHUNK];
	size_t total = 0;
	for (;;) {
		ssize_t got = read(fd, chunk, sizeof chunk);
		if (got == 0)
			return true;
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fault_set(why, at, NULL, "'%s' cannot be read: %s", at->file,
				strerror(errno));
		total += (size_t)got;
		if (total > limit)
			return too_large(at, limit, why);
		if (!buf_add(out, chunk, (size_t)got))
			return fault_set(why, at, NULL, "no memory for '%s'", at->file);
	}
}

/* Takes over `fd`; `error` is why it is none. */
static bool read_file(const struct place *at, int fd, int error, size_t limit, struct buf *out,
	struct fault *why)
{
	if (fd < 0)
		return fault_set(why, at, NULL, "'%s' cannot be read: %s", at->file,
			strerror(error));
	bool ok = is_readable_kind(at, fd, limit, why) && read_all(at, fd, limit, out, why);
	close(fd);
	return ok;
}

/* "-" and "/dev/fd/N" are descriptors that somebody opened for us; -1: it is a name. */
static int descriptor_of(const char *path)
{
	static const char folder[] = "/dev/fd/";
	long number;
	if (str_is(path, "-") || str_is(path, "/dev/stdin"))
		return STDIN_FILENO;
	if (str_starts(path, folder) && str_to_long(path + sizeof folder - 1, &number)
		&& number >= 0 && number <= INT_MAX)
		return (int)number;
	return -1;
}

bool file_read(const char *path, size_t limit, struct buf *out, struct fault *why)
{
	const struct place at = { .file = path };
	int given = descriptor_of(path);
	if (given >= 0)
		return read_all(&at, given, limit, out, why);
	int fd = open(path, READ_FLAGS);
	return read_file(&at, fd, errno, limit, out, why);
}

/* ---- inside a folder ------------------------------------------------------------- */

static bool is_plain_part(const char *part, size_t len)
{
	bool dots = (len == 1 && part[0] == '.')
	            || (len == 2 && part[0] == '.' && part[1] == '.');
	return len > 0 && len <= NAME_MAX && !dots;
}

/* Opens one part of a name; a link is never followed.  Takes over `folder`. */
static int step(int folder, const char *part, size_t len, int flags)
{
	char name[NAME_MAX + 1];
	int fd = -1, error = EXDEV;
	assert(folder >= 0);
	if (is_plain_part(part, len)) {
		memcpy(name, part, len);
		name[len] = '\0';
		fd = openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC);
		error = errno;
	}
	close(folder);
	errno = error;
	return fd;
}

/*
 * Part by part, since O_NOFOLLOW looks at the last one only (openat2(2) would
 * do it in one call, but not on every kernel that tandem runs on).  -1, errno.
 */
static int open_in(const char *dir, const char *name, int flags)
{
	int fd = open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	for (; fd >= 0; name += strcspn(name, "/") + 1) {
		size_t len = strcspn(name, "/");
		if (!name[len])
			return step(fd, name, len, flags);
		fd = step(fd, name, len, O_PATH | O_DIRECTORY);
	}
	return -1;
}

bool file_read_in(const char *dir, const char *name, size_t limit, struct buf *out,
	struct fault *why)
{
	const struct place at = { .file = name };
	int fd = open_in(dir, name, READ_FLAGS);
	if (fd < 0 && (errno == ELOOP || errno == EXDEV))
		return fault_set(why, &at, "name a file that lies in the folder itself",
			"'%s' leads out of its folder", name);
	return read_file(&at, fd, errno, limit, out, why);
}

/* False where it is not a regular file. */
static bool stat_in(const char *dir, const char *name, struct stat *info)
{
	int fd = open_in(dir, name, O_PATH);
	if (fd < 0)
		return false;
	bool is_file = fstat(fd, info) == 0 && S_ISREG(info->st_mode);
	close(fd);
	return is_file;
}

bool file_exists_in(const char *dir, const char *name)
{
	struct stat info;
	return stat_in(dir, name, &info);
}

bool file_is_there_in(const char *dir, const char *name)
{
	int fd = open_in(dir, name, O_PATH);
	bool is_there = fd >= 0 || errno != ENOENT;
	if (fd >= 0)
		close(fd);
	return is_there;
}

bool file_is_empty_in(const char *dir, const char *name)
{
	struct stat info;
	return stat_in(dir, name, &info) && info.st_size == 0;
}

bool file_is_folder(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool file_make_folder(const char *path, struct fault *why)
{
	const struct place at = { .file = path };
	if (mkdir(path, 0777) == 0 || (errno == EEXIST && file_is_folder(path)))
		return true;
	return fault_set(why, &at, NULL, "the folder '%s' cannot be made: %s", path,
		strerror(errno));
}

void file_each_in(const char *dir, const char *name, void (*each)(void *ctx, const char *name),
	void *ctx)
{
	int fd = open_in(dir, name, O_RDONLY | O_DIRECTORY);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;
	if (!folder) {
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((entry = readdir(folder)))
		if (!str_is(entry->d_name, ".") && !str_is(entry->d_name, ".."))
			each(ctx, entry->d_name);
	closedir(folder);
}

/* ---- the rest -------------------------------------------------------------------- */

/* True when it is worth trying again. */
static bool wait_to_write(int fd)
{
	if (errno == EINTR)
		return true;
	struct pollfd one = { .fd = fd, .events = POLLOUT };
	return errno == EAGAIN && (poll(&one, 1, -1) > 0 || errno == EINTR);
}

bool file_write_all(int fd, const void *bytes, size_t len)
{
	const char *at = bytes;
	while (len > 0) {
		ssize_t put = write(fd, at, len);
		if (put > 0) {
			at += put;
			len -= (size_t)put;
		} else if (put == 0 || !wait_to_write(fd)) {
			return false;
		}
	}
	return true;
}

bool file_random(void *bytes, size_t len)
{
	unsigned char *at = bytes;
	while (len > 0) {
		ssize_t got = getrandom(at, len, 0);
		if (got < 0 && errno != EINTR)
			return false;
		if (got > 0) {
			at += got;
			len -= (size_t)got;
		}
	}
	return true;
}
