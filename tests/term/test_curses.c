/*
 * The terminal frontend on a terminal: a small program of rows on a pty, driven by
 * keys, signals, sizes and accidents.
 */
#include "tests/term/pty.h"

#include "base/arena.h"
#include "tests/check.h"
#include "ui/term.h"
#include "ui/tty.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define SOON 3000 /* ms: long enough for a busy machine */
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- the program on the pty: rows, and what the last key was */

struct program {
	struct term *term;
	struct arena frame;
	struct key key;
	int row, events;
	bool typing;
	int joined; /* odd: an emoji of three stands in a row */
};

static void show_last(struct program *program, struct canvas *canvas)
{
	char text[80];
	const struct key *key = &program->key;
	snprintf(text, sizeof text, "last %d cp %x len %zu event %d. at %d,%d.", (int)key->code,
		(unsigned)key->cp, key->paste_len, program->events, key->row, key->col);
	canvas_say(canvas, 12, 2, STYLE_MUTED, text);
}

static void paint(struct program *program)
{
	int rows, cols;
	arena_reset(&program->frame);
	term_size(program->term, &rows, &cols);
	struct canvas *canvas = canvas_new(&program->frame, rows, cols);
	for (int i = 0; i < 6; i++) {
		char text[80];
		snprintf(text, sizeof text, "%s %d  Wählen, 中文, ë́, choice",
			i == program->row ? "▸" : " ", i + 1);
		canvas_say(canvas, 2 + i, 2, i == program->row ? STYLE_ACCENT : STYLE_TEXT, text);
	}
	canvas_say(canvas, 9, 2, STYLE_GOOD, "saved SECRET");
	if (program->joined)
		canvas_say(canvas, 10, 2, STYLE_TEXT,
			program->joined % 2 ? "begins 👩‍👩‍👧 ends" : "begins ends");
	show_last(program, canvas);
	canvas_cursor(canvas, 2 + program->row, 2, program->typing);
	term_put(program->term, canvas);
}

/* A real fault, that no sanitizer meets first. */
__attribute__((no_sanitize("undefined"))) static void crash(void)
{
	volatile int *volatile nowhere = NULL;
	*nowhere = 1;
}

static void act(struct program *program)
{
	const struct key *key = &program->key;
	if (key->code == K_DOWN)
		program->row = (program->row + 1) % 6;
	else if (key->code == K_CTRL_Z)
		term_suspend(program->term, "waiting");
	else if (key->code == K_CTRL_L)
		term_redraw(program->term);
	else if (key->code == K_CHAR && key->cp == 'A')
		abort();
	else if (key->code == K_CHAR && key->cp == 'S')
		crash();
	else if (key->code == K_CHAR && key->cp == 'T')
		program->typing = !program->typing;
	else if (key->code == K_CHAR && key->cp == 'J')
		program->joined++;
	else if (key->code == K_CHAR && key->cp == 'E')
		dprintf(STDERR_FILENO, "noise\033]0;title\a\033[31m\n");
}

/* Exits with 100 and the signal when the terminal is gone, with 50 when there is none. */
static int run_program(const struct term_options *options)
{
	struct program program = { 0 };
	struct fault why;
	enum term_got got = TERM_RESIZE;
	if (!term_open(&program.term, options, &why))
		return 50;
	arena_init(&program.frame, NULL);
	while (got != TERM_GONE && !(program.key.code == K_CHAR && program.key.cp == 'q')) {
		if (!term_has_more(program.term))
			paint(&program);
		got = term_get(program.term, -1, &program.key);
		program.events += got == TERM_KEY;
		if (got == TERM_KEY)
			act(&program);
	}
	int code = got == TERM_GONE ? 100 + term_signal(program.term) : 0;
	const char *name, *instead;
	if (term_is_unknown(program.term, &name, &instead))
		dprintf(STDERR_FILENO, "%s is unknown: %s\n", name, instead);
	term_close(program.term);
	arena_release(&program.frame);
	return code;
}

/* `options`: struct term_options, or NULL. */
static int run_plainly(void *options)
{
	static const struct term_options plain = { .theme = THEME_AUTO };
	return run_program(options ? options : &plain);
}

/* What a shell does: the program is a job in front, and is brought back after a stop. */
static int run_as_job(void *unused)
{
	int status = 0;
	char typed[8];
	signal(SIGTTOU, SIG_IGN);
	pid_t job = fork();
	if (job == 0) {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
		signal(SIGTTOU, SIG_DFL);
		exit(run_plainly(unused));
	}
	while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
		tcsetpgrp(STDIN_FILENO, getpgrp());
		dprintf(STDOUT_FILENO, "job stopped\n");
		if (read(STDIN_FILENO, typed, sizeof typed) <= 0)
			return 60;
		tcsetpgrp(STDIN_FILENO, job);
		kill(-job, SIGCONT);
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 61;
}

/* ---- helpers */

static bool open_with(struct pty *pty, struct pty_options options)
{
	if (!options.run)
		options.run = run_plainly;
	return pty_open(pty, &options) && pty_wait_text(pty, "event 0.", SOON);
}

static bool open_program(struct pty *pty)
{
	return open_with(pty, (struct pty_options){ 0 });
}

static bool is_blank(const struct pty *pty, bool alternate)
{
	struct buf text;
	buf_init(&text, 1 << 20);
	vt_text_of(pty->vt, alternate, &text);
	bool blank = text.data && text.data[strspn(text.data, " \n")] == '\0';
	buf_release(&text);
	return blank;
}

