/*
 * What two plans, or pages, have in common: a line is the same where it stands under the same
 * title and says the same.
 */
#ifndef TANDEM_PLAN_COMMON_H
#define TANDEM_PLAN_COMMON_H

#include "plan/plan.h"

/* Does the line stand on the plan? */
bool common_has(const struct plan *plan, const char *title, const struct plan_line *line);
/*
 * Leaves in `plan` the lines that stand on `other`, too, and, where `keeps` is given, that
 * are such; the list is made in `arena`.  A part without a line left is gone.
 */
void common_keep(struct plan *plan, const struct plan *other,
	bool (*keeps)(const struct plan_line *line), struct arena *arena);

#endif
