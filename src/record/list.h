/*
 * The visits that are kept, as lists show them: from their heads alone.  No event
 * is read, no pack is opened, however many visits there are.
 *
 * And what follows from heads: who is due, and which visits follow which.
 *
 *   due    has a plan that both agreed to, and no visit that follows it has one.  A
 *          follow-up that was begun and left, put off, or ended by a danger sign has looked
 *          at nothing again: until one is agreed, the day of the last plan counts
 */
#ifndef TANDEM_RECORD_LIST_H
#define TANDEM_RECORD_LIST_H

#include "record/head.h"
#include "record/ref.h"

struct listed {
	struct store_ref ref;
	char code[CODE_SIZE];
	int64_t number; /* of the store */
	struct head head; /* label, state, days, path, what it follows, when it is due */
	const struct listed *before; /* the visit that it follows, where that is kept */
	const struct listed *later;  /* one that followed it, the last; NULL: none has.  One that
	                              * was declined has followed nothing */
	bool is_settled; /* one that followed it has a plan of its own that both agreed to */
};

struct record_list {
	struct listed **list; /* in the order in which they came to be kept */
	size_t count;
	struct store_ref *damaged; /* whose head cannot be read: to be told, never left out */
	size_t damaged_count;
};

/* All of it lies in `arena`. */
bool record_list_read(struct store *store, struct arena *arena, struct record_list *list,
	struct fault *why);
/* The one with that visit's id; NULL: there is none. */
const struct listed *record_list_at(const struct record_list *list, const struct store_ref *ref);
size_t record_list_unfinished(const struct record_list *list);

/* ---- who is to be seen again --------------------------------------------------------- */

bool listed_is_due(const struct listed *listed);
/* Those, by the day on which they want to look again; without one last, by beginning. */
const struct listed **record_list_due(const struct record_list *list, struct arena *arena,
	size_t *count);
/* Days from `today` to that day; negative: it has gone by. */
long listed_due_in(const struct listed *listed, const struct date *today);

/* ---- which follows which ---------------------------------------------------------------- */

/* Does `listed` come after `earlier`, or after one that does? */
bool listed_follows(const struct listed *listed, const struct listed *earlier);

/* ---- by its code ------------------------------------------------------------------------- */

#define CODE_LEAST 6 /* letters that are enough */
/* Could it be the beginning of a code? */
bool record_is_code(const char *code);
/* Whose code begins so; damaged ones too, for they are named as well. */
bool record_find(struct store *store, const char *code, struct arena *arena,
	struct store_ref **found, size_t *count, struct fault *why);

#endif
