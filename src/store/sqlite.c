/*
 * store/db.h by SQLite, the one file that sees it.
 *
 * One thread, so no mutexes.  Statements are prepared when first used, and kept.
 * The file is there before SQLite opens it (locate.h); the log and its index take
 * their mode from it.
 */
#include "store/db.h"

#include <assert.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/locate.h"

#define BUSY_MS 5000
#define COLUMNS_MAX 4
/* "file:", three letters a byte, "?immutable=1" and a NUL. */
#define URI_SIZE (5 + 3 * PATH_MAX + 13)

struct db {
	sqlite3 *handle; /* owned; NULL when opening again has failed */
	sqlite3_stmt *statements[SQL_COUNT]; /* owned; NULL: not used so far */
	bool broken, in_transaction, read_only;
	bool unsettled; /* may be read, but a write would build on what may not last */
	enum schema_kind kind;
	char path[PATH_MAX]; /* no link on the way */
};

/* ---- faults -------------------------------------------------------------------- */

static const struct {
	int code;
	const char *what, *fix;
} sayings[] = {
	{ SQLITE_BUSY, "another tandem is writing", "wait until it has ended, or close it" },
	{ SQLITE_LOCKED, "another tandem is writing", "wait until it has ended, or close it" },
	{ SQLITE_FULL, "the disk is full", "make room on it, then try again" },
	{ SQLITE_READONLY, "the records can only be read here", "make the file and its folder "
								"writable for you" },
	{ SQLITE_IOERR, "the disk reports an error", "look at the disk and its free room, then "
						     "try again" },
	{ SQLITE_CORRUPT, "the file of the records is damaged", "keep a copy of it, and restore "
								"a backup" },
	{ SQLITE_NOTADB, "the file holds no records of tandem", "name another file" },
	{ SQLITE_NOMEM, "there is no memory left", "close other programs, then try again" },
	{ SQLITE_TOOBIG, "this is too long to be kept", "make it shorter" },
	{ SQLITE_CANTOPEN, "the file of the records cannot be opened", "see that it and its "
								       "folder are yours" },
	{ SQLITE_CONSTRAINT, "this does not fit what is kept",
		"another tandem may have gone on with this visit: open it again" },
};

static bool explain(struct db *db, int code, struct fault *why)
{
	for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++)
		if (sayings[i].code == (code & 0xff))
			return fault_set(why, NULL, sayings[i].fix, "%s", sayings[i].what);
	return fault_set(why, NULL, NULL, "the records: %s",
		db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(code));
}

static bool not_opened_again(struct fault *why)
{
	return fault_set(why, NULL, "open the records again",
		"a write failed, and the records were not opened again since");
}

bool db_is_usable(const struct db *db, struct fault *why)
{
	return !db->broken || not_opened_again(why);
}

/* ---- statements ------------------------------------------------------------------ */

struct db_value db_number(int64_t number)
{
	return (struct db_value){ .number = number };
}

struct db_value db_bytes(const void *bytes, size_t len)
{
	return (struct db_value){ .bytes = bytes ? bytes : "", .len = len };
}

static int prepare(struct db *db, enum sql sql)
{
	if (db->statements[sql]) {
		/* A walk within the same walk would end the outer one unseen. */
		assert(!sqlite3_stmt_busy(db->statements[sql]));
		return SQLITE_OK;
	}
	return sqlite3_prepare_v3(db->handle, schema_sql(sql), -1, SQLITE_PREPARE_PERSISTENT,
		&db->statements[sql], NULL);
}

static int bind(sqlite3_stmt *statement, const struct db_value *args)
{
	int code = SQLITE_OK, count = args ? sqlite3_bind_parameter_count(statement) : 0;
	for (int i = 0; i < count && code == SQLITE_OK; i++)
		code = args[i].bytes ? sqlite3_bind_blob64(statement, i + 1, args[i].bytes,
					       args[i].len, SQLITE_STATIC)
				     : sqlite3_bind_int64(statement, i + 1, args[i].number);
	return code;
}

