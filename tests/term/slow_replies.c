/*
 * What a terminal replies is no key (S38): at every screen of a visit, in every field, over
 * every panel, and when it waits in the terminal before the program begins.
 */
#include "tests/term/scenes.h"
#include "tests/ui/replies.h"

#include <sys/ioctl.h>

/* Every reply, byte by byte as fast as they come; then nothing has happened. */
static void reply(struct pty *pty)
{
	pty_read(pty, 120, 3000);
	char *before = below_header(pty);
	for (size_t i = 0; i < COUNT(replies); i++)
		for (const char *s = replies[i]; *s; s++)
			pty_send_bytes(pty, s, 1);
	/* A key that means nothing anywhere: what came before it has been seen to. */
	pty_send(pty, "<C-l>");
	pty_read(pty, 120, 3000);
	char *after = below_header(pty);
	CHECK(!pty->ended);
	CHECK_STR(before, after);
	free(before);
	free(after);
}

/* One field after the other, with all replies in each. */
static void play_with_replies(struct pty *pty, size_t scene)
{
	const char *keys = scenes[scene].keys;
	reply(pty);
	while (*keys) {
		const char *enter = strstr(keys, "<Enter>");
		size_t len = enter ? (size_t)(enter - keys) + strlen("<Enter>") : strlen(keys);
		char part[128];
		snprintf(part, sizeof part, "%.*s", (int)len, keys);
		send(pty, part);
		pty_read(pty, 60, 1000);
		keys += len;
		if (!pty_shows(pty, scenes[scene + 1].see))
			reply(pty);
	}
	if (scene == SAFETY)
		CHECK(say_no_to_all(pty));
	if (scene == AGREE)
		read_and_agree(pty);
}

static void test_everywhere(void)
{
	struct world world;
	struct pty pty;
	world_begin(&world);
	NEED(open_home(&pty, &(struct setting){ 24, 80, NULL, NULL }));
	for (size_t i = 0; i < SCENES; i++) {
		play_with_replies(&pty, i);
		NEED(go_on(&pty, scenes[i + 1].see));
	}
	pty_close(&pty);
	world_end(&world);
}

static void test_over_panels(void)
{
	static const char *const panels[] = { "<C-o>", "<F1>", "<F2>", "<F3>", "<F4>", "<F5>",
		"<F12>", "<C-c>" };
	struct world world;
	struct pty pty;
	world_begin(&world);
	NEED(open_home(&pty, &(struct setting){ 24, 80, NULL, NULL }));
	NEED(play_scenes(&pty, &(struct setting){ 0 }, 0, 5));
	for (size_t i = 0; i < COUNT(panels); i++) {
		send(&pty, panels[i]);
		pty_read(&pty, 60, 1000);
		reply(&pty);
		send(&pty, "<Esc>");
		pty_read(&pty, 60, 1000);
		if (pty_shows(&pty, "Who's here now?"))
			send(&pty, "1");
		CHECK(pty_wait_text(&pty, scenes[5].see, SOON));
	}
	pty_close(&pty);
	world_end(&world);
}

/* With a pause at each place but right behind Esc, where it must act. */
static void test_with_pauses(void)
{
	struct world world;
	struct pty pty;
	world_begin(&world);
	NEED(open_home(&pty, &(struct setting){ 24, 80, NULL, NULL }));
	NEED(play_scenes(&pty, &(struct setting){ 0 }, 0, 3));
	char *before = below_header(&pty);
	for (size_t i = 0; i < COUNT(replies); i++) {
		size_t len = strlen(replies[i]), at = 2 + i % (len > 2 ? len - 2 : 1);
		pty_send_bytes(&pty, replies[i], at);
		pty_read(&pty, 40, 40);
		pty_send_bytes(&pty, replies[i] + at, len - at);
	}
	pty_send(&pty, "<C-l>");
	pty_read(&pty, 120, 3000);
	char *after = below_header(&pty);
	CHECK_STR(before, after);
	free(before);
	free(after);
	pty_close(&pty);
	world_end(&world);
}

/* ---- before it begins ------------------------------------------------------------ */

/* Once the reply waits in the terminal. */
static int run_late(void *unused)
{
	struct termios modes;
	int waiting = 0;
	(void)unused;
	tcgetattr(STDIN_FILENO, &modes);
	modes.c_lflag &= ~(tcflag_t)(ECHO | ICANON);
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
	for (int i = 0; i < 500 && waiting == 0; i++) {
		usleep(10000);
		ioctl(STDIN_FILENO, FIONREAD, &waiting);
	}
	execl(world_program(), "tandem", (char *)NULL);
	return 127;
}

static void test_before_it_begins(void)
{
	for (size_t i = 0; i < COUNT(replies); i++) {
		struct world world;
		struct pty pty;
		world_begin(&world);
		NEED(pty_open(&pty, &(struct pty_options){ .run = run_late }));
		pty_send_bytes(&pty, replies[i], strlen(replies[i]));
		NEED(pty_wait_text(&pty, scenes[0].see, SOON));
		pty_read(&pty, 60, 1000);
		CHECK(!pty.ended && pty_shows(&pty, scenes[0].see));
		if (!pty_shows(&pty, scenes[0].see))
			printf("\nafter %s\n%s", replies[i] + 1, pty_screen(&pty));
		pty_close(&pty);
		world_end(&world);
	}
}

/* ---- pasted without marks --------------------------------------------------------- */

/* Lines that come at once answer nothing: they stand in the field they began in. */
static void test_lines(void)
{
	static const char lines[] = "1\r2 lines\rand 3\r1\r";
	struct world world;
	struct pty pty;
	struct buf before, after;
	buf_init(&before, WORLD_MAX);
	buf_init(&after, WORLD_MAX);
	world_begin(&world);
	NEED(open_home(&pty, &(struct setting){ 24, 80, NULL, NULL }));
	for (size_t i = 0; i < SCENES; i++) {
		if (i > 3)
			world_events(0, &before);
		pty_send_bytes(&pty, lines, sizeof lines - 1);
		pty_read(&pty, 250, 3000);
		CHECK(!pty.ended && pty_shows(&pty, scenes[i].see));
		if (i > 3)
			world_events(0, &after);
		CHECK_STR(world_text(&before), world_text(&after));
		if (!pty_shows(&pty, scenes[i].see))
			printf("\n%s\n%s", scenes[i].see, pty_screen(&pty));
		/* And is taken out again. */
		for (int j = 0; j < 12 && pty_shows(&pty, "and 3"); j++)
			send(&pty, "<C-u><Backspace>");
		NEED(play_scene(&pty, &(struct setting){ 0 }, i));
	}
	buf_release(&before);
	buf_release(&after);
	pty_close(&pty);
	world_end(&world);
}

TESTS("replies", { "everywhere", test_everywhere }, { "over panels", test_over_panels },
	{ "with pauses", test_with_pauses }, { "before it begins", test_before_it_begins },
	{ "lines without marks", test_lines })
