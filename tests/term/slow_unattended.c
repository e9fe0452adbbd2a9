/*
 * A screen that nobody is at: a line of warning, then a cover without a word of the
 * visit, and any key brings back the same visit with what was half typed.
 */
#include "tests/term/scenes.h"

#define SAID "I miss dancing."
#define MINUTE 60000

static void write_config(void)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/tandem", getenv("XDG_CONFIG_HOME"));
	CHECK(mkdir(path, 0700) == 0);
	snprintf(path, sizeof path, "%s/tandem/tandem.conf", getenv("XDG_CONFIG_HOME"));
	FILE *file = fopen(path, "w");
	NEED(file != NULL);
	fputs("cover_after = 1\n", file);
	fclose(file);
}

static void test_unattended(void)
{
	struct world world;
	struct pty pty;
	world_begin(&world);
	write_config();
	NEED(open_home(&pty, &(struct setting){ 24, 80, NULL, NULL }));
	NEED(play_scenes(&pty, &(struct setting){ 0 }, 0, 5));
	send(&pty, SAID);
	CHECK(pty_wait_text(&pty, "The screen will be covered soon.", MINUTE));
	CHECK(pty_shows(&pty, SAID));
	CHECK(pty_wait_text(&pty, "Press any key to go on.", MINUTE));
	CHECK(!pty_shows(&pty, SAID));
	CHECK(!pty_shows(&pty, "Jo"));
	CHECK(!pty_shows(&pty, scenes[5].see));
	send(&pty, "x");
	CHECK(pty_wait_text(&pty, "Who's here now?", SOON));
	CHECK(!pty_shows(&pty, SAID));
	send(&pty, "1");
	CHECK(pty_wait_text(&pty, SAID, SOON));
	CHECK(pty_shows(&pty, "Jo"));
	/* The key that took the cover off typed nothing. */
	CHECK(!pty_shows(&pty, SAID "x"));
	pty_close(&pty);
	world_end(&world);
}

TESTS("unattended", { "the cover comes by itself", test_unattended })
