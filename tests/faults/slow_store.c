/*
 * The disk fails, the process is killed, the power goes: what was acknowledged
 * is there.
 *
 * A VFS under SQLite counts writes, cuts, syncs and deletions, and fails the
 * n-th of them, for n = 1, 2, 3, ... until a run meets no fault: once each, and
 * from then on.  For the power it keeps what each file held when it was last
 * synced, and puts that in place of the file: the worst that a disk may do.
 *
 * Each kind of loss has a control, with a promise given too early, in which
 * something must be lost: it shows that the test would see it.
 */
#include "store/store.h"

#include "base/arena.h"
#include "tests/check.h"

#include <limits.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROWS 12
#define KILLS 60

static const struct store_ref ada = { { "a" }, { "ada" } }, ben = { { "b" }, { "ben" } };
static const unsigned char digest[STORE_PACK_SIZE] = { 1, 2, 3 };

/* ---- the disk that fails ---------------------------------------------------------------- */

struct disk {
	sqlite3_vfs vfs, *real;
	long count, fail_at; /* 0: never */
	bool sticky, lies;   /* lies: it says that the log is synced, and it is not */
	bool failed;
	long syncs;
};

struct disk_file {
	sqlite3_file file;
	struct disk *disk;
	char *path, *synced; /* `synced` holds what a loss of power leaves */
	sqlite3_file *real;
};

static bool fails(struct disk *disk)
{
	disk->count++;
	bool now = disk->fail_at
	           && (disk->count == disk->fail_at
			   || (disk->sticky && disk->count > disk->fail_at));
	disk->failed = disk->failed || now;
	return now;
}

static struct disk_file *file_of(sqlite3_file *file)
{
	return (struct disk_file *)file;
}

#define REAL(file) (file_of(file)->real)
#define PASS(file, call, ...) \
	(REAL(file)->pMethods->call(REAL(file), __VA_ARGS__))

static void copy_file(const char *from, const char *to)
{
	static char bytes[1 << 20];
	FILE *in = fopen(from, "r"), *out = fopen(to, "w");
	size_t len = in ? fread(bytes, 1, sizeof bytes, in) : 0;
	if (out && fwrite(bytes, 1, len, out) != len)
		abort();
	if (in)
		fclose(in);
	if (out)
		fclose(out);
}

static int disk_close(sqlite3_file *file)
{
	int code = REAL(file)->pMethods->xClose(REAL(file));
	free(file_of(file)->path);
	free(file_of(file)->synced);
	free(REAL(file));
	return code;
}

static int disk_read(sqlite3_file *file, void *bytes, int len, sqlite3_int64 at)
{
	return PASS(file, xRead, bytes, len, at);
}

static int disk_write(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 at)
{
	return fails(file_of(file)->disk) ? SQLITE_IOERR_WRITE : PASS(file, xWrite, bytes, len, at);
}

static int disk_truncate(sqlite3_file *file, sqlite3_int64 len)
{
	return fails(file_of(file)->disk) ? SQLITE_IOERR_TRUNCATE : PASS(file, xTruncate, len);
}

static int disk_sync(sqlite3_file *file, int flags)
{
	struct disk_file *one = file_of(file);
	if (fails(one->disk))
		return SQLITE_IOERR_FSYNC;
	one->disk->syncs++;
	int code = PASS(file, xSync, flags);
	bool is_log = one->path && strstr(one->path, "-wal");
	if (code == SQLITE_OK && one->synced && !(one->disk->lies && is_log))
		copy_file(one->path, one->synced);
	return code;
}

static int disk_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return PASS(file, xFileSize, size);
}

static int disk_lock(sqlite3_file *file, int level)
{
	return PASS(file, xLock, level);
}

static int disk_unlock(sqlite3_file *file, int level)
{
	return PASS(file, xUnlock, level);
}

static int disk_reserved(sqlite3_file *file, int *out)
{
	return PASS(file, xCheckReservedLock, out);
}

static int disk_control(sqlite3_file *file, int op, void *arg)
{
	return PASS(file, xFileControl, op, arg);
}

static int disk_sector(sqlite3_file *file)
{
	return REAL(file)->pMethods->xSectorSize(REAL(file));
}

/* None is claimed: so nothing is left out because a real disk is kind. */
static int disk_device(sqlite3_file *file)
{
	(void)file;
	return 0;
}

static int disk_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
	return PASS(file, xShmMap, page, size, extend, out);
}

static int disk_shm_lock(sqlite3_file *file, int at, int count, int flags)
{
	return PASS(file, xShmLock, at, count, flags);
}

