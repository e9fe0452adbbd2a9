/* A language over a pack, a site and the program's words. */
#include "tests/pack/languages.h"

#define HEAD "language \"de\" { title = \"Deutsch\" }\n"
#define PACK "pack/lang/de.conf"

static const struct pack_screen *screen(const struct pack *pack, const char *id)
{
	int number = pack_find_screen(pack, id);
	NEED(number >= 0);
	return &pack->screens[number];
}

static const char *heading(const struct pack *pack, const char *id)
{
	return language_text_of(&screen(pack, id)->heading);
}

static void test_shown(void)
{
	struct in_language in;
	language_open(&in, NULL, "de", false);
	NEED(in.pack != NULL);
	CHECK_STR("de", in.pack->language);
	CHECK_STR("en", in.pack->base_language);
	CHECK_STR("Wer ist hier?", heading(in.pack, "room"));
	CHECK_STR("Eine Zeile geht weiter.\n\nEin neuer Absatz.",
		language_text_of(&screen(in.pack, "hello")->text));
	CHECK_STR("Willkommen", in.pack->steps[0].title);
	CHECK_STR("Ich möchte: ", language_text_of(&screen(in.pack, "hope")->plan[0].line));
	CHECK_STR("Rufen Sie an: ", language_text_of(&in.pack->plan[0].line));
	CHECK_STR("die Nummer für den Notfall", in.pack->sites[0].text);
	int hope = pack_find_question(in.pack, "hope");
	CHECK_STR("spazieren gehen", in.pack->questions[hope].write.starters[0]);
	/* What is not there yet, in a list too. */
	CHECK_STR("work", in.pack->questions[hope].write.starters[1]);
	CHECK_STR("May we keep it?", heading(in.pack, "consent"));
	CHECK_STR("saved", in.pack->words.text[WORD_saved]);
	CHECK_STR("pack/lang/de.conf:3: de: 48 of 59 texts are missing, 0 are stale / \n",
		language_said(&in, &in.remarks));
	language_close(&in);
}

/* Not wished for, or the pack's own: not a byte of it is read. */
static void check_base(const char *language)
{
	struct in_language in;
	struct pack *base = test_pack("tests/pack/german");
	language_open(&in, NULL, language, false);
	NEED(in.pack != NULL && base != NULL);
	CHECK_STR("en", in.pack->language);
	CHECK_STR("Who is here?", heading(in.pack, "room"));
	CHECK(memcmp(&base->digest, &in.pack->digest, sizeof base->digest) == 0);
	CHECK_INT(0, in.remarks.count);
	pack_free(base);
	language_close(&in);
}

static void test_base(void)
{
	check_base(NULL);
	check_base("en");
	check_base("en_GB");
	check_base("fr");
	check_base("../lang/de");
	check_base("");
}

/* As a shell leaves it that sends a command's output there: it is none. */
static void test_empty(void)
{
	struct in_language in;
	const struct test_file list[] = { { PACK, "" }, { NULL, NULL } };
	language_open(&in, list, "de", false);
	NEED(in.pack != NULL);
	CHECK_STR("en", in.pack->language);
	CHECK_STR("Who is here?", heading(in.pack, "room"));
	language_close(&in);
}

static const struct test_file austrian[] = {
	{ "pack/lang/de_AT.conf", "language \"de_AT\" { title = \"Deutsch\" }\n"
		"text \"screen.room.heading\" { of = \"wjdjsneu\" is = \"Wer ist da?\" }\n" },
	{ "words/lang/de.conf", HEAD "text \"words.saved\" { of = \"z75hjxim\" is = \"ja\" }\n" },
	{ NULL, NULL }
};

/* Each file by itself: the most exact that there is. */
static void test_exact(void)
{
	struct in_language in;
	language_open(&in, NULL, "de_CH", false);
	NEED(in.pack != NULL);
	CHECK_STR("de", in.pack->language);
	language_close(&in);
	language_open(&in, austrian, "de_AT", false);
	NEED(in.pack != NULL);
	CHECK_STR("de_AT", in.pack->language);
	CHECK_STR("Wer ist da?", heading(in.pack, "room"));
	CHECK_STR("ja", in.pack->words.text[WORD_saved]);
	language_close(&in);
}

