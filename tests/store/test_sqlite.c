/* What is true of the store on the disk only: the file, and what else may lie in its place. */
#include "tests/store/raw.h"

static void test_kept_after_closing(void)
{
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	CHECK(say(store, &visit, 1, "one"));
	CHECK(put_draft(store, &visit, "hope", "a w", 3, NULL));
	store_close(store);
	CHECK(access(place.log, F_OK) != 0);
	store = place_open(&place, STORE_EXISTING);
	NEED(store != NULL);
	check_rows("1=one;", store, &visit);
	check_drafts("hope:a w;", store, &visit);
	check_damage("", store);
	store_close(store);
	place_remove(&place);
}

/* Whatever the umask: nobody else may read, and we may. */
static void test_modes(void)
{
	static const mode_t masks[] = { 0, 022, 077, 0777 };
	struct store_ref visit = visit_ref(1);
	mode_t before = umask(0);
	for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
		char index[PLACE_SIZE + 32];
		struct place_of_test place = place_new();
		umask(masks[i]);
		struct store *store = place_open(&place, STORE_CREATE);
		NEED(store != NULL);
		CHECK(say(store, &visit, 1, "one"));
		snprintf(index, sizeof index, "%s-shm", place.file);
		CHECK_INT(0600, raw_mode(place.file));
		CHECK_INT(0600, raw_mode(place.log));
		CHECK_INT(0600, raw_mode(index));
		store_close(store);
		CHECK(chmod(place.file, 0666) == 0);
		store = place_open(&place, STORE_EXISTING);
		NEED(store != NULL);
		CHECK(say(store, &visit, 2, "two"));
		CHECK_INT(0600, raw_mode(place.file));
		CHECK_INT(0600, raw_mode(place.log));
		store_close(store);
		place_remove(&place);
	}
	umask(before);
}

static bool is_missing(const char *file, bool *missing)
{
	struct fault why = { 0 };
	struct store *store = store_sqlite_open(file, STORE_VISITS, STORE_EXISTING, missing, &why);
	store_close(store);
	return !store && *missing && *why.what;
}

/* No file is no failure; neither is one that whoever began it did not live to fill. */
static void test_missing(void)
{
	struct place_of_test place = place_new();
	char below[PLACE_SIZE + 64];
	bool missing = false;
	struct fault why = { 0 };
	CHECK(is_missing(place.file, &missing));
	CHECK_INT(0, raw_mode(place.file));
	snprintf(below, sizeof below, "%s/none/tandem.db", place.folder);
	CHECK(is_missing(below, &missing));
	CHECK(!store_sqlite_open(below, STORE_VISITS, STORE_CREATE, &missing, &why));
	CHECK(!missing);
	raw_write(place.file, "", 0);
	CHECK(is_missing(place.file, &missing));
	CHECK_INT(0, raw_sql(place.file, "PRAGMA journal_mode = WAL"));
	CHECK(is_missing(place.file, &missing));
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	check_visits("", store);
	CHECK(!is_missing(place.file, &missing));
	CHECK(!missing);
	store_close(store);
	place_remove(&place);
}

/* ---- what is not ours ---------------------------------------------------------------- */

static void check_refused(const char *file, const char *want, const char *want_fix)
{
	for (int create = 0; create < 2; create++) {
		struct fault why = { 0 };
		bool missing = true;
		struct buf before = raw_read(file);
		struct store *store = store_sqlite_open(
			file, STORE_VISITS, create ? STORE_CREATE : STORE_EXISTING, &missing, &why);
		CHECK(store == NULL);
		store_close(store);
		CHECK(!missing);
		CHECK(strstr(why.what, want) != NULL);
		if (!strstr(why.what, want))
			printf("\n%s\n", why.what);
		CHECK_STR(want_fix, why.fix);
		struct buf after = raw_read(file);
		CHECK(before.len == after.len && memcmp(before.data, after.data, after.len) == 0);
		buf_release(&before);
		buf_release(&after);
	}
}