static void disk_shm_barrier(sqlite3_file *file)
{
	REAL(file)->pMethods->xShmBarrier(REAL(file));
}

static int disk_shm_unmap(sqlite3_file *file, int drop)
{
	return PASS(file, xShmUnmap, drop);
}

static const sqlite3_io_methods disk_methods = {
	.iVersion = 2,
	.xClose = disk_close,
	.xRead = disk_read,
	.xWrite = disk_write,
	.xTruncate = disk_truncate,
	.xSync = disk_sync,
	.xFileSize = disk_size,
	.xLock = disk_lock,
	.xUnlock = disk_unlock,
	.xCheckReservedLock = disk_reserved,
	.xFileControl = disk_control,
	.xSectorSize = disk_sector,
	.xDeviceCharacteristics = disk_device,
	.xShmMap = disk_shm_map,
	.xShmLock = disk_shm_lock,
	.xShmBarrier = disk_shm_barrier,
	.xShmUnmap = disk_shm_unmap,
};

static int disk_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out)
{
	struct disk *disk = vfs->pAppData;
	struct disk_file *one = file_of(file);
	memset(one, 0, sizeof *one);
	sqlite3_file *real = calloc(1, (size_t)disk->real->szOsFile);
	if (!real)
		return SQLITE_NOMEM;
	int code = disk->real->xOpen(disk->real, path, real, flags, out);
	if (code != SQLITE_OK) {
		free(real);
		return code;
	}
	*one = (struct disk_file){ .file.pMethods = &disk_methods, .disk = disk, .real = real };
	if (path && asprintf(&one->synced, "%s.synced", path) > 0)
		one->path = strdup(path);
	return SQLITE_OK;
}

static int disk_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
	struct disk *disk = vfs->pAppData;
	return fails(disk) ? SQLITE_IOERR_DELETE : disk->real->xDelete(disk->real, path, sync);
}

static void disk_insert(struct disk *disk)
{
	memset(disk, 0, sizeof *disk);
	disk->real = sqlite3_vfs_find("unix");
	disk->vfs = *disk->real;
	disk->vfs.zName = "failing";
	disk->vfs.szOsFile = sizeof(struct disk_file);
	disk->vfs.pAppData = disk;
	disk->vfs.xOpen = disk_open;
	disk->vfs.xDelete = disk_delete;
	CHECK_INT(SQLITE_OK, sqlite3_vfs_register(&disk->vfs, 1));
}

static void disk_remove(struct disk *disk)
{
	sqlite3_vfs_unregister(&disk->vfs);
	sqlite3_vfs_register(disk->real, 1);
}

static void disk_plan(struct disk *disk, long fail_at, bool sticky)
{
	disk->count = disk->syncs = 0;
	disk->fail_at = fail_at;
	disk->sticky = sticky;
	disk->failed = false;
}

/* ---- the file ------------------------------------------------------------------------------ */

static const char *const ends[] = { "", "-wal", "-shm", "-journal" };

static const char *file_path(void)
{
	static char path[PATH_MAX];
	const char *tmp = getenv("TMPDIR");
	if (!path[0])
		snprintf(path, sizeof path, "%s/faults.%d.db", tmp ? tmp : "/tmp", (int)getpid());
	return path;
}

static void file_remove(void)
{
	char path[PATH_MAX + 32];
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		snprintf(path, sizeof path, "%s%s", file_path(), ends[i]);
		unlink(path);
		snprintf(path, sizeof path, "%s%s.synced", file_path(), ends[i]);
		unlink(path);
	}
	/* It was taken away on purpose, so nothing says that there was one. */
	snprintf(path, sizeof path, "%s-seen", file_path());
	unlink(path);
}

/* Each file as it was last synced; one that never was is empty, or is not there. */
static void file_lose_power(void)
{
	char path[PATH_MAX + 16], synced[PATH_MAX + 32];
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		snprintf(path, sizeof path, "%s%s", file_path(), ends[i]);
		snprintf(synced, sizeof synced, "%s.synced", path);
		if (access(path, F_OK) != 0)
			continue;
		if (access(synced, F_OK) == 0)
			copy_file(synced, path);
		else
			unlink(path);
	}
}

static struct store *open_store(struct fault *why)
{
	return store_sqlite_open(file_path(), STORE_VISITS, STORE_CREATE, NULL, why);
}

/* ---- a visit that is kept ------------------------------------------------------------------- */

/* Of the row that was added or read last. */
static struct store_tag last_tag;

struct count {
	uint64_t rows;
	bool right; /* in order, each with its own text */
};

