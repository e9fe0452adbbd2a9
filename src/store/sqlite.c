/*
 * The store on the disk; the one file that sees SQLite.
 *
 * 1. A write returns true only after COMMIT in WAL mode with synchronous=FULL:
 *    one fsync of the log, and the rows survive power loss.
 * 2. After a write that failed nothing is known, least of all by this
 *    connection: the store is broken, rolls back what is open, and refuses all
 *    calls until reopen() has read the file anew, and has moved what it found
 *    to where a loss of power cannot take it.  A broken connection is closed
 *    without a checkpoint, since after a failed fsync the log in the system's
 *    cache may differ from the log on the disk.
 * 3. The file, its log and its index are 0600 whatever the umask.
 * 4. What is forgotten is overwritten (secure_delete), also in the log.
 */
#include "store/store.h"

#include "base/buf.h"
#include "base/digest.h"
#include "store/schema.h"
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

#include <sqlite3.h>

#define SEALED_MAX ((size_t)256 << 20)
#define BUSY_MS 5000

enum sql {
	SQL_BEGIN, SQL_COMMIT, SQL_ROLLBACK,
	SQL_ADD_EVENT, SQL_SET_DRAFT, SQL_DROP_DRAFT, SQL_ADD_PACK,
	SQL_FORGET_EVENTS, SQL_FORGET_DRAFTS,
	SQL_PACK, SQL_NEXT_VISIT, SQL_EVENTS, SQL_DRAFTS,
	SQL_INTEGRITY, SQL_ALL_EVENTS, SQL_ALL_DRAFTS, SQL_ALL_PACKS,
	SQL_COUNT
};

static const char *const sql_text[SQL_COUNT] = {
	[SQL_BEGIN] = "BEGIN IMMEDIATE",
	[SQL_COMMIT] = "COMMIT",
	[SQL_ROLLBACK] = "ROLLBACK",
	[SQL_ADD_EVENT] = "INSERT INTO event (visit, seq, sealed) VALUES (?, ?, ?)",
	[SQL_SET_DRAFT] = "INSERT OR REPLACE INTO draft (visit, field, sealed) VALUES (?, ?, ?)",
	[SQL_DROP_DRAFT] = "DELETE FROM draft WHERE visit = ? AND field = ?",
	[SQL_ADD_PACK] = "INSERT OR IGNORE INTO pack (digest, sealed) VALUES (?, ?)",
	[SQL_FORGET_EVENTS] = "DELETE FROM event WHERE visit = ?",
	[SQL_FORGET_DRAFTS] = "DELETE FROM draft WHERE visit = ?",
	[SQL_PACK] = "SELECT sealed FROM pack WHERE digest = ?",
	/* From visit to visit through the key: DISTINCT would read every event. */
	[SQL_NEXT_VISIT] = "SELECT visit FROM event WHERE visit > ? ORDER BY visit LIMIT 1",
	[SQL_EVENTS] = "SELECT seq, sealed FROM event WHERE visit = ? ORDER BY seq",
	[SQL_DRAFTS] = "SELECT field, sealed FROM draft WHERE visit = ? ORDER BY field",
	[SQL_INTEGRITY] = "PRAGMA integrity_check",
	[SQL_ALL_EVENTS] = "SELECT visit, seq, sealed FROM event ORDER BY visit, seq",
	[SQL_ALL_DRAFTS] = "SELECT field, sealed FROM draft ORDER BY visit, field",
	[SQL_ALL_PACKS] = "SELECT sealed FROM pack",
};

/* Each time a file is opened; none of them is kept in it. */
static const char settings[] = "PRAGMA synchronous = FULL;"
			       "PRAGMA secure_delete = ON;"
			       "PRAGMA temp_store = MEMORY;"
			       "PRAGMA mmap_size = 0;"
			       "PRAGMA cache_size = -256;"
			       "PRAGMA foreign_keys = ON;"
			       "PRAGMA trusted_schema = OFF;"
			       "PRAGMA cell_size_check = ON;";

