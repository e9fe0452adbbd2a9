/*
 * The store that keeps nothing: one list of items, in the order in which they
 * are handed out.
 *
 * A change marks items as added or removed, and the end of the transaction
 * makes it so, or takes the marks back.  What is released is wiped.  Nothing
 * leaves the process, so nothing is sealed.
 */
#include "store/store.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum item_kind { ITEM_PACK, ITEM_VISIT, ITEM_ROW, ITEM_DRAFT };

/* What an item is found by: a pack by its digest as name, a draft by its field. */
struct item_key {
	enum item_kind kind;
	struct store_id visit;
	uint64_t seq;
	const void *name; /* borrowed; an item's own lies in its bytes */
	size_t name_len;
};

struct item {
	struct item *next; /* owned */
	struct item_key key;
	bool added, removed; /* in the open transaction */
	size_t len;
	unsigned char bytes[]; /* name, then content */
};

/* gcc's analyzer loses what is reached only through a list, and calls it a leak;
 * the tests run under LeakSanitizer, which does not. */
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#endif

struct memory {
	struct store store;
	struct item *first; /* owned */
	bool in_transaction, failed;
};

static struct memory *memory_of(struct store *store)
{
	return (struct memory *)store;
}

/* ---- items ----------------------------------------------------------------------- */

static struct item_key key_of(enum item_kind kind, const struct store_id *visit)
{
	struct item_key key = { .kind = kind };
	if (visit)
		key.visit = *visit;
	return key;
}

static struct item_key row_key(const struct store_id *visit, uint64_t seq)
{
	struct item_key key = key_of(ITEM_ROW, visit);
	key.seq = seq;
	return key;
}

static struct item_key draft_key(const struct store_id *visit, const char *field)
{
	struct item_key key = key_of(ITEM_DRAFT, visit);
	key.name = field;
	key.name_len = strlen(field) + 1;
	return key;
}

static struct item_key pack_key(const unsigned char *digest)
{
	struct item_key key = key_of(ITEM_PACK, NULL);
	key.name = digest;
	key.name_len = STORE_PACK_SIZE;
	return key;
}

static bool same_visit(const struct item_key *a, const struct item_key *b)
{
	return memcmp(a->visit.bytes, b->visit.bytes, STORE_ID_SIZE) == 0;
}

static bool same_key(const struct item_key *a, const struct item_key *b)
{
	return a->kind == b->kind && a->seq == b->seq && same_visit(a, b)
	       && a->name_len == b->name_len
	       && (a->name_len == 0 || memcmp(a->name, b->name, a->name_len) == 0);
}

static const unsigned char *content_of(const struct item *item)
{
	return item->bytes + item->key.name_len;
}

static struct item *find(const struct memory *memory, const struct item_key *key)
{
	struct item *item = memory->first;
	while (item && (item->removed || !same_key(&item->key, key)))
		item = item->next;
	return item;
}

/* The rows of a visit stand in the order of seq, all else in that of coming. */
static bool belongs_before(const struct item_key *key, const struct item *item)
{
	return key->kind == ITEM_ROW && item->key.kind == ITEM_ROW && same_visit(key, &item->key)
	       && item->key.seq > key->seq;
}

static void link_item(struct memory *memory, struct item *item)
{
	struct item **at = &memory->first;
	while (*at && !belongs_before(&item->key, *at))
		at = &(*at)->next;
	item->next = *at;
	*at = item;
}

static bool has(const struct memory *memory, const struct item_key *key)
{
	return find(memory, key) != NULL;
}

static bool add(struct memory *memory, const struct item_key *key, const void *bytes, size_t len,
	struct fault *why)
{
	if (has(memory, key))
		return fault_set(why, NULL, NULL, "this does not fit what is kept");
	struct item *item = malloc(sizeof *item + key->name_len + len);
	if (!item)
		return fault_set(why, NULL, NULL, "there is no memory left");
	*item = (struct item){ .key = *key, .added = true, .len = len };
	if (key->name_len)
		memcpy(item->bytes, key->name, key->name_len);
	if (len)
		memcpy(item->bytes + key->name_len, bytes, len);
	item->key.name = item->bytes;
	link_item(memory, item);
	return true;
}

static void free_item(struct item *item)
{
	explicit_bzero(item, sizeof *item + item->key.name_len + item->len);
	free(item);
}

/* ---- transactions ---------------------------------------------------------------- */

static void settle(struct memory *memory, bool commit)
{
	struct item **at = &memory->first;
	while (*at) {
		struct item *item = *at;
		if (commit ? item->removed : item->added) {
			*at = item->next;
			free_item(item);
			continue;
		}
		item->added = item->removed = false;
		at = &item->next;
	}
}

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
	settle(memory, commit && !memory->failed);
	return !commit || !memory->failed
	       || fault_set(why, NULL, NULL, "a part of it has failed");
}

