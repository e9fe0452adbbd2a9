#include "sys/dirs.h"

#include "sys/file.h"
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

static void check_dirs(const char *home, const char *xdg, const char *config, const char *data)
{
	char out[PATH_MAX];
	set("HOME", home);
	set("XDG_CONFIG_HOME", xdg);
	set("XDG_DATA_HOME", xdg);
	CHECK(dirs_config(out));
	CHECK_STR(config, out);
	CHECK(dirs_data(out));
	CHECK_STR(data, out);
}

static void homes(void)
{
	static const char config[] = "/home/a/.config/tandem", data[] = "/home/a/.local/share/tandem";
	check_dirs("/home/a", NULL, config, data);
	check_dirs("/home/a", "", config, data);
	check_dirs("/home/a", "not/absolute", config, data);
	check_dirs("/home/a", "/x", "/x/tandem", "/x/tandem");
}

static void no_home(void)
{
	char want[PATH_MAX], out[PATH_MAX];
	const struct passwd *entry = getpwuid(getuid());
	NEED(entry != NULL);
	snprintf(want, sizeof want, "%s/.config/tandem", entry->pw_dir);
	set("HOME", NULL);
	set("XDG_CONFIG_HOME", NULL);
	CHECK(dirs_config(out));
	CHECK_STR(want, out);
	set("HOME", "here");
	CHECK(dirs_config(out));
	CHECK_STR(want, out);
}

static void too_long(void)
{
	static char home[PATH_MAX];
	char out[PATH_MAX];
	memset(home, 'h', sizeof home - 1);
	home[0] = '/';
	set("HOME", home);
	set("XDG_CONFIG_HOME", NULL);
	CHECK(!dirs_config(out));
}

/* Tests lie three folders below the tree's content; a prefix comes after it. */
static void content(void)
{
	char out[PATH_MAX], again[PATH_MAX], words[PATH_MAX + 16];
	CHECK(dirs_content(NULL, out));
	snprintf(words, sizeof words, "%s/words/en.conf", out);
	CHECK_INT(0, access(words, R_OK));
	CHECK(dirs_content("/nowhere", again));
	CHECK_STR(out, again);
}

static int mode_of(const char *path)
{
	struct stat found;
	return stat(path, &found) == 0 ? (int)(found.st_mode & 07777) : -1;
}

static void check_made(const char *tmp, const char *name, mode_t mask)
{
	char path[PATH_MAX];
	struct fault why = { 0 };
	snprintf(path, sizeof path, "%s/%s/b/c", tmp, name);
	mode_t before = umask(mask);
	CHECK(dirs_make(path, &why));
	CHECK_INT(mask, umask(before));
	CHECK_STR("", why.what);
	CHECK_INT(0700, mode_of(path));
	snprintf(path, sizeof path, "%s/%s", tmp, name);
	CHECK_INT(0700, mode_of(path));
}

static void makes(void)
{
	const char *base = getenv("TMPDIR");
	char tmp[PATH_MAX / 2], path[PATH_MAX];
	struct fault why = { 0 };
	snprintf(tmp, sizeof tmp, "%s/dirs.XXXXXX", base ? base : "/tmp");
	NEED(mkdtemp(tmp) != NULL);
	chmod(tmp, 0750);
	check_made(tmp, "open", 0);
	check_made(tmp, "shut", 0277);
	CHECK_INT(0750, mode_of(tmp)); /* what was there stays as it was */
	snprintf(path, sizeof path, "%s/open/b/c", tmp);
	CHECK(dirs_make(path, &why));
	snprintf(path, sizeof path, "%s/file", tmp);
	FILE *file = fopen(path, "w");
	NEED(file != NULL);
	fclose(file);
	snprintf(path, sizeof path, "%s/file/x", tmp);
	CHECK(!dirs_make(path, &why));
	CHECK(strstr(why.what, "cannot be made: Not a directory") != NULL);
}

TESTS("sys/dirs", { "homes", homes }, { "no home", no_home }, { "too long", too_long },
	{ "content", content }, { "makes folders", makes })
