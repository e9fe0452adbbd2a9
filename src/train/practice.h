/*
 * One practice: a drill of some items, or a case of some turns.
 *
 * Pure and deterministic: the course, what is practised, a seed and the answers so
 * far give the state, and the state what is shown.  The same choices give the same
 * patient.  After each answer stands its feedback, and Enter goes on.
 *
 *     practice_begin(&practice, course, PRACTICE_CASE, number, seed)
 *     practice_take(&practice, &said)                an answer, where one is awaited
 *     practice_on(&practice)                          from feedback to what is next
 *     practice_again(&practice)                       or back: another reply instead
 */
#ifndef TANDEM_TRAIN_PRACTICE_H
#define TANDEM_TRAIN_PRACTICE_H

#include "train/course.h"
#include "train/classify.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum practice_what { PRACTICE_DRILL, PRACTICE_CASE };

/* A case goes on for at most so many replies; no way through one is so long. */
#define PRACTICE_MOST 100
#define PRACTICE_PICKS 10 /* of one answer */

struct practice_state { /* of the patient: shown in the replay alone */
	int trust, readiness, discord; /* 0 to 10 */
};

struct practice_reply {
	int turn;   /* number in the case, or of the item in the drill */
	int choice; /* number of the first that was picked; -1: none, it was typed */
	int picks[PRACTICE_PICKS];
	size_t pick_count;
	const char *typed; /* NULL, or own words (borrowed) */
	enum move move;    /* case: what counts */
	bool right;        /* drill: it was */
	struct classified seen; /* what the coder sees in it */
	struct practice_state after;
};

/* An answer by the numbers of the course. */
struct practice_said {
	const int *picks;
	size_t count;
	const char *typed; /* NULL, or own words: they must outlive the practice */
	enum move move;    /* of own words in a case; `picks` has the choice nearest to them */
	bool right;        /* of own words in a drill, which has no choices */
	struct classified seen; /* goes to the reply; its words must outlive the practice */
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
 * Takes an answer, by numbers of the course (practice_choice() makes them of those
 * shown).  False where none is awaited, or it is none of what was shown.
 */
bool practice_take(struct practice *practice, const struct practice_said *said);
/* From the feedback to the next question, or the end. */
void practice_on(struct practice *practice);
/* From a question back to the feedback on the last answer; false: there is none. */
bool practice_back(struct practice *practice);
/* The last reply of a case is taken back, as if it had not been said; false: there is none. */
bool practice_again(struct practice *practice);

/* The drill, or the case, that it is of. */
const struct course_drill *practice_drill(const struct practice *practice);
const struct course_case *practice_case(const struct practice *practice);
/* What is asked now: the choices in the course's order. */
const struct course_choice *practice_choices(const struct practice *practice, size_t *count);
/* What the reply was in the course; NULL: own words that stand alone. */
const struct course_choice *practice_chosen(const struct practice *practice,
	const struct practice_reply *reply);

struct practice_count practice_count(const struct practice *practice);
void practice_count_move(struct practice_count *count, enum move move);
/* Where a case turned: the number of the reply that cost most trust; -1: none cost any. */
int practice_turning(const struct practice *practice);
/* Of a case: how it ended; NULL while it goes on. */
const struct course_ending *practice_ending(const struct practice *practice);
/* Enough of a drill was right. */
bool practice_passed(const struct practice *practice);

/* The number that choice `place` of what is shown now has in the course (order is
 * seeded, so that nobody learns places). */
int practice_choice(const struct practice *practice, int place);

#endif