struct sqlite {
	struct store store;
	sqlite3 *db;                     /* owned; NULL after a reopen() that failed */
	sqlite3_stmt *ready[SQL_COUNT];  /* owned; prepared when first used */
	char *path;                      /* owned */
	struct buf sealed;               /* what is being written */
	bool inside, broken;
};

static struct sqlite *sqlite_of(struct store *store)
{
	return (struct sqlite *)store;
}

/* ---- faults ------------------------------------------------------------------------- */

static const struct reason {
	int code;
	const char *what, *fix;
} reasons[] = {
	{ SQLITE_FULL, "the disk is full", "make room on it, then go on" },
	{ SQLITE_BUSY, "the records are in use by another program", "close it, then go on" },
	{ SQLITE_LOCKED, "the records are in use by another program", "close it, then go on" },
	{ SQLITE_READONLY, "the records cannot be written: they are read-only",
		"make the file and its folder writable" },
	{ SQLITE_CANTOPEN, "the records cannot be opened",
		"make sure that the file is no link, and that it and its folder are yours" },
	{ SQLITE_PERM, "the records may not be opened by this account", "" },
	{ SQLITE_IOERR, "the disk failed while the records were read or written",
		"look after the disk; what was said to be saved is in the file" },
	{ SQLITE_CORRUPT, "the records are damaged", "bring back a copy of the file" },
	{ SQLITE_NOTADB, "this file is no store of tandem", "name another file" },
	{ SQLITE_NOMEM, "there is no memory left", "" },
	{ SQLITE_TOOBIG, "this is too long to be kept", "make it shorter" },
	{ SQLITE_CONSTRAINT, "another program has written into this visit", "close it, then go on" },
};

/* From an error code of SQLite; returns false. */
static bool failed(int code, struct fault *why)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].code == (code & 0xff))
			return fault_set(why, NULL, reasons[i].fix, "%s", reasons[i].what);
	return fault_set(why, NULL, NULL, "the records failed: %s", sqlite3_errstr(code));
}

static bool seal_broken(struct fault *why)
{
	return fault_set(why, NULL, "bring back a copy of the file",
		"the records are damaged: a seal does not open");
}

static bool usable(const struct sqlite *sqlite, struct fault *why)
{
	return !sqlite->broken
	       || fault_set(why, NULL, "try again",
		       "an earlier writing failed and the records were not opened anew");
}

/* ---- statements ----------------------------------------------------------------------- */

/* A value for a statement: a number where `bytes` is NULL. */
struct arg {
	const void *bytes;
	size_t len;
	uint64_t number;
};

#define ARGS(...) \
	(const struct arg[]){ __VA_ARGS__ }, \
		sizeof((const struct arg[]){ __VA_ARGS__ }) / sizeof(struct arg)

static struct arg id_arg(const struct store_id *visit)
{
	return (struct arg){ visit->bytes, sizeof visit->bytes, 0 };
}

static int bind(sqlite3_stmt *statement, const struct arg *args, size_t count)
{
	int code = SQLITE_OK;
	for (size_t i = 0; i < count && code == SQLITE_OK; i++) {
		const struct arg *arg = &args[i];
		assert(arg->bytes || arg->number <= INT64_MAX);
		if (arg->bytes)
			code = sqlite3_bind_blob64(statement, (int)i + 1, arg->bytes, arg->len,
				SQLITE_STATIC);
		else
			code = sqlite3_bind_int64(statement, (int)i + 1, (int64_t)arg->number);
	}
	return code;
}

static void done_with(sqlite3_stmt *statement)
{
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
}

