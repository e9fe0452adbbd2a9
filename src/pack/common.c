#include "pack/build.h"

#include "base/str.h"

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

struct place place_find(const struct place *from, const char *needle)
{
	struct place at = *from;
	const char *text = from->text, *end = text + from->text_len;
	for (int line = 1; text && line < from->line && text < end; line++) {
		const char *next = memchr(text, '\n', (size_t)(end - text));
		text = next ? next + 1 : end;
	}
	size_t len = strlen(needle);
	if (!text || from->column < 1 || end - text < from->column)
		return at;
	const char *line_at = text;
	for (text += from->column - 1; text + len <= end; text++) {
		if (memcmp(text, needle, len) == 0) {
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
