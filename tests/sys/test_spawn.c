/*
 * A program that is fed: it gets the text and nothing else of ours, and how it
 * ends is told.
 */
#include "sys/spawn.h"

#include "base/buf.h"
#include "sys/file.h"
#include "tests/check.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SECONDS 20

struct world {
	char folder[PATH_MAX / 4], script[PATH_MAX / 2], out[PATH_MAX / 2];
};

static void world_init(struct world *world)
{
	const char *temp = getenv("TMPDIR");
	snprintf(world->folder, sizeof world->folder, "%.900s/spawn-XXXXXX", temp ? temp : "/tmp");
	NEED(mkdtemp(world->folder) != NULL);
	snprintf(world->script, sizeof world->script, "%s/print", world->folder);
	snprintf(world->out, sizeof world->out, "%s/out", world->folder);
	/* As the program does: it ignores SIGPIPE. */
	signal(SIGPIPE, SIG_IGN);
}

static void world_release(const struct world *world)
{
	char command[PATH_MAX];
	snprintf(command, sizeof command, "rm -rf '%s'", world->folder);
	CHECK(system(command) == 0);
}

/* A script of these lines; %s in them is where it may write. */
static void world_script(const struct world *world, const char *lines)
{
	FILE *file = fopen(world->script, "w");
	NEED(file != NULL);
	fputs("#!/bin/sh\n", file);
	fprintf(file, "out='%s'\n%s\n", world->out, lines);
	fclose(file);
	NEED(chmod(world->script, 0700) == 0);
}

/* Runs the lines; what it wrote, or the fault. */
static const char *world_run(const struct world *world, const char *lines, const char *text,
	struct buf *said)
{
	struct fault why = { 0 };
	world_script(world, lines);
	buf_clear(said);
	bool ok = spawn_feed(world->script, text, strlen(text), SECONDS, &why);
	if (!ok)
		buf_add_text(said, why.what);
	else
		CHECK(file_read(world->out, 1 << 20, said, NULL));
	buf_add(said, "", 0);
	return said->data ? said->data : "";
}

static void check_run(const char *lines, const char *text, const char *want)
{
	struct world world;
	struct buf said;
	buf_init(&said, 1 << 20);
	world_init(&world);
	CHECK_STR(want, world_run(&world, lines, text, &said));
	world_release(&world);
	buf_release(&said);
}

/* ---- tests ---------------------------------------------------------------------- */

static void test_text(void)
{
	check_run("cat >\"$out\"", "My plan\n“é”\n", "My plan\n“é”\n");
	check_run("cat >\"$out\"", "", "");
	check_run("echo $# >\"$out\"", "", "0\n");
}

/* More than a pipe holds, and a reader that takes its time or leaves. */
static void test_long_text(void)
{
	size_t len = 400000;
	char *text = malloc(len + 1);
	NEED(text != NULL);
	memset(text, 'x', len);
	text[len] = '\0';
	check_run("sleep 0.1; wc -c >\"$out\"", text, "400000\n");
	check_run("echo none >\"$out\"", text, "none\n");
	free(text);
}

/* S20: no variable, no file and no terminal of ours; and a mask for what it writes. */
static void test_clean(void)
{
	setenv("CANARY", "CANARY-ENVIRONMENT", 1);
	setenv("PATH", "/nowhere:/usr/bin:/bin", 1);
	check_run("/usr/bin/env -u PWD -u OLDPWD -u SHLVL -u _ | sort >\"$out\"", "",
		"LC_ALL=C.UTF-8\nPATH=/usr/bin:/bin\n");
	unsetenv("CANARY");
	check_run("pwd >\"$out\"", "", "/\n");
	int leak = open("/dev/null", O_RDONLY);
	NEED(leak >= 0 && fcntl(leak, F_DUPFD, 50) >= 50);
	/* The shell's own: one for the script, and that of the folder that it lists. */
	check_run("[ -e /proc/self/fd/50 ] && echo leaks >\"$out\" || echo none >\"$out\"", "",
		"none\n");
	check_run("readlink /proc/self/fd/2 >\"$out\"", "", "/dev/null\n");
	/* Nobody's terminal, and a group of its own. */
	check_run("(: </dev/tty) 2>/dev/null && echo tty >\"$out\" || echo none >\"$out\"", "",
		"none\n");
	check_run("[ \"$(cut -d ' ' -f 6 /proc/$$/stat)\" = $$ ] && echo own >\"$out\"", "", "own\n");
	close(leak);
	close(50);
}

/*
 * What is said of a program that could not be begun.  Under valgrind a child has no memory in
 * common with its parent, which so learns no more than that it ended.
 */
static void check_not_run(const char *path, const char *reason, const char *said)
{
	char want[PATH_MAX + 100];
	snprintf(want, sizeof want, getenv("WRAP") ? "'%s' ended with status 127"
	                                           : "'%s' cannot be run: %s", path, reason);
	CHECK_STR(want, said);
}

