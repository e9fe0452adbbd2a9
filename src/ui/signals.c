#include "ui/signals.h"

#include <stddef.h>
#include <time.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const int noted[] = { SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGWINCH, SIGCONT };
static const int fatal[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT };

void signals_note(struct signals *signals, int sig)
{
	signals->caught[sig] = 1;
}

bool signals_was_caught(struct signals *signals, int sig)
{
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
