/*
 * The packs that visits were held with: each is read once, and stays open as long
 * as the cache, which outlives the visits that are opened with it.
 */
#ifndef TANDEM_RECORD_PACK_CACHE_H
#define TANDEM_RECORD_PACK_CACHE_H

#include "base/arena.h"
#include "pack/pack.h"
#include "store/store.h"

struct pack_cache {
	struct pack **packs; /* owned, each; the array is the arena's */
	size_t count, cap;
	struct arena arena; /* owned */
	void (*last_words)(void);
};

void pack_cache_init(struct pack_cache *cache, void (*last_words)(void));
void pack_cache_release(struct pack_cache *cache);
/* The pack of that digest, from the cache or the store; NULL where neither has it whole. */
struct pack *pack_cache_get(struct pack_cache *cache, struct store *store,
	const struct digest *digest, struct fault *why);

#endif