static bool ends_with(struct pty *pty, int code)
{
	return pty_wait_end(pty, SOON) && WIFEXITED(pty->status)
	       && WEXITSTATUS(pty->status) == code;
}

static bool has_bytes(const struct pty *pty, const char *bytes)
{
	return memmem(pty->raw.data, pty->raw.len, bytes, strlen(bytes)) != NULL;
}

/* Valgrind writes on its own account, and does not stop when it is told to. */
static bool under_valgrind(void)
{
	const char *preload = getenv("LD_PRELOAD");
	return preload && strstr(preload, "vgpreload");
}

/* Calls of write(2) by the program so far; 0 where nobody can tell. */
static long writes(const struct pty *pty)
{
	long count = under_valgrind() ? 0 : pty_proc(pty, "io", "syscw");
	return count > 0 ? count : 0;
}

/* Is it the n-th event, and this key? */
static bool got_key(struct pty *pty, enum key_code code, unsigned cp, int event)
{
	char want[80];
	snprintf(want, sizeof want, "last %d cp %x len 0 event %d.", (int)code, cp, event);
	bool got = pty_wait_text(pty, want, SOON);
	if (!got)
		printf("\nwant %s\n%s", want, pty_screen(pty));
	return got;
}

/* ---- what is seen */

static void test_shows(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	CHECK_STR("\n\n"
		  "  ▸ 1  Wählen, 中文, ë́, choice\n"
		  "    2  Wählen, 中文, ë́, choice\n"
		  "    3  Wählen, 中文, ë́, choice\n"
		  "    4  Wählen, 中文, ë́, choice\n"
		  "    5  Wählen, 中文, ë́, choice\n"
		  "    6  Wählen, 中文, ë́, choice\n\n"
		  "  saved SECRET\n\n\n"
		  "  last 0 cp 0 len 0 event 0. at 0,0.\n\n\n\n\n\n\n\n\n\n\n\n", pty_screen(&pty));
	CHECK(pty.vt->alternate);
	CHECK(is_blank(&pty, false));
	pty_close(&pty);
}

static void test_cursor(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	CHECK(pty.vt->hidden);
	CHECK_INT(2, pty.vt->cursor.row);
	CHECK_INT(2, pty.vt->cursor.col);
	pty_send(&pty, "<Down><Down>");
	CHECK(pty_wait_text(&pty, "event 2.", SOON));
	CHECK_INT(4, pty.vt->cursor.row);
	pty_send(&pty, "T");
	CHECK(pty_wait_text(&pty, "event 3.", SOON));
	pty_read(&pty, 50, 500);
	CHECK(!pty.vt->hidden);
	CHECK_INT(4, pty.vt->cursor.row);
	CHECK_INT(2, pty.vt->cursor.col);
	pty_close(&pty);
}

static void test_ascii(void)
{
	struct term_options options = { .ascii = true };
	struct pty pty;
	NEED(open_with(&pty, (struct pty_options){ .arg = &options }));
	CHECK(pty_shows(&pty, "> 1  Wahlen, ????, e, choice"));
	for (size_t i = 0; i < pty.raw.len; i++)
		NEED((unsigned char)pty.raw.data[i] < 0x80);
	pty_close(&pty);
}

/* ---- how it is sent */

static void test_one_write(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	pty_read(&pty, 50, 500);
	long before = writes(&pty);
	for (int i = 1; i <= 5; i++) {
		char event[20];
		pty_send(&pty, "<Down>");
		snprintf(event, sizeof event, "event %d.", i);
		NEED(pty_wait_text(&pty, event, SOON));
	}
	if (before > 0)
		CHECK_INT(5, writes(&pty) - before);
	pty_close(&pty);
}

static void test_idle(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	pty_read(&pty, 50, 500);
	CHECK_INT(0, pty_read(&pty, 400, 400));
	pty_close(&pty);
}

static void test_only_what_differs(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	pty_read(&pty, 50, 500);
	size_t before = pty.raw.len;
	pty_send(&pty, "x");
	CHECK(pty_wait_text(&pty, "event 1.", SOON));
	pty_read(&pty, 50, 500);
	CHECK(pty.raw.len - before < 60);
	pty_close(&pty);
}

/* Terminals join emoji, or do not: such a row is written whole, so that no ghost stays. */
static void test_joined(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	for (int i = 1; i <= 4; i++) {
		size_t before = pty.raw.len;
		pty_send(&pty, "J");
		CHECK(got_key(&pty, K_CHAR, 'J', i));
		CHECK(memmem(pty.raw.data + before, pty.raw.len - before, "begins", 6) != NULL);
	}
	pty_close(&pty);
}

static void test_no_colour(void)
{
	const char *const env[] = { "NO_COLOR=1", NULL };
	const char *const empty[] = { "NO_COLOR=", NULL };
	struct pty pty;
	NEED(open_with(&pty, (struct pty_options){ .env = env }));
	pty_send(&pty, "<Down>q");
	CHECK(ends_with(&pty, 0));
	CHECK_INT(0, pty.vt->colours);
	pty_close(&pty);
	NEED(open_with(&pty, (struct pty_options){ .env = empty }));
	CHECK(pty.vt->colours > 0);
	pty_close(&pty);
}

