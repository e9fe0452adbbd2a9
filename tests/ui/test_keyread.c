/*
 * Keys out of bytes, with the time given: replies of terminals whole and split anywhere,
 * Esc and what may stand behind it, lines that are pasted without marks.
 */
#include "tests/check.h"
#include "tests/ui/replies.h"

#include "ui/background.h"
#include "ui/keyread.h"
#include "ui/keyseq.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define ESC_MS 25

/* ---- a terminal that types: each key as a word ------------------------------------ */

struct typist {
	struct keyread keys;
	struct buf got; /* x, Esc, Enter, Up, other; K_NONE is not written down */
	bool told; /* the background, which is no key either */
	enum theme theme;
	long long now;
};

static void begin(struct typist *typist)
{
	keyread_init(&typist->keys, ESC_MS);
	buf_init(&typist->got, 1 << 20);
	typist->told = false;
	typist->now = 1000;
}

static void end(struct typist *typist)
{
	keyread_release(&typist->keys);
	buf_release(&typist->got);
}

static const char *name_of(enum key_code code)
{
	return code == K_ESC ? "Esc" : code == K_ENTER ? "Enter" : code == K_UP ? "Up"
	     : code == K_TAB ? "Tab" : code == K_NEWLINE ? "^J" : code == K_WORD_LEFT ? "Word"
	     : code == K_CLICK ? "Click" : code == K_F1 ? "F1" : "other";
}

static void write_down(struct typist *typist, const struct key *key)
{
	char bytes[4];
	if (key->code == K_CHAR)
		buf_add(&typist->got, bytes, utf8_encode(key->cp, bytes));
	else if (key->code == K_PASTE && key->paste_len > 1000)
		buf_printf(&typist->got, "{%zu thousand}", key->paste_len / 1000);
	else if (key->code == K_PASTE)
		buf_printf(&typist->got, "{%.*s}", (int)key->paste_len, key->paste);
	else if (key->code == K_BACKGROUND)
		typist->told = background_of_reply(key->paste, key->paste_len, &typist->theme);
	else if (key->code != K_NONE)
		buf_printf(&typist->got, "<%s>", name_of(key->code));
}

static void gather(struct typist *typist)
{
	struct key key;
	while (keyread_get(&typist->keys, typist->now, &key))
		write_down(typist, &key);
	CHECK(keyread_room(&typist->keys) > 0);
}

/* Time goes by, and the reader is asked whenever it wants to be. */
static void wait_ms(struct typist *typist, int ms)
{
	long long until = typist->now + ms, due;
	gather(typist);
	while ((due = keyread_due(&typist->keys)) >= 0 && due <= until) {
		typist->now = due > typist->now ? due : typist->now + 1;
		gather(typist);
	}
	typist->now = until;
	gather(typist);
}

static void type(struct typist *typist, const char *bytes, size_t len)
{
	while (len > 0) {
		size_t part = keyread_room(&typist->keys);
		if (part > len)
			part = len;
		keyread_take(&typist->keys, bytes, part, typist->now);
		gather(typist);
		bytes += part;
		len -= part;
	}
}

static void type_text(struct typist *typist, const char *text)
{
	type(typist, text, strlen(text));
}

static const char *got(const struct typist *typist)
{
	return typist->got.data ? typist->got.data : "";
}

/* What comes of it, with so long a pause after `at` bytes, and a key at the end. */
static void check_split(const char *bytes, size_t at, int ms, const char *want)
{
	struct typist typist;
	begin(&typist);
	type(&typist, bytes, at);
	wait_ms(&typist, ms);
	type(&typist, bytes + at, strlen(bytes) - at);
	wait_ms(&typist, 300);
	type_text(&typist, "z");
	wait_ms(&typist, 5000);
	if (strcmp(want, got(&typist)) != 0)
		printf("\nsplit after %zu bytes of %s for %d ms", at, bytes + 1, ms);
	CHECK_STR(want, got(&typist));
	end(&typist);
}

/* ---- replies (S38) ---------------------------------------------------------------- */

static const int pauses[] = { 0, 24, 26, 200, 900, 5000 };

/* Is that the pause after Esc in which it must act? */
static bool is_esc_alone(const char *reply, size_t at, int ms)
{
	return reply[0] == '\033' && at == 1 && ms >= ESC_MS;
}

