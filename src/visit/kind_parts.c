/*
 * ifthen, card, teachback: short texts with a name each, as typed.  What differs
 * is how they are asked for (ui/draw_X.c) and what authors name (pack/parts.c).
 */
#include "visit/kind.h"
#include "visit/parts.h"

const struct kind kind_ifthen = {
	.kind = VIEW_IFTHEN, .accept = parts_accept, .show = parts_show, .words = parts_all_words,
};

const struct kind kind_card = {
	.kind = VIEW_CARD, .accept = parts_accept, .show = parts_show, .words = parts_all_words,
	.begin = parts_begin,
};

const struct kind kind_teach = {
	.kind = VIEW_TEACH, .accept = parts_accept, .show = parts_show, .words = parts_all_words,
};
