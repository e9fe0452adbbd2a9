/*
 * The draft of a question, decoded; the rest of drafts is in visit.h.
 */
#ifndef TANDEM_VISIT_DRAFT_H
#define TANDEM_VISIT_DRAFT_H

#include "visit/visit.h"

/* False where there is none.  The value is the pack's, in `arena`. */
bool draft_get(const struct visit *visit, int question, struct arena *arena,
	struct value *value);
/*
 * The question (NULL: none) was answered, or gone on from: its draft ends, but for
 * rows that do not show.
 */
void draft_settle(struct visit *visit, const char *question);
/* What the store keeps of it, NULL where there is none. */
const struct buf *draft_bytes(const struct visit *visit, const char *question);
/* Was it left behind by a stop, and not typed since? */
bool draft_came_back(const struct visit *visit, int question);

#endif
