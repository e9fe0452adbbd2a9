/*
 * What the store in memory keeps: one list of items, in the order in which they
 * are handed out.  A change marks them as added or removed, and items_settle()
 * makes it so, or takes the marks back.  What is released is wiped.
 */
#ifndef TANDEM_STORE_ITEM_H
#define TANDEM_STORE_ITEM_H

#include "store/store.h"

enum item_kind { ITEM_PACK, ITEM_VISIT, ITEM_HEAD, ITEM_ROW, ITEM_DRAFT };

/* What an item is found by: a pack by its digest as name, a draft by its field. */
struct item_key {
	enum item_kind kind;
	struct store_ref visit;
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

struct items {
	struct item *first; /* owned */
};

struct item_key item_key(enum item_kind kind, const struct store_ref *visit);
struct item_key item_row_key(const struct store_ref *visit, uint64_t seq);
struct item_key item_draft_key(const struct store_ref *visit, const char *field);
struct item_key item_pack_key(const unsigned char digest[STORE_PACK_SIZE]);
const unsigned char *item_content(const struct item *item);

/* NULL: there is none, or it is marked as removed. */
struct item *items_find(const struct items *items, const struct item_key *key);
/* The next item of that kind, at `item` or after it; of that visit, if one is named. */
const struct item *items_next(const struct item *item, enum item_kind kind,
	const struct store_ref *visit);
/* False where there is one of that key, or no memory. */
bool items_add(struct items *items, const struct item_key *key, const void *bytes, size_t len,
	struct fault *why);
/* Marks all of a visit as removed; packs belong to none. */
void items_remove_visit(struct items *items, const struct store_ref *visit);
void items_settle(struct items *items, bool commit);
void items_free(struct items *items);

#endif