static void test_refuses_other_files(void)
{
	static const struct {
		const char *sql, *what, *fix;
	} cases[] = {
		{ "CREATE TABLE a (b)", "' does not hold tandem records",
			"name another file for the records" },
		{ "PRAGMA user_version = 1", "' does not hold tandem records",
			"name another file for the records" },
		{ "PRAGMA application_id = 7; PRAGMA user_version = -1",
			"' does not hold tandem records", "name another file for the records" },
		{ "PRAGMA application_id = 0x54415452; PRAGMA user_version = -1",
			"' holds staff practice, not visits",
			"name another file for the records" },
		{ "PRAGMA application_id = 0x54414E44; PRAGMA user_version = 1",
			"' was written by a newer tandem (format 1)", "install a newer tandem" },
		{ "PRAGMA application_id = 0x54414E44",
			"' has a format that was never released (0)",
			"set the file aside, and start a new one" },
		{ "PRAGMA application_id = 0x54414E44; PRAGMA user_version = -3",
			"' has a format that was never released (-3)",
			"set the file aside, and start a new one" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct place_of_test place = place_new();
		CHECK(raw_sql(place.file, cases[i].sql) >= 0);
		check_refused(place.file, cases[i].what, cases[i].fix);
		place_remove(&place);
	}
}

/* The store of 0.4: what it is, and what to do, for patients and for practice. */
static void test_refuses_the_one_before(void)
{
	static const char tables[] =
		"CREATE TABLE pack (digest BLOB NOT NULL PRIMARY KEY, sealed BLOB NOT NULL);"
		"CREATE TABLE visit (id BLOB NOT NULL PRIMARY KEY, number INTEGER NOT NULL UNIQUE)"
		" WITHOUT ROWID;"
		"CREATE TABLE event (visit BLOB NOT NULL REFERENCES visit (id),"
		" seq INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (visit, seq))"
		" WITHOUT ROWID;"
		"CREATE TABLE draft (visit BLOB NOT NULL REFERENCES visit (id),"
		" field BLOB NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (visit, field))"
		" WITHOUT ROWID;"
		"INSERT INTO visit VALUES (x'c001', 1); INSERT INTO event VALUES (x'c001', 1, x'75');"
		"PRAGMA user_version = -1; PRAGMA journal_mode = WAL;";
	struct place_of_test place = place_new();
	struct fault why = { 0 };
	char sql[1200];
	snprintf(sql, sizeof sql, "%sPRAGMA application_id = 0x54414E44", tables);
	CHECK(raw_sql(place.file, sql) != -2);
	check_refused(place.file,
		"' was written by tandem 0.4 or earlier, in a format that was never released",
		"print the plans that you need with tandem 0.4, then put the file aside, and "
		"begin a new one");
	CHECK(raw_sql(place.file, "PRAGMA application_id = 0x54415452") != -2);
	CHECK(!store_sqlite_open(place.file, STORE_TRAINING, STORE_CREATE, NULL, &why));
	CHECK(strstr(why.what, "' was written by tandem 0.4 or earlier") != NULL);
	CHECK_STR("set the file aside, and start a new one", why.fix);
	place_remove(&place);
}

/* Patients and practice are swapped for one another by nobody. */
static void test_two_kinds(void)
{
	struct place_of_test place = place_new();
	struct fault why = { 0 };
	store_close(place_open(&place, STORE_CREATE));
	CHECK(!store_sqlite_open(place.file, STORE_TRAINING, STORE_CREATE, NULL, &why));
	CHECK(strstr(why.what, "' holds patient visits, not practice") != NULL);
	CHECK_STR("name another file for training", why.fix);
	place_clear(place.folder);
	struct store *store = store_sqlite_open(place.file, STORE_TRAINING, STORE_CREATE, NULL,
		NULL);
	const struct store_ref one = visit_ref(1);
	NEED(store != NULL);
	CHECK(say(store, &one, 1, "practice"));
	CHECK(store->ops->reopen(store, NULL));
	store_close(store);
	check_refused(place.file, "' holds staff practice, not visits",
		"name another file for the records");
	store = store_sqlite_open(place.file, STORE_TRAINING, STORE_EXISTING, NULL, NULL);
	CHECK(store != NULL);
	store_close(store);
	place_remove(&place);
}

static void test_refuses_what_is_no_database(void)
{
	struct place_of_test place = place_new();
	char text[5000], link_name[PLACE_SIZE + 16];
	memset(text, 'x', sizeof text);
	raw_write(place.file, text, sizeof text);
	check_refused(place.file, "the file does not hold tandem records", "name another file");
	snprintf(link_name, sizeof link_name, "%s/link.db", place.folder);
	CHECK(symlink("tandem.db", link_name) == 0);
	check_refused(link_name, "' is not a regular file", "name a file");
	check_refused(place.folder, "' is not a regular file", "name a file");
	unlink(link_name);
	CHECK(mkfifo(link_name, 0600) == 0);
	struct fault why = { 0 };
	CHECK(!store_sqlite_open(link_name, STORE_VISITS, STORE_EXISTING, NULL, &why));
	CHECK(strstr(why.what, "' is not a regular file") != NULL);
	place_remove(&place);
}

static bool find_head(void *ctx, const struct store_head *head)
{
	(void)ctx, (void)head;
	return true;
}

static bool find_row(void *ctx, const struct store_row *row)
{
	(void)ctx, (void)row;
	return true;
}

static bool find_draft(void *ctx, const char *field, const void *bytes, size_t len)
{
	(void)ctx, (void)field, (void)bytes, (void)len;
	return true;
}

/* A file that lacks a table is damaged, whatever is asked of it. */
static void test_a_table_is_gone(void)
{
	static const char *const tables[] = { "head", "lease", "event", "draft", "visit", "pack",
		"store", "subject" };
	struct store_ref visit = visit_ref(1);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		struct place_of_test place = place_new();
		struct fault why = { 0 };
		char sql[100];
		const unsigned char digest[STORE_PACK_SIZE] = { 1 };
		int64_t since = 1;
		struct store *store = place_open(&place, STORE_CREATE);
		NEED(store != NULL);
		CHECK(say(store, &visit, 1, "one"));
		store_close(store);
		snprintf(sql, sizeof sql, "DROP TABLE %s", tables[i]);
		CHECK(raw_sql(place.file, sql) != -2);
		store = place_open(&place, STORE_EXISTING);
		NEED(store != NULL);
		(void)store->ops->take(store, &visit, &since, false, NULL);
		store->ops->reopen(store, NULL);
		const struct store_row row = ROW(2, "two");
		(void)append_rows(store, &visit, &row, 1, NULL, NULL);
		store->ops->reopen(store, NULL);
		bool ok = store->ops->each_head(store, find_head, NULL, &why)
		          && store->ops->each_row(store, &visit, find_row, NULL, &why)
		          && store->ops->each_draft(store, &visit, find_draft, NULL, &why)
		          && forget_visit(store, &visit, &why)
		          && store->ops->put_pack(store, digest, "x", 1, &why);
		CHECK(!ok);
		CHECK_INT(FAULT_DAMAGED, why.kind);
		CHECK(*why.fix != '\0');
		store_close(store);
		place_remove(&place);
	}
}

