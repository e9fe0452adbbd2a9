/*
 * The program's own screens in a pseudo-language (tests/pack/pseudo.h), on a terminal: home, the
 * lists, whose visit it is, the pages for staff and what is asked before a visit.  The visits
 * themselves are looked at in tests/app/slow_pseudo.c.
 */
#include "tests/app/legible.h"
#include "tests/pack/pseudo.h"
#include "tests/term/scenes.h"

/* The whole language as a site's: it may put every text in its own words. */
static void write_site(const struct pseudo *pseudo)
{
	char folder[PATH_MAX], path[PATH_MAX + 20];
	snprintf(folder, sizeof folder, "%s/tandem", getenv("XDG_CONFIG_HOME"));
	NEED(mkdir(folder, 0700) == 0);
	snprintf(path, sizeof path, "%s/site", folder);
	NEED(mkdir(path, 0700) == 0);
	snprintf(path, sizeof path, "%s/site/lang", folder);
	NEED(mkdir(path, 0700) == 0);
	snprintf(path, sizeof path, "%s/site/local.conf", folder);
	FILE *file = fopen(path, "w");
	NEED(file != NULL);
	fputs("# nothing is changed\n", file);
	fclose(file);
	snprintf(path, sizeof path, "%s/site/lang/%s.conf", folder, PSEUDO_LANGUAGE);
	file = fopen(path, "w");
	NEED(file != NULL);
	fputs(pseudo->pack.data, file);
	/* One language has one head. */
	fputs(strstr(pseudo->words.data, "# ----"), file);
	fclose(file);
}

static void play(const char *path)
{
	struct buf err;
	const char *const argv[] = { world_program(), "play", "--keep", "--lang", PSEUDO_LANGUAGE,
		path, NULL };
	buf_init(&err, WORLD_MAX);
	world_go(&(struct world_run){ .argv = argv }, NULL, &err);
	CHECK_STR("", world_text(&err));
	buf_release(&err);
}

/* Which of several pages this is stands at the right of the question, or above it. */
static bool has_pages(const char *screen)
{
	char rows[2048];
	const char *from = strchr(screen, '\n');
	const char *end = from;
	for (int i = 0; i < 2 && end; i++)
		end = strchr(end + 1, '\n');
	if (strstr(screen, "▾") || strstr(screen, "▴"))
		return true;
	if (!from || !end)
		return false;
	snprintf(rows, sizeof rows, "%.*s", (int)(end - from), from);
	return strstr(rows, " ôƒ ") != NULL;
}

/* Has a text on the screen no end?  What is on another page may have it there. */
static bool lacks_an_end(struct pty *pty)
{
	const char *screen = pty_screen(pty);
	return !has_pages(screen) && legible_unclosed(screen) > 0;
}

static void look(struct legible *legible, struct pty *pty, const char *where)
{
	pty_read(pty, 60, 1000);
	/* On a busy machine a picture may come in two parts. */
	for (int i = 0; i < 100 && lacks_an_end(pty); i++)
		pty_read(pty, 100, 100);
	snprintf(legible->where, sizeof legible->where, "%s", where);
	const char *screen = pty_screen(pty);
	legible_text(legible, "English", screen);
	if (lacks_an_end(pty))
		legible_find(legible, "a text without its end", screen);
	legible->looks++;
}

/* What is pressed, and what then begins a text on the screen. */
static const struct { const char *keys, *see; } walk[] = {
	{ "", "Two people" }, { "<F1>", "Help" }, { "<Esc><C-o>", "menu" },
	{ "<Esc>1", "Who is this" }, { "Jo<Enter>", "This label has" },
	{ "2", "How much time" }, { "<Esc>", "Who is this" }, { "<Esc>", "Two people" },
	{ "<Esc>", "Leave tandem" }, { "<Esc>", "Two people" },
	{ "2", "Which visit" }, { "<Enter>", "Who's here" }, { "1", "Is this the" }, { "<C-c>", "Leave" },
	{ "2", "Two people" },
	{ "3", "Whose plan" }, { "<Enter>", "Is this the" }, { "<Enter>", "Whose plan" },
	{ "<Esc>", "Two people" }, { "4", "Who is practising" }, { "Jo<Enter>", "What would you like to" },
	{ "<Esc>", "Who is practising" }, { "<Esc>", "Two people" },
	{ "6", "Staff" }, { "<PgDn>", "" }, { "<Esc>", "Two people" },
	{ "7", "Which visit" }, { "<Enter>", "Minutes by" }, { "<PgDn>", "" }, { "<Esc>", "Two people" },
};

/* "Two people" as a text in the language begins with it. */
static const char *begins(const char *text, struct arena *arena)
{
	const char *whole = pseudo_text(text, arena);
	return *text ? arena_strndup(arena, whole, strlen(whole) - 1) : "";
}

static void walk_at(struct legible *legible, int rows, int cols)
{
	struct pty pty;
	const char *const argv[] = { world_program(), "--lang", PSEUDO_LANGUAGE, NULL };
	const struct pty_options options = { .rows = rows, .cols = cols, .argv = argv };
	legible->rows = rows, legible->cols = cols;
	NEED(pty_open(&pty, &options));
	for (size_t i = 0; i < COUNT(walk); i++) {
		const char *see = begins(walk[i].see, &legible->said);
		if (*walk[i].keys)
			send(&pty, walk[i].keys);
		if (!pty_wait_text(&pty, see, SOON)) {
			printf("\nnot there: %s\n%s", walk[i].see, pty_screen(&pty));
			CHECK(false);
			break;
		}
		look(legible, &pty, walk[i].see);
	}
	pty_close(&pty);
}

/* The name of the program, the ids of the visits, and what was typed in them. */
static void name_visits(struct legible *legible)
{
	char code[CODE_SIZE];
	legible->known = "tandem my garden";
	for (size_t i = 0; i < 3; i++) {
		world_code(i, code);
		legible->known = arena_printf(&legible->said, "%s %s", legible->known, code);
	}
}

static void test_home(void)
{
	struct world world;
	struct legible legible;
	struct pseudo pseudo;
	world_begin(&world);
	legible_begin(&legible);
	legible.file = "home";
	NEED(pseudo_begin(&pseudo, "content/back-pain"));
	write_site(&pseudo);
	play("tests/app/cases/two-weeks.visit");
	play("tests/app/cases/unfinished.visit");
	name_visits(&legible);
	walk_at(&legible, 24, 80);
	walk_at(&legible, 12, 40);
	CHECK_INT(0, legible.count);
	pseudo_end(&pseudo);
	legible_end(&legible);
	world_end(&world);
}

TESTS("term/pseudo", { "home", test_home })
