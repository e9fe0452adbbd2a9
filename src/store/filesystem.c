#include "store/filesystem.h"

#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define GFS2_MAGIC_NUMBER 0x01161970UL
#define LUSTRE_MAGIC_NUMBER 0x0BD00BD0UL

bool filesystem_may_hold(unsigned long magic, const char *type)
{
	static const unsigned long network[] = { NFS_SUPER_MAGIC, SMB_SUPER_MAGIC,
		CIFS_SUPER_MAGIC, SMB2_SUPER_MAGIC, V9FS_MAGIC, AFS_SUPER_MAGIC, AFS_FS_MAGIC,
		CEPH_SUPER_MAGIC, CODA_SUPER_MAGIC, GFS2_MAGIC_NUMBER, LUSTRE_MAGIC_NUMBER,
		NCP_SUPER_MAGIC, OCFS2_SUPER_MAGIC };
	static const char *const over_a_disk[] = { "fuseblk", "fuse.cryfs", "fuse.encfs",
		"fuse.gocryptfs" };
	for (size_t i = 0; i < sizeof network / sizeof *network; i++)
		if (magic == network[i])
			return false;
	for (size_t i = 0; type && i < sizeof over_a_disk / sizeof *over_a_disk; i++)
		if (str_is(type, over_a_disk[i]))
			return true;
	return magic != FUSE_SUPER_MAGIC;
}

/* "36 35 98:0 / /mnt rw - ext4 /dev/sda rw": by its device, the last that was mounted. */
static bool read_type(const char *line, dev_t device, char type[64])
{
	unsigned major_number, minor_number;
	const char *end = strstr(line, " - ");
	return end && sscanf(line, "%*d %*d %u:%u", &major_number, &minor_number) == 2
	       && makedev(major_number, minor_number) == device
	       && sscanf(end, " - %63s", type) == 1;
}

static bool find_type(const char *path, char type[64])
{
	struct stat info;
	char *line = NULL;
	size_t size = 0;
	bool found = false;
	FILE *mounts = stat(path, &info) == 0 ? fopen("/proc/self/mountinfo", "re") : NULL;
	while (mounts && getline(&line, &size, mounts) > 0)
		found = read_type(line, info.st_dev, type) || found;
	free(line);
	if (mounts)
		fclose(mounts);
	return found;
}

bool filesystem_is_local(const char *path, struct fault *why)
{
	struct statfs info;
	char type[64];
	if (statfs(path, &info) != 0)
		return fault_set(why, NULL, NULL, "'%s': %s", path, strerror(errno));
	unsigned long magic = (unsigned long)info.f_type;
	const char *known = magic == FUSE_SUPER_MAGIC && find_type(path, type) ? type : NULL;
	return filesystem_may_hold(magic, known)
	       || fault_set_kind(why, FAULT_NO_ACCESS, "put it on a disk of this machine",
			"'%s' is on another machine, or not on a disk", path);
}

/* Without a name, where that is known; else its name is gone before it is used. */
static int make_unnamed(const char *path)
{
	char name[PATH_MAX + 8];
	str_folder(path, name, sizeof name);
	int fd = open(name, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd >= 0)
		return fd;
	snprintf(name, sizeof name, "%s-XXXXXX", path);
	fd = mkostemp(name, O_CLOEXEC);
	if (fd >= 0)
		unlink(name);
	return fd;
}

bool filesystem_can_lock(const char *path)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1 };
	int fd = make_unnamed(path);
	if (fd < 0)
		return true; /* what cannot be written waits for no lock */
	bool can = fcntl(fd, F_SETLK, &lock) == 0;
	close(fd);
	return can;
}
