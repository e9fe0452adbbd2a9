#include "base/arena.h"
#include "tests/check.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

static void test_zeroed_and_aligned(void)
{
	struct arena arena;
	arena_init(&arena, NULL);
	for (size_t size = 0; size < 200; size++) {
		unsigned char *memory = arena_alloc(&arena, size);
		CHECK_INT(0, (uintptr_t)memory % 16);
		for (size_t i = 0; i < size; i++)
			CHECK(memory[i] == 0);
		memset(memory, 0xAA, size);
	}
	arena_release(&arena);
}

/* Each piece keeps its bytes while many blocks come after it. */
static void test_pieces_do_not_overlap(void)
{
	struct arena arena;
	unsigned char *piece[500];
	arena_init(&arena, NULL);
	for (size_t i = 0; i < 500; i++) {
		piece[i] = arena_alloc(&arena, i);
		memset(piece[i], (int)(i % 256), i);
	}
	for (size_t i = 0; i < 500; i++)
		for (size_t k = 0; k < i; k++)
			CHECK(piece[i][k] == i % 256);
	arena_release(&arena);
}

static void test_larger_than_a_block(void)
{
	struct arena arena;
	arena_init(&arena, NULL);
	char *small = arena_strdup(&arena, "before");
	char *large = arena_alloc(&arena, 1 << 20);
	memset(large, 'x', 1 << 20);
	char *after = arena_strdup(&arena, "after");
	CHECK_STR("before", small);
	CHECK_STR("after", after);
	CHECK_INT('x', large[(1 << 20) - 1]);
	arena_release(&arena);
}

static void test_reset_gives_zeroes_again(void)
{
	struct arena arena;
	arena_init(&arena, NULL);
	arena_reset(&arena);
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 40; i++) {
			unsigned char *memory = arena_alloc(&arena, 1000);
			for (size_t k = 0; k < 1000; k++)
				CHECK(memory[k] == 0);
			memset(memory, 0xFF, 1000);
		}
		arena_reset(&arena);
	}
	/* A frame costs no malloc: the block that was filled last is kept. */
	CHECK(arena.head != NULL);
	arena_release(&arena);
	CHECK(arena.head == NULL);
}

static void test_strings(void)
{
	struct arena arena;
	arena_init(&arena, NULL);
	CHECK_STR("", arena_strdup(&arena, ""));
	CHECK_STR("wal", arena_strndup(&arena, "walking", 3));
	CHECK_STR("", arena_strndup(&arena, "walking", 0));
	CHECK_STR("7 of 10", arena_printf(&arena, "%d of %d", 7, 10));
	CHECK_STR("", arena_printf(&arena, "%s", ""));
	arena_release(&arena);
}

/* A text that ends with its block, one byte before and after; and what is left of the block
 * is zeroed also where the text did not fit. */
static void test_texts_at_the_end_of_a_block(void)
{
	for (int room = 1; room <= 64; room++) {
		struct arena arena;
		arena_init(&arena, NULL);
		arena_alloc(&arena, 16384 - 32);
		const char *text = arena_printf(&arena, "%*d", room, 7);
		CHECK_INT(room, strlen(text));
		CHECK_INT('7', text[room - 1]);
		const char *next = arena_alloc(&arena, 16);
		for (int i = 0; i < 16; i++)
			CHECK_INT(0, next[i]);
		CHECK_INT(room, strlen(text));
		arena_release(&arena);
	}
}

static jmp_buf said;

static void last_words(void)
{
	longjmp(said, 1);
}

static void test_lists_grow(void)
{
	struct arena arena;
	size_t cap = 0, count = 0;
	int *list = NULL;
	arena_init(&arena, NULL);
	for (; count < 1000; count++) {
		list = arena_grow(&arena, list, count, &cap, sizeof *list);
		CHECK(cap > count);
		list[count] = (int)count;
	}
	for (size_t i = 0; i < count; i++)
		CHECK_INT(i, list[i]);
	CHECK(arena_grow(&arena, list, count - 1, &cap, sizeof *list) == (void *)list);
	arena_release(&arena);
}

/* What overflows ends in the last words, not in a short block. */
static void test_last_words(void)
{
	static const struct {
		size_t count, size;
	} bad[] = { { SIZE_MAX, 2 }, { SIZE_MAX / 2 + 1, 2 }, { 1, SIZE_MAX },
		{ 1, SIZE_MAX - 15 }, { 1, SIZE_MAX - 31 }, { 1, SIZE_MAX / 4 } };
	static struct arena arena;
	static volatile size_t heard;
	arena_init(&arena, last_words);
	for (volatile size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (setjmp(said) == 0)
			arena_array(&arena, bad[i].count, bad[i].size);
		else
			heard++;
	}
	if (setjmp(said) == 0)
		arena_strndup(&arena, "x", SIZE_MAX);
	else
		heard++;
	CHECK_INT(sizeof bad / sizeof *bad + 1, heard);
	CHECK(arena_array(&arena, SIZE_MAX, 0) != NULL);
	arena_release(&arena);
}

TESTS("base/arena", { "zeroed and aligned", test_zeroed_and_aligned },
	{ "pieces do not overlap", test_pieces_do_not_overlap },
	{ "larger than a block", test_larger_than_a_block },
	{ "reset gives zeroes again", test_reset_gives_zeroes_again }, { "strings", test_strings },
	{ "texts at the end of a block", test_texts_at_the_end_of_a_block },
	{ "lists grow", test_lists_grow }, { "last words", test_last_words })
