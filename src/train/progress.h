/*
 * How the practice of one person has gone: for themselves, and for whoever trains them.
 * A document of parts; app writes it as text and as Markdown.
 */
#ifndef TANDEM_TRAIN_PROGRESS_H
#define TANDEM_TRAIN_PROGRESS_H

#include "train/past.h"
#include "view/view.h"

struct progress_part {
	const char *title;
	const char *const *lines;
	size_t line_count;
	struct view_series series; /* no points: there is no picture */
};

#define PROGRESS_PARTS 5

struct progress {
	const char *title;
	const char *about[2]; /* that it is practice; how much there was of it */
	struct progress_part parts[PROGRESS_PARTS];
	size_t part_count;
};

/* All in `arena`, which with the course and the words must outlive it.  `today`: days since
 * 1970.  An exercise that the course has no more is named by its id. */
void progress_make(const struct past *past, const char *who, const struct course *course,
	const struct words *words, long today, struct arena *arena, struct progress *out);

/* The counts of ten over time: of cases, what was said back; of drills, what was right. */
struct view_series progress_series(const struct past *past, const char *who,
	enum log_what what, const struct words *words, struct arena *arena);

#endif
