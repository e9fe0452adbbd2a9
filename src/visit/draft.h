/*
 * The draft of a question, decoded; the rest of drafts is in visit.h.
 */
#ifndef TANDEM_VISIT_DRAFT_H
#define TANDEM_VISIT_DRAFT_H

#include "visit/visit.h"

/* False where there is none.  The value is the pack's, in `arena`. */
bool draft_get(const struct visit *visit, int question, struct arena *arena,
	struct value *value);
/* Was it left behind by a stop, and not typed since? */
bool draft_came_back(const struct visit *visit, int question);

#endif
