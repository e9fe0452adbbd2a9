/*
 * A terminal without one, and a clock that a test moves: the loop of the program plays on it
 * (app/loop.c), with keys from the test, which sees every picture before the next key.
 *
 * It stands in for ui/curses.c and sys/clock.c, so that no program with it has those.
 */
#ifndef TANDEM_TESTS_TERMINAL_H
#define TANDEM_TESTS_TERMINAL_H

#include "app/frontend.h"
#include "sys/clock.h"
#include "ui/term.h"

struct term {
	int rows, cols;
	void *ctx;
	/* What comes next; TERM_GONE ends it. */
	enum term_got (*next)(void *ctx, struct key *key);
	void (*seen)(void *ctx, const struct canvas *canvas); /* NULL: nobody looks */
	void (*stopped)(void *ctx);                           /* likewise */
};

static int64_t terminal_ms = 1772438400000; /* now */

struct moment clock_now(void)
{
	return (struct moment){ terminal_ms, 60 };
}

int64_t clock_since_boot(void)
{
	return terminal_ms;
}

bool term_open(struct term **term, const struct term_options *options, struct fault *why)
{
	(void)term, (void)options, (void)why;
	return false;
}

void term_close(struct term *term)
{
	(void)term;
}

void term_size(const struct term *term, int *rows, int *cols)
{
	*rows = term->rows;
	*cols = term->cols;
}

void term_put(struct term *term, const struct canvas *canvas)
{
	if (term->seen)
		term->seen(term->ctx, canvas);
}

void term_use_ascii(struct term *term)
{
	(void)term;
}

void term_redraw(struct term *term)
{
	(void)term;
}

enum term_got term_get(struct term *term, int timeout, struct key *key)
{
	(void)timeout;
	terminal_ms += 1000; /* nobody types faster than the half second that a row waits */
	return term->next(term->ctx, key);
}

bool term_has_more(struct term *term)
{
	(void)term;
	return false;
}

void term_suspend(struct term *term, const char *line)
{
	(void)line;
	if (term->stopped)
		term->stopped(term->ctx);
}

int term_signal(const struct term *term)
{
	(void)term;
	return 0;
}

bool term_points(const struct term *term)
{
	(void)term;
	return false;
}

bool term_is_unknown(const struct term *term, const char **name, const char **instead)
{
	(void)term, (void)name, (void)instead;
	return false;
}

void term_rescue(void)
{
}

#endif
