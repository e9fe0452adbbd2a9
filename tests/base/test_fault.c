#include "base/fault.h"

#include "base/arena.h"
#include "tests/check.h"

static const struct place nowhere;

static void test_set(void)
{
	struct fault why;
	const struct place at = { .file = "a.conf", .line = 41, .column = 3 };
	CHECK(!fault_set(&why, &at, "write 'x'", "no screen sets '%s'", "impact.slep"));
	CHECK_STR("a.conf", why.at.file);
	CHECK_INT(41, why.at.line);
	CHECK_STR("no screen sets 'impact.slep'", why.what);
	CHECK_STR("write 'x'", why.fix);
	/* Nothing of an earlier fault stays. */
	CHECK(!fault_set(&why, NULL, NULL, "disk full"));
	CHECK_STR("", why.at.file);
	CHECK_INT(0, why.at.line);
	CHECK_STR("", why.fix);
	CHECK(!fault_set(NULL, NULL, NULL, "nobody asks"));
	CHECK_INT(FAULT_OTHER, why.kind);
	CHECK(!fault_set_kind(&why, FAULT_BUSY, "wait", "%d others", 2));
	CHECK_INT(FAULT_BUSY, why.kind);
	CHECK_STR("2 others", why.what);
	CHECK_STR("wait", why.fix);
	fault_set(&why, NULL, NULL, "another");
	CHECK_INT(FAULT_OTHER, why.kind);
	CHECK(!fault_set_kind(NULL, FAULT_BUSY, NULL, "nobody asks"));
}

/* What it was found in may be gone when it is told. */
static void test_owns_its_words(void)
{
	struct fault why;
	char file[] = "site/local.conf", text[] = "one\r\ntwo three\nfour";
	const struct place at = { .file = file, .line = 2, .column = 5, .span = 5, .text = text,
		.text_len = sizeof text - 1 };
	fault_set(&why, &at, NULL, "it is odd");
	memset(file, 'x', sizeof file - 1);
	memset(text, 'x', sizeof text - 1);
	CHECK_STR("site/local.conf", why.at.file);
	CHECK_STR("two three", why.at.source);
	CHECK_INT(5, why.at.column);
	CHECK_INT(5, why.at.span);
	fault_name_file(&why, "here/local.conf");
	CHECK_STR("here/local.conf", why.at.file);
	CHECK_INT(2, why.at.line);
	fault_set_place(&why, NULL);
	CHECK_STR("", why.at.file);
	CHECK_STR("", why.at.source);
}

/* Of a path too long to be kept its end, which says which file it is. */
static void test_long_path(void)
{
	struct fault why;
	char path[2 * FAULT_FILE_SIZE];
	memset(path, 'a', sizeof path);
	snprintf(path + sizeof path - sizeof "/local.conf", sizeof "/local.conf", "/local.conf");
	fault_set(&why, &(struct place){ .file = path }, NULL, "it is odd");
	CHECK_INT(FAULT_FILE_SIZE - 1, strlen(why.at.file));
	CHECK(strncmp("...a", why.at.file, 4) == 0);
	CHECK_STR("/local.conf", strrchr(why.at.file, '/'));
}

static void test_long_words_are_cut(void)
{
	struct fault why;
	char lots[1000];
	memset(lots, 'x', sizeof lots);
	lots[999] = '\0';
	fault_set(&why, NULL, lots, "%s", lots);
	CHECK_INT(sizeof why.what - 1, strlen(why.what));
	CHECK_INT(sizeof why.fix - 1, strlen(why.fix));
}

static void test_counts_beyond_the_limit(void)
{
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	for (int i = 0; i < 1003; i++)
		faults_say(&faults, &nowhere, NULL, "fault %d", i);
	CHECK_INT(1000, faults.count);
	CHECK_INT(3, faults.unlisted);
	CHECK_STR("fault 0", faults.list[0].what);
	CHECK_STR("fault 999", faults.list[999].what);
	faults_init(&faults, &arena);
	faults.limit = 2;
	for (int i = 0; i < 3; i++)
		faults_say(&faults, &nowhere, NULL, "fault %d", i);
	CHECK_INT(2, faults.count);
	CHECK_INT(1, faults.unlisted);
	arena_release(&arena);
}

static void say_at(struct faults *faults, const char *file, int line, int column,
	const char *what)
{
	faults_say(faults, &(struct place){ .file = file, .line = line, .column = column }, NULL,
		"%s", what);
}

static void test_sorted_by_place(void)
{
	struct arena arena;
	struct faults faults;
	char said[200] = "";
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	say_at(&faults, "b.conf", 9, 1, "d");
	say_at(&faults, "a.conf", 5, 1, "f");
	say_at(&faults, "b.conf", 2, 7, "b");
	say_at(&faults, "b.conf", 2, 3, "a");
	say_at(&faults, NULL, 1, 1, "g");
	say_at(&faults, "b.conf", 2, 7, "c");
	say_at(&faults, "a.conf", 1, 1, "e");
	faults_sort(&faults);
	for (size_t i = 0; i < faults.count; i++)
		strcat(said, faults.list[i].what);
	/* b.conf was read first; c came after b at the same place. */
	CHECK_STR("abcdefg", said);
	arena_release(&arena);
}

TESTS("base/fault", { "owns its words", test_owns_its_words }, { "a long path", test_long_path },
	{ "set", test_set }, { "long words are cut", test_long_words_are_cut },
	{ "counts beyond the limit", test_counts_beyond_the_limit },
	{ "sorted by place", test_sorted_by_place })