/* SQLite gives no pointer for no bytes, nor where it had no memory to give them. */
static struct db_value column(sqlite3_stmt *statement, int i)
{
	if (sqlite3_column_type(statement, i) == SQLITE_INTEGER)
		return db_number(sqlite3_column_int64(statement, i));
	const void *bytes = sqlite3_column_blob(statement, i);
	return db_bytes(bytes, bytes ? (size_t)sqlite3_column_bytes(statement, i) : 0);
}

static bool hand_over(sqlite3_stmt *statement, db_row_fn *fn, void *ctx)
{
	struct db_value columns[COLUMNS_MAX] = { { 0 } };
	int count = sqlite3_column_count(statement);
	assert(count <= COLUMNS_MAX);
	for (int i = 0; i < count; i++)
		columns[i] = column(statement, i);
	return !fn || fn(ctx, columns);
}

static int step_all(sqlite3_stmt *statement, db_row_fn *fn, void *ctx)
{
	int code;
	while ((code = sqlite3_step(statement)) == SQLITE_ROW)
		if (!hand_over(statement, fn, ctx))
			return SQLITE_DONE;
	return code;
}

/* SQLITE_DONE when all went well. */
static int run(struct db *db, enum sql sql, const struct db_value *args, db_row_fn *fn, void *ctx)
{
	int code = prepare(db, sql);
	sqlite3_stmt *statement = db->statements[sql];
	if (code == SQLITE_OK)
		code = bind(statement, args);
	if (code == SQLITE_OK)
		code = step_all(statement, fn, ctx);
	sqlite3_reset(statement);
	/* What was bound is the caller's. */
	sqlite3_clear_bindings(statement);
	return code;
}

bool db_run(struct db *db, enum sql sql, const struct db_value *args, db_row_fn *fn, void *ctx,
	struct fault *why)
{
	if (!db_is_usable(db, why))
		return false;
	int code = run(db, sql, args, fn, ctx);
	if (code == SQLITE_DONE)
		return true;
	if (db->in_transaction)
		db->broken = true;
	return explain(db, code, why);
}

/* ---- transactions ---------------------------------------------------------------- */

bool db_begin(struct db *db, struct fault *why)
{
	assert(!db->in_transaction);
	if (!db_is_usable(db, why))
		return false;
	if (db->read_only)
		return explain(db, SQLITE_READONLY, why);
	if (db->unsettled)
		return not_opened_again(why);
	int code = run(db, SQL_BEGIN, NULL, NULL, NULL);
	db->in_transaction = code == SQLITE_DONE;
	db->broken = !db->in_transaction;
	return db->in_transaction || explain(db, code, why);
}

bool db_end(struct db *db, bool commit, struct fault *why)
{
	assert(db->in_transaction);
	int code = SQLITE_ABORT;
	bool wanted = commit && db_is_usable(db, why);
	if (wanted)
		code = run(db, SQL_COMMIT, NULL, NULL, NULL);
	db->in_transaction = false;
	if (code == SQLITE_DONE)
		return true;
	db->broken = db->broken || commit;
	if (wanted)
		explain(db, code, why);
	/* After some failures SQLite has rolled back by itself. */
	if (!sqlite3_get_autocommit(db->handle) && run(db, SQL_ROLLBACK, NULL, NULL, NULL) != SQLITE_DONE)
		db->broken = true;
	return !commit;
}

bool db_is_open(const struct db *db)
{
	return db->in_transaction;
}

void db_empty_log(struct db *db)
{
	if (db->handle && !db->broken && !db->read_only)
		sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
			NULL);
}

/* ---- connecting ------------------------------------------------------------------ */

static void disconnect(struct db *db)
{
	for (size_t i = 0; i < SQL_COUNT; i++) {
		sqlite3_finalize(db->statements[i]);
		db->statements[i] = NULL;
	}
	/* The last one to close brings the log into the file, and takes it away. */
	sqlite3_close(db->handle);
	db->handle = NULL;
	db->in_transaction = false;
}

/* Nothing but tables and indexes is ours, so nothing else may act from within the file. */
static void narrow(sqlite3 *handle)
{
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_busy_timeout(handle, BUSY_MS);
}

