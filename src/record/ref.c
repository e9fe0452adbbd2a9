#include "record/ref.h"

#include "base/digest.h"

#include <stdio.h>
#include <string.h>

_Static_assert(CODE_SIZE == CODE_BYTES * 8 / 5 + 1, "five bits a letter, and a NUL");

void ref_code(const struct store_ref *ref, char code[CODE_SIZE])
{
	digest_base32(ref->visit.bytes, CODE_BYTES, code);
}

void ref_text(const struct store_ref *ref, char text[REF_TEXT_SIZE])
{
	for (size_t i = 0; i < STORE_ID_SIZE; i++)
		snprintf(text + 2 * i, 3, "%02x", ref->visit.bytes[i]);
}

static int digit(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c ? strchr(digits, c) : NULL;
	return at ? (int)(at - digits) : -1;
}

bool ref_parse(const char *text, struct store_id *visit)
{
	if (!text || strlen(text) != REF_TEXT_SIZE - 1)
		return false;
	for (size_t i = 0; i < STORE_ID_SIZE; i++) {
		int high = digit(text[2 * i]), low = digit(text[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		visit->bytes[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}
