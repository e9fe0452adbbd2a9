/*
 * The plan so far, what was heard, and the map, on a terminal and a visit that is
 * kept.
 */
#include "tests/term/scenes.h"

#define STORY 5 /* the scene of the first words */
#define SAID "I miss dancing."

static void open_at_story(struct world *world, struct pty *pty)
{
	world_begin(world);
	static const struct setting setting = { .rows = 24, .cols = 80 };
	NEED(open_home(pty, &setting));
	NEED(play_scenes(pty, &setting, 0, STORY));
	NEED(pty_wait_text(pty, scenes[STORY].see, SOON));
}

static void close_all(struct world *world, struct pty *pty)
{
	CHECK_INT(0, pty->vt->strings);
	CHECK_INT(0, pty->vt->unknown);
	pty_close(pty);
	world_end(world);
}

/* No key is needed: a window that grows shows the plan, and one that shrinks does not. */
static void test_wider(void)
{
	struct world world;
	struct pty pty;
	open_at_story(&world, &pty);
	send(&pty, SAID);
	/* From here on there is nothing to wake up for but the window. */
	CHECK(pty_wait_text(&pty, "draft saved", SOON));
	CHECK(!pty_shows(&pty, "The plan so far"));
	pty_resize(&pty, 30, 130);
	CHECK(pty_wait_text(&pty, "│ The plan so far", SOON));
	CHECK(pty_wait_text(&pty, "Get help now", SOON));
	CHECK(!pty_shows(&pty, "Nothing stands on the plan yet."));
	CHECK(pty_shows(&pty, SAID));
	pty_resize(&pty, 24, 80);
	pty_read(&pty, 60, 1000);
	CHECK(!pty_shows(&pty, "The plan so far"));
	CHECK(pty_shows(&pty, SAID));
	close_all(&world, &pty);
}

/* What was heard is kept beside the answer, and stands on the plan. */
static void test_note(void)
{
	struct world world;
	struct pty pty;
	struct buf events;
	open_at_story(&world, &pty);
	send(&pty, SAID);
	send(&pty, "<F4>");
	CHECK(pty_wait_text(&pty, "Nothing noted yet.", SOON));
	send(&pty, "<PgDn>");
	CHECK(pty_wait_text(&pty, "Ways to say it back", SOON));
	send(&pty, "<PgUp>");
	send(&pty, "she knows 3 tunes<Tab>3");
	CHECK(pty_wait_text(&pty, "a strength: she knows 3 tunes", SOON));
	CHECK(pty_shows(&pty, "Noted."));
	send(&pty, "<Esc>");
	CHECK(pty_wait_text(&pty, SAID, SOON));
	send(&pty, "<F3>");
	CHECK(pty_wait_text(&pty, "she knows 3 tunes", SOON));
	CHECK(pty_shows(&pty, scenes[STORY].see));
	buf_init(&events, WORLD_MAX);
	char code[CODE_SIZE];
	world_code(0, code);
	CHECK_INT(0, world_say(&events, "plan", code));
	CHECK(strstr(world_text(&events), "she knows 3 tunes") != NULL);
	buf_release(&events);
	close_all(&world, &pty);
}

/* There and back: half an answer waits where it was. */
static void test_map(void)
{
	struct world world;
	struct pty pty;
	open_at_story(&world, &pty);
	send(&pty, SAID);
	send(&pty, "<C-o>3");
	CHECK(pty_wait_text(&pty, "▸● your story", SOON));
	CHECK(pty_shows(&pty, "✓ safety"));
	send(&pty, "<Home><Enter>");
	CHECK(pty_wait_text(&pty, scenes[2].see, SOON));
	send(&pty, "<F5>");
	CHECK(pty_wait_text(&pty, "▸● who is here", SOON));
	send(&pty, "<Down>");
	CHECK(pty_wait_text(&pty, "▸○ your story", SOON));
	send(&pty, "<Enter>");
	CHECK(pty_wait_text(&pty, scenes[STORY].see, SOON));
	CHECK(pty_wait_text(&pty, SAID, SOON));
	close_all(&world, &pty);
}

TESTS("panels", { "a wider window", test_wider }, { "a note", test_note },
	{ "the map", test_map })
