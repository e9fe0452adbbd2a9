/*
 * The drafts of a visit, where that is kept: what is known to be kept of each, and whose
 * they are once another terminal has the visit.  Parts of record.c, which says when.
 */
#ifndef TANDEM_RECORD_DRAFTS_H
#define TANDEM_RECORD_DRAFTS_H

#include "record/record.h"

/* What is known of drafts: those that were read with the visit.  False: no memory. */
bool drafts_init(struct record *record, struct fault *why);
/* Those that the one left behind from whom the visit was taken; the own ones stay. */
void drafts_take(struct record *record);

/* Keeps the draft of a question, where the visit is; an empty one deletes it.  Where the visit
 * was lost it is left, as in drafts_leave(). */
void drafts_keep(struct record *record, const char *question, const struct buf *draft);
/* What was said to a screen that is gone: the draft of its question there, and kept, unless it is
 * the answer by now. */
void drafts_put(struct record *record, const struct pack_question *question,
	const struct buf *draft);
/* Of a visit that was lost: for the other, unless that one has answered the question since,
 * which is newer than what was left here. */
void drafts_leave(struct record *record, const char *question, const struct buf *draft);

/* The question whose draft ends with the batch, before that is applied; NULL: none.  One
 * that this terminal never saw is another's, and stays. */
const char *drafts_ended(const struct record *record, const struct batch *batch);
/* The batch is kept and applied, and so that draft has ended. */
void drafts_settle(struct record *record, const char *ended);

#endif