static void test_words_alone(void)
{
	struct in_language in;
	const struct test_file list[] = { { "words/lang/fr.conf", "language \"fr\" { }\n"
		"text \"words.saved\" { of = \"z75hjxim\" is = \"gardé\" }\n" }, { NULL, NULL } };
	language_open(&in, list, "fr", false);
	NEED(in.pack != NULL);
	CHECK_STR("fr", in.pack->language);
	CHECK_STR("gardé", in.pack->words.text[WORD_saved]);
	CHECK_STR("Who is here?", heading(in.pack, "room"));
	CHECK_INT(1, in.remarks.count);
	language_close(&in);
	struct test_files files = { list, "tests/pack/german" };
	const struct conf_source source = { &files, test_has, test_get, "fr" };
	arena_init(&in.arena, NULL);
	faults_init(&in.faults, &in.arena);
	in.pack = pack_load_words(&source, &in.faults, NULL);
	NEED(in.pack != NULL);
	CHECK_STR("gardé", in.pack->words.text[WORD_saved]);
	language_close(&in);
}

/* Loaded after its words, a pack is what it is without them, to the byte: whether they are
 * taken over, or a file has changed since, or a language or a site comes over them. */
static void check_after_words(const struct test_file *before, const struct test_file *list,
	const char *language, bool taken)
{
	struct test_files first = { before, "tests/pack/german" };
	struct test_files then = { list, "tests/pack/german" };
	const struct conf_source early = { &first, test_has, test_get, language };
	const struct conf_source source = { &then, test_has, test_get, language };
	struct arena arena;
	struct faults faults;
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	struct pack *words = pack_load_words(&early, &faults, NULL);
	struct pack *plain = pack_load(&source, &faults, NULL);
	NEED(words && plain);
	words->words.text[WORD_saved] = "as known";
	struct pack *pack = pack_load_with_words(words, &source, &faults, NULL);
	pack_free(words);
	NEED(pack != NULL);
	for (size_t i = 0; i < WORD_COUNT; i++)
		CHECK_STR(taken && i == WORD_saved ? "as known" : plain->words.text[i],
			pack->words.text[i]);
	CHECK_STR(plain->language, pack->language);
	CHECK_INT(plain->bundle_len, pack->bundle_len);
	CHECK(memcmp(plain->bundle, pack->bundle, plain->bundle_len) == 0);
	pack_free(pack);
	pack_free(plain);
	arena_release(&arena);
}

static void test_after_its_words(void)
{
	const struct test_file french[] = { { "words/lang/fr.conf", "language \"fr\" { }\n"
		"text \"words.saved\" { of = \"z75hjxim\" is = \"gardé\" }\n" }, { NULL, NULL } };
	const struct test_file site[] = { { "site/local.conf",
		"words { saved = \"stored\" }\n" }, { NULL, NULL } };
	check_after_words(NULL, NULL, NULL, true);
	check_after_words(NULL, NULL, "en_GB", true);
	check_after_words(NULL, NULL, "de", false);
	check_after_words(french, french, "fr", false);
	check_after_words(NULL, french, "fr", false);
	check_after_words(french, NULL, "fr", false);
	check_after_words(site, site, NULL, false);
	check_after_words(NULL, site, NULL, false);
	check_after_words(site, NULL, NULL, false);
}

/* The base has changed: what was said before is not shown, whatever it was. */
static void test_stale(void)
{
	struct in_language in;
	const struct test_file list[] = { { PACK, HEAD
		"text \"screen.room.heading\" { of = \"aaaaaaaa\" is = \"Alt\" }\n"
		"text \"screen.hope.plan.1.line\" { of = \"aaaaaaaa\" is = \"Ohne alles\" }\n"
		"text \"screen.hope.heading\" { of = \"aaaaaaaa\" was = \"Alt\" }\n" },
		{ NULL, NULL } };
	language_open(&in, list, "de", false);
	NEED(in.pack != NULL);
	CHECK_STR("Who is here?", heading(in.pack, "room"));
	CHECK_STR("What do you hope for?", heading(in.pack, "hope"));
	CHECK_STR("pack/lang/de.conf:1: de: 57 of 59 texts are missing, 2 are stale / \n"
		  "pack/lang/de.conf:2: de: the words of 'screen.room.heading' have changed since "
		  "they were translated / write of = \"wjdjsneu\" once the translation says what "
		  "screens.conf:3 says\n"
		  "pack/lang/de.conf:3: de: the words of 'screen.hope.plan.1.line' have changed "
		  "since they were translated / write of = \"hgtp2rmn\" once the translation says what "
		  "screens.conf:56 says\n",
		language_said(&in, &in.remarks));
	language_close(&in);
}

