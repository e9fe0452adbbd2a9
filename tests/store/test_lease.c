/* Who has a visit: two terminals on one store, of which one writes. */
#include "store/holders.h"

#include "tests/store/raw.h"

struct two {
	struct place_of_test place;
	struct store_ref visit;
	struct store *a, *b;
};

static struct two two_begin(void)
{
	struct two two = { .place = place_new(), .visit = visit_ref(1) };
	int64_t since = 1000;
	two.a = place_open(&two.place, STORE_CREATE);
	NEED(two.a != NULL);
	CHECK_INT(STORE_DONE, two.a->ops->take(two.a, &two.visit, &since, false, NULL));
	CHECK(say(two.a, &two.visit, 1, "one"));
	two.b = place_open(&two.place, STORE_EXISTING);
	NEED(two.b != NULL);
	return two;
}

static void two_end(struct two *two)
{
	store_close(two->a);
	store_close(two->b);
	place_remove(&two->place);
}

static enum store_result append_one(struct store *store, const struct store_ref *visit,
	uint64_t seq)
{
	const struct store_row row = ROW(seq, "x");
	return append_rows_or(store, visit, &row, 1, NULL, NULL);
}

static void test_told_since_when(void)
{
	struct two two = two_begin();
	int64_t since = 2000;
	CHECK_INT(STORE_NOT_HELD, two.b->ops->take(two.b, &two.visit, &since, false, NULL));
	CHECK_INT(1000, since);
	CHECK_INT(STORE_DONE, append_one(two.a, &two.visit, 2));
	CHECK_INT(STORE_DONE, two.a->ops->held(two.a, &two.visit, NULL));
	two_end(&two);
}

/* Taken by another: the first writes nothing more, whatever it is. */
static void test_taken(void)
{
	struct two two = two_begin();
	int64_t since = 2000;
	CHECK(put_draft(two.a, &two.visit, "hope", "half", 4, NULL));
	CHECK_INT(STORE_DONE, two.b->ops->take(two.b, &two.visit, &since, true, NULL));
	CHECK_INT(STORE_NOT_HELD, two.a->ops->held(two.a, &two.visit, NULL));
	CHECK_INT(STORE_NOT_HELD, append_one(two.a, &two.visit, 2));
	CHECK_INT(STORE_NOT_HELD, two.a->ops->draft(two.a, &two.visit, "hope", "x", 1, NULL));
	CHECK_INT(STORE_NOT_HELD, two.a->ops->forget(two.a, &two.visit, NULL));
	CHECK_INT(STORE_DONE, append_one(two.b, &two.visit, 2));
	check_rows("1=one;2=x;", two.a, &two.visit);
	check_drafts("hope:half;", two.a, &two.visit);
	/* And back again. */
	CHECK_INT(STORE_DONE, two.a->ops->take(two.a, &two.visit, &since, true, NULL));
	CHECK_INT(STORE_NOT_HELD, append_one(two.b, &two.visit, 3));
	CHECK_INT(STORE_DONE, append_one(two.a, &two.visit, 3));
	two_end(&two);
}

/* What the loser leaves never takes the place of what the other has written. */
static void test_left_drafts(void)
{
	struct two two = two_begin();
	int64_t since = 2000;
	struct digest half = digest_of("half", 4), other = digest_of("other", 5);
	CHECK(put_draft(two.a, &two.visit, "hope", "half", 4, NULL));
	CHECK_INT(STORE_DONE, two.b->ops->take(two.b, &two.visit, &since, true, NULL));
	CHECK(two.a->ops->leave_draft(two.a, &two.visit, "fear", "new", 3, NULL, NULL));
	CHECK(two.a->ops->leave_draft(two.a, &two.visit, "hope", "half a", 6, &half, NULL));
	check_drafts("fear:new;hope:half a;", two.b, &two.visit);
	CHECK(put_draft(two.b, &two.visit, "hope", "b's", 3, NULL));
	CHECK(!two.a->ops->leave_draft(two.a, &two.visit, "hope", "late", 4, &half, NULL));
	CHECK(!two.a->ops->leave_draft(two.a, &two.visit, "hope", "late", 4, &other, NULL));
	CHECK(!two.a->ops->leave_draft(two.a, &two.visit, "hope", "late", 4, NULL, NULL));
	check_drafts("fear:new;hope:b's;", two.b, &two.visit);
	two_end(&two);
}

/* A terminal that went away, in order or not, has nothing. */
static void test_gone(void)
{
	struct two two = two_begin();
	int64_t since = 2000;
	store_close(two.a);
	two.a = NULL;
	CHECK_INT(STORE_DONE, two.b->ops->take(two.b, &two.visit, &since, false, NULL));
	CHECK_INT(STORE_DONE, append_one(two.b, &two.visit, 2));
	two_end(&two);
}

