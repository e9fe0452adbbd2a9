/*
 * A child writes rows and tells each one that is saved through a pipe, until it
 * is killed at a moment of chance; whatever it has told must be there.  It goes
 * on where the one before it was killed, so each also opens what that has left.
 */
#include "sys/file.h"
#include "tests/store/places.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#define ROUNDS 60
#define LONGEST_US 60000

static bool count_row(void *ctx, uint64_t seq, const void *bytes, size_t len)
{
	(void)bytes, (void)len;
	*(uint64_t *)ctx += 1;
	return seq == *(uint64_t *)ctx;
}

/* The rows that are there; they are without a gap, or it is less than there are. */
static uint64_t rows_of(struct store *store)
{
	struct store_id visit = visit_id(1);
	uint64_t count = 0;
	return store->ops->each_row(store, &visit, count_row, &count, NULL) ? count : 0;
}

/* Never returns.  `early`: tells it before it is so, which the test must find. */
_Noreturn static void write_until_killed(const struct place_of_test *place, int told, bool early)
{
	struct store *store = store_sqlite_open(place->file, STORE_CREATE, NULL, NULL);
	uint64_t seq = store ? rows_of(store) : 0;
	struct store_id visit = visit_id(1);
	char text[600];
	memset(text, 'x', sizeof text);
	for (bool ok = store != NULL; ok;) {
		const struct store_row row = { ++seq, text, (size_t)(seq * 37 % sizeof text) };
		if (early)
			file_write_all(told, &seq, sizeof seq);
		if (early)
			usleep(3000);
		ok = store_append(store, &visit, &row, 1, NULL, NULL)
		     && (early || file_write_all(told, &seq, sizeof seq))
		     && (seq % 5
			     || store->ops->draft(store, &visit, "hope", text, seq % 90, NULL));
	}
	_exit(1);
}

/* The last row that was told. */
static uint64_t read_told(int fd)
{
	uint64_t seq, last = 0;
	while (read(fd, &seq, sizeof seq) == (ssize_t)sizeof seq)
		last = seq;
	return last;
}

static uint64_t run_and_kill(const struct place_of_test *place, bool early, long us)
{
	int fds[2], status = 0;
	NEED(pipe(fds) == 0);
	pid_t child = fork();
	if (child == 0) {
		close(fds[0]);
		write_until_killed(place, fds[1], early);
	}
	close(fds[1]);
	const struct timespec wait = { 0, us * 1000 };
	nanosleep(&wait, NULL);
	kill(child, SIGKILL);
	CHECK(waitpid(child, &status, 0) == child);
	CHECK(WIFSIGNALED(status));
	uint64_t told = read_told(fds[0]);
	close(fds[0]);
	return told;
}

struct outcome {
	int lost, damaged;
	uint64_t rows;
};

static void look(const struct place_of_test *place, uint64_t told, struct outcome *outcome)
{
	bool missing = false;
	struct arena arena;
	struct faults faults;
	struct store *store = store_sqlite_open(place->file, STORE_EXISTING, &missing, NULL);
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	outcome->rows = store ? rows_of(store) : 0;
	outcome->lost += outcome->rows < told;
	outcome->damaged += store ? !store->ops->verify(store, &faults, NULL) || faults.count > 0
				  : !missing;
	arena_release(&arena);
	store_close(store);
}

static struct outcome kill_often(bool early)
{
	struct outcome outcome = { 0 };
	struct place_of_test place = place_new();
	uint64_t told = 0;
	for (int i = 0; i < ROUNDS; i++) {
		unsigned chance;
		CHECK(file_random(&chance, sizeof chance));
		uint64_t last = run_and_kill(&place, early, (long)(chance % LONGEST_US));
		told = last ? last : told;
		look(&place, told, &outcome);
	}
	place_remove(&place);
	printf(" (%d kills, %llu rows, %d lost)", ROUNDS, (unsigned long long)outcome.rows,
		outcome.lost);
	return outcome;
}

static void test_kill(void)
{
	struct outcome outcome = kill_often(false);
	CHECK_INT(0, outcome.lost);
	CHECK_INT(0, outcome.damaged);
	CHECK(outcome.rows > ROUNDS);
}

/* One that says saved before it is, must be found out. */
static void test_control(void)
{
	struct outcome outcome = kill_often(true);
	CHECK(outcome.lost > 0);
	CHECK_INT(0, outcome.damaged);
}

TESTS("faults/kill", { "killed", test_kill }, { "control", test_control })
