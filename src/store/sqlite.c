/*
 * store/db.h by SQLite, the one file that sees it, and all that is SQLite's own:
 * its settings, its transactions, its log.  What lies in a file is in objects.h,
 * and what it says that it is in marks.h.
 *
 * One thread, so no mutexes.  Statements are prepared when first used, and kept.
 * The file is there before SQLite opens it (locate.h); the log and its index take
 * their mode from it.
 */
#include "store/sqlite.h"

#include <assert.h>
#include <limits.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/filesystem.h"
#include "store/holders.h"
#include "store/locate.h"
#include "store/marks.h"
#include "store/objects.h"
#include "store/seen.h"

#define BUSY_MS 5000
#define WAIT_MS 25 /* between two looks at a lock that somebody has */
#define BUSY_CALLED_MS 200
#define COLUMNS_MAX 5
/* "file:", three letters a byte, "?immutable=1" and a NUL. */
#define URI_SIZE (5 + 3 * PATH_MAX + 13)

/* Statements that PostgreSQL would not take, or not so, behind those of the schema. */
enum own {
	OWN_GET_APPLICATION = SQL_COUNT,
	OWN_GET_VERSION,
	OWN_COUNT_TABLES,
	OWN_SET_LOG, /* answers with the mode; no transaction may be open */
	OWN_BEGIN_READING,
	OWN_BEGIN, /* takes the lock now, not at the first write */
	OWN_COMMIT,
	OWN_ROLLBACK,
	OWN_CHECK_FILE,
	OWN_COUNT
};

static const char *const own_texts[OWN_COUNT - SQL_COUNT] = {
	[OWN_GET_APPLICATION - SQL_COUNT] = "PRAGMA application_id",
	[OWN_GET_VERSION - SQL_COUNT] = "PRAGMA user_version",
	[OWN_COUNT_TABLES - SQL_COUNT] = "SELECT COUNT(*) FROM sqlite_master",
	[OWN_SET_LOG - SQL_COUNT] = "PRAGMA journal_mode = WAL",
	[OWN_BEGIN_READING - SQL_COUNT] = "BEGIN",
	[OWN_BEGIN - SQL_COUNT] = "BEGIN IMMEDIATE",
	[OWN_COMMIT - SQL_COUNT] = "COMMIT",
	[OWN_ROLLBACK - SQL_COUNT] = "ROLLBACK",
	[OWN_CHECK_FILE - SQL_COUNT] = "PRAGMA integrity_check(100)",
};

struct sqlite {
	struct db db;
	sqlite3 *handle; /* owned; NULL when opening again has failed */
	sqlite3_stmt *statements[OWN_COUNT]; /* owned; NULL: not used so far */
	bool broken, in_transaction, read_only;
	bool unsettled; /* may be read, but a write would build on what may not last */
	struct fault hindered; /* unsettled: what kept it from being settled */
	bool hurries;   /* waits for nobody who has the lock */
	bool alone;     /* no room for the index of the log: nobody else may have it open */
	enum db_retry retry;
	enum store_kind kind;
	char path[PATH_MAX]; /* no link on the way */
};

static struct sqlite *sqlite_of(struct db *db)
{
	return (struct sqlite *)db;
}

/*
 * synchronous=FULL: with NORMAL a power cut may take the last commits of a WAL.
 * The small cache is enough, since a visit is read once and then appended to.
 */
static const char on_open[] = "PRAGMA synchronous = FULL;"
			      "PRAGMA secure_delete = ON;"
			      "PRAGMA foreign_keys = ON;"
			      "PRAGMA trusted_schema = OFF;"
			      "PRAGMA cell_size_check = ON;"
			      "PRAGMA temp_store = MEMORY;"
			      "PRAGMA mmap_size = 0;"
			      "PRAGMA cache_size = -64;";

/* ---- faults -------------------------------------------------------------------- */

