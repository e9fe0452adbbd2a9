/*
 * What is kept of a practice: written and read again, counted without the course, and
 * refused where a row is damaged or stands where it cannot.
 */
#include "train/log.h"

#include "tests/check.h"

#include <string.h>

static struct log head(struct arena *arena)
{
	(void)arena;
	return (struct log){ .who = "Maya B.", .what = LOG_CASE, .id = "joan",
		.course = "back-pain-mi", .version = "1.0", .seed = 4294967295u,
		.began = { 1763892000000, 60 }, .estimate = -1 };
}

static bool take(struct log *log, uint64_t seq, struct buf *row, struct arena *arena)
{
	struct fault why = { 0 };
	bool ok = log_read(log, seq, row->data ? row->data : "", row->len, arena, &why);
	CHECK(ok || strstr(why.what, "is damaged") != NULL);
	buf_clear(row);
	return ok;
}

static bool take_text(struct log *log, uint64_t seq, const char *text, struct arena *arena)
{
	struct log copy = *log;
	bool ok = log_read(&copy, seq, text, strlen(text), arena, NULL);
	if (ok)
		*log = copy;
	return ok;
}

static void test_round_trip(void)
{
	struct arena arena;
	struct buf row;
	arena_init(&arena, NULL);
	buf_init(&row, LOG_BYTES_MAX);
	struct log was = head(&arena), log = { 0 };
	log_write_head(&was, &row);
	NEED(take(&log, 1, &row, &arena));
	CHECK_STR("Maya B.", log.who);
	CHECK_STR("joan", log.id);
	CHECK_STR("1.0", log.version);
	CHECK(log.what == LOG_CASE && log.seed == was.seed);
	CHECK(log.began.ms == was.began.ms && log.began.offset == 60);
	log_write_reply(&(struct log_reply){ "walk", "a", NULL, MOVE_REFLECTION_SIMPLE, false },
		&row);
	NEED(take(&log, 2, &row, &arena));
	log_write_reply(&(struct log_reply){ "walk", "b", "end of it:\nlines", MOVE_CONFRONT,
		true }, &row);
	NEED(take(&log, 3, &row, &arena));
	CHECK_STR("end of it: lines", log.replies[1].typed);
	CHECK(log.replies[1].move == MOVE_CONFRONT && log.replies[1].right);
	CHECK(log.replies[0].typed == NULL);
	log_write_again(&row);
	NEED(take(&log, 4, &row, &arena));
	CHECK_INT(1, log.count);
	CHECK_INT(1, log.taken_back);
	CHECK_INT(1, log_count(&log).simple);
	CHECK_INT(0, log_count(&log).against);
	log.ending = "bench";
	log.is_good = true;
	log.estimate = 10;
	log.ended = (struct moment){ 1763892600000, 60 };
	log_write_end(&log, &row);
	struct log over = log;
	over.ending = NULL;
	over.estimate = -1;
	NEED(take(&over, 5, &row, &arena));
	CHECK_STR("bench", over.ending);
	CHECK(over.is_over && over.is_good && over.ended.ms == 1763892600000);
	CHECK_INT(10, over.estimate);
	/* Behind the end stands nothing. */
	CHECK(!take_text(&over, 6, "again\n", &arena));
	buf_release(&row);
	arena_release(&arena);
}

/* More replies than the list has room for at first. */
static void test_many(void)
{
	struct arena arena;
	struct buf row;
	arena_init(&arena, NULL);
	buf_init(&row, LOG_BYTES_MAX);
	struct log was = head(&arena), log = { 0 };
	log_write_head(&was, &row);
	NEED(take(&log, 1, &row, &arena));
	for (int i = 0; i < PRACTICE_MOST; i++) {
		log_write_reply(&(struct log_reply){ "t", "c", NULL, MOVE_AFFIRM, false }, &row);
		CHECK(take(&log, (uint64_t)i + 2, &row, &arena));
	}
	CHECK_INT(PRACTICE_MOST, log_count(&log).adherent);
	log_write_reply(&(struct log_reply){ "t", "c", NULL, MOVE_AFFIRM, false }, &row);
	CHECK(!take(&log, PRACTICE_MOST + 2, &row, &arena));
	buf_release(&row);
	arena_release(&arena);
}

#define HEAD "tandem training 1\nwho A\ndrill d\ncourse c 1\nseed 1\nat 2026-03-02 09:00 +01:00\n"

static void test_refused(void)
{
	static const char *const heads[] = { "", "tandem training 2\n", "tandem training 1\n",
		"tandem training 1\nwho \n", "tandem training 1\nwho A\nvisit d\n", HEAD "x\n",
		"tandem training 1\nwho A\ndrill d\ncourse c\nseed 1\nat 2026-03-02 09:00 +01:00\n",
		"tandem training 1\nwho A\ndrill d\ncourse c 1\nseed -1\nat 2026-03-02 09:00 +01:00\n",
		"tandem training 1\nwho A\ndrill d\ncourse c 1\nseed 1\nat yesterday\n",
		"tandem training 1\nwho A\xff\ndrill d\ncourse c 1\nseed 1\n"
		"at 2026-03-02 09:00 +01:00\n", "again\n" };
	static const char *const rows[] = { "", "again\n", "reply\n", "reply t\n",
		"reply t\nchoice a\n", "reply t\nchoice \nmove none\nright no\n", "reply t\nchoice a\nmove flying\nright no\n",
		"reply t\nchoice a\nmove affirm\nright perhaps\n",
		"reply t\nmove affirm\nright no\n",
		"reply t\nchoice a\nmove affirm\nright no\nmore\n", HEAD, "end\n",
		"end -\ngood yes\n", "end -\ngood yes\nestimate 11\nat 2026-03-02 09:00 +01:00\n",
		"end -\ngood yes\nat 2026-03-02 09:00 +01:00\nat 2026-03-02 09:00 +01:00\n",
		"estimate 5\n" };
	struct arena arena;
	arena_init(&arena, NULL);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		struct log log = { 0 };
		CHECK(!take_text(&log, 1, heads[i], &arena));
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct log log = { 0 };
		NEED(take_text(&log, 1, HEAD, &arena));
		if (take_text(&log, 2, rows[i], &arena))
			printf("\nrow %zu was taken\n", i);
		CHECK(!take_text(&log, 2, rows[i], &arena));
	}
	struct log log = { 0 };
	/* The first row comes first, and once. */
	CHECK(!take_text(&log, 2, "again\n", &arena));
	NEED(take_text(&log, 1, HEAD, &arena));
	CHECK(!take_text(&log, 1, HEAD, &arena));
	arena_release(&arena);
}

TESTS("train/log", { "round trip", test_round_trip }, { "many", test_many },
	{ "refused", test_refused })
