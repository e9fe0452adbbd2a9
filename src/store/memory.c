/*
 * The store that keeps nothing: one list of items (item.h).
 *
 * A change marks items, and the end of the transaction settles the marks.
 * Nothing leaves the process, so nothing is sealed.
 */
#include "store/store.h"

#include "base/buf.h"
#include "store/item.h"
#include "store/seal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct memory {
	struct store store;
	struct items items; /* owned */
	bool in_transaction, failed;
};

static struct memory *memory_of(struct store *store)
{
	return (struct memory *)store;
}

/* ---- transactions ---------------------------------------------------------------- */

static bool memory_begin(struct store *store, struct fault *why)
{
	(void)why;
	assert(!memory_of(store)->in_transaction);
	memory_of(store)->in_transaction = true;
	memory_of(store)->failed = false;
	return true;
}

static bool memory_end(struct store *store, bool commit, struct fault *why)
{
	struct memory *memory = memory_of(store);
	assert(memory->in_transaction);
	memory->in_transaction = false;
	items_settle(&memory->items, commit && !memory->failed);
	return !commit || !memory->failed
	       || fault_set(why, NULL, NULL, "a part of it has failed");
}

/* The end of a call that is a transaction, unless it is part of one. */
static bool end_own(struct memory *memory, bool ok)
{
	if (!memory->in_transaction)
		items_settle(&memory->items, ok);
	else if (!ok)
		memory->failed = true;
	return ok;
}

static enum store_result done(struct memory *memory, bool ok)
{
	return end_own(memory, ok) ? STORE_DONE : STORE_FAILED;
}

/* ---- heads ----------------------------------------------------------------------- */

/* A head's content: the last row, its tag, and what lists show. */
struct last {
	uint64_t seq;
	struct store_tag tag;
};

static struct last last_of(const struct memory *memory, const struct store_ref *visit)
{
	const struct item_key key = item_key(ITEM_HEAD, visit);
	const struct item *head = items_find(&memory->items, &key);
	struct last last = { 0 };
	assert(!head || head->len >= sizeof last);
	if (head)
		memcpy(&last, item_content(head), sizeof last);
	return last;
}

static void remove_item(struct memory *memory, const struct item_key *key)
{
	struct item *item = items_find(&memory->items, key);
	if (item)
		item->removed = true;
}

static bool set_head(struct memory *memory, const struct store_ref *visit,
	const struct last *last, const struct store_append *what, struct fault *why)
{
	const struct item_key key = item_key(ITEM_HEAD, visit);
	struct buf bytes;
	buf_init(&bytes, sizeof *last + what->head_len);
	buf_add(&bytes, last, sizeof *last);
	bool ok = buf_add(&bytes, what->head, what->head_len)
	          || fault_set_kind(why, FAULT_NO_MEMORY, NULL, "there is no memory left");
	remove_item(memory, &key);
	ok = ok && items_add(&memory->items, &key, bytes.data, bytes.len, why);
	buf_release(&bytes);
	return ok;
}

/* ---- writing --------------------------------------------------------------------- */

static bool add_visit(struct memory *memory, const struct store_ref *visit, struct fault *why)
{
	const struct item_key key = item_key(ITEM_VISIT, visit);
	return items_find(&memory->items, &key) || items_add(&memory->items, &key, NULL, 0, why);
}

/* The row behind `last`, which is then this one.  A tag stands in front of the bytes. */
static bool add_row(struct memory *memory, const struct store_ref *visit,
	const struct store_row *row, struct last *last, struct fault *why)
{
	static const struct store_id nowhere;
	const struct item_key key = item_row_key(visit, row->seq);
	const struct row_ref ref = { .domain = ROW_EVENT, .subject = visit->subject,
		.row = visit->visit, .seq = row->seq, .previous = last->tag };
	const struct row_aad about = row_ref_encode(&ref, &nowhere, 0);
	struct buf bytes;
	assert(row->seq == last->seq + 1);
	*last = (struct last){ row->seq, seal_tag(&about, row->bytes, row->len) };
	buf_init(&bytes, sizeof last->tag + row->len);
	buf_add(&bytes, &last->tag, sizeof last->tag);
	bool ok = buf_add(&bytes, row->bytes, row->len)
	          || fault_set_kind(why, FAULT_NO_MEMORY, NULL, "there is no memory left");
	ok = ok && items_add(&memory->items, &key, bytes.data, bytes.len, why);
	buf_release(&bytes);
	return ok;
}

