#include "base/arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Test builds make this small, so that the edge of a block comes often. */
#ifndef ARENA_BLOCK
#define ARENA_BLOCK 16384
#endif

#define ARENA_ALIGN 16
#define GROW_FIRST 2 /* places that a list begins with */

struct arena_block {
	struct arena_block *next; /* owned */
	size_t size, used;
	_Alignas(ARENA_ALIGN) unsigned char bytes[];
};

void arena_init(struct arena *arena, void (*last_words)(void))
{
	arena->head = NULL;
	arena->last_words = last_words;
}

static void free_blocks(struct arena_block *block)
{
	while (block) {
		struct arena_block *next = block->next;
		/* The patient's words were here. */
		explicit_bzero(block->bytes, block->used);
		free(block);
		block = next;
	}
}

void arena_release(struct arena *arena)
{
	free_blocks(arena->head);
	arena->head = NULL;
}

void arena_no_memory(const struct arena *arena)
{
	if (arena->last_words)
		arena->last_words();
	if (out_of_memory)
		out_of_memory();
	abort();
}

static struct arena_block *new_block(struct arena *arena, size_t size)
{
	size_t cap = size > ARENA_BLOCK ? size : ARENA_BLOCK;
	struct arena_block *block = cap > SIZE_MAX - sizeof *block
	                                    ? NULL
	                                    : calloc(1, sizeof *block + cap);
	if (!block)
		arena_no_memory(arena);
	block->size = cap;
	block->next = arena->head;
	arena->head = block;
	return block;
}

/* Several blocks become one of their size: a frame like the last needs no other. */
static void join_blocks(struct arena *arena)
{
	size_t total = 0;
	for (struct arena_block *block = arena->head; block; block = block->next)
		total += block->size;
	arena_release(arena);
	new_block(arena, total);
}

void arena_reset(struct arena *arena)
{
	struct arena_block *only = arena->head;
	if (!only)
		return;
	if (only->next) {
		join_blocks(arena);
		return;
	}
	memset(only->bytes, 0, only->used);
	only->used = 0;
}

static size_t round_up(size_t size)
{
	return (size + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->head;
	if (size > SIZE_MAX - ARENA_ALIGN)
		arena_no_memory(arena);
	size = round_up(size);
	if (!block || block->size - block->used < size)
		block = new_block(arena, size);
	assert(block->size - block->used >= size);
	void *memory = block->bytes + block->used;
	block->used += size;
	return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		arena_no_memory(arena);
	return arena_alloc(arena, count * size);
}

/* Where nothing came after a list, and its block has room for half as much again. */
static bool grow_in_place(struct arena *arena, void *list, size_t *cap, size_t size)
{
	struct arena_block *block = arena->head;
	size_t len = round_up(*cap * size), more = *cap + (*cap + 1) / 2;
	if (!block || (unsigned char *)list + len != block->bytes + block->used
		|| (more - *cap) * size > block->size - block->used)
		return false;
	block->used += round_up(more * size) - len;
	*cap = more;
	return true;
}

void *arena_grow(struct arena *arena, void *list, size_t count, size_t *cap, size_t size)
{
	assert(count <= *cap);
	if (count < *cap)
		return list;
	if (count > 0 && grow_in_place(arena, list, cap, size))
		return list;
	*cap = *cap ? *cap * 2 : GROW_FIRST;
	void *more = arena_array(arena, *cap, size);
	if (count)
		memcpy(more, list, count * size);
	return more;
}

char *arena_strndup(struct arena *arena, const char *text, size_t len)
{
	assert(text || len == 0);
	if (len == SIZE_MAX)
		arena_no_memory(arena);
	char *copy = arena_alloc(arena, len + 1);
	if (len)
		memcpy(copy, text, len);
	return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

/* Into the room of the block that is being filled; NULL: it does not hold the text. */
static char *print_in_block(struct arena *arena, int *len, const char *format, va_list args)
{
	struct arena_block *block = arena->head;
	size_t room = block ? block->size - block->used : 0;
	char *text = room ? (char *)block->bytes + block->used : NULL;
	*len = vsnprintf(text, room, format, args);
	if (block && *len >= 0 && (size_t)*len < room) {
		block->used += round_up((size_t)*len + 1);
		return text;
	}
	/* What is not taken stays zeroed. */
	if (room)
		memset(text, 0, room);
	return NULL;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args, again;
	int len;
	va_start(args, format);
	va_copy(again, args);
	char *text = print_in_block(arena, &len, format, args);
	va_end(args);
	if (!text) {
		text = arena_alloc(arena, len < 0 ? 1 : (size_t)len + 1);
		if (len > 0)
			vsnprintf(text, (size_t)len + 1, format, again);
	}
	va_end(again);
	return text;
}
