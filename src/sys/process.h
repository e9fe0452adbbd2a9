/*
 * What a process that holds health data does first, before any of it is read.
 */
#ifndef TANDEM_SYS_PROCESS_H
#define TANDEM_SYS_PROCESS_H

#include "base/fault.h"

#include <stdbool.h>

/*
 * umask 077; descriptors 0 to 2 open, the others closed; no core, not
 * attachable; SIGPIPE ignored, SIGCHLD not, no signal blocked; the environment
 * cut down to what is needed.
 * False when running set-uid or set-gid, which is refused.
 */
bool process_harden(struct fault *why);

#endif
