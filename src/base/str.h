/*
 * Small questions about strings, and the nearest name to a mistyped one.
 */
#ifndef TANDEM_BASE_STR_H
#define TANDEM_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Both may be NULL: two NULLs are the same, NULL and "" are not. */
bool str_is(const char *a, const char *b);
bool str_starts(const char *text, const char *prefix);
bool str_is_empty(const char *text);
/* NULL, or nothing that anybody sees: utf8_blanks() says what that is. */
bool str_is_blank(const char *text);

/* Nothing but some of the phrases, one or several, with blanks between. */
bool str_is_made_of(const char *text, const char *const *phrases, size_t count);

/* A whole decimal number, nothing before or after it. */
bool str_to_long(const char *text, long *number);

/* The folder that a path lies in: "/" of "/name", "." of "name".  False: it does not fit. */
bool str_folder(const char *path, char *out, size_t size);

/*
 * The name nearest to `word` by edit distance, or NULL when none is near
 * enough to be what was meant (at most a third of its letters differ).
 */
const char *str_nearest(const char *word, const char *const *names, size_t count);

/* FNV-1a: for tables in memory, never for anything that is kept. */
uint64_t str_hash(const char *text);

#endif
