/*
 * What gives the terminal back when there is no time for more: bytes prepared
 * at the start, and its modes as they were.
 */
#ifndef TANDEM_UI_FAREWELL_H
#define TANDEM_UI_FAREWELL_H

#include <stddef.h>
#include <termios.h>

#define FAREWELL_SIZE 256

struct farewell {
	struct termios before;
	char bytes[FAREWELL_SIZE];
	size_t len;
};

/* Before anything changes the modes. */
void farewell_begin(struct farewell *farewell);
/* A capability, without its delays, `$<50>`, that only old lines need. */
void farewell_add(struct farewell *farewell, const char *text);
/* Async-signal-safe. */
void farewell_give(const struct farewell *farewell);

#endif