static void test_replies(void)
{
	for (size_t i = 0; i < COUNT(replies); i++)
		for (size_t at = 0; at < strlen(replies[i]); at++)
			for (size_t p = 0; p < COUNT(pauses); p++) {
				bool acts = is_esc_alone(replies[i], at, pauses[p]);
				/* So late only brackets are still known to be no text. */
				if (acts && pauses[p] > 1000 && !strchr("[]", replies[i][1]))
					continue;
				check_split(replies[i], at, pauses[p], acts ? "<Esc>z" : "z");
			}
}

/* Each byte by itself, with the longest pause in which a letter is no text. */
static void test_replies_byte_by_byte(void)
{
	for (size_t i = 0; i < COUNT(replies); i++)
		for (size_t p = 0; p + 1 < COUNT(pauses); p++) {
			struct typist typist;
			begin(&typist);
			for (const char *s = replies[i]; *s; s++) {
				type(&typist, s, 1);
				wait_ms(&typist, pauses[p]);
			}
			type_text(&typist, "z");
			wait_ms(&typist, 5000);
			bool acts = is_esc_alone(replies[i], 1, pauses[p]);
			if (strcmp(acts ? "<Esc>z" : "z", got(&typist)) != 0)
				printf("\n%d ms between the bytes of %s", pauses[p], replies[i] + 1);
			CHECK_STR(acts ? "<Esc>z" : "z", got(&typist));
			end(&typist);
		}
}

/* Several at once, and keys between them. */
static void test_replies_among_keys(void)
{
	struct typist typist;
	begin(&typist);
	for (size_t i = 0; i < COUNT(replies); i++) {
		type_text(&typist, replies[i]);
		type_text(&typist, "\033[A");
	}
	size_t keys = typist.got.len / strlen("<Up>");
	CHECK_INT(COUNT(replies), keys);
	for (size_t i = 0; i < keys; i++)
		CHECK(strncmp(typist.got.data + 4 * i, "<Up>", 4) == 0);
	end(&typist);
}

/* One that never ends does not eat keys for ever. */
static void test_replies_without_end(void)
{
	static const struct { const char *began, *then, *want; } without[] = {
		{ "\033]11;rgb:1", "\r1", "1" }, { "\033]11;rgb:1", "\033[A1", "<Up>1" },
		{ "\033]11;rgb:1", "\0031", "1" }, { "\033P1+r1", "\r1", "1" },
		{ "\033_G1", "\t1", "1" }, { "\033X1", "\033[A1", "<Up>1" },
		{ "\033[1;1", "\r1", "<Enter>1" }, { "\033[<0;1", "\033[A1", "<Up>1" },
		{ "\033[M ", "\r1", "<Enter>1" }, { "\033[?1;2", "\303\251", "é" },
		{ "\033]11;rgb:1", "\030" "1", "1" },
	};
	for (size_t i = 0; i < COUNT(without); i++) {
		struct typist typist;
		begin(&typist);
		type_text(&typist, without[i].began);
		wait_ms(&typist, 300);
		type_text(&typist, without[i].then);
		wait_ms(&typist, 300);
		CHECK_STR(without[i].want, got(&typist));
		end(&typist);
	}
}

/* Esc by itself may be half of its end; a second one is a key. */
static void test_esc_out_of_a_reply(void)
{
	struct typist typist;
	begin(&typist);
	type_text(&typist, "\033]11;rgb:1");
	wait_ms(&typist, 300);
	type_text(&typist, "\033");
	wait_ms(&typist, 300);
	CHECK_STR("", got(&typist));
	type_text(&typist, "\033");
	wait_ms(&typist, 300);
	type_text(&typist, "1");
	CHECK_STR("<Esc>1", got(&typist));
	end(&typist);
}

/* However long it is, it is swallowed while it comes; at its length a pause ends it. */
static void test_long_replies(void)
{
	static const char *const began[] = { "\033]52;c;", "\033P1+r", "\033[1" };
	for (size_t i = 0; i < COUNT(began); i++)
		for (size_t len = KEYSEQ_MOST - 100; len < 40 * KEYSEQ_MOST; len *= 6) {
			struct typist typist;
			char digits[40 * KEYSEQ_MOST];
			memset(digits, '1', sizeof digits);
			begin(&typist);
			type_text(&typist, began[i]);
			type(&typist, digits, len);
			wait_ms(&typist, 50);
			type(&typist, digits, 1);
			CHECK_STR("", got(&typist));
			wait_ms(&typist, 200);
			type_text(&typist, "2");
			CHECK_STR(len < KEYSEQ_MOST ? "" : "2", got(&typist));
			end(&typist);
		}
}

/* ---- the one that is asked for ------------------------------------------------------ */

