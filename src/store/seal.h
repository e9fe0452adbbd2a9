/*
 * The seal: what is kept is sealed before the store sees it, and opened after.
 *
 * It holds no secret yet: the bytes lie in it in clear, with their digest, so
 * that damage shows, padded as they will be.  The keys come with a later part,
 * which refuses files of this format (store/schema.h), so no unsealed format is
 * ever released.  Everything that goes to the disk already passes through here.
 */
#ifndef TANDEM_STORE_SEAL_H
#define TANDEM_STORE_SEAL_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* A seal shows how long its bytes are in steps of this. */
#define SEAL_STEP 128

/* Adds the sealed bytes to `out`; false: `out` has failed. */
bool seal_close(const void *bytes, size_t len, struct buf *out);
/* The bytes inside a seal, borrowed from `sealed`; false: it was broken. */
bool seal_open(const void *sealed, size_t len, const void **bytes, size_t *opened);

#endif
