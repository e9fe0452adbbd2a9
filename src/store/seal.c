/*
 * A seal: one byte that says how it is sealed, the length (4 bytes, the greatest
 * first), the tag, the bytes, and zeros up to a multiple of SEAL_STEP.  The tag of
 * the seal of no key is a digest of what the row is about and of the bytes.
 */
#include "store/seal.h"

#include <assert.h>
#include <sodium.h>
#include <stdint.h>
#include <string.h>

#define MARK_CLEAR 'u'
#define TAG_AT (1 + 4)
#define HEAD (TAG_AT + STORE_TAG_SIZE)

static size_t padded(size_t len)
{
	return (HEAD + len + SEAL_STEP - 1) / SEAL_STEP * SEAL_STEP;
}

struct store_tag seal_tag(const struct row_aad *about, const void *bytes, size_t len)
{
	struct store_tag tag;
	crypto_generichash_state state;
	assert(bytes || len == 0);
	crypto_generichash_init(&state, NULL, 0, sizeof tag.bytes);
	crypto_generichash_update(&state, about->bytes, sizeof about->bytes);
	crypto_generichash_update(&state, bytes, len);
	crypto_generichash_final(&state, tag.bytes, sizeof tag.bytes);
	return tag;
}

bool seal_close(const struct seal_key *key, const struct row_aad *about, const void *bytes,
	size_t len, struct buf *out, struct store_tag *tag)
{
	static const unsigned char zeros[SEAL_STEP];
	assert(!key);
	if (len > UINT32_MAX)
		return false;
	struct store_tag own = seal_tag(about, bytes, len);
	unsigned char head[HEAD] = { MARK_CLEAR, (unsigned char)(len >> 24),
		(unsigned char)(len >> 16), (unsigned char)(len >> 8), (unsigned char)len };
	memcpy(head + TAG_AT, own.bytes, sizeof own.bytes);
	buf_add(out, head, HEAD);
	buf_add(out, bytes, len);
	if (tag)
		*tag = own;
	assert(padded(len) - HEAD - len < SEAL_STEP);
	return buf_add(out, zeros, padded(len) - HEAD - len);
}

static bool are_zeros(const unsigned char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (bytes[i])
			return false;
	return true;
}

bool seal_open(const struct seal_key *key, const struct row_aad *about, const void *sealed,
	size_t len, struct buf *out, struct store_tag *tag)
{
	const unsigned char *head = sealed;
	assert(!key);
	if (len < HEAD || head[0] != MARK_CLEAR)
		return false;
	size_t inside = (size_t)head[1] << 24 | (size_t)head[2] << 16 | (size_t)head[3] << 8
	                | head[4];
	if (inside > len - HEAD || padded(inside) != len)
		return false;
	struct store_tag own = seal_tag(about, head + HEAD, inside);
	if (memcmp(own.bytes, head + TAG_AT, sizeof own.bytes) != 0
		|| !are_zeros(head + HEAD + inside, len - HEAD - inside))
		return false;
	if (tag)
		*tag = own;
	return buf_add(out, head + HEAD, inside);
}

struct store_tag seal_claim(const void *sealed, size_t len)
{
	struct store_tag tag = { { 0 } };
	if (len >= HEAD)
		memcpy(tag.bytes, (const unsigned char *)sealed + TAG_AT, sizeof tag.bytes);
	return tag;
}

struct store_id seal_new_id(void)
{
	struct store_id id;
	randombytes_buf(id.bytes, sizeof id.bytes);
	return id;
}
