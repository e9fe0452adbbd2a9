/* Names that conditions of tests may use, as a pack would answer for them. */
#ifndef TANDEM_TESTS_CONDS_H
#define TANDEM_TESTS_CONDS_H

#include "base/str.h"
#include "pack/cond.h"

struct test_name {
	const char *name;
	struct cond_ref ref;
	enum cond_type type;
	const char *words[5];
	size_t word_count;
};

static const struct test_name test_names[] = {
	{ "sure", { 0, -1 }, COND_NUMBER, { NULL }, 0 },
	{ "room", { 1, -1 }, COND_WORD, { "alone", "others" }, 2 },
	{ "topics", { 2, -1 }, COND_WORDS, { "sleep", "work", "money" }, 3 },
	{ "hope", { 3, -1 }, COND_TEXT, { NULL }, 0 },
	{ "flag.numb", { 4, 0 }, COND_WORD, { "no", "yes", "unsure", "skip" }, 4 },
	{ "flag.night-pain", { 4, 1 }, COND_WORD, { "no", "yes", "unsure", "skip" }, 4 },
	{ "impact.sleep", { 5, 0 }, COND_NUMBER, { NULL }, 0 },
	{ "path", { -1, -1 }, COND_WORD, { "brief", "full" }, 2 },
};

#define TEST_NAMES (sizeof test_names / sizeof *test_names)

static inline const struct test_name *test_name_of(const struct cond_ref *ref)
{
	for (size_t i = 0; i < TEST_NAMES; i++)
		if (test_names[i].ref.question == ref->question
			&& test_names[i].ref.item == ref->item)
			return &test_names[i];
	return NULL;
}

static inline bool test_find(void *ctx, const char *name, struct cond_ref *ref,
	enum cond_type *type, const char **nearest)
{
	const char *names[TEST_NAMES];
	(void)ctx;
	for (size_t i = 0; i < TEST_NAMES; i++) {
		names[i] = test_names[i].name;
		if (str_is(names[i], name)) {
			*ref = test_names[i].ref;
			*type = test_names[i].type;
			return true;
		}
	}
	*nearest = str_nearest(name, names, TEST_NAMES);
	return false;
}

static inline int test_word(void *ctx, const struct cond_ref *ref, const char *word,
	const char **nearest)
{
	const struct test_name *name = test_name_of(ref);
	(void)ctx;
	for (size_t i = 0; i < name->word_count; i++)
		if (str_is(name->words[i], word))
			return (int)i;
	*nearest = str_nearest(word, name->words, name->word_count);
	return -1;
}

static const struct cond_names test_cond_names = { NULL, test_find, test_word };

#endif
