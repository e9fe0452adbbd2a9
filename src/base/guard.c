#include "base/guard.h"

#include "base/arena.h"

static const int deadly[GUARD_SIGNALS] = { SIGSEGV, SIGBUS, SIGABRT };

static void end_by_signal(int sig)
{
	if (out_of_memory)
		out_of_memory();
	/* Nobody has last words here: the handler is for once only, and this is the end. */
	raise(sig);
}

void guard_begin(struct guard *guard)
{
	const struct sigaction end = { .sa_handler = end_by_signal,
		.sa_flags = SA_ONSTACK | (int)SA_RESETHAND | SA_NODEFER };
	for (int i = 0; i < GUARD_SIGNALS; i++)
		sigaction(deadly[i], &end, &guard->before[i]);
}

void guard_end(const struct guard *guard)
{
	for (int i = 0; i < GUARD_SIGNALS; i++)
		sigaction(deadly[i], &guard->before[i], NULL);
}
