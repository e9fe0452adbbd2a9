/*
 * What happens to a visit besides being held: covers, stops, sizes, pastes,
 * signals, a terminal that goes, a disk that may not be touched.
 */
#include "tests/term/scenes.h"

#include "ui/tty.h"

#include <sqlite3.h>
#include <sys/wait.h>
#include <time.h>

#define BIG ((size_t)1 << 20)
#define SAID "I miss dancing."

/* At the first question that is answered in words. */
static void open_at_words(struct world *world, struct pty *pty)
{
	world_begin(world);
	NEED(open_home(pty, &(struct setting){ 24, 80, NULL, NULL }));
	NEED(play_scenes(pty, &(struct setting){ 0 }, 0, 5));
}

static void close_all(struct world *world, struct pty *pty)
{
	CHECK_INT(0, pty->vt->strings);
	CHECK_INT(0, pty->vt->unknown);
	pty_close(pty);
	world_end(world);
}

static bool has_ended(struct pty *pty, int code)
{
	bool ended = pty_wait_end(pty, SOON) && WIFEXITED(pty->status);
	if (ended && WEXITSTATUS(pty->status) != code)
		printf("\nexit %d, not %d\n", WEXITSTATUS(pty->status), code);
	return ended && WEXITSTATUS(pty->status) == code;
}

static bool resume(struct pty *pty)
{
	char code[CODE_SIZE];
	const char *const argv[] = { world_program(), "visit", "--resume", code, NULL };
	world_code(0, code);
	/* Who is here comes first: what is half typed is not on the screen before. */
	if (!pty_open(pty, &(struct pty_options){ .argv = argv })
		|| !pty_wait_text(pty, "Who's here now?", SOON))
		return false;
	send(pty, "1");
	return pty_wait_text(pty, "menu", SOON);
}

static void die(struct pty *pty)
{
	pty_signal(pty, SIGKILL);
	CHECK(pty_wait_end(pty, SOON));
	pty_close(pty);
}

/* ---- the cover ------------------------------------------------------------------ */

static void test_cover(void)
{
	struct world world;
	struct pty pty;
	static const char *const words[] = { "Jo", "MR-1042", "pain", "danc", "patient",
		"Understand", "clinician" };
	open_at_words(&world, &pty);
	send(&pty, SAID);
	char *before = below_header(&pty);
	send(&pty, "<F12>");
	CHECK(pty_wait_text(&pty, "The screen is covered.", SOON));
	for (size_t i = 0; i < COUNT(words); i++)
		CHECK(!pty_shows(&pty, words[i]));
	send(&pty, "x");
	CHECK(pty_wait_text(&pty, "Who's here now?", SOON));
	CHECK(!pty_shows(&pty, SAID));
	send(&pty, "1");
	CHECK(pty_wait_text(&pty, SAID, SOON));
	CHECK(!pty_shows(&pty, SAID "x"));
	char *after = below_header(&pty);
	CHECK_STR(before, after);
	free(before);
	free(after);
	close_all(&world, &pty);
}

/* ---- stopped, and brought back -------------------------------------------------- */

/* What a shell does: the program is a job in front, and is brought back after a stop. */
static int run_as_job(void *unused)
{
	int status = 0;
	char line[8];
	(void)unused;
	signal(SIGTTOU, SIG_IGN);
	pid_t job = fork();
	if (job == 0) {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
		signal(SIGTTOU, SIG_DFL);
		execl(world_program(), "tandem", (char *)NULL);
		_exit(127);
	}
	while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
		tcsetpgrp(STDIN_FILENO, getpgrp());
		dprintf(STDOUT_FILENO, "job stopped\n");
		if (read(STDIN_FILENO, line, sizeof line) <= 0)
			return 60;
		tcsetpgrp(STDIN_FILENO, job);
		kill(-job, SIGCONT);
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 61;
}

