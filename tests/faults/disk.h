/*
 * A disk that can be told to fail, and that knows what a power cut would leave:
 * a VFS under SQLite, put over the system's own.
 *
 * Failing: every change of a file (write, sync, truncate, delete, a new log) is
 * counted, and `fail_for` of them fail, beginning with number `fail_at`.  A write
 * that fails has half of its bytes written.
 *
 * Power: of each file there is a second picture, what was synced.  As with Linux,
 * bytes whose sync has failed count as written out from then on, though they
 * never were: only writing them again brings them to the disk.  A file that was
 * cut short is so on the disk when it is synced; one that was deleted, when the
 * first sync of a new file syncs the folder, too.  Before the picture changes,
 * `before_change` is called and may look at it.
 */
#ifndef TANDEM_TESTS_FAULTS_DISK_H
#define TANDEM_TESTS_FAULTS_DISK_H

#include "tests/store/places.h"

#include <sqlite3.h>

#define PICTURE_MAX ((size_t)256 << 10)

enum byte_state { BYTE_SYNCED, BYTE_WRITTEN, BYTE_LOST };

struct picture {
	const char *suffix;
	bool there, gone; /* on the disk; deleted since, and the folder not synced */
	size_t len, synced_len;
	unsigned char now[PICTURE_MAX], synced[PICTURE_MAX], state[PICTURE_MAX];
};

static struct disk_state {
	sqlite3_vfs *real;
	long count, fail_at, fail_for; /* fail_at 0: never */
	bool failed, passive;
	int write_error; /* SQLITE_IOERR_WRITE or SQLITE_FULL */
	bool no_index;   /* no room for the index of the log, as on a full disk */
	bool lies;       /* says that it has synced, and has not */
	void (*before_change)(void);
	struct picture pictures[3];
} disk = { .write_error = SQLITE_IOERR_WRITE, .pictures = { { .suffix = "" },
						    { .suffix = "-journal" }, { .suffix = "-wal" } } };

struct disk_file {
	sqlite3_file base;
	struct picture *picture;
	sqlite3_file *real;
};

static inline bool disk_fails(void)
{
	if (disk.passive)
		return false;
	disk.count++;
	bool fails = disk.fail_at && disk.count >= disk.fail_at
	             && disk.count - disk.fail_at < disk.fail_for;
	disk.failed = disk.failed || fails;
	return fails;
}

/* ---- pictures ---------------------------------------------------------------------- */

static inline struct picture *picture_of(const char *name)
{
	const char *dash = name ? strrchr(name, '-') : NULL;
	if (!name || disk.passive)
		return NULL;
	for (int i = 2; i > 0; i--)
		if (dash && strcmp(dash, disk.pictures[i].suffix) == 0)
			return &disk.pictures[i];
	return &disk.pictures[0];
}

static inline void picture_write(struct picture *picture, const void *bytes, size_t len, size_t at)
{
	if (!picture)
		return;
	NEED(at + len <= PICTURE_MAX);
	memcpy(picture->now + at, bytes, len);
	memset(picture->state + at, BYTE_WRITTEN, len);
	if (at + len > picture->len)
		picture->len = at + len;
}

/* What was deleted is so on the disk, too. */
static inline void folder_sync(void)
{
	for (int i = 0; i < 3; i++) {
		struct picture *picture = &disk.pictures[i];
		if (!picture->gone)
			continue;
		picture->gone = picture->there = false;
		picture->synced_len = 0;
		memset(picture->synced, 0, sizeof picture->synced);
	}
}

static inline void bytes_sync(struct picture *picture)
{
	for (size_t i = 0; i < picture->len; i++) {
		if (picture->state[i] != BYTE_WRITTEN)
			continue;
		picture->state[i] = BYTE_SYNCED;
		picture->synced[i] = picture->now[i];
	}
	memset(picture->synced + picture->len, 0, PICTURE_MAX - picture->len);
	picture->synced_len = picture->len;
	picture->there = true;
}