/* Ready to step, or NULL with *why.  A walk within the same walk is our own mistake. */
static sqlite3_stmt *start(struct sqlite *sqlite, enum sql which, const struct arg *args,
	size_t count, struct fault *why)
{
	sqlite3_stmt **ready = &sqlite->ready[which];
	int code = SQLITE_OK;
	if (!*ready)
		code = sqlite3_prepare_v3(sqlite->db, sql_text[which], -1,
			SQLITE_PREPARE_PERSISTENT, ready, NULL);
	if (code == SQLITE_OK) {
		assert(!sqlite3_stmt_busy(*ready));
		code = bind(*ready, args, count);
	}
	if (code == SQLITE_OK)
		return *ready;
	failed(code, why);
	return NULL;
}

static bool run(struct sqlite *sqlite, enum sql which, const struct arg *args, size_t count,
	struct fault *why)
{
	sqlite3_stmt *statement = start(sqlite, which, args, count, why);
	if (!statement)
		return false;
	int code = sqlite3_step(statement);
	done_with(statement);
	return code == SQLITE_DONE || failed(code, why);
}

static bool run_plain(struct sqlite *sqlite, enum sql which, struct fault *why)
{
	return run(sqlite, which, NULL, 0, why);
}

/* One row more; false at the end with *ok true, or at an error with *ok false. */
static bool next(sqlite3_stmt *statement, bool *ok, struct fault *why)
{
	int code = sqlite3_step(statement);
	*ok = code == SQLITE_ROW || code == SQLITE_DONE || failed(code, why);
	return code == SQLITE_ROW;
}

struct bytes {
	const void *at;
	size_t len;
};

static struct bytes column(sqlite3_stmt *statement, int index)
{
	const void *at = sqlite3_column_blob(statement, index);
	int len = sqlite3_column_bytes(statement, index);
	return (struct bytes){ at ? at : "", at ? (size_t)len : 0 };
}

static bool opened(sqlite3_stmt *statement, int index, struct bytes *out)
{
	struct bytes sealed = column(statement, index);
	return seal_open(sealed.at, sealed.len, &out->at, &out->len);
}

/* ---- transactions ------------------------------------------------------------------------ */

static bool breaks(struct sqlite *sqlite)
{
	sqlite->broken = true;
	if (!sqlite3_get_autocommit(sqlite->db))
		run_plain(sqlite, SQL_ROLLBACK, NULL);
	return false;
}

/* Around each write; begin() and end() of the caller, where there are, hold for it. */
static bool enter(struct sqlite *sqlite, struct fault *why)
{
	if (!usable(sqlite, why))
		return false;
	buf_clear(&sqlite->sealed);
	return sqlite->inside || run_plain(sqlite, SQL_BEGIN, why) || breaks(sqlite);
}

static bool leave(struct sqlite *sqlite, bool ok, struct fault *why)
{
	if (ok && (sqlite->inside || run_plain(sqlite, SQL_COMMIT, why)))
		return true;
	return breaks(sqlite);
}

static bool begin(struct store *store, struct fault *why)
{
	struct sqlite *sqlite = sqlite_of(store);
	assert(!sqlite->inside);
	sqlite->inside = enter(sqlite, why);
	return sqlite->inside;
}

/*
 * From the log into the file, and the file onto the disk.
 *
 * TRUNCATE after a deletion, since the log holds what was deleted: another
 * reader may be in the way, then the last one who closes the file empties it.
 * FULL and PASSIVE before a log is read that someone else left, or we, after a
 * failure: its end may lie in the system's cache alone, where it can be read but
 * does not survive, and syncing it again does nothing after a failed sync.
 */
static bool checkpoint(struct sqlite *sqlite, int how, struct fault *why)
{
	int code = sqlite3_wal_checkpoint_v2(sqlite->db, NULL, how, NULL, NULL);
	return code == SQLITE_OK || failed(code, why);
}

static bool end(struct store *store, bool commit, struct fault *why)
{
	struct sqlite *sqlite = sqlite_of(store);
	sqlite->inside = false;
	if (!usable(sqlite, why))
		return false;
	return run_plain(sqlite, commit ? SQL_COMMIT : SQL_ROLLBACK, why) || breaks(sqlite);
}

/* ---- writing -------------------------------------------------------------------------------- */

