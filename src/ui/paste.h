/*
 * A bracketed paste: raw bytes up to the mark that ends it.
 *
 * So many bytes as the mark still lacks are surely to come; who reads no more
 * than paste_lacks() at a time reads nothing of the key behind it.
 */
#ifndef TANDEM_UI_PASTE_H
#define TANDEM_UI_PASTE_H

#include "base/buf.h"

#include <stddef.h>

#define PASTE_BEGIN "\033[200~"
#define PASTE_END "\033[201~"
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define PASTE_MARK (sizeof PASTE_END - 1)

struct paste {
	struct buf bytes; /* owned; what is beyond its limit is swallowed */
	size_t matched;   /* of the mark */
};

void paste_init(struct paste *paste);
void paste_release(struct paste *paste);
void paste_begin(struct paste *paste);
/* At most PASTE_MARK; 0 at the end. */
size_t paste_lacks(const struct paste *paste);
void paste_add(struct paste *paste, const char *bytes, size_t len);
const char *paste_text(const struct paste *paste); /* never NULL */

#endif