static const struct {
	int code;
	enum fault_kind kind;
	const char *what, *fix;
} sayings[] = {
	{ SQLITE_PROTOCOL, FAULT_BUSY, "another tandem is writing",
		"wait until it has ended, or close it" },
	{ SQLITE_BUSY, FAULT_BUSY, "another tandem is writing",
		"wait until it has ended, or close it" },
	{ SQLITE_LOCKED, FAULT_BUSY, "another tandem is writing",
		"wait until it has ended, or close it" },
	{ SQLITE_FULL, FAULT_DISK_FULL, "the disk is full",
		"make room on it, then try again" },
	{ SQLITE_READONLY, FAULT_READ_ONLY, "the records can only be read here",
		"make the file and its folder writable for you" },
	{ SQLITE_IOERR, FAULT_DISK, "the disk reports an error",
		"look at the disk and its free room, then try again" },
	{ SQLITE_CORRUPT, FAULT_DAMAGED, "the file of the records is damaged",
		"keep a copy of it, and restore a backup" },
	{ SQLITE_NOTADB, FAULT_FOREIGN, "the file does not hold tandem records",
		"name another file" },
	{ SQLITE_NOMEM, FAULT_NO_MEMORY, "there is no memory left",
		"close other programs, then try again" },
	{ SQLITE_TOOBIG, FAULT_TOO_LONG, "this is too long to be kept",
		"make it shorter" },
	{ SQLITE_CANTOPEN, FAULT_NO_ACCESS, "the file of the records cannot be opened",
		"see that it and its folder are yours" },
	{ SQLITE_CONSTRAINT, FAULT_ELSEWHERE, "this does not fit what is kept",
		"another tandem may have gone on with this visit: open it again" },
};

/*
 * The lock is taken at the beginning, and then waited for: whoever does not get it
 * has done nothing, and has waited long enough.
 */
static enum db_retry retry_after(int code)
{
	if (code == SQLITE_BUSY_SNAPSHOT)
		return DB_RETRY_TRANSACTION;
	return (code & 0xff) == SQLITE_BUSY ? DB_RETRY_LATER : DB_RETRY_NEVER;
}

static bool can_lock(const struct sqlite *db, struct fault *why)
{
	return filesystem_can_lock(db->path)
	       || fault_set_kind(why, FAULT_NO_ACCESS, "put it on a disk of this machine",
			"no file can be locked where '%s' is", db->path);
}

static bool explain(struct sqlite *db, int code, struct fault *why)
{
	assert(code != SQLITE_DONE);
	db->retry = retry_after(code);
	/* No room for the index of the log, which is as long as it is made. */
	if (code == SQLITE_IOERR_SHMSIZE)
		code = SQLITE_FULL;
	if ((code & 0xff) == SQLITE_BUSY || code == SQLITE_PROTOCOL)
		if (!can_lock(db, why))
			return false;
	for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++)
		if (sayings[i].code == (code & 0xff))
			return fault_set_kind(why, sayings[i].kind, sayings[i].fix, "%s",
				sayings[i].what);
	const char *said = db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(code);
	/* The statements are right, so it is a table that is not the way tandem makes it. */
	if (code == SQLITE_ERROR)
		return fault_set_kind(why, FAULT_DAMAGED, "keep a copy of it, and restore a backup",
			"the file of the records is damaged: %s", said);
	return fault_set(why, NULL, NULL, "the records: %s", said);
}

static bool not_opened_again(struct fault *why)
{
	return fault_set(why, NULL, "open the records again",
		"a write failed, and the records have not been opened again since");
}

static bool is_usable(const struct sqlite *db, struct fault *why)
{
	return !db->broken || not_opened_again(why);
}

/* ---- statements ------------------------------------------------------------------ */

static const char *text_of(int sql)
{
	assert(sql >= 0 && sql < OWN_COUNT);
	return sql < SQL_COUNT ? schema_sql((enum sql)sql) : own_texts[sql - SQL_COUNT];
}

static int prepare(struct sqlite *db, int sql, unsigned flags, sqlite3_stmt **statement)
{
	return sqlite3_prepare_v3(db->handle, text_of(sql), -1, flags, statement, NULL);
}

/* The one that is kept; for a walk within the same walk one of its own. */
static int take_statement(struct sqlite *db, int sql, sqlite3_stmt **statement)
{
	int code = SQLITE_OK;
	*statement = NULL;
	if (db->statements[sql] && sqlite3_stmt_busy(db->statements[sql]))
		return prepare(db, sql, 0, statement);
	if (!db->statements[sql])
		code = prepare(db, sql, SQLITE_PREPARE_PERSISTENT, &db->statements[sql]);
	*statement = db->statements[sql];
	return code;
}