/* The rows are in the log still; SQLite would throw it away. */
static void test_log_without_its_file(void)
{
	struct place_of_test place = place_new(), copy = place_new();
	struct store_ref visit = visit_ref(1);
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	CHECK(say(store, &visit, 1, "one"));
	struct buf file = raw_read(place.file), log = raw_read(place.log);
	store_close(store);
	for (int empty = 0; empty < 2; empty++) {
		if (empty)
			raw_write(copy.file, "", 0);
		raw_write(copy.log, log.data, log.len);
		check_refused(copy.file, "' is gone or empty, but its log is there",
			"put the file back that belongs to the log");
		struct buf left = raw_read(copy.log);
		CHECK_INT(log.len, left.len);
		buf_release(&left);
	}
	raw_write(copy.file, file.data, file.len);
	store = place_open(&copy, STORE_EXISTING);
	NEED(store != NULL);
	check_rows("1=one;", store, &visit);
	store_close(store);
	buf_release(&file);
	buf_release(&log);
	place_remove(&copy);
	place_remove(&place);
}

/* A link to the folder is how some homes are; one in the place of the file is a trap. */
static void test_folder_behind_a_link(void)
{
	struct place_of_test place = place_new(), other = place_new();
	struct store_ref visit = visit_ref(1);
	rmdir(other.folder);
	CHECK(symlink(place.folder, other.folder) == 0);
	struct store *store = place_open(&other, STORE_CREATE);
	NEED(store != NULL);
	CHECK(say(store, &visit, 1, "one"));
	store_close(store);
	CHECK_INT(0600, raw_mode(place.file));
	unlink(other.folder);
	place_remove(&place);
}

/* ---- only reading -------------------------------------------------------------------- */

