#define _XOPEN_SOURCE 700
#include "base/utf8.h"

#include "base/arena.h"

#include <assert.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicase.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <unictype.h>
#include <wchar.h>

#define MARKS_MAX 8
#define REPLACEMENT 0xFFFD

static bool is_utf8_locale(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* The character set of a locale's name: what stands behind the dot; all where there is none. */
static bool names_utf8(const char *locale)
{
	const char *dot = strchr(locale, '.'), *charset = dot ? dot + 1 : locale;
	size_t len = strcspn(charset, "@");
	return (len == 5 && strncasecmp(charset, "UTF-8", len) == 0)
	       || (len == 4 && strncasecmp(charset, "UTF8", len) == 0);
}

/* The first that is set says it, as setlocale() reads them. */
static bool is_utf8_asked_for(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *locale = getenv(names[i]);
		if (locale && *locale)
			return names_utf8(locale);
	}
	return false;
}

bool utf8_is_shown(void)
{
	locale_t own = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
	if (own == (locale_t)0)
		return is_utf8_asked_for();
	bool shown = strcmp(nl_langinfo_l(CODESET, own), "UTF-8") == 0;
	freelocale(own);
	return shown;
}

bool utf8_locale(void)
{
	bool shown = utf8_is_shown();
	if (setlocale(LC_CTYPE, "") && is_utf8_locale())
		return true;
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "en_US.UTF-8");
	/* C.UTF-8 is within the library; so there was no memory for it, and no width is known. */
	if (!is_utf8_locale() && out_of_memory)
		out_of_memory();
	return shown;
}

uint32_t utf8_decode(const char *s, size_t *len)
{
	const unsigned char *u = (const unsigned char *)s;
	if (u[0] < 0x80) {
		*len = u[0] ? 1 : 0;
		return u[0];
	}
	/* Two and three bytes are nearly all there is; libunistring checks what we trust. */
	if (u[0] >= 0xC2 && u[0] < 0xE0 && (u[1] & 0xC0) == 0x80) {
		*len = 2;
		return (u[0] & 0x1FU) << 6 | (u[1] & 0x3FU);
	}
	if (u[0] >= 0xE1 && u[0] < 0xED && (u[1] & 0xC0) == 0x80 && (u[2] & 0xC0) == 0x80) {
		*len = 3;
		return (u[0] & 0x0FU) << 12 | (u[1] & 0x3FU) << 6 | (u[2] & 0x3FU);
	}
	ucs4_t cp = REPLACEMENT;
	int n = u8_strmbtouc(&cp, u);
	*len = n > 0 ? (size_t)n : 1;
	return n > 0 ? cp : REPLACEMENT;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
	int n = u8_uctomb((uint8_t *)out, cp, 4);
	return n > 0 ? (size_t)n : 0;
}

size_t utf8_valid_bytes(const char *s, size_t len)
{
	const uint8_t *bad = u8_check((const uint8_t *)s, len);
	return bad ? (size_t)(bad - (const uint8_t *)s) : len;
}

bool utf8_is_valid(const char *s, size_t len)
{
	return utf8_valid_bytes(s, len) == len;
}

int utf8_char_width(uint32_t cp)
{
	if (cp < 0x7f)
		return cp >= 0x20;
	int width = wcwidth((wchar_t)cp);
	return width > 0 ? width : 0;
}

/* A printable letter of ASCII: nearly all text is that. */
static bool is_plain(char c)
{
	return c >= 0x20 && c < 0x7F;
}

int utf8_width(const char *s, size_t len)
{
	int width = 0;
	for (size_t at = 0, n = 1; at < len && n > 0; at += n) {
		if (is_plain(s[at])) {
			width++;
			n = 1;
		} else {
			width += utf8_char_width(utf8_decode(s + at, &n));
		}
	}
	return width;
}

/* With another after it, it is a cluster of its own: libunistring would ask tables. */
static bool is_plain_cluster(const char *s, size_t len, size_t at)
{
	return is_plain(s[at]) && (at + 1 == len || is_plain(s[at + 1]));
}

