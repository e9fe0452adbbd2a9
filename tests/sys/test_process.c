/* Each check in a child: what is done to a process cannot be undone. */
#include "sys/process.h"

#include "tests/check.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

/* Runs in a child; true when `test` was true. */
static bool in_child(bool (*test)(void))
{
	int status = 1;
	fflush(NULL);
	pid_t child = fork();
	if (child == 0)
		_exit(test() ? 0 : 1);
	return waitpid(child, &status, 0) == child && WIFEXITED(status)
	       && WEXITSTATUS(status) == 0;
}

static bool is_private(void)
{
	struct rlimit core;
	struct fault why = { 0 };
	return process_harden(&why) && umask(0) == 077 && getrlimit(RLIMIT_CORE, &core) == 0
	       && core.rlim_cur == 0 && core.rlim_max == 0
	       && prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1
	       && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == SANITIZED;
}

static bool has_three_descriptors(void)
{
	struct stat null, in;
	int other = open("/dev/null", O_RDONLY);
	close(STDIN_FILENO);
	close(STDERR_FILENO);
	return process_harden(NULL) && stat("/dev/null", &null) == 0
	       && fstat(STDIN_FILENO, &in) == 0 && in.st_rdev == null.st_rdev
	       && fcntl(STDERR_FILENO, F_GETFD) >= 0 && fcntl(other, F_GETFD) < 0
	       && fcntl(STDERR_FILENO + 1, F_GETFD) < 0;
}

static bool survives_a_closed_pipe(void)
{
	int ends[2];
	process_harden(NULL);
	return pipe(ends) == 0 && close(ends[0]) == 0 && write(ends[1], "x", 1) < 0
	       && errno == EPIPE;
}

static bool keeps_little_environment(void)
{
	setenv("PGHOST", "elsewhere", 1);
	setenv("LD_PRELOAD", "x.so", 1);
	setenv("TERMX", "x", 1);
	setenv("XDG_DATA_HOME", "/x", 1);
	setenv("LC_TIME", "C", 1);
	setenv("TANDEM_STORE", "/y", 1);
	setenv("TZ", "UTC", 1);
	process_harden(NULL);
	return !getenv("PGHOST") && !getenv("LD_PRELOAD") && !getenv("TERMX")
	       && getenv("XDG_DATA_HOME") && getenv("LC_TIME") && getenv("TANDEM_STORE")
	       && getenv("TZ") && getenv("PATH");
}

static void hardens(void)
{
	CHECK(in_child(is_private));
	CHECK(in_child(has_three_descriptors));
	CHECK(in_child(survives_a_closed_pipe));
	CHECK(in_child(keeps_little_environment));
}

TESTS("sys/process", { "hardens", hardens })
