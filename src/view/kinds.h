/*
 * The kinds of screen.  Whatever has something for each of them is made from these lists:
 * the enum, and in src/pack/kinds.c, src/visit/kind.c, src/ui/draw_kind.c and
 * src/ui/plain_kind.c the tables and their declarations.  A kind NAME, name has
 *
 *     pack_kind_name     what authors write, and what it means to a visit
 *     kind_name          what may be an answer, and what a view shows of it
 *     draw_name          its looks and keys
 *     plain_name         how it is asked in lines
 *
 * A kind that lacks one of them does not build, and the message says which.  Tests walk the
 * lists, too, and name the kind that is in no example.
 */
#ifndef TANDEM_VIEW_KINDS_H
#define TANDEM_VIEW_KINDS_H

/* X(NAME, name): the screens of a pack. */
#define PACK_KIND_LIST(X) \
	X(SAY, say)           /* text, nothing to answer */ \
	X(WRITE, write)       /* VALUE_TEXT */ \
	X(CHOOSE, choose)     /* VALUE_CHOICES, one */ \
	X(MANY, many)         /* VALUE_CHOICES, several; ranked when `ranked` */ \
	X(ITEMS, items)       /* VALUE_ITEMS: rows with one set of answers */ \
	X(RULER, ruler)       /* VALUE_NUMBER, low to high; or VALUE_CHOICES, one of `scale` in \
	                       * words */ \
	X(REVIEW, review)     /* items are the answers so far; a jump to each */ \
	X(AGREE, agree)       /* the plan, and two yeses */ \
	X(STOP, stop)         /* VALUE_RESOLUTION: a danger sign, and what was done about it */ \
	X(SCHEDULE, schedule) /* VALUE_PARTS: what, where, which days, when, for how long */ \
	X(IFTHEN, ifthen)     /* VALUE_PARTS: if-1, then-1, if-2 ..., and what makes it easier */ \
	X(CARD, card)         /* VALUE_PARTS: a card that begins filled in */ \
	X(TEACH, teach)       /* VALUE_PARTS: said back in own words, and how that went */ \
	X(COMPARE, compare)   /* VALUE_CHOICES, one: options side by side, and other ways to \
	                       * answer */ \
	X(PEOPLE, people)     /* VALUE_PARTS: the names of supporters, one a part, blank where \
	                       * nobody is */ \
	X(SHARE, share)       /* VALUE_PARTS: a part for each person (label: the name), PART_SET \
	                       * of what that person may see */ \
	X(AMOUNT, amount)     /* VALUE_PARTS: so much last week, so much from now on */ \
	X(TREND, trend)       /* VALUE_CHOICES, one: numbers over visits, and how the change \
	                       * feels */ \
	X(PAGE, page)         /* `lines` to read, nothing to answer */

/* Those that are no screen of a pack: only the frontends have something for them. */
#define OWN_KIND_LIST(X) \
	X(PAD, pad) /* `pad`: letters are tapped, in training alone */ \
	X(END, end) /* how the visit ended; items: what can be done, the last is to close */

#define VIEW_KIND_LIST(X) PACK_KIND_LIST(X) OWN_KIND_LIST(X)

enum view_kind {
#define VIEW_KIND(NAME, name) VIEW_##NAME,
	VIEW_KIND_LIST(VIEW_KIND)
#undef VIEW_KIND
	VIEW_KINDS
};

/* So many, the first ones, are screens of a pack. */
#define PACK_KIND_ONE(NAME, name) +1
#define PACK_KINDS (0 PACK_KIND_LIST(PACK_KIND_ONE))

#endif
