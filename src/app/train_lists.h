/*
 * What there is to practise, by the stages of the course, and how it has gone.  Each plays
 * what was picked, and comes back.
 */
#ifndef TANDEM_APP_TRAIN_LISTS_H
#define TANDEM_APP_TRAIN_LISTS_H

#include "app/dialogs.h"
#include "app/train_run.h"

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

#endif
