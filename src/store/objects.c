#include "store/objects.h"

#include "base/str.h"

#include <string.h>

static const char *text_of(struct arena *arena, const struct db_value *value)
{
	return value->bytes ? arena_strndup(arena, value->bytes, value->len) : "";
}

bool objects_add(void *ctx, const struct db_value *columns)
{
	struct objects *objects = ctx;
	objects->list = arena_grow(objects->arena, objects->list, objects->count, &objects->cap,
		sizeof *objects->list);
	objects->list[objects->count++] = (struct object){ text_of(objects->arena, &columns[0]),
		text_of(objects->arena, &columns[1]), text_of(objects->arena, &columns[2]) };
	return true;
}

bool objects_has_table(const struct objects *objects, const char *name, size_t len)
{
	for (size_t i = 0; i < objects->count; i++)
		if (str_is(objects->list[i].type, "table")
			&& strlen(objects->list[i].name) == len
			&& memcmp(objects->list[i].name, name, len) == 0)
			return true;
	return false;
}

static const struct object *find(const struct objects *objects, const struct object *like)
{
	for (size_t i = 0; i < objects->count; i++)
		if (str_is(objects->list[i].name, like->name)
			&& str_is(objects->list[i].type, like->type))
			return &objects->list[i];
	return NULL;
}

void objects_compare(const struct objects *made, const struct objects *found,
	struct faults *faults)
{
	for (size_t i = 0; i < made->count; i++) {
		const struct object *own = &made->list[i], *there = find(found, own);
		if (!there)
			faults_say(faults, NULL, NULL, "the file is damaged: it has no %s '%s'",
				own->type, own->name);
		else if (!str_is(own->sql, there->sql))
			faults_say(faults, NULL, NULL, "the %s '%s' is not the way tandem makes it",
				own->type, own->name);
	}
	for (size_t i = 0; i < found->count; i++)
		if (!find(made, &found->list[i]))
			faults_say(faults, NULL, NULL, "the %s '%s' is not one of tandem's",
				found->list[i].type, found->list[i].name);
}
