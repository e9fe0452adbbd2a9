/*
 * The sheet for the team that goes on, in place of a plan, when a danger sign
 * ended the visit: what was answered, what was done, by whom.  It is handed
 * over; it is never shown on the shared screen.
 */
#ifndef TANDEM_PLAN_SHEET_H
#define TANDEM_PLAN_SHEET_H

#include "plan/plan.h"

/* Private signs are left out while others are present, unless `all` (records). */
void sheet_assemble(const struct visit *visit, bool all, struct arena *arena, struct plan *plan);

#endif