static int connect_to(struct db *db, const char *name, int flags)
{
	flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOFOLLOW
	         | SQLITE_OPEN_EXRESCODE;
	int code = sqlite3_open_v2(name, &db->handle, flags, NULL);
	if (code != SQLITE_OK)
		return code;
	narrow(db->handle);
	code = sqlite3_exec(db->handle, schema_on_open, NULL, NULL, NULL);
	db->read_only = sqlite3_db_readonly(db->handle, "main") == 1;
	return code;
}

static void write_uri(const struct db *db, char uri[URI_SIZE])
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-._~/";
	char *at = uri + snprintf(uri, URI_SIZE, "file:");
	for (const char *c = db->path; *c; c++)
		at += strchr(plain, *c)
		              ? snprintf(at, 2, "%c", *c)
		              : snprintf(at, 4, "%%%02X", (unsigned)(unsigned char)*c);
	snprintf(at, (size_t)(uri + URI_SIZE - at), "?immutable=1");
}

/*
 * Where the folder cannot be written, SQLite has no place for the index of the
 * log.  Without a log the file is whole as it is, and is read as one that does
 * not change; with one it would be shown in part, which is refused.
 */
static bool connect_read_only(struct db *db, int code, struct fault *why)
{
	char uri[URI_SIZE];
	int kind = code & 0xff;
	if (kind != SQLITE_CANTOPEN && kind != SQLITE_READONLY)
		return explain(db, code, why);
	if (locate_has_log(db->path))
		return fault_set(why, NULL, "open it once where it can be written",
			"'%s' cannot be read whole here: its log cannot be opened", db->path);
	disconnect(db);
	write_uri(db, uri);
	code = connect_to(db, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
	return code == SQLITE_OK || explain(db, code, why);
}

static bool connect(struct db *db, struct fault *why)
{
	int code = connect_to(db, db->path, SQLITE_OPEN_READWRITE);
	return code == SQLITE_OK || connect_read_only(db, code, why);
}

/* ---- what the file is -------------------------------------------------------------- */

struct marks {
	int64_t application, version, tables;
};

static bool take_number(void *ctx, const struct db_value *columns)
{
	*(int64_t *)ctx = columns[0].number;
	return true;
}

static bool read_each_mark(struct db *db, struct marks *marks, struct fault *why)
{
	return db_run(db, SQL_GET_APPLICATION, NULL, take_number, &marks->application, why)
	       && db_run(db, SQL_GET_VERSION, NULL, take_number, &marks->version, why)
	       && (marks->application || marks->version
		       || db_run(db, SQL_COUNT_TABLES, NULL, take_number, &marks->tables, why));
}

/* All of one moment: another tandem may be about to make them. */
static bool read_marks(struct db *db, struct marks *marks, struct fault *why)
{
	return db_run(db, SQL_BEGIN_READING, NULL, NULL, NULL, why)
	       && read_each_mark(db, marks, why)
	       && db_run(db, SQL_COMMIT, NULL, NULL, NULL, why);
}

static bool is_empty(const struct marks *marks)
{
	return !marks->application && !marks->version && !marks->tables;
}

static bool is_log(void *ctx, const struct db_value *columns)
{
	*(bool *)ctx = columns[0].len == 3 && memcmp(columns[0].bytes, "wal", 3) == 0;
	return true;
}

/*
 * SQLite does not wait here, lest two wait for each other, so we do, each for
 * another while.  With a log already there is nothing to wait for.
 */
static bool set_log(struct db *db, struct fault *why)
{
	bool set = false;
	int code = SQLITE_BUSY;
	if (db->read_only)
		return true;
	for (int waited = 0; (code & 0xff) == SQLITE_BUSY && waited < BUSY_MS;) {
		unsigned char chance;
		code = run(db, SQL_SET_LOG, NULL, is_log, &set);
		if ((code & 0xff) != SQLITE_BUSY)
			break;
		sqlite3_randomness(sizeof chance, &chance);
		waited += sqlite3_sleep(1 + chance / 8);
	}
	if (code != SQLITE_DONE)
		return explain(db, code, why);
	return set || fault_set(why, NULL, "close the other program that uses it",
			      "'%s' cannot be given a log", db->path);
}

/* Another tandem may have been quicker: then what it has made is taken. */
static bool create(struct db *db, struct marks *marks, struct fault *why)
{
	if (!set_log(db, why) || !db_begin(db, why))
		return false;
	bool ok = read_each_mark(db, marks, why);
	if (ok && is_empty(marks)) {
		int code = sqlite3_exec(db->handle, schema_create(db->kind), NULL, NULL, NULL);
		ok = code == SQLITE_OK || explain(db, code, why);
		*marks = (struct marks){ schema_application(db->kind), SCHEMA_VERSION, 0 };
	}
	return db_end(db, ok, why) && ok;
}

static bool look_inside(struct db *db, bool may_create, bool *missing, struct fault *why)
{
	struct marks marks = { 0 };
	if (!read_marks(db, &marks, why))
		return false;
	if (is_empty(&marks)) {
		*missing = !may_create;
		if (!may_create)
			return fault_set(why, NULL, NULL, "'%s' is empty", db->path);
		if (!create(db, &marks, why))
			return false;
	}
	return schema_accepts(db->path, db->kind, marks.application, marks.version, why)
	       && set_log(db, why);
}

/* ---- a log that was left ------------------------------------------------------------- */

/*
 * What is read may come from a log whose end is in the system's cache only: left
 * by a commit that failed, or by a process that was killed before its sync.
 * Syncing it again does nothing after a sync that failed.  So all of it goes into
 * the file, and the log is cut off: left as it is, the part of it that did reach
 * the disk would hide the newer file after a power cut.  The cut in turn is on
 * the disk with the next commit, which begins the log anew; so one is made.
 */
static int empty_log(struct db *db)
{
	return sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
		NULL);
}