static void row_text(uint64_t seq, char text[64])
{
	snprintf(text, 64, "answer %llu of those that must not be lost", (unsigned long long)seq);
}

static bool count_row(void *ctx, const struct store_row *row)
{
	struct count *count = ctx;
	char text[64];
	count->rows++;
	row_text(row->seq, text);
	count->right = count->right && row->seq == count->rows && row->len == strlen(text)
	               && memcmp(row->bytes, text, row->len) == 0;
	last_tag = row->tag;
	return true;
}

/* How many rows a visit has, or -1 when it cannot be read. */
static long rows_of(struct store *store, const struct store_ref *visit)
{
	struct count count = { 0, true };
	bool read = store->ops->each_row(store, visit, count_row, &count, NULL);
	return read && count.right ? (long)count.rows : -1;
}

static bool add_row(struct store *store, const struct store_ref *visit, uint64_t seq)
{
	char text[64];
	row_text(seq, text);
	const struct store_row row = { .seq = seq, .bytes = text, .len = strlen(text) };
	const struct store_append what = { .rows = &row, .count = 1, .last = seq - 1,
		.last_tag = last_tag, .clear_draft = "field", .head = text, .head_len = 6 };
	return store->ops->append(store, visit, &what, &last_tag, NULL) == STORE_DONE;
}

/* Another visit, which is forgotten again. */
static bool come_and_go(struct store *store)
{
	const struct store_tag before = last_tag;
	bool ok = add_row(store, &ben, 1) && store->ops->forget(store, &ben, NULL) == STORE_DONE;
	last_tag = before;
	return ok;
}

/* A row and what else a visit does around it; true when the row is acknowledged. */
static bool act(struct store *store, uint64_t seq)
{
	if (seq == 1 && !store->ops->put_pack(store, digest, "pack", 4, NULL))
		return false;
	if (seq % 3 == 0 && store->ops->draft(store, &ada, "field", "half", 4, NULL) != STORE_DONE)
		return false;
	if (seq == 5 && !come_and_go(store))
		return false;
	if (seq % 4 != 0)
		return add_row(store, &ada, seq);
	return store->ops->begin(store, NULL) && add_row(store, &ada, seq)
	       && store->ops->end(store, true, NULL);
}

/* As the program does it: after a failure open anew, re-read, go on from there. */
static long keep_visit(void)
{
	struct store *store = open_store(NULL);
	long acked = 0, tries = 0;
	while (store && acked < ROWS && tries < 3) {
		if (act(store, (uint64_t)acked + 1)) {
			acked++;
			continue;
		}
		tries++;
		if (!store->ops->reopen(store, NULL))
			continue;
		long there = rows_of(store, &ada);
		if (there >= 0 && there < acked)
			printf("\n%ld of %ld after reopen\n", there, acked);
		CHECK(there < 0 || there >= acked);
		acked = there > acked ? there : acked;
	}
	store_close(store);
	return acked;
}

static size_t damages(struct store *store)
{
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	bool looked = store->ops->verify(store, &faults, NULL);
	size_t count = faults.count + !looked;
	if (faults.count)
		printf("\n%s\n", faults.list[0].what);
	arena_release(&arena);
	return count;
}

/* How many acknowledged rows are lost; anything else that is wrong fails the test.  Of a disk
 * that lies nothing at all may be left, and that is said. */
static long lost(long acked, bool lies)
{
	struct fault why = { 0 };
	struct store *store = open_store(&why);
	if (!store && lies && why.kind == FAULT_LOST)
		return acked;
	if (!store)
		printf("\n%s\n", why.what);
	NEED(store != NULL);
	CHECK_INT(0, damages(store));
	long there = rows_of(store, &ada);
	CHECK(there >= 0);
	store_close(store);
	return acked > there ? acked - there : 0;
}

/* ---- failing disks ------------------------------------------------------------------------------ */

/* Until a run meets no fault; returns how many rows were lost in all. */
static long fail_each(struct disk *disk, bool sticky, bool power)
{
	long all = 0, n = 0;
	do {
		file_remove();
		disk_plan(disk, ++n, sticky);
		long acked = keep_visit();
		bool failed = disk->failed;
		if (!failed)
			CHECK_INT(ROWS, acked);
		disk_plan(disk, 0, false);
		if (power)
			file_lose_power();
		long gone = lost(acked, disk->lies);
		if (gone && !disk->lies)
			printf("\nfault %ld: %ld lost of %ld\n", n, gone, acked);
		all += gone;
		if (!failed)
			break;
	} while (n < 2000);
	CHECK(n > 3 * ROWS && n < 2000);
	file_remove();
	return all;
}