/* The focus in each theme, as terminals of 8 and of 256 colours are told of it. */
static void test_themes(void)
{
	static const struct {
		enum theme theme;
		const char *term, *bytes; /* no bytes: no colour at all */
	} cases[] = {
		{ THEME_DARK, "TERM=xterm", "\033[36m" },
		{ THEME_DARK, "TERM=xterm-256color", "\033[38;5;117m" },
		{ THEME_LIGHT, "TERM=xterm", "\033[34m" },
		{ THEME_LIGHT, "TERM=xterm-256color", "\033[38;5;25m" },
		{ THEME_AUTO, "TERM=xterm", NULL },
		{ THEME_AUTO, "TERM=xterm-256color", "\033[38;5;63m" },
		{ THEME_MONO, "TERM=xterm-256color", NULL },
		{ THEME_CONTRAST, "TERM=xterm-256color", NULL },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *const env[] = { cases[i].term, NULL };
		struct term_options options = { .theme = cases[i].theme };
		struct pty pty;
		NEED(open_with(&pty, (struct pty_options){ .env = env, .arg = &options }));
		CHECK(!cases[i].bytes || has_bytes(&pty, cases[i].bytes));
		CHECK(cases[i].bytes
			|| (!has_bytes(&pty, "\033[38") && !has_bytes(&pty, "\033[36m")));
		CHECK(cases[i].theme != THEME_MONO || pty.vt->colours == 0);
		CHECK(!has_bytes(&pty, "[48;5"));
		pty_close(&pty);
	}
}

/* No string goes out but the question, no mouse mode, and nothing that our reader does not know. */
static void test_terminals(void)
{
	static const char *const names[] = { "TERM=xterm-256color", "TERM=xterm", "TERM=linux",
		"TERM=vt100", "TERM=screen", "TERM=tmux-256color", "TERM=rxvt", "TERM=ansi" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *const env[] = { names[i], NULL };
		struct pty pty;
		NEED(open_with(&pty, (struct pty_options){ .env = env }));
		pty_send(&pty, "<Down><C-l>q");
		CHECK(ends_with(&pty, 0));
		CHECK_INT(0, pty.vt->strings);
		CHECK_INT(0, pty.vt->mouse);
		CHECK_INT(0, pty.vt->unknown);
		CHECK(pty_is_restored(&pty));
		CHECK(!pty_shows(&pty, "SECRET"));
		pty_close(&pty);
	}
}

/* ---- dark or light */

#define DARK "\033]11;rgb:1616/1818/1d1d\033\\"
#define LIGHT "\033]11;rgb:fdfd/f6f6/e3e3\a"
#define ON_DARK "38;5;117"
#define ON_LIGHT "38;5;25m"

static bool open_asking(struct pty *pty)
{
	return open_program(pty) && pty_wait_asked(pty, SOON);
}

/* One that tells nothing, or too late, changes nothing; and none is a key. */
static void test_background(void)
{
	static const struct {
		const char *before, *reply;
		const char *bytes; /* NULL: it stays neutral */
	} cases[] = {
		{ "", DARK, ON_DARK }, { "", LIGHT, ON_LIGHT }, { "", "", NULL },
		{ "x", DARK, NULL }, { "", "\033]11;rgb:zz/0/0\a", NULL },
		{ "", "\033]10;rgb:0/0/0\a\033[?62c" LIGHT, ON_LIGHT },
		{ "", "\033]11;?\a" DARK LIGHT, ON_DARK },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pty pty;
		NEED(open_asking(&pty));
		pty_send(&pty, cases[i].before);
		CHECK(!*cases[i].before || pty_wait_text(&pty, "cp 78", SOON));
		pty_send_bytes(&pty, cases[i].reply, strlen(cases[i].reply));
		pty_send(&pty, "y");
		CHECK(pty_wait_text(&pty, "cp 79", SOON));
		CHECK_INT(cases[i].bytes && strcmp(cases[i].bytes, ON_DARK) == 0,
			has_bytes(&pty, ON_DARK));
		CHECK_INT(cases[i].bytes && strcmp(cases[i].bytes, ON_LIGHT) == 0,
			has_bytes(&pty, ON_LIGHT));
		CHECK_INT(1, pty.vt->asked);
		CHECK_INT(0, pty.vt->strings);
		pty_send(&pty, "q");
		CHECK(ends_with(&pty, 0));
		pty_close(&pty);
	}
}

/* Behind the first picture, and once: not again where it is taken up or painted anew. */
static void test_asks_once(void)
{
	struct pty pty;
	NEED(open_asking(&pty));
	const char *asked = memmem(pty.raw.data, pty.raw.len, "\033]11;?\033\\", 8);
	const char *drawn = memmem(pty.raw.data, pty.raw.len, "event 0.", 8);
	CHECK(drawn && asked && drawn < asked);
	pty_send(&pty, "<C-l><Down>");
	pty_resize(&pty, 20, 60);
	pty_signal(&pty, SIGCONT);
	pty_send(&pty, "q");
	CHECK(ends_with(&pty, 0));
	CHECK_INT(1, pty.vt->asked);
	CHECK_INT(0, pty.vt->strings);
	pty_close(&pty);
}

