/* Heads made by hand, and visits that have nothing but one row and such a head. */
#ifndef TANDEM_TESTS_RECORD_HEADS_H
#define TANDEM_TESTS_RECORD_HEADS_H

#include "record/head.h"
#include "tests/store/places.h"

static inline struct head head_example(const char *label)
{
	return (struct head){ .state = HEAD_AGREED, .events = 1, .event_format = EVENT_VERSION,
		.began = { 1772438400000, 60 }, .last = { 1772440000000, -120 }, .label = label,
		.path = "short", .pack = "back-pain", .pack_version = "1.0",
		.digest = { { 7, 8, 9 } }, .has_due = true,
		.due = { .year = 2026, .month = 3, .day = 16 } };
}

/* The n-th visit with that head, as if its one row had made it. */
static inline bool put_head(struct store *store, const struct store_ref *ref,
	const struct head *head)
{
	struct buf bytes;
	struct fault why = { 0 };
	const struct store_row row = ROW(1, "an event that nobody reads");
	buf_init(&bytes, 10000);
	NEED(head_encode(head, &bytes));
	const struct store_append what = { .rows = &row, .count = 1, .head = bytes.data,
		.head_len = bytes.len };
	bool ok = store->ops->append(store, ref, &what, NULL, &why) == STORE_DONE;
	buf_release(&bytes);
	return ok;
}

#endif
