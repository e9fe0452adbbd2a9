/*
 * Nothing that was said alone, and not shared, is seen by whoever else is here: on no picture, in
 * no line, on no page and no print.
 */
#include "tests/app/unseen_walk.h"

#define WALKS 96
#define ACTS 150

static void test_walks(void)
{
	walk_all(1, WALKS, ACTS);
}

TESTS("app/unseen", { "random walks", test_walks })