static void test_suspend(void)
{
	struct world world;
	struct pty pty;
	world_begin(&world);
	NEED(pty_open(&pty, &(struct pty_options){ .run = run_as_job }));
	NEED(pty_wait_text(&pty, scenes[0].see, SOON));
	NEED(play_scenes(&pty, &(struct setting){ 0 }, 0, 5));
	send(&pty, SAID);
	/* What is typed is kept when the program stops: the header then says so. */
	char *before = below_header(&pty);
	pty_send(&pty, "<C-z>");
	NEED(pty_wait_text(&pty, "job stopped", SOON));
	CHECK(!pty_shows(&pty, "danc"));
	CHECK(!pty_shows(&pty, "MR-1042"));
	CHECK(pty_shows(&pty, "Type fg to go on"));
	/* Whoever brings it back may be somebody else. */
	pty_send(&pty, "fg<Enter>");
	CHECK(pty_wait_text(&pty, "The screen is covered.", SOON));
	CHECK(!pty_shows(&pty, SAID));
	send(&pty, "x");
	CHECK(pty_wait_text(&pty, "Who's here now?", SOON));
	CHECK(!pty_shows(&pty, SAID));
	send(&pty, "1");
	CHECK(pty_wait_text(&pty, SAID, SOON));
	pty_read(&pty, 50, 1000);
	char *after = below_header(&pty);
	CHECK_STR(before, after);
	free(before);
	free(after);
	close_all(&world, &pty);
}

/* Foreign output is wiped by Ctrl-L (U13). */
static void test_redraw(void)
{
	struct world world;
	struct pty pty;
	open_at_words(&world, &pty);
	char *before = below_header(&pty);
	vt_feed(pty.vt, "\033[5;5HBroadcast message\033[20;1Hfrom root", 40);
	CHECK(pty_shows(&pty, "Broadcast"));
	send(&pty, "<C-l>");
	char *after = below_header(&pty);
	CHECK_STR(before, after);
	free(before);
	free(after);
	close_all(&world, &pty);
}

/* ---- sizes (U3) ----------------------------------------------------------------- */

static const struct { int rows, cols; } sizes[] = {
	{ 1, 1 }, { 1, 2 }, { 2, 1 }, { 2, 2 }, { 1, 80 }, { 24, 1 }, { 3, 3 },
	{ 3, 10 }, { 4, 20 }, { 5, 5 }, { 5, 39 }, { 6, 40 }, { 8, 40 }, { 11, 39 },
	{ 11, 40 }, { 12, 39 }, { 12, 40 }, { 12, 53 }, { 13, 41 }, { 16, 53 }, { 15, 60 },
	{ 20, 60 }, { 21, 79 }, { 22, 60 }, { 23, 80 }, { 24, 40 }, { 24, 59 }, { 24, 79 },
	{ 24, 81 }, { 25, 80 }, { 30, 100 }, { 40, 120 }, { 43, 132 }, { 50, 80 }, { 60, 40 },
	{ 60, 200 }, { 12, 200 }, { 100, 300 }, { 7, 200 }, { 200, 7 }, { 200, 500 }, { 12, 80 },
};

/* At the same size the same screen, whatever was in between. */
static void check_same(struct pty *pty, const char *before)
{
	pty_resize(pty, 24, 80);
	pty_wait_text(pty, SAID, SOON);
	pty_read(pty, 60, 1000);
	char *after = below_header(pty);
	CHECK_STR(before, after);
	free(after);
}

static void test_sizes(void)
{
	struct world world;
	struct pty pty;
	open_at_words(&world, &pty);
	send(&pty, SAID);
	NEED(pty_wait_text(&pty, "draft saved", SOON));
	char *before = below_header(&pty);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		pty_resize(&pty, sizes[i].rows, sizes[i].cols);
		pty_read(&pty, 40, 500);
		CHECK(!pty.ended && kill(pty.pid, 0) == 0);
		if (sizes[i].rows >= 12 && sizes[i].cols >= 40)
			CHECK(pty_wait_text(&pty, SAID, SOON));
	}
	check_same(&pty, before);
	free(before);
	close_all(&world, &pty);
}

static void test_storm(void)
{
	struct world world;
	struct pty pty;
	unsigned seed = 7;
	open_at_words(&world, &pty);
	send(&pty, SAID);
	NEED(pty_wait_text(&pty, "draft saved", SOON));
	char *before = below_header(&pty);
	for (int i = 0; i < 500; i++) {
		seed = seed * 1103515245u + 12345u;
		pty_resize(&pty, 1 + (int)(seed >> 8 & 63), 1 + (int)(seed >> 16 & 255));
		/* Words go on being typed in a storm. */
		if (i % 100 == 0)
			pty_send(&pty, "z<Backspace>");
	}
	check_same(&pty, before);
	free(before);
	close_all(&world, &pty);
}