size_t utf8_next(const char *s, size_t len, size_t at)
{
	if (at >= len)
		return len;
	if (is_plain_cluster(s, len, at))
		return at + 1;
	const uint8_t *u = (const uint8_t *)s;
	const uint8_t *next = u8_grapheme_next(u + at, u + len);
	return next ? (size_t)(next - u) : len;
}

size_t utf8_next_width(const char *s, size_t len, size_t at, int *width)
{
	*width = 1;
	if (at < len && is_plain_cluster(s, len, at))
		return at + 1;
	size_t next = utf8_next(s, len, at);
	*width = utf8_width(s + at, next - at);
	return next;
}

size_t utf8_prev(const char *s, size_t len, size_t at)
{
	if (at == 0)
		return 0;
	if (at >= 2 && is_plain(s[at - 1]) && is_plain(s[at - 2]))
		return at - 1;
	const uint8_t *u = (const uint8_t *)s;
	assert(at <= len);
	const uint8_t *prev = u8_grapheme_prev(u + at, u);
	return prev ? (size_t)(prev - u) : 0;
}

static bool is_word(const char *s)
{
	size_t n;
	uint32_t cp = utf8_decode(s, &n);
	return cp == '\'' || cp == 0x2019 || uc_is_alnum(cp)
	       || uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_M);
}

size_t utf8_next_word(const char *s, size_t len, size_t at)
{
	while (at < len && !is_word(s + at))
		at = utf8_next(s, len, at);
	while (at < len && is_word(s + at))
		at = utf8_next(s, len, at);
	return at;
}

size_t utf8_prev_word(const char *s, size_t len, size_t at)
{
	size_t before;
	while (at > 0 && !is_word(s + (before = utf8_prev(s, len, at))))
		at = before;
	while (at > 0 && is_word(s + (before = utf8_prev(s, len, at))))
		at = before;
	return at;
}

bool utf8_is_space(uint32_t cp)
{
	static const uint32_t fillers[] = { 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0 };
	for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
		if (cp == fillers[i])
			return true;
	return uc_is_property_white_space(cp);
}

bool utf8_is_blank(uint32_t cp)
{
	return utf8_is_space(cp) || uc_is_property_default_ignorable_code_point(cp);
}

size_t utf8_blanks(const char *s)
{
	size_t at = strspn(s, " \t\n"), n;
	/* Nearly always an end or a letter of ASCII: no table is asked. */
	while (!is_plain(s[at]) && s[at] && utf8_is_blank(utf8_decode(s + at, &n))) {
		at += n;
		at += strspn(s + at, " \t\n");
	}
	return at;
}

bool utf8_has_letter(const char *s, size_t len)
{
	size_t bytes;
	for (size_t at = 0; at < len; at += bytes)
		if (uc_is_alpha(utf8_decode(s + at, &bytes)))
			return true;
	return false;
}

size_t utf8_count(const char *s, size_t len)
{
	return u8_mbsnlen((const uint8_t *)s, len);
}

void utf8_breaks(const char *s, size_t len, char *breaks)
{
	u8_possible_linebreaks((const uint8_t *)s, len, "UTF-8", breaks);
	for (size_t i = 0; i < len; i++) {
		if (breaks[i] == UC_BREAK_MANDATORY)
			breaks[i] = UTF8_MUST_BREAK;
		else
			breaks[i] = breaks[i] == UC_BREAK_POSSIBLE ? UTF8_MAY_BREAK
			                                           : UTF8_NO_BREAK;
	}
}

/*
 * Never shown and never kept: controls could act on a terminal, direction marks
 * and invisible characters can make a text read as another.
 */
static bool is_forbidden(uint32_t cp)
{
	return (cp < 0x20 && cp != '\n') || (cp >= 0x7F && cp <= 0x9F) || cp == 0xAD || cp == 0x61C
	       || cp == 0x200B || cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E)
	       || (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF || (cp >= 0xFFF9 && cp <= 0xFFFB)
	       || (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF)
	       || (cp >= 0xE0000 && cp <= 0xE007F);
}

