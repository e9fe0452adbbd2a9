/*
 * As test_unseen, for much longer, and over other walks.
 */
#include "tests/app/unseen_walk.h"

#define FIRST 1001
#define WALKS 300
#define ACTS 200

static void test_walks(void)
{
	walk_all(FIRST, WALKS, ACTS);
}

TESTS("app/unseen, longer", { "random walks", test_walks })
