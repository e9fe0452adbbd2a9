/*
 * What the plain frontend does for each kind of screen.
 */
#ifndef TANDEM_UI_PLAIN_KIND_H
#define TANDEM_UI_PLAIN_KIND_H

#include "ui/plain_state.h"
#include "ui/plain_io.h"

struct plain_kind {
	void (*list)(struct plain_io *io); /* once for a screen; NULL: nothing */
	void (*ask)(struct plain_io *io);  /* before each line */
	/* Takes a line; true when there is an act. */
	bool (*take)(struct plain_io *io, const char *line);
	/* The answers as they stand, where they are asked one by one; or NULL. */
	void (*start)(struct plain *plain, const struct view *view);
	/* What is half done, and goes along when the screen is left; or NULL. */
	struct value (*pending)(const struct plain *plain);
};

/* Leaves the screen; what is half done goes along. */
bool plain_leave(struct plain_io *io, enum act_kind kind);
/* The texts so far, of kinds with VALUE_PARTS. */
struct value plain_parts_value(const struct plain *plain);
/* The table's line for a kind; never NULL. */
const struct plain_kind *plain_kind_of(enum view_kind kind);

extern const struct plain_kind plain_say, plain_write, plain_choose, plain_many, plain_items,
	plain_ruler, plain_review, plain_agree, plain_stop, plain_end, plain_parts, plain_compare,
	plain_people, plain_share, plain_trend, plain_page, plain_pad;

#endif
