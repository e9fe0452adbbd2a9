#include "base/str.h"

#include "base/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORD_MAX 64

bool str_is(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

bool str_starts(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool str_is_empty(const char *text)
{
	return !text || !*text;
}

bool str_is_blank(const char *text)
{
	return !text || text[utf8_blanks(text)] == '\0';
}

/* The longest phrase that the text begins with, whole; 0: none. */
static size_t phrase_len(const char *text, const char *const *phrases, size_t count)
{
	size_t longest = 0;
	for (size_t i = 0; i < count; i++) {
		size_t len = strlen(phrases[i]);
		bool whole = str_starts(text, phrases[i])
		             && (!text[len] || utf8_blanks(text + len) > 0);
		if (whole && len > longest)
			longest = len;
	}
	return longest;
}

bool str_is_made_of(const char *text, const char *const *phrases, size_t count)
{
	if (str_is_blank(text))
		return false;
	while (text += utf8_blanks(text), *text) {
		size_t len = phrase_len(text, phrases, count);
		if (len == 0)
			return false;
		text += len;
	}
	return true;
}

bool str_folder(const char *path, char *out, size_t size)
{
	const char *slash = strrchr(path, '/');
	size_t len = slash ? (size_t)(slash - path) : 0;
	int written = snprintf(out, size, "%.*s", (int)(len ? len : 1),
		len ? path : slash ? "/" : ".");
	return written > 0 && (size_t)written < size;
}

bool str_to_long(const char *text, long *number)
{
	char *end;
	if (!text || !(*text == '-' || (*text >= '0' && *text <= '9')))
		return false;
	errno = 0;
	long value = strtol(text, &end, 10);
	if (errno || end == text || *end)
		return false;
	*number = value;
	return true;
}

static size_t least(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;
	return ab < c ? ab : c;
}

/* Levenshtein's distance, one row at a time; words longer than WORD_MAX are far from all. */
static size_t distance(const char *a, const char *b)
{
	size_t alen = strlen(a), blen = strlen(b);
	size_t row[WORD_MAX + 1];
	if (alen > WORD_MAX || blen > WORD_MAX)
		return SIZE_MAX;
	for (size_t j = 0; j <= blen; j++)
		row[j] = j;
	for (size_t i = 1; i <= alen; i++) {
		size_t corner = row[0];
		row[0] = i;
		for (size_t j = 1; j <= blen; j++) {
			size_t change = corner + (a[i - 1] != b[j - 1]);
			corner = row[j];
			row[j] = least(row[j] + 1, row[j - 1] + 1, change);
		}
	}
	return row[blen];
}

const char *str_nearest(const char *word, const char *const *names, size_t count)
{
	const char *best = NULL;
	size_t nearest = strlen(word) / 3 + 1;
	for (size_t i = 0; i < count; i++) {
		size_t d = distance(word, names[i]);
		if (d <= nearest && !(best && d == nearest)) {
			best = names[i];
			nearest = d;
		}
	}
	return best;
}

uint64_t str_hash(const char *text)
{
	uint64_t hash = 0xcbf29ce484222325u;
	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
	return hash;
}