static void give_back(struct sqlite *db, int sql, sqlite3_stmt *statement)
{
	if (statement != db->statements[sql]) {
		sqlite3_finalize(statement);
		return;
	}
	sqlite3_reset(statement);
	/* What was bound is the caller's. */
	sqlite3_clear_bindings(statement);
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
static int run(struct sqlite *db, int sql, const struct db_value *args, db_row_fn *fn, void *ctx)
{
	sqlite3_stmt *statement;
	int code = take_statement(db, sql, &statement);
	if (!statement)
		return code;
	code = bind(statement, args);
	if (code == SQLITE_OK)
		code = step_all(statement, fn, ctx);
	give_back(db, sql, statement);
	return code;
}

static bool did_not_run(struct sqlite *db, int code, struct fault *why)
{
	/* Where locks have gone, each statement would wait anew. */
	if (db->in_transaction || code == SQLITE_PROTOCOL)
		db->broken = true;
	return explain(db, code, why);
}

static bool run_or_say(struct sqlite *db, int sql, const struct db_value *args, db_row_fn *fn,
	void *ctx, struct fault *why)
{
	if (!is_usable(db, why))
		return false;
	int code = run(db, sql, args, fn, ctx);
	return code == SQLITE_DONE || did_not_run(db, code, why);
}

static bool execute(struct sqlite *db, const char *statements, struct fault *why)
{
	int code = sqlite3_exec(db->handle, statements, NULL, NULL, NULL);
	return code == SQLITE_OK || did_not_run(db, code, why);
}

/* An objects_run_fn: of what is run once nothing is kept. */
static bool run_once(void *of, const char *text, db_row_fn *fn, void *ctx, struct fault *why)
{
	struct sqlite *db = of;
	sqlite3_stmt *statement = NULL;
	if (!is_usable(db, why))
		return false;
	int code = sqlite3_prepare_v3(db->handle, text, -1, 0, &statement, NULL);
	if (statement)
		code = step_all(statement, fn, ctx);
	sqlite3_finalize(statement);
	return code == SQLITE_DONE || did_not_run(db, code, why);
}

static bool sqlite_query(struct db *db, enum sql sql, const struct db_value *args, size_t count,
	db_row_fn *fn, void *ctx, struct fault *why)
{
	assert(count == schema_args(sql));
	return run_or_say(sqlite_of(db), sql, args, fn, ctx, why);
}

static bool sqlite_change(struct db *db, enum sql sql, const struct db_value *args, size_t count,
	int64_t *changed, struct fault *why)
{
	assert(count == schema_args(sql));
	assert(sqlite_of(db)->in_transaction);
	if (!run_or_say(sqlite_of(db), sql, args, NULL, NULL, why))
		return false;
	if (changed)
		*changed = sqlite3_changes64(sqlite_of(db)->handle);
	return true;
}

/* ---- transactions ---------------------------------------------------------------- */

/* What is written to a file without a name is gone with this process; to one that another
 * took the place of, likewise. */
static bool is_in_place(struct sqlite *db, struct fault *why)
{
	int moved = 0;
	sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
	return !moved
	       || fault_set_kind(why, FAULT_NO_ACCESS, "put back the file that was there",
			"'%s' was removed or replaced while it was open", db->path);
}

static bool is_hindered(struct sqlite *db, struct fault *why)
{
	db->retry = DB_RETRY_NEVER;
	if (why)
		*why = db->hindered;
	return false;
}

static bool begin(struct sqlite *db, struct fault *why)
{
	assert(!db->in_transaction);
	if (!is_usable(db, why))
		return false;
	if (db->read_only)
		return explain(db, SQLITE_READONLY, why);
	if (db->unsettled)
		return is_hindered(db, why);
	db->retry = DB_RETRY_REOPEN;
	if (!is_in_place(db, why) || !can_lock(db, why))
		return false;
	int code = run(db, OWN_BEGIN, NULL, NULL, NULL);
	db->in_transaction = code == SQLITE_DONE;
	db->broken = !db->in_transaction && (code & 0xff) != SQLITE_BUSY;
	return db->in_transaction || explain(db, code, why);
}

static bool end(struct sqlite *db, bool commit, struct fault *why)
{
	assert(db->in_transaction);
	int code = SQLITE_ABORT;
	bool wanted = commit && is_usable(db, why);
	if (wanted)
		code = run(db, OWN_COMMIT, NULL, NULL, NULL);
	db->in_transaction = false;
	if (code == SQLITE_DONE)
		return true;
	db->broken = db->broken || commit;
	if (wanted)
		explain(db, code, why);
	/* After some failures SQLite has rolled back by itself. */
	if (!sqlite3_get_autocommit(db->handle)
		&& run(db, OWN_ROLLBACK, NULL, NULL, NULL) != SQLITE_DONE)
		db->broken = true;
	return !commit;
}

static void sqlite_purge(struct db *of)
{
	struct sqlite *db = sqlite_of(of);
	if (db->handle && !db->broken && !db->read_only)
		sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
			NULL);
}

