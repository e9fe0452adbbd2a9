/*
 * One practice: a drill of some items, or a case of some turns.
 *
 * Pure and deterministic: the course, what is practised, a seed and the answers so
 * far give the state, and the state what is shown.  The same choices give the same
 * patient.  After each answer stands its feedback, and Enter goes on.
 *
 *     practice_begin(&practice, course, PRACTICE_CASE, number, seed)
 *     practice_show(&practice, words, frame, view)    state to view
 *     practice_answer(&practice, &value)              an answer, where one is awaited
 *     practice_on(&practice)                          from feedback to what is next
 */
#ifndef TANDEM_TRAIN_PRACTICE_H
#define TANDEM_TRAIN_PRACTICE_H

#include "train/course.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum practice_what { PRACTICE_DRILL, PRACTICE_CASE };

/* A case goes on for at most so many replies; no way through one is so long. */
#define PRACTICE_MOST 100

struct practice_state { /* of the patient: shown in the replay alone */
	int trust, readiness, discord; /* 0 to 10 */
};

struct practice_reply {
	int turn;   /* number in the case, or of the item in the drill */
	int choice; /* number; -1: typed */
	bool right; /* drill: it was */
	struct practice_state after;
};

struct practice {
	const struct course *course; /* borrowed */
	enum practice_what what;
	int number;
	uint32_t seed;
	int order[PRACTICE_MOST];    /* drill: the items, in the order of this time */
	size_t order_count;
	int at;        /* case: turn or ending where we are; drill: place in the order */
	bool feedback; /* what is shown is what the last answer did */
	struct practice_state state;
	struct practice_reply replies[PRACTICE_MOST];
	size_t reply_count;
};

/* What was counted: practice counts, no scores of an instrument. */
struct practice_count {
	int right, of;               /* drill */
	int open, closed;            /* questions */
	int simple, complex;         /* reflections */
	int adherent, against;       /* affirm, seek, autonomy; persuade, confront */
	int moves[MOVES];
};

void practice_begin(struct practice *practice, const struct course *course,
	enum practice_what what, int number, uint32_t seed);
/* Nothing is asked any more: the end has been reached. */
bool practice_is_over(const struct practice *practice);
/*
 * Takes an answer: VALUE_CHOICES by the numbers shown.  False where none is awaited,
 * or it is none of what was shown.
 */
bool practice_answer(struct practice *practice, const struct value *value);
/* From the feedback to the next question, or the end. */
void practice_on(struct practice *practice);

struct practice_count practice_count(const struct practice *practice);
/* Of a case: how it ended; NULL while it goes on. */
const struct course_ending *practice_ending(const struct practice *practice);
/* Enough of a drill was right. */
bool practice_passed(const struct practice *practice);

/* The number that choice `place` of what is shown now has in the course (order is
 * seeded, so that nobody learns places). */
int practice_choice(const struct practice *practice, int place);

#endif