/* Whole, and split after each byte but Esc, which acts after a pause: then it is too late. */
static void test_background(void)
{
	static const struct {
		const char *bytes;
		enum theme theme;
	} cases[] = {
		{ "\033]11;rgb:1616/1818/1d1d\033\\", THEME_DARK },
		{ "\033]11;rgb:fdfd/f6f6/e3e3\a", THEME_LIGHT },
		{ "\033]11;rgb:ffff/ffff/ffff\234", THEME_LIGHT },
		{ "\033]11;#000\302\234", THEME_DARK },
		{ "\23511;rgba:ff/ff/ff/00\234", THEME_LIGHT },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		for (size_t at = 0; at < strlen(cases[i].bytes); at++) {
			struct typist typist;
			begin(&typist);
			type(&typist, cases[i].bytes, at);
			wait_ms(&typist, at == 1 ? 10 : 200);
			type_text(&typist, cases[i].bytes + at);
			wait_ms(&typist, 200);
			CHECK(typist.told);
			CHECK_INT(cases[i].theme, typist.theme);
			CHECK_STR("", got(&typist));
			end(&typist);
		}
}

static void test_no_background(void)
{
	char endless[KEYSEQ_MOST + 32] = "\033]11;rgb:0000/0000/0000";
	memset(endless + strlen(endless), '0', KEYSEQ_MOST);
	const char *const cases[] = { "\033]10;rgb:0/0/0\a", "\033P11;rgb:0/0/0\033\\",
		"\033]11;rgb:0/0/0\030", "\033]11;rgb:0/0/0", "\033]111;rgb:0/0/0\a",
		"\033]11;?\a", "\033]52;c;\0337\033]11\a", endless };
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct typist typist;
		begin(&typist);
		type_text(&typist, cases[i]);
		wait_ms(&typist, 2000);
		type_text(&typist, "\a");
		wait_ms(&typist, 2000);
		type_text(&typist, "z");
		/* Without its end it goes on to here. */
		bool open = strcmp(cases[i], "\033]11;rgb:0/0/0") == 0;
		CHECK(!typist.told || open);
		end(&typist);
	}
}

/* ---- Esc, Alt, arrows -------------------------------------------------------------- */

static void check_typed(const char *bytes, const char *want)
{
	struct typist typist;
	begin(&typist);
	type_text(&typist, bytes);
	wait_ms(&typist, 2000);
	if (strcmp(want, got(&typist)) != 0)
		printf("\n%s", bytes + 1);
	CHECK_STR(want, got(&typist));
	end(&typist);
}

static void test_alt(void)
{
	char bytes[8], want[8];
	for (int c = 0x20; c < 0x7F; c++) {
		snprintf(bytes, sizeof bytes, "\033%c", c);
		/* These begin something, and have it end here. */
		if (strchr("[O]P_^X", c))
			continue;
		snprintf(want, sizeof want, "%s", c == 'b' ? "<Word>" : c == 'f' ? "<other>" : "");
		check_typed(bytes, want);
	}
	check_typed("\033\303\251z", "z");
	check_typed("\033\rz", "z");
	check_typed("\033\tz", "z");
	check_typed("\033\177z", "z");
	/* Alt and an arrow, as some send it; Esc twice is Esc twice. */
	check_typed("\033\033[Az", "z");
	check_typed("\033\033OAz", "z");
	check_typed("\033\033", "<Esc><Esc>");
	check_typed("\033\033\033", "<Esc><Esc><Esc>");
}

/* Alt and a letter that could begin a reply: later letters are typed. */
static void test_alt_that_begins(void)
{
	static const char *const keys[] = { "\033O", "\033P", "\033]" };
	for (size_t i = 0; i < COUNT(keys); i++) {
		struct typist typist;
		begin(&typist);
		type_text(&typist, keys[i]);
		wait_ms(&typist, 200);
		type_text(&typist, "w");
		wait_ms(&typist, 200);
		type_text(&typist, "\r");
		wait_ms(&typist, 200);
		CHECK_STR("w<Enter>", got(&typist));
		end(&typist);
	}
}

