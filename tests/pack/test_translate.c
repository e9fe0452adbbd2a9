/* The file of a language, printed whole: begun, gone on with, and nothing lost. */
#include "tests/pack/languages.h"

#include "pack/language.h"

#define PACK "pack/lang/de.conf"
#define HEAD "language \"de\" { title = \"Deutsch\" }\n"

/* malloc'ed. */
static char *print(const struct test_file *list, const char *language, enum pack_layer layer,
	pack_translate_fn *translate)
{
	struct test_files files = { list, "tests/pack/german" };
	const struct conf_source source = { &files, test_has, test_get, language };
	struct arena arena;
	struct faults faults;
	struct buf out;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	buf_init(&out, 1 << 20);
	bool ok = pack_translate(&source, layer, translate, NULL, &out, &faults, NULL);
	CHECK_INT(ok, faults.count == 0);
	char *text = strdup(ok ? out.data : faults.list[0].what);
	buf_release(&out);
	arena_release(&arena);
	return text;
}

/* What stands in the file `text` between two marks. */
static void check_part(const char *text, const char *from, const char *want)
{
	const char *at = strstr(text, from);
	CHECK(at != NULL);
	if (!at)
		return;
	char *part = strndup(at, strlen(want));
	CHECK_STR(want, part);
	free(part);
}

static void test_begun(void)
{
	char *text = print(NULL, "fr", LAYER_PACK, NULL);
	check_part(text, "language \"fr\"", "language \"fr\" {\n\ttitle = \"fr\"\n\ttranslators = \"\"\n}\n");
	check_part(text, "# One line goes on.\n", "# One line goes on.\n#\n# A new paragraph.\n"
		"text \"screen.hello.text\" {\n");
	/* Nothing filled in: all as it was written. */
	struct in_language in;
	const struct test_file list[] = { { "pack/lang/fr.conf", text }, { NULL, NULL } };
	language_open(&in, list, "fr", false);
	NEED(in.pack != NULL);
	CHECK_STR("Who is here?",
		language_text_of(&in.pack->screens[pack_find_screen(in.pack, "room")].heading));
	char *again = print(list, "fr", LAYER_PACK, NULL);
	CHECK_STR(text, again);
	free(again);
	free(text);
	language_close(&in);
}

/* The example's own bytes: its comment, what is translated, and what is not. */
static void test_gone_on(void)
{
	char want[1 << 15];
	FILE *file = fopen("tests/pack/german/lang/de.conf", "rb");
	NEED(file != NULL);
	want[fread(want, 1, sizeof want - 1, file)] = '\0';
	fclose(file);
	char *text = print(NULL, "de", LAYER_PACK, NULL);
	CHECK_STR(want, text);
	free(text);
}

/* `want` is printed, and from what was printed it is printed again. */
static void check_kept(const char *file, const char *from, const char *want)
{
	const struct test_file list[] = { { PACK, file }, { NULL, NULL } };
	char *text = print(list, "de", LAYER_PACK, NULL);
	check_part(text, from, want);
	const struct test_file then[] = { { PACK, text }, { NULL, NULL } };
	char *again = print(then, "de", LAYER_PACK, NULL);
	check_part(again, from, want);
	free(again);
	free(text);
}

static void test_kept(void)
{
	/* Of words that have changed. */
	check_kept(HEAD "text \"screen.room.heading\" { of = \"old\" is = \"Wer?\" note = \"hm\" }\n",
		"text \"screen.room.heading\"", "text \"screen.room.heading\" {\n"
		"\tof = \"wjdjsneu\"\n\tis = \"\"\n\twas = \"Wer?\"\n\tnote = \"hm\"\n}\n");
	/* Under the number that it had before. */
	check_kept(HEAD "text \"plan.7.line\" { of = \"2vbr3v2h\" is = \"{number.emergency}!\" }\n",
		"text \"plan.1.line\"", "text \"plan.1.line\" {\n\tof = \"2vbr3v2h\"\n"
		"\tis = \"{number.emergency}!\"\n}\n");
	/* Signs that the format has a use for. */
	check_kept(HEAD "text \"screen.room.heading\" { of = \"wjdjsneu\" "
		"is = \"\\\"a\\\" \\\\ \\${b} # c\n\n d\" }\n",
		"text \"screen.room.heading\"", "text \"screen.room.heading\" {\n"
		"\tof = \"wjdjsneu\"\n\tis = \"\\\"a\\\" \\\\ \\${b} # c\n\n\t      d\"\n}\n");
}

