/* The texts of a tree: their ids, what is a text, and what a translation must keep. */
#include "pack/texts.h"

#include "conf/table.h"
#include "tests/check.h"

#include "base/arena.h"

static const struct conf_field choice[] = { SHOWN("text"), INT("counts", 0, 10), END };
static const struct conf_field write_keys[] = { SHOWN_LIST("starters"), TEXT("when"), END };
static const struct conf_field plan[] = { SHOWN("line"), END };
static const struct conf_field coach[] = { SHOWN_LIST("ask"), END };
static const struct conf_field screen[] = { SHOWN("heading"), TEXT("step"),
	MANY("write", write_keys), MANY("choice", choice),
	{ .name = "plan", .type = CONF_SECTION, .many = true, .inner = plan },
	{ .name = "coach", .type = CONF_SECTION, .inner = coach }, END };
static const struct conf_field all[] = { MANY("screen", screen),
	{ .name = "pack", .type = CONF_SECTION, .titled = true, .inner = plan },
	{ .name = "plan", .type = CONF_SECTION, .many = true, .inner = plan }, SHOWN("saved"), END };

struct read {
	struct arena arena;
	struct faults faults;
	struct texts texts;
	struct conf *roots[2];
};

static void read_open(struct read *read, const char *first, const char *second)
{
	arena_init(&read->arena, NULL);
	faults_init(&read->faults, &read->arena);
	texts_init(&read->texts, &read->arena);
	read->roots[0] = conf_read("1", first, strlen(first), all, &read->arena, &read->faults);
	read->roots[1] = conf_read("2", second, strlen(second), all, &read->arena, &read->faults);
	CHECK_INT(0, read->faults.count);
	texts_add(&read->texts, read->roots, 2, all);
}

static void test_ids(void)
{
	struct read read;
	struct buf ids;
	buf_init(&ids, 4096);
	read_open(&read,
		"saved = \"s\"\npack \"p\" { line = \"l\" }\nplan { line = \"a\" }\n"
		"screen \"story\" { heading = \"h\" step = x plan { line = \"b\" }\n"
		"write \"w\" { starters = {\"c\", \"d\"} when = \"e\" } plan { line = \"f\" }\n"
		"choice \"yes\" { text = \"y\" counts = 3 } coach { ask = {\"g\"} } }\n",
		"screen \"wants-#\" { heading = \"i\" }\nplan { line = \"j\" }\n");
	for (size_t i = 0; i < read.texts.count; i++)
		buf_printf(&ids, "%s=%s\n", read.texts.list[i].id, read.texts.list[i].words);
	CHECK_STR("saved=s\npack.line=l\nplan.1.line=a\nscreen.story.heading=h\n"
		  "screen.story.plan.1.line=b\nscreen.story.write.w.starters.1=c\n"
		  "screen.story.write.w.starters.2=d\nscreen.story.plan.2.line=f\n"
		  "screen.story.choice.yes.text=y\nscreen.story.coach.ask.1=g\n"
		  "screen.wants-#.heading=i\nplan.2.line=j\n", ids.data);
	CHECK(texts_find(&read.texts, "screen.story.step") == NULL);
	/* What is written there is what the tree says then. */
	*texts_find(&read.texts, "screen.story.write.w.starters.2")->slot = "D";
	const struct conf *story = conf_next(read.roots[0], "screen", NULL);
	CHECK_STR("D", conf_find(conf_next(story, "write", NULL), "starters")->list[1]);
	buf_release(&ids);
	arena_release(&read.arena);
}

/* By its words, not by how they lie in the file. */
static void test_digests(void)
{
	struct read read;
	read_open(&read, "plan { line = \"one\n\t\ttwo\" } plan { line = \"one two\" }\n",
		"plan { line = \"one  two\" } plan { line = \"one\n\n two\" }\n");
	const struct text *list = read.texts.list;
	CHECK_INT(4, read.texts.count);
	CHECK_STR(list[0].digest, list[1].digest);
	CHECK_INT(TEXT_DIGEST, strlen(list[0].digest));
	CHECK(strcmp(list[1].digest, list[2].digest) != 0);
	CHECK(strcmp(list[1].digest, list[3].digest) != 0);
	CHECK_STR("one\n\ntwo", list[3].words);
	arena_release(&read.arena);
}

static void test_has_words(void)
{
	CHECK(text_has_words("Hello"));
	CHECK(text_has_words("{hope}: so"));
	CHECK(text_has_words("ж"));
	CHECK(text_has_words("é"));
	CHECK(text_has_words("{{x"));
	CHECK(text_has_words("{never closed"));
	CHECK(!text_has_words(""));
	CHECK(!text_has_words("911 / 112 — ·"));
	CHECK(!text_has_words("{hope} {sure/10} %s"));
	CHECK(!text_has_words("____"));
}

static void check_translated(bool want, const char *id, const char *words)
{
	CHECK_INT(want, text_is_translated(&(struct text){ .id = id, .words = words }));
}

static void test_is_translated(void)
{
	check_translated(true, "plan.3.line", "Hello {hope}");
	check_translated(false, "plan.3.line", "{hope} {sure/10}");
	check_translated(true, "words.date_short", "{day} {month}");
	check_translated(true, "words.quoted", "\"%s\"");
	check_translated(false, "words.key_arrows", "<>");
	check_translated(false, "words.saved", "");
}

static void check_placeholders(const char *base, const char *words, const char *wrong,
	const char *right)
{
	struct arena arena;
	const char *got_wrong, *got_right;
	arena_init(&arena, NULL);
	bool same = text_same_placeholders(base, words, &arena, &got_wrong, &got_right);
	CHECK_INT(!wrong && !right, same);
	CHECK_STR(wrong, got_wrong);
	CHECK_STR(right, got_right);
	arena_release(&arena);
}

static void test_placeholders(void)
{
	check_placeholders("{a} and {b}", "{b} und {a}", NULL, NULL);
	check_placeholders("{a} and {a}", "{a} und", NULL, "{a}");
	check_placeholders("{a}", "{a} {a}", "{a}", NULL);
	check_placeholders("{a}", "{b}", "{b}", "{a}");
	check_placeholders("%s of it", "davon %s", NULL, NULL);
	check_placeholders("%s of it", "davon", NULL, "%s");
	check_placeholders("100%", "100 %", NULL, NULL);
	/* A brace that is none. */
	check_placeholders("a {{ b", "ein b", NULL, NULL);
	check_placeholders("a {{b}", "{b}", "{b}", NULL);
	check_placeholders("", "", NULL, NULL);
}

TESTS("pack/texts", { "ids", test_ids }, { "digests", test_digests },
	{ "has it words", test_has_words },
	{ "is it translated", test_is_translated }, { "placeholders", test_placeholders })
