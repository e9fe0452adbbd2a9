#include "sys/file.h"

#include "tests/check.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[PATH_MAX / 4];

/* The name in the folder of this test; one result at a time. */
static const char *in(const char *name)
{
	static char path[PATH_MAX];
	const char *tmp = getenv("TMPDIR");
	if (!folder[0]) {
		snprintf(folder, sizeof folder, "%s/file.XXXXXX", tmp ? tmp : "/tmp");
		NEED(mkdtemp(folder) != NULL);
	}
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void write_file(const char *name, const char *text)
{
	FILE *file = fopen(in(name), "w");
	NEED(file != NULL);
	fputs(text, file);
	fclose(file);
}

static void check_read(const char *path, size_t limit, const char *want)
{
	struct buf out;
	struct fault why = { 0 };
	buf_init(&out, 1 << 20);
	CHECK(file_read(path, limit, &out, &why));
	CHECK_STR(want, out.data ? out.data : "");
	buf_release(&out);
}

static void check_refused(const char *path, size_t limit, const char *want)
{
	struct buf out;
	struct fault why = { 0 };
	buf_init(&out, 1 << 20);
	CHECK(!file_read(path, limit, &out, &why));
	CHECK_STR(want, why.what);
	CHECK(why.at.file == path);
	buf_release(&out);
}

static void reads(void)
{
	write_file("a", "one\ntwo\n");
	check_read(in("a"), 8, "one\ntwo\n");
	check_refused(in("a"), 7, "is longer than 7 bytes");
	check_refused(in("none"), 7, "cannot be read: No such file or directory");
}

static void no_files(void)
{
	mkdir(in("sub"), 0700);
	check_refused(in("sub"), 10, "is no file");
	check_refused("/dev/zero", 10, "is no file");
	/* Nobody writes into it: this would wait for ever. */
	CHECK_INT(0, mkfifo(in("pipe"), 0600));
	check_refused(in("pipe"), 10, "is no file");
}

/* With `text` in a pipe on standard input. */
static int feed(const char *text)
{
	int ends[2], old = dup(STDIN_FILENO);
	NEED(pipe(ends) == 0);
	CHECK(file_write_all(ends[1], text, strlen(text)));
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	return old;
}

static void unfeed(int old)
{
	dup2(old, STDIN_FILENO);
	close(old);
}

static void standard_input(void)
{
	int old = feed("from a pipe");
	check_read("-", 11, "from a pipe");
	unfeed(old);
	old = feed("from a pipe");
	check_read("/dev/fd/0", 11, "from a pipe");
	unfeed(old);
	old = feed("from a pipe");
	check_refused("-", 10, "is longer than 10 bytes");
	unfeed(old);
	/* It stays open for others. */
	CHECK(fcntl(STDIN_FILENO, F_GETFD) >= 0);
}

static void check_in(const char *name, const char *want, const char *fault)
{
	struct buf out;
	struct fault why = { 0 };
	buf_init(&out, 1 << 20);
	CHECK(file_read_in(folder, name, 100, &out, &why) == (want != NULL));
	if (want)
		CHECK_STR(want, out.data);
	CHECK_STR(fault, why.what);
	CHECK(file_exists_in(folder, name) == (want != NULL));
	buf_release(&out);
}

static void stays_inside(void)
{
	static const char out[] = "leads out of its folder, or over a link";
	mkdir(in("sub"), 0700);
	mkdir(in("sub/deep"), 0700);
	write_file("b", "b");
	write_file("sub/deep/c", "c");
	CHECK_INT(0, symlink("b", in("link")));
	CHECK_INT(0, symlink("deep", in("sub/way")));
	check_in("b", "b", "");
	check_in("sub/deep/c", "c", "");
	check_in("./sub/deep/c", "c", "");
	check_in("link", NULL, out);
	check_in("sub/way/c", NULL, out);
	check_in("sub/../b", NULL, out);
	check_in("..", NULL, out);
	check_in("/etc/passwd", NULL, out);
	check_in("", NULL, out);
	check_in("sub//deep/c", NULL, out);
	check_in("b/c", NULL, out);
	check_in("sub", NULL, "is no file");
	check_in("none", NULL, "cannot be read: No such file or directory");
	CHECK(file_is_folder(folder));
	CHECK(!file_is_folder(in("b")));
	CHECK(!file_is_folder(in("none")));
}

static void no_descriptor_is_left(void)
{
	int before = dup(STDIN_FILENO);
	close(before);
	check_in("sub/deep/c", "c", "");
	check_in("sub/way/c", NULL, "leads out of its folder, or over a link");
	check_refused(in("sub"), 10, "is no file");
	int after = dup(STDIN_FILENO);
	close(after);
	CHECK_INT(before, after);
}

static void writes(void)
{
	CHECK(!file_write_all(-1, "x", 1));
	CHECK(file_write_all(-1, "x", 0));
	int full = open("/dev/full", O_WRONLY);
	CHECK(!file_write_all(full, "x", 1));
	close(full);
}

static void chance(void)
{
	unsigned char a[40] = { 0 }, b[40] = { 0 };
	CHECK(file_random(a, sizeof a));
	CHECK(file_random(b, sizeof b));
	CHECK(memcmp(a, b, sizeof a) != 0);
	CHECK(memcmp(a + 20, (const char[20]){ 0 }, 20) != 0);
}

TESTS("sys/file", { "reads with a limit", reads }, { "refuses what is no file", no_files },
	{ "standard input", standard_input }, { "stays inside a folder", stays_inside },
	{ "no descriptor is left", no_descriptor_is_left }, { "writes", writes },
	{ "chance", chance })
