/* What utf8_clean() promises of any bytes at all (base/utf8.h). */
#include "base/utf8.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

#include <unictype.h>

/* Where Unicode is at its worst: a byte of the input stands for one of these. */
static const uint32_t nasty[] = { 'a', 'e', ' ', '\n', '\r', '\t', 0x1B, 0x7F, 0x85, 0xA0, 0xAD,
	0xE9, 0x300, 0x301, 0x308, 0x323, 0x327, 0x328, 0x340, 0x344, 0x345, 0x34F, 0x5B0, 0x61C,
	0x915, 0x93C, 0x94D, 0x937, 0x958, 0x9BE, 0x9C7, 0x9D7, 0xDCF, 0xDD9, 0xDDC, 0xE01, 0xE33,
	0x1100, 0x1161, 0x11A8, 0x180E, 0x1E69, 0x200B, 0x200C, 0x200D, 0x200E, 0x2028, 0x202E,
	0x2066, 0x2126, 0x212B, 0x3099, 0x304B, 0xAC00, 0xAC01, 0xF900, 0xFB1D, 0xFE0F, 0xFEFF,
	0xFFFD, 0xFFFE, 0x1D157, 0x1D165, 0x1D15E, 0x1F1E6, 0x1F3FB, 0x1F469, 0x2F800, 0xE0020,
	0xE0100, 0x10FFFF };

/* What no cleaned text may hold; a newline only where newlines were asked for. */
static bool is_control(uint32_t cp, bool newlines)
{
	return (cp < 0x20 && !(cp == '\n' && newlines)) || (cp >= 0x7F && cp <= 0x9F) || cp == 0xAD
	       || cp == 0x61C || cp == 0x200B || cp == 0x200E || cp == 0x200F
	       || (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF
	       || (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp >= 0xE0000 && cp <= 0xE007F)
	       || (cp & 0xFFFE) == 0xFFFE;
}

static void must_be_clean(const struct buf *text, size_t limit, bool newlines)
{
	int marks = 0;
	MUST(utf8_is_valid(text->data, text->len));
	MUST(utf8_count(text->data, text->len) <= limit);
	MUST(strlen(text->data) == text->len);
	for (size_t at = 0, n; at < text->len; at += n) {
		uint32_t cp = utf8_decode(text->data + at, &n);
		MUST(n > 0);
		MUST(!is_control(cp, newlines));
		bool mark = uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_M);
		marks = mark ? marks + 1 : 0;
		MUST(marks <= 8);
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

static void add_nasty(const uint8_t *bytes, size_t len, struct buf *text)
{
	for (size_t i = 0; i < len; i++) {
		char c[4];
		buf_add(text, c, utf8_encode(nasty[bytes[i] % (sizeof nasty / sizeof *nasty)], c));
	}
}

static void check(const struct buf *text, size_t limit, bool newlines)
{
	struct buf once, twice;
	buf_init(&once, text->len * 16 + 64);
	buf_init(&twice, text->len * 16 + 64);
	utf8_clean(text->data, text->len, limit, newlines, &once);
	MUST(!once.failed);
	if (once.len) {
		must_be_clean(&once, limit, newlines);
		must_have_borders(&once);
		must_be_ascii(&once);
		/* What was cut fits, and what is clean stays as it is. */
		MUST(utf8_clean(once.data, once.len, limit, newlines, &twice));
		MUST(once.len == twice.len && memcmp(once.data, twice.data, once.len) == 0);
	}
	buf_release(&once);
	buf_release(&twice);
}

/* The first byte is the limit, the second says whether newlines stay and whether
 * what follows is text or numbers of nasty characters. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct buf text;
	if (len < 2)
		return 0;
	utf8_locale();
	buf_init(&text, len * 4);
	if (bytes[1] & 2)
		add_nasty(bytes + 2, len - 2, &text);
	else
		buf_add(&text, bytes + 2, len - 2);
	check(&text, bytes[0] == 0xFF ? 100000 : bytes[0], bytes[1] & 1);
	buf_release(&text);
	return 0;
}
