/* Lines as they come in: which are taken, and which are refused whole. */
#include "ui/plain_line.h"

#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What comes of the first line in these bytes, and the line. */
static enum plain_line_end read(const char *bytes, size_t len, bool terminal, char *text,
	size_t size)
{
	struct plain_line line;
	struct buf out;
	plain_line_init(&line, terminal);
	buf_init(&out, PLAIN_LINE_BYTES);
	plain_line_begin(&line);
	for (size_t i = 0; i < len && !plain_line_add(&line, bytes[i]); i++)
		;
	enum plain_line_end end = plain_line_end(&line, &out);
	snprintf(text, size, "%s", out.data ? out.data : "");
	buf_release(&out);
	plain_line_release(&line);
	return end;
}

static void test_ends(void)
{
	static const struct {
		const char *bytes;
		enum plain_line_end end;
		const char *text;
	} lines[] = {
		{ "Jo 1\n", PLAIN_LINE_TAKEN, "Jo 1" },
		/* A carriage return and a newline are one end, not a blank before it. */
		{ "Jo 5\r\n", PLAIN_LINE_TAKEN, "Jo 5" },
		{ "1\r\n2\r\n", PLAIN_LINE_TAKEN, "1" },
		{ "\n", PLAIN_LINE_TAKEN, "" },
		{ "\r\n", PLAIN_LINE_TAKEN, "" },
		{ "a\tb\n", PLAIN_LINE_TAKEN, "a b" },
		/* Nobody has sent it: no consent comes of a pipe that broke off. */
		{ "1", PLAIN_LINE_NONE, "" },
		{ "1\r", PLAIN_LINE_NONE, "" },
		{ "", PLAIN_LINE_NONE, "" },
		{ "1\r2\n", PLAIN_LINE_KEYS, "" },
	};
	char text[64];
	for (size_t i = 0; i < COUNT(lines); i++) {
		CHECK_INT(lines[i].end, read(lines[i].bytes, strlen(lines[i].bytes), false,
			text, sizeof text));
		CHECK_STR(lines[i].text, text);
	}
}

/* Arrows, Home, Delete, Alt-b, a backspace that the terminal does not know, Ctrl-A, DEL, C1,
 * a mouse, and what a paste begins with. */
static void test_keys(void)
{
	static const char *const keys[] = { "\033[D", "\033[A", "\033OH", "\033[3~", "\033b",
		"\b", "\001", "\x7f", "\xc2\x9b" "D", "\033[<0;3;4M", "\033[200~", "\033" };
	char text[64], line[64];
	for (size_t i = 0; i < COUNT(keys); i++)
		for (int at = 0; at < 3; at++) {
			snprintf(line, sizeof line, "%s%s%s\n", at ? "1" : "", keys[i],
				at == 1 ? "2" : "");
			CHECK_INT(PLAIN_LINE_KEYS, read(line, strlen(line), true, text, sizeof text));
			CHECK_STR("", text);
		}
	CHECK_INT(PLAIN_LINE_KEYS, read("1\0002\n", 4, false, text, sizeof text));
	/* Letters whose bytes look like those of C1 are letters. */
	CHECK_INT(PLAIN_LINE_TAKEN, read("\xd0\x9b\n", 3, false, text, sizeof text));
	CHECK_STR("\xd0\x9b", text);
}

/* A line of `count` letters. */
static enum plain_line_end read_long(const char *letter, size_t count, bool terminal)
{
	size_t len = strlen(letter) * count;
	char *bytes = malloc(len + 2), text[8];
	NEED(bytes != NULL);
	for (size_t i = 0; i < count; i++)
		memcpy(bytes + i * strlen(letter), letter, strlen(letter));
	bytes[len] = '\n';
	enum plain_line_end end = read(bytes, len + 1, terminal, text, sizeof text);
	if (end != PLAIN_LINE_TAKEN)
		CHECK_STR("", text);
	free(bytes);
	return end;
}

static void test_long(void)
{
	CHECK_INT(PLAIN_LINE_TAKEN, read_long("x", PLAIN_LINE_MOST, false));
	CHECK_INT(PLAIN_LINE_LONG, read_long("x", PLAIN_LINE_MOST + 1, false));
	CHECK_INT(PLAIN_LINE_LONG, read_long("x", 100000, false));
	CHECK_INT(PLAIN_LINE_TAKEN, read_long("\xd0\x94", PLAIN_LINE_MOST, false));
	/* 4,095 bytes is all that a terminal hands on of whatever is longer. */
	CHECK_INT(PLAIN_LINE_TAKEN, read_long("\xd0\x94", 2047, true));
	CHECK_INT(PLAIN_LINE_LONG, read_long("\xe2\x82\xac", 1365, true));
	CHECK_INT(PLAIN_LINE_LONG, read_long("x", 5000, true));
}

/* After one that was refused the next is a line like any other. */
static void test_next(void)
{
	struct plain_line line;
	struct buf out;
	plain_line_init(&line, true);
	buf_init(&out, PLAIN_LINE_BYTES);
	plain_line_begin(&line);
	for (int i = 0; i < 9000; i++)
		CHECK(!plain_line_add(&line, 'x'));
	CHECK(plain_line_add(&line, '\n'));
	CHECK_INT(PLAIN_LINE_LONG, plain_line_end(&line, &out));
	plain_line_begin(&line);
	CHECK(!plain_line_add(&line, '1'));
	CHECK(plain_line_add(&line, '\n'));
	CHECK_INT(PLAIN_LINE_TAKEN, plain_line_end(&line, &out));
	CHECK_STR("1", out.data);
	buf_release(&out);
	plain_line_release(&line);
}

TESTS("plain line", { "ends", test_ends }, { "keys", test_keys }, { "long", test_long },
	{ "the next", test_next })
