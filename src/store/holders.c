#include "store/holders.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct file_holders {
	struct holders holders;
	char path[PATH_MAX + 8];
	int fd; /* -1: not open so far */
};

static bool open_file(struct file_holders *file, struct fault *why)
{
	if (file->fd >= 0)
		return true;
	file->fd = open(file->path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	/* The umask may have taken from us what the next one needs. */
	struct stat info;
	if (file->fd >= 0 && fstat(file->fd, &info) == 0 && info.st_uid == geteuid())
		(void)!fchmod(file->fd, 0600);
	return file->fd >= 0
	       || fault_set_kind(why, FAULT_NO_ACCESS, "see that its folder is yours",
			"'%s' could not be opened: %s", file->path, strerror(errno));
}

/* A byte that no other has but by a chance that is none; ids are random. */
static off_t place_of(const struct store_ref *ref, const struct store_id *terminal)
{
	uint64_t place = 0;
	for (size_t i = 0; i < 8; i++)
		place = place << 8 | (ref->visit.bytes[i] ^ terminal->bytes[i]);
	return (off_t)(place >> 2);
}

static struct flock lock_of(const struct store_ref *ref, const struct store_id *terminal)
{
	return (struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET,
		.l_start = place_of(ref, terminal), .l_len = 1 };
}

static bool file_hold(struct holders *holders, const struct store_ref *ref,
	const struct store_id *terminal, struct fault *why)
{
	struct file_holders *file = (struct file_holders *)holders;
	struct flock lock = lock_of(ref, terminal);
	if (!open_file(file, why))
		return false;
	return fcntl(file->fd, F_OFD_SETLK, &lock) == 0
	       || fault_set(why, NULL, NULL, "'%s' could not be locked: %s", file->path,
			strerror(errno));
}

static bool file_is_there(struct holders *holders, const struct store_ref *ref,
	const struct store_id *terminal)
{
	struct file_holders *file = (struct file_holders *)holders;
	struct flock lock = lock_of(ref, terminal);
	if (!open_file(file, NULL) || fcntl(file->fd, F_OFD_GETLK, &lock) != 0)
		return true;
	return lock.l_type != F_UNLCK;
}

static void file_close(struct holders *holders)
{
	struct file_holders *file = (struct file_holders *)holders;
	if (file->fd >= 0)
		close(file->fd);
	free(file);
}

static const struct holders_ops file_ops = { .close = file_close, .hold = file_hold,
	.is_there = file_is_there };

struct holders *holders_beside(const char *path)
{
	struct file_holders *file = calloc(1, sizeof *file);
	if (!file)
		return NULL;
	file->holders.ops = &file_ops;
	file->fd = -1;
	snprintf(file->path, sizeof file->path, "%s-lock", path);
	return &file->holders;
}
