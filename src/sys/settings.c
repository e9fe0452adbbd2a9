/* Opened first, then looked at: what is read is what was looked at. */
#include "sys/settings.h"

#include "sys/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum settings unknown(const char *path, struct fault *why, const char *fix,
	const char *what)
{
	const struct place at = { .file = path };
	fault_set(why, &at, fix, "'%s' %s", path, what);
	return SETTINGS_UNKNOWN;
}

static enum settings not_opened(const char *path, bool is_link, int error, struct fault *why)
{
	const struct place at = { .file = path };
	if (is_link && (error == ENOENT || error == ELOOP || error == ENOTDIR))
		return unknown(path, why, "mend the link, or remove it",
			"is a link that leads nowhere");
	/* Part of the way is not there, or is a file. */
	if (!is_link && (error == ENOENT || error == ENOTDIR))
		return SETTINGS_NONE;
	fault_set(why, &at, "check who may read it", "'%s' cannot be read: %s", path,
		strerror(error));
	return SETTINGS_UNKNOWN;
}

/* Nobody else can have put there what the link leads to. */
static bool is_ours(const struct stat *info)
{
	return (info->st_uid == geteuid() || info->st_uid == 0)
	       && (info->st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/* -1: it is none, and *found says which. */
static int open_ours(const char *path, int flags, struct stat *info, enum settings *found,
	struct fault *why)
{
	struct stat named;
	bool is_there = lstat(path, &named) == 0, is_link = is_there && S_ISLNK(named.st_mode);
	int fd = is_there ? open(path, flags | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) : -1;
	*found = SETTINGS_UNKNOWN;
	/* A socket cannot be opened; all that is no file is said to be none below. */
	if (fd < 0 && errno == ENXIO) {
		unknown(path, why, "put a file there", "is not a regular file");
	} else if (fd < 0 || fstat(fd, info) != 0) {
		*found = not_opened(path, is_link, errno, why);
	} else if (is_link && !is_ours(info)) {
		unknown(path, why, "link to something only you or root can write to (chmod go-w)",
			"is a link to something others can write to");
	} else {
		*found = SETTINGS_THERE;
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

enum settings settings_folder(const char *path, struct fault *why)
{
	struct stat info;
	enum settings found;
	int fd = open_ours(path, O_RDONLY, &info, &found, why);
	if (fd < 0)
		return found;
	close(fd);
	assert(found == SETTINGS_THERE);
	return S_ISDIR(info.st_mode) ? found
	                             : unknown(path, why, "make it a folder", "is not a folder");
}

static enum settings read_open(const char *path, int fd, size_t limit, struct buf *out,
	struct fault *why)
{
	char name[32];
	const struct place at = { .file = path };
	snprintf(name, sizeof name, "/dev/fd/%d", fd);
	if (!file_read(name, limit, out, why)) {
		if (why)
			fault_set_place(why, &at);
		return SETTINGS_UNKNOWN;
	}
	return out->len ? SETTINGS_THERE
	                : unknown(path, why, "put back what was in it, or remove it",
				  "is empty");
}

enum settings settings_read(const char *path, size_t limit, struct buf *out, struct fault *why)
{
	struct stat info;
	enum settings found;
	int fd = open_ours(path, O_RDONLY, &info, &found, why);
	if (fd < 0)
		return found;
	if (S_ISREG(info.st_mode))
		found = read_open(path, fd, limit, out, why);
	else
		found = unknown(path, why, "put a file there",
			S_ISDIR(info.st_mode) ? "is a folder" : "is not a regular file");
	close(fd);
	return found;
}
