/*
 * Put before a program by LD_PRELOAD: the COUNTDOWN_AT-th call of a kind fails, and
 * with COUNTDOWN_FOR=good all that come after it, too.
 *
 *   COUNTDOWN      malloc, parse, prepare, read, write or sync
 *   COUNTDOWN_AT   from 1
 *   COUNTDOWN_FOR  once (as when unset) or good
 *   COUNTDOWN_SAY  a file that is made when the first one has failed
 *
 * `malloc` is every request for memory, of every library but libconfuse, whose requests
 * are nine of ten, and are `parse`; `read` and `write` are those of files, not of
 * terminals, pipes and what a test collects; a write that fails is of a full disk or, where the count is even,
 * of one that reports an error.
 *
 * NO_MALLOC: built without the first two, for programs that have ASan's own.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define EXPORTED __attribute__((visibility("default")))

enum kind { KIND_NONE, KIND_MALLOC, KIND_PARSE, KIND_PREPARE, KIND_READ, KIND_WRITE, KIND_SYNC };

static struct {
	enum kind kind;
	long at, count;
	const char *say;
	bool good;
} countdown;

static const char *const names[] = { "none", "malloc", "parse", "prepare", "read", "write", "sync" };

__attribute__((constructor)) static void begin(void)
{
	const char *kind = getenv("COUNTDOWN"), *at = getenv("COUNTDOWN_AT"),
		   *for_how_long = getenv("COUNTDOWN_FOR");
	countdown.say = getenv("COUNTDOWN_SAY");
	countdown.at = at ? atol(at) : 0;
	countdown.good = for_how_long && strcmp(for_how_long, "good") == 0;
	for (int i = KIND_MALLOC; kind && i <= KIND_SYNC; i++)
		if (strcmp(kind, names[i]) == 0)
			countdown.kind = (enum kind)i;
}

static bool fails(enum kind kind)
{
	if (kind != countdown.kind || !countdown.at)
		return false;
	countdown.count++;
	bool now = countdown.good ? countdown.count >= countdown.at
	                          : countdown.count == countdown.at;
	if (now && countdown.count == countdown.at && countdown.say)
		syscall(SYS_close, syscall(SYS_creat, countdown.say, 0600));
	return now;
}

/* ---- memory ------------------------------------------------------------------------ */

#ifndef NO_MALLOC
struct cfg;
typedef int parse_fn(struct cfg *, const char *);
parse_fn cfg_parse_buf;

static bool parsing;

EXPORTED int cfg_parse_buf(struct cfg *cfg, const char *text)
{
	static parse_fn *real;
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "cfg_parse_buf");
	parsing = true;
	int result = real(cfg, text);
	parsing = false;
	return result;
}

struct cfg_opt;
typedef struct cfg *init_fn(struct cfg_opt *, int);
init_fn cfg_init;

EXPORTED struct cfg *cfg_init(struct cfg_opt *opts, int flags)
{
	static init_fn *real;
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "cfg_init");
	parsing = true;
	struct cfg *cfg = real(opts, flags);
	parsing = false;
	return cfg;
}

/* ncurses 6.4 does not survive it either, while it draws: that ends by a signal, with the
 * terminal restored, and is not tried. */
struct _win_st;
typedef int refresh_fn(struct _win_st *);
refresh_fn wrefresh;

static bool drawing;

EXPORTED int wrefresh(struct _win_st *window)
{
	static refresh_fn *real;
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "wrefresh");
	drawing = true;
	int result = real(window);
	drawing = false;
	return result;
}

static bool has_none(void)
{
	return !drawing && fails(parsing ? KIND_PARSE : KIND_MALLOC);
}

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *bytes, size_t size);

static void *none(void)
{
	errno = ENOMEM;
	return NULL;
}

EXPORTED void *malloc(size_t size)
{
	return has_none() ? none() : __libc_malloc(size);
}

EXPORTED void *calloc(size_t count, size_t size)
{
	return has_none() ? none() : __libc_calloc(count, size);
}

EXPORTED void *realloc(void *bytes, size_t size)
{
	return has_none() ? none() : __libc_realloc(bytes, size);
}

#endif

/* ---- statements -------------------------------------------------------------------- */

struct sqlite3;
struct sqlite3_stmt;
typedef int prepare_fn(struct sqlite3 *, const char *, int, unsigned, struct sqlite3_stmt **,
	const char **);
prepare_fn sqlite3_prepare_v3;

#define SQLITE_ERROR 1

EXPORTED int sqlite3_prepare_v3(struct sqlite3 *db, const char *sql, int len, unsigned flags,
	struct sqlite3_stmt **statement, const char **tail)
{
	static prepare_fn *real;
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "sqlite3_prepare_v3");
	if (!fails(KIND_PREPARE))
		return real(db, sql, len, flags, statement, tail);
	*statement = NULL;
	return SQLITE_ERROR;
}

/* ---- files --------------------------------------------------------------------------- */

static bool is_file(int fd)
{
	struct stat about;
	return countdown.at && fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
}

static ssize_t io_error(void)
{
	errno = EIO;
	return -1;
}

static ssize_t no_room(void)
{
	errno = countdown.count % 2 ? ENOSPC : EIO;
	return -1;
}

EXPORTED ssize_t read(int fd, void *bytes, size_t len)
{
	return is_file(fd) && fails(KIND_READ) ? io_error() : syscall(SYS_read, fd, bytes, len);
}

EXPORTED ssize_t pread(int fd, void *bytes, size_t len, off_t at)
{
	return fails(KIND_READ) ? io_error() : syscall(SYS_pread64, fd, bytes, len, at);
}

EXPORTED ssize_t pread64(int fd, void *bytes, size_t len, off_t at)
{
	return pread(fd, bytes, len, at);
}

EXPORTED ssize_t write(int fd, const void *bytes, size_t len)
{
	return fd > 2 && is_file(fd) && fails(KIND_WRITE) ? no_room() : syscall(SYS_write, fd, bytes, len);
}

EXPORTED ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	return fails(KIND_WRITE) ? no_room() : syscall(SYS_pwrite64, fd, bytes, len, at);
}

EXPORTED ssize_t pwrite64(int fd, const void *bytes, size_t len, off_t at)
{
	return pwrite(fd, bytes, len, at);
}

EXPORTED int ftruncate(int fd, off_t len)
{
	return fails(KIND_WRITE) ? (int)no_room() : (int)syscall(SYS_ftruncate, fd, len);
}

EXPORTED int ftruncate64(int fd, off_t len)
{
	return ftruncate(fd, len);
}

EXPORTED int fsync(int fd)
{
	return fails(KIND_SYNC) ? (int)io_error() : (int)syscall(SYS_fsync, fd);
}

EXPORTED int fdatasync(int fd)
{
	return fails(KIND_SYNC) ? (int)io_error() : (int)syscall(SYS_fdatasync, fd);
}