static void fails_once(void)
{
	struct disk disk;
	disk_insert(&disk);
	CHECK_INT(0, fail_each(&disk, false, false));
	disk_remove(&disk);
}

static void fails_for_good(void)
{
	struct disk disk;
	disk_insert(&disk);
	CHECK_INT(0, fail_each(&disk, true, false));
	disk_remove(&disk);
}

static void power_goes(void)
{
	struct disk disk;
	disk_insert(&disk);
	CHECK_INT(0, fail_each(&disk, true, true));
	disk.lies = true;
	CHECK(fail_each(&disk, true, true) > 0);
	disk_remove(&disk);
}

/* The steady state: the log has begun, and no checkpoint is due. */
static void one_sync_each(void)
{
	struct disk disk;
	disk_insert(&disk);
	file_remove();
	struct store *store = open_store(NULL);
	NEED(store != NULL);
	CHECK(add_row(store, &ada, 1));
	for (uint64_t seq = 2; seq <= 30; seq++) {
		disk_plan(&disk, 0, false);
		CHECK(add_row(store, &ada, seq));
		CHECK_INT(1, disk.syncs);
	}
	disk_plan(&disk, 0, false);
	CHECK(store->ops->begin(store, NULL));
	CHECK(add_row(store, &ada, 31));
	CHECK_INT(STORE_DONE, store->ops->draft(store, &ada, "field", "half", 4, NULL));
	CHECK(add_row(store, &ada, 32));
	CHECK_INT(0, disk.syncs);
	CHECK(store->ops->end(store, true, NULL));
	CHECK_INT(1, disk.syncs);
	store_close(store);
	file_remove();
	disk_remove(&disk);
}

/* ---- kill -9 --------------------------------------------------------------------------------------- */

/* Appends until it is killed; a byte for each row when it is kept, or a moment before. */
static void append_for_ever(int out, const struct store_ref *visit, bool early)
{
	struct store *store = open_store(NULL);
	for (uint64_t seq = 1; store; seq++) {
		if (early && (write(out, "a", 1) != 1 || usleep(500) != 0))
			_exit(1);
		if (!add_row(store, visit, seq))
			_exit(1);
		if (!early && write(out, "a", 1) != 1)
			_exit(1);
	}
	_exit(1);
}

static long read_all(int fd)
{
	char bytes[4096];
	long all = 0;
	ssize_t got;
	while ((got = read(fd, bytes, sizeof bytes)) > 0)
		all += got;
	return all;
}

/* Starts, kills a while after so many were acknowledged; returns how many were in all. */
static long kill_one(const struct store_ref *visit, bool early, long seen, useconds_t after)
{
	char byte;
	int pipes[2], status = 0;
	NEED(pipe(pipes) == 0);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		close(pipes[0]);
		append_for_ever(pipes[1], visit, early);
	}
	close(pipes[1]);
	long acked = 0;
	while (acked < seen && read(pipes[0], &byte, 1) == 1)
		acked++;
	usleep(after);
	kill(child, SIGKILL);
	acked += read_all(pipes[0]);
	close(pipes[0]);
	NEED(waitpid(child, &status, 0) == child);
	CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	return acked;
}

static struct store_ref visit_number(int number)
{
	struct store_ref visit = { { { 0 } }, { { 0 } } };
	memcpy(visit.visit.bytes, &number, sizeof number);
	return visit;
}

/* All in one file, a visit each; moments that differ, some before the first row is there. */
static long kill_many(bool early, long *all_acked)
{
	long gone = 0;
	file_remove();
	*all_acked = 0;
	for (int i = 1; i <= KILLS; i++) {
		struct store_ref visit = visit_number(i);
		long acked = kill_one(&visit, early, i % 4 ? 2 : 0,
			(useconds_t)(2000 + i * 7919 % 23000));
		struct store *store = open_store(NULL);
		NEED(store != NULL);
		CHECK_INT(0, damages(store));
		long there = rows_of(store, &visit);
		CHECK(there >= 0 && there <= acked + 1);
		gone += acked > there ? acked - there : 0;
		*all_acked += acked;
		store_close(store);
	}
	file_remove();
	return gone;
}

static void killed(void)
{
	long acked;
	CHECK_INT(0, kill_many(false, &acked));
	CHECK(acked > KILLS);
	CHECK(kill_many(true, &acked) > 0);
}

TESTS("store under faults", { "one sync for each append", one_sync_each },
	{ "the disk fails once", fails_once }, { "the disk fails for good", fails_for_good },
	{ "the power goes", power_goes }, { "killed", killed })