static inline void bytes_lose(struct picture *picture)
{
	for (size_t i = 0; i < picture->len; i++)
		if (picture->state[i] == BYTE_WRITTEN)
			picture->state[i] = BYTE_LOST;
}

static inline void picture_sync(struct picture *picture, bool fails)
{
	if (!picture || (disk.lies && !fails))
		return;
	if (fails) {
		bytes_lose(picture);
		return;
	}
	if (disk.before_change)
		disk.before_change();
	if (picture->gone || !picture->there)
		folder_sync();
	bytes_sync(picture);
}

static inline void picture_cut(struct picture *picture, size_t len)
{
	if (!picture || len >= picture->len)
		return;
	memset(picture->state + len, BYTE_SYNCED, PICTURE_MAX - len);
	picture->len = len;
}

static inline void picture_drop(struct picture *picture)
{
	picture_cut(picture, 0);
	if (picture)
		picture->gone = picture->there;
}

/* What is left after a power cut, as files. */
static inline void disk_cut_power(const struct place_of_test *place)
{
	char path[PLACE_SIZE + 40];
	place_clear(place->folder);
	for (int i = 0; i < 3; i++) {
		const struct picture *picture = &disk.pictures[i];
		if (!picture->there)
			continue;
		snprintf(path, sizeof path, "%s%s", place->file, picture->suffix);
		FILE *file = fopen(path, "wb");
		NEED(file != NULL);
		CHECK_INT(picture->synced_len,
			fwrite(picture->synced, 1, picture->synced_len, file));
		fclose(file);
	}
}

/* ---- files ------------------------------------------------------------------------- */

static inline sqlite3_file *disk_real(sqlite3_file *file)
{
	return ((struct disk_file *)file)->real;
}

static inline int disk_write(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 at)
{
	struct picture *picture = ((struct disk_file *)file)->picture;
	bool fails = disk_fails();
	int part = fails ? len / 2 : len;
	int code = disk_real(file)->pMethods->xWrite(disk_real(file), bytes, part, at);
	if (code == SQLITE_OK)
		picture_write(picture, bytes, (size_t)part, (size_t)at);
	return fails ? disk.write_error : code;
}

static inline int disk_sync(sqlite3_file *file, int flags)
{
	bool fails = disk_fails();
	picture_sync(((struct disk_file *)file)->picture, fails);
	return fails ? SQLITE_IOERR_FSYNC
		     : disk_real(file)->pMethods->xSync(disk_real(file), flags);
}

static inline int disk_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	if (disk_fails())
		return SQLITE_IOERR_TRUNCATE;
	picture_cut(((struct disk_file *)file)->picture, (size_t)size);
	return disk_real(file)->pMethods->xTruncate(disk_real(file), size);
}

static inline int disk_close(sqlite3_file *file)
{
	struct disk_file *own = (struct disk_file *)file;
	int code = own->real->pMethods ? own->real->pMethods->xClose(own->real) : SQLITE_OK;
	free(own->real);
	return code;
}

static inline int disk_read(sqlite3_file *file, void *bytes, int len, sqlite3_int64 at)
{
	return disk_real(file)->pMethods->xRead(disk_real(file), bytes, len, at);
}

static inline int disk_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return disk_real(file)->pMethods->xFileSize(disk_real(file), size);
}

static inline int disk_lock(sqlite3_file *file, int lock)
{
	return disk_real(file)->pMethods->xLock(disk_real(file), lock);
}

static inline int disk_unlock(sqlite3_file *file, int lock)
{
	return disk_real(file)->pMethods->xUnlock(disk_real(file), lock);
}

static inline int disk_check(sqlite3_file *file, int *out)
{
	return disk_real(file)->pMethods->xCheckReservedLock(disk_real(file), out);
}

static inline int disk_control(sqlite3_file *file, int op, void *arg)
{
	return disk_real(file)->pMethods->xFileControl(disk_real(file), op, arg);
}

