#include "sys/process.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

/* What the terminal, the language and the places of files need; "_*" ends a prefix. */
static const char *const kept[] = {
	"HOME", "XDG_*", "TERM", "TERMINFO*", "COLORTERM", "COLORFGBG", "NO_COLOR", "LINES",
	"COLUMNS", "ESCDELAY", "LANG", "LC_*", "LANGUAGE", "TZ", "PATH", "TMPDIR", "TANDEM_*",
#if SANITIZED
	"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS",
#endif
};

static bool fits(const char *entry, const char *pattern)
{
	size_t len = strlen(pattern);
	if (pattern[len - 1] == '*')
		return strncmp(entry, pattern, len - 1) == 0;
	return strncmp(entry, pattern, len) == 0 && entry[len] == '=';
}

static bool is_kept(const char *entry)
{
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (fits(entry, kept[i]))
			return true;
	return false;
}

/* In place: what is dropped is gone before any library could read it. */
static void cut_environment(void)
{
	char **to = environ;
	if (!environ)
		return;
	for (char **from = environ; *from; from++)
		if (is_kept(*from))
			*to++ = *from;
	*to = NULL;
}

/*
 * A file of ours must never become standard output by being the first to be
 * opened.  One that was closed is for reading only: who writes there is told so.
 */
static bool own_descriptors(void)
{
	int fd;
	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd < 0)
		return false;
	if (close_range(STDERR_FILENO + 1, UINT_MAX, 0) == 0)
		return true;
	for (long i = sysconf(_SC_OPEN_MAX); i > STDERR_FILENO; i--)
		close((int)i);
	return true;
}

/* AddressSanitizer's leak check attaches to the process, so it must stay attachable. */
static void keep_to_ourselves(void)
{
	const struct rlimit none = { 0, 0 };
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (!SANITIZED)
		prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

bool process_harden(struct fault *why)
{
	umask(077);
	if (getauxval(AT_SECURE))
		return fault_set(why, NULL, "take the set-uid and set-gid bits off the program",
			"tandem does not run with another account's rights");
	if (!own_descriptors())
		return fault_set(why, NULL, NULL, "the system gave no file descriptors");
	keep_to_ourselves();
	signal(SIGPIPE, SIG_IGN);
	cut_environment();
	return true;
}
