/* Memory for a program that may simply stop: zeroed, or the end. */
#ifndef TANDEM_FIT_MEMORY_H
#define TANDEM_FIT_MEMORY_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static inline void *memory_new(size_t count, size_t size)
{
	void *memory = calloc(count ? count : 1, size);
	if (!memory) {
		fputs("fit: out of memory\n", stderr);
		exit(71);
	}
	return memory;
}

#endif
