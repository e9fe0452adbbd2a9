/*
 * That there was a store: an empty file beside it, NAME-seen, from its first opening on.  Where
 * the store is gone then, or empty, that is a loss to be told, and never a new beginning.
 */
#ifndef TANDEM_STORE_SEEN_H
#define TANDEM_STORE_SEEN_H

#include "base/fault.h"

#include <stdbool.h>

bool seen_before(const char *path);
/* Once it was opened.  Where nothing can be written, it is left for the next time. */
void seen_now(const char *path);
/* False, with what can be done; `how`: "gone". */
bool seen_is_lost(const char *path, const char *how, struct fault *why);

#endif
