/*
 * A practice as it is kept, of any bytes: rows parted by a line `---`.  Each is taken
 * or refused in words; what was taken can be counted, and written again says the same.
 */
#include "base/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "train/past.h"

#include <string.h>

static void must_be_log(const struct log *log)
{
	struct practice_count count = log_count(log);
	MUST(log->who && *log->who && log->id && *log->id && log->course && log->version);
	MUST(log->what < LOG_WHATS && log->count <= PRACTICE_MOST);
	MUST(log->estimate >= -1 && log->estimate <= 10);
	MUST((log->pad || count.of == (int)log->count) && count.right <= count.of);
	for (size_t i = 0; i < log->count; i++) {
		MUST(log->replies[i].turn && *log->replies[i].turn);
		MUST(log->replies[i].choice || log->replies[i].typed);
		MUST(log->replies[i].move < MOVES);
	}
	past_is_bad(log);
}

/* The head and the end: rows in between stand in the list of replies. */
static void must_say_the_same(const struct log *log, struct arena *arena)
{
	struct buf row;
	struct log again = { 0 };
	uint64_t seq = 1;
	buf_init(&row, 4 * LOG_BYTES_MAX);
	log_write_head(log, &row);
	MUST(log_read(&again, seq++, row.data, row.len, arena, NULL));
	MUST(strcmp(again.who, log->who) == 0 && again.seed == log->seed);
	for (size_t i = 0; i < log->count; i++) {
		buf_clear(&row);
		log_write_reply(&log->replies[i], &row);
		MUST(log_read(&again, seq++, row.data, row.len, arena, NULL));
	}
	if (log->is_over) {
		buf_clear(&row);
		log_write_end(log, &row);
		MUST(log_read(&again, seq, row.data, row.len, arena, NULL));
		MUST(again.is_good == log->is_good && again.estimate == log->estimate);
	}
	MUST(again.count == log->count);
	buf_release(&row);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char mark[] = "\n---\n";
	const char *at = (const char *)data, *end = at + size;
	struct arena arena;
	struct log log = { 0 };
	arena_init(&arena, NULL);
	for (uint64_t seq = 1; at <= end && at; seq++) {
		struct fault why = { 0 };
		const char *next = memmem(at, (size_t)(end - at), mark, sizeof mark - 1);
		struct log before = log;
		if (!log_read(&log, seq, at, (size_t)((next ? next + 1 : end) - at), &arena, &why)) {
			MUST(why.what[0]);
			/* What is damaged is left out whole. */
			log = before;
			break;
		}
		must_be_log(&log);
		at = next ? next + sizeof mark - 1 : NULL;
	}
	if (log.who)
		must_say_the_same(&log, &arena);
	arena_release(&arena);
	return 0;
}