/* The Esc has acted; what should have stood behind it is not typed. */
static void test_split_arrows(void)
{
	static const char *const arrows[] = { "\033[A", "\033OA", "\033[5~", "\033[1;5D",
		"\033OP", "\033[[A", "\033[200~1\r2\033[201~" };
	for (size_t i = 0; i < COUNT(arrows); i++) {
		bool pasted = strstr(arrows[i], "200~");
		check_split(arrows[i], 1, 30, pasted ? "<Esc>{1\r2}z" : "<Esc>z");
		check_split(arrows[i], 1, 900, pasted ? "<Esc>{1\r2}z" : "<Esc>z");
		if (arrows[i][1] == '[')
			check_split(arrows[i], 1, 60000, pasted ? "<Esc>{1\r2}z" : "<Esc>z");
	}
	check_split("\033[A", 2, 60000, "<Up>z");
	check_split("\033OA", 2, 60000, "<Up>z");
}

/* Esc, and then a person types a word that begins as a reply does. */
static void test_words_after_esc(void)
{
	static const char *const words[] = { "Oh no", "On a day", "Pain", "P", "O", "X", "x", "12" };
	for (size_t i = 0; i < COUNT(words); i++) {
		char want[32];
		struct typist typist;
		snprintf(want, sizeof want, "<Esc>%s", words[i]);
		begin(&typist);
		type_text(&typist, "\033");
		for (const char *s = words[i]; *s; s++) {
			wait_ms(&typist, 150);
			type(&typist, s, 1);
		}
		wait_ms(&typist, 1500);
		CHECK_STR(want, got(&typist));
		end(&typist);
	}
	check_split("\033Xavier", 1, 1500, "<Esc>Xavierz");
	check_split("\033_", 1, 1500, "<Esc>_z");
}

/* What came before the pause was a key, also where nobody asked in time. */
static void test_asked_late(void)
{
	struct typist typist;
	begin(&typist);
	type_text(&typist, "\033");
	typist.now += 100;
	type_text(&typist, "1");
	CHECK_STR("<Esc>1", got(&typist));
	type_text(&typist, "\033\033");
	typist.now += 100;
	type_text(&typist, "\033[A");
	CHECK_STR("<Esc>1<Esc><Esc><Up>", got(&typist));
	type_text(&typist, "word\r");
	typist.now += 100;
	type_text(&typist, "1");
	CHECK_STR("<Esc>1<Esc><Esc><Up>word<Enter>1", got(&typist));
	end(&typist);
}

/* ---- pastes (S15) ------------------------------------------------------------------ */

static void test_lines(void)
{
	check_typed("one\rtwo", "{one\rtwo}");
	check_typed("one\ntwo\n", "{one\ntwo\n}");
	check_typed("\rone\r\ntwo\r", "{\rone\r\ntwo\r}");
	check_typed("1\r1\r1\r", "{1\r1\r1\r}");
	check_typed("one\rtwo\033OP\017\003\0331\t\r", "{one\rtwo\017\003\t\r}");
	/* What a terminal replies at the same time is no part of them. */
	check_typed("one\rtwo\033]11;rgb:1616/1818/1d1d\033\\three\r", "{one\rtwothree\r}");
	check_typed("one\rtwo\033[?62;1c\r", "{one\rtwo\r}");
	check_typed("one\rtwo\302\23511;rgb:1616/1818/1d1d\007\r", "{one\rtwo\r}");
	check_typed("one\rtwo\r\033", "{one\rtwo\r}");
	/* What persons press, and programs that press keys for them. */
	check_typed("one\r", "one<Enter>");
	check_typed("1\r", "1<Enter>");
	check_typed("\r\r\r", "<Enter><Enter><Enter>");
	check_typed("\r1", "<Enter>1");
	check_typed("\t\r\t\r", "<Tab><Enter><Tab><Enter>");
	check_typed("\033[A\r1", "<Up><Enter>1");
	check_typed("\r\033[Aab", "<Enter><Up>ab");
}

/* However it is cut on its way, one paste is one, and none of its lines is Enter. */
static void test_split_lines(void)
{
	static const char text[] = "the first line of it, \303\251\r\nand the second\rand 3\r";
	for (size_t at = 9; at < sizeof text - 1; at++) {
		struct typist typist;
		begin(&typist);
		type(&typist, text, at);
		wait_ms(&typist, 5);
		type_text(&typist, text + at);
		wait_ms(&typist, 500);
		CHECK(strstr(got(&typist), "<Enter>") == NULL);
		CHECK(strstr(got(&typist), "^J") == NULL);
		CHECK(strstr(got(&typist), "and 3") != NULL);
		type_text(&typist, "\r");
		CHECK_STR("<Enter>", got(&typist) + typist.got.len - 7);
		end(&typist);
	}
}

