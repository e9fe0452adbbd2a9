/*
 * A file is written while it has no name, and gets its name when it is whole:
 * whoever is killed in between leaves nothing behind.  Where a file system
 * knows no files without a name it gets one that nobody guesses, and is renamed.
 * Neither way replaces what is there, unless that is what was asked for: then the
 * file always has a name of its own first, since only a rename takes another's.
 */
#include "sys/file.h"

#include "base/str.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define OPEN_FLAGS (O_WRONLY | O_CLOEXEC | O_NOFOLLOW)

/* The folder, opened, and the name in it. */
struct target {
	int folder;
	const char *name;
	char interim[32]; /* "" while the file has no name */
	bool replaces;    /* what is there may be replaced */
	mode_t mode;
};

static bool open_folder(const char *path, struct target *target)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	target->name = slash ? slash + 1 : path;
	errno = ENAMETOOLONG;
	target->folder = str_folder(path, folder, sizeof folder)
	                         ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
	                         : -1;
	return target->folder >= 0;
}

static int open_interim(struct target *target)
{
	uint64_t chance;
	if (!file_random(&chance, sizeof chance))
		return -1;
	snprintf(target->interim, sizeof target->interim, ".tandem-%016llx",
		(unsigned long long)chance);
	int fd = openat(target->folder, target->interim, OPEN_FLAGS | O_CREAT | O_EXCL, 0600);
	if (fd < 0)
		target->interim[0] = '\0';
	return fd;
}

static int open_nameless(struct target *target)
{
	if (target->replaces)
		return open_interim(target);
	int fd = openat(target->folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	bool unknown = errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL;
	return fd < 0 && unknown ? open_interim(target) : fd;
}

static bool give_name(const struct target *target, int fd)
{
	char self[40];
	assert(target->interim[0] || !target->replaces); /* only a rename replaces */
	if (target->interim[0])
		return renameat2(target->folder, target->interim, target->folder, target->name,
			       target->replaces ? 0 : RENAME_NOREPLACE) == 0;
	snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
	return linkat(AT_FDCWD, self, target->folder, target->name, AT_SYMLINK_FOLLOW) == 0;
}

static bool write_named(struct target *target, const void *bytes, size_t len)
{
	int fd = open_nameless(target);
	if (fd < 0)
		return false;
	/* The mode of an open file is what was asked for, less the umask: never more. */
	bool ok = fchmod(fd, target->mode) == 0 && file_write_all(fd, bytes, len) && fsync(fd) == 0
	          && give_name(target, fd);
	int error = errno;
	if (!ok && target->interim[0])
		unlinkat(target->folder, target->interim, 0);
	close(fd);
	errno = error;
	return ok;
}

/* False with errno. */
static bool put(const char *path, struct target *target, const void *bytes, size_t len)
{
	if (!open_folder(path, target))
		return false;
	bool ok = write_named(target, bytes, len);
	int error = errno;
	/* The name, too: not every file system can, and then it is as good as it gets. */
	if (ok)
		fsync(target->folder);
	close(target->folder);
	errno = error;
	return ok;
}

bool file_create(const char *path, const void *bytes, size_t len, struct fault *why)
{
	const struct place at = { .file = path };
	struct target target = { .mode = 0600 };
	if (put(path, &target, bytes, len))
		return true;
	if (errno == EEXIST)
		return fault_set(why, &at, "give another name, or remove it first",
			"'%s' is there already, and nothing is overwritten", path);
	return fault_set(why, &at, NULL, "'%s' cannot be written: %s", path, strerror(errno));
}

bool file_replace(const char *path, const void *bytes, size_t len, struct fault *why)
{
	const struct place at = { .file = path };
	struct target target = { .replaces = true };
	struct stat before;
	mode_t mask = umask(0);
	umask(mask);
	bool is_there = lstat(path, &before) == 0;
	if (is_there && !S_ISREG(before.st_mode))
		return fault_set(why, &at, "name a file", "'%s' is not a regular file", path);
	target.mode = is_there ? before.st_mode & 0777 : 0666 & ~mask;
	return put(path, &target, bytes, len)
	       || fault_set(why, &at, NULL, "'%s' cannot be written: %s", path, strerror(errno));
}
