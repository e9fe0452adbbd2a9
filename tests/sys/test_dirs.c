#include "sys/dirs.h"

#include "tests/check.h"

#include <pwd.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void set(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

static void test_xdg(void)
{
	static const struct {
		const char *home, *xdg, *config, *data;
	} cases[] = {
		{ "/h", NULL, "/h/.config/tandem", "/h/.local/share/tandem" },
		{ "/h", "", "/h/.config/tandem", "/h/.local/share/tandem" },
		{ "/h", "relative", "/h/.config/tandem", "/h/.local/share/tandem" },
		{ "/h", "/x", "/x/tandem", "/x/tandem" },
		{ NULL, "/x", "/x/tandem", "/x/tandem" },
	};
	char out[PATH_MAX];
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		set("HOME", cases[i].home);
		set("XDG_CONFIG_HOME", cases[i].xdg);
		set("XDG_DATA_HOME", cases[i].xdg);
		CHECK(dirs_config(out));
		CHECK_STR(cases[i].config, out);
		CHECK(dirs_data(out));
		CHECK_STR(cases[i].data, out);
	}
}

static void test_without_home(void)
{
	static const char *const homes[] = { NULL, "", "relative" };
	char out[PATH_MAX], want[PATH_MAX];
	const struct passwd *entry = getpwuid(getuid());
	set("XDG_CONFIG_HOME", NULL);
	for (size_t i = 0; i < 3; i++) {
		set("HOME", homes[i]);
		bool found = dirs_config(out);
		CHECK(found == (entry && entry->pw_dir[0] == '/'));
		if (!found)
			continue;
		snprintf(want, sizeof want, "%s/.config/tandem", entry->pw_dir);
		CHECK_STR(want, out);
	}
}

static void test_too_long(void)
{
	char home[PATH_MAX], out[PATH_MAX];
	memset(home, 'x', sizeof home);
	home[0] = '/';
	home[sizeof home - 1] = '\0';
	set("HOME", home);
	set("XDG_DATA_HOME", NULL);
	CHECK(!dirs_data(out));
	set("XDG_DATA_HOME", home);
	CHECK(!dirs_data(out));
}

/* ---- content ----------------------------------------------------------------------- */

struct tree {
	char root[256], program[512], content[512], other[512];
};

static struct tree tree_new(void)
{
	struct tree tree;
	char command[2400], self[PATH_MAX] = "";
	const char *temp = getenv("TMPDIR");
	snprintf(tree.root, sizeof tree.root, "%.200s/tree-XXXXXX", temp ? temp : "/tmp");
	NEED(mkdtemp(tree.root) != NULL);
	snprintf(tree.program, sizeof tree.program, "%s/build-x/tandem", tree.root);
	snprintf(tree.content, sizeof tree.content, "%s/content", tree.root);
	snprintf(tree.other, sizeof tree.other, "%s/data", tree.root);
	NEED(readlink("/proc/self/exe", self, sizeof self - 1) > 0);
	snprintf(command, sizeof command, "mkdir -p '%s/build-x' '%s/content' && cp '%.500s' '%s'",
		tree.root, tree.other, self, tree.program);
	NEED(system(command) == 0);
	return tree;
}

static void tree_remove(const struct tree *tree)
{
	char command[1200];
	snprintf(command, sizeof command, "rm -rf '%s'", tree->root);
	CHECK(system(command) == 0);
}

/* What this very program says when it lies elsewhere. */
static void check_found(const struct tree *tree, const char *datadir, const char *want)
{
	char command[1200], line[PATH_MAX] = "";
	snprintf(command, sizeof command, "DIRS_TEST_ASK='%s' '%s'", datadir, tree->program);
	FILE *out = popen(command, "r");
	NEED(out != NULL);
	CHECK(fgets(line, sizeof line, out) != NULL);
	pclose(out);
	line[strcspn(line, "\n")] = '\0';
	CHECK_STR(want, line);
}

static void test_content(void)
{
	struct tree tree = tree_new();
	char installed[600];
	snprintf(installed, sizeof installed, "%s/content", tree.other);
	check_found(&tree, tree.other, installed);
	check_found(&tree, "relative", "none");
	check_found(&tree, "/nonexistent", "none");
	CHECK(mkdir(tree.content, 0700) == 0);
	check_found(&tree, tree.other, tree.content);
	rmdir(tree.content);
	FILE *file = fopen(tree.content, "w");
	NEED(file != NULL);
	fclose(file);
	check_found(&tree, tree.other, installed);
	tree_remove(&tree);
}

/* ---- making ------------------------------------------------------------------------ */

static void test_make(void)
{
	static const mode_t masks[] = { 0, 077, 0777 };
	char part[600], path[600];
	struct stat info;
	mode_t before = umask(0);
	for (size_t i = 0; i < 3; i++) {
		struct tree tree = tree_new();
		umask(masks[i]);
		snprintf(path, sizeof path, "%s//a/b/c/", tree.root);
		CHECK(dirs_make(path, NULL));
		CHECK(dirs_make(path, NULL));
		for (int len = 1; len <= 5; len += 2) {
			snprintf(part, sizeof part, "%s/%.*s", tree.root, len, "a/b/c");
			CHECK(stat(part, &info) == 0 && (info.st_mode & 0777) == 0700);
		}
		umask(before);
		tree_remove(&tree);
	}
	umask(before);
}

static void test_make_fails(void)
{
	struct tree tree = tree_new();
	struct fault why = { 0 };
	char path[600], want[800];
	snprintf(path, sizeof path, "%s/below/that", tree.program);
	snprintf(want, sizeof want, "the folder '%s' could not be made: Not a directory",
		tree.program);
	want[sizeof why.what - 1] = '\0';
	CHECK(!dirs_make(path, &why));
	CHECK_STR(want, why.what);
	CHECK(!dirs_make(tree.program, &why));
	CHECK(!dirs_make("", &why));
	tree_remove(&tree);
}

static int answer(const char *datadir)
{
	char out[PATH_MAX];
	puts(dirs_content(datadir, out) ? out : "none");
	return 0;
}

/* The program asks itself from another place, so main() is its own. */
int main(void)
{
	static const struct check_case cases[] = { { "xdg folders", test_xdg },
		{ "without home", test_without_home }, { "too long", test_too_long },
		{ "content", test_content }, { "make", test_make },
		{ "make fails", test_make_fails } };
	const char *ask = getenv("DIRS_TEST_ASK");
	if (ask)
		return answer(ask);
	return check_main("sys/dirs", cases, sizeof cases / sizeof *cases);
}