/* A theme that was chosen, too few colours, none, or a terminal that may not know it. */
static void test_asks_not(void)
{
	static const struct {
		enum theme theme;
		const char *env;
	} cases[] = {
		{ THEME_DARK, "A=" }, { THEME_LIGHT, "A=" }, { THEME_MONO, "A=" },
		{ THEME_CONTRAST, "A=" }, { THEME_AUTO, "NO_COLOR=1" }, { THEME_AUTO, "TERM=xterm" },
		{ THEME_AUTO, "TERM=linux" }, { THEME_AUTO, "TERM=vt100" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *const env[] = { cases[i].env, NULL };
		struct term_options options = { .theme = cases[i].theme };
		struct pty pty;
		NEED(open_with(&pty, (struct pty_options){ .env = env, .arg = &options }));
		pty_send_bytes(&pty, LIGHT, sizeof LIGHT - 1);
		pty_send(&pty, "q");
		CHECK(ends_with(&pty, 0));
		CHECK_INT(0, pty.vt->asked);
		CHECK_INT(0, pty.vt->strings);
		CHECK_INT(cases[i].theme == THEME_LIGHT, has_bytes(&pty, ON_LIGHT));
		pty_close(&pty);
	}
}

/* It helps where there is no answer, and an answer wins. */
static void test_colorfgbg(void)
{
	static const char *const env[] = { "COLORFGBG=15;0", NULL };
	struct pty pty;
	NEED(open_with(&pty, (struct pty_options){ .env = env }));
	CHECK(pty_wait_asked(&pty, SOON));
	CHECK(has_bytes(&pty, ON_DARK));
	CHECK(!has_bytes(&pty, ON_LIGHT));
	pty_send_bytes(&pty, LIGHT, sizeof LIGHT - 1);
	CHECK(pty_wait_text(&pty, "event 1.", SOON));
	CHECK(has_bytes(&pty, ON_LIGHT));
	pty_close(&pty);
}

static void test_unknown_terminal(void)
{
	static const char *const env[] = { "TERM=xterm-nonsense", NULL };
	struct pty pty;
	NEED(open_with(&pty, (struct pty_options){ .env = env }));
	pty_send(&pty, "q");
	CHECK(ends_with(&pty, 0));
	CHECK(pty_shows(&pty, "xterm-nonsense is unknown: xterm-256color"));
	pty_close(&pty);
}

static void test_no_terminal(void)
{
	static const char *const names[] = { "TERM=dumb", "TERM=", "TERM" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *const env[] = { names[i], NULL };
		struct pty pty;
		struct pty_options options = { .run = run_plainly, .env = env };
		NEED(pty_open(&pty, &options));
		CHECK(ends_with(&pty, 50));
		CHECK_INT(0, pty.raw.len);
		CHECK(pty_is_restored(&pty));
		pty_close(&pty);
	}
}

/* ---- keys */

static void test_keys(void)
{
	static const struct {
		const char *sent;
		enum key_code code;
		unsigned cp;
	} keys[] = {
		{ "<Enter>", K_ENTER, 0 }, { "<C-j>", K_NEWLINE, 0 }, { "<Tab>", K_TAB, 0 },
		{ "<BackTab>", K_BACKTAB, 0 }, { "<Up>", K_UP, 0 }, { "<Left>", K_LEFT, 0 },
		{ "<Right>", K_RIGHT, 0 }, { "<Home>", K_HOME, 0 }, { "<End>", K_END, 0 },
		{ "<PgUp>", K_PGUP, 0 }, { "<PgDn>", K_PGDN, 0 }, { "<Delete>", K_DELETE, 0 },
		{ "<Backspace>", K_BACKSPACE, 0 }, { "<C-h>", K_BACKSPACE, 0 },
		{ "<M-b>", K_WORD_LEFT, 0 }, { "<M-f>", K_WORD_RIGHT, 0 },
		{ "<F1>", K_F1, 0 }, { "<F2>", K_F2, 0 }, { "<F5>", K_F5, 0 },
		{ "<F12>", K_F12, 0 },
		{ "<C-c>", K_CTRL_C, 0 }, { "<C-o>", K_CTRL_O, 0 }, { "<C-_>", K_UNDO, 0 },
		{ "<C-w>", K_CTRL_W, 0 }, { "<C-s>", K_NONE, 0 }, { "<Esc>", K_ESC, 0 },
		{ "\033OR", K_F3, 0 }, { "\033OS", K_F4, 0 }, { "\033[13~", K_F3, 0 },
		{ "\033[14~", K_F4, 0 }, { "\033[15~", K_F5, 0 }, { "\033[[C", K_F3, 0 },
		{ "\033[[D", K_F4, 0 }, { "\033[[E", K_F5, 0 },
		{ "\033[[A", K_F1, 0 }, { "\033[11~", K_F1, 0 }, { "\033[1~", K_HOME, 0 },
		{ "\033[4~", K_END, 0 }, { "\033[B", K_DOWN, 0 }, { "\033[999;5u", K_NONE, 0 },
		{ "é", K_CHAR, 0xE9 }, { "中", K_CHAR, 0x4E2D }, { "😀", K_CHAR, 0x1F600 },
		{ "\302\205", K_NONE, 0x85 }, { "\377", K_CHAR, 0xFFFD }, { "x", K_CHAR, 'x' },
	};
	struct pty pty;
	NEED(open_program(&pty));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		pty_send(&pty, keys[i].sent);
		CHECK(got_key(&pty, keys[i].code, keys[i].cp, (int)i + 1));
	}
	pty_close(&pty);
}

/* Bytes of one character that come one by one, and one that never comes whole. */
static void test_split_character(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	pty_send_bytes(&pty, "\344", 1);
	pty_read(&pty, 20, 20);
	pty_send_bytes(&pty, "\270\255", 2);
	CHECK(got_key(&pty, K_CHAR, 0x4E2D, 1));
	pty_send_bytes(&pty, "\344x", 2);
	CHECK(got_key(&pty, K_CHAR, 'x', 3));
	pty_close(&pty);
}

