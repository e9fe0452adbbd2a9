/* Own words in a case: which of the replies there is nearest to them. */
#ifndef TANDEM_TRAIN_NEAREST_H
#define TANDEM_TRAIN_NEAREST_H

#include "train/practice.h"

/*
 * Of the choices that stand there now, the one of the same move that shares most words with
 * the text; else one of the same family.  -1: none does the like.
 */
int nearest_choice(const struct practice *practice, enum move move, const char *text);

#endif
