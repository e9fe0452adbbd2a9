/*
 * A visit played from a file: whoever looks on sees all that a person would, and may end it.
 */
#include "app/play.h"

#include "app/exit.h"
#include "tests/pack/packs.h"
#include "tests/check.h"

struct look_on {
	int visits, views, most; /* most: the view that is one too many; 0: none is */
};

static struct pack *open_pack(void *ctx, int *code)
{
	struct look_on *look = ctx;
	look->visits++;
	*code = EXIT_BAD_DATA;
	return test_pack("content/back-pain");
}

static bool shown(void *ctx, struct play *play)
{
	struct look_on *look = ctx;
	(void)play;
	return ++look->views != look->most;
}

static int play(struct play *play, const char *path, struct look_on *look)
{
	const struct play_with with = { .pack = open_pack, .shown = shown, .ctx = look };
	*play = (struct play){ 0 };
	return play_chain(play, path, &with);
}

static void test_shows_all(void)
{
	struct play played;
	struct look_on look = { 0 };
	CHECK_INT(EXIT_AGREED, play(&played, "tests/app/cases/agreed.visit", &look));
	CHECK(played.over);
	CHECK_INT(1, look.visits);
	CHECK(look.views > 30);
	CHECK_INT(END_AGREED, played.session.record.visit.state.end);
	play_release(&played);
}

/* The one before it is seen too. */
static void test_shows_chains(void)
{
	struct play played;
	struct look_on look = { 0 };
	CHECK_INT(EXIT_AGREED, play(&played, "tests/app/cases/two-weeks.visit", &look));
	CHECK(played.over);
	CHECK_INT(2, look.visits);
	play_release(&played);
}

static void test_is_cut_short(void)
{
	struct play played;
	struct look_on look = { .most = 5 };
	CHECK_INT(EXIT_IO, play(&played, "tests/app/cases/agreed.visit", &look));
	CHECK(!played.over);
	CHECK_INT(5, look.views);
	CHECK_INT(0, played.answers.faults.count);
	play_release(&played);
}

static void test_no_file(void)
{
	struct play played;
	struct look_on look = { 0 };
	CHECK_INT(EXIT_NO_FILE, play(&played, "tests/app/cases/none.visit", &look));
	CHECK(!played.over);
	CHECK_INT(0, look.visits);
	play_release(&played);
}

TESTS("app/play", { "shows all", test_shows_all }, { "shows what it follows", test_shows_chains },
	{ "is cut short", test_is_cut_short }, { "no file", test_no_file })
