/*
 * What can be answered.  Events, conditions, placeholders, answers files, drafts and the
 * review know these types, not the kinds of screen: a kind that answers with one
 * of them needs nothing there.
 *
 * A value names choices and items by their number in the pack's order; the
 * events name them by id.
 *
 * Parts are short texts with a name each: of a schedule, of if-then plans, of a
 * card.  What is picked in a part is a code: days are "mon wed fri", a date is
 * "2026-03-04", a choice its id; all else is as typed.
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
	VALUE_RESOLUTION, /* what was done about a danger sign: pick[0], by, text as reason */
	VALUE_PARTS,   /* part[0..count): a text for each part, "" where there is none */
};

/* Code points that a VALUE_RESOLUTION may have: who did it, and why. */
#define RESOLUTION_BY_LIMIT 120
#define RESOLUTION_TEXT_LIMIT 4000

struct value {
	enum value_type type;
	const char *text; /* borrowed; "" is a text */
	const char *by;   /* borrowed; VALUE_RESOLUTION: the name of who did it */
	int number;
	const int *pick; /* borrowed */
	const char *const *part; /* borrowed, as are its texts; none is NULL */
	size_t count;
};

bool value_same(const struct value *a, const struct value *b);
/* No type, an empty or blank text, no choice picked, no item answered, all parts blank. */
bool value_is_empty(const struct value *value);

/* Is `code` among the codes of `text`, a blank between them? */
bool value_has_code(const char *text, const char *code);

#endif
