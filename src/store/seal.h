/*
 * The seal: what is kept is sealed before a database sees it, and opened after.
 *
 * A seal is made with a key over the bytes and over what the row is about
 * (row_ref.h); as anything else it does not open.  Its tag stands for both, and
 * the next row of a visit names it.
 *
 * There is one seal so far, that of no key: it holds no secret, the bytes lie in
 * it in clear with a digest as tag, so that damage shows, padded as they will be.
 * The keys come with a later part, which refuses files of this format
 * (store/schema.h), so no unsealed format is ever released.  Everything that goes
 * to the disk already passes through here.
 */
#ifndef TANDEM_STORE_SEAL_H
#define TANDEM_STORE_SEAL_H

#include "base/buf.h"
#include "store/row_ref.h"

#include <stdbool.h>
#include <stddef.h>

/* A seal shows how long its bytes are in steps of this. */
#define SEAL_STEP 128

/* A later part's; NULL is the seal of no key, and the only one. */
struct seal_key;

/* Adds the sealed bytes to `out`; false: `out` has failed.  `tag` may be NULL. */
bool seal_close(const struct seal_key *key, const struct row_aad *about, const void *bytes,
	size_t len, struct buf *out, struct store_tag *tag);
/* Adds the bytes inside a seal to `out`; false: it was broken, or of something else, or
 * `out` has failed.  `tag` may be NULL. */
bool seal_open(const struct seal_key *key, const struct row_aad *about, const void *sealed,
	size_t len, struct buf *out, struct store_tag *tag);

/* The tag that sealed bytes name themselves, proved by nothing; zeros where they are no seal. */
struct store_tag seal_claim(const void *sealed, size_t len);
/* The tag of bytes that are not sealed, since they go nowhere. */
struct store_tag seal_tag(const struct row_aad *about, const void *bytes, size_t len);

/* A random id. */
struct store_id seal_new_id(void);

#endif
