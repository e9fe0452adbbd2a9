/*
 * What the plain frontend does for each kind of screen.
 */
#ifndef TANDEM_UI_PLAIN_KIND_H
#define TANDEM_UI_PLAIN_KIND_H

#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

struct plain;
struct plain_io;

struct plain_kind {
	/* A blank says something: a line of them is not empty. */
	bool takes_blanks;
	/* A part's text says little without its label: a bare number, what may be seen. */
	bool names_parts;
	/* What it lists is the plan: its own answers do not change that, a note may. */
	bool lists_plan;
	void (*list)(struct plain_io *io); /* once for a screen; NULL: nothing */
	void (*ask)(struct plain_io *io);  /* before each line */
	/* Takes a line; true when there is an act. */
	bool (*take)(struct plain_io *io, const char *line);
	/* Says what was answered once more before it is sent; NULL: it is sent at once. */
	void (*confirm)(struct plain_io *io);
	/* What a number of the answer stands for, NULL where there is none of that number.
	 * The function NULL: the label of the item. */
	const char *(*pick_name)(const struct view *view, size_t pick);
	/* The answers as they stand, where they are asked one by one; or NULL. */
	void (*start)(struct plain *plain, const struct view *view);
	/* What is half done, and goes along when the screen is left; or NULL. */
	struct value (*pending)(const struct plain *plain);
};

/* Of kinds with VALUE_PARTS: the texts so far, and `start`, `list` and `pending`. */
struct value plain_parts_value(const struct plain *plain);
void plain_parts_start(struct plain *plain, const struct view *view);
void plain_parts_list(struct plain_io *io);
struct value plain_parts_pending(const struct plain *plain);

/* Never NULL. */
const struct plain_kind *plain_kind_of(enum view_kind kind);

#define PLAIN_DECLARE(NAME, name) extern const struct plain_kind plain_##name;
VIEW_KIND_LIST(PLAIN_DECLARE)
#undef PLAIN_DECLARE

#endif
