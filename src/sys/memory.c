#include "sys/memory.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* What is larger than this is no heap of ours. */
#define EXPECT_MOST ((size_t)64 << 20)
/* What may be free at the heap's end before it goes back at once.  With glibc's 128 KiB each
 * block of a pack that is released is a call of its own, fifty in a row. */
#define GIVES_BACK (512 << 10)
#define OWN_MAPPING (128 << 10) /* glibc's: what is larger is no part of the heap */

/* The whole pages in [from, from + bytes). */
static void populate(void *from, size_t bytes)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	uintptr_t begin = ((uintptr_t)from + page - 1) / page * page;
	uintptr_t end = ((uintptr_t)from + bytes) / page * page;
	if (begin < end)
		madvise((char *)from + (begin - (uintptr_t)from), end - begin,
			MADV_POPULATE_WRITE);
}

void memory_expect(size_t bytes)
{
	if (bytes > EXPECT_MOST)
		return;
	/* Else free() below would give it back, or it would be no part of the heap. */
	mallopt(M_TRIM_THRESHOLD, (int)EXPECT_MOST);
	mallopt(M_MMAP_THRESHOLD, (int)EXPECT_MOST);
	void *memory = malloc(bytes);
	if (memory)
		populate(memory, bytes);
	free(memory);
}

void memory_settle(void)
{
	malloc_trim(0);
	mallopt(M_TRIM_THRESHOLD, GIVES_BACK);
	mallopt(M_MMAP_THRESHOLD, OWN_MAPPING);
}
