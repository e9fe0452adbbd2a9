/*
 * A section of the pack with the site's section of the same name over it: the
 * site's words win, everything else is the pack's.
 */
#ifndef TANDEM_PACK_LAYER_H
#define TANDEM_PACK_LAYER_H

#include "pack/conf.h"

struct layer {
	const struct conf *base;
	const struct conf *over; /* NULL: the site says nothing here */
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
