/*
 * The program in a world that is not as it should be: output that is closed or
 * full, no home, relative folders, a bad configuration; and a visit that must
 * leave no trace.
 */
#include "tests/term/scenes.h"

#include <errno.h>

#include "ui/theme.h"

static bool has_text(const struct buf *buf, const char *text)
{
	bool has = strstr(world_text(buf), text) != NULL;
	if (!has)
		printf("\nno '%s' in: %s\n", text, world_text(buf));
	return has;
}

/* A whole visit by lines; the n-th line may be another. */
static int hold_by_lines(const char *consent, struct buf *out)
{
	const char *const argv[] = { world_program(), "--plain", NULL };
	struct buf lines;
	buf_init(&lines, WORLD_MAX);
	for (size_t i = 0; i < COUNT(scenes); i++)
		buf_add_text(&lines, i == 3 ? consent : scenes[i].lines);
	int code = world_go(&(struct world_run){ .argv = argv, .input = lines.data }, out, NULL);
	buf_release(&lines);
	return code;
}

/* ---- output that cannot be written (S34) ---------------------------------------- */

static const char *const writers[][5] = {
	{ "--help" }, { "--version" }, { "play", "--help" }, { "records", "list" },
	{ "records", "verify" }, { "plan", "CODE" }, { "play", "--template" },
	{ "play", "tests/app/cases/agreed.visit" },
	{ "play", "--keep", "--ack", "tests/app/cases/agreed.visit" }, { "--plain" },
	{ "check", "content/back-pain" }, { "preview", "content/back-pain" },
};

static void check_writer(const char *const *words, const char *code, bool closed)
{
	struct buf err;
	const char *argv[8] = { world_program() };
	for (size_t i = 0; i < 5 && words[i]; i++)
		argv[i + 1] = strcmp(words[i], "CODE") == 0 ? code : words[i];
	buf_init(&err, WORLD_MAX);
	int result = world_go(&(struct world_run){ .argv = argv, .input = "1\n",
		.out_path = closed ? NULL : "/dev/full", .closed_out = closed }, NULL, &err);
	if (result != 74 || !strstr(world_text(&err), "tandem: "))
		printf("\n%s %s, %s: exit %d, %s\n", words[0], words[1] ? words[1] : "",
			closed ? "closed" : "full", result, world_text(&err));
	CHECK_INT(74, result);
	CHECK(strstr(world_text(&err), "tandem: ") != NULL);
	buf_release(&err);
}

static void test_no_output(void)
{
	struct world world;
	char code[CODE_SIZE];
	world_begin(&world);
	CHECK_INT(0, hold_by_lines("1\n", NULL));
	world_code(0, code);
	for (size_t i = 0; i < COUNT(writers); i++) {
		check_writer(writers[i], code, false);
		check_writer(writers[i], code, true);
	}
	world_end(&world);
}

/* With no descriptor at all nothing of the records may end up where 1 or 2 would be. */
static void test_no_descriptors(void)
{
	struct world world;
	struct buf out;
	char command[PATH_MAX];
	world_begin(&world);
	buf_init(&out, WORLD_MAX);
	snprintf(command, sizeof command, "%s play --keep tests/app/cases/agreed.visit <&- >&- 2>&-",
		world_program());
	CHECK_INT(74, WEXITSTATUS(system(command)));
	CHECK_INT(0, world_say(&out, "records", "verify"));
	CHECK(has_text(&out, "visits: 1,"));
	buf_release(&out);
	world_end(&world);
}

/* ---- folders (U21) -------------------------------------------------------------- */

static bool is_there(const char *folder, const char *name)
{
	char path[2 * PATH_MAX];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return access(path, F_OK) == 0;
}

/* Relative and empty folders are as if they were not set. */
static void test_relative_folders(void)
{
	static const char *const values[] = { "", "data", "./data", "../data" };
	char here[PATH_MAX], home[PATH_MAX];
	for (size_t i = 0; i < COUNT(values); i++) {
		struct world world;
		world_begin(&world);
		snprintf(home, sizeof home, "%s/HOME", world.folder);
		setenv("XDG_DATA_HOME", values[i], 1);
		setenv("XDG_CONFIG_HOME", values[i], 1);
		CHECK_INT(0, hold_by_lines("1\n", NULL));
		CHECK(is_there(home, ".local/share/tandem/tandem.db"));
		NEED(getcwd(here, sizeof here) != NULL);
		CHECK(!is_there(here, "data/tandem") && !is_there(here, "../data/tandem"));
		CHECK(!is_there(here, "tandem.db"));
		world_end(&world);
	}
}

