#include "conf/layer.h"

#include "base/arena.h"
#include "base/str.h"

#include <string.h>

const struct conf_value *layer_find(struct layer layer, const char *key)
{
	const struct conf_value *over = layer.over ? conf_find(layer.over, key) : NULL;
	return over ? over : conf_find(layer.base, key);
}

const char *layer_fold(const char *text, struct arena *arena)
{
	char *out = arena_alloc(arena, strlen(text) + 1);
	size_t len = 0;
	while (*text) {
		size_t blanks = strspn(text, " \n");
		int lines = 0;
		for (size_t i = 0; i < blanks; i++)
			lines += text[i] == '\n';
		text += blanks;
		if (!*text)
			break;
		/* Blanks that hold no newline are as the author wants them. */
		if (len && lines == 0) {
			memset(out + len, ' ', blanks);
			len += blanks;
		} else if (len) {
			memcpy(out + len, "\n\n", lines > 1 ? 2 : 1);
			out[len] = lines > 1 ? '\n' : ' ';
			len += lines > 1 ? 2 : 1;
		}
		size_t word = strcspn(text, " \n");
		memcpy(out + len, text, word);
		len += word;
		text += word;
	}
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
	const struct conf *at = NULL;
	while (layer.over && (at = conf_next(layer.over, inner->field->name, at)))
		if (str_is(at->title, inner->title))
			result.over = at;
	return result;
}
