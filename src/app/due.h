/*
 * Who is to be seen again: the visits that ended with a plan both agreed to, and
 * that no later visit follows.
 */
#ifndef TANDEM_APP_DUE_H
#define TANDEM_APP_DUE_H

#include "app/book.h"

struct due {
	struct store_ref id;
	const char *label;    /* as typed, perhaps "" */
	struct moment began;
	bool has_day;
	struct date day;      /* on which they want to look again */
	bool other_words;     /* the pack has changed since */
};

/* What one look at all visits tells. */
struct due_list {
	struct due *list; /* by day, those without one last */
	size_t count;
	size_t unfinished, damaged;
};

/* In `arena`.  `pack` is the digest of the pack in force; NULL: nobody wants to know. */
bool due_read(struct store *store, const struct digest *pack, struct arena *arena,
	struct due_list *out, struct fault *why);

/* Days from `today` to the day; negative: it has gone by. */
long due_in(const struct due *due, const struct date *today);

#endif