static void test_escape_is_quick(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	pty_send(&pty, "<Esc>");
	CHECK(pty_wait_text(&pty, "event 1.", 500));
	CHECK(got_key(&pty, K_ESC, 0, 1));
	pty_close(&pty);
}

static void paste_much(struct pty *pty, size_t len)
{
	char *text = malloc(len);
	NEED(text != NULL);
	for (size_t i = 0; i < len; i++)
		text[i] = i % 60 ? 'q' : '\r';
	pty_paste(pty, text, len);
	free(text);
}

static void test_paste(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	CHECK(pty.vt->pastes);
	long before = writes(&pty);
	paste_much(&pty, 2000);
	CHECK(pty_wait_text(&pty, "cp 0 len 2000 event 1.", SOON));
	if (before > 0)
		CHECK(writes(&pty) - before <= 2);
	/* An end mark that is none, and keys right after the paste. */
	pty_send_bytes(&pty, "\033[200~a\033[20\033[201\033[201~<", 23);
	CHECK(got_key(&pty, K_CHAR, '<', 3));
	pty_close(&pty);
}

static void test_paste_limit(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	paste_much(&pty, (1 << 20) + 100);
	CHECK(pty_wait_text(&pty, "len 1048576 event 1.", 10 * SOON));
	pty_send(&pty, "x");
	CHECK(got_key(&pty, K_CHAR, 'x', 2));
	pty_close(&pty);
}

/* ---- the mouse */

static const struct term_options pointing = { .theme = THEME_AUTO, .mouse = true };

static bool open_pointing(struct pty *pty, const char *name)
{
	const char *const env[] = { name, NULL };
	return open_with(pty, (struct pty_options){ .env = env, .arg = (void *)&pointing });
}

/* Is it the n-th event, and a click (or a turn) there? */
static bool got_point(struct pty *pty, enum key_code code, int row, int col, int event)
{
	char want[80];
	snprintf(want, sizeof want, "last %d cp 0 len 0 event %d. at %d,%d.", (int)code, event,
		row, col);
	bool got = pty_wait_text(pty, want, SOON);
	if (!got)
		printf("\nwant %s\n%s", want, pty_screen(pty));
	return got;
}

static void send_raw(struct pty *pty, const char *bytes)
{
	pty_send_bytes(pty, bytes, strlen(bytes));
}

/* In their terminfo a report begins with ESC [ <, with ESC [ M, or with nothing. */
static void test_mouse(void)
{
	static const char *const names[] = { "TERM=xterm-256color", "TERM=tmux-256color",
		"TERM=screen", "TERM=rxvt", "TERM=xterm-nonsense" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct pty pty;
		NEED(open_pointing(&pty, names[i]));
		CHECK(pty.vt->points && pty.vt->points_in_numbers);
		CHECK_INT(0, pty.vt->unknown);
		pty_click(&pty, 4, 9);
		CHECK(got_point(&pty, K_CLICK, 4, 9, 2));
		pty_send(&pty, "\033[<lt>65;3;200M");
		CHECK(got_point(&pty, K_WHEEL_DOWN, 199, 2, 3));
		/* From a terminal that does not know the numbers. */
		send_raw(&pty, "\033[M *%\033[M#*%");
		CHECK(got_point(&pty, K_CLICK, 4, 9, 5));
		pty_send(&pty, "x");
		CHECK(got_key(&pty, K_CHAR, 'x', 6));
		pty_send(&pty, "q");
		CHECK(ends_with(&pty, 0));
		CHECK(pty_is_restored(&pty));
		pty_close(&pty);
	}
}

/* Who does not want it is not sent it, and a console is not. */
static void test_no_mouse(void)
{
	static const char *const names[] = { "TERM=linux", "TERM=vt100", "TERM=ansi" };
	struct pty pty;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		NEED(open_pointing(&pty, names[i]));
		pty_send(&pty, "q");
		CHECK(ends_with(&pty, 0));
		CHECK_INT(0, pty.vt->mouse);
		pty_close(&pty);
	}
	NEED(open_program(&pty));
	/* Reports that nobody asked for are not typed. */
	pty_click(&pty, 4, 9);
	CHECK(got_key(&pty, K_NONE, 0, 2));
	pty_send(&pty, "<C-z>q");
	CHECK(ends_with(&pty, 0));
	CHECK_INT(0, pty.vt->mouse);
	CHECK(!has_bytes(&pty, "\033[?10") || !has_bytes(&pty, "\033[?1000"));
	pty_close(&pty);
}

/* However a report is cut, its rest is not typed; then the next one is read. */
static void test_cut_reports(void)
{
	static const char report[] = "\033[<0;10;5M\033[<0;10;5m";
	struct pty pty;
	NEED(open_pointing(&pty, "TERM=xterm-256color"));
	int event = 0;
	for (size_t cut = 2; cut < 10; cut++) {
		pty_send_bytes(&pty, report, cut);
		pty_read(&pty, cut % 2 ? 60 : 5, 60);
		pty_send_bytes(&pty, report + cut, sizeof report - 1 - cut);
		event += 2;
		CHECK(got_point(&pty, K_CLICK, 4, 9, event));
	}
	/* One that never ends, and what comes instead of its end. */
	send_raw(&pty, "\033[<0;1\033[A");
	event += 2;
	CHECK(got_key(&pty, K_UP, 0, event));
	send_raw(&pty, "\033[M \rx");
	event += 3;
	CHECK(got_key(&pty, K_CHAR, 'x', event));
	send_raw(&pty, "\033[<9;9;9;9;9;9;9;9;9;9;9;9;9;9;9;9;9;9;9;9;9Mx");
	event += 2;
	CHECK(got_key(&pty, K_CHAR, 'x', event));
	pty_close(&pty);
}

