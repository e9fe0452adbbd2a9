/*
 * Two terminals on one visit: one has it, the other is told since when, and may
 * look, or take it over after asking.  No answer is lost, both are told, and a
 * terminal that was killed has nothing.
 */
#include "tests/term/scenes.h"

#define WORDS_AT 5 /* the scene of the first question in words */
#define TOLD "This visit has been open on another screen since"
#define LOST "Somebody went on with this visit on another screen."
#define LOOKING "only looking"

struct two {
	struct world world;
	struct pty a, b;
	char code[CODE_SIZE];
};

/* A holds the visit, at the first question in words. */
static void begin(struct two *two)
{
	const struct setting setting = { .rows = 24, .cols = 80 };
	world_begin(&two->world);
	NEED(open_home(&two->a, &setting));
	NEED(play_scenes(&two->a, &setting, 0, WORDS_AT));
	world_code(0, two->code);
	NEED(*two->code);
}

static void end(struct two *two)
{
	pty_close(&two->a);
	pty_close(&two->b);
	world_end(&two->world);
}

static bool resume(struct two *two, struct pty *pty, const char *see)
{
	const char *const argv[] = { world_program(), "visit", "--resume", two->code, NULL };
	return pty_open(pty, &(struct pty_options){ .argv = argv })
	       && pty_wait_text(pty, see, SOON);
}

/* Two keys: go on here, and yes. */
static bool take_over(struct pty *pty)
{
	send(pty, "2");
	if (!pty_wait_text(pty, "Do you want to go on with this visit here?", SOON))
		return false;
	send(pty, "2");
	if (!pty_wait_text(pty, "Who's here now?", SOON))
		return false;
	send(pty, "1");
	return pty_wait_text(pty, scenes[WORDS_AT].see, SOON);
}

static bool has_ended(struct pty *pty, int code)
{
	bool ended = pty_wait_end(pty, SOON) && WIFEXITED(pty->status);
	if (ended && WEXITSTATUS(pty->status) != code)
		printf("\nexit %d, not %d\n", WEXITSTATUS(pty->status), code);
	return ended && WEXITSTATUS(pty->status) == code;
}

static bool events_have(const char *words)
{
	struct buf events;
	buf_init(&events, WORLD_MAX);
	world_events(0, &events);
	bool has = strstr(world_text(&events), words) != NULL;
	buf_release(&events);
	return has;
}

/* ---- taking over -------------------------------------------------------------------- */

static void test_take_over(void)
{
	struct two two;
	begin(&two);
	send(&two.a, "said at the first");
	CHECK(pty_wait_text(&two.a, "draft saved", SOON));
	NEED(resume(&two, &two.b, TOLD));
	NEED(take_over(&two.b));
	CHECK(pty_wait_text(&two.b, scenes[WORDS_AT].see, SOON));
	CHECK(pty_wait_text(&two.b, "said at the first", SOON));
	/* B answers, and is kept; A is told at its next act, and keeps nothing more. */
	pty_send(&two.b, "<End>, more at the second<Enter>");
	CHECK(go_on(&two.b, scenes[WORDS_AT + 1].see));
	CHECK(pty_shows(&two.b, "saved"));
	CHECK(go_on(&two.a, LOST));
	CHECK(pty_shows(&two.a, scenes[WORDS_AT].see));
	CHECK(pty_shows(&two.a, "said at the first"));
	CHECK(events_have("|said at the first, more at the second"));
	CHECK(!events_have("|said at the first|"));
	/* Again, and it is still so; B does not notice. */
	pty_send(&two.a, "<Enter>");
	CHECK(pty_wait_text(&two.a, LOST, SOON));
	send(&two.b, "walks");
	CHECK(go_on(&two.b, scenes[WORDS_AT + 2].see));
	CHECK(events_have("|walks"));
	end(&two);
}

/* What was refused waits for the other as a draft of its question. */
static void test_refused_is_a_draft(void)
{
	struct two two;
	begin(&two);
	NEED(resume(&two, &two.b, TOLD));
	NEED(take_over(&two.b));
	pty_send(&two.a, "typed when it was lost<Enter>");
	CHECK(pty_wait_text(&two.a, LOST, SOON));
	/* Away and back: then it is there, and said to be from before. */
	send(&two.b, "<Esc>");
	CHECK(pty_wait_text(&two.b, scenes[WORDS_AT - 1].see, SOON));
	CHECK(go_on(&two.b, scenes[WORDS_AT].see));
	CHECK(pty_wait_text(&two.b, "typed when it was lost", SOON));
	CHECK(!events_have("typed when it was lost"));
	pty_send(&two.b, "<Enter>");
	CHECK(go_on(&two.b, scenes[WORDS_AT + 1].see));
	CHECK(events_have("|typed when it was lost"));
	end(&two);
}

/* What the winner has answered is newer than what the loser then says. */
static void test_newer_answer_stays(void)
{
	struct two two;
	begin(&two);
	NEED(resume(&two, &two.b, TOLD));
	NEED(take_over(&two.b));
	pty_send(&two.b, "of the second<Enter>");
	CHECK(go_on(&two.b, scenes[WORDS_AT + 1].see));
	pty_send(&two.a, "of the first<Enter>");
	CHECK(pty_wait_text(&two.a, LOST, SOON));
	send(&two.b, "<Esc>");
	CHECK(pty_wait_text(&two.b, scenes[WORDS_AT].see, SOON));
	CHECK(pty_wait_text(&two.b, "of the second", SOON));
	CHECK(!pty_shows(&two.b, "of the first"));
	end(&two);
}

