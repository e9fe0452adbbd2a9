#include "ui/plain_line.h"

#include "base/utf8.h"

void plain_line_init(struct plain_line *line, bool terminal)
{
	*line = (struct plain_line){ .most = terminal ? PLAIN_LINE_TERMINAL : PLAIN_LINE_BYTES };
	buf_init(&line->raw, PLAIN_LINE_BYTES);
}

void plain_line_release(struct plain_line *line)
{
	buf_release(&line->raw);
}

void plain_line_begin(struct plain_line *line)
{
	buf_clear(&line->raw);
	line->ended = line->too_long = false;
}

bool plain_line_add(struct plain_line *line, char byte)
{
	line->ended = byte == '\n';
	if (line->ended)
		return true;
	if (line->raw.len == line->most || !buf_add_char(&line->raw, byte))
		line->too_long = true;
	return false;
}

/*
 * Arrows, Delete and the like end up as their codes in a line that a terminal edits, and so
 * does a backspace that it does not know.  What was meant is not what stands there.
 */
static bool has_keys(const char *text, size_t len)
{
	for (size_t at = 0; at < len; at++) {
		unsigned char c = (unsigned char)text[at];
		if ((c < 0x20 && c != '\t') || c == 0x7F)
			return true;
		/* C1, as UTF-8 has it. */
		if (c == 0xC2 && at + 1 < len && (unsigned char)text[at + 1] < 0xA0)
			return true;
	}
	return false;
}

enum plain_line_end plain_line_end(const struct plain_line *line, struct buf *text)
{
	const char *raw = line->raw.data ? line->raw.data : "";
	size_t len = line->raw.len;
	buf_clear(text);
	if (!line->ended)
		return PLAIN_LINE_NONE;
	if (line->too_long)
		return PLAIN_LINE_LONG;
	while (len > 0 && raw[len - 1] == '\r')
		len--;
	if (has_keys(raw, len))
		return PLAIN_LINE_KEYS;
	if (!utf8_clean(raw, len, PLAIN_LINE_MOST, false, text)) {
		buf_clear(text);
		return PLAIN_LINE_LONG;
	}
	/* Where there was nothing there is a text as well. */
	buf_add(text, "", 0);
	return PLAIN_LINE_TAKEN;
}