/* In a paste it is text, whatever it looks like. */
static void test_pasted_report(void)
{
	struct pty pty;
	NEED(open_pointing(&pty, "TERM=xterm-256color"));
	pty_paste(&pty, "\033[<0;10;5M\033[<0;10;5m", 20);
	CHECK(pty_wait_text(&pty, "len 20 event 1. at 0,0.", SOON));
	pty_close(&pty);
}

static void test_mouse_is_given_back(void)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGABRT, SIGSEGV };
	struct pty pty;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		NEED(open_pointing(&pty, "TERM=xterm-256color"));
		pty_signal(&pty, signals[i]);
		CHECK(pty_wait_end(&pty, 2 * SOON));
		CHECK(pty_is_restored(&pty));
		pty_close(&pty);
	}
	if (under_valgrind())
		return;
	NEED(open_with(&pty, (struct pty_options){ .run = run_as_job, .arg = (void *)&pointing }));
	pty_send(&pty, "<C-z>");
	CHECK(pty_wait_text(&pty, "job stopped", SOON));
	CHECK(pty_is_restored(&pty));
	pty_send(&pty, "fg\n");
	CHECK(pty_wait_text(&pty, "event 1.", SOON));
	pty_read(&pty, 50, 500);
	CHECK(pty.vt->points && pty.vt->points_in_numbers);
	pty_click(&pty, 0, 0);
	CHECK(got_point(&pty, K_CLICK, 0, 0, 3));
	pty_send(&pty, "q");
	CHECK(ends_with(&pty, 0));
	CHECK(pty_is_restored(&pty));
	pty_close(&pty);
}

/* ---- sizes */

static void test_resize(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	struct buf before;
	buf_init(&before, 1 << 20);
	buf_add_text(&before, pty_screen(&pty));
	for (int i = 0; i < 60; i++) {
		pty_resize(&pty, 1 + i * 37 % 60, 1 + i * 61 % 200);
		pty_read(&pty, i % 5 ? 0 : 20, 20);
	}
	pty_resize(&pty, 1, 1);
	pty_read(&pty, 50, 200);
	pty_resize(&pty, 24, 80);
	CHECK(pty_wait_text(&pty, "event 0.", SOON));
	pty_read(&pty, 100, SOON);
	CHECK_STR(before.data, pty_screen(&pty));
	buf_release(&before);
	pty_close(&pty);
}

static void claim_size(const struct pty *pty, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	ioctl(pty->fd, TIOCSWINSZ, &size);
}

/* Sizes that no window has: ncurses counts in shorts. */
static void test_claimed_sizes(void)
{
	static const int sizes[][2] = { { 65535, 65535 }, { 32768, 80 }, { 24, 32768 }, { 1, 65535 },
		{ 65535, 1 }, { 32767, 32767 }, { 1001, 1001 }, { 0, 0 }, { 0, 65535 } };
	struct pty pty;
	NEED(open_program(&pty));
	for (size_t i = 0; i < COUNT(sizes); i++) {
		claim_size(&pty, sizes[i][0], sizes[i][1]);
		pty_read(&pty, 50, 1000);
		CHECK(!pty.ended && kill(pty.pid, 0) == 0);
	}
	claim_size(&pty, 24, 80);
	pty_read(&pty, 100, 2000);
	pty_send(&pty, "<C-l>");
	CHECK(got_key(&pty, K_CTRL_L, 0, 1));
	pty_send(&pty, "q");
	CHECK(ends_with(&pty, 0));
	pty_close(&pty);
}

/* At the start, too: from the terminal (`size`), or where it says nothing, from outside. */
static int run_claimed(void *size)
{
	const unsigned short *claimed = size;
	ioctl(STDOUT_FILENO, TIOCSWINSZ, &(struct winsize){ claimed[0], claimed[1], 0, 0 });
	return run_plainly(NULL);
}

static void test_claimed_at_start(void)
{
	static unsigned short sizes[][2] = { { 65535, 65535 }, { 0, 0 }, { 1, 32768 }, { 40000, 1 } };
	static const char *const lines[] = { "LINES=40000", "LINES=-1", "LINES=99999999999999999999",
		"LINES=", "LINES=24" };
	for (size_t i = 0; i < COUNT(sizes) * COUNT(lines); i++) {
		const char *const env[] = { lines[i % COUNT(lines)], "COLUMNS=65535", "TERM=linux", NULL };
		struct pty pty;
		NEED(pty_open(&pty, &(struct pty_options){ .run = run_claimed,
			.arg = sizes[i / COUNT(lines)], .env = env }));
		pty_read(&pty, 50, SOON);
		pty_send(&pty, "q");
		CHECK(ends_with(&pty, 0));
		pty_close(&pty);
	}
}

/* ---- leaving */

static void check_left(struct pty *pty)
{
	CHECK(pty_is_restored(pty));
	CHECK(is_blank(pty, true));
	CHECK(!pty_shows(pty, "SECRET"));
	pty_close(pty);
}

static void test_quit(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	CHECK(!pty_is_restored(&pty));
	pty_send(&pty, "q");
	CHECK(ends_with(&pty, 0));
	check_left(&pty);
}