static inline int disk_sector(sqlite3_file *file)
{
	return disk_real(file)->pMethods->xSectorSize(disk_real(file));
}

static inline int disk_traits(sqlite3_file *file)
{
	return disk_real(file)->pMethods->xDeviceCharacteristics(disk_real(file));
}

static inline int disk_shm_map(sqlite3_file *file, int page, int size, int extend,
	void volatile **out)
{
	if (disk.no_index)
		return SQLITE_IOERR_SHMSIZE;
	return disk_real(file)->pMethods->xShmMap(disk_real(file), page, size, extend, out);
}

static inline int disk_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
	return disk_real(file)->pMethods->xShmLock(disk_real(file), offset, n, flags);
}

static inline void disk_shm_barrier(sqlite3_file *file)
{
	disk_real(file)->pMethods->xShmBarrier(disk_real(file));
}

static inline int disk_shm_unmap(sqlite3_file *file, int drop)
{
	return disk_real(file)->pMethods->xShmUnmap(disk_real(file), drop);
}

static const sqlite3_io_methods disk_methods = { .iVersion = 2, .xClose = disk_close,
	.xRead = disk_read, .xWrite = disk_write, .xTruncate = disk_truncate, .xSync = disk_sync,
	.xFileSize = disk_size, .xLock = disk_lock, .xUnlock = disk_unlock,
	.xCheckReservedLock = disk_check, .xFileControl = disk_control, .xSectorSize = disk_sector,
	.xDeviceCharacteristics = disk_traits, .xShmMap = disk_shm_map, .xShmLock = disk_shm_lock,
	.xShmBarrier = disk_shm_barrier, .xShmUnmap = disk_shm_unmap };

/* ---- the disk ---------------------------------------------------------------------- */

static inline int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
	int *out)
{
	struct disk_file *own = (struct disk_file *)file;
	(void)vfs;
	*own = (struct disk_file){ .picture = picture_of(name) };
	bool is_log = flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL);
	if (is_log && access(name, F_OK) != 0 && disk_fails())
		return SQLITE_CANTOPEN;
	own->real = calloc(1, (size_t)disk.real->szOsFile);
	if (!own->real)
		return SQLITE_NOMEM;
	int code = disk.real->xOpen(disk.real, name, own->real, flags, out);
	if (code == SQLITE_OK)
		own->base.pMethods = &disk_methods;
	else
		free(own->real);
	return code;
}

static inline int disk_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)vfs;
	if (disk_fails())
		return SQLITE_IOERR_DELETE;
	picture_drop(picture_of(name));
	return disk.real->xDelete(disk.real, name, sync);
}

/* Once in a program; SQLite then uses it for every file that is opened. */
static inline void disk_install(void)
{
	static sqlite3_vfs vfs;
	if (disk.real)
		return;
	disk.real = sqlite3_vfs_find(NULL);
	NEED(disk.real != NULL);
	vfs = *disk.real;
	vfs.zName = "tandem-test";
	vfs.szOsFile = sizeof(struct disk_file);
	vfs.pNext = NULL;
	vfs.xOpen = disk_open;
	vfs.xDelete = disk_delete;
	NEED(sqlite3_vfs_register(&vfs, 1) == SQLITE_OK);
}

#define FOR_GOOD 1000000

/* A new disk that fails at the n-th change (0: never), and at as many as that. */
static inline void disk_new(long fail_at, long fail_for)
{
	disk_install();
	disk.count = 0;
	disk.fail_at = fail_at;
	disk.fail_for = fail_for;
	disk.failed = disk.passive = disk.lies = disk.no_index = false;
	disk.before_change = NULL;
	for (int i = 0; i < 3; i++) {
		struct picture *picture = &disk.pictures[i];
		picture->there = picture->gone = false;
		picture->len = picture->synced_len = 0;
		memset(picture->state, 0, sizeof picture->state);
		memset(picture->synced, 0, sizeof picture->synced);
	}
}

#endif
