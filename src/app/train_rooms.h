/*
 * The rooms of training: who practises, with what, and how it has gone so far.
 */
#ifndef TANDEM_APP_TRAIN_ROOMS_H
#define TANDEM_APP_TRAIN_ROOMS_H

#include "app/train_hold.h"

/*
 * Holds training on a face, from who practises to the last exercise.  Returns an exit
 * code; what went wrong before anything was shown was printed.  *gone when the terminal is.
 */
int train_stay(struct face *face, const struct words *words, bool *gone);

#endif
