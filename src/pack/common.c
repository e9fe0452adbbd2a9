#include "pack/build.h"

#include "base/str.h"
#include "base/utf8.h"

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

static const char *list_words(struct build *build, const char *const *words, size_t count)
{
	const char *all = "write one of:";
	for (size_t i = 0; i < count; i++)
		all = arena_printf(build->arena, "%s%s %s", all, i ? "," : "", words[i]);
	return all;
}

int build_word(struct build *build, struct layer conf, const char *key,
	const char *const *words, size_t count, int otherwise)
{
	const char *word = conf_text(conf.base, key);
	for (size_t i = 0; word && i < count; i++)
		if (str_is(words[i], word))
			return (int)i;
	if (!word && otherwise >= 0)
		return otherwise;
	const char *near = word ? str_nearest(word, words, count) : NULL;
	const char *fix = near ? arena_printf(build->arena, "write '%s'", near)
	                       : list_words(build, words, count);
	if (word)
		build_fault(build, conf, key, fix, "there is no %s '%s'", key, word);
	else
		build_fault(build, conf, key, fix, "'%s' is missing", key);
	return -1;
}

/* Beyond so many faults no name is offered any more. */
#define HELP_MOST 200
#define TEXT_MOST 4000

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
	       || c == '-' || c == '_';
}

/* 'sure' is not found in 'unsure', nor 'flag' in 'x.flag'; {sure} needs no such care. */
static bool stands_alone(const char *begin, const char *found, size_t len, const char *end)
{
	if (!is_name_byte(*found))
		return true;
	return !(found > begin && (is_name_byte(found[-1]) || found[-1] == '.'))
	       && !(found + len < end && is_name_byte(found[len]));
}

struct place place_find(const struct place *from, const char *needle)
{
	struct place at = *from;
	const char *text = from->text, *end = text + from->text_len;
	for (int line = 1; text && line < from->line && text < end; line++) {
		const char *next = memchr(text, '\n', (size_t)(end - text));
		text = next ? next + 1 : end;
	}
	size_t len = strlen(needle);
	if (!text || len == 0 || from->column < 1 || end - text < from->column)
		return at;
	const char *line_at = text;
	for (text += from->column - 1; text + len <= end; text++) {
		if (memcmp(text, needle, len) == 0 && stands_alone(from->text, text, len, end)) {
			at.column = (int)(text - line_at) + 1;
			at.span = (int)len;
			return at;
		}
		if (*text == '\n') {
			at.line++;
			line_at = text + 1;
		}
	}
	return *from;
}

const char *build_nearest(const struct build *build, const struct id_map *map, const char *id)
{
	return build->faults->count < HELP_MOST ? id_map_nearest(map, id, build->arena) : NULL;
}

struct place build_find(const struct build *build, const struct place *from, const char *needle)
{
	return build->faults->unlisted ? *from : place_find(from, needle);
}

static void check_length(struct build *build, const struct conf_value *value, const char *text)
{
	size_t count = strlen(text) > TEXT_MOST ? utf8_count(text, strlen(text)) : 0;
	if (count > TEXT_MOST)
		faults_say(build->faults, &value->at, "make it shorter",
			"a text of %zu characters is longer than any screen", count);
}

void build_lengths(struct build *build, const struct conf *conf)
{
	for (size_t i = 0; i < conf->value_count; i++) {
		const struct conf_value *value = &conf->values[i];
		if (value->text)
			check_length(build, value, value->text);
		for (size_t j = 0; j < value->count; j++)
			check_length(build, value, value->list[j]);
	}
	for (size_t i = 0; i < conf->section_count; i++)
		build_lengths(build, &conf->sections[i]);
}

const struct conf **build_overs(struct build *build, const char *name, struct id_map *map)
{
	size_t room = 1;
	for (size_t i = 0; i < build->site_count; i++)
		room += build->site_roots[i]->section_count;
	const struct conf **overs = arena_array(build->arena, room, sizeof *overs);
	for (size_t i = 0; i < build->site_count; i++)
		for (const struct conf *at = NULL;
			(at = conf_next(build->site_roots[i], name, at));) {
			int number = (int)map->count;
			if (id_map_add(map, at->title, number, build->arena))
				overs[number] = at;
			else if (!build->was_kept)
				faults_say(build->faults, &at->at, "put both into one",
					"the site has a %s '%s' already", name, at->title);
		}
	return overs;
}
