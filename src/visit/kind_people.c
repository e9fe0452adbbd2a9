/*
 * people, share: the names of the circle, and what each of them may see.  Both are
 * short texts by person; visit/circle.h says what follows from a name.
 */
#include "visit/kind.h"
#include "visit/parts.h"

const struct kind kind_people = {
	.kind = VIEW_PEOPLE, .accept = parts_accept, .show = parts_show, .words = parts_all_words,
};

const struct kind kind_share = {
	.kind = VIEW_SHARE, .accept = parts_accept, .show = parts_show, .words = parts_all_words,
};
