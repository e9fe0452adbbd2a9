/*
 * Another program, fed with text: the print command, and nothing else.
 */
#ifndef TANDEM_SYS_SPAWN_H
#define TANDEM_SYS_SPAWN_H

#include "base/fault.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Runs the program at `path` (absolute; no shell, no arguments) with `bytes` on
 * its standard input, and waits for its end.  It gets no terminal, no open file
 * of ours, an environment of PATH and LC_ALL alone, and starts in "/".  What it
 * says goes nowhere.  False when it could not be run, ended with another status
 * than 0, or was ended: after `seconds`, or when a TERM or HUP waits for us that
 * the caller holds back; `why` says which.
 */
bool spawn_feed(const char *path, const void *bytes, size_t len, int seconds,
	struct fault *why);

#endif
