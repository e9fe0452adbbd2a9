/*
 * Training on a frontend: one exercise, kept row by row as it is held.
 */
#ifndef TANDEM_APP_TRAIN_RUN_H
#define TANDEM_APP_TRAIN_RUN_H

#include "app/frontend.h"
#include "app/trainbook.h"
#include "train/exercise.h"

/* Who practises, and with what; all of it is borrowed. */
struct trainee {
	struct frontend *frontend;
	const struct words *words;
	const struct course *course;
	struct trainbook *book; /* its logs are read anew after each exercise */
	struct classifier classifier;
	const char *who;
};

/* From its beginning.  Each of these returns how the controller ended, on CONTROLLER_GONE
 * the terminal is; what was done so far is kept then as well. */
enum controller_end train_run(const struct trainee *trainee, enum practice_what what, int number);
/* Goes on with the `at`-th of the book's list. */
enum controller_end train_resume(const struct trainee *trainee, size_t at);
/* A lesson is read, and that is kept. */
enum controller_end train_read(const struct trainee *trainee, int lesson);

#endif