/* Put aside, and it stays there until somebody takes it away. */
static void test_no_longer_there(void)
{
	check_kept(HEAD "text \"screen.gone.heading\" { of = \"abcdefgh\" is = \"Weg\" note = \"n\" }\n",
		"# ---- no longer there",
		"# ---- no longer there; look for their words above\n\n"
		"text \"screen.gone.heading\" {\n\tof = \"abcdefgh\"\n\tis = \"\"\n"
		"\twas = \"Weg\"\n\tnote = \"n\"\n}\n");
}

/* What stands above a key goes along; what stands above others, or parts a file, does not. */
static void test_remarks(void)
{
	const struct test_file list[] = { { "words/words.conf", "language = \"en\"\nwords {\n"
		"\t# ---- header\n\tsaved = \"saved\"\n\n\t# Of the others.\n\n"
		"\t# In a small window.\n\t# %s: \"2 of 4\"\n\tanswered_of = \"%s answered\"\n"
		"\tskipped = \"skipped\"\n}\n" }, { NULL, NULL } };
	char *text = print(list, "xx", LAYER_WORDS, NULL);
	check_part(text, "\n# saved", "\n# saved\ntext \"words.saved\" {\n");
	check_part(text, "#. In", "#. In a small window.\n#. %s: \"2 of 4\"\n# %s answered\n"
		"text \"words.answered_of\" {\n");
	check_part(text, "\n\n# skipped", "\n\n# skipped\ntext");
	CHECK(strstr(text, "Of the others") == NULL && strstr(text, "#. ---") == NULL);
	free(text);
}

static void test_site(void)
{
	const struct test_file list[] = {
		{ "site/local.conf", "screen \"room\" { heading = \"Who came?\" }\n" },
		{ "site/lang/de.conf", HEAD
			"text \"screen.hope.heading\" { of = \"ihaxnzpt\" is = \"Und nun?\" }\n" },
		{ NULL, NULL } };
	char *text = print(list, "de", LAYER_SITE, NULL);
	check_part(text, "# ---- site/local.conf", "# ---- site/local.conf\n\n# Who came?\n"
		"text \"screen.room.heading\" {\n");
	check_part(text, "text \"screen.hope.heading\"", "text \"screen.hope.heading\" {\n"
		"\tof = \"ihaxnzpt\"\n\tis = \"Und nun?\"\n}\n");
	free(text);
}

static void test_refused(void)
{
	char *text = print(NULL, "en", LAYER_PACK, NULL);
	CHECK_STR("this is written in 'en', and needs no translation", text);
	free(text);
	text = print(NULL, "../x", LAYER_PACK, NULL);
	CHECK_STR("'../x' cannot be the name of a language", text);
	free(text);
	/* What could not be read would be lost. */
	const struct test_file list[] = { { PACK, HEAD "text \"a\" { is = }" }, { NULL, NULL } };
	text = print(list, "de", LAYER_PACK, NULL);
	CHECK_STR("this is not a value for 'is'", text);
	free(text);
}

static const char *shout(void *ctx, const char *id, const char *text, struct arena *arena)
{
	(void)ctx;
	return strstr(id, "words.") == id ? arena_printf(arena, "%s!", text) : NULL;
}

/* All of the program's words by a function. */
static void test_translated(void)
{
	struct in_language in;
	char *text = print(NULL, "xx", LAYER_WORDS, shout);
	const struct test_file list[] = { { "words/lang/xx.conf", text }, { NULL, NULL } };
	language_open(&in, list, "xx", false);
	NEED(in.pack != NULL);
	CHECK_STR("saved!", in.pack->words.text[WORD_saved]);
	CHECK_INT(0, in.remarks.count);
	language_close(&in);
	free(text);
}

TESTS("pack/translate", { "begun", test_begun }, { "gone on with", test_gone_on },
	{ "kept", test_kept }, { "no longer there", test_no_longer_there }, { "remarks of authors", test_remarks }, { "a site", test_site },
	{ "refused", test_refused }, { "translated by a function", test_translated })
