#include "sys/dirs.h"

#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MODE 0700

static bool put(char out[PATH_MAX], const char *folder, const char *rest)
{
	int len = snprintf(out, PATH_MAX, "%s%s", folder, rest);
	return len > 0 && len < PATH_MAX;
}

/* An absolute path from the environment, or NULL. */
static const char *named(const char *variable)
{
	const char *value = getenv(variable);
	return value && value[0] == '/' ? value : NULL;
}

static bool under_home(char out[PATH_MAX], const char *rest)
{
	char room[4096];
	struct passwd entry, *found = NULL;
	const char *home = named("HOME");
	if (home)
		return put(out, home, rest);
	return getpwuid_r(getuid(), &entry, room, sizeof room, &found) == 0 && found
	       && found->pw_dir[0] == '/' && put(out, found->pw_dir, rest);
}

bool dirs_config(char out[PATH_MAX])
{
	const char *folder = named("XDG_CONFIG_HOME");
	return folder ? put(out, folder, "/tandem") : under_home(out, "/.config/tandem");
}

bool dirs_data(char out[PATH_MAX])
{
	const char *folder = named("XDG_DATA_HOME");
	return folder ? put(out, folder, "/tandem") : under_home(out, "/.local/share/tandem");
}

/* ---- content --------------------------------------------------------------------------- */

/* `path` cut back by one name; false at the root. */
static bool cut(char *path)
{
	char *slash = strrchr(path, '/');
	if (!slash || slash == path)
		return false;
	*slash = '\0';
	return true;
}

/* `folder`/content, if it is one: the words of the program always lie in it. */
static bool has_content(const char *folder, char out[PATH_MAX])
{
	char words[PATH_MAX];
	return put(out, folder, "/content") && put(words, out, "/words") && file_is_folder(words);
}

/*
 * Program and tests lie in build/ or up to three folders deeper.  No further:
 * an installed program must not take up what happens to lie near the root.
 */
#define UP 4

bool dirs_content(const char *datadir, char out[PATH_MAX])
{
	char path[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
	path[len > 0 ? len : 0] = '\0';
	bool up = cut(path);
	for (int i = 0; up && i < UP; i++) {
		up = cut(path);
		if (up && has_content(path, out))
			return true;
	}
	return datadir && has_content(datadir, out);
}

/* ---- making ------------------------------------------------------------------------------ */

/* One folder under `at`: 0700 and on the disk if it is new.  Its descriptor, or -1. */
static int make_one(int at, const char *name)
{
	bool made = mkdirat(at, name, MODE) == 0;
	if (!made && errno != EEXIST)
		return -1;
	int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	/* A umask may have taken from the mode; not every file system can sync a folder. */
	if (fd >= 0 && made && fchmod(fd, MODE) == 0)
		fsync(at);
	return fd;
}

static int make_all(char *rest)
{
	int at = open(rest[0] == '/' ? "/" : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char *save = NULL;
	for (char *name = strtok_r(rest, "/", &save); name && at >= 0;
		name = strtok_r(NULL, "/", &save)) {
		int next = make_one(at, name);
		int error = errno;
		close(at);
		errno = error;
		at = next;
	}
	return at;
}

bool dirs_make(const char *path, struct fault *why)
{
	char rest[PATH_MAX];
	int at = -1;
	errno = ENAMETOOLONG;
	if (put(rest, path, ""))
		at = make_all(rest);
	if (at < 0)
		return fault_set(why, NULL, "make it yourself, or name another",
			"the folder '%s' cannot be made: %s", path, strerror(errno));
	close(at);
	return true;
}
