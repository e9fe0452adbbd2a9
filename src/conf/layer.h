/*
 * A section with another of the same name over it, as a site's over a pack's: what
 * the one above says wins, everything else is the one below.
 */
#ifndef TANDEM_CONF_LAYER_H
#define TANDEM_CONF_LAYER_H

#include "conf/conf.h"

struct layer {
	const struct conf *base;
	const struct conf *over; /* NULL: nothing lies over it */
};

const struct conf_value *layer_find(struct layer layer, const char *key);
/* The text with its lines joined (a newline and its indent are one blank, an
 * empty line parts paragraphs); NULL without one. */
const char *layer_text(struct layer layer, const char *key, struct arena *arena);
const char *const *layer_list(struct layer layer, const char *key, size_t *count,
	struct arena *arena);
/* Where the value that counts stands; the section without one. */
const struct place *layer_place(struct layer layer, const char *key);
/* The section inside, with what lies over it. */
struct layer layer_inner(struct layer layer, const struct conf *inner);

/* Joins the lines of one text. */
const char *layer_fold(const char *text, struct arena *arena);

#endif
