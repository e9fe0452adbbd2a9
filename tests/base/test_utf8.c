#include "base/utf8.h"
#include "tests/check.h"

#include <locale.h>
#include <stdlib.h>

#define LEN(text) (text), strlen(text)

static void check_clean(const char *want, const char *in, size_t limit, bool newlines)
{
	struct buf out;
	buf_init(&out, 10000);
	utf8_clean(LEN(in), limit, newlines, &out);
	CHECK_STR(want, out.data ? out.data : "");
	buf_release(&out);
}

static void test_decode_and_encode(void)
{
	static const uint32_t all[] = { 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0x10000, 0x10FFFF };
	char out[5] = "";
	size_t len;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		size_t n = utf8_encode(all[i], out);
		out[n] = '\0';
		CHECK_INT(all[i], utf8_decode(out, &len));
		CHECK_INT(n, len);
	}
	CHECK_INT(0, utf8_decode("", &len));
	CHECK_INT(0, len);
	/* No surrogates. */
	CHECK_INT(0, utf8_encode(0xD800, out));
}

static void test_valid(void)
{
	static const char *const bad[] = { "\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
		"\xE2\x82", "a\x80" };
	CHECK(utf8_is_valid(LEN("caf\u00e9 \u4e2d \U0001F469")));
	CHECK(utf8_is_valid("", 0));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(!utf8_is_valid(LEN(bad[i])));
}

static void test_width(void)
{
	CHECK_INT(4, utf8_width(LEN("walk")));
	CHECK_INT(4, utf8_width(LEN("cafe\u0301")));
	CHECK_INT(4, utf8_width(LEN("\u4e2d\u6587")));
	CHECK_INT(0, utf8_width("", 0));
	CHECK_INT(0, utf8_char_width(0x1B));
	CHECK_INT(0, utf8_char_width(0x7F));
	CHECK_INT(0, utf8_char_width(0x9B));
	CHECK_INT(2, utf8_width("walk", 2));
}

/* An accent stays with its letter, a syllable is whole; a family joined of two is
 * two, since that is how terminals draw it. */
static void test_clusters(void)
{
	static const char text[] = "e\u0301x\U0001F469\u200D\U0001F467\u1112\u1161\u11AB";
	static const size_t borders[] = { 0, 3, 4, 11, 15, 24 };
	size_t at = 0, len = sizeof text - 1;
	for (size_t i = 1; i < sizeof borders / sizeof *borders; i++) {
		at = utf8_next(text, len, at);
		CHECK_INT(borders[i], at);
	}
	CHECK_INT(len, utf8_next(text, len, len));
	for (size_t i = sizeof borders / sizeof *borders - 1; i-- > 0;) {
		at = utf8_prev(text, len, at);
		CHECK_INT(borders[i], at);
	}
	CHECK_INT(0, utf8_prev(text, len, 0));
}

static void test_clusters_with_widths(void)
{
	static const char text[] = "ae\u0301\u4e2d\n";
	static const struct {
		size_t border;
		int width;
	} want[] = { { 1, 1 }, { 4, 1 }, { 7, 2 }, { 8, 0 }, { 8, 0 } };
	size_t at = 0;
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		int width;
		at = utf8_next_width(text, sizeof text - 1, at, &width);
		CHECK_INT(want[i].border, at);
		CHECK_INT(want[i].width, width);
	}
}

static void test_words(void)
{
	static const char text[] = "  don't stop, caf\u00e9!";
	size_t len = sizeof text - 1;
	CHECK_INT(7, utf8_next_word(text, len, 0));
	CHECK_INT(12, utf8_next_word(text, len, 7));
	CHECK_INT(19, utf8_next_word(text, len, 12));
	CHECK_INT(len, utf8_next_word(text, len, 19));
	CHECK_INT(14, utf8_prev_word(text, len, len));
	CHECK_INT(8, utf8_prev_word(text, len, 14));
	CHECK_INT(2, utf8_prev_word(text, len, 8));
	CHECK_INT(0, utf8_prev_word(text, len, 2));
}