/* ---- connecting ------------------------------------------------------------------ */

static void disconnect(struct sqlite *db)
{
	for (size_t i = 0; i < OWN_COUNT; i++) {
		sqlite3_finalize(db->statements[i]);
		db->statements[i] = NULL;
	}
	/* The last one to close brings the log into the file, and takes it away. */
	sqlite3_close(db->handle);
	db->handle = NULL;
	db->in_transaction = false;
}

/* Does a TERM or HUP wait that whoever called us holds back?  Then there is a second left. */
static bool is_called(void)
{
	sigset_t held;
	return sigpending(&held) == 0
	       && (sigismember(&held, SIGTERM) == 1 || sigismember(&held, SIGHUP) == 1);
}

static int patience_ms(void)
{
	return is_called() ? BUSY_CALLED_MS : BUSY_MS;
}

/* A while, and not at all where no file can be locked: what is waited for is nobody. */
static int wait_for_lock(void *ctx, int tried)
{
	const struct sqlite *db = ctx;
	if (db->hurries || tried * WAIT_MS >= patience_ms()
		|| (tried == 0 && !filesystem_can_lock(db->path)))
		return 0;
	sqlite3_sleep(tried ? WAIT_MS : 1);
	return 1;
}

/* Nothing but tables and indexes is ours, so nothing else may act from within the file. */
static void narrow(sqlite3 *handle)
{
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
}

/* The index of the log lies in memory, and nothing is written that was not asked for. */
static void stay_alone(sqlite3 *handle)
{
	sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_exec(handle, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
}

static int connect_to(struct sqlite *db, const char *name, int flags)
{
	flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOFOLLOW
	         | SQLITE_OPEN_EXRESCODE;
	int code = sqlite3_open_v2(name, &db->handle, flags, NULL);
	if (code != SQLITE_OK)
		return code;
	narrow(db->handle);
	sqlite3_busy_handler(db->handle, wait_for_lock, db);
	if (db->alone)
		stay_alone(db->handle);
	code = sqlite3_exec(db->handle, on_open, NULL, NULL, NULL);
	db->read_only = sqlite3_db_readonly(db->handle, "main") == 1;
	return code;
}

static void write_uri(const struct sqlite *db, char uri[URI_SIZE])
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-._~/";
	char *at = uri + snprintf(uri, URI_SIZE, "file:");
	for (const char *c = db->path; *c; c++)
		at += strchr(plain, *c)
		              ? snprintf(at, 2, "%c", *c)
		              : snprintf(at, 4, "%%%02X", (unsigned)(unsigned char)*c);
	assert(at < uri + URI_SIZE);
	snprintf(at, (size_t)(uri + URI_SIZE - at), "?immutable=1");
}

