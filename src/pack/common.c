#include "pack/build.h"

#include "base/str.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void build_fault(struct build *build, struct layer conf, const char *key, const char *fix,
	const char *what, ...)
{
	char text[200];
	va_list args;
	va_start(args, what);
	vsnprintf(text, sizeof text, what, args);
	va_end(args);
	faults_say(build->faults, layer_place(conf, key), fix, "%s", text);
}

bool build_is_id(const char *id)
{
	return *id >= 'a' && *id <= 'z'
	       && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(id)
	       && strlen(id) < 60;
}

int build_word(struct build *build, struct layer conf, const char *key,
	const char *const *words, size_t count, int otherwise)
{
	return conf_word(conf.base, key, words, count, otherwise, build->faults);
}

/* Beyond so many faults no name is offered any more. */
#define HELP_MOST 200
#define TEXT_MOST 4000
/* The same says half as much again in another language. */
#define TRANSLATED(most) ((most) + (most) / 2)

const char *build_nearest(const struct build *build, const struct id_map *map, const char *id)
{
	return build->faults->count < HELP_MOST ? id_map_nearest(map, id, build->arena) : NULL;
}

struct place build_find(const struct build *build, const struct place *from, const char *needle)
{
	return build->faults->unlisted ? *from : place_find(from, needle);
}

size_t build_most(const struct build *build, size_t most)
{
	const struct pack *pack = build->pack;
	return str_is(pack->language, pack->base_language) ? most : TRANSLATED(most);
}

static void check_length(struct build *build, const struct conf_value *value, const char *text,
	size_t most)
{
	size_t count = strlen(text) > most ? utf8_count(text, strlen(text)) : 0;
	if (count > most)
		faults_say(build->faults, &value->at, "make it shorter",
			"a text of %zu characters is longer than any screen", count);
}

static void check_lengths(struct build *build, const struct conf *conf, size_t most)
{
	for (size_t i = 0; i < conf->value_count; i++) {
		const struct conf_value *value = &conf->values[i];
		if (value->text)
			check_length(build, value, value->text, most);
		for (size_t j = 0; j < value->count; j++)
			check_length(build, value, value->list[j], most);
	}
	for (size_t i = 0; i < conf->section_count; i++)
		check_lengths(build, &conf->sections[i], most);
}

void build_lengths(struct build *build, const struct conf *conf, bool translated)
{
	check_lengths(build, conf, translated ? TRANSLATED(TEXT_MOST) : TEXT_MOST);
}

size_t build_count(const struct build *build, const char *name)
{
	size_t count = 0;
	for (size_t i = 0; i < build->files.count; i++)
		count += conf_count(build->files.roots[i], name);
	return count;
}

const struct conf **build_overs(struct build *build, const char *name, struct id_map *map)
{
	size_t most = 0;
	for (size_t i = 0; i < build->site.count; i++)
		most += conf_count(build->site.roots[i], name);
	const struct conf **overs = arena_array(build->arena, most, sizeof *overs);
	for (size_t i = 0; i < build->site.count; i++)
		for (const struct conf *at = NULL;
			(at = conf_next(build->site.roots[i], name, at));) {
			int number = (int)map->count;
			assert((size_t)number < most);
			if (id_map_add(map, at->title, number, build->arena))
				overs[number] = at;
			else if (!build->was_kept)
				faults_say(build->faults, &at->at, "put both into one",
					"the site has a %s '%s' already", name, at->title);
		}
	return overs;
}