static void test_signals(void)
{
	static const int signals[] = { SIGTERM, SIGHUP };
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct pty pty;
		NEED(open_program(&pty));
		pty_signal(&pty, signals[i]);
		CHECK(ends_with(&pty, 100 + signals[i]));
		check_left(&pty);
	}
}

/* The sanitizer ends in its own way what it has seen. */
static bool died_of(const struct pty *pty, int sig)
{
#ifdef __SANITIZE_ADDRESS__
	if (WIFEXITED(pty->status) && WEXITSTATUS(pty->status) != 0)
		return true;
#endif
	return WIFSIGNALED(pty->status) && WTERMSIG(pty->status) == sig;
}

static void test_crash(void)
{
	static const struct {
		const char *key;
		int sig;
	} crashes[] = { { "A", SIGABRT }, { "S", SIGSEGV } };
	for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
		struct pty pty;
		NEED(open_with(&pty, (struct pty_options){ .stderr_path = "/dev/null" }));
		pty_send(&pty, crashes[i].key);
		CHECK(pty_wait_end(&pty, 2 * SOON));
		CHECK(died_of(&pty, crashes[i].sig));
		check_left(&pty);
	}
}

/* All that end a process, at rest and while frames are on their way (S8). */
static void test_deadly_signals(void)
{
	static const int signals[] = { SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV,
		SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGPOLL, SIGSYS,
#ifdef SIGSTKFLT
		SIGSTKFLT,
#endif
#ifdef SIGPWR
		SIGPWR,
#endif
	};
	static const char keys[] = "\014\014\014\014\033[B\014\014\033[B\014\014";
	for (size_t i = 0; i < 2 * COUNT(signals); i++) {
		struct pty pty;
		int sig = signals[i / 2];
		if (under_valgrind() && (sig == SIGVTALRM || sig == SIGPROF))
			continue;
		NEED(open_with(&pty, (struct pty_options){ .stderr_path = "/dev/null" }));
		if (i % 2)
			CHECK(write(pty.fd, keys, sizeof keys - 1) > 0);
		pty_signal(&pty, sig);
		CHECK(pty_wait_end(&pty, 2 * SOON));
		CHECK(died_of(&pty, sig));
		if (!pty_is_restored(&pty))
			printf("\nsignal %d", sig);
		check_left(&pty);
	}
}

static int run_ignoring(void *unused)
{
	signal(SIGUSR1, SIG_IGN);
	return run_plainly(unused);
}

/* What whoever started us has ignored ends nothing. */
static void test_ignored_signal(void)
{
	struct pty pty;
	NEED(open_with(&pty, (struct pty_options){ .run = run_ignoring }));
	pty_signal(&pty, SIGUSR1);
	pty_send(&pty, "x");
	CHECK(got_key(&pty, K_CHAR, 'x', 1));
	pty_send(&pty, "q");
	CHECK(ends_with(&pty, 0));
	pty_close(&pty);
}

/* Ends within a second, though nobody reads what it writes. */
static void check_ends_unread(struct pty *pty, int sig)
{
	long long began = tty_now();
	pty_signal(pty, sig);
	while (!pty->ended && tty_now() < began + 2 * SOON) {
		pty->ended = waitpid(pty->pid, &pty->status, WNOHANG) == pty->pid;
		poll(NULL, 0, 2);
	}
	CHECK(tty_now() - began < 1000 * check_patience());
	CHECK(pty->ended && WIFEXITED(pty->status));
	CHECK_INT(100 + sig, WEXITSTATUS(pty->status));
}

/* Pictures anew, until the program waits for room. */
static void fill(struct pty *pty)
{
	for (int i = 0; i < 40; i++) {
		char keys[64];
		memset(keys, 'L' & 31, sizeof keys);
		CHECK(write(pty->fd, keys, sizeof keys) > 0);
		poll(NULL, 0, 5);
	}
}

/* S7: also where the output waits for a reader that has stopped. */
static void test_nobody_reads(void)
{
	static const int signals[] = { SIGTERM, SIGHUP };
	for (size_t i = 0; i < 2 * COUNT(signals); i++) {
		struct pty pty;
		NEED(open_program(&pty));
		if (i % 2)
			fill(&pty);
		else
			tcflow(pty.slave, TCOOFF);
		CHECK(write(pty.fd, "T", 1) == 1);
		poll(NULL, 0, 50);
		check_ends_unread(&pty, signals[i / 2]);
		tcflow(pty.slave, TCOON);
		pty_read(&pty, 50, 500);
		CHECK(pty_is_restored(&pty));
		pty_close(&pty);
	}
}

/* A signal that is no end waits for room, as every picture does. */
static void test_deadly_while_nobody_reads(void)
{
	struct pty pty;
	NEED(open_with(&pty, (struct pty_options){ .stderr_path = "/dev/null" }));
	tcflow(pty.slave, TCOOFF);
	CHECK(write(pty.fd, "T", 1) == 1);
	poll(NULL, 0, 50);
	pty_signal(&pty, SIGUSR1);
	CHECK(pty_wait_end(&pty, SOON));
	CHECK(died_of(&pty, SIGUSR1));
	tcflow(pty.slave, TCOON);
	pty_read(&pty, 50, 500);
	check_left(&pty);
}

