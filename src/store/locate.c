#include "store/locate.h"

#include "base/str.h"
#include "store/filesystem.h"
#include "store/seen.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Only the last part of the path may be new; links before it are followed once, here. */
static bool resolve(const char *path, char out[PATH_MAX], struct fault *why)
{
	char folder[PATH_MAX], real[PATH_MAX];
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	if (!*name || !str_folder(path, folder, sizeof folder))
		return fault_set(why, NULL, NULL, "'%s' is not a name for a file", path);
	if (!realpath(folder, real))
		return fault_set(why, NULL, NULL, "'%s': %s", folder, strerror(errno));
	int written = snprintf(out, PATH_MAX, "%s/%s", real[1] ? real : "", name);
	return written < PATH_MAX || fault_set(why, NULL, NULL, "'%s' is too long", path);
}

/* Whoever may write to the folder may put another file in place of this one, or a log beside it. */
static bool is_guarded(const char *path, struct fault *why)
{
	char folder[PATH_MAX];
	struct stat info;
	str_folder(path, folder, sizeof folder); /* shorter than the path */
	if (stat(folder, &info) != 0)
		return fault_set(why, NULL, NULL, "'%s': %s", folder, strerror(errno));
	return !(info.st_mode & S_IWOTH) || info.st_mode & S_ISVTX
	       || fault_set_kind(why, FAULT_NO_ACCESS, "keep others from writing to it: chmod o-w",
			"everybody can write to the folder '%s'", folder);
}

/* One that was put back by hand may have come with other rights; what is another's cannot be
 * mended here. */
static bool is_safe(const char *path, const struct stat *info, struct fault *why)
{
	if (info->st_uid != geteuid() && info->st_mode & (S_IWGRP | S_IWOTH))
		return fault_set_kind(why, FAULT_NO_ACCESS, "use a file of your own",
			"'%s' belongs to somebody else, and others can write to it", path);
	if (info->st_mode & 077 && info->st_uid == geteuid())
		(void)!chmod(path, 0600);
	return true;
}

static bool make_file(const char *path, struct fault *why)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return errno == EEXIST
		       || fault_set(why, NULL, "check that its folder is yours",
			       "'%s' could not be made: %s", path, strerror(errno));
	/* The umask may have taken from us what we need. */
	bool ok = fchmod(fd, 0600) == 0;
	close(fd);
	return ok || fault_set(why, NULL, NULL, "'%s' could not be protected", path);
}

bool locate_has_log(const char *path)
{
	char name[PATH_MAX + 4];
	struct stat info;
	snprintf(name, sizeof name, "%s-wal", path);
	return lstat(name, &info) == 0 && info.st_size > 0;
}

static bool is_none(const char *path, int error, bool may_create, bool *missing,
	struct fault *why)
{
	if (error != ENOENT)
		return fault_set(why, NULL, NULL, "'%s': %s", path, strerror(error));
	*missing = !may_create;
	return may_create ? make_file(path, why)
	                  : fault_set(why, NULL, NULL, "there is no '%s'", path);
}

bool locate_again(const char *path, bool may_create, bool *missing, struct fault *why)
{
	struct stat info = { 0 };
	/* These first: whoever makes the file right now fills it before they are there. */
	bool has_log = locate_has_log(path), was_there = seen_before(path);
	int error = lstat(path, &info) == 0 ? 0 : errno;
	bool empty = error == ENOENT || (S_ISREG(info.st_mode) && info.st_size == 0);
	/* SQLite would throw away the log of a file that has nothing in it. */
	if (empty && has_log)
		return fault_set_kind(why, FAULT_LOST, "put the file back that belongs to the log",
			"'%s' is gone or empty, but its log is there", path);
	if (empty && was_there)
		return seen_is_lost(path, error ? "gone" : "empty", why);
	if (error)
		return is_none(path, error, may_create, missing, why);
	if (!S_ISREG(info.st_mode))
		return fault_set(why, NULL, "name a file", "'%s' is not a regular file", path);
	return is_safe(path, &info, why);
}

bool locate_file(const char *path, char out[PATH_MAX], bool may_create, bool *missing,
	struct fault *why)
{
	if (!resolve(path, out, why)) {
		*missing = !may_create && errno == ENOENT;
		return false;
	}
	return is_guarded(out, why) && locate_again(out, may_create, missing, why)
	       && filesystem_is_local(out, why);
}
