/*
 * The whole program by mouse: a visit from the first screen to an answer that is
 * kept, without a key but for what is typed.
 */
#include "tests/term/scenes.h"

/* Long enough that two clicks are two. */
#define APART 600

static bool click(struct pty *pty, const char *text, const char *see)
{
	pty_read(pty, APART, APART);
	bool done = pty_click_on(pty, text) && pty_wait_text(pty, see, SOON);
	if (!done)
		printf("\nclicked '%s', want '%s'\n%s", text, see, pty_screen(pty));
	return done;
}

static bool begin_visit(struct pty *pty)
{
	return open_home(pty, &(struct setting){ 24, 80, NULL, NULL })
	       && click(pty, "Start a visit", scenes[1].see);
}

/* From the label, by how much time there is, to who is in the room. */
static bool leave_label(struct pty *pty)
{
	return click(pty, "Enter  next", "How much time")
	       && click(pty, "Short visit", scenes[2].see);
}

static void by_mouse(struct pty *pty)
{
	NEED(leave_label(pty));
	NEED(click(pty, "someone else", scenes[3].see));
	NEED(click(pty, "Esc  back", scenes[2].see));
	NEED(click(pty, "just you and", scenes[3].see));
	NEED(click(pty, "Ctrl-O  menu", "cover the screen"));
	NEED(click(pty, "Esc  close", scenes[3].see));
	NEED(click(pty, "yes, keep it", scenes[4].see));
	NEED(click(pty, "F1  help", "Help"));
	NEED(click(pty, "Esc  close", scenes[4].see));
	NEED(click(pty, "^O  menu", "stop now"));
	NEED(click(pty, "stop now", scenes[0].see));
}

static void by_keys(struct pty *pty)
{
	static const char *const keys[] = { "<Enter>", "1", "3", "<Esc>", "1", "1", "<C-o>", "8" };
	for (size_t i = 0; i < COUNT(keys); i++)
		send(pty, keys[i]);
	NEED(pty_wait_text(pty, scenes[0].see, SOON));
}

/* What is kept of it, in a world of its own. */
static void play(void (*how)(struct pty *), struct buf *events)
{
	struct world world;
	struct pty pty;
	world_begin(&world);
	NEED(begin_visit(&pty));
	send(&pty, "Jo");
	how(&pty);
	CHECK(leave_home(&pty, 0));
	CHECK(pty_is_restored(&pty));
	pty_close(&pty);
	world_events(0, events);
	world_end(&world);
}

static void test_visit_by_mouse(void)
{
	struct buf mouse, keys;
	buf_init(&mouse, WORLD_MAX);
	buf_init(&keys, WORLD_MAX);
	play(by_mouse, &mouse);
	play(by_keys, &keys);
	CHECK(strlen(world_text(&keys)) > 100);
	CHECK_STR(world_text(&keys), world_text(&mouse));
	buf_release(&mouse);
	buf_release(&keys);
}

/* The second click of two falls on what the first has opened, and is no answer there. */
static void test_double_click(void)
{
	struct world world;
	struct pty pty;
	world_begin(&world);
	NEED(begin_visit(&pty));
	send(&pty, "Jo");
	NEED(leave_label(&pty));
	NEED(click(&pty, "F1  help", "hold Shift"));
	NEED(click(&pty, "Esc  close", scenes[2].see));
	pty_read(&pty, APART, APART);
	CHECK(pty_click_on(&pty, "just you and"));
	pty_click_on(&pty, "just you and");
	CHECK(pty_wait_text(&pty, scenes[3].see, SOON));
	pty_read(&pty, 100, SOON);
	pty_click_on(&pty, "just you and");
	CHECK(!pty_wait_text(&pty, scenes[4].see, 200));
	CHECK(pty_shows(&pty, scenes[3].see));
	pty_close(&pty);
	world_end(&world);
}

static void test_cover(void)
{
	struct world world;
	struct pty pty;
	world_begin(&world);
	NEED(begin_visit(&pty));
	send(&pty, "Jo<Enter>");
	NEED(pty_wait_text(&pty, "How much time", SOON));
	send(&pty, "1");
	NEED(pty_wait_text(&pty, scenes[2].see, SOON));
	send(&pty, "<F12>");
	CHECK(pty_wait_gone(&pty, scenes[2].see, SOON));
	/* The wheel does not uncover, a click does, and answers nothing. */
	send(&pty, "\033[<lt>65;10;10M");
	CHECK(!pty_shows(&pty, scenes[2].see));
	for (int row = 0; row < 24 && !pty_shows(&pty, scenes[2].see); row++) {
		pty_click(&pty, row, 8);
		pty_read(&pty, 50, SOON);
	}
	CHECK(pty_shows(&pty, scenes[2].see));
	pty_close(&pty);
	world_end(&world);
}

/* Not one byte of a mode, when it is not wanted; and no word of it. */
static void test_unwanted(void)
{
	struct world world;
	struct pty pty;
	char path[PATH_MAX];
	world_begin(&world);
	snprintf(path, sizeof path, "%s/tandem", getenv("XDG_CONFIG_HOME"));
	NEED(mkdir(path, 0700) == 0);
	snprintf(path, sizeof path, "%s/tandem/tandem.conf", getenv("XDG_CONFIG_HOME"));
	FILE *file = fopen(path, "w");
	NEED(file != NULL);
	fputs("mouse = no\n", file);
	fclose(file);
	NEED(open_home(&pty, &(struct setting){ 24, 80, NULL, NULL }));
	/* A terminal that reports all the same is not heeded. */
	CHECK(pty_click_on(&pty, "Start a visit"));
	CHECK(!pty_wait_text(&pty, scenes[1].see, 200));
	send(&pty, "<F1>");
	CHECK(pty_wait_text(&pty, "F12 covers", SOON));
	CHECK(!pty_shows(&pty, "Shift"));
	send(&pty, "<Esc>");
	CHECK(leave_home(&pty, 0));
	CHECK_INT(0, pty.vt->mouse);
	pty_close(&pty);
	world_end(&world);
}

TESTS("term/mouse", { "visit by mouse", test_visit_by_mouse },
	{ "double click", test_double_click }, { "cover", test_cover },
	{ "unwanted", test_unwanted })
