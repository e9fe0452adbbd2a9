/*
 * What somebody has practised: the logs of one store, who they are of, and what comes back.
 *
 * What went badly comes back after 1, 3, 7, 21, 60 and 90 days; each time that it goes
 * well the wait is longer, and a time that does not begins them anew.
 *
 * Nobody is compared with anybody here: each call is about one person.
 */
#ifndef TANDEM_TRAIN_PAST_H
#define TANDEM_TRAIN_PAST_H

#include "train/log.h"

/* In the order in which they were begun; the logs are borrowed. */
struct past {
	const struct log *const *logs;
	size_t count;
};

/* Did it go badly?  A drill that was not passed; a case that ended so that nobody would
 * want it to, or in which there was more telling than asking leave. */
bool past_is_bad(const struct log *log);
/* The last that ended, of this person and this exercise; NULL: never. */
const struct log *past_before(const struct past *past, const char *who, enum log_what what,
	const char *id);
/* How often it ended. */
size_t past_times(const struct past *past, const char *who, enum log_what what, const char *id);
/* The names, each once, in the order in which they first practised. */
const char **past_people(const struct past *past, struct arena *arena, size_t *count);

#define PAST_WAITS 6
extern const int past_waits[PAST_WAITS]; /* days */

struct past_due {
	enum log_what what;
	const char *id;
	long day; /* since 1970, of the wall clock where it was practised */
	int step; /* number of the wait */
};

/* What comes back to this person, and when; the soonest first. */
struct past_due *past_due(const struct past *past, const char *who, struct arena *arena,
	size_t *count);

#endif
