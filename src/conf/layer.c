#include "conf/layer.h"

#include "base/arena.h"
#include "base/str.h"

#include <assert.h>
#include <string.h>

const struct conf_value *layer_find(struct layer layer, const char *key)
{
	assert(layer.base); /* a screen without a question has no section for it */
	const struct conf_value *over = layer.over ? conf_find(layer.over, key) : NULL;
	return over ? over : conf_find(layer.base, key);
}

/* Blanks and newlines, of these `*lines`. */
static size_t count_blanks(const char *text, size_t *lines)
{
	size_t blanks = strspn(text, " \n");
	*lines = 0;
	for (size_t i = 0; i < blanks; i++)
		*lines += text[i] == '\n';
	return blanks;
}

/* To the end of the line, without the blanks there; those within are as the author wants them. */
static size_t line_len(const char *text)
{
	size_t len = strcspn(text, "\n");
	while (len > 0 && text[len - 1] == ' ')
		len--;
	return len;
}

const char *layer_fold(const char *text, struct arena *arena)
{
	size_t most = strlen(text), len = 0, lines, line;
	char *out = arena_alloc(arena, most + 1);
	for (text += count_blanks(text, &lines); *text; text += count_blanks(text, &lines)) {
		if (len && lines > 1)
			out[len++] = '\n';
		if (len)
			out[len++] = lines > 1 ? '\n' : ' ';
		line = line_len(text);
		memcpy(out + len, text, line);
		len += line;
		text += line;
	}
	assert(len <= most);
	out[len] = '\0';
	return out;
}

const char *layer_text(struct layer layer, const char *key, struct arena *arena)
{
	const struct conf_value *value = layer_find(layer, key);
	return value && value->text ? layer_fold(value->text, arena) : NULL;
}

const char *const *layer_list(struct layer layer, const char *key, size_t *count,
	struct arena *arena)
{
	const struct conf_value *value = layer_find(layer, key);
	*count = value ? value->count : 0;
	assert(*count == 0 || value->list);
	const char **list = arena_array(arena, *count ? *count : 1, sizeof *list);
	for (size_t i = 0; i < *count; i++)
		list[i] = layer_fold(value->list[i], arena);
	return list;
}

const struct place *layer_place(struct layer layer, const char *key)
{
	const struct conf_value *value = layer_find(layer, key);
	return value ? &value->at : &layer.base->at;
}

struct layer layer_inner(struct layer layer, const struct conf *inner)
{
	struct layer result = { inner, NULL };
	assert(inner->field); /* it is a section, and no file */
	const struct conf *at = NULL;
	while (layer.over && (at = conf_next(layer.over, inner->field->name, at)))
		if (str_is(at->title, inner->title))
			result.over = at;
	return result;
}
