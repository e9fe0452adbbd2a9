/*
 * The lexer before libconfuse: what it does not check, and where things stand.
 *
 * libconfuse stops at a file's first fault, loses count of lines after comments,
 * takes ${NAME} from the environment, accepts a missing brace in silence, keeps
 * no line per option and merges sections of one title.  So the bytes go through
 * here first.  Out come
 *
 *  - a tree of sections and keys with their places, without the values' contents but
 *    for numbers;
 *  - a copy of the text in which comments, and all that was at fault, are blanks
 *    (newlines stay), cut into parts: each goes through libconfuse alone, and no
 *    part can make it stumble.  A part is one key or section of the file, or, of a
 *    section that has many, some that follow each other in it.
 *
 * Linear in the bytes.
 */
#ifndef TANDEM_CONF_PRELEX_H
#define TANDEM_CONF_PRELEX_H

#include "conf/conf.h"

struct prelex_part {
	size_t from, to; /* bytes of the text */
	int within;      /* the section it stands in: number in root->sections; -1: in none */
	size_t value, value_count;     /* its values, among those of that section or the root */
	size_t section, section_count; /* likewise its sections */
};

struct prelex {
	bool was_kept; /* given: what has become a fault since is none */
	char *text; /* NUL at its end */
	size_t len;
	bool plain; /* so are all its values: utf8_is_plain() */
	struct conf *root;
	struct prelex_part *parts;
	size_t count, cap;
};

/* `prelex` has what is given.  The tree lies in `arena`, text and parts in `scratch`.  False when
 * nothing could be read (no UTF-8, a NUL, too large). */
bool prelex_read(const char *file, const char *bytes, size_t len, const struct conf_field *fields,
	struct arena *arena, struct arena *scratch, struct faults *faults, struct prelex *prelex);

#endif