/* Of a text that was taken away, or mistyped: the others are shown all the same. */
static void test_gone(void)
{
	struct in_language in;
	const struct test_file list[] = { { PACK, HEAD
		"text \"screen.rom.heading\" { of = \"aaaaaaaa\" is = \"Alt\" }\n"
		"text \"screen.hope.coach.ask.2\" { of = \"aaaaaaaa\" is = \"Und?\" }\n"
		"text \"screen.hope.coach.ask.1\" { of = \"iqcgrlme\" is = \"Was noch?\" }\n"
		"text \"quite.another\" { of = \"aaaaaaaa\" was = \"put aside\" }\n" },
		{ NULL, NULL } };
	language_open(&in, list, "de", false);
	NEED(in.pack != NULL);
	CHECK_STR("Was noch?", language_text_of(&screen(in.pack, "hope")->coach[0].text));
	CHECK_STR("pack/lang/de.conf:1: de: 58 of 59 texts are missing, 0 are stale / \n"
		  "pack/lang/de.conf:2: de: there is no text 'screen.rom.heading' / "
		  "write text \"screen.room.heading\", if that is what you mean\n"
		  "pack/lang/de.conf:3: de: there is no text 'screen.hope.coach.ask.2' / "
		  "'tandem translate --write' moves it to its words, or sets it aside\n",
		language_said(&in, &in.remarks));
	language_close(&in);
}

static void test_missing(void)
{
	struct in_language in;
	language_open(&in, NULL, "de", true);
	NEED(in.pack != NULL);
	/* What the pack lacks one by one, and that the words have no such file. */
	CHECK_INT(50, in.remarks.count);
	CHECK_STR("words/lang/de.conf", in.remarks.list[1].at.file);
	CHECK_STR("de: there is no such file: all texts are shown as they were written",
		in.remarks.list[1].what);
	/* Where it is to be written: not in the pack. */
	const char *all = language_said(&in, &in.remarks);
	CHECK(strstr(all, "pack/lang/de.conf:13: de: 'pack.title' has no translation / "
			  "write into 'is' a translation of pack.conf:3\n") != NULL);
	language_close(&in);
}

/* A text without a section of its own stands where the words are: of a list, at its own. */
static void test_missing_section(void)
{
	struct in_language in;
	const struct test_file list[] = { { PACK, HEAD
		"text \"pack.step.middle.title\" { of = \"aaaaaaaa\" }\n"
		"text \"pack.title\" { of = \"im2swkso\"\n  is = \"\" }\n" }, { NULL, NULL } };
	language_open(&in, list, "de", true);
	NEED(in.pack != NULL);
	const char *all = language_said(&in, &in.remarks);
	CHECK(strstr(all, "pack/lang/de.conf:4: de: 'pack.title' has no translation / "
			  "write into 'is' a translation of pack.conf:3\n") != NULL);
	CHECK(strstr(all, "pack/lang/de.conf:2: de: 'pack.step.middle.title' has no translation / "
			  "write into 'is' a translation of pack.conf:11, and of = \"hr3vjens\"\n") != NULL);
	CHECK(strstr(all, "pack/screens.conf:3: de: 'screen.room.heading' has no translation / "
			  "write text \"screen.room.heading\" { of = \"wjdjsneu\"  is = \"...\" }\n")
	      != NULL);
	for (size_t i = 0; i < in.remarks.count; i++)
		if (strstr(in.remarks.list[i].what, "starters.2'"))
			CHECK_INT((int)strlen("\"work\""), in.remarks.list[i].at.span);
	language_close(&in);
}

/* What no text could have as its mark. */
static void test_no_mark(void)
{
	struct in_language in;
	const struct test_file list[] = { { PACK, HEAD
		"text \"screen.room.heading\" { of = \"xyz\" is = \"Alt\" }\n" }, { NULL, NULL } };
	language_open(&in, list, "de", false);
	NEED(in.pack != NULL && in.remarks.count == 2);
	CHECK_STR("de: 'xyz' is not a mark of any words", in.remarks.list[0].what);
	CHECK_STR("write of = \"wjdjsneu\" once the translation says what screens.conf:3 says",
		in.remarks.list[0].fix);
	language_close(&in);
}

