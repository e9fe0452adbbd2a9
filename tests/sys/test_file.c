#include "sys/file.h"

#include "tests/check.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* a.conf, sub/b.conf, links to both kinds and out, a pipe, all in the current folder. */
static void world(void)
{
	char folder[PATH_MAX];
	const char *temp = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%.2000s/file-XXXXXX", temp ? temp : "/tmp");
	NEED(mkdtemp(folder) != NULL && chdir(folder) == 0);
	CHECK(system("mkdir pack pack/sub pack/empty; echo a >pack/a.conf; echo b >pack/sub/b.conf;"
		     "echo out >out.conf; : >pack/none.conf; ln -s a.conf pack/link.conf;"
		     "ln -s sub pack/way; ln -s ../out.conf pack/leak.conf; mkfifo pack/pipe;"
		     "ln -s pack door") == 0);
}

static void no_world(void)
{
	char folder[PATH_MAX], command[PATH_MAX + 20];
	NEED(getcwd(folder, sizeof folder) != NULL && chdir("/") == 0);
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	CHECK(system(command) == 0);
}

/* The bytes, or what the fault says. */
static void check_read(const char *want, const char *path, size_t limit)
{
	struct buf out;
	struct fault why = { 0 };
	buf_init(&out, 1 << 20);
	buf_add_text(&out, "");
	bool ok = file_read(path, limit, &out, &why);
	CHECK_STR(want, ok ? out.data : why.what);
	if (!ok)
		CHECK_STR(path, why.at.file);
	buf_release(&out);
}

static void check_read_in(const char *want, const char *dir, const char *name)
{
	struct buf out;
	struct fault why = { 0 };
	buf_init(&out, 1 << 20);
	buf_add_text(&out, "");
	bool ok = file_read_in(dir, name, 100, &out, &why);
	CHECK_STR(want, ok ? out.data : why.what);
	if (!ok)
		CHECK_STR(name, why.at.file);
	buf_release(&out);
}

static void test_read(void)
{
	world();
	check_read("a\n", "pack/a.conf", 100);
	check_read("a\n", "pack/link.conf", 100);
	check_read("a\n", "pack/a.conf", 2);
	check_read("'pack/a.conf' is larger than 1 bytes", "pack/a.conf", 1);
	check_read("", "pack/none.conf", 0);
	check_read("'pack' is a folder", "pack", 100);
	check_read("'pack/pipe' is not a regular file", "pack/pipe", 100);
	check_read("'/dev/zero' is not a regular file", "/dev/zero", 100);
	check_read("'pack/x' cannot be read: No such file or directory", "pack/x", 100);
	no_world();
}

/* A size of 0 is no promise: these grow while they are read. */
static void test_limit_while_reading(void)
{
	check_read("'/proc/self/status' is larger than 10 bytes", "/proc/self/status", 10);
}

/* Standard input for as long as `text` is read from it. */
static void give(const char *text, int kept, int fds[2])
{
	NEED(pipe(fds) == 0);
	CHECK(file_write_all(fds[1], text, strlen(text)));
	close(fds[1]);
	CHECK(dup2(fds[0], kept) == kept);
	close(fds[0]);
}

static void test_descriptors(void)
{
	int fds[2];
	give("piped", STDIN_FILENO, fds);
	check_read("piped", "-", 100);
	give("piped", STDIN_FILENO, fds);
	check_read("piped", "/dev/fd/0", 100);
	give("piped", STDIN_FILENO, fds);
	check_read("'-' is larger than 4 bytes", "-", 4);
	give("other", 77, fds);
	check_read("other", "/dev/fd/77", 100);
	close(77);
	check_read("'/dev/fd/77' cannot be read: Bad file descriptor", "/dev/fd/77", 100);
	check_read("'/dev/fd/x' cannot be read: No such file or directory", "/dev/fd/x", 100);
}

