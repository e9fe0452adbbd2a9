#include "base/buf.h"

#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_init(struct buf *buf, size_t limit)
{
	*buf = (struct buf){ .limit = limit };
}

void buf_release(struct buf *buf)
{
	if (buf->data)
		explicit_bzero(buf->data, buf->cap);
	free(buf->data);
	*buf = (struct buf){ .limit = buf->limit };
}

void buf_clear(struct buf *buf)
{
	buf->len = 0;
	buf->failed = false;
	if (buf->data)
		buf->data[0] = '\0';
}

/* Not realloc(): it may leave a copy of a patient's words behind. */
static bool grow(struct buf *buf, size_t need)
{
	assert(need > buf->cap);
	size_t cap = buf->cap ? buf->cap : 64;
	while (cap < need)
		cap *= 2;
	char *data = malloc(cap);
	if (!data && out_of_memory)
		out_of_memory();
	if (!data)
		return false;
	if (buf->data) {
		memcpy(data, buf->data, buf->len + 1);
		explicit_bzero(buf->data, buf->cap);
		free(buf->data);
	} else {
		data[0] = '\0';
	}
	buf->data = data;
	buf->cap = cap;
	return true;
}

static bool make_room(struct buf *buf, size_t len)
{
	assert(buf->len <= buf->limit); /* buf_init() was called */
	if (buf->failed || len > buf->limit - buf->len) {
		buf->failed = true;
		return false;
	}
	if (buf->len + len + 1 > buf->cap && !grow(buf, buf->len + len + 1)) {
		buf->failed = true;
		return false;
	}
	return true;
}

bool buf_add(struct buf *buf, const void *bytes, size_t len)
{
	if (!make_room(buf, len))
		return false;
	if (len)
		memcpy(buf->data + buf->len, bytes, len);
	buf->len += len;
	buf->data[buf->len] = '\0';
	return true;
}

bool buf_add_text(struct buf *buf, const char *text)
{
	return buf_add(buf, text, strlen(text));
}

bool buf_add_char(struct buf *buf, char c)
{
	return buf_add(buf, &c, 1);
}

bool buf_add_repeat(struct buf *buf, const char *text, size_t times)
{
	size_t len = strlen(text);
	while (times-- > 0)
		buf_add(buf, text, len);
	return !buf->failed;
}

/* Into the room that there is, at once: most texts fit. */
bool buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args, again;
	size_t room = buf->cap - buf->len;
	va_start(args, format);
	va_copy(again, args);
	int len = vsnprintf(room ? buf->data + buf->len : NULL, room, format, args);
	va_end(args);
	bool ok = len >= 0 && make_room(buf, (size_t)len);
	if (ok && (size_t)len >= room)
		vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
	va_end(again);
	if (ok)
		buf->len += (size_t)len;
	else if (buf->data)
		buf->data[buf->len] = '\0';
	return ok;
}
