/* What holds of every store: each test runs on the one in memory and the one on the disk. */
#include "tests/store/places.h"

static void over_both(void (*body)(struct store *store))
{
	struct place_of_test place = place_new();
	struct store *stores[] = { store_memory_new(), place_open(&place, STORE_CREATE) };
	for (size_t i = 0; i < 2; i++) {
		NEED(stores[i] != NULL);
		printf("%s", i ? " [disk]" : " [memory]");
		body(stores[i]);
		check_damage("", stores[i]);
		store_close(stores[i]);
	}
	place_remove(&place);
}

#define ON_BOTH(name, store) \
	static void name##_on(struct store *store); \
	static void name(void) \
	{ \
		over_both(name##_on); \
	} \
	static void name##_on(struct store *store)

ON_BOTH(test_rows_in_order, store)
{
	struct store_ref a = visit_ref(1), b = visit_ref(2);
	const struct store_row rows[] = { ROW(1, "one"), ROW(2, "two"), ROW(3, "") };
	CHECK(append_rows(store, &a, rows, 3, NULL, NULL));
	CHECK(say(store, &b, 1, "other"));
	CHECK(say(store, &a, 4, "four"));
	check_rows("1=one;2=two;3=;4=four;", store, &a);
	check_rows("1=other;", store, &b);
	struct store_ref none = visit_ref(9);
	check_rows("", store, &none);
}

ON_BOTH(test_visits_as_they_came, store)
{
	for (unsigned char n = 9; n > 4; n--) {
		struct store_ref visit = visit_ref(n);
		CHECK(say(store, &visit, 1, "x"));
		CHECK(say(store, &visit, 2, "y"));
	}
	check_visits("9;8;7;6;5;", store);
}

static bool stop_at_two(void *ctx, const struct store_row *row)
{
	++*(int *)ctx;
	return row->seq < 2;
}

ON_BOTH(test_a_walk_can_stop, store)
{
	struct store_ref visit = visit_ref(1);
	int seen = 0;
	for (uint64_t seq = 1; seq < 5; seq++)
		CHECK(say(store, &visit, seq, "x"));
	CHECK(store->ops->each_row(store, &visit, stop_at_two, &seen, NULL));
	CHECK_INT(2, seen);
	check_rows("1=x;2=x;3=x;4=x;", store, &visit);
}

struct nested {
	struct store *store;
	struct store_ref inner;
	int outer, within;
};

static bool count_inner(void *ctx, const struct store_row *row)
{
	(void)row;
	++*(int *)ctx;
	return true;
}

static bool read_within(void *ctx, const struct store_row *row)
{
	struct nested *nested = ctx;
	(void)row;
	nested->outer++;
	return nested->store->ops->each_row(nested->store, &nested->inner, count_inner,
		&nested->within, NULL);
}

/* Whoever is called in a walk may walk in the same way, and the outer one goes on. */
ON_BOTH(test_a_walk_within_a_walk, store)
{
	struct store_ref visit = visit_ref(1), other = visit_ref(2);
	struct nested nested = { store, other, 0, 0 };
	for (uint64_t seq = 1; seq < 4; seq++)
		CHECK(say(store, &visit, seq, "x"));
	CHECK(say(store, &other, 1, "a") && say(store, &other, 2, "b"));
	CHECK(store->ops->each_row(store, &visit, read_within, &nested, NULL));
	CHECK_INT(3, nested.outer);
	CHECK_INT(6, nested.within);
	CHECK(say(store, &visit, 4, "x"));
}

static bool add_row(void *ctx, const struct store_row *row)
{
	buf_add(ctx, row->bytes, row->len);
	return true;
}

ON_BOTH(test_bytes_of_all_kinds, store)
{
	struct store_ref visit = visit_ref(1);
	unsigned char all[1000];
	for (size_t i = 0; i < sizeof all; i++)
		all[i] = (unsigned char)(i * 7);
	const struct store_row row = { .seq = 1, .bytes = all, .len = sizeof all };
	struct buf got;
	buf_init(&got, sizeof all);
	CHECK(append_rows(store, &visit, &row, 1, NULL, NULL));
	CHECK(store->ops->each_row(store, &visit, add_row, &got, NULL));
	NEED(got.len == sizeof all);
	CHECK(memcmp(all, got.data, sizeof all) == 0);
	buf_clear(&got);
	CHECK(store->ops->put_pack(store, all, all, sizeof all, NULL));
	CHECK(store->ops->get_pack(store, all, write_bytes, &got, NULL));
	NEED(got.len == sizeof all);
	CHECK(memcmp(all, got.data, sizeof all) == 0);
	buf_release(&got);
}

/* A row that is there already: then none of the call is, and it is told apart. */
ON_BOTH(test_all_or_none, store)
{
	struct store_ref visit = visit_ref(1);
	struct fault why = { 0 };
	const struct store_row rows[] = { ROW(2, "again"), ROW(3, "three") };
	CHECK(say(store, &visit, 1, "one"));
	CHECK(say(store, &visit, 2, "two"));
	CHECK(put_draft(store, &visit, "hope", "walk", 4, NULL));
	CHECK_INT(STORE_NOT_LAST, append_rows_or(store, &visit, rows, 2, "hope", &why));
	CHECK_STR("this does not fit what is kept", why.what);
	check_rows("1=one;2=two;", store, &visit);
	check_drafts("hope:walk;", store, &visit);
	CHECK(say(store, &visit, 3, "three"));
}

ON_BOTH(test_drafts, store)
{
	struct store_ref visit = visit_ref(1);
	const struct store_row row = ROW(2, "a walk");
	CHECK(say(store, &visit, 1, "one"));
	CHECK(put_draft(store, &visit, "hope", "a w", 3, NULL));
	CHECK(put_draft(store, &visit, "hope", "a walk", 6, NULL));
	check_drafts("hope:a walk;", store, &visit);
	CHECK(append_rows(store, &visit, &row, 1, "hope", NULL));
	check_drafts("", store, &visit);
	CHECK(put_draft(store, &visit, "fear", "dark", 4, NULL));
	CHECK(put_draft(store, &visit, "fear", NULL, 0, NULL));
	check_drafts("", store, &visit);
	CHECK(put_draft(store, &visit, "fear", NULL, 0, NULL));
	CHECK(say(store, &visit, 3, "x"));
}

ON_BOTH(test_a_draft_needs_its_visit, store)
{
	struct store_ref visit = visit_ref(1);
	struct fault why = { 0 };
	CHECK(!put_draft(store, &visit, "hope", "a", 1, &why));
	CHECK_STR("there is no such visit", why.what);
	CHECK(say(store, &visit, 1, "one"));
	check_drafts("", store, &visit);
}

ON_BOTH(test_packs, store)
{
	unsigned char digest[STORE_PACK_SIZE] = { 1, 2 }, other[STORE_PACK_SIZE] = { 1, 3 };
	struct fault why = { 0 };
	struct buf got;
	buf_init(&got, 100);
	CHECK(!store->ops->get_pack(store, digest, write_bytes, &got, &why));
	CHECK_STR("the visit's pack is missing", why.what);
	CHECK(store->ops->put_pack(store, digest, "words", 5, NULL));
	CHECK(store->ops->put_pack(store, digest, "words", 5, NULL));
	CHECK(store->ops->get_pack(store, digest, write_bytes, &got, NULL));
	CHECK_STR("words", got.data);
	CHECK(!store->ops->get_pack(store, other, write_bytes, &got, &why));
	check_visits("", store);
	buf_release(&got);
}

ON_BOTH(test_forgets_one_visit, store)
{
	struct store_ref a = visit_ref(1), b = visit_ref(2);
	CHECK(say(store, &a, 1, "a"));
	CHECK(say(store, &b, 1, "b"));
	CHECK(put_draft(store, &a, "hope", "x", 1, NULL));
	CHECK(put_draft(store, &b, "hope", "y", 1, NULL));
	CHECK(forget_visit(store, &a, NULL));
	check_visits("2;", store);
	check_rows("", store, &a);
	check_drafts("", store, &a);
	check_rows("1=b;", store, &b);
	check_drafts("hope:y;", store, &b);
	CHECK(forget_visit(store, &a, NULL));
	CHECK(say(store, &a, 1, "again"));
	check_visits("2;1;", store);
}

ON_BOTH(test_several_as_one, store)
{
	struct store_ref a = visit_ref(1), b = visit_ref(2);
	CHECK(say(store, &a, 1, "a"));
	CHECK(put_draft(store, &a, "hope", "x", 1, NULL));
	for (int commit = 0; commit < 2; commit++) {
		CHECK(store->ops->begin(store, NULL));
		CHECK(say(store, &a, 2, "more"));
		CHECK(say(store, &b, 1, "new"));
		CHECK(put_draft(store, &a, "hope", "y", 1, NULL));
		CHECK(put_draft(store, &a, "hope", "z", 1, NULL));
		CHECK(store->ops->end(store, commit, NULL));
		check_visits(commit ? "1;2;" : "1;", store);
		check_rows(commit ? "1=a;2=more;" : "1=a;", store, &a);
		check_drafts(commit ? "hope:z;" : "hope:x;", store, &a);
	}
	CHECK(store->ops->begin(store, NULL));
	CHECK(forget_visit(store, &a, NULL));
	check_visits("2;", store);
	CHECK(store->ops->end(store, false, NULL));
	check_rows("1=a;2=more;", store, &a);
	check_drafts("hope:z;", store, &a);
}

/* One that failed in the middle takes all with it, whatever the caller then says. */
ON_BOTH(test_a_failed_part_fails_all, store)
{
	struct store_ref a = visit_ref(1), b = visit_ref(2);
	CHECK(say(store, &a, 1, "a"));
	CHECK(store->ops->begin(store, NULL));
	CHECK(say(store, &a, 2, "more"));
	CHECK(!put_draft(store, &b, "hope", "x", 1, NULL));
	CHECK(!store->ops->end(store, true, NULL));
	CHECK(store->ops->reopen(store, NULL));
	check_rows("1=a;", store, &a);
	CHECK(say(store, &a, 2, "later"));
}

/* What the copy holds is what the first holds, and what is new. */
static void check_copied(struct store *to, const struct store_ref *visit,
	const unsigned char *digest)
{
	struct buf pack;
	buf_init(&pack, 100);
	check_rows("1=one;2=two;3=yes;", to, visit);
	check_drafts("hope:x;", to, visit);
	CHECK(to->ops->get_pack(to, digest, write_bytes, &pack, NULL));
	CHECK_STR("words", pack.data);
	buf_release(&pack);
}

ON_BOTH(test_copies, store)
{
	struct store_ref visit = visit_ref(1);
	unsigned char digest[STORE_PACK_SIZE] = { 7 };
	const struct store_row row = ROW(3, "yes");
	struct store *memory = store_memory_new(), *back = store_memory_new();
	NEED(memory && back);
	CHECK(say(memory, &visit, 1, "one"));
	CHECK(say(memory, &visit, 2, "two"));
	CHECK(put_draft(memory, &visit, "hope", "x", 1, NULL));
	const struct store_row twice = ROW(2, "again");
	CHECK(!copy_visit(memory, store, &visit, digest, &twice, 1));
	CHECK(store->ops->reopen(store, NULL));
	check_visits("", store);
	check_rows("", store, &visit);
	CHECK(copy_visit(memory, store, &visit, digest, &row, 1));
	check_copied(store, &visit, digest);
	check_rows("1=one;2=two;", memory, &visit);
	CHECK(!copy_visit(memory, store, &visit, digest, &row, 1));
	CHECK(store->ops->reopen(store, NULL));
	CHECK(copy_visit(store, back, &visit, digest, NULL, 0));
	check_copied(back, &visit, digest);
	store_close(memory);
	store_close(back);
}

static void test_closes_nothing(void)
{
	store_close(NULL);
	CHECK(true);
}

TESTS("store/both", { "rows in order", test_rows_in_order },
	{ "visits as they came", test_visits_as_they_came },
	{ "a walk can stop", test_a_walk_can_stop },
	{ "a walk within a walk", test_a_walk_within_a_walk },
	{ "bytes of all kinds", test_bytes_of_all_kinds }, { "all or none", test_all_or_none },
	{ "drafts", test_drafts }, { "a draft needs its visit", test_a_draft_needs_its_visit },
	{ "packs", test_packs }, { "forgets one visit", test_forgets_one_visit },
	{ "several as one", test_several_as_one },
	{ "a failed part fails all", test_a_failed_part_fails_all }, { "copies", test_copies },
	{ "closes nothing", test_closes_nothing })
