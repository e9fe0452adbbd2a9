#include "store/holders.h"

#include "store/seal.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK "-lock"

struct file_holders {
	struct holders holders;
	char path[PATH_MAX + 8];
	int fd;    /* -1: not open so far */
	bool made; /* by the last hold(): who was there before has no lock in it */
};

/* Locks in a file that was deleted or replaced tell nobody anything. */
static bool is_in_place(const struct file_holders *file)
{
	struct stat own, there;
	return file->fd >= 0 && fstat(file->fd, &own) == 0 && lstat(file->path, &there) == 0
	       && own.st_dev == there.st_dev && own.st_ino == there.st_ino;
}

/* Another may make it at the same time: then that one is taken. */
static int open_or_make(const char *path, bool *made)
{
	const int flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC;
	int fd = open(path, flags);
	if (fd >= 0 || errno != ENOENT)
		return fd;
	fd = open(path, flags | O_CREAT | O_EXCL, 0600);
	*made = fd >= 0;
	return fd >= 0 || errno != EEXIST ? fd : open(path, flags);
}

static bool open_file(struct file_holders *file, struct fault *why)
{
	if (is_in_place(file))
		return true;
	if (file->fd >= 0)
		close(file->fd);
	file->fd = open_or_make(file->path, &file->made);
	/* The umask may have taken from us what the next one needs. */
	struct stat info;
	if (file->fd >= 0 && fstat(file->fd, &info) == 0 && info.st_uid == geteuid())
		(void)!fchmod(file->fd, 0600);
	return file->fd >= 0
	       || fault_set_kind(why, FAULT_NO_ACCESS, "make sure that it is a file, and yours",
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
	file->made = false;
	if (!open_file(file, why))
		return false;
	return fcntl(file->fd, F_OFD_SETLK, &lock) == 0
	       || fault_set(why, NULL, NULL, "'%s' could not be locked: %s", file->path,
			strerror(errno));
}

/* Of this file, since this machine was started: the second half of each name. */
static void place_here(const struct file_holders *file, unsigned char place[8])
{
	struct { dev_t device; ino_t inode; char boot[40]; } here;
	char store[PATH_MAX];
	struct stat info;
	memset(&here, 0, sizeof here);
	snprintf(store, sizeof store, "%.*s", (int)(strlen(file->path) - strlen(LOCK)), file->path);
	if (stat(store, &info) == 0) {
		here.device = info.st_dev;
		here.inode = info.st_ino;
	}
	FILE *boot = fopen("/proc/sys/kernel/random/boot_id", "re");
	if (boot) {
		here.boot[fread(here.boot, 1, sizeof here.boot - 1, boot)] = '\0';
		fclose(boot);
	}
	const struct digest digest = digest_of(&here, sizeof here);
	memcpy(place, digest.bytes, 8);
}

static struct store_id file_name(struct holders *holders)
{
	struct store_id name = seal_new_id();
	place_here((struct file_holders *)holders, name.bytes + sizeof name.bytes - 8);
	return name;
}

static bool is_of_here(const struct file_holders *file, const struct store_id *terminal)
{
	unsigned char place[8];
	place_here(file, place);
	return memcmp(terminal->bytes + sizeof terminal->bytes - 8, place, 8) == 0;
}

static bool file_is_there(struct holders *holders, const struct store_ref *ref,
	const struct store_id *terminal)
{
	struct file_holders *file = (struct file_holders *)holders;
	struct flock lock = lock_of(ref, terminal);
	if (!open_file(file, NULL))
		return true;
	if (file->made)
		return is_of_here(file, terminal);
	if (fcntl(file->fd, F_OFD_GETLK, &lock) != 0)
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
	.is_there = file_is_there, .name = file_name };

struct holders *holders_beside(const char *path)
{
	struct file_holders *file = calloc(1, sizeof *file);
	if (!file)
		return NULL;
	file->holders.ops = &file_ops;
	file->fd = -1;
	assert(strlen(path) < PATH_MAX); /* locate_file() makes none longer */
	snprintf(file->path, sizeof file->path, "%s" LOCK, path);
	return &file->holders;
}
