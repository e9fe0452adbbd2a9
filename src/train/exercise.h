/*
 * An exercise: a practice as somebody goes through it, with own words, their own
 * guess before the count, and the way gone again at the end.
 *
 *     exercise_begin(&exercise, &start)               or exercise_resume() from what was kept
 *     exercise_show(&exercise, words, frame, view)
 *     exercise_act(&exercise, act, now, &row)         what is to be kept goes to `row`
 *
 * Pure: the clock comes with the act, and what is kept is text for the caller to keep.
 * After each act `row` is empty or holds one row for the log (train/log.h).
 */
#ifndef TANDEM_TRAIN_EXERCISE_H
#define TANDEM_TRAIN_EXERCISE_H

#include "train/log.h"
#include "train/classify.h"
#include "view/view.h"

enum exercise_mode {
	EXERCISE_ASK,      /* the question, or the feedback on the answer */
	EXERCISE_WRITE,    /* own words are typed */
	EXERCISE_NEAREST,  /* the coder was not sure: which choice is nearest to them? */
	EXERCISE_JUDGE,    /* likewise in a drill: do they do what was asked? */
	EXERCISE_ESTIMATE, /* their own guess */
	EXERCISE_END,      /* what was counted */
	EXERCISE_REPLAY,   /* the way again, with what moved inside the patient */
	EXERCISE_RETRY,    /* once more, from where it turned? */
	EXERCISE_OVER
};

struct exercise_start {
	const struct course *course; /* borrowed */
	enum practice_what what;
	int number;
	uint32_t seed;
	const char *who;          /* borrowed */
	const struct log *before; /* NULL, or the last time that this was done; borrowed */
	struct classifier classifier;
	struct moment now;
	void (*last_words)(void);
};

struct exercise {
	struct practice practice;
	struct log log; /* its head, and how it ended; replies are the practice's */
	enum exercise_mode mode;
	const struct log *before;
	struct classifier classifier;
	/* Own words that are no reply yet, and what the coder sees in them. */
	const char *typed;
	struct classified typed_seen;
	int retry; /* once over: reply from which they want to go again; -1: no */
	enum word refused;
	bool has_refused;
	uint64_t version;
	struct arena arena; /* owned: own words */
};

/* `row` gets the first row. */
void exercise_begin(struct exercise *exercise, const struct exercise_start *start,
	struct buf *row);
/* Goes on with what was kept.  False: the course is not the one that it was begun with; then
 * nothing is to be released. */
bool exercise_resume(struct exercise *exercise, const struct exercise_start *start,
	const struct log *log);
/* What was said before reply `retry` of another exercise of the same case is said again, one
 * reply a call: false when there is none left.  `row` as in exercise_act(). */
bool exercise_repeat(struct exercise *exercise, const struct exercise *earlier,
	struct buf *row);
void exercise_release(struct exercise *exercise);

void exercise_show(struct exercise *exercise, const struct words *words, struct arena *frame,
	struct view *view);
/* False: it is over, or they left. */
bool exercise_act(struct exercise *exercise, const struct act *act, struct moment now,
	struct buf *row);

#endif
