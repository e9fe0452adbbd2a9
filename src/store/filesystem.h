/*
 * Whether a store may lie where it is to lie: on a disk of this machine, whose locks all of its
 * programs see.  The log's index is shared memory, which two machines do not share.
 *
 * Refused, by what statfs(2) says: nfs, smb, cifs, smb3, 9p, afs, ceph, coda, gfs2, lustre, ncp,
 * ocfs2; and fuse, but for those that lie over a disk or folder of this machine: fuseblk,
 * fuse.cryfs, fuse.encfs, fuse.gocryptfs.
 */
#ifndef TANDEM_STORE_FILESYSTEM_H
#define TANDEM_STORE_FILESYSTEM_H

#include "base/fault.h"

#include <stdbool.h>

/* Of a file or folder that is there.  Where it cannot be told it is false, with `why`. */
bool filesystem_is_local(const char *path, struct fault *why);
/* The same of what statfs() calls it, and of its type in /proc/self/mountinfo (NULL: none). */
bool filesystem_may_hold(unsigned long magic, const char *type);

/* Do locks work in its folder?  Where there is no server for them they do not, and a database
 * takes that for somebody else's lock. */
bool filesystem_can_lock(const char *path);

#endif
