/*
 * Arenas: memory with a lifetime instead of owners.
 *
 * What dies together is allocated together and released in one call.  tandem
 * has three: the pack's (as long as the pack), the visit's (events and state),
 * and the frame's (emptied before each screen is made).
 *
 * arena_alloc() never returns NULL and the memory is zeroed.  When the system
 * has none left, `last_words` is called (the app restores the terminal there
 * and exits 71); an arena without them calls the program's, out_of_memory(), and
 * where that is not defined either, as in tests, the process ends by abort().
 * Nothing is lost by that: every acknowledged answer is on the disk.
 */
#ifndef TANDEM_BASE_ARENA_H
#define TANDEM_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *head; /* owned; the block that is being filled */
	void (*last_words)(void); /* borrowed; must not return */
};

/*
 * What a program does that has no memory: it says so, and ends.  A text that was written
 * in part is worse than none, so a buf (buf.h) without memory ends here, too.  Defined by
 * the program, once, and by no library of it; must not return.
 */
void out_of_memory(void) __attribute__((weak));

void arena_init(struct arena *arena, void (*last_words)(void));
void arena_release(struct arena *arena);
/* Forgets all that was allocated; keeps its room in one block, so that a frame like
 * the last costs no malloc. */
void arena_reset(struct arena *arena);
/* Ends the process as arena_alloc() does: for who learns of no memory in another way. */
_Noreturn void arena_no_memory(const struct arena *arena);

void *arena_alloc(struct arena *arena, size_t size);
/* As arena_alloc(count * size), safe against overflow. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/*
 * A list that grows by one: `list` has `count` elements of `size` bytes and places for *cap.
 * Returned is one with a place for another; the one before stays where it was.
 */
void *arena_grow(struct arena *arena, void *list, size_t count, size_t *cap, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t len);
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

#endif