/* Half typed: told without a key but those that were typed. */
static void test_told_while_typing(void)
{
	struct two two;
	begin(&two);
	NEED(resume(&two, &two.b, TOLD));
	NEED(take_over(&two.b));
	send(&two.a, "half a sen");
	CHECK(pty_wait_text(&two.a, LOST, SOON));
	CHECK(pty_shows(&two.a, "half a sen"));
	/* It is left behind after it was told, and seen by who comes to the question then. */
	for (int i = 0; i < 20 && !pty_shows(&two.b, "half a sen"); i++) {
		send(&two.b, "<Esc>");
		CHECK(pty_wait_text(&two.b, scenes[WORDS_AT - 1].see, SOON));
		CHECK(go_on(&two.b, scenes[WORDS_AT].see));
	}
	CHECK(pty_wait_text(&two.b, "half a sen", SOON));
	end(&two);
}

/* ---- looking, and going back ---------------------------------------------------------- */

static void test_look(void)
{
	struct two two;
	struct buf before, after;
	buf_init(&before, WORLD_MAX);
	buf_init(&after, WORLD_MAX);
	begin(&two);
	NEED(resume(&two, &two.b, TOLD));
	world_events(0, &before);
	send(&two.b, "1");
	CHECK(pty_wait_text(&two.b, "Who's here now?", SOON));
	send(&two.b, "1");
	CHECK(pty_wait_text(&two.b, scenes[WORDS_AT].see, SOON));
	pty_send(&two.b, "words that nobody keeps<Enter>");
	CHECK(pty_wait_text(&two.b, LOOKING, SOON)
	      || go_on(&two.b, scenes[WORDS_AT + 1].see));
	send(&two.b, "<Esc>");
	world_events(0, &after);
	CHECK_STR(before.data, after.data);
	/* A goes on, and has lost nothing. */
	pty_send(&two.a, "my own words<Enter>");
	CHECK(go_on(&two.a, scenes[WORDS_AT + 1].see));
	CHECK(events_have("|my own words"));
	CHECK(!events_have("nobody keeps"));
	buf_release(&before);
	buf_release(&after);
	end(&two);
}

static void test_go_back(void)
{
	struct two two;
	begin(&two);
	NEED(resume(&two, &two.b, TOLD));
	pty_send(&two.b, "<Esc>");
	CHECK(has_ended(&two.b, 75));
	pty_send(&two.a, "my own words<Enter>");
	CHECK(go_on(&two.a, scenes[WORDS_AT + 1].see));
	/* And from the question whether they are sure. */
	pty_close(&two.b);
	NEED(resume(&two, &two.b, TOLD));
	send(&two.b, "2");
	CHECK(pty_wait_text(&two.b, "Do you want to go on with this visit here?", SOON));
	pty_send(&two.b, "<Enter>");
	CHECK(pty_wait_text(&two.b, TOLD, SOON));
	end(&two);
}

/* ---- a terminal that is gone ------------------------------------------------------------ */

static void test_killed(void)
{
	struct two two;
	begin(&two);
	pty_signal(&two.a, SIGKILL);
	CHECK(pty_wait_end(&two.a, SOON));
	NEED(resume(&two, &two.b, "Who's here now?"));
	CHECK(!pty_shows(&two.b, TOLD));
	end(&two);
}

/* ---- from home, and in lines --------------------------------------------------------------- */

static void test_from_home(void)
{
	struct two two;
	const struct setting setting = { .rows = 24, .cols = 80 };
	begin(&two);
	NEED(open_home(&two.b, &setting));
	CHECK(pty_wait_text(&two.b, "1 not finished", SOON));
	send(&two.b, "2");
	CHECK(pty_wait_text(&two.b, "Which visit would you like", SOON));
	pty_send(&two.b, "<Enter>");
	CHECK(pty_wait_text(&two.b, TOLD, SOON));
	NEED(take_over(&two.b));
	CHECK(pty_wait_text(&two.b, scenes[WORDS_AT].see, SOON));
	end(&two);
}

static void test_plain(void)
{
	struct two two;
	struct buf out;
	begin(&two);
	const char *const argv[] = { world_program(), "visit", "--plain", "--resume", two.code,
		NULL };
	buf_init(&out, WORLD_MAX);
	CHECK_INT(75, world_go(&(struct world_run){ .argv = argv, .input = "" }, &out, NULL));
	CHECK(strstr(world_text(&out), TOLD) != NULL);
	world_go(&(struct world_run){ .argv = argv, .input = "2\n2\n1\nin lines\n\n" }, &out,
		NULL);
	CHECK(events_have("|in lines"));
	pty_send(&two.a, "too late<Enter>");
	CHECK(pty_wait_text(&two.a, LOST, SOON));
	buf_release(&out);
	pty_close(&two.a);
	world_end(&two.world);
}

TESTS("two terminals", { "take over", test_take_over },
	{ "refused is a draft", test_refused_is_a_draft },
	{ "a newer answer stays", test_newer_answer_stays },
	{ "told while typing", test_told_while_typing }, { "look", test_look },
	{ "go back", test_go_back }, { "killed", test_killed }, { "from home", test_from_home },
	{ "plain", test_plain })
