/*
 * What there is to practise, by the stages of the course, and how it has gone.  Each plays
 * what was picked, and comes back.
 */
#ifndef TANDEM_APP_TRAIN_LISTS_H
#define TANDEM_APP_TRAIN_LISTS_H

#include "app/rooms.h"
#include "app/train_hold.h"

enum stage_end train_list_lessons(const struct trainee *trainee);
enum stage_end train_list_drills(const struct trainee *trainee);
enum stage_end train_list_cases(const struct trainee *trainee);
enum stage_end train_list_unfinished(const struct trainee *trainee);
/* What went badly and comes back, the soonest first. */
enum stage_end train_list_due(const struct trainee *trainee);
/* Numbers over sessions, as a picture. */
enum stage_end train_show_past(const struct trainee *trainee);

size_t train_count_unfinished(const struct trainee *trainee);
/* Today or before. */
size_t train_count_due(const struct trainee *trainee);

#endif
