/*
 * The cover: there before anything is kept, over whatever stands on the screen; and when it
 * comes off, who is here is asked before anything else is seen.
 */
#include "app/dialogs.h"

#include "tests/app/terminal.h"
#include "tests/check.h"
#include "tests/ui/words.h"

#define MINUTES 3
#define COVER "The screen is covered."
#define WHO "Who's here now?"
#define SECRET "SECRET"

/* What is pressed, one letter each: o F12, z ^Z, i nobody for MINUTES, e Esc; else the letter. */
struct player {
	struct term term;
	struct frontend frontend;
	const char *keys;
	char picture[1 << 16];      /* the last */
	char pictures[1 << 18];     /* all since the cover came off */
	char when_stopped[1 << 16];
	struct act acts[16];        /* that reached what lies under it */
	size_t act_count;
	bool was_covered; /* when it was told of the cover */
};

static enum term_got next(void *ctx, struct key *key)
{
	struct player *player = ctx;
	char c = *player->keys;
	*key = (struct key){ .code = K_CHAR, .cp = (uint32_t)c };
	if (!c)
		return TERM_GONE;
	player->keys++;
	if (c == 'o')
		key->code = K_F12;
	else if (c == 'z')
		key->code = K_CTRL_Z;
	else if (c == 'e')
		key->code = K_ESC;
	else if (c == 'i') {
		terminal_ms += MINUTES * 60000;
		return TERM_TIMEOUT;
	}
	return TERM_KEY;
}

static void seen(void *ctx, const struct canvas *canvas)
{
	struct player *player = ctx;
	struct buf text;
	buf_init(&text, sizeof player->picture);
	canvas_dump(canvas, false, &text);
	snprintf(player->picture, sizeof player->picture, "%s", text.data);
	size_t len = strlen(player->pictures);
	if (strstr(player->picture, COVER))
		player->pictures[0] = '\0';
	else
		snprintf(player->pictures + len, sizeof player->pictures - len, "%s", text.data);
	buf_release(&text);
}

static void stopped(void *ctx)
{
	struct player *player = ctx;
	memcpy(player->when_stopped, player->picture, sizeof player->picture);
}

static void begin(struct player *player, const char *keys)
{
	memset(player, 0, sizeof *player);
	player->keys = keys;
	player->term = (struct term){ .rows = 24, .cols = 80, .ctx = player, .next = next,
		.seen = seen, .stopped = stopped };
	player->frontend.term = &player->term;
}

/* ---- what it lies over ------------------------------------------------------------- */

static void under_show(void *ctx, unsigned wants, struct arena *frame, struct view *view)
{
	(void)ctx, (void)wants, (void)frame;
	*view = (struct view){ .kind = VIEW_SAY, .words = &test_words, .screen = "secret",
		.version = 1, .where = WHERE_PAGE, .label = "Jo", .heading = SECRET,
		.may = MAY_NEXT };
}

static bool under_act(void *ctx, const struct act *act, struct moment now)
{
	struct player *player = ctx;
	(void)now;
	NEED(player->act_count < 16);
	player->acts[player->act_count++] = *act;
	if (act->kind == ACT_COVER)
		player->was_covered = strstr(player->picture, COVER) != NULL;
	return true;
}

static struct controller under(struct player *player)
{
	return (struct controller){ .ctx = player, .show = under_show, .act = under_act,
		.cover_after = MINUTES };
}

static struct player player;

static void play(const char *keys)
{
	begin(&player, keys);
	struct controller controller = under(&player);
	CHECK_INT(CONTROLLER_GONE, loop_play(&player.frontend, &controller));
}

static void test_at_once(void)
{
	static const char *const ways[] = { "o", "i", "z" };
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		play(ways[i]);
		CHECK_INT(1, player.act_count);
		CHECK_INT(ACT_COVER, player.acts[0].kind);
		CHECK(player.was_covered);
		CHECK(strstr(player.picture, COVER) && !strstr(player.picture, SECRET));
	}
}

/* Whoever brings a stopped program back may be somebody else. */
static void test_stopped(void)
{
	play("z");
	CHECK(strstr(player.when_stopped, COVER) != NULL);
	CHECK(strstr(player.picture, COVER) != NULL);
	/* Under a cover it has been said already. */
	play("oz");
	CHECK_INT(1, player.act_count);
	CHECK(strstr(player.picture, COVER) != NULL);
}

/* ---- dialogs ------------------------------------------------------------------------- */

static int ask(const char *keys, bool over)
{
	int picked;
	begin(&player, keys);
	struct controller controller = under(&player);
	const struct dialog_question question = { .words = &test_words, .screen = "print-title",
		.label = "Jo", .heading = SECRET, .answers = { "first", "second" },
		.cover_after = MINUTES, .over = over ? &controller : NULL,
		.names_people = !over };
	dialogs_ask(&player.frontend, &question, &picked);
	return picked;
}

/* A question over a visit is gone with the cover: the visit asks who is here. */
static void test_over_a_visit(void)
{
	static const char *const ways[] = { "ox", "ix", "zx" };
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		CHECK_INT(-1, ask(ways[i], true));
		CHECK_INT(2, player.act_count);
		CHECK_INT(ACT_COVER, player.acts[0].kind);
		CHECK_INT(i != 1, player.acts[0].number);
		CHECK_INT(ACT_UNCOVER, player.acts[1].kind);
		CHECK(!strstr(player.pictures, SECRET));
	}
	/* What was marked on it is no answer of the visit's. */
	CHECK_INT(VALUE_NONE, player.acts[0].value.type);
	CHECK_INT(1, ask("2", true));
}

/* Over none it asks itself. */
static void test_names_people(void)
{
	CHECK_INT(-1, ask("ox", false));
	CHECK(strstr(player.picture, WHO) && !strstr(player.pictures, SECRET));
	CHECK_INT(1, ask("ox12", false));
	CHECK(strstr(player.picture, SECRET) != NULL);
	CHECK_INT(-1, ask("ox2", false));
	CHECK(!strstr(player.pictures, SECRET));
	CHECK_INT(-1, ask("ixe", false));
	CHECK(!strstr(player.pictures, SECRET));
}

TESTS("app/cover", { "at once", test_at_once }, { "stopped", test_stopped },
	{ "over a visit", test_over_a_visit }, { "names people", test_names_people })
