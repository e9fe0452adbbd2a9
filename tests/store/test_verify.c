/* Every damage is listed, and that of one visit does not hide another. */
#include "tests/store/raw.h"

static struct place_of_test place_with_two_visits(void)
{
	struct place_of_test place = place_new();
	struct store_ref a = visit_ref(1), b = visit_ref(2);
	unsigned char digest[STORE_PACK_SIZE] = { 7 };
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	int64_t since = 1;
	CHECK(store->ops->put_pack(store, digest, "words", 5, NULL));
	CHECK_INT(STORE_DONE, store->ops->take(store, &a, &since, false, NULL));
	for (uint64_t seq = 1; seq < 4; seq++)
		CHECK(say(store, &a, seq, "a") && say(store, &b, seq, "b"));
	CHECK(put_draft(store, &a, "hope", "x", 1, NULL));
	store_close(store);
	return place;
}

/* The same, after somebody did something to the file. */
static struct store *open_damaged(struct place_of_test *place, const char *sql)
{
	*place = place_with_two_visits();
	CHECK(raw_sql(place->file, sql) >= 0);
	struct store *store = place_open(place, STORE_EXISTING);
	NEED(store != NULL);
	return store;
}

static void check_listed(const char *sql, const char *want)
{
	struct place_of_test place;
	struct store *store = open_damaged(&place, sql);
	check_damage(want, store);
	store_close(store);
	place_remove(&place);
}

#define A "(SELECT visit FROM visit WHERE number = 1)"

static void test_lists_damage(void)
{
	static const struct {
		const char *sql, *want;
	} cases[] = {
		{ "SELECT 1", "" },
		{ "DELETE FROM event WHERE seq = 2 AND visit = " A,
			"visit yaaqcaqd has rows 1 to 3, but only 2 of them\n" },
		{ "DELETE FROM event WHERE seq = 1 AND visit = " A,
			"visit yaaqcaqd has rows 2 to 3, but only 2 of them\n" },
		{ "DELETE FROM event WHERE visit = " A, "visit yaaqcaqd has no rows\n" },
		{ "DELETE FROM visit WHERE number = 1",
			"rows belong to a visit that is not there: yaaqcaqd\n" },
		{ "UPDATE event SET sealed = zeroblob(128) WHERE seq = 2 AND visit = " A,
			"visit yaaqcaqd: the seal of row 2 is broken\n" },
		{ "UPDATE event SET sealed = 5 WHERE seq = 2 AND visit = " A,
			"table 'event': in 1 of its rows, a field has the wrong type or length\n"
			"visit yaaqcaqd: the seal of row 2 is broken\n" },
		{ "UPDATE draft SET sealed = x''",
			"visit yaaqcaqd: the seal of a draft is broken\n" },
		{ "UPDATE pack SET sealed = substr(sealed, 1, 127)",
			"the seal of pack a4aaaaaa is broken\n" },
		{ "UPDATE pack SET sealed = 'a'; UPDATE draft SET sealed = 'b'",
			"table 'draft': in 1 of its rows, a field has the wrong type or length\n"
			"table 'pack': in 1 of its rows, a field has the wrong type or length\n"
			"visit yaaqcaqd: the seal of a draft is broken\n"
			"the seal of pack a4aaaaaa is broken\n" },
		{ "DELETE FROM subject WHERE id = (SELECT subject FROM visit WHERE number = 1)",
			"visit yaaqcaqd: its subject is missing\n" },
		{ "UPDATE visit SET number = 'one' WHERE number = 1",
			"table 'visit': in 1 of its rows, a field has the wrong type or length\n"
			"visit yaaqcaqd has no valid number\n" },
		{ "UPDATE visit SET number = -7 WHERE number = 1",
			"visit yaaqcaqd has no valid number\n" },
		{ "UPDATE visit SET number = 2 WHERE number = 1",
			"visit yaaqcaqd has the same number as another\n"
			"visit yabacaqd has the same number as another\n" },
		{ "DROP TABLE lease", "the file is damaged: it has no table 'lease'\n" },
		{ "DROP TABLE gone", "the file is damaged: it has no table 'gone'\n" },
	};
	struct store_ref b = visit_ref(2);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct place_of_test place;
		struct store *store = open_damaged(&place, cases[i].sql);
		check_damage(cases[i].want, store);
		check_rows("1=b;2=b;3=b;", store, &b);
		store_close(store);
		place_remove(&place);
	}
}

