#include "store/objects.h"

#include "base/arena.h"
#include "base/str.h"

#include <assert.h>

#define EACH_OBJECT "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"

#define SUBJECT "subject BLOB NOT NULL REFERENCES subject (id) ON DELETE CASCADE,"
#define VISIT SUBJECT "visit BLOB NOT NULL,"

/* `number` keeps the order of visits, which random ids do not have. */
static const char tables[] =
	"CREATE TABLE store (id BLOB NOT NULL PRIMARY KEY, format INTEGER NOT NULL,"
	" sealed BLOB NOT NULL, ver INTEGER NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE person (id BLOB NOT NULL PRIMARY KEY, tag BLOB NOT NULL UNIQUE,"
	" pk BLOB NOT NULL, salt BLOB NOT NULL, kdf BLOB NOT NULL, kcv BLOB NOT NULL,"
	" sk BLOB NOT NULL, root BLOB NOT NULL, label BLOB NOT NULL, mac BLOB NOT NULL,"
	" ver INTEGER NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE subject (id BLOB NOT NULL PRIMARY KEY, wrapped BLOB NOT NULL,"
	" header BLOB NOT NULL, ver INTEGER NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE visit (" VISIT " number INTEGER NOT NULL,"
	" PRIMARY KEY (subject, visit)) WITHOUT ROWID;"
	"CREATE INDEX visit_number ON visit (number);"
	"CREATE TABLE event (" VISIT " seq INTEGER NOT NULL CHECK (seq > 0),"
	" terminal BLOB NOT NULL, sealed BLOB NOT NULL,"
	" PRIMARY KEY (subject, visit, seq)) WITHOUT ROWID;"
	"CREATE TABLE head (" VISIT " seq INTEGER NOT NULL, sealed BLOB NOT NULL,"
	" PRIMARY KEY (subject, visit)) WITHOUT ROWID;"
	"CREATE TABLE draft (" VISIT " field BLOB NOT NULL, sealed BLOB NOT NULL,"
	" PRIMARY KEY (subject, visit, field)) WITHOUT ROWID;"
	"CREATE TABLE lease (" VISIT " terminal BLOB NOT NULL, since INTEGER NOT NULL,"
	" PRIMARY KEY (subject, visit)) WITHOUT ROWID;"
	"CREATE TABLE audit (terminal BLOB NOT NULL, seq INTEGER NOT NULL CHECK (seq > 0),"
	" sealed BLOB NOT NULL, link BLOB NOT NULL, PRIMARY KEY (terminal, seq)) WITHOUT ROWID;"
	"CREATE TABLE gone (id BLOB NOT NULL PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE outbox (" VISIT " seq INTEGER NOT NULL CHECK (seq > 0),"
	" terminal BLOB NOT NULL, sealed BLOB NOT NULL, state INTEGER NOT NULL,"
	" PRIMARY KEY (subject, visit, seq)) WITHOUT ROWID;"
	"CREATE TABLE pack (digest BLOB NOT NULL PRIMARY KEY, sealed BLOB NOT NULL);";

/* How many rows of a table are not as this tandem writes them; to some it writes nothing. */
#define HOLDS(table, what) { table, "SELECT COUNT(*) FROM " table " WHERE NOT (1" what ")" }
#define NO_ROWS " AND 0"
#define BYTES_IN(column) " AND typeof(" column ") = 'blob'"
#define NUMBER_IN(column) " AND typeof(" column ") = 'integer'"
#define ID(column) BYTES_IN(column) " AND length(" column ") = 16"
#define OF_VISIT ID("subject") ID("visit")

static const struct {
	const char *table, *wrong;
} types[] = {
	HOLDS("store", ID("id") NUMBER_IN("format") BYTES_IN("sealed") NUMBER_IN("ver")),
	HOLDS("subject", ID("id") BYTES_IN("wrapped") BYTES_IN("header") NUMBER_IN("ver")),
	HOLDS("visit", OF_VISIT NUMBER_IN("number")),
	HOLDS("event", OF_VISIT NUMBER_IN("seq") ID("terminal") BYTES_IN("sealed")),
	HOLDS("head", OF_VISIT NUMBER_IN("seq") BYTES_IN("sealed")),
	HOLDS("draft", OF_VISIT ID("field") BYTES_IN("sealed")),
	HOLDS("lease", OF_VISIT ID("terminal") NUMBER_IN("since")),
	HOLDS("pack", BYTES_IN("digest") " AND length(digest) = 32" BYTES_IN("sealed")),
	HOLDS("person", NO_ROWS),
	HOLDS("audit", NO_ROWS),
	HOLDS("gone", NO_ROWS),
	HOLDS("outbox", NO_ROWS),
};