/* What is stale in the words stands before all that the pack lacks, and is not cut off. */
static void test_order(void)
{
	struct in_language in;
	const struct test_file list[] = { { "words/lang/de.conf", HEAD
		"text \"words.saved\" { of = \"aaaaaaaa\" is = \"alt\" }\n" }, { NULL, NULL } };
	language_open(&in, list, "de", true);
	NEED(in.pack != NULL && in.remarks.count > 3);
	CHECK_STR("de: the words of 'words.saved' have changed since they were translated",
		in.remarks.list[0].what);
	CHECK_STR("de: 48 of 59 texts are missing, 0 are stale", in.remarks.list[1].what);
	CHECK(strstr(in.remarks.list[2].what, " are missing, 1 is stale") != NULL);
	CHECK_STR("de: 'pack.title' has no translation", in.remarks.list[3].what);
	language_close(&in);
}

/* The words alone are reviewed as a pack is. */
static void test_review_words(void)
{
	struct in_language in;
	const struct test_file list[] = {
		{ "words/lang/xx.conf", "language \"xx\" { }\n"
			"text \"words.saved\" { of = \"z75hjxim\" is = \"ja\" }\n" },
		{ NULL, NULL } };
	language_open_layer(&in, list, "xx", LAYER_WORDS, false);
	NEED(in.pack != NULL);
	CHECK_STR("xx", in.pack->language);
	CHECK_INT(0, in.pack->screen_count);
	CHECK_INT(1, in.remarks.count);
	CHECK_STR("words/lang/xx.conf", in.remarks.list[0].at.file);
	language_close(&in);
}

static void check_faults(const char *want, const char *text)
{
	struct in_language in;
	const struct test_file list[] = { { PACK, text }, { NULL, NULL } };
	language_open(&in, list, "de", false);
	CHECK(in.pack == NULL);
	CHECK_STR(want, language_said(&in, &in.faults));
	language_close(&in);
}

static void test_faults(void)
{
	check_faults("pack/lang/de.conf:1: the file of 'de' says that it is in 'fr' / "
		     "write language \"de\" { title = \"...\" }\n",
		"language \"fr\" { }\n");
	check_faults("pack/lang/de.conf:0: the file does not say which language it is in / "
		     "write language \"de\" { title = \"...\" }\n", "\n");
	check_faults("pack/lang/de.conf:3: 'text \"pack.title\"' is here twice / "
		     "give each a different name\n",
		HEAD "text \"pack.title\" { of = \"im2swkso\" is = \"a\" }\n"
		"text \"pack.title\" { of = \"im2swkso\" is = \"b\" }\n");
	check_faults("pack/lang/de.conf:1: the language 'de' has no title / "
		     "write what its speakers call the language\n",
		"language \"de\" { title = \"\" }\n");
	check_faults("pack/lang/de.conf:2: 'pack.title' does not say which words it "
		     "translates / write of = \"im2swkso\"\n",
		HEAD "text \"pack.title\" { is = \"a\" }\n");
}

static void test_placeholders(void)
{
	check_faults("pack/lang/de.conf:2: the text it translates has no '{hoppe}' there / "
		     "write {hope}\n"
		     "pack/lang/de.conf:3: '{sure-2}' is missing in the translation / "
		     "put {sure-2} where it belongs\n"
		     "pack/lang/de.conf:4: the text it translates has no '{hope}' there / "
		     "remove it\n",
		HEAD "text \"screen.hope.plan.1.line\" { of = \"hgtp2rmn\" is = \"So: {hoppe}\" }\n"
		"text \"screen.sure.coach.ask.1\" { of = \"uq5oass6\" is = \"Warum {sure}?\" }\n"
		"text \"screen.room.heading\" { of = \"wjdjsneu\" is = \"Wer {hope}?\" }\n");
	struct in_language in;
	const struct test_file list[] = {
		{ "words/words.conf", "language = \"en\" words { too_long = \"%s are too many\" }" },
		{ "words/lang/de.conf", HEAD
			"text \"words.too_long\" { of = \"jgy5gb6w\" is = \"zu viele\" }\n" },
		{ NULL, NULL } };
	language_open(&in, list, "de", false);
	CHECK(in.pack == NULL);
	CHECK(strstr(language_said(&in, &in.faults), "words/lang/de.conf:2: '%s' is missing in the "
		"translation / put %s where it belongs\n") != NULL);
	language_close(&in);
}

/* Other rules hold for it as for any text, and point to it. */
static void test_other_rules(void)
{
	char text[7000];
	snprintf(text, sizeof text, HEAD "text \"pack.title\" { of = \"a\" is = \"%06001d\" }\n",
		0);
	check_faults("pack/lang/de.conf:2: a text of 6001 characters is longer than any screen / "
		     "make it shorter\n", text);
}

