#include "store/row_ref.h"

#include <assert.h>
#include <string.h>

#define DOMAIN_SIZE 8

static const char domains[ROW_DOMAINS][DOMAIN_SIZE + 1] = {
	[ROW_SUBJECT] = "subject", [ROW_EVENT] = "event", [ROW_HEAD] = "head",
	[ROW_DRAFT] = "draft", [ROW_PACK] = "pack",
};

static unsigned char *put_bytes(unsigned char *at, const void *bytes, size_t len)
{
	memcpy(at, bytes, len);
	return at + len;
}

static unsigned char *put_number(unsigned char *at, uint64_t number, size_t size)
{
	for (size_t i = 0; i < size; i++)
		at[i] = (unsigned char)(number >> 8 * (size - 1 - i));
	return at + size;
}

struct row_aad row_ref_encode(const struct row_ref *ref, const struct store_id *store, int format)
{
	struct row_aad aad;
	unsigned char *at = aad.bytes;
	assert(ref->domain < ROW_DOMAINS && *domains[ref->domain]);
	assert(format >= INT16_MIN && format <= INT16_MAX);
	at = put_bytes(at, domains[ref->domain], DOMAIN_SIZE);
	at = put_bytes(at, store->bytes, STORE_ID_SIZE);
	at = put_bytes(at, ref->subject.bytes, STORE_ID_SIZE);
	at = put_bytes(at, ref->row.bytes, STORE_ID_SIZE);
	at = put_bytes(at, ref->previous.bytes, STORE_TAG_SIZE);
	at = put_number(at, ref->seq, 8);
	at = put_number(at, (uint64_t)format, 2);
	at = put_bytes(at, ref->field.bytes, STORE_ID_SIZE);
	assert(at == aad.bytes + ROW_AAD_SIZE);
	return aad;
}
