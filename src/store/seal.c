/* The identity, until there are keys: see seal.h. */
#include "store/seal.h"

bool seal_close(const void *bytes, size_t len, struct buf *out)
{
	return buf_add(out, bytes, len);
}

bool seal_open(const void *sealed, size_t len, const void **bytes, size_t *opened)
{
	*bytes = sealed;
	*opened = len;
	return true;
}