/* ---- what is typed and pasted (S15, U10) ---------------------------------------- */

static void check_words_kept(const char *words)
{
	struct buf events;
	buf_init(&events, WORLD_MAX);
	world_events(0, &events);
	if (!strstr(world_text(&events), words))
		printf("\nnot kept: %s\n%s", words, world_text(&events));
	CHECK(strstr(world_text(&events), words) != NULL);
	buf_release(&events);
}

static void test_wide(void)
{
	static const char words[] = "Zoë: 我想再和孙女一起玩 é̂ 👵 ok";
	struct world world;
	struct pty pty;
	open_at_words(&world, &pty);
	send(&pty, words);
	CHECK(pty_wait_text(&pty, "我想再和孙女一起玩", SOON));
	/* One step back over a wide character is one character. */
	send(&pty, "<Left><Left><Left><Backspace><Backspace>");
	pty_send(&pty, "<End> 中<Enter>");
	CHECK(go_on(&pty, scenes[6].see));
	check_words_kept("Zoë: 我想再和孙女一起玩 é̂ ok 中");
	close_all(&world, &pty);
}

static void open_in_locale(struct world *world, struct pty *pty, const char *locale)
{
	const char *const env[] = { locale, NULL };
	world_begin(world);
	NEED(open_home(pty, &(struct setting){ 24, 80, env, NULL }));
	NEED(play_scenes(pty, &(struct setting){ 0 }, 0, 5));
}

/* Letters that cannot be shown: that is said, once, and they are kept (U9). */
static void test_unshown_letters(void)
{
	static const char words[] = "Гулять с внучкой", said[] = "can't show every letter";
	struct world world;
	struct pty pty;
	open_in_locale(&world, &pty, "LC_ALL=C");
	CHECK(!pty_shows(&pty, said));
	send(&pty, words);
	CHECK(pty_shows(&pty, said));
	CHECK(pty_shows(&pty, "?????? ? ???????"));
	pty_send(&pty, "<Enter>");
	CHECK(go_on(&pty, scenes[6].see));
	check_words_kept(words);
	CHECK(!pty_shows(&pty, said));
	send(&pty, words);
	CHECK(!pty_shows(&pty, said));
	close_all(&world, &pty);
	/* Where the locale is missing, and says UTF-8, they are shown. */
	open_in_locale(&world, &pty, "LC_ALL=xx_XX.UTF-8");
	send(&pty, words);
	CHECK(pty_shows(&pty, words));
	close_all(&world, &pty);
}

/* Every key of the program, a megabyte of them, as a terminal pastes it. */
static char *keys_to_paste(void)
{
	static const char keys[] = "word \r\033OP\033[24~\017" "8\003\t\0331\032\022";
	char *text = malloc(BIG + 1);
	NEED(text != NULL);
	for (size_t i = 0; i < BIG; i++)
		text[i] = keys[i % (sizeof keys - 1)];
	memcpy(text, "PASTED", 6);
	text[BIG] = '\0';
	return text;
}

static void test_paste(void)
{
	struct world world;
	struct pty pty;
	struct buf before, after;
	char *text = keys_to_paste();
	open_at_words(&world, &pty);
	buf_init(&before, WORLD_MAX);
	buf_init(&after, WORLD_MAX);
	world_events(0, &before);
	NEED(pty.vt->pastes);
	pty_paste(&pty, text, BIG);
	CHECK(pty_wait_text(&pty, "Not all of it fits", SOON));
	pty_read(&pty, 200, 2000);
	CHECK(!pty_shows(&pty, "covered") && !pty_shows(&pty, "Leave this visit"));
	world_events(0, &after);
	CHECK_STR(world_text(&before), world_text(&after));
	pty_send(&pty, "<Enter>");
	CHECK(go_on(&pty, scenes[6].see));
	check_words_kept("PASTED");
	world_events(0, &after);
	CHECK(after.len < before.len + 20000);
	CHECK(memchr(after.data, '\033', after.len) == NULL);
	CHECK(memchr(after.data, '\017', after.len) == NULL);
	buf_release(&before);
	buf_release(&after);
	free(text);
	close_all(&world, &pty);
}

