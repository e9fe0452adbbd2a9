#include "store/seen.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_SIZE (PATH_MAX + 8)

static void name_of(const char *path, char name[NAME_SIZE])
{
	snprintf(name, NAME_SIZE, "%s-seen", path);
}

bool seen_before(const char *path)
{
	char name[NAME_SIZE];
	struct stat info;
	name_of(path, name);
	return lstat(name, &info) == 0;
}

void seen_now(const char *path)
{
	char name[NAME_SIZE];
	name_of(path, name);
	int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return;
	(void)!fchmod(fd, 0600);
	close(fd);
}

bool seen_is_lost(const char *path, const char *how, struct fault *why)
{
	return fault_set_kind(why, FAULT_LOST,
		"put it back, or a copy of it; only to start over, remove the '-seen' file beside it",
		"'%s' is %s, but something was kept in it before", path, how);
}
