/* The program's own words: what the file, a site's over it and a translation must have. */
#include "tests/pack/languages.h"

#define HEAD "language \"qtz\" { }\n"
#define HOW "write 7 names, with commas between them and none inside"

/* Is `want` among the faults with this file over the shipped ones? */
static void check_said(const char *file, const char *text, const char *want)
{
	struct in_language in;
	const struct test_file list[] = { { file, text }, { NULL, NULL } };
	language_open(&in, list, "qtz", false);
	CHECK(in.pack == NULL);
	const char *said = language_said(&in, &in.faults);
	if (!strstr(said, want))
		CHECK_STR(want, said);
	language_close(&in);
}

/* A plan printed "When: , and , 9:00". */
static void test_lists(void)
{
	check_said("words/words.conf",
		"language = \"en\"\nwords {\nweekdays = \"Monday\" months = \"a,b,c\" }\n",
		"words/words.conf:3: 'weekdays' has 1 name, not 7 / " HOW "\n"
		"words/words.conf:3: 'months' has 3 names, not 12 / write 12 names, with commas "
		"between them and none inside\n");
	check_said("site/local.conf", "words { day_names = \"a,b,c,d,e,f,g,h\" }\n",
		"site/local.conf:1: 'day_names' has 8 names, not 7 / " HOW "\n");
	check_said("site/local.conf", "words { day_names = \"a,b,c,,e,f,g\" }\n",
		"site/local.conf:1: one of the names in 'day_names' is empty / " HOW "\n");
	check_said("words/lang/qtz.conf", HEAD
		"text \"words.weekdays\" { of = \"ue4uabnn\" is = \"Mo Di Mi Do Fr Sa So\" }\n",
		"words/lang/qtz.conf:2: 'weekdays' has 1 name, not 7 / " HOW "\n");
}

static void test_placeholder(void)
{
	check_said("site/local.conf", "words { sentence = \"Done.\" }\n",
		"site/local.conf:1: something is put into 'sentence' where %s stands / "
		"write %s once, as the words file has it\n");
	check_said("site/local.conf", "words { date_short = \"{day} {year}\" }\n",
		"site/local.conf:1: something is put into 'date_short' where {month} stands / "
		"write {month}\n");
}

TESTS("pack/words", { "lists of names", test_lists }, { "what is put in", test_placeholder })