static void test_count(void)
{
	CHECK_INT(5, utf8_count(LEN("cafe\u0301")));
	CHECK_INT(0, utf8_count("", 0));
}

static void test_breaks(void)
{
	static const char text[] = "go on\nnow";
	char breaks[sizeof text];
	utf8_breaks(text, sizeof text - 1, breaks);
	CHECK_INT(UTF8_NO_BREAK, breaks[1]);
	CHECK_INT(UTF8_MAY_BREAK, breaks[3]);
	CHECK_INT(UTF8_NO_BREAK, breaks[4]);
	/* The line must break; after the newline is where the new one begins. */
	CHECK(breaks[5] == UTF8_MUST_BREAK || breaks[6] == UTF8_MUST_BREAK);
}

static void test_clean_text_stays(void)
{
	static const char text[] = "Walking \u2013 caf\u00e9, \u4e2d\u6587,\nand back.";
	check_clean(text, text, 1000, true);
	check_clean("", "", 1000, true);
}

/* Whatever is plain stays when it is looked at closely, as among what is not. */
static void test_plain_text_stays(void)
{
	size_t plain = 0;
	for (uint32_t cp = 1; cp < 0x3000; cp++) {
		char one[5] = "", among[20];
		size_t len = utf8_encode(cp, one);
		if (!utf8_is_plain(one, len) || cp == '\t')
			continue;
		snprintf(among, sizeof among, "\u4e2d%s\u4e2d", one);
		CHECK(!utf8_is_plain(LEN(among)));
		check_clean(among, among, sizeof among, true);
		plain++;
	}
	CHECK(plain > 600);
	CHECK(utf8_is_plain(LEN("A caf\u00e9:\n\t\u201cwalk \u2192 rest\u201d \u2013 \u2026")));
}

static void test_not_plain(void)
{
	static const char *const all[] = { "\r", "\x01", "\x7F", "\xC2\x80", "\u00AD", "e\u0301",
		"\u200B", "\u202E", "\u4e2d", "\U0001F469", "\xC3", "\xE2\x80", "\xFF", "a\x80" };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		CHECK(!utf8_is_plain(LEN(all[i])));
	CHECK(!utf8_is_plain("a", 2));
	CHECK(utf8_is_plain("", 0));
}

static void test_controls_go(void)
{
	check_clean("a[31mb", "a\x1b[31mb\x7f\x07", 100, true);
	check_clean("ab", "a\xc2\x9b" "b\xc2\x85", 100, true);
	check_clean("abc", "\u202Ea\u2066b\u200F\u061C" "c\uFEFF\u200B\u00AD", 100, true);
	check_clean("x", "x\U000E0041\uFFFE\U0010FFFF", 100, true);
	check_clean("a b", "a\tb", 100, true);
}

static void test_nul_goes(void)
{
	struct buf out;
	buf_init(&out, 100);
	CHECK(utf8_clean("a\0b", 3, 10, true, &out));
	CHECK_STR("ab", out.data);
	buf_release(&out);
}

static void test_newlines(void)
{
	check_clean("a\nb\nc\nd", "a\r\nb\rc\u2028d", 100, true);
	check_clean("a b c d", "a\r\nb\rc\u2029d", 100, false);
	check_clean("a\n\nb", "a\n\r\nb", 100, true);
}

static void test_broken_bytes_are_shown(void)
{
	check_clean("a\uFFFDb", "a\xFF" "b", 100, true);
	check_clean("a\uFFFD", "a\xE4\xB8", 100, true);
}

static void test_normal_form(void)
{
	check_clean("caf\u00e9", "cafe\u0301", 100, true);
	check_clean("\u00c5", "\u212b", 100, true);
	/* Marks in either order are the same text. */
	check_clean("\u1e69", "s\u0307\u0323", 100, true);
	check_clean("\u1e69", "s\u0323\u0307", 100, true);
}