/* A paste without end holds up no signal. */
static void test_endless_paste(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	pty_send_bytes(&pty, "\033[200~", 6);
	for (int i = 0; i < 20; i++)
		pty_send_bytes(&pty, "words without end ", 18);
	long long began = tty_now();
	pty_signal(&pty, SIGTERM);
	for (int i = 0; i < 200 && !pty_wait_end(&pty, 10); i++)
		CHECK(write(pty.fd, "words", 5) == 5);
	CHECK(tty_now() - began < 1000 * check_patience());
	CHECK(ends_with(&pty, 100 + SIGTERM));
	check_left(&pty);
}

static void test_hang_up(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	pty_hang_up(&pty);
	CHECK(pty_wait_end(&pty, 1000));
	CHECK(WIFEXITED(pty.status));
	CHECK_INT(100 + SIGHUP, WEXITSTATUS(pty.status));
	pty_close(&pty);
}

static void test_interrupt_and_stop_are_keys(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	pty_signal(&pty, SIGINT);
	CHECK(got_key(&pty, K_CTRL_C, 0, 1));
	pty_close(&pty);
}

static void test_suspend(void)
{
	struct pty pty;
	struct buf before;
	if (under_valgrind())
		return;
	NEED(open_with(&pty, (struct pty_options){ .run = run_as_job }));
	buf_init(&before, 1 << 20);
	pty_send(&pty, "T");
	CHECK(pty_wait_text(&pty, "event 1.", SOON));
	buf_add_text(&before, pty_screen(&pty));
	pty_send(&pty, "<C-z>");
	CHECK(pty_wait_text(&pty, "job stopped", SOON));
	CHECK(pty_shows(&pty, "waiting"));
	CHECK(pty_is_restored(&pty));
	CHECK(is_blank(&pty, true));
	pty_send(&pty, "fg\n");
	CHECK(pty_wait_text(&pty, "event 2.", SOON));
	CHECK(pty.vt->pastes && pty.vt->app_keys && pty.vt->alternate);
	pty_send(&pty, "<Down>");
	CHECK(pty_wait_text(&pty, "event 3.", SOON));
	CHECK(!pty_shows(&pty, "job stopped"));
	pty_send(&pty, "q");
	CHECK(ends_with(&pty, 0));
	CHECK(pty_is_restored(&pty));
	buf_release(&before);
	pty_close(&pty);
}

static void test_redraw(void)
{
	static const char foreign[] = "\033[3;1HBroadcast message\r\nfrom root";
	struct pty pty;
	struct buf before;
	NEED(open_program(&pty));
	buf_init(&before, 1 << 20);
	buf_add(&before, pty_screen(&pty), strcspn(pty_screen(&pty), "l"));
	CHECK(write(pty.slave, foreign, sizeof foreign - 1) > 0);
	CHECK(pty_wait_text(&pty, "from root", SOON));
	pty_send(&pty, "<C-l>");
	CHECK(pty_wait_text(&pty, "event 1.", SOON));
	CHECK(!pty_shows(&pty, "Broadcast"));
	CHECK(!pty_shows(&pty, "from root"));
	CHECK(strncmp(before.data, pty_screen(&pty), before.len) == 0);
	buf_release(&before);
	pty_close(&pty);
}

static void test_noise(void)
{
	struct pty pty;
	NEED(open_program(&pty));
	pty_send(&pty, "E");
	CHECK(pty_wait_text(&pty, "event 1.", SOON));
	CHECK(!has_bytes(&pty, "noise"));
	pty_send(&pty, "q");
	CHECK(ends_with(&pty, 0));
	CHECK(pty_shows(&pty, "noise]0;title[31m"));
	CHECK_INT(0, pty.vt->strings);
	pty_close(&pty);
}

TESTS("term/curses",
	{ "shows", test_shows },
	{ "cursor", test_cursor },
	{ "ascii", test_ascii },
	{ "one write a frame", test_one_write },
	{ "idle sends nothing", test_idle },
	{ "only what differs", test_only_what_differs },
	{ "joined emoji", test_joined },
	{ "NO_COLOR", test_no_colour },
	{ "themes", test_themes },
	{ "terminals", test_terminals },
	{ "the background", test_background },
	{ "asks once", test_asks_once },
	{ "asks not", test_asks_not },
	{ "COLORFGBG", test_colorfgbg },
	{ "unknown terminal", test_unknown_terminal },
	{ "no terminal", test_no_terminal },
	{ "keys", test_keys },
	{ "split character", test_split_character },
	{ "escape is quick", test_escape_is_quick },
	{ "paste", test_paste },
	{ "paste limit", test_paste_limit },
	{ "mouse", test_mouse },
	{ "no mouse", test_no_mouse },
	{ "cut reports", test_cut_reports },
	{ "pasted report", test_pasted_report },
	{ "mouse is given back", test_mouse_is_given_back },
	{ "resize", test_resize },
	{ "claimed sizes", test_claimed_sizes },
	{ "claimed at the start", test_claimed_at_start },
	{ "quit", test_quit },
	{ "signals", test_signals },
	{ "crash", test_crash },
	{ "deadly signals", test_deadly_signals },
	{ "an ignored signal", test_ignored_signal },
	{ "nobody reads", test_nobody_reads },
	{ "deadly while nobody reads", test_deadly_while_nobody_reads },
	{ "a paste without end", test_endless_paste },
	{ "hang up", test_hang_up },
	{ "interrupt", test_interrupt_and_stop_are_keys },
	{ "suspend", test_suspend },
	{ "redraw", test_redraw },
	{ "noise", test_noise })
