/*
 * The dialogs of training: who practises, with what, and how it has gone so far.
 */
#ifndef TANDEM_APP_TRAIN_DIALOGS_H
#define TANDEM_APP_TRAIN_DIALOGS_H

#include "app/dialogs.h"
#include "app/train_run.h"
#include "app/trainbook.h"

/*
 * Holds training on a frontend, from who practises to the last exercise.  Returns an exit
 * code; what went wrong before anything was shown was printed.  *gone when the terminal is.
 */
int train_stay(struct frontend *frontend, const struct words *words, bool *gone);

/* ---- asking for a person (train_people.c) */

/* One of those who practise, or somebody new.  The name, in `name`; *found false: they went
 * back.  `also`: NULL, or somebody who stands in the list although they have not practised so
 * far. */
enum controller_end train_ask_who(struct frontend *frontend, const struct words *words,
	const struct trainbook *book, enum word heading, const char *also, struct buf *name,
	bool *found);

/* ---- what there is to practise, by the stages of the course (train_lists.c) */

/* Each plays what was picked, and comes back. */
enum controller_end train_list_lessons(const struct trainee *trainee);
enum controller_end train_list_drills(const struct trainee *trainee);
enum controller_end train_list_cases(const struct trainee *trainee);
enum controller_end train_list_unfinished(const struct trainee *trainee);
/* What went badly and comes back, the soonest first. */
enum controller_end train_list_due(const struct trainee *trainee);
/* Numbers over sessions, as a picture. */
enum controller_end train_show_past(const struct trainee *trainee);

size_t train_count_unfinished(const struct trainee *trainee);
/* Today or before. */
size_t train_count_due(const struct trainee *trainee);

/* ---- a role play (train_role.c) */

/* Who is who, the card, the pad, what was counted; kept in the records of both. */
enum controller_end train_role(const struct trainee *trainee);

#endif