static void test_marks_are_limited(void)
{
	struct buf in, out;
	buf_init(&in, 1000);
	buf_init(&out, 1000);
	buf_add_char(&in, 'x');
	buf_add_repeat(&in, "\u0316", 30);
	buf_add_char(&in, 'y');
	CHECK(utf8_clean(in.data, in.len, 100, true, &out));
	CHECK_INT(10, utf8_count(out.data, out.len));
	CHECK_INT('y', out.data[out.len - 1]);
	buf_release(&in);
	buf_release(&out);
}

static void test_cut_between_clusters(void)
{
	struct buf out;
	buf_init(&out, 100);
	CHECK(!utf8_clean(LEN("abcd"), 3, true, &out));
	CHECK_STR("abc", out.data);
	buf_clear(&out);
	CHECK(utf8_clean(LEN("abc"), 3, true, &out));
	CHECK_STR("abc", out.data);
	buf_clear(&out);
	/* x and its mark are two code points, and stay together or go together. */
	CHECK(!utf8_clean(LEN("abx\u0316"), 3, true, &out));
	CHECK_STR("ab", out.data);
	buf_clear(&out);
	CHECK(!utf8_clean(LEN("a"), 0, true, &out));
	CHECK_STR("", out.data);
	buf_release(&out);
}

static void test_clean_adds(void)
{
	struct buf out;
	buf_init(&out, 3);
	CHECK(utf8_clean(LEN("a"), 10, true, &out));
	CHECK(utf8_clean(LEN("b"), 10, true, &out));
	CHECK_STR("ab", out.data);
	/* The buffer is full: that is said, too. */
	CHECK(!utf8_clean(LEN("cd"), 10, true, &out));
	CHECK(out.failed);
	buf_release(&out);
}

static void test_ascii(void)
{
	static const char text[] =
		"caf\u00e9 \u2013 \u201cyes\u201d \u2026 \u00e6\u00df\n\u4e2d e\u0301";
	struct buf out;
	buf_init(&out, 100);
	utf8_to_ascii(text, sizeof text - 1, &out);
	CHECK_STR("cafe - \"yes\" ... aess\n? e", out.data);
	buf_release(&out);
	/* What machines read is parted by tabs, in each locale. */
	buf_init(&out, 100);
	utf8_to_ascii("a\tb\n", 4, &out);
	CHECK_STR("a\tb\n", out.data);
	buf_release(&out);
	CHECK_STR("~", utf8_ascii_char('~'));
	CHECK_STR(" ", utf8_ascii_char(' '));
	CHECK_STR("x", utf8_ascii_char(0x2713));
	CHECK_STR("?", utf8_ascii_char(0x1F469));
}

/* Fractions and signs are written out, as no other number. */
static void test_ascii_fractions(void)
{
	static const char text[] = "2½ h, ½, 10⅔, ¾; ≥ 3 ± 1, 37 °C, m²";
	struct buf out;
	buf_init(&out, 100);
	utf8_to_ascii(text, sizeof text - 1, &out);
	CHECK_STR("2 1/2 h, 1/2, 10 2/3, 3/4; >= 3 +/- 1, 37 degC, m^2", out.data);
	buf_release(&out);
	static const uint32_t written_out[] = { 0xA9, 0xB1, 0xBC, 0xBD, 0xBE, 0xF7, 0x2044, 0x2116,
		0x2150, 0x2153, 0x2159, 0x215E, 0x2248, 0x2265 };
	for (size_t i = 0; i < sizeof written_out / sizeof *written_out; i++)
		CHECK(strcmp(utf8_ascii_char(written_out[i]), "?") != 0);
}

static void test_upper(void)
{
	static const char text[] = "4. M\u00e4rz, gro\u00df \u03b1 \u4e2d e\u0301";
	struct buf out;
	buf_init(&out, 100);
	utf8_upper(text, sizeof text - 1, &out);
	CHECK_STR("4. M\u00c4RZ, GROSS \u0391 \u4e2d \u00c9", out.data);
	buf_release(&out);
}

