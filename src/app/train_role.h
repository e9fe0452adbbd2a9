/*
 * A role play on a frontend: who is who, the card, the pad, what was counted; kept in the
 * records of both.
 */
#ifndef TANDEM_APP_TRAIN_ROLE_H
#define TANDEM_APP_TRAIN_ROLE_H

#include "app/train_run.h"

enum controller_end train_role(const struct trainee *trainee);

#endif
