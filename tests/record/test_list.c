/* Lists come from heads alone: over a store that counts what is asked of it. */
#include "record/list.h"

#include "tests/record/heads.h"

struct counting { /* a store that stands before another */
	struct store store;
	struct store *inner;
	int heads, rows, packs;
};

static struct counting *counting_of(struct store *store)
{
	return (struct counting *)store;
}

static bool counting_each_head(struct store *store, store_head_fn *fn, void *ctx,
	struct fault *why)
{
	struct counting *counting = counting_of(store);
	counting->heads++;
	return counting->inner->ops->each_head(counting->inner, fn, ctx, why);
}

static bool counting_each_row(struct store *store, const struct store_ref *ref, store_row_fn *fn,
	void *ctx, struct fault *why)
{
	struct counting *counting = counting_of(store);
	counting->rows++;
	return counting->inner->ops->each_row(counting->inner, ref, fn, ctx, why);
}

static bool counting_get_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	store_bytes_fn *fn, void *ctx, struct fault *why)
{
	struct counting *counting = counting_of(store);
	counting->packs++;
	return counting->inner->ops->get_pack(counting->inner, digest, fn, ctx, why);
}

static const struct store_ops counting_ops = { .each_head = counting_each_head,
	.each_row = counting_each_row, .get_pack = counting_get_pack };

/* ---- a few visits, on each kind of store -------------------------------------------- */

struct some {
	struct place_of_test place;
	struct counting counting;
	struct arena arena;
	struct record_list list;
};

static void some_begin(struct some *some, bool disk)
{
	memset(some, 0, sizeof *some);
	some->place = place_new();
	some->counting.store.ops = &counting_ops;
	some->counting.inner = disk ? place_open(&some->place, STORE_CREATE) : store_memory_new();
	NEED(some->counting.inner != NULL);
	arena_init(&some->arena, NULL);
}

static void some_end(struct some *some)
{
	arena_release(&some->arena);
	store_close(some->counting.inner);
	place_remove(&some->place);
}

static void some_read(struct some *some)
{
	CHECK(record_list_read(&some->counting.store, &some->arena, &some->list, NULL));
}

/* The n-th visit; it follows another, or none (0), and is due on that day (0: none). */
static void some_add(struct some *some, unsigned char n, enum head_state state,
	unsigned char follows, int day)
{
	struct store_ref ref = visit_ref(n);
	struct head head = head_example("Jo");
	head.state = state;
	head.began.ms += n;
	head.follows = follows;
	if (follows)
		head.followed = visit_ref(follows).visit;
	head.has_due = day;
	head.due.day = day;
	CHECK(put_head(some->counting.inner, &ref, &head));
}

static const char *due_text(struct some *some, char text[64])
{
	size_t count, len = 0;
	const struct listed **due = record_list_due(&some->list, &some->arena, &count);
	text[0] = '\0';
	for (size_t i = 0; i < count; i++)
		len += (size_t)snprintf(text + len, 64 - len, "%d;",
			due[i]->ref.visit.bytes[1]);
	return text;
}

static void check_list(bool disk)
{
	struct some some;
	char text[64];
	some_begin(&some, disk);
	some_add(&some, 1, HEAD_AGREED, 0, 20);
	some_add(&some, 2, HEAD_UNFINISHED, 0, 0);
	some_add(&some, 3, HEAD_AGREED, 0, 10);
	some_add(&some, 4, HEAD_AGREED, 0, 0);
	some_add(&some, 5, HEAD_DECLINED, 3, 0);
	some_add(&some, 6, HEAD_STOPPED, 0, 0);
	some_add(&some, 7, HEAD_UNFINISHED, 1, 0);
	some_read(&some);
	CHECK_INT(7, some.list.count);
	CHECK_INT(0, some.list.damaged_count);
	CHECK_INT(2, record_list_unfinished(&some.list));
	/* 3 is followed by one that was declined, 1 by one that is not agreed as yet. */
	CHECK_STR("3;1;4;", due_text(&some, text));
	CHECK_STR("yaaqcaqd", some.list.list[0]->code);
	CHECK_STR("Jo", some.list.list[0]->head.label);
	CHECK(some.list.list[0]->later == some.list.list[6]);
	CHECK(some.list.list[2]->later == NULL);
	const struct date today = { .year = 2026, .month = 3, .day = 12 };
	CHECK_INT(-2, listed_due_in(some.list.list[2], &today));
	CHECK_INT(1, some.counting.heads);
	CHECK_INT(0, some.counting.rows);
	CHECK_INT(0, some.counting.packs);
	some_end(&some);
}

