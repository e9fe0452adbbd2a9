/*
 * What day and time it is, and how long ago something was: the one place that asks.
 * (How long to wait for a descriptor is measured where it is waited for: ui/tty.c and
 * spawn.c have the monotonic clock for that alone.)
 */
#ifndef TANDEM_SYS_CLOCK_H
#define TANDEM_SYS_CLOCK_H

#include "base/date.h"

#include <stdint.h>

/* Wall clock with the offset of the local zone. */
struct moment clock_now(void);
/* Milliseconds since boot, suspended time counted: for cover and lock. */
int64_t clock_since_boot(void);

#endif