static bool begin_log(struct db *db, struct fault *why)
{
	if (!db_begin(db, why))
		return false;
	bool ok = db_run(db, SQL_SET_VERSION, NULL, NULL, NULL, why);
	return db_end(db, ok, ok ? why : NULL) && ok;
}

static bool settle(struct db *db, struct fault *why)
{
	int code = db->read_only ? SQLITE_OK : empty_log(db);
	if (code != SQLITE_OK)
		return explain(db, code, why);
	return db->read_only || begin_log(db, why);
}

/*
 * When opening it need not succeed: from a full disk one can still read.  One who
 * is at work on the log sees to it himself, and is not waited for.
 */
static void try_to_settle(struct db *db)
{
	sqlite3_busy_timeout(db->handle, 0);
	int code = empty_log(db);
	if ((code & 0xff) != SQLITE_BUSY)
		db->unsettled = code != SQLITE_OK || !begin_log(db, NULL);
	sqlite3_busy_timeout(db->handle, BUSY_MS);
	db->broken = false;
}

/* ---- life ------------------------------------------------------------------------------ */

struct db *db_open(const char *path, enum schema_kind kind, bool may_create, bool *missing,
	struct fault *why)
{
	bool unused;
	missing = missing ? missing : &unused;
	*missing = false;
	struct db *db = calloc(1, sizeof *db);
	if (!db) {
		fault_set(why, NULL, NULL, "there is no memory left");
		return NULL;
	}
	db->kind = kind;
	bool ok = locate_file(path, db->path, may_create, missing, why);
	bool log_was_left = ok && locate_has_log(db->path);
	if (ok && connect(db, why) && look_inside(db, may_create, missing, why)) {
		if (log_was_left && !db->read_only)
			try_to_settle(db);
		return db;
	}
	db_close(db);
	return NULL;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	disconnect(db);
	free(db);
}

bool db_reopen(struct db *db, struct fault *why)
{
	bool missing = false;
	disconnect(db);
	db->broken = db->unsettled = false;
	bool ok = locate_again(db->path, false, &missing, why) && connect(db, why)
	          && look_inside(db, false, &missing, why) && settle(db, why);
	db->broken = !ok;
	return ok;
}
