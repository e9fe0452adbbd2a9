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
		{ "a", 1 }, { "tomorrow", 3 }, { "hm", 1 }, { "while", 1 },
		{ "makes", 1 }, { "houses", 2 }, { "tables", 2 }, { "people", 2 },
		{ "changes", 2 }, { "see", 1 } };
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

/* Quotation marks, dashes and dots are no words; an apostrophe parts none. */
static void test_marks(void)
{
	struct prose prose = { 0 };
	prose_count("“It’s well-known – isn't it?” he said ... (I think.) Über 3.", &prose);
	CHECK_INT(10, prose.words);
	CHECK_INT(4, prose.sentences);
	prose = (struct prose){ 0 };
	prose_count("Stop--now and rest", &prose);
	CHECK_INT(4, prose.words);
	prose = (struct prose){ 0 };
	prose_count(" . “ – ”", &prose);
	CHECK_INT(0, prose.words);
	CHECK_INT(0, prose.sentences);
	CHECK(prose_grade(&prose) < 0);
}

static void test_longest(void)
{
	struct prose prose = { 0 };
	prose_count("One two. “Three four five.” Six.", &prose);
	CHECK_INT(3, prose.longest);
	CHECK_STR("Three four five.” Six.", prose.longest_at);
}

/* 0.39 * 10 + 11.8 * 1.5 - 15.59 */
static void test_formula(void)
{
	const struct prose at_least = { .words = 30, .sentences = 3, .syllables = 45 };
	const struct prose too_few = { .words = 29, .sentences = 3, .syllables = 45 };
	double grade = prose_grade(&at_least);
	CHECK(grade > 6.0 && grade < 6.02);
	CHECK(prose_grade(&too_few) < 0);
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
	CHECK_STR("leaning", prose_idiom("Are you “leaning”?", 0, &instead));
	CHECK_STR("say \"which one would you pick today\"", instead);
	CHECK_STR("fail", prose_idiom("You can’t fail…", 0, &instead));
	CHECK(!prose_idiom("A secure obscureé curé, cureless failings.", 0, &instead));
	CHECK_STR("cure", prose_idiom("Is there an upside, or a cure?", 1, &instead));
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

static const char deep[] =
	"pack \"p\" { title = \"P\" version = \"1\" language = \"en\" authors = \"a\" reviewed = \"r\" "
	"funding = \"f\" files = {} step \"s\" { title = \"S\" } "
	"path \"a\" { screens = {\"one\", \"two\", \"three\"} } }\n"
	"screen \"three\" { step = s turn = both stance = neutral heading = \"Agree?\" "
	"agree \"x\" { } coach { say = {\"Yes?\"} } }\n"
	"screen \"one\" { step = s turn = both stance = neutral heading = \"A card\" "
	"coach { ask = {\"So?\"} } card \"c\" { "
	"part \"a\" { text = \"A\" starters = {\"touch base\"} } "
	"part \"b\" { text = \"B\" preset = \"wear and tear\" } } }\n"
	"screen \"two\" { step = s turn = both stance = neutral heading = \"Ways\" "
	"coach { listen = {\"a pause\"} } compare \"w\" { row \"r\" { text = \"upside\" } "
	"option \"o\" { text = \"O\" cells = {\"takes grit\"} } "
	"option \"n\" { text = \"N\" cells = {\"none\"} } } }\n";

/* Nothing that a patient reads is passed over, and no screen leaves the clinician without words. */
static void test_review_of_parts(void)
{
	struct test_file list[] = { { "pack/pack.conf", deep }, { NULL, NULL } };
	const struct test_files files = { list, NULL };
	struct pack *pack = test_pack_of(&files);
	struct arena arena;
	struct faults remarks;
	NEED(pack != NULL);
	arena_init(&arena, NULL);
	faults_init(&remarks, &arena);
	pack_review_words(pack, &remarks);
	CHECK(remark_has(&remarks, "touch base"));
	CHECK(remark_has(&remarks, "wear and tear"));
	CHECK(remark_has(&remarks, "upside"));
	CHECK(remark_has(&remarks, "takes grit"));
	CHECK(remark_has(&remarks, "screen 'two': the clinician has nothing to say"));
	CHECK(!remark_has(&remarks, "screen 'one': the clinician has nothing"));
	CHECK(!remark_has(&remarks, "screen 'three': the clinician has nothing"));
	arena_release(&arena);
	pack_free(pack);
}

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

static const char long_frame[] =
	"pack \"p\" { title = \"t\" version = \"1\" language = \"en\" authors = \"a\" "
	"reviewed = \"r\" funding = \"f\" step \"s\" { title = \"S\" } "
	"path \"a\" { screens = {\"one\", \"two\"} } }\n"
	"screen \"one\" { step = s turn = both stance = neutral heading = \"Say\" choose \"c\" { "
	"choice \"x\" { text = \"aé éé éé éé éé éé éé éé éé éé éé éé éé éé éé éé éé éé éé éé éé\" } "
	"choice \"y\" { text = \"no downside\" } } "
	"coach { say = {\"a slipped word of the upside\"} } }\n"
	"screen \"two\" { step = s turn = both stance = neutral "
	"heading = \"It was {c} {c} {c} {c} that you and I had picked as the one that we would do now, no?\" "
	"agree \"x\" { } }\n";

/* Choices are read, what the coach says is not; a remark is text, wherever it is cut. */
static void test_where(void)
{
	struct test_file list[] = { { "pack/pack.conf", long_frame }, { NULL, NULL } };
	const struct test_files files = { list, NULL };
	struct pack *pack = test_pack_of(&files);
	struct arena arena;
	struct faults remarks;
	NEED(pack != NULL);
	arena_init(&arena, NULL);
	faults_init(&remarks, &arena);
	pack_review_words(pack, &remarks);
	CHECK(remark_has(&remarks, "screen 'one': \"downside\""));
	CHECK(remark_has(&remarks, "screen 'one': a sentence of 21 words: \"aé éé éé"));
	CHECK(remark_has(&remarks, "screen 'two': a sentence of 21 words"));
	CHECK(!remark_has(&remarks, "slipped"));
	CHECK(!remark_has(&remarks, "upside"));
	for (size_t i = 0; i < remarks.count; i++) {
		CHECK(utf8_is_valid(remarks.list[i].what, strlen(remarks.list[i].what)));
		CHECK(*remarks.list[i].fix);
	}
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
	{ "marks", test_marks }, { "longest", test_longest }, { "formula", test_formula },
	{ "grade", test_grade }, { "idioms", test_idioms }, { "review", test_review },
	{ "review of parts", test_review_of_parts },
	{ "where", test_where }, { "shipped", test_shipped })