/* Bytes of half a character, C1, bidi controls and zero widths: none is kept (S10). */
static void test_hostile_paste(void)
{
	static const char hostile[] = "a\xe4\xb8" "b\xc2\x9b" "31mc\xe2\x80\xae" "d\xe2\x80\x8b"
				      "e\xef\xbb\xbf" "f\x7f";
	struct world world;
	struct pty pty;
	open_at_words(&world, &pty);
	pty_paste(&pty, hostile, sizeof hostile - 1);
	pty_read(&pty, 100, 1000);
	pty_send(&pty, "<Enter>");
	CHECK(go_on(&pty, scenes[6].see));
	check_words_kept("|a\xef\xbf\xbd" "b31mcdef|");
	close_all(&world, &pty);
}

/* ---- ends (S7, S8, R3) ---------------------------------------------------------- */

static void end_by(int sig)
{
	struct world world;
	struct pty pty;
	open_at_words(&world, &pty);
	send(&pty, SAID);
	long long began = tty_now();
	pty_signal(&pty, sig);
	CHECK(has_ended(&pty, 128 + sig));
	CHECK(tty_now() - began < 1000);
	CHECK(pty_is_restored(&pty));
	CHECK(!pty_shows(&pty, "danc"));
	CHECK_INT(0, pty.vt->strings);
	pty_close(&pty);
	NEED(resume(&pty));
	CHECK(pty_wait_text(&pty, SAID, SOON));
	CHECK(pty_shows(&pty, "You began this before."));
	close_all(&world, &pty);
}

static void test_signals(void)
{
	end_by(SIGHUP);
	end_by(SIGTERM);
}

static void test_hang_up(void)
{
	struct world world;
	struct pty pty;
	open_at_words(&world, &pty);
	send(&pty, SAID);
	long long began = tty_now();
	pty_hang_up(&pty);
	CHECK(has_ended(&pty, 128 + SIGHUP));
	CHECK(tty_now() - began < 1000);
	pty_close(&pty);
	NEED(resume(&pty));
	CHECK(pty_wait_text(&pty, SAID, SOON));
	close_all(&world, &pty);
}

/* Another process writes into the store, and does not stop: what was saved is saved, what
 * is half typed is lost, and the program ends as soon as without. */
