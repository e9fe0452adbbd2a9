#include "ui/paste.h"

#define PASTE_MAX 1048576

static const char mark[] = PASTE_END;

void paste_init(struct paste *paste)
{
	buf_init(&paste->bytes, PASTE_MAX);
	paste->matched = 0;
}

void paste_release(struct paste *paste)
{
	buf_release(&paste->bytes);
}

void paste_begin(struct paste *paste)
{
	buf_clear(&paste->bytes);
	paste->matched = 0;
}

size_t paste_lacks(const struct paste *paste)
{
	return PASTE_MARK - paste->matched;
}

static void add_byte(struct paste *paste, char byte)
{
	if (byte != mark[paste->matched]) {
		buf_add(&paste->bytes, mark, paste->matched);
		paste->matched = 0;
	}
	if (byte == mark[paste->matched])
		paste->matched++;
	else
		buf_add_char(&paste->bytes, byte);
}

void paste_add(struct paste *paste, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		add_byte(paste, bytes[i]);
}

const char *paste_text(const struct paste *paste)
{
	return paste->bytes.data ? paste->bytes.data : "";
}
