/* A store that was there is not begun anew in silence, for visits and for practice. */
#include "store/seen.h"

#include "tests/store/raw.h"

static void begin_kind(const struct place_of_test *place, enum store_kind kind)
{
	struct store *store = store_sqlite_open(place->file, kind, STORE_CREATE, NULL, NULL);
	NEED(store != NULL);
	struct store_ref visit = visit_ref(1);
	CHECK(say(store, &visit, 1, "one"));
	store_close(store);
}

static void check_lost(const struct place_of_test *place, enum store_kind kind, const char *how)
{
	char want[64];
	struct buf before = raw_read(place->file);
	snprintf(want, sizeof want, "' is %s, but something was kept in it before", how);
	for (int create = 0; create < 2; create++) {
		struct fault why = { 0 };
		bool missing = true;
		struct store *store = store_sqlite_open(place->file, kind,
			create ? STORE_CREATE : STORE_EXISTING, &missing, &why);
		CHECK(!store && !missing);
		store_close(store);
		CHECK(strstr(why.what, want) != NULL);
		CHECK_INT(FAULT_LOST, why.kind);
		CHECK(strstr(why.fix, "put it back") != NULL);
	}
	struct buf after = raw_read(place->file);
	CHECK(before.len == after.len && memcmp(before.data, after.data, after.len) == 0);
	CHECK_INT(strcmp(how, "gone") != 0, raw_mode(place->file) != 0);
	buf_release(&before);
	buf_release(&after);
}

static void check_kind(enum store_kind kind)
{
	struct place_of_test place = place_new();
	char name[PLACE_SIZE + 32];
	snprintf(name, sizeof name, "%s-seen", place.file);
	begin_kind(&place, kind);
	CHECK_INT(0600, raw_mode(name));
	raw_write(place.file, "", 0);
	check_lost(&place, kind, "empty");
	unlink(place.file);
	check_lost(&place, kind, "gone");
	/* A database, with nothing in it. */
	CHECK(raw_sql(place.file, "PRAGMA journal_mode = WAL") >= 0);
	check_lost(&place, kind, "empty");
	/* What is to be begun anew is begun. */
	unlink(name);
	unlink(place.file);
	begin_kind(&place, kind);
	CHECK(seen_before(place.file));
	place_remove(&place);
}

static void test_lost(void)
{
	check_kind(STORE_VISITS);
	check_kind(STORE_TRAINING);
}

/* One of before, or that was copied without it: from the first opening on. */
static void test_from_the_first_opening(void)
{
	struct place_of_test place = place_new();
	char name[PLACE_SIZE + 32];
	snprintf(name, sizeof name, "%s-seen", place.file);
	begin_kind(&place, STORE_VISITS);
	unlink(name);
	struct store *store = place_open(&place, STORE_EXISTING);
	NEED(store != NULL);
	store_close(store);
	CHECK(seen_before(place.file));
	place_remove(&place);
}

/* What is none of ours was never kept in. */
static void test_not_of_others(void)
{
	struct place_of_test place = place_new();
	CHECK(raw_sql(place.file, "CREATE TABLE a (b)") >= 0);
	CHECK(!store_sqlite_open(place.file, STORE_VISITS, STORE_CREATE, NULL, NULL));
	CHECK(!seen_before(place.file));
	place_remove(&place);
}

TESTS("store/seen", { "lost", test_lost },
	{ "from the first opening", test_from_the_first_opening },
	{ "not of others", test_not_of_others })