static bool seal(struct sqlite *sqlite, const void *bytes, size_t len, struct arg *out,
	struct fault *why)
{
	buf_clear(&sqlite->sealed);
	if (!seal_close(len ? bytes : "", len, &sqlite->sealed))
		return failed(SQLITE_TOOBIG, why);
	*out = (struct arg){ sqlite->sealed.data ? sqlite->sealed.data : "", sqlite->sealed.len, 0 };
	return true;
}

static bool drop_draft(struct sqlite *sqlite, const struct store_id *visit, const char *field,
	struct fault *why)
{
	struct digest name = digest_of(field, strlen(field));
	return run(sqlite, SQL_DROP_DRAFT, ARGS(id_arg(visit), { name.bytes, DIGEST_SIZE, 0 }),
		why);
}

static bool add_rows(struct sqlite *sqlite, const struct store_id *visit,
	const struct store_row *rows, size_t count, struct fault *why)
{
	for (size_t i = 0; i < count; i++) {
		struct arg sealed;
		if (!seal(sqlite, rows[i].bytes, rows[i].len, &sealed, why)
			|| !run(sqlite, SQL_ADD_EVENT,
				ARGS(id_arg(visit), { NULL, 0, rows[i].seq }, sealed), why))
			return false;
	}
	return true;
}

static bool append(struct store *store, const struct store_id *visit, const struct store_row *rows,
	size_t count, const char *clear_draft, struct fault *why)
{
	struct sqlite *sqlite = sqlite_of(store);
	if (!enter(sqlite, why))
		return false;
	bool ok = add_rows(sqlite, visit, rows, count, why)
	          && (!clear_draft || drop_draft(sqlite, visit, clear_draft, why));
	return leave(sqlite, ok, why);
}

/* What is sealed of a draft: the length of its field's name with the NUL (16 bits,
 * low byte first), the name, the bytes. */
static bool seal_draft(struct sqlite *sqlite, const char *field, const void *bytes, size_t len,
	struct arg *out, struct fault *why)
{
	size_t name = strlen(field) + 1;
	struct buf whole;
	if (name > UINT16_MAX)
		return failed(SQLITE_TOOBIG, why);
	buf_init(&whole, SEALED_MAX);
	buf_add_char(&whole, (char)(name & 0xff));
	buf_add_char(&whole, (char)(name >> 8));
	buf_add(&whole, field, name);
	buf_add(&whole, bytes, len);
	bool ok = whole.failed ? failed(SQLITE_TOOBIG, why)
	                       : seal(sqlite, whole.data, whole.len, out, why);
	buf_release(&whole);
	return ok;
}

static bool set_draft(struct sqlite *sqlite, const struct store_id *visit, const char *field,
	const void *bytes, size_t len, struct fault *why)
{
	struct digest name = digest_of(field, strlen(field));
	struct arg sealed;
	return seal_draft(sqlite, field, bytes, len, &sealed, why)
	       && run(sqlite, SQL_SET_DRAFT,
		       ARGS(id_arg(visit), { name.bytes, DIGEST_SIZE, 0 }, sealed), why);
}

static bool draft(struct store *store, const struct store_id *visit, const char *field,
	const void *bytes, size_t len, struct fault *why)
{
	struct sqlite *sqlite = sqlite_of(store);
	if (!enter(sqlite, why))
		return false;
	return leave(sqlite,
		len ? set_draft(sqlite, visit, field, bytes, len, why)
		    : drop_draft(sqlite, visit, field, why),
		why);
}

static bool put_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	const void *bytes, size_t len, struct fault *why)
{
	struct sqlite *sqlite = sqlite_of(store);
	struct arg sealed;
	if (!enter(sqlite, why))
		return false;
	bool ok = seal(sqlite, bytes, len, &sealed, why)
	          && run(sqlite, SQL_ADD_PACK, ARGS({ digest, STORE_PACK_SIZE, 0 }, sealed), why);
	return leave(sqlite, ok, why);
}