static uint32_t cleaned(uint32_t cp, bool newlines)
{
	if (cp == '\t')
		return ' ';
	if (cp == '\n' || cp == 0x2028 || cp == 0x2029)
		return newlines ? '\n' : ' ';
	return is_forbidden(cp) ? 0 : cp;
}

static void add_char(struct buf *out, uint32_t cp)
{
	char bytes[4];
	buf_add(out, bytes, utf8_encode(cp, bytes));
}

/* Bytes to code points that are allowed, not yet normal. */
static void filter(const char *s, size_t len, bool newlines, struct buf *out)
{
	for (size_t at = 0; at < len;) {
		ucs4_t cp = REPLACEMENT;
		int n = u8_mbtouc(&cp, (const uint8_t *)s + at, len - at);
		/* Carriage return and newline are one newline. */
		if (cp == '\r') {
			bool pair = at + 1 < len && s[at + 1] == '\n';
			cp = pair ? 0 : '\n';
		}
		cp = cleaned(cp, newlines);
		if (cp)
			add_char(out, cp);
		at += n > 0 ? (size_t)n : 1;
	}
}

/* Drops marks after the eighth on one base: stacks of them are no writing. */
static void limit_marks(struct buf *text)
{
	size_t to = 0, n;
	int marks = 0;
	for (size_t at = 0; at < text->len; at += n) {
		uint32_t cp = utf8_decode(text->data + at, &n);
		bool mark = uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_M);
		marks = mark ? marks + 1 : 0;
		if (marks > MARKS_MAX)
			continue;
		memmove(text->data + to, text->data + at, n);
		to += n;
	}
	text->len = to;
	if (text->data)
		text->data[to] = '\0';
}

/* The bytes that end between clusters and measure at most `limit`. */
static size_t cut_at(const char *s, size_t len, size_t limit,
	size_t (*measure)(const char *s, size_t len))
{
	size_t at = 0, used = 0;
	while (at < len) {
		size_t next = utf8_next(s, len, at);
		used += measure(s + at, next - at);
		if (used > limit)
			break;
		at = next;
	}
	return at;
}

static size_t cells(const char *s, size_t len)
{
	return (size_t)utf8_width(s, len);
}

size_t utf8_fit(const char *s, size_t len, int width)
{
	return width < 0 ? 0 : cut_at(s, len, (size_t)width, cells);
}

/* Nothing to compose below U+0300, nor among the punctuation and signs of screens. */
static bool is_surely_normal(const struct buf *text)
{
	for (size_t at = 0, n; at < text->len; at += n) {
		uint32_t cp = utf8_decode(text->data + at, &n);
		bool sign = (cp >= 0x2010 && cp <= 0x205E) || (cp >= 0x2500 && cp <= 0x27BF);
		if (cp >= 0x300 && !sign)
			return false;
	}
	return true;
}

static void normalise(struct buf *text)
{
	size_t len = 0;
	if (is_surely_normal(text))
		return;
	const uint8_t *bytes = (const uint8_t *)text->data;
	uint8_t *nfc = u8_normalize(UNINORM_NFC, bytes, text->len, NULL, &len);
	buf_clear(text);
	if (nfc)
		buf_add(text, nfc, len);
	else
		text->failed = true;
	free(nfc);
}

/* The bytes of a character that nothing is done to, as most are: printable ASCII, letters
 * and signs up to U+02FF, dashes, quotation marks and the four arrows; and a tab, which
 * becomes a blank.  0: it is to be looked at. */
static size_t plain_char(const char *s, size_t left)
{
	const unsigned char *c = (const unsigned char *)s;
	if (c[0] < 0x7F)
		return c[0] >= 0x20 || c[0] == '\t';
	if (c[0] == 0xC2)
		return left >= 2 && c[1] >= 0xA0 && c[1] <= 0xBF && c[1] != 0xAD ? 2 : 0;
	if (c[0] >= 0xC3 && c[0] <= 0xCB)
		return left >= 2 && (c[1] & 0xC0) == 0x80 ? 2 : 0;
	if (left < 3 || c[0] != 0xE2)
		return 0;
	return (c[1] == 0x80 && c[2] >= 0x90 && c[2] <= 0xA7)
		|| (c[1] == 0x86 && c[2] >= 0x90 && c[2] <= 0x93) ? 3 : 0;
}

