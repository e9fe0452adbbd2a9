/*
 * What can be answered.  Events, conditions, pipes, answers files, drafts and the
 * review know these types, not the kinds of screen: a kind that answers with one
 * of them needs nothing there.
 *
 * A value names choices and items by their number in the pack's order; the
 * events name them by id.
 */
#ifndef TANDEM_VIEW_VALUE_H
#define TANDEM_VIEW_VALUE_H

#include <stdbool.h>
#include <stddef.h>

enum value_type {
	VALUE_NONE,    /* nothing to answer, or not answered */
	VALUE_TEXT,    /* text */
	VALUE_NUMBER,  /* number */
	VALUE_CHOICES, /* pick[0..count): numbers of choices, in the order picked */
	VALUE_ITEMS,   /* pick[0..count): for each item its answer's number, -1 unanswered */
	VALUE_DONE,    /* what was done about a danger sign: pick[0], by, text as reason */
};

/* Code points that a VALUE_DONE may have: who did it, and why. */
#define DONE_BY_LIMIT 120
#define DONE_TEXT_LIMIT 4000

struct value {
	enum value_type type;
	const char *text; /* borrowed; "" is a text */
	const char *by;   /* borrowed; VALUE_DONE: the name of who did it */
	int number;
	const int *pick; /* borrowed */
	size_t count;
};

struct arena;

/* Deep copy into `arena`. */
struct value value_copy(const struct value *value, struct arena *arena);
bool value_same(const struct value *a, const struct value *b);
/* No type, an empty or blank text, no choice picked, no item answered. */
bool value_is_empty(const struct value *value);

#endif