static void test_read_in(void)
{
	world();
	check_read_in("a\n", "pack", "a.conf");
	check_read_in("b\n", "pack", "sub/b.conf");
	check_read_in("a\n", "door", "a.conf");
	check_read_in("'link.conf' leads out of its folder", "pack", "link.conf");
	check_read_in("'leak.conf' leads out of its folder", "pack", "leak.conf");
	check_read_in("'way/b.conf' cannot be read: Not a directory", "pack", "way/b.conf");
	check_read_in("'../out.conf' leads out of its folder", "pack", "../out.conf");
	check_read_in("'sub/../a.conf' leads out of its folder", "pack", "sub/../a.conf");
	check_read_in("'/etc/passwd' leads out of its folder", "pack", "/etc/passwd");
	check_read_in("'' leads out of its folder", "pack", "");
	check_read_in("'sub/' leads out of its folder", "pack", "sub/");
	check_read_in("'./a.conf' leads out of its folder", "pack", "./a.conf");
	check_read_in("'sub' is a folder", "pack", "sub");
	check_read_in("'pipe' is not a regular file", "pack", "pipe");
	check_read_in("'a.conf/b' cannot be read: Not a directory", "pack", "a.conf/b");
	check_read_in("'x.conf' cannot be read: No such file or directory", "pack", "x.conf");
	check_read_in("'a.conf' cannot be read: No such file or directory", "nowhere", "a.conf");
	no_world();
}

static void test_exists_in(void)
{
	static const char *const yes[] = { "a.conf", "sub/b.conf", "none.conf" };
	static const char *const no[] = { "x.conf", "sub", "link.conf", "way/b.conf",
		"../out.conf", "/etc/passwd", "", "pipe" };
	world();
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		CHECK(file_exists_in("pack", yes[i]));
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		CHECK(!file_exists_in("pack", no[i]));
	CHECK(!file_exists_in("nowhere", "a.conf"));
	CHECK(file_is_folder("pack") && file_is_folder("door"));
	CHECK(!file_is_folder("pack/a.conf") && !file_is_folder("x") && !file_is_folder(""));
	no_world();
}

/* Nothing stays open, whether it went well or not. */
static void test_closes_all(void)
{
	world();
	int before = dup(0);
	for (int i = 0; i < 50; i++) {
		file_exists_in("pack", "sub/b.conf");
		file_exists_in("pack", "way/b.conf");
		file_exists_in("pack", "../out.conf");
		file_read("pack", 10, &(struct buf){ 0 }, NULL);
		file_read_in("pack", "sub/b.conf", 0, &(struct buf){ 0 }, NULL);
	}
	int after = dup(0);
	CHECK_INT(before + 1, after);
	close(before);
	close(after);
	no_world();
}

/* ---- writing ------------------------------------------------------------------------- */

#define MANY 300000

/* Through a pipe that takes less at a time, and does not wait: all comes out. */
static void test_write_all(void)
{
	int fds[2], status;
	static char bytes[MANY];
	memset(bytes, 'x', sizeof bytes);
	NEED(pipe2(fds, O_NONBLOCK) == 0);
	pid_t child = fork();
	if (child == 0) {
		close(fds[0]);
		_exit(file_write_all(fds[1], bytes, sizeof bytes) ? 0 : 1);
	}
	close(fds[1]);
	size_t total = 0;
	for (ssize_t got = 1; got != 0;) {
		char chunk[1000];
		got = read(fds[0], chunk, sizeof chunk);
		if (got > 0)
			total += (size_t)got;
		else if (got < 0)
			usleep(1000);
	}
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	CHECK_INT(MANY, total);
	close(fds[0]);
}

static void test_write_fails(void)
{
	int fds[2];
	signal(SIGPIPE, SIG_IGN);
	NEED(pipe(fds) == 0);
	close(fds[0]);
	CHECK(!file_write_all(fds[1], "x", 1));
	close(fds[1]);
	CHECK(!file_write_all(fds[1], "x", 1));
	int full = open("/dev/full", O_WRONLY);
	CHECK(!file_write_all(full, "x", 1));
	CHECK(file_write_all(full, "", 0));
	close(full);
}

static void test_random(void)
{
	unsigned char a[600] = { 0 }, b[600] = { 0 };
	CHECK(file_random(a, sizeof a - 1));
	CHECK(file_random(b, sizeof b - 1));
	CHECK(memcmp(a, b, sizeof a - 1) != 0);
	CHECK_INT(0, a[sizeof a - 1]);
	size_t zeros = 0;
	for (size_t i = 0; i < sizeof a; i++)
		zeros += a[i] == 0;
	CHECK(zeros < 30);
	CHECK(file_random(a, 0));
}

TESTS("sys/file", { "read", test_read }, { "limit while reading", test_limit_while_reading },
	{ "descriptors", test_descriptors }, { "read in a folder", test_read_in },
	{ "exists in a folder", test_exists_in }, { "closes all", test_closes_all },
	{ "write all", test_write_all }, { "write fails", test_write_fails },
	{ "random", test_random })