#define TABLE_COUNT (sizeof types / sizeof *types)

const char *objects_sql(void)
{
	return tables;
}

/* ---- what there is -------------------------------------------------------------------- */

struct objects {
	struct arena *arena; /* the texts lie in it */
	struct object { const char *type, *name, *sql; } *list;
	size_t count, cap;
};

static const char *text_of(struct arena *arena, const struct db_value *value)
{
	return value->bytes ? arena_strndup(arena, value->bytes, value->len) : "";
}

static bool add(void *ctx, const struct db_value *columns)
{
	struct objects *objects = ctx;
	objects->list = arena_grow(objects->arena, objects->list, objects->count, &objects->cap,
		sizeof *objects->list);
	objects->list[objects->count++] = (struct object){ text_of(objects->arena, &columns[0]),
		text_of(objects->arena, &columns[1]), text_of(objects->arena, &columns[2]) };
	return true;
}

static const struct object *find(const struct objects *objects, const struct object *like)
{
	for (size_t i = 0; i < objects->count; i++)
		if (str_is(objects->list[i].name, like->name)
			&& str_is(objects->list[i].type, like->type))
			return &objects->list[i];
	return NULL;
}

/* Each that is missing, was not made here, or is not the way tandem makes it. */
static void compare(const struct objects *made, const struct objects *found,
	struct faults *faults)
{
	for (size_t i = 0; i < made->count; i++) {
		const struct object *own = &made->list[i], *there = find(found, own);
		if (!there)
			faults_say(faults, NULL, NULL, "the file is damaged: it has no %s '%s'",
				own->type, own->name);
		else if (!str_is(own->sql, there->sql))
			faults_say(faults, NULL, NULL, "the %s '%s' is not the way tandem makes it",
				own->type, own->name);
	}
	for (size_t i = 0; i < found->count; i++)
		if (!find(made, &found->list[i]))
			faults_say(faults, NULL, NULL, "the %s '%s' is not one of tandem's",
				found->list[i].type, found->list[i].name);
}

/* ---- what is in it -------------------------------------------------------------------- */

struct look {
	const char *table;
	struct faults *faults;
};

/* Nobody else knows which kind of value lies in a column: rows are handed on as numbers and
 * bytes, and a text of the same bytes is found by no id. */
static bool see_wrong(void *ctx, const struct db_value *columns)
{
	const struct look *look = ctx;
	if (columns[0].number > 0)
		faults_say(look->faults, NULL, NULL,
			"table '%s': in %lld of its rows, a field has the wrong type or length",
			look->table, (long long)columns[0].number);
	return true;
}

/* Of a table that is not there it was said. */
static bool check_types(objects_run_fn *run, void *db, const struct objects *found,
	struct faults *faults, struct fault *why)
{
	bool ok = true;
	for (size_t i = 0; ok && i < TABLE_COUNT; i++) {
		struct look look = { types[i].table, faults };
		if (find(found, &(struct object){ "table", look.table, NULL }))
			ok = run(db, types[i].wrong, see_wrong, &look, why);
	}
	return ok;
}

/* A table that is made and not looked into would be ours to forget. */
static bool has_types(const struct objects *made)
{
	size_t count = 0;
	for (size_t i = 0; i < made->count; i++)
		count += str_is(made->list[i].type, "table");
	for (size_t i = 0; i < TABLE_COUNT; i++)
		if (!find(made, &(struct object){ "table", types[i].table, NULL }))
			return false;
	return count == TABLE_COUNT;
}

bool objects_check(objects_run_fn *run, void *fresh, void *db, struct faults *faults,
	struct fault *why)
{
	struct arena arena;
	struct objects made = { .arena = &arena }, found = { .arena = &arena };
	arena_init(&arena, NULL);
	bool ok = run(fresh, EACH_OBJECT, add, &made, why)
	          && run(db, EACH_OBJECT, add, &found, why);
	assert(!ok || has_types(&made));
	if (ok)
		compare(&made, &found, faults);
	ok = ok && check_types(run, db, &found, faults, why);
	arena_release(&arena);
	return ok;
}
