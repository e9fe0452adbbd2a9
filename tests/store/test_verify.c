/* Every damage is listed, and that of one visit does not hide another. */
#include "tests/store/raw.h"

static struct place_of_test place_with_two_visits(void)
{
	struct place_of_test place = place_new();
	struct store_id a = visit_id(1), b = visit_id(2);
	unsigned char digest[STORE_PACK_SIZE] = { 7 };
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	CHECK(store->ops->put_pack(store, digest, "words", 5, NULL));
	for (uint64_t seq = 1; seq < 4; seq++)
		CHECK(say(store, &a, seq, "a") && say(store, &b, seq, "b"));
	CHECK(store->ops->draft(store, &a, "hope", "x", 1, NULL));
	store_close(store);
	return place;
}

#define A "(SELECT id FROM visit WHERE number = 1)"

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
			"visit yaaqcaqd: the seal of row 2 is broken\n" },
		{ "UPDATE draft SET sealed = x''",
			"visit yaaqcaqd: the seal of a draft is broken\n" },
		{ "UPDATE pack SET sealed = substr(sealed, 1, 127)",
			"the seal of pack a4aaaaaa is broken\n" },
		{ "UPDATE pack SET sealed = 'a'; UPDATE draft SET sealed = 'b'",
			"visit yaaqcaqd: the seal of a draft is broken\n"
			"the seal of pack a4aaaaaa is broken\n" },
	};
	struct store_id b = visit_id(2);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct place_of_test place = place_with_two_visits();
		CHECK(raw_sql(place.file, cases[i].sql) >= 0);
		struct store *store = place_open(&place, STORE_EXISTING);
		NEED(store != NULL);
		check_damage(cases[i].want, store);
		check_rows("1=b;2=b;3=b;", store, &b);
		store_close(store);
		place_remove(&place);
	}
}

/* What does not open is told, and not handed out. */
static void test_reading_what_is_damaged(void)
{
	struct place_of_test place = place_with_two_visits();
	struct store_id a = visit_id(1);
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

TESTS("store/verify", { "lists damage", test_lists_damage },
	{ "reading what is damaged", test_reading_what_is_damaged },
	{ "pages overwritten", test_pages_overwritten })
