#include "ui/terminal_restore.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "ui/tty.h"

#include <assert.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

/* ---- the terminal -------------------------------------------------------------- */

void terminal_restore_begin(struct terminal_restore *restore)
{
	restore->len = 0;
	tcgetattr(TTY_IN, &restore->before);
}

static void add(struct terminal_restore *restore, const char *bytes, size_t len)
{
	assert(restore->len <= TERMINAL_RESTORE_SIZE);
	if (restore->len + len <= TERMINAL_RESTORE_SIZE) {
		memcpy(restore->bytes + restore->len, bytes, len);
		restore->len += len;
	}
}

void terminal_restore_add(struct terminal_restore *restore, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "$");
		if (len == 0 && text[1] != '<')
			len = 1;
		add(restore, text, len);
		text += len;
		if (text[0] == '$' && text[1] == '<')
			text += strcspn(text, ">") + (strchr(text, '>') != NULL);
	}
}

void terminal_restore_give(const struct terminal_restore *restore)
{
	tty_write(TTY_OUT, restore->bytes, restore->len);
	tcsetattr(TTY_IN, TCSANOW, &restore->before);
}

/* ---- descriptor 2 -------------------------------------------------------------- */

#define STDERR_CAPTURE_MAX 65536

void stderr_capture_begin(struct stderr_capture *capture)
{
	capture->memory = memfd_create("stderr", MFD_CLOEXEC);
	capture->real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (capture->memory >= 0)
		dup2(capture->memory, STDERR_FILENO);
}

void stderr_capture_rescue(const struct stderr_capture *capture)
{
	char bytes[512];
	off_t at = 0;
	ssize_t n;
	if (capture->memory < 0 || capture->real < 0)
		return;
	dup2(capture->real, STDERR_FILENO);
	while (at < STDERR_CAPTURE_MAX && (n = pread(capture->memory, bytes, sizeof bytes, at)) > 0) {
		for (ssize_t i = 0; i < n; i++)
			if ((bytes[i] < ' ' || bytes[i] > '~') && bytes[i] != '\n')
				bytes[i] = '?';
		tty_write(STDERR_FILENO, bytes, (size_t)n);
		at += n;
	}
}

static void pass_on(const struct stderr_capture *capture)
{
	struct buf clean;
	char *bytes = malloc(STDERR_CAPTURE_MAX);
	ssize_t n = bytes ? pread(capture->memory, bytes, STDERR_CAPTURE_MAX, 0) : 0;
	buf_init(&clean, 4 * STDERR_CAPTURE_MAX);
	if (n > 0) {
		utf8_clean(bytes, (size_t)n, STDERR_CAPTURE_MAX, true, &clean);
		tty_write(STDERR_FILENO, clean.data, clean.len);
	}
	buf_release(&clean);
	free(bytes);
}

void stderr_capture_release(struct stderr_capture *capture)
{
	if (capture->real >= 0 && capture->memory >= 0) {
		dup2(capture->real, STDERR_FILENO);
		pass_on(capture);
	}
	if (capture->real >= 0)
		close(capture->real);
	if (capture->memory >= 0)
		close(capture->memory);
	capture->real = capture->memory = -1;
}

/* ---- signals ------------------------------------------------------------------- */

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const int noted[] = { SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGWINCH, SIGCONT };
static const int fatal[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT };

void signals_note(struct signals *signals, int sig)
{
	signals->caught[sig] = 1;
}

bool signals_was_caught(struct signals *signals, int sig)
{
	assert(sig > 0 && sig < (int)COUNT(signals->caught));
	bool caught = signals->caught[sig];
	signals->caught[sig] = 0;
	return caught;
}

void signals_die_of(const struct signals *signals, int sig)
{
	sigaction(sig, &signals->old[sig], NULL);
	raise(sig);
}

static void catch_all(struct signals *signals, const int *list, size_t count,
	signals_handler *handler, int flags)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };
	sigfillset(&action.sa_mask);
	for (size_t i = 0; i < count; i++) {
		signals->caught[list[i]] = 0;
		sigaction(list[i], &action, &signals->old[list[i]]);
	}
}

static void restore_all(const struct signals *signals, const int *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sigaction(list[i], &signals->old[list[i]], NULL);
}

void signals_take(struct signals *signals, signals_handler *note, signals_handler *die)
{
	sigset_t block;
	stack_t stack = { .ss_sp = signals->stack, .ss_size = sizeof signals->stack };
	sigaltstack(&stack, &signals->old_stack);
	sigemptyset(&block);
	for (size_t i = 0; i < COUNT(noted); i++)
		sigaddset(&block, noted[i]);
	sigprocmask(SIG_BLOCK, &block, &signals->mask);
	catch_all(signals, noted, COUNT(noted), note, SA_RESTART);
	catch_all(signals, fatal, COUNT(fatal), die, SA_ONSTACK);
}

void signals_release(struct signals *signals)
{
	sigprocmask(SIG_SETMASK, &signals->mask, NULL);
	restore_all(signals, noted, COUNT(noted));
	restore_all(signals, fatal, COUNT(fatal));
	sigaltstack(&signals->old_stack, NULL);
}

int signals_poll(const struct signals *signals, struct pollfd *in, long long ms)
{
	struct timespec left = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };
	return ppoll(in, in ? 1 : 0, ms < 0 ? NULL : &left, &signals->mask);
}

void signals_stop(void)
{
	struct sigaction stop = { .sa_handler = SIG_DFL }, ours;
	sigset_t only;
	sigaction(SIGTSTP, &stop, &ours);
	sigemptyset(&only);
	sigaddset(&only, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &only, NULL);
	kill(0, SIGTSTP);
	/* Here we go on when we are continued. */
	sigprocmask(SIG_BLOCK, &only, NULL);
	sigaction(SIGTSTP, &ours, NULL);
}