/* What is in the file beside what was made, or is not the way tandem makes it. */
static void test_foreign_objects(void)
{
	static const struct {
		const char *sql, *want;
	} cases[] = {
		{ "CREATE TABLE mine (a)", "the table 'mine' is not one of tandem's\n" },
		{ "CREATE VIEW seen AS SELECT id FROM subject",
			"the view 'seen' is not one of tandem's\n" },
		{ "CREATE TRIGGER late AFTER INSERT ON event BEGIN DELETE FROM head; END",
			"the trigger 'late' is not one of tandem's\n" },
		{ "CREATE INDEX quick ON head (seq)", "the index 'quick' is not one of tandem's\n" },
		{ "ALTER TABLE head ADD COLUMN note TEXT",
			"the table 'head' is not the way tandem makes it\n" },
		{ "DROP INDEX visit_number",
			"the file is damaged: it has no index 'visit_number'\n" },
		{ "DROP INDEX visit_number; CREATE INDEX visit_number ON visit (number DESC)",
			"the index 'visit_number' is not the way tandem makes it\n" },
		{ "INSERT INTO gone VALUES (zeroblob(16), 0)",
			"table 'gone': in 1 of its rows, a field has the wrong type or length\n" },
		{ "INSERT INTO audit VALUES (zeroblob(16), 1, x'00', x'00')",
			"table 'audit': in 1 of its rows, a field has the wrong type or length\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check_listed(cases[i].sql, cases[i].want);
}

/* An id that is none, in every table, is told, and read by nobody past its end. */
static void test_ids(void)
{
	static const char *const values[] = { "x''", "x'07'", "zeroblob(15)", "zeroblob(17)",
		"zeroblob(1000)", "CAST(visit AS TEXT)", "'text'", "5", "1.5" };
	static const char *const tables[] = { "visit", "event", "head", "draft", "lease" };
	struct store_ref b = visit_ref(2);
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		for (size_t j = 0; j < sizeof tables / sizeof *tables; j++) {
			char sql[200];
			struct arena arena;
			struct faults faults;
			struct fault why = { 0 };
			struct place_of_test place;
			snprintf(sql, sizeof sql, "UPDATE %s SET visit = %s WHERE visit = %s",
				tables[j], values[i], A);
			struct store *store = open_damaged(&place, sql);
			arena_init(&arena, NULL);
			faults_init(&faults, &arena);
			CHECK(store->ops->verify(store, &faults, &why));
			CHECK(faults.count > 0);
			check_rows("1=b;2=b;3=b;", store, &b);
			arena_release(&arena);
			store_close(store);
			place_remove(&place);
		}
}

#define B "(SELECT visit FROM visit WHERE number = 2)"
#define SEALED(seq, visit) "(SELECT sealed FROM event WHERE seq = " #seq " AND visit = " visit ")"
#define SWAP(a, b, visit) \
	"UPDATE event SET seq = 99 WHERE seq = " #a " AND visit = " visit ";" \
	"UPDATE event SET seq = " #a " WHERE seq = " #b " AND visit = " visit ";" \
	"UPDATE event SET seq = " #b " WHERE seq = 99 AND visit = " visit

/* What somebody does who can write to the file: seen when it is read, and by verify; the
 * other visit still opens. */
static void test_tampered_with(void)
{
	static const struct {
		const char *sql, *told, *listed;
	} cases[] = {
		{ SWAP(1, 2, A), "row 1 of the visit is damaged",
			"visit yaaqcaqd: the seal of row 1 is broken\n"
			"visit yaaqcaqd: the seal of row 3 is broken\n" },
		{ SWAP(2, 3, A), "row 2 of the visit is damaged",
			"visit yaaqcaqd: the seal of row 2 is broken\n"
			"visit yaaqcaqd: its head belongs to another row\n" },
		{ "UPDATE event SET sealed = " SEALED(2, B) " WHERE seq = 2 AND visit = " A,
			"row 2 of the visit is damaged",
			"visit yaaqcaqd: the seal of row 2 is broken\n" },
		{ "INSERT INTO event SELECT subject, visit, 4, terminal, " SEALED(3, B)
			" FROM event WHERE seq = 1 AND visit = " A,
			"row 4 of the visit is damaged",
			"visit yaaqcaqd: the seal of row 4 is broken\n"
			"visit yaaqcaqd: its head belongs to another row\n" },
		{ "DELETE FROM event WHERE seq = 2 AND visit = " A, "row 2 of the visit is missing",
			"visit yaaqcaqd has rows 1 to 3, but only 2 of them\n" },
		{ "DELETE FROM event WHERE seq = 2 AND visit = " A ";"
			"UPDATE event SET seq = 2 WHERE seq = 3 AND visit = " A,
			"row 2 of the visit is damaged",
			"visit yaaqcaqd: the seal of row 2 is broken\n"
			"visit yaaqcaqd: of its 3 rows those after row 2 are missing\n" },
		{ "DELETE FROM event WHERE seq = 3 AND visit = " A, "row 3 of the visit is missing",
			"visit yaaqcaqd: of its 3 rows those after row 2 are missing\n" },
		{ "DELETE FROM event WHERE seq = 3 AND visit = " A ";"
			"UPDATE head SET seq = 2 WHERE visit = " A,
			"the head of the visit is damaged",
			"visit yaaqcaqd: its head is broken or missing\n" },
		{ "DELETE FROM head WHERE visit = " A, "the head of the visit is missing",
			"visit yaaqcaqd: its head is broken or missing\n" },
		{ "UPDATE head SET sealed = (SELECT sealed FROM head WHERE visit = " B ")"
			" WHERE visit = " A, "the head of the visit is damaged",
			"visit yaaqcaqd: its head is broken or missing\n" },
		{ "UPDATE event SET sealed = CAST(substr(sealed, 1, 21) || x'62' || substr(sealed, 23)"
		  " AS BLOB)"
			" WHERE seq = 3 AND visit = " A, "row 3 of the visit is damaged",
			"visit yaaqcaqd: the seal of row 3 is broken\n" },
		{ "UPDATE event SET sealed = zeroblob(128) WHERE seq <> 2 AND visit = " A,
			"row 1 of the visit is damaged",
			"visit yaaqcaqd: the seal of row 1 is broken\n"
			"visit yaaqcaqd: the seal of row 3 is broken\n" },
	};
	struct store_ref a = visit_ref(1), b = visit_ref(2);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fault why = { 0 };
		struct buf text;
		struct place_of_test place;
		struct store *store = open_damaged(&place, cases[i].sql);
		buf_init(&text, 1000);
		CHECK(!store->ops->each_row(store, &a, write_row, &text, &why));
		CHECK_STR(cases[i].told, why.what);
		check_damage(cases[i].listed, store);
		check_rows("1=b;2=b;3=b;", store, &b);
		buf_release(&text);
		store_close(store);
		place_remove(&place);
	}
}

/* A whole visit under another name, a draft in another visit, a pack under another digest,
 * and the rows of another store. */
static void test_moved(void)
{
	static const struct {
		const char *sql, *listed;
	} cases[] = {
		{ "UPDATE visit SET visit = CAST(x'C3' || substr(visit, 2) AS BLOB) WHERE number = 1;"
		  "UPDATE event SET visit = (SELECT visit FROM visit WHERE number = 1)"
		  " WHERE visit <> " B ";"
		  "UPDATE head SET visit = (SELECT visit FROM visit WHERE number = 1)"
		  " WHERE visit <> " B "; DELETE FROM draft",
			"visit ymaqcaqd: the seal of row 1 is broken\n"
			"visit ymaqcaqd: the seal of row 3 is broken\n"
			"visit ymaqcaqd: its head is broken or missing\n" },
		{ "UPDATE draft SET visit = " B ", subject = (SELECT subject FROM visit"
		  " WHERE number = 2)", "visit yabacaqd: the seal of a draft is broken\n" },
		{ "UPDATE pack SET digest = CAST(x'09' || substr(digest, 2) AS BLOB)",
			"the seal of pack beaaaaaa is broken\n" },
		{ "UPDATE subject SET header = (SELECT header FROM subject WHERE id <> s.id)"
		  " FROM subject s WHERE subject.id = s.id AND s.id = (SELECT MIN(id) FROM subject)",
			"the seal of subject uaaqaaaa is broken\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check_listed(cases[i].sql, cases[i].listed);
	struct store_ref a = visit_ref(1);
	struct fault why = { 0 };
	struct place_of_test place;
	struct store *store = open_damaged(&place, "UPDATE store SET id = zeroblob(16)");
	CHECK(!store->ops->each_row(store, &a, write_row, NULL, &why));
	CHECK_STR("the head of the visit is damaged", why.what);
	store_close(store);
	place_remove(&place);
}

/* What the store is known by: nothing is written under another id beside what is there. */
static void test_row_of_the_store(void)
{
	static const struct {
		const char *sql, *listed;
	} cases[] = {
		{ "UPDATE store SET format = 5", "the row of the store has another format" },
		{ "DELETE FROM store", "the store has 0 rows of its own, not one" },
		{ "INSERT INTO store SELECT zeroblob(16), format, sealed, ver FROM store",
			"the store has 2 rows of its own, not one" },
		{ "UPDATE store SET id = x'07'", "the row of the store has no id" },
	};
	struct store_ref a = visit_ref(1), new = visit_ref(3);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fault why = { 0 };
		struct arena arena;
		struct faults faults;
		const struct store_row row = ROW(1, "one");
		bool listed = false;
		struct place_of_test place;
		struct store *store = open_damaged(&place, cases[i].sql);
		CHECK(!append_rows(store, &new, &row, 1, NULL, &why));
		CHECK_STR("the row of the store is damaged or missing", why.what);
		CHECK_INT(FAULT_DAMAGED, why.kind);
		CHECK(store->ops->reopen(store, NULL));
		CHECK(!store->ops->each_row(store, &a, write_row, NULL, &why));
		arena_init(&arena, NULL);
		faults_init(&faults, &arena);
		CHECK(store->ops->verify(store, &faults, &why));
		for (size_t j = 0; j < faults.count; j++)
			listed = listed || (strncmp(faults.list[j].what, cases[i].listed,
				strlen(cases[i].listed)) == 0);
		CHECK(listed);
		arena_release(&arena);
		store_close(store);
		CHECK_INT(2, raw_sql(place.file, "SELECT COUNT(*) FROM visit"));
		place_remove(&place);
	}
}

/* A head that is damaged or gone is told to whoever lists, and hides no other. */
static void test_heads_that_are_damaged(void)
{
	static const char *const cases[] = { "SELECT 1",
		"UPDATE head SET sealed = zeroblob(128) WHERE visit = " A,
		"UPDATE head SET seq = 9 WHERE visit = " A, "DELETE FROM head WHERE visit = " A,
		"DELETE FROM visit WHERE number = 1" };
	static const char *const want[] = { "1 3 head;2 3 head;", "1 3 damaged;2 3 head;",
		"1 9 damaged;2 3 head;", "1 0 damaged;2 3 head;", "1 0 damaged;2 3 head;" };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct place_of_test place;
		struct store *store = open_damaged(&place, cases[i]);
		check_heads(want[i], store);
		store_close(store);
		place_remove(&place);
	}
}

/* What does not open is told, and not handed out. */
static void test_reading_what_is_damaged(void)
{
	struct place_of_test place = place_with_two_visits();
	struct store_ref a = visit_ref(1);
	unsigned char digest[STORE_PACK_SIZE] = { 7 };
	struct fault why = { 0 };
	struct buf text;
	buf_init(&text, 1000);
	CHECK(raw_sql(place.file, "UPDATE event SET sealed = zeroblob(128) WHERE seq = 2;"
				  "UPDATE draft SET sealed = zeroblob(128);"
				  "UPDATE pack SET sealed = zeroblob(128)") >= 0);
	struct store *store = place_open(&place, STORE_EXISTING);
	NEED(store != NULL);
	CHECK(!store->ops->each_row(store, &a, write_row, &text, &why));
	CHECK_STR("1=a;", text.data);
	CHECK_STR("row 2 of the visit is damaged", why.what);
	CHECK(!store->ops->each_draft(store, &a, write_draft, &text, &why));
	CHECK_STR("a draft of the visit is damaged", why.what);
	CHECK(!store->ops->get_pack(store, digest, write_bytes, &text, &why));
	CHECK_STR("the pack of the visit is damaged", why.what);
	CHECK_STR("1=a;", text.data);
	buf_release(&text);
	store_close(store);
	place_remove(&place);
}

/* A file with a page overwritten: opened or not, nothing is claimed that is not so. */
static void test_pages_overwritten(void)
{
	char page[4096];
	memset(page, 0x5A, sizeof page);
	struct place_of_test place = place_with_two_visits();
	struct buf whole = raw_read(place.file);
	size_t listed = 0;
	for (size_t at = 4096; at + 4096 <= whole.len; at += 4096) {
		struct fault why = { 0 };
		struct faults faults;
		struct arena arena;
		raw_write(place.file, whole.data, whole.len);
		FILE *file = fopen(place.file, "r+b");
		NEED(file && fseek(file, (long)at, SEEK_SET) == 0);
		CHECK_INT(1, fwrite(page, sizeof page, 1, file));
		fclose(file);
		struct store *store = place_open(&place, STORE_EXISTING);
		NEED(store != NULL);
		arena_init(&arena, NULL);
		faults_init(&faults, &arena);
		CHECK(store->ops->verify(store, &faults, &why));
		listed += faults.count > 0;
		arena_release(&arena);
		store_close(store);
	}
	CHECK_INT(whole.len / 4096 - 1, listed);
	buf_release(&whole);
	place_remove(&place);
}

/* One to five at once: each is on the list, in one run. */
static void test_as_many_as_there_are(void)
{
	static const char *const damages[] = {
		"UPDATE draft SET sealed = x'0102'",
		"UPDATE event SET sealed = zeroblob(128) WHERE seq = 2 AND visit = " A,
		"DELETE FROM event WHERE seq = 3 AND visit = " B,
		"CREATE TRIGGER late AFTER INSERT ON event BEGIN DELETE FROM head; END",
		"UPDATE pack SET sealed = zeroblob(128)",
	};
	static const char *const lines[] = {
		"the trigger 'late' is not one of tandem's\n",
		"visit yaaqcaqd: the seal of row 2 is broken\n",
		"visit yabacaqd: of its 3 rows those after row 2 are missing\n",
		"visit yaaqcaqd: the seal of a draft is broken\n",
		"the seal of pack a4aaaaaa is broken\n",
	};
	static const size_t line_of[] = { 3, 1, 2, 0, 4 };
	for (size_t count = 1; count <= 5; count++) {
		char want[400] = "";
		struct place_of_test place = place_with_two_visits();
		for (size_t i = 0; i < count; i++)
			CHECK(raw_sql(place.file, damages[i]) >= 0);
		for (size_t line = 0; line < 5; line++)
			for (size_t i = 0; i < count; i++)
				if (line_of[i] == line)
					strncat(want, lines[line], sizeof want - strlen(want) - 1);
		struct store *store = place_open(&place, STORE_EXISTING);
		NEED(store != NULL);
		check_damage(want, store);
		store_close(store);
		place_remove(&place);
	}
}

TESTS("store/verify", { "lists damage", test_lists_damage },
	{ "foreign objects", test_foreign_objects }, { "ids", test_ids },
	{ "as many as there are", test_as_many_as_there_are },
	{ "tampered with", test_tampered_with }, { "moved", test_moved },
	{ "row of the store", test_row_of_the_store },
	{ "heads that are damaged", test_heads_that_are_damaged },
	{ "reading what is damaged", test_reading_what_is_damaged },
	{ "pages overwritten", test_pages_overwritten })