static void test_ends(void)
{
	struct world world;
	struct fault why = { 0 };
	char want[PATH_MAX];
	struct buf said;
	buf_init(&said, 1 << 20);
	world_init(&world);
	snprintf(want, sizeof want, "'%s' ended with status 3", world.script);
	CHECK_STR(want, world_run(&world, "exit 3", "text", &said));
	snprintf(want, sizeof want, "'%s' was ended by signal 9", world.script);
	CHECK_STR(want, world_run(&world, "kill -9 $$", "text", &said));
	chmod(world.script, 0600);
	CHECK(!spawn_feed(world.script, "", 0, SECONDS, &why));
	check_not_run(world.script, "Permission denied", why.what);
	world_release(&world);
	buf_release(&said);
}

static void test_no_program(void)
{
	struct fault why = { 0 };
	CHECK(!spawn_feed("/nowhere/lp", "", 0, SECONDS, &why));
	check_not_run("/nowhere/lp", "No such file or directory", why.what);
	CHECK(!spawn_feed("cat", "", 0, SECONDS, &why));
	CHECK_STR("'cat' is not a full path", why.what);
	CHECK(!spawn_feed("", "", 0, SECONDS, &why));
}

/* No shell stands by for a file that is no program. */
static void test_no_shell(void)
{
	struct world world;
	struct fault why = { 0 };
	world_init(&world);
	FILE *file = fopen(world.script, "w");
	NEED(file != NULL);
	fprintf(file, "echo ran >'%s'\n", world.out);
	fclose(file);
	chmod(world.script, 0700);
	CHECK(!spawn_feed(world.script, "", 0, SECONDS, &why));
	check_not_run(world.script, "Exec format error", why.what);
	CHECK(access(world.out, F_OK) != 0);
	world_release(&world);
}

/* One that hangs is ended, with all that it started, and nobody waits for it. */
static void test_hangs(void)
{
	struct world world;
	struct fault why = { 0 };
	char want[PATH_MAX];
	struct buf pid;
	buf_init(&pid, 100);
	world_init(&world);
	world_script(&world, "sleep 300 & echo $! >\"$out\"; wait");
	CHECK(!spawn_feed(world.script, "text", 4, 1, &why));
	snprintf(want, sizeof want, "'%s' did not end within 1 s", world.script);
	CHECK_STR(want, why.what);
	CHECK(file_read(world.out, 100, &pid, NULL));
	/* Whoever reaps orphans may take a moment. */
	for (int i = 0; i < 100 && kill((pid_t)atoi(pid.data), 0) == 0; i++)
		nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
	snprintf(want, sizeof want, "/proc/%d/cmdline", atoi(pid.data));
	buf_clear(&pid);
	/* Gone, or a zombie, which has no command line. */
	CHECK(access(want, F_OK) != 0 || (file_read(want, 100, &pid, NULL) && pid.len == 0));
	world_release(&world);
	buf_release(&pid);
}

/* A signal that is held back meanwhile is not kept waiting. */
static void test_called(void)
{
	struct world world;
	struct fault why = { 0 };
	struct timespec begin, end, none = { 0 };
	sigset_t term, before;
	world_init(&world);
	world_script(&world, "sleep 300");
	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	sigprocmask(SIG_BLOCK, &term, &before);
	raise(SIGTERM);
	clock_gettime(CLOCK_MONOTONIC, &begin);
	CHECK(!spawn_feed(world.script, "text", 4, SECONDS, &why));
	clock_gettime(CLOCK_MONOTONIC, &end);
	CHECK(end.tv_sec - begin.tv_sec < SECONDS / 2);
	CHECK(strstr(why.what, "tandem was told to end") != NULL);
	CHECK_INT(SIGTERM, sigtimedwait(&term, NULL, &none));
	sigprocmask(SIG_SETMASK, &before, NULL);
	world_release(&world);
}

/* Whoever started us may ignore CHLD; then the system keeps no status. */
static void test_children_ignored(void)
{
	struct world world;
	struct buf said;
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before, after;
	buf_init(&said, 1 << 20);
	world_init(&world);
	sigaction(SIGCHLD, &ignore, &before);
	CHECK_STR("the page", world_run(&world, "cat >\"$out\"", "the page", &said));
	sigaction(SIGCHLD, &before, &after);
	CHECK(after.sa_handler == SIG_IGN);
	world_release(&world);
	buf_release(&said);
}

TESTS("sys/spawn", { "the text", test_text }, { "a long text", test_long_text },
	{ "clean", test_clean }, { "how it ends", test_ends }, { "no program", test_no_program },
	{ "no shell", test_no_shell }, { "one that hangs", test_hangs },
	{ "when we are called", test_called }, { "children ignored", test_children_ignored })
