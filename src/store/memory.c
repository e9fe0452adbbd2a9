/*
 * The store that keeps nothing: one list of items (item.h).
 *
 * A change marks items, and the end of the transaction settles the marks.
 * Nothing leaves the process, so nothing is sealed.
 */
#include "store/store.h"

#include <assert.h>
#include <stdlib.h>

#include "store/item.h"

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

/* ---- writing --------------------------------------------------------------------- */

static bool add_visit(struct memory *memory, const struct store_id *visit, struct fault *why)
{
	const struct item_key key = item_key(ITEM_VISIT, visit);
	return items_find(&memory->items, &key) || items_add(&memory->items, &key, NULL, 0, why);
}

static void remove_draft(struct memory *memory, const struct store_id *visit, const char *field)
{
	const struct item_key key = item_draft_key(visit, field);
	struct item *item = items_find(&memory->items, &key);
	if (item)
		item->removed = true;
}

static bool memory_append(struct store *store, const struct store_id *visit,
	const struct store_row *rows, size_t count, const char *clear_draft, struct fault *why)
{
	struct memory *memory = memory_of(store);
	bool ok = count == 0 || add_visit(memory, visit, why);
	for (size_t i = 0; i < count && ok; i++) {
		const struct item_key key = item_row_key(visit, rows[i].seq);
		ok = items_add(&memory->items, &key, rows[i].bytes, rows[i].len, why);
	}
	if (ok && clear_draft)
		remove_draft(memory, visit, clear_draft);
	return end_own(memory, ok);
}

static bool memory_draft(struct store *store, const struct store_id *visit, const char *field,
	const void *bytes, size_t len, struct fault *why)
{
	struct memory *memory = memory_of(store);
	const struct item_key owner = item_key(ITEM_VISIT, visit);
	const struct item_key key = item_draft_key(visit, field);
	if (!items_find(&memory->items, &owner))
		return end_own(memory, fault_set(why, NULL, NULL, "there is no such visit"));
	remove_draft(memory, visit, field);
	return end_own(memory, len == 0 || items_add(&memory->items, &key, bytes, len, why));
}

static bool memory_put_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	const void *bytes, size_t len, struct fault *why)
{
	struct memory *memory = memory_of(store);
	const struct item_key key = item_pack_key(digest);
	return end_own(memory, items_find(&memory->items, &key)
	                       || items_add(&memory->items, &key, bytes, len, why));
}

static bool memory_forget(struct store *store, const struct store_id *visit, struct fault *why)
{
	struct memory *memory = memory_of(store);
	(void)why;
	items_remove_visit(&memory->items, visit);
	return end_own(memory, true);
}

/* ---- reading --------------------------------------------------------------------- */

static bool memory_get_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	store_bytes_fn *fn, void *ctx, struct fault *why)
{
	const struct item_key key = item_pack_key(digest);
	const struct item *item = items_find(&memory_of(store)->items, &key);
	if (!item)
		return fault_set(why, NULL, NULL, "the pack of the visit is not there");
	fn(ctx, item_content(item), item->len);
	return true;
}

static bool memory_each_visit(struct store *store, store_visit_fn *fn, void *ctx,
	struct fault *why)
{
	const struct item *item = items_next(memory_of(store)->items.first, ITEM_VISIT, NULL);
	(void)why;
	while (item && fn(ctx, &item->key.visit))
		item = items_next(item->next, ITEM_VISIT, NULL);
	return true;
}

static bool memory_each_row(struct store *store, const struct store_id *visit, store_row_fn *fn,
	void *ctx, struct fault *why)
{
	const struct item *item = items_next(memory_of(store)->items.first, ITEM_ROW, visit);
	(void)why;
	while (item && fn(ctx, item->key.seq, item_content(item), item->len))
		item = items_next(item->next, ITEM_ROW, visit);
	return true;
}

static bool memory_each_draft(struct store *store, const struct store_id *visit,
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

static const struct store_ops memory_ops = {
	.close = memory_close, .reopen = memory_reopen, .append = memory_append,
	.draft = memory_draft, .put_pack = memory_put_pack, .get_pack = memory_get_pack,
	.each_visit = memory_each_visit, .each_row = memory_each_row,
	.each_draft = memory_each_draft, .forget = memory_forget, .verify = memory_verify,
	.begin = memory_begin, .end = memory_end,
};

struct store *store_memory_new(void)
{
	struct memory *memory = calloc(1, sizeof *memory);
	if (!memory)
		return NULL;
	memory->store.ops = &memory_ops;
	return (struct store *)memory;
}