static void test_list(void)
{
	check_list(false);
	check_list(true);
}

/* Only a plan that both agreed to takes the one before it off the list, however many others
 * were begun, before it or after. */
static void test_due_until_agreed(void)
{
	static const enum head_state left[] = { HEAD_UNFINISHED, HEAD_DECLINED, HEAD_STOPPED };
	for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
		struct some some;
		char text[64];
		some_begin(&some, false);
		some_add(&some, 1, HEAD_AGREED, 0, 10);
		some_add(&some, 2, left[i], 1, 20);
		some_read(&some);
		CHECK_STR("1;", due_text(&some, text));
		some_add(&some, 3, HEAD_AGREED, 1, 25);
		some_add(&some, 4, left[i], 1, 0);
		some_read(&some);
		CHECK_STR("3;", due_text(&some, text));
		some_end(&some);
	}
}

static void test_chains(void)
{
	struct some some;
	some_begin(&some, false);
	some_add(&some, 1, HEAD_AGREED, 0, 0);
	some_add(&some, 2, HEAD_AGREED, 1, 0);
	some_add(&some, 3, HEAD_AGREED, 2, 0);
	some_add(&some, 4, HEAD_AGREED, 99, 0); /* of a visit that is not there */
	some_add(&some, 5, HEAD_AGREED, 6, 0);  /* in a ring, as only somebody who doctors */
	some_add(&some, 6, HEAD_AGREED, 5, 0);
	some_read(&some);
	struct listed **list = some.list.list;
	CHECK(listed_follows(list[2], list[0]) && listed_follows(list[2], list[1]));
	CHECK(listed_follows(list[1], list[0]));
	CHECK(!listed_follows(list[0], list[2]) && !listed_follows(list[0], list[0]));
	CHECK(!listed_follows(list[3], list[0]) && list[3]->before == NULL);
	CHECK(!listed_follows(list[4], list[0]));
	some_end(&some);
}

/* What cannot be read is counted, and can be named; the others are there. */
static void test_damaged(void)
{
	struct some some;
	struct store_ref bad = visit_ref(2), wrong = visit_ref(3), *found;
	struct head head = head_example("Jo");
	size_t count;
	some_begin(&some, true);
	some_add(&some, 1, HEAD_AGREED, 0, 0);
	CHECK(say(some.counting.inner, &bad, 1, "with a head of four letters"));
	head.events = 5; /* says more than there is */
	CHECK(put_head(some.counting.inner, &wrong, &head));
	some_read(&some);
	CHECK_INT(1, some.list.count);
	NEED(some.list.damaged_count == 2);
	CHECK(store_ref_is(&bad, &some.list.damaged[0]));
	CHECK(record_find(&some.counting.store, "YABACAQD", &some.arena, &found, &count, NULL));
	CHECK_INT(1, count);
	CHECK(store_ref_is(&bad, &found[0]));
	some_end(&some);
}

static void test_codes(void)
{
	struct some some;
	struct store_ref *found, one = visit_ref(1);
	size_t count;
	CHECK(record_is_code("yaaqca") && record_is_code("YAAQCAQD"));
	CHECK(!record_is_code("yaaqc") && !record_is_code("yaaqcaqdx") && !record_is_code("yaaqc1"));
	CHECK(!record_is_code(""));
	some_begin(&some, true);
	some_add(&some, 1, HEAD_AGREED, 0, 0);
	some_add(&some, 2, HEAD_AGREED, 0, 0);
	CHECK(record_find(&some.counting.store, "yaaqca", &some.arena, &found, &count, NULL));
	CHECK_INT(1, count);
	CHECK(store_ref_is(&one, &found[0]));
	CHECK(record_find(&some.counting.store, "ya", &some.arena, &found, &count, NULL));
	CHECK_INT(2, count);
	CHECK(record_find(&some.counting.store, "zzzzzz", &some.arena, &found, &count, NULL));
	CHECK_INT(0, count);
	CHECK_INT(0, some.counting.rows);
	some_end(&some);
}

TESTS("record/list", { "list", test_list },
	{ "due until agreed", test_due_until_agreed }, { "chains", test_chains }, { "damaged", test_damaged },
	{ "codes", test_codes })