static bool forget(struct store *store, const struct store_id *visit, struct fault *why)
{
	struct sqlite *sqlite = sqlite_of(store);
	if (!enter(sqlite, why))
		return false;
	bool ok = run(sqlite, SQL_FORGET_EVENTS, ARGS(id_arg(visit)), why)
	          && run(sqlite, SQL_FORGET_DRAFTS, ARGS(id_arg(visit)), why);
	ok = leave(sqlite, ok, why);
	if (ok && !sqlite->inside)
		checkpoint(sqlite, SQLITE_CHECKPOINT_TRUNCATE, NULL);
	return ok;
}

/* ---- reading ------------------------------------------------------------------------------------ */

static bool get_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	store_bytes_fn *fn, void *ctx, struct fault *why)
{
	struct sqlite *sqlite = sqlite_of(store);
	struct bytes bytes;
	bool ok = usable(sqlite, why);
	sqlite3_stmt *statement =
		ok ? start(sqlite, SQL_PACK, ARGS({ digest, STORE_PACK_SIZE, 0 }), why) : NULL;
	if (!statement)
		return false;
	if (next(statement, &ok, why)) {
		ok = opened(statement, 0, &bytes) || seal_broken(why);
		if (ok)
			fn(ctx, bytes.at, bytes.len);
	} else if (ok) {
		ok = fault_set(why, NULL, NULL, "the content of this visit is not kept here");
	}
	done_with(statement);
	return ok;
}

/* The next visit after `at`, into it; false at the end or at an error. */
static bool next_visit(struct sqlite *sqlite, struct bytes after, struct store_id *at, bool *ok,
	struct fault *why)
{
	sqlite3_stmt *statement =
		start(sqlite, SQL_NEXT_VISIT, ARGS({ after.at, after.len, 0 }), why);
	*ok = statement != NULL;
	if (!statement)
		return false;
	bool found = next(statement, ok, why);
	if (found) {
		struct bytes id = column(statement, 0);
		*ok = id.len == sizeof at->bytes || failed(SQLITE_CORRUPT, why);
		if (*ok)
			memcpy(at->bytes, id.at, sizeof at->bytes);
	}
	done_with(statement);
	return found && *ok;
}

static bool each_visit(struct store *store, store_visit_fn *fn, void *ctx, struct fault *why)
{
	struct sqlite *sqlite = sqlite_of(store);
	struct store_id visit;
	struct bytes after = { "", 0 };
	bool ok = usable(sqlite, why);
	while (ok && next_visit(sqlite, after, &visit, &ok, why) && fn(ctx, &visit))
		after = (struct bytes){ visit.bytes, sizeof visit.bytes };
	return ok;
}

static bool each_row(struct store *store, const struct store_id *visit, store_row_fn *fn,
	void *ctx, struct fault *why)
{
	struct sqlite *sqlite = sqlite_of(store);
	bool ok = usable(sqlite, why);
	sqlite3_stmt *statement = ok ? start(sqlite, SQL_EVENTS, ARGS(id_arg(visit)), why) : NULL;
	if (!statement)
		return false;
	while (next(statement, &ok, why)) {
		struct bytes bytes;
		ok = opened(statement, 1, &bytes) || seal_broken(why);
		if (!ok || !fn(ctx, (uint64_t)sqlite3_column_int64(statement, 0), bytes.at, bytes.len))
			break;
	}
	done_with(statement);
	return ok;
}

/* Splits what seal_draft() put together; false when it is not that. */
static bool open_draft(sqlite3_stmt *statement, const char **field, struct bytes *out)
{
	struct bytes key = column(statement, 0), whole;
	if (!opened(statement, 1, &whole) || whole.len < 3)
		return false;
	const unsigned char *at = whole.at;
	size_t name = (size_t)at[0] | (size_t)at[1] << 8;
	if (name == 0 || name > whole.len - 2 || memchr(at + 2, 0, name) != at + 1 + name)
		return false;
	struct digest digest = digest_of(at + 2, name - 1);
	*field = (const char *)at + 2;
	*out = (struct bytes){ at + 2 + name, whole.len - 2 - name };
	return key.len == DIGEST_SIZE && memcmp(key.at, digest.bytes, DIGEST_SIZE) == 0;
}

