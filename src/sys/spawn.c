#include "sys/spawn.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STEP_MS 10

static int64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- the child ------------------------------------------------------------------ */

static bool set_files(posix_spawn_file_actions_t *files, int in)
{
	return posix_spawn_file_actions_adddup2(files, in, STDIN_FILENO) == 0
	       && posix_spawn_file_actions_addopen(files, STDOUT_FILENO, "/dev/null", O_WRONLY,
			  0) == 0
	       && posix_spawn_file_actions_addopen(files, STDERR_FILENO, "/dev/null", O_WRONLY,
			  0) == 0
	       && posix_spawn_file_actions_addclosefrom_np(files, STDERR_FILENO + 1) == 0
	       && posix_spawn_file_actions_addchdir_np(files, "/") == 0;
}

/* A session of its own has no terminal; signals are as a program expects them. */
static bool set_attributes(posix_spawnattr_t *attributes)
{
	sigset_t all, none;
	sigfillset(&all);
	sigemptyset(&none);
	return posix_spawnattr_setsigdefault(attributes, &all) == 0
	       && posix_spawnattr_setsigmask(attributes, &none) == 0
	       && posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSID
			  | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK) == 0;
}

/* 0, or an errno; `in` is the end that the child reads from. */
static int start(const char *path, int in, pid_t *child)
{
	char *const argv[] = { (char *)(uintptr_t)path, NULL };
	char search[] = "PATH=/usr/bin:/bin", locale[] = "LC_ALL=C.UTF-8";
	char *const clean[] = { search, locale, NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	if (posix_spawn_file_actions_init(&files) != 0)
		return ENOMEM;
	int error = posix_spawnattr_init(&attributes);
	if (error == 0) {
		error = set_files(&files, in) && set_attributes(&attributes)
		                ? posix_spawn(child, path, &files, &attributes, argv, clean)
		                : ENOMEM;
		posix_spawnattr_destroy(&attributes);
	}
	posix_spawn_file_actions_destroy(&files);
	return error;
}

/* ---- feeding, and its end ---------------------------------------------------------- */

/* Whoever holds signals back has them seen to between two keys: that must not wait. */
static bool is_called(void)
{
	sigset_t held;
	return sigpending(&held) == 0
	       && (sigismember(&held, SIGTERM) == 1 || sigismember(&held, SIGHUP) == 1);
}

/* A program need not read all: how it ends says whether all went well. */
static void feed(int fd, const char *bytes, size_t len, int64_t until)
{
	while (len > 0) {
		ssize_t put = write(fd, bytes, len);
		if (put > 0) {
			bytes += put;
			len -= (size_t)put;
			continue;
		}
		if (put < 0 && errno != EAGAIN && errno != EINTR)
			return;
		struct pollfd one = { .fd = fd, .events = POLLOUT };
		if (now_ms() >= until || is_called()
			|| (poll(&one, 1, STEP_MS) < 0 && errno != EINTR))
			return;
	}
}

static bool has_ended(pid_t child, int64_t until, int *status)
{
	const struct timespec step = { .tv_nsec = STEP_MS * 1000000 };
	for (;;) {
		pid_t got = waitpid(child, status, WNOHANG);
		if (got == child)
			return true;
		if (now_ms() >= until || is_called() || (got < 0 && errno != EINTR))
			return false;
		nanosleep(&step, NULL);
	}
}

static bool judge(const char *path, int status, struct fault *why)
{
	if (WIFSIGNALED(status))
		return fault_set_kind(why, FAULT_PROGRAM, NULL, "'%s' was ended by signal %d", path,
			WTERMSIG(status));
	return WEXITSTATUS(status) == 0
	       || fault_set_kind(why, FAULT_PROGRAM, NULL, "'%s' ended with status %d", path,
			WEXITSTATUS(status));
}

static bool wait_for(const char *path, pid_t child, int64_t until, int seconds,
	struct fault *why)
{
	int status = 0;
	if (has_ended(child, until, &status))
		return judge(path, status, why);
	/* Its session is its own, and all in it with it. */
	kill(-child, SIGKILL);
	waitpid(child, &status, 0);
	if (now_ms() < until)
		return fault_set(why, NULL, NULL, "'%s' was stopped: tandem was told to end", path);
	return fault_set_kind(why, FAULT_TOO_SLOW, NULL, "'%s' did not end within %d s", path, seconds);
}

static bool run(const char *path, const void *bytes, size_t len, int seconds,
	struct fault *why)
{
	int ends[2];
	pid_t child;
	int64_t until = now_ms() + (int64_t)seconds * 1000;
	assert(seconds > 0 && (len == 0 || bytes));
	if (*path != '/')
		return fault_set_kind(why, FAULT_NOT_RUN, "write its full path", "'%s' is not a full path",
			path);
	if (pipe2(ends, O_CLOEXEC) != 0)
		return fault_set_kind(why, FAULT_NOT_RUN, NULL, "'%s' cannot be run: %s", path,
			strerror(errno));
	int error = start(path, ends[0], &child);
	close(ends[0]);
	if (error == 0) {
		fcntl(ends[1], F_SETFL, O_NONBLOCK);
		feed(ends[1], bytes, len, until);
	}
	close(ends[1]);
	if (error != 0)
		return fault_set_kind(why, FAULT_NOT_RUN, NULL, "'%s' cannot be run: %s", path,
			strerror(error));
	return wait_for(path, child, until, seconds, why);
}

bool spawn_feed(const char *path, const void *bytes, size_t len, int seconds,
	struct fault *why)
{
	/* Where CHLD is ignored the system keeps no status for us to wait for. */
	const struct sigaction usual = { .sa_handler = SIG_DFL };
	struct sigaction before;
	sigaction(SIGCHLD, &usual, &before);
	bool ok = run(path, bytes, len, seconds, why);
	sigaction(SIGCHLD, &before, NULL);
	return ok;
}
