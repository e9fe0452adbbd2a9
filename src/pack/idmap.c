#include "pack/idmap.h"

#include "base/arena.h"
#include "base/str.h"

#include <assert.h>

/* So many names are compared with a mistyped one: more are no help, only slow. */
#define NEAREST_MOST 2000

static size_t slot_of(const struct id_map *map, const char *id)
{
	assert((map->cap & (map->cap - 1)) == 0 && map->count < map->cap);
	size_t at = str_hash(id) & (map->cap - 1);
	while (map->slots[at].id && !str_is(map->slots[at].id, id))
		at = (at + 1) & (map->cap - 1);
	return at;
}

int id_map_find(const struct id_map *map, const char *id)
{
	if (map->cap == 0)
		return -1;
	const struct id_slot *slot = &map->slots[slot_of(map, id)];
	return slot->id ? slot->number : -1;
}

static void grow(struct id_map *map, struct arena *arena)
{
	struct id_map more = { .cap = map->cap ? map->cap * 2 : 16, .count = map->count };
	more.slots = arena_array(arena, more.cap, sizeof *more.slots);
	for (size_t i = 0; i < map->cap; i++)
		if (map->slots[i].id)
			more.slots[slot_of(&more, map->slots[i].id)] = map->slots[i];
	*map = more;
}

bool id_map_add(struct id_map *map, const char *id, int number, struct arena *arena)
{
	assert(id && number >= 0); /* -1 says that it is not there */
	if (map->count * 2 >= map->cap)
		grow(map, arena);
	struct id_slot *slot = &map->slots[slot_of(map, id)];
	if (slot->id)
		return false;
	*slot = (struct id_slot){ id, number };
	map->count++;
	return true;
}

const char *id_map_nearest(const struct id_map *map, const char *id, struct arena *arena)
{
	size_t most = map->count < NEAREST_MOST ? map->count : NEAREST_MOST;
	const char **names = arena_array(arena, most + 1, sizeof *names);
	size_t count = 0;
	for (size_t i = 0; i < map->cap && count < most; i++)
		if (map->slots[i].id)
			names[count++] = map->slots[i].id;
	return str_nearest(id, names, count);
}
