/* --plain on a terminal, which edits lines itself: what it cuts in silence is not taken. */
#include "tests/check.h"
#include "tests/term/pty.h"

#include <stdlib.h>
#include <string.h>

#define PATIENCE (20000 * check_patience())

static void open_visit(struct pty *pty)
{
	const char *argv[] = { getenv("TANDEM"), "visit", "--plain", NULL };
	const struct pty_options options = { .rows = 60, .cols = 80, .argv = argv };
	NEED(argv[0] != NULL);
	NEED(pty_open(pty, &options));
	NEED(pty_wait_text(pty, "Who is this visit for?", PATIENCE));
}

static void send_letters(struct pty *pty, size_t count)
{
	char *bytes = malloc(count + 1);
	NEED(bytes != NULL);
	memset(bytes, 'x', count);
	bytes[count] = '\n';
	pty_send_bytes(pty, bytes, count + 1);
	free(bytes);
}

/* The terminal keeps 4,095 bytes of a line: a label of so many would be cut, not typed. */
static void test_cut(void)
{
	static const size_t lengths[] = { 4095, 4096, 6000 };
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		struct pty pty;
		open_visit(&pty);
		send_letters(&pty, lengths[i]);
		CHECK(pty_wait_text(&pty, "none of it was taken", PATIENCE));
		pty_send(&pty, "Jo 7<Enter>");
		CHECK(pty_wait_text(&pty, "Jo 7, clinician asks", PATIENCE));
		pty_close(&pty);
	}
}

/* Ctrl-D hands on what was typed, without its end: the first time the rest is awaited, the
 * second time it is the end. */
static void test_unended(void)
{
	struct pty pty;
	open_visit(&pty);
	pty_send(&pty, "Jo<C-d> 8<Enter>");
	CHECK(pty_wait_text(&pty, "Jo 8, clinician asks", PATIENCE));
	pty_send(&pty, "1<Enter>");
	CHECK(pty_wait_text(&pty, "May we keep", PATIENCE));
	pty_send(&pty, "1<C-d><C-d>");
	CHECK(pty_wait_end(&pty, PATIENCE));
	CHECK(memmem(pty.raw.data, pty.raw.len, "aved: yes", 9) == NULL);
	pty_close(&pty);
}

static void test_arrows(void)
{
	struct pty pty;
	open_visit(&pty);
	pty_send(&pty, "Jo 9<Left><Enter>");
	CHECK(pty_wait_text(&pty, "has a key in it", PATIENCE));
	pty_send(&pty, "Jo 9<Enter>");
	CHECK(pty_wait_text(&pty, "Jo 9, clinician asks", PATIENCE));
	pty_close(&pty);
}

TESTS("plain on a terminal", { "cut", test_cut }, { "not ended", test_unended },
	{ "arrows", test_arrows })