/* Most texts are printable ASCII, run by run. */
static size_t plain_run(const char *s, size_t at, size_t len)
{
	while (at < len && s[at] >= ' ' && s[at] < 0x7F)
		at++;
	return at;
}

static bool is_clean(const char *s, size_t len, bool newlines)
{
	for (size_t at = plain_run(s, 0, len), n; at < len; at = plain_run(s, at + n, len)) {
		n = newlines && s[at] == '\n' ? 1 : plain_char(s + at, len - at);
		if (n == 0)
			return false;
	}
	return true;
}

bool utf8_is_plain(const char *s, size_t len)
{
	return is_clean(s, len, true);
}

static bool add_clean(const char *s, size_t len, struct buf *out)
{
	size_t from = out->len;
	if (!buf_add(out, s, len))
		return false;
	char *tab = out->data + from;
	while ((tab = memchr(tab, '\t', (size_t)(out->data + out->len - tab))))
		*tab = ' ';
	return true;
}

bool utf8_clean(const char *s, size_t len, size_t limit, bool newlines, struct buf *out)
{
	struct buf text;
	if (len <= limit && is_clean(s, len, newlines))
		return add_clean(s, len, out);
	buf_init(&text, (size_t)-1 / 4);
	filter(s, len, newlines, &text);
	/* Marks are counted in the decomposed order that NFC keeps, so twice is as once. */
	normalise(&text);
	limit_marks(&text);
	normalise(&text);
	size_t keep = cut_at(text.data, text.len, limit, utf8_count);
	bool whole = keep == text.len && !text.failed;
	if (keep)
		buf_add(out, text.data, keep);
	buf_release(&text);
	return whole && !out->failed;
}

