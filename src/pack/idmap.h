/*
 * Ids to numbers, in one step however many there are.
 */
#ifndef TANDEM_PACK_IDMAP_H
#define TANDEM_PACK_IDMAP_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct id_slot {
	const char *id; /* borrowed; NULL: free */
	int number;
};

struct id_map {
	struct id_slot *slots; /* in the arena */
	size_t count, cap;
};

/* The number of an id; -1 where it is not in the map. */
int id_map_find(const struct id_map *map, const char *id);
/* False when the id is there already; it keeps its number. */
bool id_map_add(struct id_map *map, const char *id, int number, struct arena *arena);
/* The id nearest to a mistyped one; NULL when none is near. */
const char *id_map_nearest(const struct id_map *map, const char *id, struct arena *arena);

#endif
