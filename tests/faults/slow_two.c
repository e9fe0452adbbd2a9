/*
 * Two on one store: one that holds the lock too long, one that is killed while
 * the other writes, and several that begin the same file at once.
 */
#include "tests/store/places.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void test_waits_then_says_who(void)
{
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	struct fault why = { 0 };
	const struct store_row row = ROW(2, "two");
	struct store *a = place_open(&place, STORE_CREATE), *b = place_open(&place, STORE_CREATE);
	NEED(a && b);
	CHECK(say(a, &visit, 1, "one"));
	CHECK(a->ops->begin(a, NULL));
	check_rows("1=one;", b, &visit);
	double before = seconds();
	CHECK(!append_rows(b, &visit, &row, 1, NULL, &why));
	double waited = seconds() - before;
	CHECK(waited > 4 && waited < 20);
	CHECK_STR("another tandem is writing", why.what);
	CHECK_STR("wait until it has ended, or close it", why.fix);
	CHECK(a->ops->end(a, true, NULL));
	CHECK(b->ops->reopen(b, NULL));
	CHECK(append_rows(b, &visit, &row, 1, NULL, &why));
	store_close(a);
	check_rows("1=one;2=two;", b, &visit);
	store_close(b);
	place_remove(&place);
}

/* As store.h asks of who calls it: after a false, open anew, and try again. */
static bool say_at_last(struct store *store, const struct store_ref *visit, uint64_t seq)
{
	for (int tries = 0; tries < 5; tries++) {
		if (say(store, visit, seq, "a row of many"))
			return true;
		while (!store->ops->reopen(store, NULL) && tries < 5)
			tries++;
	}
	return false;
}

/* Never returns.  With a breath between rows: who never lets go starves the others. */
_Noreturn static void write_as(const struct place_of_test *place, unsigned char who, uint64_t rows)
{
	struct store_ref visit = visit_ref(who);
	struct store *store = store_sqlite_open(place->file, STORE_VISITS, STORE_CREATE, NULL, NULL);
	bool ok = store != NULL;
	for (uint64_t seq = 1; ok && seq <= rows; seq++)
		ok = usleep(500) == 0 && say_at_last(store, &visit, seq);
	store_close(store);
	_exit(ok ? 0 : 1);
}

static pid_t start(const struct place_of_test *place, unsigned char who, uint64_t rows)
{
	fflush(stdout);
	pid_t child = fork();
	if (child == 0)
		write_as(place, who, rows);
	return child;
}

/* All of them make the file, and each keeps its rows. */
static void test_begin_at_once(void)
{
	for (int round = 0; round < 40; round++) {
		struct place_of_test place = place_new();
		pid_t children[4];
		int status;
		for (unsigned char i = 0; i < 4; i++)
			children[i] = start(&place, i, 10);
		for (int i = 0; i < 4; i++)
			CHECK(waitpid(children[i], &status, 0) == children[i] && status == 0);
		struct store *store = place_open(&place, STORE_EXISTING);
		NEED(store != NULL);
		check_damage("", store);
		for (unsigned char i = 0; i < 4; i++) {
			struct store_ref visit = visit_ref(i);
			struct buf rows;
			buf_init(&rows, 1000);
			CHECK(store->ops->each_row(store, &visit, write_row, &rows, NULL));
			CHECK(rows.len > 0 && strstr(rows.data, "10=a row of many;"));
			buf_release(&rows);
		}
		store_close(store);
		place_remove(&place);
	}
}

/* One dies at any moment, with the lock or without it; the other notices nothing. */
static void test_one_is_killed(void)
{
	struct place_of_test place = place_new();
	struct store_ref visit = visit_ref(1);
	struct store *store = place_open(&place, STORE_CREATE);
	NEED(store != NULL);
	for (uint64_t seq = 1; seq <= 200; seq += 10) {
		int status;
		pid_t child = start(&place, (unsigned char)(50 + seq), 100000);
		usleep((unsigned)(5000 + seq * 100));
		for (uint64_t i = 0; i < 5; i++)
			CHECK(say(store, &visit, seq + i, "x"));
		kill(child, SIGKILL);
		for (uint64_t i = 5; i < 10; i++)
			CHECK(say(store, &visit, seq + i, "x"));
		CHECK(waitpid(child, &status, 0) == child);
	}
	check_damage("", store);
	store_close(store);
	place_remove(&place);
}

TESTS("faults/two", { "waits, then says who", test_waits_then_says_who },
	{ "begin at once", test_begin_at_once }, { "one is killed", test_one_is_killed })
