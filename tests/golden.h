/*
 * Goldens: what was looked at once and found good, kept as a file.
 *
 *     check_golden("tests/ui/golden/ruler-80x24.screen", text);
 *
 * compares to the byte.  `make golden` (GOLDEN=write) writes the files anew; the
 * difference is then read, as a picture.  Beside a file that differs its new form
 * lies in the log of the test, so that a failure can be read without a tool.
 */
#ifndef TANDEM_TESTS_GOLDEN_H
#define TANDEM_TESTS_GOLDEN_H

#include "tests/check.h"

#include <stdlib.h>

#define GOLDEN_MAX ((size_t)1 << 20)

static inline int golden_write(const char *path, const char *got)
{
	FILE *file = fopen(path, "wb");
	size_t len = strlen(got);
	int ok = file && fwrite(got, 1, len, file) == len;
	return file && fclose(file) == 0 && ok;
}

/* NULL where there is no such file, or it is too large to be one. */
static inline char *golden_read(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *text = file ? calloc(1, GOLDEN_MAX) : NULL;
	size_t len = text ? fread(text, 1, GOLDEN_MAX, file) : 0;
	if (file)
		fclose(file);
	if (len < GOLDEN_MAX)
		return text;
	free(text);
	return NULL;
}

static inline void check_golden_at(const char *path, const char *got, const char *file,
	unsigned line)
{
	const char *order = getenv("GOLDEN");
	if (order && strcmp(order, "write") == 0 && !golden_write(path, got))
		printf("\n%s cannot be written\n", path);
	char *want = golden_read(path);
	if (!want || strcmp(want, got) != 0)
		printf("\n%s is not as it was; `make golden` writes it anew\n", path);
	check_str(want, got, file, line);
	free(want);
}

#define check_golden(path, got) check_golden_at((path), (got), __FILE__, __LINE__)

#endif
