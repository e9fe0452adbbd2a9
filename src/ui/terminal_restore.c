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
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* ---- the terminal -------------------------------------------------------------- */

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define ROOM_MS 200 /* how long a terminal that was flushed may take to have room */

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

void terminal_restore_give(const struct terminal_restore *restore, int fd)
{
	struct pollfd out = { .fd = fd, .events = POLLOUT };
	/* The frame that was on its way would be erased anyway; now there is room. */
	tcflush(fd, TCOFLUSH);
	tcflow(fd, TCOON);
	if (poll(&out, 1, ROOM_MS) > 0)
		tty_write(fd, restore->bytes, restore->len);
	tcsetattr(TTY_IN, TCSANOW, &restore->before);
}

/* ---- output that nobody takes -------------------------------------------------- */

void terminal_output_begin(struct terminal_output *output)
{
	output->given_up = 0;
	output->real = fcntl(TTY_OUT, F_DUPFD_CLOEXEC, 3);
	output->nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
}

void terminal_output_release(struct terminal_output *output)
{
	if (output->real >= 0)
		close(output->real);
	if (output->nowhere >= 0)
		close(output->nowhere);
	output->real = output->nowhere = -1;
}

void terminal_output_give_up(struct terminal_output *output)
{
	if (output->given_up || output->real < 0 || output->nowhere < 0)
		return;
	output->given_up = 1;
	dup2(output->nowhere, TTY_OUT);
}

void terminal_output_alarm(int ms)
{
	const struct itimerval once = { .it_value = { ms / 1000, ms % 1000 * 1000 } };
	setitimer(ITIMER_REAL, &once, NULL);
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

void stderr_capture_release(struct stderr_capture *capture, bool silent)
{
	bool stays = silent && isatty(capture->real);
	if (capture->real >= 0 && capture->memory >= 0 && !stays) {
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

static const int noted[] = { SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGWINCH, SIGCONT };
static const int ending[] = { SIGHUP, SIGTERM };
/* What ends no process, or cannot be handled.  Nobody hears of PIPE: see sys/process.c. */
static const int harmless[] = { SIGKILL, SIGSTOP, SIGTTIN, SIGTTOU, SIGCHLD, SIGURG, SIGPIPE };
/* Raised by what we did ourselves: there is no going on. */
static const int own_faults[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS };

static bool is_among(int sig, const int *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == sig)
			return true;
	return false;
}

static bool is_fatal(int sig)
{
	return !is_among(sig, noted, COUNT(noted)) && !is_among(sig, harmless, COUNT(harmless));
}

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

static void catch_one(struct signals *signals, int sig, signals_handler *handler, int flags)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };
	sigfillset(&action.sa_mask);
	signals->caught[sig] = 0;
	signals->taken[sig] = sigaction(sig, &action, &signals->old[sig]) == 0;
}

static void give_back(struct signals *signals, int sig)
{
	if (signals->taken[sig])
		sigaction(sig, &signals->old[sig], NULL);
	signals->taken[sig] = false;
}

static void catch_fatal(struct signals *signals, int sig, signals_handler *die)
{
	catch_one(signals, sig, die, SA_ONSTACK);
	if (signals->old[sig].sa_handler == SIG_IGN
		&& !is_among(sig, own_faults, COUNT(own_faults)))
		give_back(signals, sig);
}

static void set_of(const int *list, size_t count, sigset_t *set)
{
	sigemptyset(set);
	for (size_t i = 0; i < count; i++)
		sigaddset(set, list[i]);
}

void signals_take(struct signals *signals, signals_handler *note, signals_handler *die)
{
	sigset_t block;
	stack_t stack = { .ss_sp = signals->stack, .ss_size = sizeof signals->stack };
	sigaltstack(&stack, &signals->old_stack);
	set_of(noted, COUNT(noted), &block);
	sigprocmask(SIG_BLOCK, &block, &signals->mask);
	for (size_t i = 0; i < COUNT(noted); i++)
		catch_one(signals, noted[i], note, SA_RESTART);
	for (int sig = 1; sig < NSIG; sig++)
		if (is_fatal(sig))
			catch_fatal(signals, sig, die);
}

void signals_release(struct signals *signals)
{
	sigprocmask(SIG_SETMASK, &signals->mask, NULL);
	for (int sig = 1; sig < NSIG; sig++)
		give_back(signals, sig);
	sigaltstack(&signals->old_stack, NULL);
}

void signals_let_in(bool in)
{
	sigset_t set;
	set_of(ending, COUNT(ending), &set);
	sigprocmask(in ? SIG_UNBLOCK : SIG_BLOCK, &set, NULL);
}

void signals_leave_waiting(int sig)
{
	assert(is_among(sig, ending, COUNT(ending)));
	raise(sig);
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