/* Without HOME the account says where; a store that is named needs neither. */
static void test_no_home(void)
{
	static const char *const homes[] = { NULL, "" };
	struct world world;
	char store[PATH_MAX + 32];
	for (size_t i = 0; i < COUNT(homes); i++) {
		world_begin(&world);
		snprintf(store, sizeof store, "%s/named/tandem.db", world.folder);
		setenv("TANDEM_STORE", store, 1);
		unsetenv("XDG_DATA_HOME");
		unsetenv("XDG_CONFIG_HOME");
		if (homes[i])
			setenv("HOME", homes[i], 1);
		else
			unsetenv("HOME");
		CHECK_INT(0, hold_by_lines("1\n", NULL));
		CHECK(is_there(world.folder, "named/tandem.db"));
		setenv("HOME", world.folder, 1);
		world_end(&world);
	}
}

/* All that a first visit makes, and for nobody else (S33). */
static void test_modes(void)
{
	struct world world;
	struct buf tree;
	world_begin(&world);
	buf_init(&tree, WORLD_MAX);
	mode_t old = umask(0);
	CHECK_INT(0, hold_by_lines("1\n", NULL));
	umask(old);
	world_tree(world.data, &tree);
	CHECK(has_text(&tree, " 40700 "));
	CHECK(has_text(&tree, "tandem.db 100600 "));
	for (const char *line = world_text(&tree); *line; line = strchr(line, '\n') + 1)
		CHECK(strstr(line, " 40700 ") || strstr(line, " 100600 "));
	buf_release(&tree);
	world_end(&world);
}

/* ---- configuration -------------------------------------------------------------- */

static void write_config(const char *text)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/tandem", getenv("XDG_CONFIG_HOME"));
	CHECK(mkdir(path, 0700) == 0 || errno == EEXIST);
	snprintf(path, sizeof path, "%s/tandem/tandem.conf", getenv("XDG_CONFIG_HOME"));
	FILE *file = fopen(path, "w");
	NEED(file != NULL);
	fputs(text, file);
	fclose(file);
}

/* It stops before the screen opens, and says where. */
static void check_bad_config(const char *text, const char *where)
{
	struct pty pty;
	const char *const argv[] = { world_program(), NULL };
	write_config(text);
	/* Wide: the path of a temporary folder must not wrap. */
	NEED(pty_open(&pty, &(struct pty_options){ .argv = argv, .rows = 24, .cols = 240 }));
	CHECK(pty_wait_end(&pty, SOON));
	CHECK_INT(78, WEXITSTATUS(pty.status));
	CHECK(pty_shows(&pty, where));
	if (!pty_shows(&pty, where))
		printf("\nno '%s' on\n%s", where, pty_screen(&pty));
	CHECK(memchr(pty.raw.data, '\033', pty.raw.len) == NULL);
	pty_close(&pty);
}

static void test_bad_config(void)
{
	struct world world;
	world_begin(&world);
	check_bad_config("theme = dark\nthem = mono\n", "tandem.conf:2:");
	check_bad_config("# all well\n\ntheme = pink\n", "tandem.conf:3:");
	check_bad_config("theme = contrast\n", "auto, dark, light, mono or high-contrast");
	check_bad_config("cover_after = 61\n", "tandem.conf:1:");
	check_bad_config("cover_after = soon\n", "tandem.conf:1:");
	check_bad_config("lock_after = 0\n", "tandem.conf:1:");
	check_bad_config("mouse = perhaps\n", "tandem.conf:1:");
	check_bad_config("theme = \"${HOME}\"\n", "tandem.conf:1:");
	check_bad_config("theme = \"mono\n", "tandem.conf:");
	world_end(&world);
}

static void test_good_config(void)
{
	struct world world;
	struct pty pty;
	world_begin(&world);
	write_config("theme = mono\nmouse = no\ncover_after = 5\nlock_after = 10\n");
	NEED(open_home(&pty, &(struct setting){ 24, 80, NULL, NULL }));
	CHECK(leave_home(&pty, 0));
	CHECK_INT(0, pty.vt->colours);
	CHECK_INT(0, pty.vt->mouse);
	pty_close(&pty);
	for (int i = 0; i < THEMES; i++) {
		char text[40];
		snprintf(text, sizeof text, "theme = %s\n", theme_name((enum theme)i));
		write_config(text);
		NEED(open_home(&pty, &(struct setting){ 24, 80, NULL, NULL }));
		CHECK(leave_home(&pty, 0));
		pty_close(&pty);
	}
	world_end(&world);
}

/* ---- no consent, no trace (S37) ------------------------------------------------- */