static bool each_draft(struct store *store, const struct store_id *visit, store_draft_fn *fn,
	void *ctx, struct fault *why)
{
	struct sqlite *sqlite = sqlite_of(store);
	bool ok = usable(sqlite, why);
	sqlite3_stmt *statement = ok ? start(sqlite, SQL_DRAFTS, ARGS(id_arg(visit)), why) : NULL;
	if (!statement)
		return false;
	while (next(statement, &ok, why)) {
		const char *field;
		struct bytes bytes;
		ok = open_draft(statement, &field, &bytes) || seal_broken(why);
		if (!ok || !fn(ctx, field, bytes.at, bytes.len))
			break;
	}
	done_with(statement);
	return ok;
}

/* ---- verifying ------------------------------------------------------------------------------------- */

struct look {
	struct faults *faults;
	struct store_id visit; /* of the row before */
	uint64_t seq;          /* of it; 0 before the first */
};

static void look_integrity(struct look *look, sqlite3_stmt *row)
{
	const char *text = (const char *)sqlite3_column_text(row, 0);
	if (!text || strcmp(text, "ok") != 0)
		faults_say(look->faults, NULL, "bring back a copy of the file",
			"the records are damaged: %s", text ? text : "unreadable");
}

static void look_order(struct look *look, const struct store_id *visit, uint64_t seq)
{
	char name[32];
	bool same = look->seq && memcmp(&look->visit, visit, sizeof *visit) == 0;
	uint64_t want = same ? look->seq + 1 : 1;
	if (seq != want) {
		digest_base32(visit->bytes, STORE_ID_SIZE, name);
		faults_say(look->faults, NULL, "bring back a copy of the file",
			"visit '%s' lacks row %llu", name, (unsigned long long)want);
	}
	look->visit = *visit;
	look->seq = seq;
}

static void look_event(struct look *look, sqlite3_stmt *row)
{
	struct store_id visit = { { 0 } };
	struct bytes id = column(row, 0), bytes;
	struct fault why;
	if (id.len == sizeof visit.bytes) {
		memcpy(visit.bytes, id.at, id.len);
		look_order(look, &visit, (uint64_t)sqlite3_column_int64(row, 1));
	} else {
		faults_say(look->faults, NULL, NULL, "the records are damaged: a visit has no id");
	}
	if (!opened(row, 2, &bytes) && !seal_broken(&why))
		faults_add(look->faults, &why);
}

static void look_draft(struct look *look, sqlite3_stmt *row)
{
	const char *field;
	struct bytes bytes;
	struct fault why;
	if (!open_draft(row, &field, &bytes) && !seal_broken(&why))
		faults_add(look->faults, &why);
}

static void look_pack(struct look *look, sqlite3_stmt *row)
{
	struct bytes bytes;
	struct fault why;
	if (!opened(row, 0, &bytes) && !seal_broken(&why))
		faults_add(look->faults, &why);
}

static const struct step {
	enum sql sql;
	void (*look)(struct look *look, sqlite3_stmt *row);
} steps[] = {
	{ SQL_INTEGRITY, look_integrity },
	{ SQL_ALL_EVENTS, look_event },
	{ SQL_ALL_DRAFTS, look_draft },
	{ SQL_ALL_PACKS, look_pack },
};

/* A walk that damage ends is a damage like others: the next walk is made all the same. */
static bool verify(struct store *store, struct faults *faults, struct fault *why)
{
	struct sqlite *sqlite = sqlite_of(store);
	struct look look = { .faults = faults };
	if (!usable(sqlite, why))
		return false;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct fault fault;
		sqlite3_stmt *statement = start(sqlite, steps[i].sql, NULL, 0, &fault);
		bool ok = statement != NULL;
		while (ok && next(statement, &ok, &fault))
			steps[i].look(&look, statement);
		if (statement)
			done_with(statement);
		if (!ok)
			faults_add(faults, &fault);
	}
	return true;
}

