/*
 * Role play: two talk, one of them from a card, and a third one taps what the clinician
 * says on the pad.
 */
#ifndef TANDEM_TRAIN_ROLE_H
#define TANDEM_TRAIN_ROLE_H

#include "train/course.h"
#include "train/pad.h"
#include "view/view.h"

/* The card of whoever plays the patient, as lines of a page. */
const struct view_line *role_card(const struct course_case *one, const struct words *words,
	struct arena *arena, size_t *count);

/* The pad at a time: view->kind and view->pad. */
void role_show_pad(const struct pad *pad, int64_t at, const struct words *words,
	struct arena *frame, struct view *view);
/* What was counted, as lines of a page. */
const struct view_line *role_outcome(const struct pad *pad, const struct words *words,
	struct arena *frame, size_t *count);

/* "04:12" */
const char *role_clock(int64_t ms, struct arena *arena);

#endif
