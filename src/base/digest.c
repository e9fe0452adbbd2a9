#include "base/digest.h"

#include <sodium.h>

struct digest digest_of(const void *bytes, size_t len)
{
	struct digest digest;
	crypto_generichash(digest.bytes, sizeof digest.bytes, bytes, len, NULL, 0);
	return digest;
}

void digest_base32(const unsigned char *bytes, size_t count, char *text)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
	unsigned bits = 0;
	int have = 0;
	for (size_t i = 0; i < count; i++) {
		bits = bits << 8 | bytes[i];
		for (have += 8; have >= 5; have -= 5)
			*text++ = letters[bits >> (have - 5) & 31];
	}
	if (have > 0)
		*text++ = letters[bits << (5 - have) & 31];
	*text = '\0';
}
