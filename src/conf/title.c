#include "conf/title.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

static void put(struct titles *titles, uint64_t hash)
{
	size_t at = hash & (titles->cap - 1);
	while (titles->hashes[at])
		at = (at + 1) & (titles->cap - 1);
	titles->hashes[at] = hash;
}

static void grow(struct titles *titles, struct arena *arena)
{
	struct titles more = { .cap = titles->cap ? titles->cap * 2 : 16,
		.count = titles->count };
	more.hashes = arena_array(arena, more.cap, sizeof *more.hashes);
	for (size_t i = 0; i < titles->cap; i++)
		if (titles->hashes[i])
			put(&more, titles->hashes[i]);
	*titles = more;
}

static bool has(const struct titles *titles, uint64_t hash)
{
	size_t at = hash & (titles->cap - 1);
	while (titles->hashes[at] && titles->hashes[at] != hash)
		at = (at + 1) & (titles->cap - 1);
	return titles->hashes[at] != 0;
}

bool titles_note(struct titles *titles, const char *name, struct arena *arena)
{
	uint64_t hash = str_hash(name) | 1;
	if (titles->count * 2 >= titles->cap)
		grow(titles, arena);
	if (has(titles, hash))
		return false;
	put(titles, hash);
	titles->count++;
	return true;
}

/* What a backslash and `next` say; NULL: just what they are. */
static const char *escape(char mark, char next)
{
	static const struct {
		char mark, next;
		const char *says;
	} escapes[] = { { '"', 'n', "\n" }, { '"', 't', "\t" }, { '"', '"', "\"" },
		{ '"', '\\', "\\" }, { '"', '$', "$" }, { '"', '\n', "" }, { '\'', '\'', "'" },
		{ '\'', '\\', "\\" }, { '\'', '\n', "" } };
	for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
		if (escapes[i].mark == mark && escapes[i].next == next)
			return escapes[i].says;
	return NULL;
}

static size_t unescape(const char *text, size_t len, char mark, char *out)
{
	size_t at = 0;
	for (size_t i = 0; i < len; i++) {
		const char *says = text[i] == '\\' && i + 1 < len ? escape(mark, text[i + 1]) : NULL;
		if (says) {
			if (*says)
				out[at++] = *says;
			i++;
		} else {
			out[at++] = text[i];
		}
	}
	return at;
}

/* Most titles are ids, which say what they say. */
static bool is_plain(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (text[i] < ' ' || text[i] > '~' || text[i] == '\\')
			return false;
	return true;
}

const char *title_read(const char *token, size_t len, struct arena *arena)
{
	struct buf clean;
	char mark = *token;
	bool quoted = mark == '"' || mark == '\'';
	if (quoted) {
		token++;
		len -= 2;
	}
	if (!quoted || is_plain(token, len))
		return arena_strndup(arena, token, len);
	char *text = arena_alloc(arena, len + 1);
	len = unescape(token, len, mark, text);
	buf_init(&clean, len * 16 + 64);
	utf8_clean(text, len, len, false, &clean);
	const char *title = arena_strndup(arena, clean.data ? clean.data : "", clean.len);
	buf_release(&clean);
	return title;
}
