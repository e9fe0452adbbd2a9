/*
 * event_decode() on any bytes; what decodes encodes to bytes that decode to the
 * same again.
 */
#include "base/arena.h"
#include "tests/fuzz/fuzz.h"
#include "visit/event.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct event event, again;
	struct fault why = { 0 };
	struct buf once, twice;
	arena_init(&arena, NULL);
	buf_init(&once, EVENT_MAX_BYTES * 2);
	buf_init(&twice, EVENT_MAX_BYTES * 2);
	if (event_decode(data, size, &arena, &event, &why)) {
		MUST(event_encode(&event, &once));
		if (once.len <= EVENT_MAX_BYTES) {
			MUST(event_decode(once.data, once.len, &arena, &again, &why));
			MUST(event_encode(&again, &twice));
			MUST(once.len == twice.len && memcmp(once.data, twice.data, once.len) == 0);
		}
	} else {
		MUST(why.what[0]);
	}
	buf_release(&once);
	buf_release(&twice);
	arena_release(&arena);
	return 0;
}
