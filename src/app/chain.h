/*
 * Visits that follow one another.  A visit names the one that it followed; these
 * look both ways along that.
 */
#ifndef TANDEM_APP_CHAIN_H
#define TANDEM_APP_CHAIN_H

#include "app/book.h"

/* Does the visit come after `id`, or after one that does? */
bool chain_follows(struct store *store, const struct visit *visit, const struct store_ref *id);
/* The code of a visit that followed `id`, agreed or stopped or still open; false: none did.
 * One that was put off to another day has followed nothing. */
bool chain_later(struct store *store, const struct store_ref *id, char code[CODE_SIZE]);

#endif