/* One by one they are keys, however fast; but not in one read. */
static void test_fast_keys(void)
{
	struct typist typist;
	begin(&typist);
	for (const char *s = "1\r2\rab\r3\r"; *s; s++) {
		type(&typist, s, 1);
		typist.now += 2;
	}
	CHECK_STR("1<Enter>2<Enter>ab<Enter>3<Enter>", got(&typist));
	end(&typist);
}

static void test_a_megabyte(void)
{
	static char text[(1 << 20) + 4000];
	for (int marked = 0; marked < 2; marked++) {
		struct typist typist;
		begin(&typist);
		for (size_t i = 0; i < sizeof text; i++)
			text[i] = i % 60 ? '1' : '\r';
		if (marked)
			type_text(&typist, PASTE_BEGIN);
		type(&typist, text, sizeof text);
		if (marked)
			type_text(&typist, PASTE_END);
		wait_ms(&typist, 500);
		type_text(&typist, "z");
		CHECK_STR("{1048 thousand}z", got(&typist));
		end(&typist);
	}
}

/* A marked paste whose end comes late is still one; one that never ends gives keys back. */
static void test_stalled_paste(void)
{
	check_split("\033[200~1\r2\033[201~", 8, 1500, "{1\r2}z");
	check_split("\033[200~1\r2\033[201~", 8, 5000, "{1\r}{2}z");
	check_split("\033[200~1\r2\033[201~", 11, 5000, "{1\r2}{}z");
	check_split("\033[200~1\r2", 9, 5000, "{1\r2}z");
	check_split("\033[200~1\r2\r", 9, 5000, "{1\r2}<Enter>z");
}

/* ---- the terminal's own keys ------------------------------------------------------- */

static void test_forms(void)
{
	struct typist typist;
	begin(&typist);
	keyread_add_form(&typist.keys, "\001@\r", K_F1);
	keyread_add_form(&typist.keys, "\013", K_UP);
	keyread_add_form(&typist.keys, "\033A", K_UP);
	keyread_add_form(&typist.keys, "\033[M", K_F1);
	keyread_add_form(&typist.keys, "", K_F1);
	keyread_add_form(&typist.keys, "\033[1234567890123456789~", K_F1);
	type_text(&typist, "\001@\r\013\033A\033[Mz");
	CHECK_STR("<F1><Up><Up><F1>z", got(&typist));
	type_text(&typist, "\001");
	wait_ms(&typist, 50);
	CHECK_STR("<F1><Up><Up><F1>z<other>", got(&typist));
	end(&typist);
}

/* ---- anything at all --------------------------------------------------------------- */

/* It never waits for room, always comes to an end, and Enter after a pause is seen. */
static void test_any_bytes(void)
{
	static const char likely[] = "\033\033\033[]OPX_^\\[M<;0123~$\r\n\a\030\233\234\303\251";
	unsigned seed = 7;
	for (int round = 0; round < 3000; round++) {
		struct typist typist;
		begin(&typist);
		for (int i = 0; i < 60; i++) {
			seed = seed * 1103515245 + 12345;
			unsigned dice = seed >> 16;
			char byte = dice % 8 ? likely[dice / 8 % (sizeof likely - 1)]
			                     : (char)(dice / 8);
			type(&typist, &byte, 1);
			wait_ms(&typist, dice % 5 ? 0 : (int)(dice % 300));
		}
		wait_ms(&typist, 5000);
		for (int i = 0; i < 4; i++) {
			type_text(&typist, "\r");
			wait_ms(&typist, 5000);
		}
		CHECK_STR("<Enter>", got(&typist) + typist.got.len - 7);
		end(&typist);
	}
}

TESTS("ui/keyread",
	{ "replies, split anywhere", test_replies },
	{ "replies, byte by byte", test_replies_byte_by_byte },
	{ "replies among keys", test_replies_among_keys },
	{ "replies without end", test_replies_without_end },
	{ "Esc out of a reply", test_esc_out_of_a_reply },
	{ "long replies", test_long_replies },
	{ "the background", test_background },
	{ "no background", test_no_background },
	{ "Alt", test_alt },
	{ "Alt that begins a reply", test_alt_that_begins },
	{ "split arrows", test_split_arrows },
	{ "words after Esc", test_words_after_esc },
	{ "asked late", test_asked_late },
	{ "lines without marks", test_lines },
	{ "lines, split", test_split_lines },
	{ "fast keys", test_fast_keys },
	{ "a megabyte", test_a_megabyte },
	{ "a paste that stalls", test_stalled_paste },
	{ "the terminal's forms", test_forms },
	{ "any bytes", test_any_bytes })