static void remove_draft(struct memory *memory, const struct store_ref *visit, const char *field)
{
	const struct item_key key = item_draft_key(visit, field);
	remove_item(memory, &key);
}

static bool add_all(struct memory *memory, const struct store_ref *visit,
	const struct store_append *what, struct last *last, struct fault *why)
{
	bool ok = add_visit(memory, visit, why);
	for (size_t i = 0; i < what->count && ok; i++)
		ok = add_row(memory, visit, &what->rows[i], last, why);
	if (ok && what->clear_draft)
		remove_draft(memory, visit, what->clear_draft);
	return ok && set_head(memory, visit, last, what, why);
}

static enum store_result memory_append(struct store *store, const struct store_ref *visit,
	const struct store_append *what, struct store_tag *last_tag, struct fault *why)
{
	struct memory *memory = memory_of(store);
	struct last last = last_of(memory, visit);
	assert(what->last + what->count > 0);
	if (last.seq != what->last
		|| (last.seq && memcmp(&last.tag, &what->last_tag, sizeof last.tag) != 0)) {
		fault_set_kind(why, FAULT_ELSEWHERE, NULL, "this does not fit what is kept");
		end_own(memory, false);
		return STORE_NOT_LAST;
	}
	bool ok = add_all(memory, visit, what, &last, why);
	if (ok && last_tag)
		*last_tag = last.tag;
	return done(memory, ok);
}

static enum store_result memory_draft(struct store *store, const struct store_ref *visit, const char *field,
	const void *bytes, size_t len, struct fault *why)
{
	struct memory *memory = memory_of(store);
	const struct item_key owner = item_key(ITEM_VISIT, visit);
	const struct item_key key = item_draft_key(visit, field);
	if (!items_find(&memory->items, &owner))
		return done(memory, fault_set(why, NULL, NULL, "there is no such visit"));
	remove_draft(memory, visit, field);
	return done(memory, len == 0 || items_add(&memory->items, &key, bytes, len, why));
}

/* Nobody else has a visit in memory, so nobody loses it. */
static enum store_result memory_take(struct store *store, const struct store_ref *visit,
	int64_t *since, bool anyway, struct fault *why)
{
	(void)store, (void)visit, (void)since, (void)anyway, (void)why;
	return STORE_DONE;
}

static enum store_result memory_held(struct store *store, const struct store_ref *visit,
	struct fault *why)
{
	(void)store, (void)visit, (void)why;
	return STORE_DONE;
}

static bool memory_leave_draft(struct store *store, const struct store_ref *visit,
	const char *field, const void *bytes, size_t len, const struct digest *before,
	struct fault *why)
{
	(void)before;
	return memory_draft(store, visit, field, bytes, len, why) == STORE_DONE;
}

static bool memory_put_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	const void *bytes, size_t len, struct fault *why)
{
	struct memory *memory = memory_of(store);
	const struct item_key key = item_pack_key(digest);
	return end_own(memory, items_find(&memory->items, &key)
	                       || items_add(&memory->items, &key, bytes, len, why));
}

static enum store_result memory_forget(struct store *store, const struct store_ref *visit, struct fault *why)
{
	struct memory *memory = memory_of(store);
	(void)why;
	items_remove_visit(&memory->items, visit);
	return done(memory, true);
}

/* ---- reading --------------------------------------------------------------------- */

