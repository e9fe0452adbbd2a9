#include "sys/dirs.h"

#include "base/str.h"
#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PASSWD_BYTES 4096

/* "FOLDER/NAME" where it fits. */
static bool join(char out[PATH_MAX], const char *folder, const char *name)
{
	int len = snprintf(out, PATH_MAX, "%s/%s", folder, name);
	return len > 0 && len < PATH_MAX;
}

/* What is empty or relative is as good as not set: the XDG rule, kept for HOME, too. */
static const char *absolute(const char *variable)
{
	const char *value = getenv(variable);
	return value && value[0] == '/' ? value : NULL;
}

static bool join_home(char out[PATH_MAX], const char *name)
{
	const char *home = absolute("HOME");
	if (home)
		return join(out, home, name);
	struct passwd entry, *found = NULL;
	char bytes[PASSWD_BYTES];
	return getpwuid_r(getuid(), &entry, bytes, sizeof bytes, &found) == 0 && found
	       && found->pw_dir[0] == '/' && join(out, found->pw_dir, name);
}

static bool find(char out[PATH_MAX], const char *variable, const char *below_home)
{
	const char *folder = absolute(variable);
	return folder ? join(out, folder, "tandem") : join_home(out, below_home);
}

bool dirs_config(char out[PATH_MAX])
{
	return find(out, "XDG_CONFIG_HOME", ".config/tandem");
}

bool dirs_data(char out[PATH_MAX])
{
	return find(out, "XDG_DATA_HOME", ".local/share/tandem");
}

bool dirs_state(char out[PATH_MAX])
{
	return find(out, "XDG_STATE_HOME", ".local/state/tandem");
}

/* The folder above the one that the program lies in. */
static bool find_tree(char out[PATH_MAX])
{
	ssize_t len = readlink("/proc/self/exe", out, PATH_MAX - 1);
	if (len <= 0 || len >= PATH_MAX - 1)
		return false;
	out[len] = '\0';
	for (int up = 0; up < 2; up++) {
		char *slash = strrchr(out, '/');
		if (!slash)
			return false;
		*slash = '\0';
	}
	return true;
}

bool dirs_content(const char *datadir, char out[PATH_MAX])
{
	char tree[PATH_MAX];
	if (find_tree(tree) && join(out, tree, "content") && file_is_folder(out))
		return true;
	return datadir && datadir[0] == '/' && join(out, datadir, "content")
	       && file_is_folder(out);
}

/* ---- making -------------------------------------------------------------------- */

/* The entry of a new folder lies in its parent, and a file in it is no safer than that. */
static void sync_parent(const char *path)
{
	char parent[PATH_MAX];
	str_folder(path, parent, sizeof parent);
	int fd = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static bool make_one(const char *path, struct fault *why)
{
	if (mkdir(path, 0700) == 0) {
		/* The umask may have taken from us what we need. */
		chmod(path, 0700);
		sync_parent(path);
		return true;
	}
	int error = errno;
	if (file_is_folder(path))
		return true;
	return fault_set(why, NULL, "make the folder by hand, or name another place",
		"the folder '%s' could not be made: %s", path,
		strerror(error == EEXIST ? ENOTDIR : error));
}

bool dirs_make(const char *path, struct fault *why)
{
	char part[PATH_MAX];
	size_t len = strlen(path);
	if (len == 0 || len >= sizeof part)
		return fault_set(why, NULL, NULL, "the name of the folder is empty or too long");
	memcpy(part, path, len + 1);
	for (size_t i = 1; i < len; i++) {
		if (part[i] != '/' || part[i - 1] == '/')
			continue;
		part[i] = '\0';
		bool ok = make_one(part, why);
		part[i] = '/';
		if (!ok)
			return false;
	}
	return make_one(part, why);
}

bool dirs_make_above(const char *path, struct fault *why)
{
	char folder[PATH_MAX];
	const char *end = strrchr(path, '/');
	if (!end || end == path)
		return true;
	int len = snprintf(folder, sizeof folder, "%.*s", (int)(end - path), path);
	if (len < 0 || (size_t)len >= sizeof folder)
		return fault_set(why, NULL, "name a shorter one", "the path is too long");
	return dirs_make(folder, why);
}
