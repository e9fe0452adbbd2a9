/*
 * A fuzz target: tests/fuzz/fuzz_NAME.c defines this one function, which feeds
 * the bytes to a part of tandem and aborts when a promise is broken.  Its seeds,
 * and whatever once broke it, lie in tests/fuzz/corpus/NAME/.
 *
 * `make fuzz` links it with libFuzzer, `make check` with replay.c.
 */
#ifndef TANDEM_TESTS_FUZZ_H
#define TANDEM_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* Not assert(): a promise holds in a build with NDEBUG, too. */
#define MUST(truth) \
	do { \
		if (!(truth)) { \
			fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #truth); \
			abort(); \
		} \
	} while (0)

#endif
