#include "record/pack_cache.h"

#include <assert.h>
#include <string.h>

void pack_cache_init(struct pack_cache *cache, void (*last_words)(void))
{
	*cache = (struct pack_cache){ .last_words = last_words };
	arena_init(&cache->arena, last_words);
}

void pack_cache_release(struct pack_cache *cache)
{
	for (size_t i = 0; i < cache->count; i++)
		pack_free(cache->packs[i]);
	arena_release(&cache->arena);
	*cache = (struct pack_cache){ 0 };
}

struct opening {
	struct pack_cache *cache;
	struct pack *pack;
	struct fault *why;
};

static bool open_bundle(void *ctx, const void *bytes, size_t len)
{
	struct opening *opening = ctx;
	struct arena arena;
	struct faults faults;
	arena_init(&arena, opening->cache->last_words);
	faults_init(&faults, &arena);
	opening->pack = pack_open_bundle(bytes, len, &faults, opening->cache->last_words);
	assert(opening->pack || faults.count > 0);
	if (!opening->pack && opening->why) {
		*opening->why = faults.list[0];
		/* A file within the bundle, which nobody can open. */
		fault_set_place(opening->why, NULL);
	}
	arena_release(&arena);
	return false;
}

struct pack *pack_cache_get(struct pack_cache *cache, struct store *store,
	const struct digest *digest, struct fault *why)
{
	struct opening opening = { .cache = cache, .why = why };
	for (size_t i = 0; i < cache->count; i++)
		if (memcmp(&cache->packs[i]->digest, digest, sizeof *digest) == 0)
			return cache->packs[i];
	if (!store->ops->get_pack(store, digest->bytes, open_bundle, &opening, why)
		|| !opening.pack)
		return NULL;
	cache->packs = arena_grow(&cache->arena, cache->packs, cache->count, &cache->cap,
		sizeof *cache->packs);
	cache->packs[cache->count++] = opening.pack;
	return opening.pack;
}