/* A full disk has no room for the index of the log, which others share. */
static bool has_no_room(int code)
{
	return (code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_SHMOPEN
	       || code == SQLITE_IOERR_SHMSIZE || code == SQLITE_IOERR_SHMMAP;
}

/* Whole, the log as well, and kept from all others; until it is opened again only to be read. */
static bool connect_alone(struct sqlite *db, int hindered, struct fault *why)
{
	disconnect(db);
	db->alone = db->unsettled = true;
	explain(db, hindered, &db->hindered);
	int code = connect_to(db, db->path, SQLITE_OPEN_READWRITE);
	db->alone = false;
	return code == SQLITE_OK || explain(db, code, why);
}

/*
 * Where the folder cannot be written, SQLite has no place for the index of the
 * log.  Without a log the file is whole as it is, and is read as one that does
 * not change; with one it would be shown in part, which is refused.
 */
static bool connect_read_only(struct sqlite *db, int code, struct fault *why)
{
	char uri[URI_SIZE];
	int kind = code & 0xff;
	if (has_no_room(code) && connect_alone(db, code, why))
		return true;
	if (kind != SQLITE_CANTOPEN && kind != SQLITE_READONLY && !has_no_room(code))
		return explain(db, code, why);
	if (locate_has_log(db->path))
		return fault_set(why, NULL, "open it once where it can be written",
			"'%s' cannot all be read here: its log cannot be opened", db->path);
	disconnect(db);
	write_uri(db, uri);
	code = connect_to(db, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
	return code == SQLITE_OK || explain(db, code, why);
}

/* Where no file can be locked, SQLite would wait at each statement for who is not there. */
static bool connect(struct sqlite *db, struct fault *why)
{
	if (!can_lock(db, why))
		return false;
	int code = connect_to(db, db->path, SQLITE_OPEN_READWRITE);
	return code == SQLITE_OK || connect_read_only(db, code, why);
}

/* ---- what the file is -------------------------------------------------------------- */

static bool take_number(void *ctx, const struct db_value *columns)
{
	*(int64_t *)ctx = columns[0].number;
	return true;
}

static bool read_each_mark(struct sqlite *db, struct marks *marks, struct fault *why)
{
	return run_or_say(db, OWN_GET_APPLICATION, NULL, take_number, &marks->application, why)
	       && run_or_say(db, OWN_GET_VERSION, NULL, take_number, &marks->version, why)
	       && (marks->application || marks->version
		       || run_or_say(db, OWN_COUNT_TABLES, NULL, take_number, &marks->tables, why));
}

/* All of one moment: another tandem may be about to make them. */
static bool read_marks(struct sqlite *db, struct marks *marks, struct fault *why)
{
	assert(!db->in_transaction);
	return run_or_say(db, OWN_BEGIN_READING, NULL, NULL, NULL, why)
	       && read_each_mark(db, marks, why)
	       && run_or_say(db, OWN_COMMIT, NULL, NULL, NULL, why);
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
static bool set_log(struct sqlite *db, struct fault *why)
{
	bool set = false;
	int code = SQLITE_BUSY;
	if (db->read_only)
		return true;
	for (int waited = 0; (code & 0xff) == SQLITE_BUSY && waited < patience_ms();) {
		unsigned char chance;
		if (waited && !filesystem_can_lock(db->path))
			break;
		code = run(db, OWN_SET_LOG, NULL, is_log, &set);
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
static bool create(struct sqlite *db, struct marks *marks, struct fault *why)
{
	if (!set_log(db, why) || !begin(db, why))
		return false;
	bool ok = read_each_mark(db, marks, why);
	if (ok && marks_are_none(marks)) {
		ok = execute(db, objects_sql(), why) && execute(db, marks_sql(db->kind), why);
		*marks = marks_of(db->kind);
	}
	return end(db, ok, why) && ok;
}

static bool look_inside(struct sqlite *db, bool may_create, bool *missing, struct fault *why)
{
	struct marks marks = { 0 };
	/* Asked first: another may make them just now. */
	bool was_there = seen_before(db->path);
	if (!read_marks(db, &marks, why))
		return false;
	if (marks_are_none(&marks) && was_there)
		return seen_is_lost(db->path, "empty", why);
	if (marks_are_none(&marks)) {
		*missing = !may_create;
		if (!may_create)
			return fault_set(why, NULL, NULL, "'%s' is empty", db->path);
		if (!create(db, &marks, why))
			return false;
	}
	return marks_accept(&marks, db->kind, db->path, why) && set_log(db, why);
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
static int empty_log(struct sqlite *db)
{
	return sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
		NULL);
}

static bool begin_log(struct sqlite *db, struct fault *why)
{
	if (!begin(db, why))
		return false;
	/* As they are: a commit that changes nothing. */
	bool ok = execute(db, marks_sql(db->kind), why);
	return end(db, ok, ok ? why : NULL) && ok;
}

static bool settle(struct sqlite *db, struct fault *why)
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
static void try_to_settle(struct sqlite *db)
{
	assert(!db->read_only && !db->in_transaction);
	db->hurries = true;
	int code = empty_log(db);
	if (code != SQLITE_OK)
		explain(db, code, &db->hindered);
	if ((code & 0xff) != SQLITE_BUSY)
		db->unsettled = code != SQLITE_OK || !begin_log(db, &db->hindered);
	db->hurries = db->broken = false;
}

/* ---- the file itself ------------------------------------------------------------------- */

static bool see_check(void *faults, const struct db_value *columns)
{
	if (columns[0].len != 2 || memcmp(columns[0].bytes, "ok", 2) != 0)
		faults_say(faults, NULL, NULL, "the file is damaged: %.*s",
			(int)columns[0].len, (const char *)columns[0].bytes);
	return true;
}

/* As it would be made now, in memory. */
static bool make(struct sqlite *made, struct fault *why)
{
	int code = sqlite3_open_v2(":memory:", &made->handle,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
	return code == SQLITE_OK ? execute(made, objects_sql(), why) : explain(made, code, why);
}

static bool sqlite_check(struct db *of, struct faults *faults, struct fault *why)
{
	struct sqlite *db = sqlite_of(of), made = { .kind = db->kind };
	memcpy(made.path, db->path, sizeof made.path);
	bool ok = run_or_say(db, OWN_CHECK_FILE, NULL, see_check, faults, why)
	          && make(&made, why) && objects_check(run_once, &made, db, faults, why);
	disconnect(&made);
	return ok;
}

/* ---- life ------------------------------------------------------------------------------ */

static bool sqlite_begin(struct db *db, struct fault *why)
{
	return begin(sqlite_of(db), why);
}

static bool sqlite_end(struct db *db, bool commit, struct fault *why)
{
	return end(sqlite_of(db), commit, why);
}

static bool sqlite_is_usable(const struct db *db, struct fault *why)
{
	return is_usable((const struct sqlite *)db, why);
}

static bool sqlite_is_read_only(const struct db *db)
{
	return ((const struct sqlite *)db)->read_only;
}

static enum db_retry sqlite_retry(const struct db *db)
{
	const struct sqlite *own = (const struct sqlite *)db;
	return own->broken ? DB_RETRY_REOPEN : own->retry;
}

static void sqlite_close(struct db *db)
{
	disconnect(sqlite_of(db));
	free(db);
}

static bool is_gone(const struct sqlite *db, struct fault *why)
{
	return fault_set_kind(why, FAULT_NO_ACCESS, "put back the file that was there",
		"'%s' is gone", db->path);
}

static bool sqlite_reopen(struct db *of, struct fault *why)
{
	struct sqlite *db = sqlite_of(of);
	bool missing = false;
	disconnect(db);
	db->broken = db->unsettled = false;
	bool ok = (locate_again(db->path, false, &missing, why) || (missing && is_gone(db, why)))
	          && connect(db, why)
	          && look_inside(db, false, &missing, why) && settle(db, why);
	db->broken = !ok;
	return ok;
}

static const struct db_ops sqlite_ops = {
	.close = sqlite_close, .reopen = sqlite_reopen, .query = sqlite_query,
	.change = sqlite_change, .begin = sqlite_begin, .end = sqlite_end,
	.is_usable = sqlite_is_usable, .check = sqlite_check, .purge = sqlite_purge,
	.retry = sqlite_retry, .is_read_only = sqlite_is_read_only,
};

/* A log that was left is settled where it can be; else the file can be read only until it
 * is opened again. */
struct db *sqlite_open(const char *path, enum store_kind kind, enum store_mode mode, bool *missing,
	struct fault *why)
{
	bool unused, may_create = mode == STORE_CREATE;
	missing = missing ? missing : &unused;
	*missing = false;
	struct sqlite *db = calloc(1, sizeof *db);
	if (!db) {
		fault_set_kind(why, FAULT_NO_MEMORY, NULL, "there is no memory left");
		return NULL;
	}
	db->db.ops = &sqlite_ops;
	db->kind = kind;
	bool ok = locate_file(path, db->path, may_create, missing, why);
	bool log_was_left = ok && locate_has_log(db->path);
	if (ok && connect(db, why) && look_inside(db, may_create, missing, why)) {
		if (!db->read_only)
			seen_now(db->path);
		if (log_was_left && !db->read_only && !db->unsettled)
			try_to_settle(db);
		return &db->db;
	}
	sqlite_close(&db->db);
	return NULL;
}

struct store *store_sqlite_open(const char *path, enum store_kind kind, enum store_mode mode,
	bool *missing, struct fault *why)
{
	struct db *db = sqlite_open(path, kind, mode, missing, why);
	if (!db)
		return NULL;
	/* A practice is nobody's but who practises: no other terminal goes on with it. */
	struct holders *holders = kind == STORE_VISITS ? holders_beside(sqlite_of(db)->path)
	                                               : NULL;
	if (holders || kind != STORE_VISITS)
		return store_over(db, holders, why);
	fault_set_kind(why, FAULT_NO_MEMORY, NULL, "there is no memory left");
	sqlite_close(db);
	return NULL;
}
