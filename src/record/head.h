/*
 * The head of a visit: what lists show of it without opening it.  It is made from
 * the visit as it is after each batch, and kept in the same transaction.
 *
 * How a visit stands:
 *
 *   agreed      plan_is_agreed()
 *   declined    it was put off, or not wanted
 *   stopped     a danger sign ended it
 *   unfinished  none of these: it can be gone on with
 *
 * The plan belongs to that, so this folder knows plans.  Who is due follows from
 * heads alone: record/list.h.
 */
#ifndef TANDEM_RECORD_HEAD_H
#define TANDEM_RECORD_HEAD_H

#include "base/buf.h"
#include "store/store.h"
#include "visit/visit.h"

enum head_state { HEAD_UNFINISHED, HEAD_AGREED, HEAD_DECLINED, HEAD_STOPPED, HEAD_STATES };

struct head {
	enum head_state state;
	uint64_t events;
	int event_format;        /* EVENT_VERSION when it was written */
	struct moment began, last;
	const char *label, *path; /* the path by id */
	const char *pack, *pack_version;
	struct digest digest;    /* of the pack */
	bool follows;            /* another visit: that one */
	struct store_id followed;
	bool has_due;            /* they have said when they want to look again */
	struct date due;
};

enum head_state head_state_of(const struct visit *visit);
/* "unfinished", "agreed", "declined", "stopped". */
const char *head_state_name(enum head_state state);

/* Of the visit as it is; the strings are the visit's and its pack's. */
void head_of(const struct visit *visit, struct head *head);
/*
 * Adds its bytes to `out`; false: `out` has failed.  They are: the version of the
 * form, then each member in the order above, numbers in eight bytes with the
 * greatest first, texts with a NUL.
 */
bool head_encode(const struct head *head, struct buf *out);
/* Does it say what the events of the visit do?  They are the truth; the head is what lists and who
 * is due go by.  NULL: one that could not be read. */
bool head_check(const struct head *head, const struct visit *visit, struct fault *why);
/* The strings are borrowed from the bytes.  False where those are none of this form. */
bool head_decode(const void *bytes, size_t len, struct head *head, struct fault *why);

#endif
