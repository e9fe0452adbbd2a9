#include "tests/check.h"
#include "tests/pack/packs.h"

#include "pack/prose.h"


static void test_syllables(void)
{
	static const struct {
		const char *word;
		size_t count;
	} words[] = { { "pain", 1 }, { "back", 1 }, { "garden", 2 }, { "granddaughter", 3 },
		{ "walked", 1 }, { "wanted", 2 }, { "table", 2 }, { "make", 1 }, { "the", 1 },
		{ "a", 1 }, { "tomorrow", 3 }, { "hm", 1 } };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		CHECK_INT(words[i].count, prose_syllables(words[i].word, strlen(words[i].word)));
}

static void test_counts(void)
{
	struct prose prose = { 0 };
	prose_count("You can stop. You can skip any question!\n\nNo full stop here", &prose);
	CHECK_INT(12, prose.words);
	CHECK_INT(3, prose.sentences);
	CHECK_INT(5, prose.longest);
}

static void test_grade(void)
{
	static const char easy[] =
		"You can stop when you like. We go on when you are back. What you say stays here. "
		"You can see all that I type. Tell me if I get it wrong.";
	static const char hard[] =
		"Multidimensional biopsychosocial conceptualisations necessitate interdisciplinary "
		"collaboration, notwithstanding organisational considerations, particularly regarding "
		"sustainable implementation methodologies, longitudinal evaluation procedures, "
		"individualised communication strategies, and comprehensive documentation "
		"responsibilities across heterogeneous institutional environments throughout.";
	CHECK(pack_grade("Is it new?") < 0);
	CHECK(pack_grade(easy) >= -2 && pack_grade(easy) < 4);
	CHECK(pack_grade(hard) < 0 || pack_grade(hard) > 12);
}

static void test_idioms(void)
{
	const char *instead;
	CHECK_STR("leaning", prose_idiom("Which way are you LEANING?", 0, &instead));
	CHECK(!prose_idiom("Lean on the wall, cleaning is fine.", 0, &instead));
	CHECK(!prose_idiom("Which way are you leaning?", 1, &instead));
}

static bool remark_has(const struct faults *remarks, const char *word)
{
	for (size_t i = 0; i < remarks->count; i++)
		if (strstr(remarks->list[i].what, word))
			return true;
	return false;
}

static const char frame[] =
	"pack \"p\" { title = \"t\" version = \"1\" language = \"en\" authors = \"a\" "
	"reviewed = \"r\" funding = \"f\" step \"s\" { title = \"S\" } "
	"path \"a\" { screens = {\"one\", \"two\"} } }\n"
	"screen \"two\" { step = s turn = both stance = neutral heading = \"Agree?\" agree \"x\" { } }\n"
	"screen \"one\" { step = s turn = both stance = neutral heading = \"Which way are you leaning?\" "
	"text = \"This is one sentence that goes on and on and on and on, with more complicated words in it "
	"than anybody who is tired and in pain would ever want to read on any complicated screen at all.\" }\n";

static void test_review(void)
{
	struct test_file list[] = { { "pack/pack.conf", frame }, { NULL, NULL } };
	const struct test_files files = { list, NULL };
	struct pack *pack = test_pack_of(&files);
	struct arena arena;
	struct faults remarks;
	NEED(pack != NULL);
	arena_init(&arena, NULL);
	faults_init(&remarks, &arena);
	pack_review_words(pack, &remarks);
	CHECK(remark_has(&remarks, "leaning"));
	CHECK(remark_has(&remarks, "a sentence of 38 words"));
	CHECK(remark_has(&remarks, "reads at grade"));
	arena_release(&arena);
	pack_free(pack);
}

/* What is shipped is read by a worried person: nothing to remark. */
static void test_shipped(void)
{
	struct pack *pack = test_pack("content/back-pain");
	struct arena arena;
	struct faults remarks;
	NEED(pack != NULL);
	arena_init(&arena, NULL);
	faults_init(&remarks, &arena);
	pack_review_words(pack, &remarks);
	for (size_t i = 0; i < remarks.count; i++)
		printf("%s\n", remarks.list[i].what);
	CHECK_INT(0, remarks.count);
	arena_release(&arena);
	pack_free(pack);
}

TESTS("pack/prose", { "syllables", test_syllables }, { "counts", test_counts },
	{ "grade", test_grade }, { "idioms", test_idioms }, { "review", test_review },
	{ "shipped", test_shipped })