static void test_killed(void)
{
	struct two two = two_begin();
	int64_t since = 3000;
	int ready[2], status;
	char byte;
	store_close(two.a);
	two.a = NULL;
	NEED(pipe(ready) == 0);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		struct store *store = place_open(&two.place, STORE_EXISTING);
		bool ok = store
		          && store->ops->take(store, &two.visit, &since, false, NULL) == STORE_DONE;
		(void)!write(ready[1], ok ? "y" : "n", 1);
		pause();
		_exit(0);
	}
	CHECK(read(ready[0], &byte, 1) == 1 && byte == 'y');
	since = 4000;
	CHECK_INT(STORE_NOT_HELD, two.b->ops->take(two.b, &two.visit, &since, false, NULL));
	CHECK_INT(3000, since);
	kill(child, SIGKILL);
	CHECK(waitpid(child, &status, 0) == child);
	since = 4000;
	CHECK_INT(STORE_DONE, two.b->ops->take(two.b, &two.visit, &since, false, NULL));
	close(ready[0]);
	close(ready[1]);
	two_end(&two);
}

/* Of another visit nobody is told, and nobody waits. */
static void test_other_visits(void)
{
	struct two two = two_begin();
	struct store_ref other = visit_ref(2);
	int64_t since = 2000;
	CHECK_INT(STORE_DONE, two.b->ops->take(two.b, &other, &since, false, NULL));
	CHECK(say(two.b, &other, 1, "one"));
	CHECK_INT(STORE_DONE, append_one(two.a, &two.visit, 2));
	two_end(&two);
}

/* The file of locks holds nothing, and is ours alone. */
static void test_file(void)
{
	struct two two = two_begin();
	char path[PLACE_SIZE + 32];
	struct stat info;
	snprintf(path, sizeof path, "%s-lock", two.place.file);
	CHECK(stat(path, &info) == 0 && info.st_size == 0);
	CHECK_INT(0600, raw_mode(path));
	two_end(&two);
}

/* Deleted by somebody who tidies up: whoever comes cannot tell, and is not let in unasked;
 * who has the visit shows it again. */
static void test_file_was_deleted(void)
{
	struct two two = two_begin();
	char path[PLACE_SIZE + 32];
	int64_t since = 2000;
	snprintf(path, sizeof path, "%s-lock", two.place.file);
	CHECK(unlink(path) == 0);
	CHECK_INT(STORE_NOT_HELD, two.b->ops->take(two.b, &two.visit, &since, false, NULL));
	CHECK_INT(1000, since);
	CHECK_INT(STORE_DONE, two.a->ops->held(two.a, &two.visit, NULL));
	CHECK_INT(STORE_NOT_HELD, two.b->ops->take(two.b, &two.visit, &since, false, NULL));
	CHECK(unlink(path) == 0 && mkdir(path, 0700) == 0);
	CHECK_INT(STORE_FAILED, append_one(two.a, &two.visit, 2));
	CHECK(rmdir(path) == 0);
	CHECK_INT(STORE_DONE, append_one(two.a, &two.visit, 2));
	store_close(two.a);
	two.a = NULL;
	CHECK_INT(STORE_DONE, two.b->ops->take(two.b, &two.visit, &since, false, NULL));
	two_end(&two);
}

/* Taken to another place, its file of locks left behind: there nobody has it. */
static void test_copied(void)
{
	struct two two = two_begin();
	struct place_of_test copy = place_new();
	int64_t since = 2000;
	store_close(two.b);
	two.b = NULL;
	struct buf file = raw_read(two.place.file), log = raw_read(two.place.log);
	raw_write(copy.file, file.data, file.len);
	raw_write(copy.log, log.data, log.len);
	two.b = place_open(&copy, STORE_EXISTING);
	NEED(two.b != NULL);
	check_rows("1=one;", two.b, &two.visit);
	CHECK_INT(STORE_DONE, two.b->ops->take(two.b, &two.visit, &since, false, NULL));
	CHECK_INT(STORE_DONE, append_one(two.b, &two.visit, 2));
	CHECK_INT(STORE_DONE, append_one(two.a, &two.visit, 2)); /* each its own from here on */
	buf_release(&file);
	buf_release(&log);
	two_end(&two);
	place_remove(&copy);
}

/* A visit that was withdrawn and kept again is this terminal's again. */
static void test_forgotten_and_again(void)
{
	struct two two = two_begin();
	int64_t since = 2000;
	CHECK(forget_visit(two.a, &two.visit, NULL));
	CHECK(say(two.a, &two.visit, 1, "again"));
	CHECK_INT(STORE_NOT_HELD, two.b->ops->take(two.b, &two.visit, &since, false, NULL));
	check_damage("", two.a);
	two_end(&two);
}

TESTS("store/lease", { "told since when", test_told_since_when }, { "taken", test_taken },
	{ "left drafts", test_left_drafts }, { "gone", test_gone }, { "killed", test_killed },
	{ "other visits", test_other_visits }, { "the file", test_file },
	{ "the file was deleted", test_file_was_deleted }, { "copied", test_copied },
	{ "forgotten and again", test_forgotten_and_again })
