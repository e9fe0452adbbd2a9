/*
 * The dialogs of training: who practises, with what, and how it has gone so far.
 */
#ifndef TANDEM_APP_TRAIN_DIALOGS_H
#define TANDEM_APP_TRAIN_DIALOGS_H

#include "app/train_run.h"

/*
 * Holds training on a frontend, from who practises to the last exercise.  Returns an exit
 * code; what went wrong before anything was shown was printed.  *gone when the terminal is.
 */
int train_stay(struct frontend *frontend, const struct words *words, bool *gone);

#endif