static void test_fit(void)
{
	static const char text[] = "a\u4e2de\u0301x"; /* 1, 2, 1 and 1 cells */
	size_t len = sizeof text - 1;
	CHECK_INT(0, utf8_fit(text, len, -1));
	CHECK_INT(0, utf8_fit(text, len, 0));
	CHECK_INT(1, utf8_fit(text, len, 2));
	CHECK_INT(4, utf8_fit(text, len, 3));
	CHECK_INT(7, utf8_fit(text, len, 4));
	CHECK_INT(len, utf8_fit(text, len, 5));
	CHECK_INT(len, utf8_fit(text, len, 99));
}

/* The table is searched by halves: each entry must be found. */
static void test_ascii_table_is_sorted(void)
{
	static const uint32_t known[] = { 0xA0, 0xAB, 0xB7, 0xC6, 0xDF, 0x131, 0x153, 0x2011, 0x2019,
		0x201E, 0x2026, 0x20AC, 0x2192, 0x2212, 0x2502, 0x251C, 0x253C, 0x2580, 0x2588, 0x25AA, 0x25B2, 0x25B8,
		0x25CF, 0x2713 };
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		CHECK(strcmp(utf8_ascii_char(known[i]), "?") != 0);
}

static void test_locale(void)
{
	setenv("LC_ALL", "C", 1);
	CHECK(!utf8_locale());
	CHECK_INT(2, utf8_char_width(0x4e2d));
	/* Not installed here, and yet what the terminal shows. */
	static const char *const named[] = { "xx_XX.UTF-8", "xx_XX.utf8@euro", "UTF-8", "xx.Utf8" };
	for (size_t k = 0; k < sizeof named / sizeof *named; k++) {
		setenv("LC_ALL", named[k], 1);
		CHECK(utf8_is_shown());
		CHECK(utf8_locale());
		CHECK_INT(2, utf8_char_width(0x4E2D));
	}
	setenv("LC_ALL", "xx_XX.ISO-8859-1", 1);
	CHECK(!utf8_is_shown());
	unsetenv("LC_ALL");
	setenv("LC_CTYPE", "", 1);
	setenv("LANG", "xx_XX.UTF-8", 1);
	CHECK(utf8_locale());
	setenv("LC_CTYPE", "xx_XX", 1);
	CHECK(!utf8_locale());
	unsetenv("LC_CTYPE");
	unsetenv("LANG");
	setenv("LC_ALL", "no_SUCH.locale", 1);
	CHECK(!utf8_locale());
	CHECK_INT(2, utf8_char_width(0x4e2d));
	setenv("LC_ALL", "C.UTF-8", 1);
	CHECK(utf8_locale());
	CHECK_INT(2, utf8_char_width(0x4e2d));
}

TESTS("base/utf8", { "decode and encode", test_decode_and_encode }, { "valid", test_valid },
	{ "width", test_width }, { "clusters", test_clusters },
	{ "clusters with widths", test_clusters_with_widths }, { "words", test_words },
	{ "count", test_count }, { "fit", test_fit }, { "breaks", test_breaks },
	{ "fractions in ASCII", test_ascii_fractions },
	{ "clean text stays", test_clean_text_stays }, { "controls go", test_controls_go },
	{ "plain text stays", test_plain_text_stays }, { "not plain", test_not_plain },
	{ "NUL goes", test_nul_goes }, { "newlines", test_newlines },
	{ "broken bytes are shown", test_broken_bytes_are_shown },
	{ "normal form", test_normal_form }, { "marks are limited", test_marks_are_limited },
	{ "cut between clusters", test_cut_between_clusters }, { "clean adds", test_clean_adds },
	{ "ASCII", test_ascii }, { "upper", test_upper }, { "ASCII table is sorted", test_ascii_table_is_sorted },
	{ "locale", test_locale })