/* A name that has to be written otherwise in a URI. */
static struct place_of_test odd_place(void)
{
	struct place_of_test place = place_new();
	snprintf(place.file, sizeof place.file, "%s/a?b#c%%41.db", place.folder);
	snprintf(place.log, sizeof place.log, "%s-wal", place.file);
	return place;
}

static bool reads_but_does_not_write(const struct place_of_test *place)
{
	struct store_ref visit = visit_ref(1);
	struct fault why = { 0 };
	struct buf rows;
	buf_init(&rows, 1000);
	const struct store_row row = ROW(2, "two");
	struct store *store = place_open(place, STORE_EXISTING);
	if (!store || !store->ops->each_row(store, &visit, write_row, &rows, &why))
		return false;
	bool wrote = append_rows(store, &visit, &row, 1, NULL, &why);
	bool ok = !wrote && strcmp(rows.data, "1=one;") == 0
	          && strcmp(why.what, "the records can only be read here") == 0 && *why.fix;
	printf(" (%s: %s)", rows.data, why.what);
	store_close(store);
	buf_release(&rows);
	return ok;
}

static void test_read_only(void)
{
	static const mode_t modes[][2] = { { 0500, 0400 }, { 0500, 0600 }, { 0700, 0400 } };
	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		struct place_of_test place = odd_place();
		struct store_ref visit = visit_ref(1);
		struct store *store = place_open(&place, STORE_CREATE);
		NEED(store != NULL);
		CHECK(say(store, &visit, 1, "one"));
		store_close(store);
		chmod(place.file, modes[i][1]);
		chmod(place.folder, modes[i][0]);
		CHECK(raw_in_child(reads_but_does_not_write, &place));
		chmod(place.folder, 0700);
		place_remove(&place);
	}
}

static bool is_refused_whole(const struct place_of_test *place)
{
	struct fault why = { 0 };
	bool missing = true;
	struct store *store = store_sqlite_open(place->file, STORE_VISITS, STORE_EXISTING, &missing, &why);
	printf(" (%s)", why.what);
	return !store && !missing && strstr(why.what, "cannot all be read here") && *why.fix;
}

/* What is in the log only would be missing without a word. */
static void test_read_only_with_a_log(void)
{
	struct place_of_test place = place_new(), copy = odd_place();
	struct store_ref visit = visit_ref(1);
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	CHECK(say(store, &visit, 1, "one"));
	struct buf file = raw_read(place.file), log = raw_read(place.log);
	CHECK(log.len > 0);
	raw_write(copy.file, file.data, file.len);
	raw_write(copy.log, log.data, log.len);
	store_close(store);
	chmod(copy.file, 0400);
	chmod(copy.folder, 0500);
	CHECK(raw_in_child(is_refused_whole, &copy));
	chmod(copy.folder, 0700);
	chmod(copy.file, 0600);
	store = place_open(&copy, STORE_EXISTING);
	NEED(store != NULL);
	check_rows("1=one;", store, &visit);
	store_close(store);
	buf_release(&file);
	buf_release(&log);
	place_remove(&copy);
	place_remove(&place);
}

/* ---- two at once ----------------------------------------------------------------------- */

static void test_two_see_each_other(void)
{
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	struct store *a = place_open(&place, STORE_CREATE), *b = place_open(&place, STORE_CREATE);
	NEED(a && b);
	CHECK(say(a, &visit, 1, "one"));
	check_rows("1=one;", b, &visit);
	CHECK(say(b, &visit, 2, "two"));
	CHECK(!say(a, &visit, 2, "second two"));
	CHECK(a->ops->reopen(a, NULL));
	check_rows("1=one;2=two;", a, &visit);
	CHECK(say(a, &visit, 3, "three"));
	store_close(a);
	check_rows("1=one;2=two;3=three;", b, &visit);
	store_close(b);
	place_remove(&place);
}

