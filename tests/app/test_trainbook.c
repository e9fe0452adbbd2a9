/*
 * Practice on a store whose writes fail: it is opened again, what could not be kept is
 * kept with the next try, and nothing twice, whether the failed row was there or not.
 */
#include "app/trainbook.h"

#include "tests/check.h"

#include <string.h>

struct flaky { /* a store that says no once, and then to all until it is opened again */
	struct store store;
	struct store *inner;
	bool broken, lands;
	int fails_at;
};

static struct flaky *flaky_of(struct store *store)
{
	return (struct flaky *)store;
}

static enum store_result flaky_append(struct store *store, const struct store_ref *id,
	const struct store_append *what, struct store_tag *last_tag, struct fault *why)
{
	struct flaky *flaky = flaky_of(store);
	bool fails = !flaky->broken && --flaky->fails_at == 0;
	struct store_tag unseen;
	if (!flaky->broken && (!fails || flaky->lands)
		&& flaky->inner->ops->append(flaky->inner, id, what, fails ? &unseen : last_tag, why)
			!= STORE_DONE)
		return STORE_FAILED;
	flaky->broken = flaky->broken || fails;
	return flaky->broken ? STORE_FAILED : STORE_DONE;
}

static bool flaky_reopen(struct store *store, struct fault *why)
{
	(void)why;
	flaky_of(store)->broken = false;
	return true;
}

static bool flaky_is_usable(const struct store *store)
{
	return !((const struct flaky *)store)->broken;
}

static bool flaky_each_head(struct store *store, store_head_fn *fn, void *ctx,
	struct fault *why)
{
	struct flaky *flaky = flaky_of(store);
	return !flaky->broken && flaky->inner->ops->each_head(flaky->inner, fn, ctx, why);
}

static bool flaky_each_row(struct store *store, const struct store_ref *id, store_row_fn *fn,
	void *ctx, struct fault *why)
{
	struct flaky *flaky = flaky_of(store);
	return !flaky->broken && flaky->inner->ops->each_row(flaky->inner, id, fn, ctx, why);
}

static const struct store_ops flaky_ops = { .append = flaky_append, .reopen = flaky_reopen,
	.is_usable = flaky_is_usable,
	.each_head = flaky_each_head, .each_row = flaky_each_row };

static const char *const rows[] = {
	"tandem training 1\nwho A\ncase d\ncourse c 1\nseed 1\nat 2026-03-02 09:00 +01:00\n",
	"reply t\nchoice a\nmove affirm\nright no\n", "reply t\nchoice a\nmove affirm\nright no\n",
	"reply u\nchoice b\nmove inform\nright no\n",
	"end -\ngood yes\nat 2026-03-02 09:10 +01:00\n" };

#define ROWS (sizeof rows / sizeof *rows)

static bool add(struct journal *journal, const char *text)
{
	struct buf row;
	buf_init(&row, LOG_BYTES_MAX);
	buf_add_text(&row, text);
	bool ok = journal_add(journal, &row, NULL);
	buf_release(&row);
	return ok;
}

static void check_whole(int fails_at, bool lands)
{
	struct flaky flaky = { .store = { &flaky_ops }, .inner = store_memory_new(),
		.fails_at = fails_at, .lands = lands };
	struct trainbook book = { .store = &flaky.store };
	struct journal journal;
	int failed = 0;
	arena_init(&book.arena, NULL);
	NEED(trainbook_begin(&book, &journal));
	for (size_t i = 0; i < ROWS;) {
		bool ok = add(&journal, rows[i]);
		failed += !ok;
		i += ok;
		NEED(failed < 2);
	}
	CHECK_INT(1, failed);
	NEED(trainbook_read(&book, NULL));
	CHECK_INT(0, book.damaged);
	NEED(book.count == 1);
	CHECK_INT(ROWS, book.list[0].rows);
	CHECK_INT(3, book.list[0].log.count);
	CHECK(book.list[0].log.is_over);
	store_close(flaky.inner);
	arena_release(&book.arena);
}

static void test_tried_again(void)
{
	for (int i = 1; i <= (int)ROWS; i++) {
		check_whole(i, false);
		check_whole(i, true);
	}
}

/* What was kept before is still there to be read. */
static void test_read_after_failure(void)
{
	struct flaky flaky = { .store = { &flaky_ops }, .inner = store_memory_new(),
		.fails_at = 3 };
	struct trainbook book = { .store = &flaky.store };
	struct journal journal;
	arena_init(&book.arena, NULL);
	NEED(trainbook_begin(&book, &journal));
	CHECK(add(&journal, rows[0]) && add(&journal, rows[1]));
	CHECK(!add(&journal, rows[2]));
	CHECK(trainbook_read(&book, NULL));
	CHECK_INT(1, book.count);
	store_close(flaky.inner);
	arena_release(&book.arena);
}

TESTS("app/trainbook", { "tried again", test_tried_again },
	{ "read after a failure", test_read_after_failure })
