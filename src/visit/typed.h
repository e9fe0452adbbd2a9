/*
 * Who found the words of an answer?  What was picked from a list is the author's: a choice,
 * a way to begin, how to ask for what was picked.  Only what somebody typed stands in
 * quotation marks, and among the patient's own words.
 */
#ifndef TANDEM_VISIT_TYPED_H
#define TANDEM_VISIT_TYPED_H

#include "visit/visit.h"

/* Is it said in a field for the patient's own words, whether they are typed there or picked? */
bool typed_field(const struct cond_ref *ref, const struct pack *pack);
/* Would `text`, or a line of it, as the answer (`item` -1) or that part of it, be typed? */
bool typed_text(const struct visit *visit, const struct pack_question *question, int item,
	const char *text);
/* Is what is said there now typed?  Of a choice that another question says: what it says. */
bool typed_answer(const struct visit *visit, const struct cond_ref *ref);

/* The question whose answer stands for what was picked: what was typed for "something else".
 * NULL: there is none, or it says nothing that may be seen now. */
const struct pack_question *typed_instead(const struct visit *visit,
	const struct pack_question *question, const struct value *value);
/* How to ask for what was picked in the question that a `write` asks of, in `arena`. */
const char *const *typed_asks(const struct visit *visit, const struct pack_question *question,
	struct arena *arena, size_t *count);

#endif
