/*
 * Each test hardens a child and looks at it, since there is no way back.  The
 * environment is looked at in one that is executed, as the program is.
 */
#include "sys/process.h"

#include "sys/file.h"
#include "tests/check.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
#define DUMPABLE 1
#else
#define DUMPABLE 0
#endif

/* Exit status of a hardened child in which `body` was true: 0. */
static int in_child(void (*before)(void), bool (*body)(void))
{
	int status = -1;
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		if (before)
			before();
		_exit(!process_harden(NULL) ? 2 : body() ? 0 : 1);
	}
	return child > 0 && waitpid(child, &status, 0) == child ? status : -1;
}

static bool is_hidden(void)
{
	struct rlimit core;
	return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == DUMPABLE
	       && prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1
	       && getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_cur == 0 && core.rlim_max == 0;
}

static void test_hidden(void)
{
	CHECK_INT(0, in_child(NULL, is_hidden));
}

static void open_masks(void)
{
	umask(0);
}

static bool is_masked(void)
{
	return umask(0) == 077;
}

static void test_umask(void)
{
	CHECK_INT(0, in_child(open_masks, is_masked));
}

static void shut_signals(void)
{
	sigset_t all;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	signal(SIGCHLD, SIG_IGN);
}

static bool hears_signals(void)
{
	struct sigaction of_children;
	sigset_t held, none;
	sigemptyset(&none);
	return sigprocmask(SIG_BLOCK, &none, &held) == 0 && sigismember(&held, SIGTERM) == 0
	       && sigismember(&held, SIGSEGV) == 0
	       && sigaction(SIGCHLD, NULL, &of_children) == 0
	       && of_children.sa_handler == SIG_DFL;
}

/* Whoever started it does not decide how it ends, and whether it can print. */
static void test_signals(void)
{
	CHECK_INT(0, in_child(shut_signals, hears_signals));
}

static void open_many(void)
{
	open("/dev/null", O_RDONLY);
	dup2(0, 100);
	dup2(0, 1000);
}

static bool has_three(void)
{
	int open_ones = 0;
	for (int fd = 0; fd < 2000; fd++)
		open_ones += fcntl(fd, F_GETFD) >= 0;
	return open_ones == 3;
}

static void test_descriptors_closed(void)
{
	CHECK_INT(0, in_child(open_many, has_three));
}

static void close_standard(void)
{
	close(0);
	close(1);
	close(2);
}

/* Taken, so that no file lands there, and still of no use. */
static bool are_held(void)
{
	char byte;
	return open("/dev/null", O_RDWR) == 3 && !file_write_all(1, "x", 1)
	       && !file_write_all(2, "x", 1) && read(0, &byte, 1) < 0;
}

static void test_standard_descriptors_held(void)
{
	CHECK_INT(0, in_child(close_standard, are_held));
}

static bool survives_a_pipe(void)
{
	int fds[2];
	if (pipe(fds) != 0)
		return false;
	close(fds[0]);
	return !file_write_all(fds[1], "x", 1);
}

static void test_pipe_ignored(void)
{
	signal(SIGPIPE, SIG_DFL);
	CHECK_INT(0, in_child(NULL, survives_a_pipe));
}

/* ---- the environment -------------------------------------------------------------------- */

/* The names it has left, for the one who has started it. */
static int print_names(void)
{
	struct fault why = { 0 };
	if (!process_harden(&why)) {
		puts(why.what);
		return 1;
	}
	for (char **one = environ; *one; one++)
		if (strncmp(*one, "ASAN", 4) != 0 && strncmp(*one, "UBSAN", 5) != 0)
			printf("%.*s ", (int)strcspn(*one, "="), *one);
	puts("end");
	fflush(stdout);
	return 0;
}

static void check_names(const char *want, const char *self, const char *given)
{
	char command[PATH_MAX + 1000], line[1000] = "";
	snprintf(command, sizeof command, "env -i ASAN_OPTIONS=detect_leaks=0 %s %s names", given,
		self);
	FILE *out = popen(command, "r");
	NEED(out != NULL);
	CHECK(fgets(line, sizeof line, out) != NULL);
	pclose(out);
	line[strcspn(line, "\n")] = '\0';
	CHECK_STR(want, line);
}

static void test_environment(void)
{
	char self[PATH_MAX] = "";
	NEED(readlink("/proc/self/exe", self, sizeof self - 1) > 0);
	check_names("end", self, "");
	check_names("HOME XDG_DATA_HOME TERM TERMINFO_DIRS LC_ALL TANDEM_STORE TZ PATH end", self,
		"PGHOST=h HOME=/h XDG_DATA_HOME=/x TERM=t TERMINFO_DIRS=d LC_ALL=C NAME=canary"
		" TANDEM_STORE=s LD_LIBRARY_PATH=/nowhere TZ=UTC HOMEX=1 HOM=1 TANDEM=1 PATH=/bin"
		" XDG=1 TERMCAP=x");
}

/* ---- set-uid ----------------------------------------------------------------------------- */

/* Only root can make such a copy, and only where the bit counts. */
static bool can_be_set_uid(const char *folder)
{
	struct statvfs info;
	return getuid() == 0 && statvfs(folder, &info) == 0 && !(info.f_flag & ST_NOSUID)
	       && prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0;
}

static void test_refuses_set_uid(void)
{
	char self[PATH_MAX] = "", folder[] = "/tmp/tandem-suid-XXXXXX", command[2 * PATH_MAX + 200];
	char line[200] = "";
	if (!can_be_set_uid("/tmp")) {
		printf(" (not tried: there is no set-uid here)");
		return;
	}
	NEED(readlink("/proc/self/exe", self, sizeof self - 1) > 0);
	NEED(mkdtemp(folder) != NULL && chmod(folder, 0755) == 0);
	snprintf(command, sizeof command,
		"cp '%s' %s/copy && chmod 4755 %s/copy && "
		"ASAN_OPTIONS=detect_leaks=0 setpriv --reuid 65534 --clear-groups %s/copy names",
		self, folder, folder, folder);
	FILE *out = popen(command, "r");
	NEED(out != NULL);
	CHECK(fgets(line, sizeof line, out) != NULL);
	pclose(out);
	CHECK_STR("tandem does not run with the rights of another user\n", line);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	CHECK(system(command) == 0);
}

int main(int argc, char **argv)
{
	static const struct check_case cases[] = { { "hidden", test_hidden },
		{ "umask", test_umask }, { "signals", test_signals }, { "descriptors closed", test_descriptors_closed },
		{ "standard descriptors held", test_standard_descriptors_held },
		{ "a broken pipe is an error only", test_pipe_ignored },
		{ "environment", test_environment },
		{ "refuses set-uid", test_refuses_set_uid } };
	if (argc > 1 && strcmp(argv[1], "names") == 0)
		return print_names();
	return check_main("sys/process", cases, sizeof cases / sizeof *cases);
}