/* What fits in one language needs half as much again in another. */
static void test_longer(void)
{
	static const char pack[] =
		"pack \"p\" { title = \"T\" version = \"1\" language = \"en\" authors = \"a\"\n"
		"reviewed = \"r\" funding = \"f\" step \"one\" { title = \"One\" }\n"
		"path \"way\" { screens = {\"agree\"} } }\n"
		"screen \"agree\" { step = one turn = both stance = neutral heading = \"Agree?\"\n"
		"title = \"twenty-four characters !\" agree \"plan\" { } }\n";
	const char *const titles[] = { "sechsunddreissig Zeichen, nicht mehr", "ein Zeichen mehr, als "
		"die Karte fasst" };
	for (size_t i = 0; i < 2; i++) {
		struct in_language in;
		char text[200];
		snprintf(text, sizeof text, HEAD "text \"screen.agree.title\" { of = \"5rlfop74\" "
			"is = \"%s\" }\n", titles[i]);
		const struct test_file list[] = { { "pack/pack.conf", pack }, { PACK, text },
			{ NULL, NULL } };
		language_open(&in, list, "de", false);
		CHECK_STR(i == 0 ? "" : "pack/lang/de.conf:2: the title of 'agree' is too long / make "
			"it 36 characters at most: the map is narrow\n",
			language_said(&in, &in.faults));
		if (in.pack)
			CHECK_STR(titles[i], in.pack->screens[0].title);
		language_close(&in);
	}
}

/* ---- a site ------------------------------------------------------------------------------ */

#define SITE_ROOM "screen \"room\" { heading = \"Who came?\" }\n"

static void test_site(void)
{
	struct in_language in;
	const struct test_file list[] = {
		{ "site/local.conf", SITE_ROOM "words { saved = \"kept\" }\n"
			"number \"emergency\" { value = \"911, day and night\" }\n" },
		{ "site/lang/de.conf", HEAD
			"text \"words.saved\" { of = \"a6wsjxmo\" is = \"aufgehoben\" }\n"
			"text \"screen.hope.heading\" { of = \"ihaxnzpt\" is = \"Und nun?\" }\n" },
		{ NULL, NULL } };
	language_open(&in, list, "de", false);
	NEED(in.pack != NULL);
	/* The pack's German is of other words than those that the site has. */
	CHECK_STR("Who came?", heading(in.pack, "room"));
	CHECK_STR("aufgehoben", in.pack->words.text[WORD_saved]);
	/* And a site may put differently what the pack's translators wrote. */
	CHECK_STR("Und nun?", heading(in.pack, "hope"));
	CHECK_STR("911, day and night", in.pack->sites[0].value);
	/* A translation of the pack is none of what the site says instead. */
	CHECK_STR("pack/lang/de.conf:3: de: 48 of 59 texts are missing, 0 are stale / \n"
		  "site/lang/de.conf:1: de: 2 of 3 texts are missing, 0 are stale / \n",
		language_said(&in, &in.remarks));
	language_close(&in);
}

/* ---- a bundle ---------------------------------------------------------------------------- */

static void test_bundle(void)
{
	struct in_language in;
	language_open(&in, austrian, "de_AT", false);
	NEED(in.pack != NULL);
	struct pack *again = pack_open_bundle(in.pack->bundle, in.pack->bundle_len, &in.faults,
		NULL);
	NEED(again != NULL);
	CHECK_STR("de_AT", again->language);
	CHECK_STR("en", again->base_language);
	CHECK_STR("Wer ist da?", heading(again, "room"));
	CHECK_STR("ja", again->words.text[WORD_saved]);
	CHECK(memcmp(&in.pack->digest, &again->digest, sizeof again->digest) == 0);
	pack_free(again);
	/* Cut off in the language, which is what comes last: it does not open in another. */
	CHECK(pack_open_bundle(in.pack->bundle, in.pack->bundle_len - 1, &in.faults, NULL) == NULL);
	language_close(&in);
}

TESTS("pack/language", { "longer than the words", test_longer }, { "what there is, is shown", test_shown },
	{ "without a wish, or its own", test_base }, { "empty", test_empty }, { "the most exact", test_exact },
	{ "words alone", test_words_alone },
	{ "after its words", test_after_its_words }, { "stale", test_stale }, { "gone", test_gone }, { "missing", test_missing },
	{ "no section", test_missing_section }, { "no mark", test_no_mark },
	{ "order", test_order }, { "words reviewed alone", test_review_words },
	{ "faults", test_faults }, { "placeholders", test_placeholders },
	{ "other rules", test_other_rules }, { "a site", test_site },
	{ "a bundle", test_bundle })
