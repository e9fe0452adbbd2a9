/* A pack from the bytes that were kept: the same, and still so when words came later. */
#include "tests/check.h"
#include "tests/pack/packs.h"

#include <stdlib.h>

static struct pack *reopen(const char *bundle, size_t len)
{
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	struct pack *pack = pack_open_bundle(bundle, len, &faults, NULL);
	arena_release(&arena);
	return pack;
}

static void test_same(void)
{
	struct pack *pack = test_pack("tests/pack/kinds");
	NEED(pack != NULL);
	struct pack *again = reopen(pack->bundle, pack->bundle_len);
	NEED(again != NULL);
	CHECK(memcmp(&pack->digest, &again->digest, sizeof pack->digest) == 0);
	CHECK_INT(pack->screen_count, again->screen_count);
	CHECK_STR(pack->words.text[WORD_saved], again->words.text[WORD_saved]);
	pack_free(again);
	pack_free(pack);
}

/* As a bundle of a version that did not have the word yet. */
static void test_word_that_came_later(void)
{
	struct pack *pack = test_pack("tests/pack/kinds");
	NEED(pack != NULL);
	char *old = malloc(pack->bundle_len);
	memcpy(old, pack->bundle, pack->bundle_len);
	char *word = memmem(old, pack->bundle_len, "\n\tplain_not_here ", 17);
	NEED(word != NULL);
	memcpy(word, "\n#", 2);
	struct pack *again = reopen(old, pack->bundle_len);
	CHECK(again != NULL);
	if (again)
		CHECK_STR("", again->words.text[WORD_plain_not_here]);
	pack_free(again);
	pack_free(pack);
	free(old);
}

static void test_cut_anywhere(void)
{
	struct pack *pack = test_pack("tests/pack/kinds");
	NEED(pack != NULL);
	for (size_t len = 0; len < pack->bundle_len; len += 97)
		CHECK(reopen(pack->bundle, len) == NULL);
	pack_free(pack);
}

TESTS("pack/bundle", { "the same", test_same },
	{ "a word that came later", test_word_that_came_later },
	{ "cut anywhere", test_cut_anywhere })