static bool memory_get_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	store_bytes_fn *fn, void *ctx, struct fault *why)
{
	const struct item_key key = item_pack_key(digest);
	const struct item *item = items_find(&memory_of(store)->items, &key);
	if (!item)
		return fault_set(why, NULL, NULL, "the visit's pack is missing");
	fn(ctx, item_content(item), item->len);
	return true;
}

static bool memory_each_head(struct store *store, store_head_fn *fn, void *ctx, struct fault *why)
{
	const struct items *items = &memory_of(store)->items;
	const struct item *item = items_next(items->first, ITEM_VISIT, NULL);
	bool goes_on = true;
	int64_t number = 0;
	(void)why;
	for (; item && goes_on; item = items_next(item->next, ITEM_VISIT, NULL)) {
		const struct item_key key = item_key(ITEM_HEAD, &item->key.visit);
		const struct item *found = items_find(items, &key);
		assert(found); /* a visit comes and goes with its head */
		const struct last last = last_of(memory_of(store), &item->key.visit);
		const struct store_head head = { .ref = item->key.visit, .number = ++number, .last = last.seq,
			.last_tag = last.tag, .bytes = item_content(found) + sizeof last,
			.len = found->len - sizeof last };
		goes_on = fn(ctx, &head);
	}
	return true;
}

static bool memory_each_row(struct store *store, const struct store_ref *visit, store_row_fn *fn,
	void *ctx, struct fault *why)
{
	const struct item *item = items_next(memory_of(store)->items.first, ITEM_ROW, visit);
	bool goes_on = true;
	(void)why;
	for (; item && goes_on; item = items_next(item->next, ITEM_ROW, visit)) {
		assert(item->len >= sizeof(struct store_tag));
		struct store_row row = { .seq = item->key.seq,
			.bytes = item_content(item) + sizeof row.tag,
			.len = item->len - sizeof row.tag };
		memcpy(&row.tag, item_content(item), sizeof row.tag);
		goes_on = fn(ctx, &row);
	}
	return true;
}

static bool memory_each_draft(struct store *store, const struct store_ref *visit,
	store_draft_fn *fn, void *ctx, struct fault *why)
{
	const struct item *item = items_next(memory_of(store)->items.first, ITEM_DRAFT, visit);
	(void)why;
	while (item && fn(ctx, item->key.name, item_content(item), item->len))
		item = items_next(item->next, ITEM_DRAFT, visit);
	return true;
}

/* ---- life ------------------------------------------------------------------------ */

/* There is no disk to be wrong. */
static bool memory_verify(struct store *store, struct faults *faults, struct fault *why)
{
	(void)store, (void)faults, (void)why;
	return true;
}

/* Nobody else writes here. */
static bool memory_may_repeat(const struct store *store)
{
	(void)store;
	return false;
}

static bool memory_is_usable(const struct store *store)
{
	(void)store;
	return true;
}

static bool memory_reopen(struct store *store, struct fault *why)
{
	(void)store, (void)why;
	return true;
}

static void memory_close(struct store *store)
{
	items_free(&memory_of(store)->items);
	free(store);
}

static bool memory_is_read_only(const struct store *store)
{
	(void)store;
	return false;
}

static const struct store_ops memory_ops = {
	.close = memory_close, .reopen = memory_reopen, .is_usable = memory_is_usable,
	.append = memory_append, .draft = memory_draft, .put_pack = memory_put_pack,
	.get_pack = memory_get_pack,
	.each_head = memory_each_head, .each_row = memory_each_row,
	.each_draft = memory_each_draft, .forget = memory_forget, .verify = memory_verify,
	.begin = memory_begin, .end = memory_end, .may_repeat = memory_may_repeat,
	.take = memory_take, .held = memory_held, .leave_draft = memory_leave_draft,
	.is_read_only = memory_is_read_only,
};

struct store *store_memory_new(void)
{
	struct memory *memory = calloc(1, sizeof *memory);
	if (!memory)
		return NULL;
	memory->store.ops = &memory_ops;
	return (struct store *)memory;
}
