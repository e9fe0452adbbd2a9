/*
 * What store/db.h asks of every maker of databases.  A new maker joins by a line
 * in `makers`; each test runs on a new database of each.
 */
#include "store/sqlite.h"

#include "tests/store/places.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Opens the database of the place, and makes it where it is not there. */
typedef struct db *open_fn(const struct place_of_test *place);

static struct db *open_sqlite(const struct place_of_test *place)
{
	return sqlite_open(place->file, STORE_VISITS, STORE_CREATE, NULL, NULL);
}

static const struct maker {
	const char *name;
	open_fn *open;
} makers[] = {
	{ "SQLite", open_sqlite },
};

struct made {
	const struct maker *maker;
	struct place_of_test place;
	struct db *db;
};

static void over_each(void (*body)(struct made *made))
{
	for (size_t i = 0; i < COUNT(makers); i++) {
		struct made made = { &makers[i], place_new(), NULL };
		made.db = makers[i].open(&made.place);
		NEED(made.db != NULL);
		printf(" [%s]", makers[i].name);
		body(&made);
		made.db->ops->close(made.db);
		place_remove(&made.place);
	}
}

#define ON_EACH(name) \
	static void name##_on(struct made *made); \
	static void name(void) \
	{ \
		over_each(name##_on); \
	} \
	static void name##_on(struct made *made)

/* ---- statements -------------------------------------------------------------------- */

static const unsigned char whose[16] = { 1, 0, 0xFF }, which[16] = { 2 };

static struct db_value subject(void)
{
	return db_bytes(whose, sizeof whose);
}

static struct db_value visit(void)
{
	return db_bytes(which, sizeof which);
}

static bool begin(struct db *db)
{
	return db->ops->begin(db, NULL);
}

static bool end(struct db *db, bool commit)
{
	return db->ops->end(db, commit, NULL);
}

/* How many it changed; -1: it failed. */
static int64_t change(struct db *db, enum sql sql, const struct db_value *args, size_t count)
{
	int64_t changed = -7;
	return db->ops->change(db, sql, args, count, &changed, NULL) ? changed : -1;
}

static int64_t add_visit(struct db *db)
{
	const struct db_value owner[] = { subject(), db_bytes(NULL, 0), db_bytes("header", 6) };
	const struct db_value args[] = { subject(), visit() };
	int64_t added = change(db, SQL_ADD_SUBJECT, owner, COUNT(owner));
	return added == 1 ? change(db, SQL_ADD_VISIT, args, COUNT(args)) : -1;
}

static int64_t add_event(struct db *db, int64_t seq, const char *bytes)
{
	const struct db_value args[] = { subject(), visit(), db_number(seq), db_bytes("t", 1),
		db_bytes(bytes, strlen(bytes)) };
	return change(db, SQL_ADD_EVENT, args, COUNT(args));
}

static int64_t add_draft(struct db *db)
{
	const struct db_value args[] = { subject(), visit(), db_bytes("f", 1), db_bytes("d", 1) };
	return change(db, SQL_ADD_DRAFT, args, COUNT(args));
}

/* Rows of a visit as "seq=bytes;". */
struct rows {
	char text[200];
	size_t most; /* 0: all */
	size_t count;
};

static bool see_event(void *ctx, const struct db_value *columns)
{
	struct rows *rows = ctx;
	size_t at = strlen(rows->text);
	CHECK(!columns[0].bytes && !columns[1].bytes && columns[2].bytes);
	snprintf(rows->text + at, sizeof rows->text - at, "%lld=%.*s;", (long long)columns[1].number,
		(int)columns[2].len, (const char *)columns[2].bytes);
	return ++rows->count != rows->most;
}

static void check_events(const char *want, struct db *db, size_t most)
{
	const struct db_value args[] = { subject(), visit() };
	struct rows rows = { .most = most };
	CHECK(db->ops->query(db, SQL_EACH_EVENT, args, COUNT(args), see_event, &rows, NULL));
	CHECK_STR(want, rows.text);
}

/* With a visit of two rows. */
static void begin_with_rows(struct db *db)
{
	NEED(begin(db));
	CHECK_INT(1, add_visit(db));
	CHECK_INT(1, add_event(db, 2, "two"));
	CHECK_INT(1, add_event(db, 1, "one"));
	CHECK(end(db, true));
}

ON_EACH(test_rows)
{
	check_events("", made->db, 0);
	begin_with_rows(made->db);
	check_events("1=one;2=two;", made->db, 0);
	check_events("1=one;", made->db, 1);
	check_events("1=one;2=two;", made->db, 0);
}

static bool see_head(void *ctx, const struct db_value *columns)
{
	++*(int *)ctx;
	CHECK(columns[0].len == sizeof whose && memcmp(columns[0].bytes, whose, sizeof whose) == 0);
	CHECK(columns[1].len == sizeof which && memcmp(columns[1].bytes, which, sizeof which) == 0);
	CHECK(!columns[2].bytes);
	CHECK_INT(1, columns[2].number);
	/* There is no head: NULL is no bytes. */
	CHECK_INT(0, columns[3].number);
	CHECK(columns[4].bytes != NULL);
	CHECK_INT(0, columns[4].len);
	return true;
}

static bool see_store(void *ctx, const struct db_value *columns)
{
	++*(int *)ctx;
	CHECK(columns[0].bytes != NULL);
	CHECK_INT(0, columns[0].len);
	CHECK(!columns[1].bytes);
	CHECK_INT(INT64_MIN, columns[1].number);
	return true;
}

ON_EACH(test_values)
{
	const struct db_value args[] = { db_bytes(NULL, 0), db_number(INT64_MIN), db_bytes("", 0) };
	int stores = 0, heads = 0;
	begin_with_rows(made->db);
	NEED(begin(made->db));
	CHECK_INT(1, change(made->db, SQL_ADD_STORE, args, COUNT(args)));
	CHECK(end(made->db, true));
	CHECK(made->db->ops->query(made->db, SQL_GET_STORE, NULL, 0, see_store, &stores, NULL));
	CHECK_INT(1, stores);
	CHECK(made->db->ops->query(made->db, SQL_EACH_HEAD, NULL, 0, see_head, &heads, NULL));
	CHECK_INT(1, heads);
	/* Nobody wants the rows, or the count. */
	CHECK(made->db->ops->query(made->db, SQL_EACH_HEAD, NULL, 0, NULL, NULL, NULL));
}

ON_EACH(test_how_many_changed)
{
	struct db *db = made->db;
	const struct db_value add[] = { subject(), visit(), db_number(2), db_bytes("h", 1) };
	const struct db_value set[] = { db_number(3), db_bytes("h", 1), subject(), visit(),
		db_number(2) };
	const struct db_value args[] = { subject(), visit() };
	begin_with_rows(db);
	NEED(begin(db));
	CHECK_INT(0, add_event(db, 2, "again"));
	CHECK_INT(1, add_event(db, 3, "three"));
	CHECK_INT(1, change(db, SQL_ADD_HEAD, add, COUNT(add)));
	CHECK_INT(0, change(db, SQL_ADD_HEAD, add, COUNT(add)));
	CHECK_INT(1, change(db, SQL_SET_HEAD, set, COUNT(set)));
	CHECK_INT(0, change(db, SQL_SET_HEAD, set, COUNT(set)));
	CHECK_INT(3, change(db, SQL_FORGET_EVENTS, args, COUNT(args)));
	CHECK_INT(0, change(db, SQL_FORGET_EVENTS, args, COUNT(args)));
	CHECK(end(db, false));
	check_events("1=one;2=two;", db, 0);
}

/* ---- walks within walks ---------------------------------------------------------------- */

struct nested {
	struct db *db;
	int outer;
};

static bool see_within(void *ctx, const struct db_value *columns)
{
	struct nested *nested = ctx;
	(void)columns;
	nested->outer++;
	check_events("1=one;2=two;", nested->db, 0);
	check_events("1=one;", nested->db, 1);
	return true;
}

ON_EACH(test_a_walk_within_a_walk)
{
	const struct db_value args[] = { subject(), visit() };
	struct nested nested = { made->db, 0 };
	begin_with_rows(made->db);
	CHECK(made->db->ops->query(made->db, SQL_EACH_EVENT, args, COUNT(args), see_within, &nested,
		NULL));
	CHECK_INT(2, nested.outer);
	CHECK(made->db->ops->query(made->db, SQL_EACH_HEAD, NULL, 0, see_within, &nested, NULL));
	CHECK_INT(3, nested.outer);
}

/* ---- transactions -------------------------------------------------------------------- */

ON_EACH(test_transactions)
{
	struct db *db = made->db;
	begin_with_rows(db);
	for (int commit = 0; commit < 2; commit++) {
		NEED(begin(db));
		CHECK_INT(1, add_event(db, 3, "three"));
		check_events("1=one;2=two;3=three;", db, 0);
		CHECK(end(db, commit));
		check_events(commit ? "1=one;2=two;3=three;" : "1=one;2=two;", db, 0);
	}
	CHECK(db->ops->is_usable(db, NULL));
}

/* What fails in the middle takes all with it; opened again, the rest is as before. */
ON_EACH(test_a_statement_fails)
{
	struct db *db = made->db;
	struct fault why = { 0 };
	begin_with_rows(db);
	NEED(begin(db));
	CHECK_INT(1, add_event(db, 3, "three"));
	CHECK_INT(1, add_draft(db));
	CHECK_INT(-1, add_draft(db));
	CHECK(end(db, false));
	if (db->ops->retry(db) == DB_RETRY_REOPEN) {
		CHECK(!db->ops->is_usable(db, &why));
		CHECK(*why.what && *why.fix);
		CHECK(!begin(db));
		CHECK(!db->ops->query(db, SQL_EACH_HEAD, NULL, 0, NULL, NULL, NULL));
	}
	CHECK(db->ops->reopen(db, NULL));
	CHECK(db->ops->is_usable(db, NULL));
	check_events("1=one;2=two;", db, 0);
	NEED(begin(db));
	CHECK_INT(1, add_draft(db));
	CHECK(end(db, true));
}

ON_EACH(test_a_failed_part_is_not_committed)
{
	struct db *db = made->db;
	begin_with_rows(db);
	NEED(begin(db));
	CHECK_INT(1, add_draft(db));
	CHECK_INT(-1, add_draft(db));
	CHECK(!end(db, true));
	CHECK(db->ops->reopen(db, NULL));
	NEED(begin(db));
	CHECK_INT(1, add_draft(db));
	CHECK(end(db, true));
}

ON_EACH(test_closed_in_the_middle)
{
	for (int closed = 0; closed < 2; closed++) {
		struct db *db = made->db;
		if (!closed)
			begin_with_rows(db);
		NEED(begin(db));
		CHECK_INT(1, add_event(db, 3, "three"));
		if (closed) {
			db->ops->close(db);
			made->db = made->maker->open(&made->place);
			NEED(made->db != NULL);
		} else
			CHECK(db->ops->reopen(db, NULL));
		check_events("1=one;2=two;", made->db, 0);
	}
}

ON_EACH(test_two_see_each_other)
{
	struct db *other = made->maker->open(&made->place);
	NEED(other != NULL);
	begin_with_rows(made->db);
	check_events("1=one;2=two;", other, 0);
	NEED(begin(other));
	CHECK_INT(0, add_event(other, 2, "again"));
	CHECK_INT(1, add_event(other, 3, "three"));
	CHECK(end(other, true));
	other->ops->close(other);
	check_events("1=one;2=two;3=three;", made->db, 0);
}

/* ---- the file or the server itself ------------------------------------------------------- */

ON_EACH(test_looks_and_purges)
{
	const struct db_value args[] = { subject(), visit() };
	struct arena arena;
	struct faults faults;
	struct db *db = made->db;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	begin_with_rows(db);
	NEED(begin(db));
	CHECK_INT(2, change(db, SQL_FORGET_EVENTS, args, COUNT(args)));
	CHECK(end(db, true));
	db->ops->purge(db);
	check_events("", db, 0);
	CHECK(db->ops->check(db, &faults, NULL));
	CHECK_INT(0, faults.count);
	arena_release(&arena);
}

TESTS("store/makers", { "rows", test_rows }, { "values", test_values },
	{ "how many changed", test_how_many_changed },
	{ "a walk within a walk", test_a_walk_within_a_walk },
	{ "transactions", test_transactions }, { "a statement fails", test_a_statement_fails },
	{ "a failed part is not committed", test_a_failed_part_is_not_committed },
	{ "closed in the middle", test_closed_in_the_middle },
	{ "two see each other", test_two_see_each_other },
	{ "looks and purges", test_looks_and_purges })
