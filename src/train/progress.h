/*
 * How the practice of one person has gone: for themselves, and for whoever trains them.
 */
#ifndef TANDEM_TRAIN_PROGRESS_H
#define TANDEM_TRAIN_PROGRESS_H

#include "doc/document.h"
#include "train/past.h"
#include "view/view.h"

/* As a document, in `arena`, which with the course and the words must outlive it.  `today`:
 * days since 1970.  An exercise that the course has no more is named by its id. */
void progress_make(const struct past *past, const char *who, const struct course *course,
	const struct words *words, long today, struct arena *arena, struct document *out);

/* The counts of ten over time: of cases, what was said back; of drills, what was right. */
struct view_series progress_series(const struct past *past, const char *who,
	enum log_what what, const struct words *words, struct arena *arena);

#endif
