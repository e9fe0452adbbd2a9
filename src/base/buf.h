/*
 * A byte buffer that grows, born with the size it may never pass.
 *
 * Adding beyond the limit adds nothing, sets `failed` and returns false; all further
 * adding fails too.  Adding without memory does likewise where the program has no
 * out_of_memory() (arena.h).  So a writer may add a hundred
 * times and look once at the end.  `data` always ends in a NUL that `len` does
 * not count (NULL only before the first byte).
 */
#ifndef TANDEM_BASE_BUF_H
#define TANDEM_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

struct buf {
	char *data; /* owned */
	size_t len, cap, limit;
	bool failed;
};

void buf_init(struct buf *buf, size_t limit);
/* Wipes the bytes, then frees them. */
void buf_release(struct buf *buf);
void buf_clear(struct buf *buf);

bool buf_add(struct buf *buf, const void *bytes, size_t len);
bool buf_add_text(struct buf *buf, const char *text);
bool buf_add_char(struct buf *buf, char c);
bool buf_add_repeat(struct buf *buf, const char *text, size_t times);
bool buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
