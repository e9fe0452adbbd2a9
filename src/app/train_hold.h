/*
 * Training on a face: one exercise, kept row by row as it is held.
 */
#ifndef TANDEM_APP_TRAIN_HOLD_H
#define TANDEM_APP_TRAIN_HOLD_H

#include "app/face.h"
#include "app/trainbook.h"
#include "train/exercise.h"

/* Who practises, and with what; all of it is borrowed. */
struct trainee {
	struct face *face;
	const struct words *words;
	const struct course *course;
	struct trainbook *book; /* its logs are read anew after each exercise */
	struct mirror mirror;
	const char *who;
};

/* From its beginning.  Each of these returns how the stage ended, on STAGE_GONE the terminal
 * is; what was done so far is kept then as well. */
enum stage_end train_hold(const struct trainee *trainee, enum practice_what what, int number);
/* Goes on with the `at`-th of the book's list. */
enum stage_end train_hold_again(const struct trainee *trainee, size_t at);
/* A lesson is read, and that is kept. */
enum stage_end train_read(const struct trainee *trainee, int lesson);

#endif
