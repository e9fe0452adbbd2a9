/*
 * The first start asks whether the eight shapes can be seen; and what follows from that.
 */
#include "tests/term/pty.h"
#include "tests/term/world.h"

#define SOON 20000
#define QUESTION "Do all eight look"
#define HOME "Two people, one plan."

/* The file with the answer. */
static void answer_path(const struct world *world, char path[PATH_MAX])
{
	snprintf(path, PATH_MAX, "%s/XDG_STATE_HOME/tandem/shapes", world->folder);
}

/* A world in which nobody was asked. */
static void begin(struct world *world)
{
	char path[PATH_MAX];
	world_begin(world);
	answer_path(world, path);
	NEED(unlink(path) == 0);
	*strrchr(path, '/') = '\0';
	NEED(rmdir(path) == 0);
}

static void check_kept(const struct world *world, const char *want)
{
	char path[PATH_MAX];
	struct buf text;
	buf_init(&text, 4096);
	answer_path(world, path);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	CHECK_INT(*want != '\0', fd >= 0);
	if (fd >= 0)
		world_slurp(fd, &text);
	CHECK_STR(want, world_text(&text));
	if (fd >= 0)
		close(fd);
	buf_release(&text);
}

static void start(struct pty *pty, const char *first, const char *const *env)
{
	const char *const argv[] = { world_program(), NULL };
	NEED(pty_open(pty, &(struct pty_options){ .argv = argv, .env = env }));
	CHECK(pty_wait_text(pty, first, SOON));
	CHECK(strcmp(first, QUESTION) == 0 || !pty_shows(pty, QUESTION));
}

static void set(const struct world *world, const char *setting)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/XDG_CONFIG_HOME/tandem", world->folder);
	CHECK(mkdir(path, 0700) == 0 || errno == EEXIST);
	snprintf(path, sizeof path, "%s/XDG_CONFIG_HOME/tandem/tandem.conf", world->folder);
	FILE *file = fopen(path, "we");
	NEED(file != NULL);
	fputs(setting, file);
	fclose(file);
}

/* Asked once: a yes leaves them, and so does the next start. */
static void test_yes(void)
{
	struct world world;
	struct pty pty;
	begin(&world);
	start(&pty, QUESTION, NULL);
	static const char *const shapes[] = { "▦", "◉", "╭", "◆", "●", "○", "▸", "▌" };
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		CHECK(pty_shows(&pty, shapes[i]));
	check_kept(&world, "");
	pty_send(&pty, "1");
	CHECK(pty_wait_text(&pty, HOME, SOON));
	CHECK(pty_shows(&pty, "▸"));
	pty_close(&pty);
	check_kept(&world, "whole\n");
	start(&pty, HOME, NULL);
	pty_close(&pty);
	world_end(&world);
}

/* A no: ASCII at once, and from then on; unless a setting says otherwise. */
static void test_no(void)
{
	struct world world;
	struct pty pty;
	begin(&world);
	start(&pty, QUESTION, NULL);
	pty_send(&pty, "2");
	CHECK(pty_wait_text(&pty, HOME, SOON));
	CHECK(!pty_shows(&pty, "▸"));
	pty_close(&pty);
	check_kept(&world, "broken\n");
	start(&pty, HOME, NULL);
	CHECK(!pty_shows(&pty, "▸"));
	pty_close(&pty);
	set(&world, "glyphs = unicode\n");
	start(&pty, HOME, NULL);
	CHECK(pty_shows(&pty, "▸"));
	pty_close(&pty);
	world_end(&world);
}

/* Esc leaves it open, and Enter alone is no answer. */
static void test_later(void)
{
	struct world world;
	struct pty pty;
	begin(&world);
	start(&pty, QUESTION, NULL);
	pty_send(&pty, "<Esc>");
	CHECK(pty_wait_text(&pty, HOME, SOON));
	CHECK(pty_shows(&pty, "▸"));
	pty_close(&pty);
	check_kept(&world, "");
	start(&pty, QUESTION, NULL);
	pty_close(&pty);
	world_end(&world);
}

/* Never where nothing but ASCII is shown anyway, or a setting has said it. */
static void test_asks_not(void)
{
	static const char *const c[] = { "LC_ALL=C", NULL };
	struct world world;
	struct pty pty;
	begin(&world);
	start(&pty, HOME, c);
	pty_close(&pty);
	set(&world, "glyphs = unicode\n");
	start(&pty, HOME, NULL);
	CHECK(pty_shows(&pty, "▸"));
	pty_close(&pty);
	set(&world, "glyphs = ascii\n");
	start(&pty, HOME, NULL);
	CHECK(!pty_shows(&pty, "▸"));
	pty_close(&pty);
	check_kept(&world, "");
	world_end(&world);
}

static void test_plain(void)
{
	struct world world;
	struct buf out;
	begin(&world);
	buf_init(&out, 1 << 20);
	world_say(&out, "--plain", NULL);
	CHECK(strstr(world_text(&out), HOME) != NULL);
	CHECK(!strstr(world_text(&out), QUESTION));
	check_kept(&world, "");
	buf_release(&out);
	world_end(&world);
}

/* A word that is no answer is none. */
static void test_damaged(void)
{
	char path[PATH_MAX];
	struct world world;
	struct pty pty;
	world_begin(&world);
	answer_path(&world, path);
	FILE *file = fopen(path, "we");
	NEED(file != NULL);
	fputs("perhaps\n", file);
	fclose(file);
	start(&pty, QUESTION, NULL);
	pty_send(&pty, "1");
	CHECK(pty_wait_text(&pty, HOME, SOON));
	pty_close(&pty);
	check_kept(&world, "whole\n");
	world_end(&world);
}

TESTS("term/shapes",
	{ "yes", test_yes },
	{ "no", test_no },
	{ "later", test_later },
	{ "asks not", test_asks_not },
	{ "--plain", test_plain },
	{ "damaged", test_damaged })