/* Removed or replaced while it is open: what would be written would be gone. */
static void test_file_is_gone(void)
{
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	struct fault why = { 0 };
	char aside[PLACE_SIZE + 32];
	const struct store_row row = ROW(2, "two");
	snprintf(aside, sizeof aside, "%s-aside", place.file);
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	CHECK(say(store, &visit, 1, "one"));
	CHECK(rename(place.file, aside) == 0);
	for (int replaced = 0; replaced < 2; replaced++) {
		if (replaced)
			raw_write(place.file, "another", 7);
		CHECK_INT(STORE_FAILED, append_rows_or(store, &visit, &row, 1, NULL, &why));
		CHECK(strstr(why.what, "' was removed or replaced while it was open") != NULL);
		CHECK_STR("put back the file that was there", why.fix);
	}
	CHECK(rename(aside, place.file) == 0);
	CHECK(say(store, &visit, 2, "two"));
	CHECK(rename(place.file, aside) == 0);
	CHECK(!store->ops->reopen(store, &why));
	CHECK(rename(aside, place.file) == 0);
	CHECK(store->ops->reopen(store, NULL));
	check_rows("1=one;2=two;", store, &visit);
	store_close(store);
	place_remove(&place);
}

/* ---- what lies on the disk --------------------------------------------------------------- */

static void test_forgotten_means_gone(void)
{
	static const char canary[] = "KANARIENVOGEL", kept[] = "NACHTIGALL";
	struct place_of_test place = place_new();
	struct store_ref a = visit_ref(1), b = visit_ref(2);
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	for (uint64_t seq = 1; seq < 100; seq++)
		CHECK(say(store, &a, seq, canary) && say(store, &b, seq, kept));
	CHECK(put_draft(store, &a, "hope", canary, sizeof canary, NULL));
	CHECK(raw_find(place.folder, canary) > 0);
	CHECK(forget_visit(store, &a, NULL));
	CHECK_INT(0, raw_find(place.folder, canary));
	CHECK(raw_find(place.folder, kept) > 0);
	CHECK(say(store, &a, 1, canary));
	CHECK(store->ops->begin(store, NULL));
	CHECK(forget_visit(store, &a, NULL));
	CHECK(store->ops->end(store, true, NULL));
	CHECK_INT(0, raw_find(place.folder, canary));
	store_close(store);
	CHECK_INT(0, raw_find(place.folder, canary));
	place_remove(&place);
}

/* Outside of seals there are ids and numbers, and two visits share no id. */
static void test_only_ids_and_seals(void)
{
	struct place_of_test place = place_new();
	struct store_ref a = visit_ref(1), b = visit_ref(2);
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	CHECK(say(store, &a, 1, "one") && say(store, &b, 1, "one"));
	CHECK(put_draft(store, &a, "smoking", "twenty", 6, NULL));
	CHECK(put_draft(store, &b, "smoking", "twenty", 6, NULL));
	store_close(store);
	CHECK_INT(2, raw_sql(place.file, "SELECT COUNT(DISTINCT field) FROM draft"
					 " WHERE LENGTH(field) = 16"));
	CHECK_INT(2, raw_sql(place.file, "SELECT COUNT(*) FROM draft"
					 " WHERE LENGTH(sealed) % 128 = 0"));
	CHECK_INT(2, raw_sql(place.file, "SELECT COUNT(*) FROM event"
					 " WHERE LENGTH(sealed) % 128 = 0"));
	CHECK_INT(0x54414E44, raw_sql(place.file, "PRAGMA application_id"));
	CHECK_INT(-2, raw_sql(place.file, "PRAGMA user_version"));
	CHECK_INT(2, raw_sql(place.file, "SELECT COUNT(*) FROM head"
					 " WHERE LENGTH(sealed) % 128 = 0"));
	CHECK_INT(2, raw_sql(place.file, "SELECT COUNT(*) FROM subject"
					 " WHERE LENGTH(header) % 128 = 0"));
	place_remove(&place);
}

TESTS("store/sqlite", { "kept after closing", test_kept_after_closing }, { "modes", test_modes },
	{ "missing", test_missing }, { "refuses other files", test_refuses_other_files },
	{ "refuses the one before", test_refuses_the_one_before },
	{ "two kinds", test_two_kinds },
	{ "refuses what is no database", test_refuses_what_is_no_database },
	{ "a table is gone", test_a_table_is_gone },
	{ "a log without its file", test_log_without_its_file },
	{ "folder behind a link", test_folder_behind_a_link }, { "read only", test_read_only },
	{ "read only with a log", test_read_only_with_a_log },
	{ "the file is gone", test_file_is_gone },
	{ "two see each other", test_two_see_each_other },
	{ "forgotten means gone", test_forgotten_means_gone },
	{ "only ids and seals", test_only_ids_and_seals })
