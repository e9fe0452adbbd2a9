#include "store/item.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct item_key item_key(enum item_kind kind, const struct store_ref *visit)
{
	struct item_key key = { .kind = kind };
	if (visit)
		key.visit = *visit;
	return key;
}

struct item_key item_row_key(const struct store_ref *visit, uint64_t seq)
{
	struct item_key key = item_key(ITEM_ROW, visit);
	key.seq = seq;
	return key;
}

struct item_key item_draft_key(const struct store_ref *visit, const char *field)
{
	struct item_key key = item_key(ITEM_DRAFT, visit);
	key.name = field;
	key.name_len = strlen(field) + 1;
	return key;
}

struct item_key item_pack_key(const unsigned char digest[STORE_PACK_SIZE])
{
	struct item_key key = item_key(ITEM_PACK, NULL);
	key.name = digest;
	key.name_len = STORE_PACK_SIZE;
	return key;
}

static bool same_visit(const struct item_key *a, const struct item_key *b)
{
	return store_ref_is(&a->visit, &b->visit);
}

static bool same_key(const struct item_key *a, const struct item_key *b)
{
	return a->kind == b->kind && a->seq == b->seq && same_visit(a, b)
	       && a->name_len == b->name_len
	       && (a->name_len == 0 || memcmp(a->name, b->name, a->name_len) == 0);
}

const unsigned char *item_content(const struct item *item)
{
	return item->bytes + item->key.name_len;
}

struct item *items_find(const struct items *items, const struct item_key *key)
{
	struct item *item = items->first;
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

static void link_item(struct items *items, struct item *item)
{
	struct item **at = &items->first;
	while (*at && !belongs_before(&item->key, *at))
		at = &(*at)->next;
	item->next = *at;
	*at = item;
}

bool items_add(struct items *items, const struct item_key *key, const void *bytes, size_t len,
	struct fault *why)
{
	assert((key->kind == ITEM_ROW) == (key->seq > 0) && (len == 0 || bytes));
	assert(key->name_len == 0 || key->name);
	if (items_find(items, key))
		return fault_set_kind(why, FAULT_ELSEWHERE, NULL, "this does not fit what is kept");
	struct item *item = malloc(sizeof *item + key->name_len + len);
	if (!item)
		return fault_set_kind(why, FAULT_NO_MEMORY, NULL, "there is no memory left");
	*item = (struct item){ .key = *key, .added = true, .len = len };
	if (key->name_len)
		memcpy(item->bytes, key->name, key->name_len);
	if (len)
		memcpy(item->bytes + key->name_len, bytes, len);
	item->key.name = item->bytes;
	link_item(items, item);
	return true;
}

static void free_item(struct item *item)
{
	explicit_bzero(item, sizeof *item + item->key.name_len + item->len);
	free(item);
}

const struct item *items_next(const struct item *item, enum item_kind kind,
	const struct store_ref *visit)
{
	const struct item_key key = item_key(kind, visit);
	while (item
		&& (item->removed || item->key.kind != kind
			|| (visit && !same_visit(&item->key, &key))))
		item = item->next;
	return item;
}

void items_settle(struct items *items, bool commit)
{
	struct item **at = &items->first;
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

void items_remove_visit(struct items *items, const struct store_ref *visit)
{
	const struct item_key key = item_key(ITEM_VISIT, visit);
	for (struct item *item = items->first; item; item = item->next)
		if (item->key.kind != ITEM_PACK && same_visit(&item->key, &key))
			item->removed = true;
}

void items_free(struct items *items)
{
	struct item *item = items->first;
	while (item) {
		struct item *next = item->next;
		free_item(item);
		item = next;
	}
}
