/*
 * Training on a terminal: a talk with a made-up patient that is cut off and gone on with
 * by another process, a reply taken back, own words, a drill to its end; at 80x24 and
 * at 40x12.
 */
#include "tests/term/scenes.h"

#define NAME "Maya"

static bool open_training(struct pty *pty, int rows, int cols)
{
	return open_home(pty, &(struct setting){ rows, cols, NULL, NULL })
	       && (send(pty, "4"), pty_wait_text(pty, "Who is practising?", SOON));
}

/* The first time there is nobody to pick. */
static bool begin_as_new(struct pty *pty, int rows, int cols)
{
	if (!open_training(pty, rows, cols))
		return false;
	send(pty, NAME "<Enter>");
	return pty_wait_text(pty, "What would you like to practise?", SOON);
}

static void close_all(struct world *world, struct pty *pty)
{
	CHECK_INT(0, pty->vt->strings);
	CHECK_INT(0, pty->vt->unknown);
	pty_close(pty);
	world_end(world);
}

/* The first choice, and on, until it is there. */
static bool go_until(struct pty *pty, const char *see)
{
	for (int i = 0; i < 200 && !pty_shows(pty, see); i++) {
		pty_send(pty, i % 2 ? "<Enter>" : "1");
		pty_read(pty, 40, 400);
	}
	if (!pty_shows(pty, see))
		printf("\nnot there: %s\n%s", see, pty_screen(pty));
	return pty_shows(pty, see);
}

static void talk(int rows, int cols)
{
	struct world world;
	struct pty pty;
	world_begin(&world);
	NEED(begin_as_new(&pty, rows, cols));
	CHECK(pty_shows(&pty, "TRAINING"));
	send(&pty, "5");
	NEED(pty_wait_text(&pty, "Joan, 58", SOON));
	send(&pty, "1");
	NEED(pty_wait_text(&pty, "TRAINING  Joan, 58", SOON));
	send(&pty, "1");
	NEED(pty_wait_text(&pty, "What you did:", SOON));
	/* Taken back, and said again. */
	send(&pty, "<Esc>");
	CHECK(pty_wait_gone(&pty, "What you did:", SOON));
	send(&pty, "1");
	NEED(pty_wait_text(&pty, "What you did:", SOON));
	CHECK(pty_shows(&pty, "saved") || cols < 80);
	/* The power fails: what was said is kept. */
	pty_signal(&pty, SIGKILL);
	CHECK(pty_wait_end(&pty, SOON));
	pty_close(&pty);
	NEED(open_training(&pty, rows, cols));
	send(&pty, "1");
	NEED(pty_wait_text(&pty, "What would you like to practise?", SOON));
	send(&pty, "1");
	NEED(pty_wait_text(&pty, "Which one do you go on with?", SOON));
	send(&pty, "1");
	NEED(pty_wait_text(&pty, "TRAINING  Joan, 58", SOON));
	NEED(go_until(&pty, "Before you look"));
	CHECK(!pty_shows(&pty, "trust"));
	send(&pty, "3");
	send(&pty, "<Enter>");
	NEED(pty_wait_text(&pty, "I thought 3 of 10.", SOON));
	NEED(go_until(&pty, "What was underneath"));
	close_all(&world, &pty);
}

static void test_talk(void)
{
	talk(24, 80);
}

static void test_talk_in_a_small_window(void)
{
	talk(12, 40);
}

static void test_own_words(void)
{
	struct world world;
	struct pty pty;
	world_begin(&world);
	NEED(begin_as_new(&pty, 24, 80));
	send(&pty, "5");
	NEED(pty_wait_text(&pty, "Joan, 58", SOON));
	send(&pty, "1");
	NEED(pty_wait_text(&pty, "say it in my own words", SOON));
	send(&pty, "<End><Enter>");
	NEED(pty_wait_text(&pty, "What would you say?", SOON));
	send(&pty, "What would you like to do about your back?<Enter>");
	NEED(pty_wait_text(&pty, "What you did: open question", SOON));
	CHECK(pty_shows(&pty, "Words that show it"));
	CHECK(pty_shows(&pty, "What would you like to do about your back?"));
	close_all(&world, &pty);
}

/* The focus is on its row. */
static bool at_alone(struct pty *pty)
{
	const char *row = strstr(pty_screen(pty), "▸");
	return row && strcspn(row, "\n") > strlen("Alone first") && strstr(row, "Alone first")
	       && strstr(row, "Alone first") < row + strcspn(row, "\n");
}

static void test_drill(void)
{
	struct world world;
	struct pty pty;
	world_begin(&world);
	NEED(begin_as_new(&pty, 24, 80));
	send(&pty, "4");
	NEED(pty_wait_text(&pty, "Which drill?", SOON));
	/* Alone first is of the last stage, and on the last page. */
	send(&pty, "<End>");
	for (int i = 0; i < 20 && !at_alone(&pty); i++)
		send(&pty, "<Up>");
	send(&pty, "<Enter>");
	NEED(pty_wait_text(&pty, "1 of 10", SOON));
	NEED(go_until(&pty, "Before you look"));
	send(&pty, "7");
	send(&pty, "<Enter>");
	NEED(pty_wait_text(&pty, "I thought 7 of 10.", SOON));
	CHECK(pty_shows(&pty, "This was the first time."));
	close_all(&world, &pty);
}

/* Somebody taps while two talk; the clock goes by itself, and stands while it is paused. */
static void test_role_play(void)
{
	struct world world;
	struct pty pty;
	world_begin(&world);
	NEED(begin_as_new(&pty, 24, 80));
	send(&pty, "6");
	NEED(pty_wait_text(&pty, "What will you play?", SOON));
	send(&pty, "1");
	NEED(pty_wait_text(&pty, "Who is the clinician?", SOON));
	send(&pty, "1");
	NEED(pty_wait_text(&pty, "Who is the patient?", SOON));
	send(&pty, "2");
	pty_wait_gone(&pty, "somebody new", SOON);
	send(&pty, "Amy<Enter>");
	NEED(pty_wait_text(&pty, "Show the card to the patient", SOON));
	send(&pty, "1");
	NEED(pty_wait_text(&pty, "What you keep to", SOON));
	/* Nobody touches a key: it goes by itself. */
	CHECK(pty_wait_gone(&pty, "What you keep to", 16 * 1000 + SOON));
	CHECK(pty_wait_text(&pty, "go to the pad", SOON));
	send(&pty, "2");
	NEED(pty_wait_text(&pty, "00:00", SOON));
	send(&pty, "qQcsxXa!");
	NEED(pty_wait_text(&pty, "3 : 3", SOON));
	CHECK(pty_shows(&pty, "now: the clinician"));
	send(&pty, "u<Space>");
	CHECK(pty_wait_text(&pty, "now: the patient", SOON));
	CHECK(pty_shows(&pty, "1 : 0"));
	/* Nobody touches a key. */
	CHECK(pty_wait_text(&pty, "00:02", 2 * SOON));
	send(&pty, "<Tab>");
	CHECK(pty_wait_text(&pty, "paused", SOON));
	send(&pty, "<Enter>");
	NEED(pty_wait_text(&pty, "Is the talk over?", SOON));
	send(&pty, "2");
	NEED(pty_wait_text(&pty, "not a MITI score", SOON));
	close_all(&world, &pty);
}

TESTS("term/slow_train", { "talk", test_talk },
	{ "talk in a small window", test_talk_in_a_small_window },
	{ "own words", test_own_words }, { "drill", test_drill },
	{ "role play", test_role_play })
