/*
 * The word bank: the patient's own phrases, to be put into a field by a key.
 * Short lines of what was typed, and what was noted as exact words, in the order
 * of the visit; only what may be shown now.
 */
#ifndef TANDEM_VISIT_WORDBANK_H
#define TANDEM_VISIT_WORDBANK_H

#include "visit/visit.h"

/* Fills view->wordbank; what was said on the question itself stays out. */
void wordbank_show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view);

#endif