/* The end of a call that is a transaction, unless it is part of one. */
static bool end_own(struct memory *memory, bool ok)
{
	if (!memory->in_transaction)
		settle(memory, ok);
	else if (!ok)
		memory->failed = true;
	return ok;
}

/* ---- writing --------------------------------------------------------------------- */

static bool add_visit(struct memory *memory, const struct store_id *visit, struct fault *why)
{
	const struct item_key key = key_of(ITEM_VISIT, visit);
	return has(memory, &key) || add(memory, &key, NULL, 0, why);
}

static void remove_draft(struct memory *memory, const struct store_id *visit, const char *field)
{
	const struct item_key key = draft_key(visit, field);
	struct item *item = find(memory, &key);
	if (item)
		item->removed = true;
}

static bool memory_append(struct store *store, const struct store_id *visit,
	const struct store_row *rows, size_t count, const char *clear_draft, struct fault *why)
{
	struct memory *memory = memory_of(store);
	bool ok = count == 0 || add_visit(memory, visit, why);
	for (size_t i = 0; i < count && ok; i++) {
		const struct item_key key = row_key(visit, rows[i].seq);
		ok = add(memory, &key, rows[i].bytes, rows[i].len, why);
	}
	if (ok && clear_draft)
		remove_draft(memory, visit, clear_draft);
	return end_own(memory, ok);
}

static bool memory_draft(struct store *store, const struct store_id *visit, const char *field,
	const void *bytes, size_t len, struct fault *why)
{
	struct memory *memory = memory_of(store);
	const struct item_key owner = key_of(ITEM_VISIT, visit), key = draft_key(visit, field);
	if (!has(memory, &owner))
		return end_own(memory, fault_set(why, NULL, NULL, "there is no such visit"));
	remove_draft(memory, visit, field);
	return end_own(memory, len == 0 || add(memory, &key, bytes, len, why));
}

static bool memory_put_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	const void *bytes, size_t len, struct fault *why)
{
	struct memory *memory = memory_of(store);
	const struct item_key key = pack_key(digest);
	return end_own(memory, has(memory, &key) || add(memory, &key, bytes, len, why));
}

static bool memory_forget(struct store *store, const struct store_id *visit, struct fault *why)
{
	struct memory *memory = memory_of(store);
	const struct item_key key = key_of(ITEM_VISIT, visit);
	(void)why;
	for (struct item *item = memory->first; item; item = item->next)
		if (item->key.kind != ITEM_PACK && same_visit(&item->key, &key))
			item->removed = true;
	return end_own(memory, true);
}

/* ---- reading --------------------------------------------------------------------- */

/* The next item of that kind, at `item` or after it; of that visit, if one is named. */
static const struct item *next(const struct item *item, enum item_kind kind,
	const struct store_id *visit)
{
	const struct item_key key = key_of(kind, visit);
	while (item
		&& (item->removed || item->key.kind != kind
			|| (visit && !same_visit(&item->key, &key))))
		item = item->next;
	return item;
}

static bool memory_get_pack(struct store *store, const unsigned char digest[STORE_PACK_SIZE],
	store_bytes_fn *fn, void *ctx, struct fault *why)
{
	const struct item_key key = pack_key(digest);
	const struct item *item = find(memory_of(store), &key);
	if (!item)
		return fault_set(why, NULL, NULL, "the pack of the visit is not there");
	fn(ctx, content_of(item), item->len);
	return true;
}

static bool memory_each_visit(struct store *store, store_visit_fn *fn, void *ctx,
	struct fault *why)
{
	const struct item *item = next(memory_of(store)->first, ITEM_VISIT, NULL);
	(void)why;
	while (item && fn(ctx, &item->key.visit))
		item = next(item->next, ITEM_VISIT, NULL);
	return true;
}

static bool memory_each_row(struct store *store, const struct store_id *visit, store_row_fn *fn,
	void *ctx, struct fault *why)
{
	const struct item *item = next(memory_of(store)->first, ITEM_ROW, visit);
	(void)why;
	while (item && fn(ctx, item->key.seq, content_of(item), item->len))
		item = next(item->next, ITEM_ROW, visit);
	return true;
}

static bool memory_each_draft(struct store *store, const struct store_id *visit,
	store_draft_fn *fn, void *ctx, struct fault *why)
{
	const struct item *item = next(memory_of(store)->first, ITEM_DRAFT, visit);
	(void)why;
	while (item && fn(ctx, item->key.name, content_of(item), item->len))
		item = next(item->next, ITEM_DRAFT, visit);
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
	struct item *item = memory_of(store)->first;
	while (item) {
		struct item *next_item = item->next;
		free_item(item);
		item = next_item;
	}
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