static const struct {
	uint32_t cp;
	const char *ascii;
} ascii_table[] = {
	{ 0xA0, " " }, { 0xA9, "(c)" }, { 0xAB, "\"" }, { 0xAE, "(r)" }, { 0xB0, "deg" },
	{ 0xB1, "+/-" }, { 0xB2, "^2" }, { 0xB3, "^3" }, { 0xB5, "u" }, { 0xB7, "." }, { 0xB9, "^1" },
	{ 0xBB, "\"" }, { 0xBC, "1/4" }, { 0xBD, "1/2" }, { 0xBE, "3/4" }, { 0xC6, "AE" },
	{ 0xD7, "x" }, { 0xD8, "O" }, { 0xDF, "ss" }, { 0xE6, "ae" }, { 0xF7, "/" }, { 0xF8, "o" },
	{ 0x131, "i" },
	{ 0x141, "L" }, { 0x142, "l" }, { 0x152, "OE" }, { 0x153, "oe" }, { 0x2010, "-" },
	{ 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" }, { 0x2014, "-" }, { 0x2015, "-" },
	{ 0x2018, "'" }, { 0x2019, "'" }, { 0x201A, "'" }, { 0x201C, "\"" }, { 0x201D, "\"" },
	{ 0x201E, "\"" }, { 0x2022, "*" }, { 0x2026, "..." }, { 0x2039, "'" }, { 0x203A, "'" },
	{ 0x2044, "/" }, { 0x20AC, "EUR" }, { 0x2116, "No" }, { 0x2122, "TM" },
	{ 0x2150, "1/7" }, { 0x2151, "1/9" }, { 0x2152, "1/10" }, { 0x2153, "1/3" },
	{ 0x2154, "2/3" }, { 0x2155, "1/5" }, { 0x2156, "2/5" }, { 0x2157, "3/5" },
	{ 0x2158, "4/5" }, { 0x2159, "1/6" }, { 0x215A, "5/6" }, { 0x215B, "1/8" },
	{ 0x215C, "3/8" }, { 0x215D, "5/8" }, { 0x215E, "7/8" }, { 0x2190, "<" }, { 0x2191, "^" }, { 0x2192, ">" }, { 0x2193, "v" },
	{ 0x2212, "-" }, { 0x2248, "~" }, { 0x2260, "!=" }, { 0x2264, "<=" }, { 0x2265, ">=" },
	{ 0x2500, "-" }, { 0x2501, "=" }, { 0x2502, "|" }, { 0x2508, "." }, { 0x250C, "+" },
	{ 0x2510, "+" }, { 0x2514, "+" }, { 0x2518, "+" }, { 0x251C, "+" }, { 0x2524, "+" },
	{ 0x252C, "+" }, { 0x2534, "+" }, { 0x253C, "+" }, { 0x256D, "+" }, { 0x256E, "+" },
	{ 0x256F, "+" }, { 0x2570, "+" },
	/* Bars of a picture: what stands as high in its cell. */
	{ 0x2580, "'" }, { 0x2581, "_" }, { 0x2582, "_" }, { 0x2583, "." }, { 0x2584, "." },
	{ 0x2585, "-" }, { 0x2586, "-" }, { 0x2587, "'" }, { 0x2588, "#" }, { 0x258C, "|" },
	{ 0x25A6, "#" }, { 0x25AA, "#" }, { 0x25B2, "^" }, { 0x25B3, "o" }, { 0x25B4, "^" }, { 0x25B8, ">" },
	{ 0x25BE, "v" }, { 0x25C6, "#" }, { 0x25C9, "@" }, { 0x25CB, "o" }, { 0x25CF, "*" }, { 0x2713, "x" },
};

static const char *from_table(uint32_t cp)
{
	size_t low = 0, high = sizeof ascii_table / sizeof *ascii_table;
	while (low < high) {
		size_t mid = (low + high) / 2;
		if (ascii_table[mid].cp == cp)
			return ascii_table[mid].ascii;
		if (ascii_table[mid].cp < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

/* The letters of ASCII, so that one of them can be returned as a string. */
static const char letters[][2] = {
	" ", "!", "\"", "#", "$", "%", "&", "'", "(", ")", "*", "+", ",", "-", ".", "/", "0", "1",
	"2", "3", "4", "5", "6", "7", "8", "9", ":", ";", "<", "=", ">", "?", "@", "A", "B", "C",
	"D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
	"V", "W", "X", "Y", "Z", "[", "\\", "]", "^", "_", "`", "a", "b", "c", "d", "e", "f", "g",
	"h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y",
	"z", "{", "|", "}", "~",
};

const char *utf8_ascii_char(uint32_t cp)
{
	if (cp >= 0x20 && cp < 0x7F)
		return letters[cp - 0x20];
	const char *known = from_table(cp);
	if (known)
		return known;
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int n = uc_canonical_decomposition(cp, parts);
	if (n > 0 && parts[0] != cp)
		return utf8_ascii_char(parts[0]);
	return "?";
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Two and a half is `2 1/2`, and never 21 halves. */
static void add_ascii(const char *ascii, struct buf *out)
{
	if (is_digit(ascii[0]) && ascii[1] && out->len > 0 && is_digit(out->data[out->len - 1]))
		buf_add_char(out, ' ');
	buf_add_text(out, ascii);
}

void utf8_to_ascii(const char *s, size_t len, struct buf *out)
{
	for (size_t at = 0, n; at < len; at += n) {
		uint32_t cp = utf8_decode(s + at, &n);
		if (n == 0)
			break;
		if (cp == '\n' || cp == '\t')
			buf_add_char(out, (char)cp);
		else if (utf8_char_width(cp) > 0)
			add_ascii(utf8_ascii_char(cp), out);
	}
}

void utf8_upper(const char *s, size_t len, struct buf *out)
{
	size_t upper_len;
	uint8_t *upper = u8_toupper((const uint8_t *)s, len, NULL, UNINORM_NFC, NULL,
		&upper_len);
	if (upper)
		buf_add(out, upper, upper_len);
	else
		buf_add(out, s, len);
	free(upper);
}
