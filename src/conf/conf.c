#include "conf/conf.h"

#include "base/arena.h"
#include "base/str.h"

#include <assert.h>
#include <string.h>

const struct conf_value *conf_find(const struct conf *conf, const char *key)
{
	for (size_t i = 0; i < conf->value_count; i++)
		if (str_is(conf->values[i].field->name, key))
			return &conf->values[i];
	return NULL;
}

const char *conf_text(const struct conf *conf, const char *key)
{
	const struct conf_value *value = conf_find(conf, key);
	return value ? value->text : NULL;
}

long conf_int(const struct conf *conf, const char *key, long otherwise)
{
	const struct conf_value *value = conf_find(conf, key);
	return value ? value->number : otherwise;
}

bool conf_bool(const struct conf *conf, const char *key, bool otherwise)
{
	const struct conf_value *value = conf_find(conf, key);
	return value ? value->flag : otherwise;
}

const struct place *conf_place(const struct conf *conf, const char *key)
{
	const struct conf_value *value = conf_find(conf, key);
	return value ? &value->at : &conf->at;
}

const struct conf *conf_next(const struct conf *conf, const char *name, const struct conf *from)
{
	size_t i = from ? (size_t)(from - conf->sections) + 1 : 0;
	assert(i <= conf->section_count); /* `from` is one of these */
	for (; i < conf->section_count; i++)
		if (str_is(conf->sections[i].field->name, name))
			return &conf->sections[i];
	return NULL;
}

size_t conf_count(const struct conf *conf, const char *name)
{
	size_t count = 0;
	for (size_t i = 0; i < conf->section_count; i++)
		count += str_is(conf->sections[i].field->name, name);
	return count;
}

/* ---- a word out of a few -------------------------------------------------------------- */

static const char *list_words(const char *const *words, size_t count, struct arena *arena)
{
	const char *all = "write one of:";
	for (size_t i = 0; i < count; i++)
		all = arena_printf(arena, "%s%s %s", all, i ? "," : "", words[i]);
	return all;
}

int conf_word(const struct conf *conf, const char *key, const char *const *words, size_t count,
	int otherwise, struct faults *faults)
{
	const char *word = conf_text(conf, key);
	assert(count > 0 && otherwise < (int)count);
	for (size_t i = 0; word && i < count; i++)
		if (str_is(words[i], word))
			return (int)i;
	if (!word && otherwise >= 0)
		return otherwise;
	const char *near = word ? str_nearest(word, words, count) : NULL;
	const char *fix = near ? arena_printf(faults->arena, "write '%s'", near)
	                       : list_words(words, count, faults->arena);
	if (word)
		faults_say(faults, conf_place(conf, key), fix, "there is no %s '%s'", key, word);
	else
		faults_say(faults, conf_place(conf, key), fix, "'%s' is missing", key);
	return -1;
}

/* ---- places ------------------------------------------------------------------------ */

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
