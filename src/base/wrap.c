#include "base/wrap.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdbool.h>

struct filling {
	const char *text;
	size_t len;
	int width;
	const char *breaks; /* NULL: all ASCII, see may_break() */
	struct arena *arena;
	struct wrap wrap;
	size_t cap;
};

static bool is_ascii(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	return true;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/*
 * Plain ASCII breaks after blanks and after a hyphen between letters: what
 * UAX 14 comes to for running text, without its tables.
 */
static bool may_break(const struct filling *f, size_t at)
{
	if (f->breaks)
		return f->breaks[at] == UTF8_MAY_BREAK;
	const char *s = f->text;
	if (at == 0 || s[at] == ' ')
		return false;
	if (s[at - 1] == ' ')
		return true;
	return s[at - 1] == '-' && at >= 2 && is_letter(s[at - 2]) && is_letter(s[at]);
}

static struct wrap_row *add_row(struct filling *f)
{
	f->wrap.rows = arena_grow(f->arena, f->wrap.rows, f->wrap.count, &f->cap,
		sizeof *f->wrap.rows);
	return &f->wrap.rows[f->wrap.count++];
}

/* The row [at, end), its blanks at the end left out, unless the text ends there. */
static void end_row(struct filling *f, size_t at, size_t end, size_t next)
{
	assert(at <= end && end <= f->len);
	size_t stop = end;
	while (next < f->len && stop > at && f->text[stop - 1] == ' ')
		stop--;
	int width = utf8_width(f->text + at, stop - at);
	*add_row(f) = (struct wrap_row){ at, stop - at, next, width };
}

/* Fills the row that begins at `at`; returns where the next begins. */
static size_t fill_row(struct filling *f, size_t at)
{
	size_t border = 0; /* the last place to break at; 0 none */
	int used = 0;
	for (size_t i = at; i < f->len;) {
		if (f->text[i] == '\n') {
			end_row(f, at, i, i + 1);
			return i + 1;
		}
		if (i > at && may_break(f, i))
			border = i;
		int width;
		size_t next = utf8_next_width(f->text, f->len, i, &width);
		/* Blanks hang over the end of a row; the first cluster always fits. */
		if (used + width > f->width && f->text[i] != ' ' && i > at) {
			size_t cut = border ? border : i;
			end_row(f, at, cut, cut);
			return cut;
		}
		used += width;
		i = next;
	}
	end_row(f, at, f->len, f->len);
	return f->len;
}

/* Printable ASCII, no longer than a row: nothing to look for. */
static bool is_one_row(const char *text, size_t len, int width)
{
	if (len == 0 || width < 0 || len > (size_t)width)
		return false;
	for (size_t i = 0; i < len; i++)
		if (text[i] < 0x20 || text[i] >= 0x7F)
			return false;
	return true;
}

struct wrap wrap_text(const char *text, size_t len, int width, struct arena *arena)
{
	struct filling f = { .text = text, .len = len, .width = width, .arena = arena };
	if (is_one_row(text, len, width)) {
		*add_row(&f) = (struct wrap_row){ 0, len, len, (int)len };
		return f.wrap;
	}
	if (!is_ascii(text, len)) {
		char *breaks = arena_alloc(arena, len);
		utf8_breaks(text, len, breaks);
		f.breaks = breaks;
	}
	size_t at = 0;
	while (at < len) {
		size_t next = fill_row(&f, at);
		assert(next > at); /* or it would never end */
		at = next;
	}
	/* A newline at the very end opens one more row, for whoever types there. */
	if (len == 0 || text[len - 1] == '\n')
		*add_row(&f) = (struct wrap_row){ len, 0, len, 0 };
	return f.wrap;
}
