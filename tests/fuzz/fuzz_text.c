/* What utf8_clean() promises of any bytes at all (base/utf8.h). */
#include "base/utf8.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

/* What no cleaned text may hold; a newline only where newlines were asked for. */
static bool is_control(uint32_t cp, bool newlines)
{
	return (cp < 0x20 && !(cp == '\n' && newlines)) || (cp >= 0x7F && cp <= 0x9F)
	       || (cp >= 0x200E && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202E)
	       || (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF || cp == 0x61C
	       || (cp >= 0xE0000 && cp <= 0xE007F) || (cp & 0xFFFE) == 0xFFFE;
}

static void must_be_clean(const struct buf *text, size_t limit, bool newlines)
{
	MUST(utf8_is_valid(text->data, text->len));
	MUST(utf8_count(text->data, text->len) <= limit);
	MUST(strlen(text->data) == text->len);
	for (size_t at = 0, n; at < text->len; at += n) {
		uint32_t cp = utf8_decode(text->data + at, &n);
		MUST(n > 0);
		MUST(!is_control(cp, newlines));
	}
}

/* Every border is met from both sides, and the text ends. */
static void must_have_borders(const struct buf *text)
{
	size_t forward = 0, back = 0;
	for (size_t at = 0; at < text->len; forward++) {
		size_t next = utf8_next(text->data, text->len, at);
		MUST(next > at && next <= text->len);
		at = next;
	}
	for (size_t at = text->len; at > 0; back++) {
		size_t before = utf8_prev(text->data, text->len, at);
		MUST(before < at);
		at = before;
	}
	MUST(forward == back);
}

static void must_be_ascii(const struct buf *text)
{
	struct buf plain;
	buf_init(&plain, text->len * 8 + 1);
	utf8_to_ascii(text->data, text->len, &plain);
	MUST(!plain.failed);
	for (size_t i = 0; i < plain.len; i++)
		MUST(plain.data[i] == '\n' || (plain.data[i] >= 0x20 && plain.data[i] < 0x7F));
	buf_release(&plain);
}

/* The first byte says the limit, the second whether newlines stay. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	if (len < 2)
		return 0;
	struct buf once, twice;
	size_t limit = bytes[0] == 0xFF ? 100000 : bytes[0];
	bool newlines = bytes[1] & 1;
	utf8_locale();
	buf_init(&once, len * 16 + 64);
	buf_init(&twice, len * 16 + 64);
	bool whole = utf8_clean((const char *)bytes + 2, len - 2, limit, newlines, &once);
	MUST(!once.failed);
	if (once.len) {
		must_be_clean(&once, limit, newlines);
		must_have_borders(&once);
		must_be_ascii(&once);
		/* What was cut fits; what fitted still does. */
		MUST(utf8_clean(once.data, once.len, limit, newlines, &twice));
		MUST(once.len == twice.len && memcmp(once.data, twice.data, once.len) == 0);
	} else {
		MUST(whole || limit < 32);
	}
	buf_release(&once);
	buf_release(&twice);
	return 0;
}
