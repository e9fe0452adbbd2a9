/*
 * A seal: one byte that says how it is sealed, the length (4 bytes, the greatest
 * first), the first 16 bytes of the digest of the bytes, the bytes, and zeros up
 * to a multiple of SEAL_STEP.
 */
#include "store/seal.h"

#include "base/digest.h"

#include <stdint.h>
#include <string.h>

#define MARK_CLEAR 'u'
#define DIGEST_KEPT 16
#define HEAD (1 + 4 + DIGEST_KEPT)

static size_t padded(size_t len)
{
	return (HEAD + len + SEAL_STEP - 1) / SEAL_STEP * SEAL_STEP;
}

bool seal_close(const void *bytes, size_t len, struct buf *out)
{
	static const unsigned char zeros[SEAL_STEP];
	if (len > UINT32_MAX)
		return false;
	struct digest digest = digest_of(bytes, len);
	unsigned char head[HEAD] = { MARK_CLEAR, (unsigned char)(len >> 24),
		(unsigned char)(len >> 16), (unsigned char)(len >> 8), (unsigned char)len };
	memcpy(head + 5, digest.bytes, DIGEST_KEPT);
	buf_add(out, head, HEAD);
	buf_add(out, bytes, len);
	return buf_add(out, zeros, padded(len) - HEAD - len);
}

static bool are_zeros(const unsigned char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (bytes[i])
			return false;
	return true;
}

bool seal_open(const void *sealed, size_t len, const void **bytes, size_t *opened)
{
	const unsigned char *head = sealed;
	if (len < HEAD || head[0] != MARK_CLEAR)
		return false;
	size_t inside = (size_t)head[1] << 24 | (size_t)head[2] << 16 | (size_t)head[3] << 8
	                | head[4];
	if (inside > len - HEAD || padded(inside) != len)
		return false;
	struct digest digest = digest_of(head + HEAD, inside);
	if (memcmp(digest.bytes, head + 5, DIGEST_KEPT) != 0
		|| !are_zeros(head + HEAD + inside, len - HEAD - inside))
		return false;
	*bytes = head + HEAD;
	*opened = inside;
	return true;
}