/* ---- opening ------------------------------------------------------------------------------------------- */

/* The number that a PRAGMA answers. */
static bool ask(sqlite3 *db, const char *pragma, int *number, struct fault *why)
{
	sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(db, pragma, -1, &statement, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		*number = sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	return code == SQLITE_ROW || failed(code, why);
}

static bool check_kind(const struct sqlite *sqlite, struct fault *why)
{
	int application, version;
	if (!ask(sqlite->db, "PRAGMA application_id", &application, why)
		|| !ask(sqlite->db, "PRAGMA user_version", &version, why))
		return false;
	if (application != SCHEMA_APPLICATION)
		return fault_set(why, NULL, "name another file", "'%s' is no store of tandem",
			sqlite->path);
	return version == SCHEMA_VERSION
	       || fault_set(why, NULL, "open it with the version of tandem that made it",
		       "'%s' has format %d, which this version does not know", sqlite->path,
		       version);
}

static bool is_wal(sqlite3 *db)
{
	sqlite3_stmt *statement = NULL;
	bool wal = sqlite3_prepare_v2(db, "PRAGMA journal_mode = WAL", -1, &statement, NULL)
	                   == SQLITE_OK
	           && sqlite3_step(statement) == SQLITE_ROW
	           && strcmp((const char *)sqlite3_column_text(statement, 0), "wal") == 0;
	sqlite3_finalize(statement);
	return wal;
}

static bool configure(const struct sqlite *sqlite, struct fault *why)
{
	sqlite3_extended_result_codes(sqlite->db, 1);
	sqlite3_busy_timeout(sqlite->db, BUSY_MS);
	sqlite3_db_config(sqlite->db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
	sqlite3_db_config(sqlite->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)NULL);
	sqlite3_db_config(sqlite->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (int *)NULL);
	int code = sqlite3_exec(sqlite->db, settings, NULL, NULL, NULL);
	return code == SQLITE_OK || failed(code, why);
}

/* An empty file is a store that was never finished: all of it comes at once. */
static bool fill_empty(const struct sqlite *sqlite, struct fault *why)
{
	int pages;
	if (!ask(sqlite->db, "PRAGMA page_count", &pages, why))
		return false;
	if (pages > 0)
		return true;
	int code = sqlite3_exec(sqlite->db, SCHEMA_CREATE, NULL, NULL, NULL);
	return code == SQLITE_OK || failed(code, why);
}

/* Only the first opening may make a file: one that is gone later is a loss, not a start. */
static bool open_file(struct sqlite *sqlite, enum store_mode mode, struct fault *why)
{
	const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX;
	const int create = mode == STORE_CREATE ? SQLITE_OPEN_CREATE : 0;
	mode_t mask = umask(077);
	int code = sqlite3_open_v2(sqlite->path, &sqlite->db, flags | create, NULL);
	umask(mask);
	if (code != SQLITE_OK)
		return failed(code, why);
	if (sqlite3_db_readonly(sqlite->db, "main") == 1)
		return failed(SQLITE_READONLY, why);
	return configure(sqlite, why) && (!create || fill_empty(sqlite, why))
	       && check_kind(sqlite, why)
	       && (is_wal(sqlite->db)
		       || fault_set(why, NULL, "choose a folder on a disk of this computer",
			       "'%s' lies where a crash could lose records", sqlite->path));
}

/* The last to close a file empties its log into it, unless it is broken. */
static void close_file(struct sqlite *sqlite)
{
	for (int i = 0; i < SQL_COUNT; i++)
		sqlite3_finalize(sqlite->ready[i]);
	memset(sqlite->ready, 0, sizeof sqlite->ready);
	if (sqlite->db && sqlite->broken)
		sqlite3_db_config(sqlite->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL);
	sqlite3_close(sqlite->db);
	sqlite->db = NULL;
}

static bool reopen(struct store *store, struct fault *why)
{
	struct sqlite *sqlite = sqlite_of(store);
	close_file(sqlite);
	sqlite->inside = false;
	sqlite->broken = true;
	sqlite->broken = !open_file(sqlite, STORE_EXISTING, why)
	                 || !checkpoint(sqlite, SQLITE_CHECKPOINT_FULL, why);
	return !sqlite->broken;
}

static void sqlite_close(struct store *store)
{
	struct sqlite *sqlite = sqlite_of(store);
	close_file(sqlite);
	buf_release(&sqlite->sealed);
	free(sqlite->path);
	free(sqlite);
}

static const struct store_ops sqlite_ops = {
	.close = sqlite_close,
	.reopen = reopen,
	.append = append,
	.draft = draft,
	.put_pack = put_pack,
	.get_pack = get_pack,
	.each_visit = each_visit,
	.each_row = each_row,
	.each_draft = each_draft,
	.forget = forget,
	.verify = verify,
	.begin = begin,
	.end = end,
};

/*
 * The path with its folder made real: the file itself must be no link, but a
 * home that is reached through one is nothing to refuse.
 */
static bool real_path(const char *path, char *out, size_t size)
{
	char folder[PATH_MAX], real[PATH_MAX];
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	int len = slash ? snprintf(folder, sizeof folder, "%.*s", (int)(slash - path + 1), path)
	                : snprintf(folder, sizeof folder, ".");
	if (len < 0 || (size_t)len >= sizeof folder || !realpath(folder, real))
		return false;
	len = snprintf(out, size, "%s/%s", strcmp(real, "/") == 0 ? "" : real, name);
	return len > 0 && (size_t)len < size;
}

/* Is there something at `path`?  An empty file never held anything, unless a log lies
 * beside it: then the file has been emptied, and SQLite would throw the log away. */
static bool look_first(const char *path, bool *there, struct fault *why)
{
	char log[PATH_MAX + 8];
	struct stat file, beside;
	*there = lstat(path, &file) == 0;
	if (!*there)
		return errno == ENOENT || failed(SQLITE_CANTOPEN, why);
	if (!S_ISREG(file.st_mode))
		return fault_set(why, NULL, "name another file", "'%s' is no file", path);
	*there = file.st_size > 0;
	snprintf(log, sizeof log, "%s-wal", path);
	if (!*there && lstat(log, &beside) == 0 && beside.st_size > 0)
		return failed(SQLITE_CORRUPT, why);
	return true;
}

static struct sqlite *sqlite_new(const char *path)
{
	struct sqlite *sqlite = calloc(1, sizeof *sqlite);
	char *copy = strdup(path);
	if (!sqlite || !copy) {
		free(sqlite);
		free(copy);
		return NULL;
	}
	sqlite->store.ops = &sqlite_ops;
	sqlite->path = copy;
	buf_init(&sqlite->sealed, SEALED_MAX);
	return sqlite;
}

struct store *store_sqlite_open(const char *path, enum store_mode mode, bool *missing,
	struct fault *why)
{
	char real[PATH_MAX];
	bool there = false;
	if (missing)
		*missing = false;
	bool found = real_path(path, real, sizeof real);
	if (found && !look_first(real, &there, why))
		return NULL;
	if (!found || (mode == STORE_EXISTING && !there)) {
		if (missing)
			*missing = errno == ENOENT || found;
		fault_set(why, NULL, NULL, "there is no '%s'", path);
		return NULL;
	}
	struct sqlite *sqlite = sqlite_new(real);
	if (!sqlite || !open_file(sqlite, mode, why)) {
		if (!sqlite)
			failed(SQLITE_NOMEM, why);
		else
			sqlite_close(&sqlite->store);
		return NULL;
	}
	/* It need not succeed: a full disk can still be read. */
	checkpoint(sqlite, SQLITE_CHECKPOINT_PASSIVE, NULL);
	return &sqlite->store;
}
