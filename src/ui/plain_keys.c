#include "ui/plain_keys.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A key by its name on all keyboards, or by the word for it. */
static const struct {
	const char *name;
	enum word word;
	const char *line;
} keys[] = {
	{ "F1", 0, ":h" }, { "F3", 0, ":plan" }, { "F4", 0, ":note" }, { "F5", 0, ":map" },
	{ NULL, WORD_key_menu, ":o" }, { NULL, WORD_key_esc, ":b" },
};

static const char *name_of(const struct words *words, size_t key)
{
	return keys[key].name ? keys[key].name : words->text[keys[key].word];
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* "F1" is not in "F12", nor "Esc" in "Escape". */
static bool is_key_at(const char *text, const char *at, const char *name)
{
	size_t len = strlen(name);
	return len > 0 && strncmp(at, name, len) == 0 && (at == text || !is_letter(at[-1]))
	       && !is_letter(at[len]);
}

/* COUNT(keys): none begins there. */
static size_t key_at(const struct words *words, const char *text, const char *at)
{
	size_t key = 0;
	while (key < COUNT(keys) && !is_key_at(text, at, name_of(words, key)))
		key++;
	return key;
}

const char *plain_keys(const struct words *words, const char *text, struct arena *arena)
{
	const char *said = "", *from = text;
	for (const char *at = text; at && *at; at++) {
		size_t key = key_at(words, text, at);
		if (key == COUNT(keys))
			continue;
		said = arena_printf(arena, "%s%.*s%s", said, (int)(at - from), from,
			keys[key].line);
		from = at + strlen(name_of(words, key));
		at = from - 1;
	}
	return from == text ? text : arena_printf(arena, "%s%s", said, from);
}