static void test_no_consent(void)
{
	struct world world;
	struct buf before, after, out;
	world_begin(&world);
	buf_init(&before, WORLD_MAX);
	buf_init(&after, WORLD_MAX);
	buf_init(&out, WORLD_MAX);
	world_tree(world.folder, &before);
	CHECK_INT(0, hold_by_lines("2\n", &out));
	CHECK(has_text(&out, "Copy it by hand"));
	world_tree(world.folder, &after);
	CHECK_STR(world_text(&before), world_text(&after));
	/* The same where records are kept already. */
	CHECK_INT(0, hold_by_lines("1\n", NULL));
	world_tree(world.folder, &before);
	CHECK_INT(0, hold_by_lines("2\n", NULL));
	world_tree(world.folder, &after);
	CHECK_STR(world_text(&before), world_text(&after));
	buf_release(&before);
	buf_release(&after);
	buf_release(&out);
	world_end(&world);
}

/* On the terminal, with drafts falling due in between. */
static void test_no_consent_on_screen(void)
{
	struct world world;
	struct pty pty;
	struct buf before, after;
	world_begin(&world);
	buf_init(&before, WORLD_MAX);
	buf_init(&after, WORLD_MAX);
	world_tree(world.folder, &before);
	NEED(open_home(&pty, &(struct setting){ 24, 80, NULL, NULL }));
	NEED(play_scenes(&pty, &(struct setting){ 0 }, 0, 3));
	send(&pty, "2");
	NEED(play_scenes(&pty, &(struct setting){ 0 }, 4, 5));
	CHECK(pty_shows(&pty, "not kept"));
	send(&pty, "words in between");
	pty_read(&pty, 2500, 2500);
	CHECK(!pty_shows(&pty, "saved"));
	send(&pty, "<C-u>");
	NEED(play_scenes(&pty, &(struct setting){ 0 }, 5, SCENES - 1));
	CHECK(pty_shows(&pty, "Nothing is kept:"));
	CHECK(go_on(&pty, "Close this page?"));
	send(&pty, "2");
	CHECK(pty_wait_text(&pty, scenes[0].see, SOON));
	CHECK(leave_home(&pty, 0));
	pty_close(&pty);
	world_tree(world.folder, &after);
	CHECK_STR(world_text(&before), world_text(&after));
	buf_release(&before);
	buf_release(&after);
	world_end(&world);
}

/* Every file that is opened to be written, as the kernel saw it. */
static void test_no_consent_traced(void)
{
	struct world world;
	struct buf lines, trace;
	char log[PATH_MAX];
	world_begin(&world);
	buf_init(&lines, WORLD_MAX);
	buf_init(&trace, WORLD_MAX);
	snprintf(log, sizeof log, "%s/trace", world.folder);
	/* Who is traced already cannot look for its own leaks. */
	const char *const argv[] = { "strace", "-f", "-o", log, "-E",
		"ASAN_OPTIONS=detect_leaks=0", "-e",
		"trace=openat,open,creat,mkdir,mkdirat,rename,renameat2,link,symlink,memfd_create",
		world_program(), "--plain", NULL };
	for (size_t i = 0; i < COUNT(scenes); i++)
		buf_add_text(&lines, i == 3 ? "2\n" : scenes[i].lines);
	int code = world_go(&(struct world_run){ .argv = argv, .input = lines.data }, NULL, NULL);
	int fd = open(log, O_RDONLY | O_CLOEXEC);
	if (fd >= 0)
		world_slurp(fd, &trace);
	if (code == 127 || fd < 0) {
		printf("\nnot tested: there is no strace here\n");
	} else {
		CHECK_INT(0, code);
		CHECK(has_text(&trace, "content/back-pain"));
		static const char *const writes[] = { "O_WRONLY", "O_RDWR", "O_CREAT", "creat(",
			"mkdir", "rename", "link(", "memfd_create" };
		for (size_t i = 0; i < COUNT(writes); i++)
			CHECK(strstr(world_text(&trace), writes[i]) == NULL);
	}
	if (fd >= 0)
		close(fd);
	buf_release(&lines);
	buf_release(&trace);
	world_end(&world);
}

TESTS("the world around", { "output that cannot be written", test_no_output },
	{ "no descriptors", test_no_descriptors }, { "relative folders", test_relative_folders },
	{ "no home", test_no_home }, { "modes", test_modes },
	{ "bad configuration", test_bad_config }, { "good configuration", test_good_config },
	{ "no consent by lines", test_no_consent },
	{ "no consent on the screen", test_no_consent_on_screen },
	{ "no consent, traced", test_no_consent_traced })