static void test_locked_store(void)
{
	static const int signals[] = { SIGTERM, SIGHUP };
	for (size_t i = 0; i < 2 * COUNT(signals); i++) {
		struct world world;
		struct pty pty;
		char path[PATH_MAX + 32];
		sqlite3 *other;
		open_at_words(&world, &pty);
		send(&pty, SAID);
		CHECK(pty_wait_text(&pty, "draft saved", SOON));
		snprintf(path, sizeof path, "%s/tandem.db", world.data);
		NEED(sqlite3_open_v2(path, &other, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
		NEED(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK);
		send(&pty, " And more");
		/* It may be waiting for the lock already. */
		if (i % 2)
			pty_read(&pty, 1800, 1800);
		long long began = tty_now();
		pty_signal(&pty, signals[i / 2]);
		CHECK(has_ended(&pty, 128 + signals[i / 2]));
		CHECK(tty_now() - began < 1000);
		CHECK(pty_is_restored(&pty));
		sqlite3_close(other);
		pty_close(&pty);
		NEED(resume(&pty));
		CHECK(pty_wait_text(&pty, SAID, SOON));
		close_all(&world, &pty);
	}
}

static void test_draft(void)
{
	struct world world;
	struct pty pty;
	open_at_words(&world, &pty);
	send(&pty, "I miss da");
	CHECK(pty_wait_text(&pty, "draft saved", 3000));
	die(&pty);
	NEED(resume(&pty));
	CHECK(pty_wait_text(&pty, "I miss da", SOON));
	CHECK(pty_shows(&pty, "You began this before."));
	send(&pty, "<End>ncing.");
	pty_send(&pty, "<Enter>");
	CHECK(go_on(&pty, scenes[6].see));
	check_words_kept("|" SAID);
	close_all(&world, &pty);
}

/* ---- undo, to the start and back (U17) ------------------------------------------ */

static int menu_row(struct pty *pty, const char *label)
{
	int row = 0;
	send(pty, "<C-o>");
	/* Redo stands on the second page, while there is one. */
	if (!pty_shows(pty, label))
		send(pty, "<Tab>");
	const char *at = strstr(pty_screen(pty), label);
	const char *line = strstr(pty_screen(pty), "menu\n");
	for (; at && line && line < at; row++)
		line = strchr(line + 1, '\n');
	/* The title and a blank stand over the rows. */
	return at ? row - 3 : -1;
}

/* Undoes or redoes at most so often; returns how often it was. */
static int repeat(struct pty *pty, const char *label, int most)
{
	int times = 0, row;
	for (; times < most && (row = menu_row(pty, label)) >= 0; times++) {
		for (int i = 0; i < row; i++)
			send(pty, "<Down>");
		send(pty, "<Enter>");
	}
	if (times < most)
		send(pty, "<Esc>");
	return times;
}

static void check_plan(const char *code, const struct buf *want)
{
	struct buf plan;
	buf_init(&plan, WORLD_MAX);
	CHECK_INT(0, world_say(&plan, "plan", code));
	CHECK_STR(world_text(want), world_text(&plan));
	buf_release(&plan);
}

/* Consent is the first that can be undone: who is in the room is a fact. */
#define UNDONE 21

/* All but the yes, then killed: undone is what it was, and comes back. */
static void undo_and_die(struct pty *pty, const char *code, const struct buf *plan)
{
	CHECK_INT(UNDONE - 1, repeat(pty, "undo", UNDONE - 1));
	CHECK(pty_shows(pty, "1 of 8"));
	die(pty);
	NEED(resume(pty));
	CHECK(pty_wait_text(pty, "1 of 8", SOON));
	CHECK_INT(UNDONE - 1, repeat(pty, "redo", 100));
	check_plan(code, plan);
}

/* The yes as well: then nothing is kept, until it is redone. */
static void undo_all(struct pty *pty, const char *code, const struct buf *plan)
{
	char none[CODE_SIZE];
	CHECK_INT(UNDONE, repeat(pty, "undo", 100));
	CHECK(pty_shows(pty, scenes[3].see) && pty_shows(pty, "not kept yet"));
	world_code(0, none);
	CHECK_STR("", none);
	CHECK_INT(UNDONE, repeat(pty, "redo", 100));
	check_plan(code, plan);
}

static void test_undo(void)
{
	struct world world;
	struct pty pty;
	struct buf plan;
	char code[CODE_SIZE];
	world_begin(&world);
	buf_init(&plan, WORLD_MAX);
	NEED(open_home(&pty, &(struct setting){ 24, 80, NULL, NULL }));
	NEED(play_scenes(&pty, &(struct setting){ 0 }, 0, AGREE - 1));
	world_code(0, code);
	CHECK_INT(0, world_say(&plan, "plan", code));
	CHECK(strstr(world_text(&plan), "find a class") != NULL);
	die(&pty);
	NEED(resume(&pty));
	undo_and_die(&pty, code, &plan);
	undo_all(&pty, code, &plan);
	buf_release(&plan);
	close_all(&world, &pty);
}

/* ---- idle (U12) ----------------------------------------------------------------- */

static void test_idle(void)
{
	struct world world;
	struct pty pty;
	open_at_words(&world, &pty);
	/* Not over a minute's end: there the clock is drawn. */
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	if (now.tv_sec % 60 > 48)
		pty_read(&pty, 1000 * (int)(61 - now.tv_sec % 60), 20000);
	pty_read(&pty, 300, 1000);
	CHECK_INT(0, pty_read(&pty, 10000, 10000));
	close_all(&world, &pty);
}

TESTS("accidents", { "the cover", test_cover }, { "stopped and brought back", test_suspend },
	{ "drawn anew", test_redraw }, { "forty sizes", test_sizes }, { "a storm", test_storm },
	{ "wide characters", test_wide }, { "unshown letters", test_unshown_letters }, { "a megabyte pasted", test_paste },
	{ "a hostile paste", test_hostile_paste }, { "signals", test_signals },
	{ "the terminal goes", test_hang_up }, { "a locked store", test_locked_store }, { "half a sentence", test_draft },
	{ "undo and redo", test_undo }, { "idle", test_idle })
