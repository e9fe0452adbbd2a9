/*
 * Titles of sections: what they say, and which a section has had already.
 *
 * libconfuse never sees them.  It would put sections of one title together, and
 * compare each with all before it.
 */
#ifndef TANDEM_CONF_TITLE_H
#define TANDEM_CONF_TITLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Names that were noted, by hash. */
struct titles {
	uint64_t *hashes; /* 0: free */
	size_t count, cap;
};

/* False when `name` was noted before. */
bool titles_note(struct titles *titles, const char *name, struct arena *arena);

/*
 * What a title says: the token with its quotation marks taken off, its escapes
 * as libconfuse reads those of a value, cleaned, in one line.
 */
const char *title_read(const char *token, size_t len, struct arena *arena);

#endif
