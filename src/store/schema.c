#include "store/schema.h"

/*
 * synchronous=FULL: with NORMAL a power cut may take the last commits of a WAL.
 * The small cache is enough, since a visit is read once and then appended to.
 */
const char schema_on_open[] = "PRAGMA synchronous = FULL;"
			      "PRAGMA secure_delete = ON;"
			      "PRAGMA foreign_keys = ON;"
			      "PRAGMA trusted_schema = OFF;"
			      "PRAGMA cell_size_check = ON;"
			      "PRAGMA temp_store = MEMORY;"
			      "PRAGMA mmap_size = 0;"
			      "PRAGMA cache_size = -256;";

/* `number` keeps the order of visits, which random ids do not have. */
#define TABLES \
	"CREATE TABLE pack (" \
	"	digest BLOB NOT NULL PRIMARY KEY," \
	"	sealed BLOB NOT NULL);" \
	"CREATE TABLE visit (" \
	"	id BLOB NOT NULL PRIMARY KEY," \
	"	number INTEGER NOT NULL UNIQUE) WITHOUT ROWID;" \
	"CREATE TABLE event (" \
	"	visit BLOB NOT NULL REFERENCES visit (id)," \
	"	seq INTEGER NOT NULL," \
	"	sealed BLOB NOT NULL," \
	"	PRIMARY KEY (visit, seq)) WITHOUT ROWID;" \
	"CREATE TABLE draft (" \
	"	visit BLOB NOT NULL REFERENCES visit (id)," \
	"	field BLOB NOT NULL," \
	"	sealed BLOB NOT NULL," \
	"	PRIMARY KEY (visit, field)) WITHOUT ROWID;" \
	"PRAGMA user_version = -1;"

static const struct {
	int64_t application;
	const char *create;
} kinds[] = {
	[SCHEMA_VISITS] = { 0x54414E44, TABLES "PRAGMA application_id = 0x54414E44;" },
	[SCHEMA_TRAINING] = { 0x54415452, TABLES "PRAGMA application_id = 0x54415452;" },
};

int64_t schema_application(enum schema_kind kind)
{
	return kinds[kind].application;
}

const char *schema_create(enum schema_kind kind)
{
	return kinds[kind].create;
}

/* SQLite's own: PRAGMA, sqlite_master, BEGIN IMMEDIATE (the lock now, not at the first write). */
static const char *const texts[SQL_COUNT] = {
	[SQL_GET_APPLICATION] = "PRAGMA application_id",
	[SQL_GET_VERSION] = "PRAGMA user_version",
	[SQL_SET_LOG] = "PRAGMA journal_mode = WAL",
	[SQL_SET_VERSION] = "PRAGMA user_version = -1",
	[SQL_COUNT_TABLES] = "SELECT COUNT(*) FROM sqlite_master",
	[SQL_BEGIN_READING] = "BEGIN",
	[SQL_BEGIN] = "BEGIN IMMEDIATE",
	[SQL_COMMIT] = "COMMIT",
	[SQL_ROLLBACK] = "ROLLBACK",
	[SQL_HAS_VISIT] = "SELECT number FROM visit WHERE id = $1",
	[SQL_ADD_VISIT] = "INSERT INTO visit (id, number)"
			  " SELECT $1, COALESCE(MAX(number), 0) + 1 FROM visit",
	[SQL_ADD_EVENT] = "INSERT INTO event (visit, seq, sealed) VALUES ($1, $2, $3)",
	[SQL_DELETE_DRAFT] = "DELETE FROM draft WHERE visit = $1 AND field = $2",
	[SQL_ADD_DRAFT] = "INSERT INTO draft (visit, field, sealed) VALUES ($1, $2, $3)",
	[SQL_HAS_PACK] = "SELECT 1 FROM pack WHERE digest = $1",
	[SQL_ADD_PACK] = "INSERT INTO pack (digest, sealed) VALUES ($1, $2)",
	[SQL_GET_PACK] = "SELECT sealed FROM pack WHERE digest = $1",
	[SQL_EACH_VISIT] = "SELECT id FROM visit ORDER BY number",
	[SQL_EACH_EVENT] = "SELECT seq, sealed FROM event WHERE visit = $1 ORDER BY seq",
	[SQL_EACH_DRAFT] = "SELECT field, sealed FROM draft WHERE visit = $1 ORDER BY field",
	[SQL_FORGET_EVENTS] = "DELETE FROM event WHERE visit = $1",
	[SQL_FORGET_DRAFTS] = "DELETE FROM draft WHERE visit = $1",
	[SQL_FORGET_VISIT] = "DELETE FROM visit WHERE id = $1",
	[SQL_CHECK_FILE] = "PRAGMA integrity_check(100)",
	[SQL_CHECK_ORPHANS] = "SELECT visit FROM event WHERE visit NOT IN (SELECT id FROM visit)"
			      " UNION"
			      " SELECT visit FROM draft WHERE visit NOT IN (SELECT id FROM visit)",
	[SQL_CHECK_EMPTY] = "SELECT id FROM visit WHERE id NOT IN (SELECT visit FROM event)",
	[SQL_CHECK_GAPS] = "SELECT visit, MIN(seq), MAX(seq), COUNT(*) FROM event GROUP BY visit"
			   " HAVING MIN(seq) <> 1 OR MAX(seq) <> COUNT(*)",
	[SQL_CHECK_EVENTS] = "SELECT visit, seq, sealed FROM event ORDER BY visit, seq",
	[SQL_CHECK_DRAFTS] = "SELECT visit, field, sealed FROM draft ORDER BY visit, field",
	[SQL_CHECK_PACKS] = "SELECT digest, sealed FROM pack ORDER BY digest",
};

const char *schema_sql(enum sql sql)
{
	return texts[sql];
}

static bool is_another(const char *path, enum schema_kind kind, int64_t application,
	struct fault *why)
{
	if (kind == SCHEMA_VISITS && application == kinds[SCHEMA_TRAINING].application)
		return fault_set(why, NULL, "name another file for the records",
			"'%s' holds practice of staff, no visits", path);
	if (kind == SCHEMA_TRAINING && application == kinds[SCHEMA_VISITS].application)
		return fault_set(why, NULL, "name another file for training",
			"'%s' holds visits of patients, no practice", path);
	return fault_set(why, NULL, "name another file for the records",
		"'%s' holds no records of tandem", path);
}

bool schema_accepts(const char *path, enum schema_kind kind, int64_t application,
	int64_t version, struct fault *why)
{
	if (application != kinds[kind].application)
		return is_another(path, kind, application, why);
	if (version > 0)
		return fault_set(why, NULL, "install a newer tandem",
			"'%s' was written by a newer tandem (format %lld)", path,
			(long long)version);
	if (version != SCHEMA_VERSION)
		return fault_set(why, NULL, "put the file aside, and begin a new one",
			"'%s' is of a format that was never released (%lld)", path,
			(long long)version);
	return true;
}
