/*
 * Values as the frontend has them (rows that show, by number), as the pack has them
 * (all rows, by number) and as events have them (by id): the three turned into
 * one another, and nowhere else.
 */
#ifndef TANDEM_VISIT_ANSWER_H
#define TANDEM_VISIT_ANSWER_H

#include "visit/visit.h"

/* The frontend's value for the question where we are as the pack's: rows that do not
 * show keep the answers they had. */
struct value answer_from_frontend(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena);
/* The same for items where hidden rows are as in `before`; without a value, the rows
 * that show are not answered. */
struct value answer_with_hidden(const struct visit *visit, const struct pack_question *question,
	const struct value *value, const struct value *before, struct arena *arena);
/* The other way: only rows that show. */
struct value answer_to_frontend(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena);

/* Has the question an answer at all?  What was done about a danger sign is none, but an event
 * of its own. */
bool answer_is_kept(const struct pack_question *question);
/* Is it of a type that this question takes?  A ruler takes a number or a word. */
bool answer_is_of(const struct pack_question *question, const struct value *value);

/* Answers of a row, as events and files name them: an id, or a number.  -1 where the question
 * has no such answer. */
const char *answer_name(const struct pack_question *question, int answer, struct arena *arena);
/* The same as it is shown. */
const char *answer_text(const struct pack_question *question, int answer, struct arena *arena);
int answer_number(const struct pack_question *question, const char *name);

struct event_value answer_to_event(const struct pack_question *question,
	const struct value *value, struct arena *arena);
/* False when an id is none of the question's, or the type another. */
bool answer_from_event(const struct pack_question *question, const struct event_value *event,
	struct arena *arena, struct value *value);

#endif
