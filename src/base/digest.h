/*
 * The fingerprint of bytes: BLAKE2b-256, libsodium's crypto_generichash().
 *
 * A visit names its pack by the digest of the pack's bytes, and each yes names
 * the plan it was said to by the digest of the plan's text.
 */
#ifndef TANDEM_BASE_DIGEST_H
#define TANDEM_BASE_DIGEST_H

#include <stddef.h>

#define DIGEST_SIZE 32

struct digest {
	unsigned char bytes[DIGEST_SIZE];
};

struct digest digest_of(const void *bytes, size_t len);

/*
 * `count` bytes as base32 (lower case a to z, 2 to 7), five bits a letter,
 * with a NUL: `text` has room for (count * 8 + 4) / 5 + 1.  Ids of visits are
 * shown to people this way, six letters or more.
 */
void digest_base32(const unsigned char *bytes, size_t count, char *text);

#endif
