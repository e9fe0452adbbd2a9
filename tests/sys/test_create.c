/*
 * A new file: whole or not there, for its owner alone, and never in the place of
 * another.
 */
#include "sys/file.h"

#include "tests/check.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LONG_BYTES ((size_t)4 << 20)

static void world(void)
{
	char folder[PATH_MAX];
	const char *temp = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%.2000s/create-XXXXXX", temp ? temp : "/tmp");
	NEED(mkdtemp(folder) != NULL && chdir(folder) == 0);
}

static void no_world(void)
{
	char folder[PATH_MAX], command[PATH_MAX + 20];
	NEED(getcwd(folder, sizeof folder) != NULL && chdir("/") == 0);
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	CHECK(system(command) == 0);
}

static size_t count_files(void)
{
	size_t count = 0;
	DIR *here = opendir(".");
	NEED(here != NULL);
	for (struct dirent *entry; (entry = readdir(here));)
		count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
	closedir(here);
	return count;
}

static void check_file(const char *path, const char *want)
{
	struct buf bytes;
	struct stat about;
	buf_init(&bytes, 1 << 20);
	buf_add_text(&bytes, "");
	CHECK(file_read(path, 1 << 20, &bytes, NULL));
	CHECK_STR(want, bytes.data);
	CHECK(lstat(path, &about) == 0 && S_ISREG(about.st_mode));
	CHECK_INT(0600, about.st_mode & 07777);
	CHECK_INT(1, about.st_nlink);
	buf_release(&bytes);
}

/* A file that others may read, as the umask or its mode before says. */
static void check_replaced(const char *path, const char *text, mode_t want)
{
	struct buf bytes;
	struct stat about;
	CHECK(file_replace(path, text, strlen(text), NULL));
	buf_init(&bytes, 1 << 20);
	CHECK(file_read(path, 1 << 20, &bytes, NULL));
	CHECK_STR(text, bytes.data);
	CHECK(lstat(path, &about) == 0 && S_ISREG(about.st_mode));
	CHECK_INT(want, about.st_mode & 07777);
	buf_release(&bytes);
}

static void test_replaced(void)
{
	struct fault why = { 0 };
	world();
	mode_t before = umask(022);
	check_replaced("de.conf", "one\n", 0644);
	CHECK(chmod("de.conf", 0640) == 0);
	check_replaced("de.conf", "two\n", 0640);
	umask(before);
	CHECK(system("ln -s de.conf link; mkdir folder") == 0);
	CHECK(!file_replace("link", "new", 3, &why));
	CHECK_STR("'link' is not a regular file", why.what);
	CHECK(!file_replace("folder", "new", 3, &why));
	CHECK_STR("'folder' is not a regular file", why.what);
	CHECK(!file_replace("nowhere/de.conf", "new", 3, &why));
	CHECK_STR("'nowhere/de.conf' cannot be written: No such file or directory", why.what);
	CHECK_INT(3, count_files());
	no_world();
}

static void check_refused(const char *path, const char *what)
{
	struct fault why = { 0 };
	CHECK(!file_create(path, "new", 3, &why));
	CHECK_STR(what, why.what);
	CHECK_STR(path, why.at.file);
}

static void test_mode(void)
{
	char whole[PATH_MAX + 8], here[PATH_MAX];
	static const mode_t masks[] = { 0, 022, 077, 0777 };
	world();
	for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
		mode_t before = umask(masks[i]);
		CHECK(file_create("plan.txt", "my plan\n", 8, NULL));
		umask(before);
		check_file("plan.txt", "my plan\n");
		unlink("plan.txt");
	}
	NEED(getcwd(here, sizeof here) != NULL);
	snprintf(whole, sizeof whole, "%s/whole", here);
	CHECK(file_create(whole, "", 0, NULL));
	check_file("whole", "");
	CHECK_INT(1, count_files());
	no_world();
}

static void test_nothing_overwritten(void)
{
	world();
	CHECK(system("echo old >old; ln -s old link; ln -s nowhere loose; mkdir folder;"
		     "mkfifo pipe; chmod 600 old") == 0);
	check_refused("old", "'old' is there already, and nothing is overwritten");
	check_refused("link", "'link' is there already, and nothing is overwritten");
	check_refused("loose", "'loose' is there already, and nothing is overwritten");
	check_refused("folder", "'folder' is there already, and nothing is overwritten");
	check_refused("pipe", "'pipe' is there already, and nothing is overwritten");
	check_file("old", "old\n");
	CHECK(access("nowhere", F_OK) != 0);
	CHECK_INT(5, count_files());
	no_world();
}

static void test_no_place(void)
{
	world();
	check_refused("none/plan", "'none/plan' cannot be written: No such file or directory");
	CHECK(file_create("file", "x", 1, NULL));
	check_refused("file/plan", "'file/plan' cannot be written: Not a directory");
	check_refused("", "'' cannot be written: No such file or directory");
	check_refused("/dev/full", "'/dev/full' is there already, and nothing is overwritten");
	CHECK_INT(1, count_files());
	no_world();
}

/* The disk is full in the middle: the limit on sizes stands for it. */
static void test_full(void)
{
	static char bytes[100000];
	int status = -1;
	world();
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		const struct rlimit small = { 4096, 4096 };
		struct fault why = { 0 };
		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &small);
		bool ok = file_create("plan", bytes, sizeof bytes, &why);
		_exit(ok || strcmp(why.what, "'plan' cannot be written: File too large") != 0);
	}
	CHECK(waitpid(child, &status, 0) == child);
	CHECK_INT(0, status);
	CHECK_INT(0, count_files());
	no_world();
}

/* Killed at any moment: all of it, or nothing of it, and nothing else. */
static void kill_once(char *bytes, long wait_us)
{
	struct stat about;
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		file_create("plan", bytes, LONG_BYTES, NULL);
		_exit(0);
	}
	nanosleep(&(struct timespec){ .tv_nsec = wait_us * 1000 }, NULL);
	kill(child, SIGKILL);
	CHECK(waitpid(child, NULL, 0) == child);
	bool there = stat("plan", &about) == 0;
	CHECK(!there || (size_t)about.st_size == LONG_BYTES);
	CHECK_INT(there, count_files());
	unlink("plan");
}

static void test_killed(void)
{
	char *bytes = calloc(1, LONG_BYTES);
	NEED(bytes != NULL);
	world();
	for (long i = 0; i < 40; i++)
		kill_once(bytes, i * 200);
	no_world();
	free(bytes);
}

TESTS("sys/create", { "mode", test_mode }, { "nothing overwritten", test_nothing_overwritten },
	{ "no place for it", test_no_place }, { "a full disk", test_full },
	{ "killed", test_killed }, { "replaced", test_replaced })
