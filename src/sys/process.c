/*
 * First what refuses, then the descriptors (nothing that whoever started us left
 * open may leak in), then the environment, last what the system may show of us.
 */
#include "sys/process.h"

#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <signal.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#endif

/* A name that ends in '*' is the beginning of names. */
static const char *const kept_names[] = {
	"HOME", "XDG_*", "TERM", "TERMINFO*", "COLORTERM", "COLORFGBG", "NO_COLOR", "LINES",
	"COLUMNS", "ESCDELAY", "LANG", "LC_*", "LANGUAGE", "TZ", "PATH", "TMPDIR", "TANDEM_*",
#ifdef SANITIZED
	"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS",
#endif
};

static bool is_kept(const char *variable)
{
	size_t len = strcspn(variable, "=");
	for (size_t i = 0; i < sizeof kept_names / sizeof *kept_names; i++) {
		const char *name = kept_names[i];
		size_t name_len = strlen(name);
		if (name[name_len - 1] == '*' ? strncmp(variable, name, name_len - 1) == 0
					      : len == name_len && !memcmp(variable, name, len))
			return true;
	}
	return false;
}

static void cut_environment(void)
{
	size_t kept = 0;
	for (size_t i = 0; environ && environ[i]; i++)
		if (is_kept(environ[i]))
			environ[kept++] = environ[i];
	if (environ)
		environ[kept] = NULL;
}

/*
 * A place that was closed is taken, so that no file of ours lands there; in the
 * wrong direction, so that writing to a closed output still fails and is told.
 */
static bool hold_standard_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0
			&& open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			return false;
	return true;
}

static void close_the_others(void)
{
	if (close_range(STDERR_FILENO + 1, ~0U, 0) == 0)
		return;
	struct rlimit limit = { 0 };
	getrlimit(RLIMIT_NOFILE, &limit);
	for (int fd = STDERR_FILENO + 1; fd < 65536 && (rlim_t)fd < limit.rlim_cur; fd++)
		close(fd);
}

/* No core, and nobody of the same user may attach or read /proc/PID/mem and environ. */
static bool hide(void)
{
	const struct rlimit none = { 0, 0 };
	bool ok = setrlimit(RLIMIT_CORE, &none) == 0
	          && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
#ifndef SANITIZED
	/* The search for leaks attaches to the process, so those builds stay open. */
	ok = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && ok;
#endif
	return ok;
}

/*
 * Whoever started us may have blocked what is to end us, or ignored CHLD: then nobody
 * would learn how the print command ended.
 */
static void set_signals(void)
{
	const struct sigaction ignore = { .sa_handler = SIG_IGN }, usual = { .sa_handler = SIG_DFL };
	sigset_t none;
	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGCHLD, &usual, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

bool process_harden(struct fault *why)
{
	if (getauxval(AT_SECURE))
		return fault_set(why, NULL, "take the set-uid and set-gid bits off the program",
			"tandem does not run with the rights of another user");
	umask(077);
	if (!hold_standard_descriptors())
		return fault_set(why, NULL, NULL, "/dev/null cannot be opened: %s",
			strerror(errno));
	close_the_others();
	set_signals();
	cut_environment();
	return hide() || fault_set(why, NULL, NULL, "the process cannot be protected: %s",
		strerror(errno));
}
