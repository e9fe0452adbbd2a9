/*
 * conf_read() with tables of a caller's own: what libconfuse 3.3 does wrong by
 * itself, one test for each; and what its users rely on.
 */
#include "tests/check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "conf/conf.h"

#include <stdlib.h>
#include <time.h>

#define END { .type = CONF_END }

static const struct conf_field item_fields[] = { { .name = "is", .type = CONF_TEXT }, END };
static const struct conf_field answer_fields[] = {
	{ .name = "text", .type = CONF_TEXT },
	{ .name = "choices", .type = CONF_LIST },
	{ .name = "number", .type = CONF_INT, .low = -100, .high = 1000000 },
	{ .name = "skip", .type = CONF_BOOL },
	{ .name = "item", .type = CONF_SECTION, .titled = true, .many = true,
		.inner = item_fields },
	END,
};
static const struct conf_field fields[] = {
	{ .name = "start", .type = CONF_TEXT },
	{ .name = "list", .type = CONF_LIST },
	{ .name = "answer", .type = CONF_SECTION, .titled = true, .many = true,
		.inner = answer_fields },
	{ .name = "plain", .type = CONF_SECTION, .inner = item_fields },
	END,
};

static struct arena arena;
static struct faults faults;

/* Until the next one. */
static const struct conf *read_bytes(const char *bytes, size_t len)
{
	arena_release(&arena);
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	return conf_read("f", bytes, len, fields, &arena, &faults);
}

static const struct conf *read_text(const char *text)
{
	return read_bytes(text, strlen(text));
}

/* "LINE:COLUMN+SPAN what", a line each. */
static const char *said(void)
{
	const char *all = "";
	faults_sort(&faults);
	for (size_t i = 0; i < faults.count; i++) {
		const struct fault *fault = &faults.list[i];
		all = arena_printf(&arena, "%s%d:%d+%d %s\n", all, fault->at.line,
			fault->at.column, fault->at.span, fault->what);
	}
	return all;
}

static const char *start_of(const char *text)
{
	const struct conf *conf = read_text(text);
	CHECK_STR("", said());
	return conf ? conf_text(conf, "start") : NULL;
}

/* ---- the traps ------------------------------------------------------------- */

static void test_lines_after_comments(void)
{
	const struct conf *conf = read_text("# one\n// two\n/* three\n*/\nlist = {\"a\", # in it\n"
					    " /* too */ \"b\"}\nstart = \"x\" nope = 1\n");
	CHECK_STR("7:13+4 there is no key 'nope' here\n", said());
	CHECK_INT(2, conf_find(conf, "list")->count);
	CHECK_STR("b", conf_find(conf, "list")->list[1]);
	CHECK_INT(7, conf_place(conf, "start")->line);
}

static void test_marks_of_comments_in_texts(void)
{
	CHECK_STR("a # b // c /* d", start_of("start = \"a # b // c /* d\""));
	CHECK_STR("# it's", start_of("start = '# it\\'s' # don't\n"));
}

static void test_all_faults_at_once(void)
{
	read_text("answer \"a\" { txt = \"x\" number = \"7\" skip = perhaps }\n"
		  "anwser \"b\" { }\nanswer { }\nplain \"t\" { }\nlist = \"x\"\nstart = {\"x\"}\n");
	CHECK_STR("1:14+3 there is no key 'txt' here\n"
		  "1:33+3 this is not a value for 'number'\n"
		  "1:44+7 this is not a value for 'skip'\n"
		  "2:1+6 there is no section 'anwser' here\n"
		  "3:1+6 'answer' has no name\n"
		  "4:1+9 'plain' has no name of its own\n"
		  "5:8+3 this is not a value for 'list'\n"
		  "6:9+1 this is not a value for 'start'\n",
		said());
	CHECK_STR("write 'text'", faults.list[0].fix);
	CHECK_STR("write 'answer'", faults.list[3].fix);
}

static void test_environment(void)
{
	static const char what[] = "'${' would be filled in from the environment";
	setenv("CANARY", "canary", 1);
	read_text("start = \"a ${CANARY}\"\n");
	CHECK_INT(1, faults.count);
	CHECK_STR(what, faults.list[0].what);
	CHECK_INT(12, faults.list[0].at.column);
	/* The backslash before it is itself escaped. */
	read_text("start = \"\\\\${CANARY}\"\n");
	CHECK_STR(what, faults.list[0].what);
	read_text("answer \"${CANARY}\" { number = 1 }\n");
	CHECK_STR(what, faults.list[0].what);
	CHECK_INT(1, faults.count);
	read_text("start = ${CANARY}\n");
	CHECK(faults.count > 0);
	CHECK_STR("${CANARY}", start_of("start = \"\\${CANARY}\""));
	CHECK_STR("${CANARY}", start_of("start = '${CANARY}'"));
	CHECK_STR("canary", getenv("CANARY"));
}

static void test_never_closed(void)
{
	read_text("start = \"x\"\nanswer \"a\" {\n text = \"y\"\n");
	CHECK_STR("2:1+10 the section is never closed\n", said());
	read_text("start = \"x\"\n/* on and on\n");
	CHECK_STR("2:1+2 the comment is never closed\n", said());
	read_text("list = {\"a\", \"b\"\n");
	CHECK(faults.count > 0);
	read_text("start = \"x\n\n\n");
	CHECK_STR("1:9+1 the quotation mark that opens here is never closed\n", said());
}

/* One mark too few turns all texts inside out: it is said where it is missing, and no more. */
static void test_forgotten_quote(void)
{
	static const char after[] = "}\nanswer \"b\" {\n text = \"it's\" list = {\"x y\", \"z\"}\n}\n";
	static const char ends[] = "the text that begins here has no end";
	static const struct {
		const char *before, *said;
		int line, column;
	} texts[] = {
		{ "answer \"a\" {\n text = \"open\n", ends, 2, 9 },
		{ "answer \"a\" {\n text = \"over two\n lines. \n", ends, 2, 9 },
		{ "answer \"a\" {\n list = {\"one\", \"two, \"three\"}\n", ends, 2, 17 },
		{ "answer \"a {\n text = \"y\"\n", ends, 1, 8 },
		{ "answer \"a\" {\n text = \"she said \"no\" to it\"\n", ends, 2, 9 },
		{ "answer \"a\" {\n text = open\"\n", "the text that ends here has no beginning",
			2, 13 },
		{ "answer \"a\" {\n text = what it was\"\n",
			"the text that ends here has no beginning", 2, 20 },
		{ "answer \"a\" {\n text = \"x\" list = {\"a\", b c\"}\n",
			"the text that ends here has no beginning", 2, 29 },
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char text[400];
		snprintf(text, sizeof text, "%s%s", texts[i].before, after);
		const struct conf *conf = read_text(text);
		CHECK_INT(1, faults.count);
		NEED(faults.count > 0);
		CHECK(strncmp(texts[i].said, faults.list[0].what, strlen(texts[i].said)) == 0);
		CHECK_INT(texts[i].line, faults.list[0].at.line);
		CHECK_INT(texts[i].column, faults.list[0].at.column);
		CHECK(conf && conf->broken);
	}
}

/* What was kept was without fault, by the rules of then. */
static void test_kept(void)
{
	static const char text[] = "start=\"a\"answer\"b\"{number = 9999999 text=\"c\u202E\"\rskip=on}";
	read_text("start = \"a\"");
	const struct conf *conf = conf_read_kept("a", text, strlen(text), fields, &arena, &faults);
	CHECK_STR("", said());
	NEED(conf && conf->section_count == 1);
	CHECK_INT(1000000, conf_int(&conf->sections[0], "number", 0));
	CHECK(conf_bool(&conf->sections[0], "skip", false));
	CHECK(!conf->broken);
}

/* What editors for letters and the web put in: named as what it is. */
static void test_curly(void)
{
	static const char *const marks[] = { "\u201C", "\u201D", "\u2018", "\u2019", "\u201E", "\u00AB",
		"\u2039" };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		char text[200];
		size_t bytes;
		snprintf(text, sizeof text, "start = %sIt\u2019s me%s\nanswer \"a\" { skip = on }",
			marks[i], "\u201D");
		const struct conf *conf = read_text(text);
		CHECK_INT(1, faults.count);
		NEED(faults.count > 0);
		CHECK_STR(arena_printf(&arena, "this is a curly quotation mark (U+%04X)",
			(unsigned)utf8_decode(marks[i], &bytes)), faults.list[0].what);
		/* What follows is read. */
		CHECK(conf->broken && conf->section_count == 1);
	}
	read_text("start\u00A0= \"a\u00A0b\"\u3000\nanswer \"a\" { skip =\u200B on }");
	CHECK_STR("1:6+2 this is a no-break space (U+00A0)\n"
		"1:16+3 here is an invisible character (U+3000)\n"
		"2:20+3 here is an invisible character (U+200B)\n", said());
}

static void test_escapes(void)
{
	CHECK_STR("a\"b\\c$", start_of("start = \"a\\\"b\\\\c\\$\""));
	CHECK_STR("a\nb", start_of("start = \"a\\nb\""));
	CHECK_STR("ab", start_of("start = \"a\\\nb\""));
	read_text("start = \"\\q\"\n");
	CHECK_STR("1:10+2 there is no such escape in a text\n", said());
	read_text("start = \"\\x1b[2J\"\n");
	CHECK_STR("1:10+2 there is no such escape in a text\n", said());
	/* The very last byte: nothing is underlined beyond it. */
	read_text("start = \"\\");
	CHECK(faults.count > 0);
	CHECK_INT(1, faults.list[0].at.span);
}

static void test_twice(void)
{
	const struct conf *conf = read_text("start = \"a\"\nstart = \"b\"\nplain { }\nplain { }\n");
	CHECK_STR("2:1+5 'start' is given twice\n4:1+5 'plain' is here twice\n", said());
	CHECK_STR("keep one of them; the other is on line 1", faults.list[0].fix);
	CHECK_STR("a", conf_text(conf, "start"));
}

/* libconfuse reports the last line of a text. */
static void test_place_of_long_text(void)
{
	const struct conf *conf = read_text("\n  start = \"one\n two\n three\"\n");
	CHECK_INT(2, conf_place(conf, "start")->line);
	CHECK_INT(11, conf_place(conf, "start")->column);
	CHECK_INT(4, conf_place(conf, "start")->span);
	CHECK_STR("one\n two\n three", conf_text(conf, "start"));
}

static void test_order(void)
{
	const struct conf *conf = read_text("answer \"z\" { }\nplain { is = \"p\" }\nanswer \"a\" { }\n");
	NEED(conf->section_count == 3);
	CHECK_STR("z", conf->sections[0].title);
	CHECK_STR("plain", conf->sections[1].field->name);
	CHECK_STR("a", conf->sections[2].title);
	const struct conf *second = conf_next(conf, "answer", conf_next(conf, "answer", NULL));
	CHECK_STR("a", second->title);
	CHECK(conf_next(conf, "answer", second) == NULL);
}

static void test_lists(void)
{
	const struct conf *conf = read_text("list = {}\nanswer \"a\" { choices = {\"x\", y,} }\n");
	CHECK_STR("", said());
	CHECK_INT(0, conf_find(conf, "list")->count);
	CHECK_INT(2, conf_find(&conf->sections[0], "choices")->count);
	read_text("list = {\"x\" \"y\"}\n");
	CHECK_STR("1:13+3 a comma is missing before this text\n", said());
	read_text("list += {\"x\"}\n");
	CHECK(faults.count > 0);
}

/* A call that would open another file. */
static void test_no_include(void)
{
	read_text("include(\"/etc/passwd\")\nstart = \"a\"\n");
	CHECK(faults.count > 0);
	read_text("__unknown = 1\n");
	CHECK_STR("1:1+9 there is no key '__unknown' here\n", said());
}

/* ---- bytes ----------------------------------------------------------------- */

static void test_bytes(void)
{
	CHECK_STR("a", start_of("\xEF\xBB\xBFstart = \"a\"\n"));
	CHECK_STR("a\nb", start_of("# x\r\nstart = \"a\r\nb\"\r\n"));
	CHECK(read_bytes("start = \"a\0b\"", 13) == NULL);
	CHECK_STR("1:11+0 there is a control character (0x00) here\n", said());
	CHECK(read_text("\n start = \"\x1b[31m\"") == NULL);
	CHECK_STR("2:11+0 there is a control character (0x1b) here\n", said());
	CHECK(read_text("start = \"\xff\"") == NULL);
	CHECK_STR("1:10+0 this is Latin-1 (or Windows-1252), not UTF-8\n", said());
	CHECK(read_text("\u00E4\n\xE2\x80 x") == NULL);
	CHECK_STR("2:1+0 this is not UTF-8\n", said());
	CHECK(read_text("# a note\rstart = \"a\"\r") == NULL);
	CHECK_STR("1:9+0 the lines of this file end in carriage returns alone\n", said());
	CHECK(read_text("start = \"a\"\r\n# b\rskip = on\n") == NULL);
	CHECK_STR("2:4+0 this line ends in a carriage return alone\n", said());
	CHECK(read_bytes("\xFF\xFEs\0t\0", 6) == NULL);
	CHECK_STR("0:0+0 this is UTF-16, not UTF-8\n", said());
	CHECK(read_bytes("\0s\0t", 4) == NULL);
	CHECK_STR("0:0+0 this is UTF-16, not UTF-8\n", said());
	CHECK_STR("save the file as UTF-8", faults.list[0].fix);
	const struct conf *conf = read_text("");
	CHECK(conf && faults.count == 0 && conf->section_count == 0);
}

/* Forty answers, of which one lacks a sign: where, is among the few that are listed. */
static void check_following(const char *broken, const char *want)
{
	struct buf text;
	buf_init(&text, 1 << 16);
	buf_add_text(&text, broken);
	for (int i = 0; i < 40; i++)
		buf_printf(&text, "answer \"a%d\" {\n text = \"on it goes\"\n}\n", i);
	read_bytes(text.data, text.len);
	const char *all = said();
	CHECK(faults.count > 0 && faults.count <= 14);
	if (!strstr(all, want) || !strstr(all, "may come from those above"))
		CHECK_STR(want, all);
	buf_release(&text);
}

static void test_following(void)
{
	check_following("answer \"x\" {\n text = \"y\"\n", "1:1+10 the section is never closed\n");
	/* Faults that stand for themselves are all listed. */
	struct buf text;
	buf_init(&text, 1 << 16);
	for (int i = 0; i < 40; i++)
		buf_printf(&text, "answer \"a%d\" { txt = \"x\" }\n", i);
	read_bytes(text.data, text.len);
	CHECK_INT(40, faults.count);
	buf_release(&text);
}

/* C1 controls, bidi controls and invisible characters are cleaned away. */
static void test_cleaned(void)
{
	const struct conf *conf = read_text("answer \"a\u202Eb\xC2\x85"
					    "c\" { text = \"x\u202Ey\u200B\" }");
	/* Those that turn the direction are said as well: what is read is not what stands there. */
	CHECK_STR("1:10+0 here is a mark that changes the direction of writing (U+202E)\n"
		"1:30+0 here is a mark that changes the direction of writing (U+202E)\n", said());
	NEED(conf->section_count == 1);
	CHECK(strstr(conf->sections[0].title, "\u202E") == NULL);
	CHECK(strstr(conf->sections[0].title, "\xC2\x85") == NULL);
	CHECK(strstr(conf_text(&conf->sections[0], "text"), "\u202E") == NULL);
}

/* ---- titles ---------------------------------------------------------------- */

static const char *title_of(const char *text)
{
	const struct conf *conf = read_text(text);
	CHECK_STR("", said());
	return conf && conf->section_count ? conf->sections[0].title : NULL;
}

static void test_titles_are_any_text(void)
{
	CHECK_STR("a b: \"c\"", title_of("answer \"a b: \\\"c\\\"\" { }"));
	CHECK_STR("it's $5", title_of("answer 'it\\'s $5' { }"));
	CHECK_STR("x\\y", title_of("answer 'x\\y' { }"));
	CHECK_STR("word", title_of("answer word { }"));
	CHECK_STR("", title_of("answer \"\" { }"));
	CHECK_STR("two lines", title_of("answer \"two\nlines\" { }"));
	/* One e with its accent, however it was typed. */
	CHECK_STR("\u00e9", title_of("answer \"e\u0301\" { }"));
}

static void test_titles_twice(void)
{
	const struct conf *conf = read_text("answer \"a\" { text = \"1\" }\nanswer 'a' { text = \"2\" }\n"
					    "answer \"b\" { item \"i\" { } item \"i\" { } }\n");
	CHECK_STR("2:1+10 'answer \"a\"' is here twice\n"
		  "3:27+8 'item \"i\"' is here twice\n", said());
	CHECK_INT(2, conf->section_count);
	CHECK_STR("1", conf_text(&conf->sections[0], "text"));
}

/* libconfuse would make one of them, and move all that follows up by one. */
static void test_titles_of_one_meaning(void)
{
	const struct conf *conf = read_text("answer \"q\" { item \"a\\$\" { is = \"1\" }\n"
					    "item \"a$\" { is = \"2\" } item \"b\" { is = \"3\" } }\n");
	CHECK_STR("2:1+9 'item \"a$\"' is here twice\n", said());
	const struct conf *answer = &conf->sections[0];
	NEED(answer->section_count == 2);
	CHECK_STR("1", conf_text(&answer->sections[0], "is"));
	CHECK_STR("3", conf_text(&answer->sections[1], "is"));
}

/* One fault, not one for every key of the section. */
static void test_title_at_fault(void)
{
	const struct conf *conf = read_text("answer \"${X}\" { text = \"1\" nope = 2 }\nstart = \"s\"\n");
	CHECK_STR("1:9+2 '${' would be filled in from the environment\n", said());
	CHECK_STR("s", conf_text(conf, "start"));
	CHECK_INT(0, conf->section_count);
}

/* ---- values ---------------------------------------------------------------- */

static void test_values(void)
{
	const struct conf *conf = read_text("start = word-1.5\nanswer \"a\" { number = -7 skip = on }\n");
	const struct conf *answer = &conf->sections[0];
	CHECK_STR("word-1.5", conf_text(conf, "start"));
	CHECK_INT(-7, conf_int(answer, "number", 3));
	CHECK(conf_bool(answer, "skip", false));
	CHECK_INT(3, conf_int(answer, "nothing", 3));
	CHECK(conf_bool(answer, "nothing", true));
	CHECK(conf_text(answer, "text") == NULL);
	CHECK(conf_place(answer, "text") == &answer->at);
	read_text("answer \"a\" { number = 99999999999999999999 }");
	CHECK_STR("1:23+20 this is not a value for 'number'\n", said());
}

static const struct conf *read_number(const char *written)
{
	static char text[100];
	snprintf(text, sizeof text, "answer \"a\" { number = %s skip = on }", written);
	return read_text(text);
}

/* As people read them, not as C does. */
static void test_numbers(void)
{
	static const struct {
		const char *written;
		long number;
	} good[] = { { "0", 0 }, { "00", 0 }, { "-0", 0 }, { "010", 10 }, { "08", 8 }, { "-010", -10 },
		{ "-7", -7 }, { "0000000000000000000042", 42 }, { "1000000", 1000000 } };
	static const struct {
		const char *written, *said;
	} bad[] = {
		{ "2,5", "1:23+3 this is not a value for 'number'\n" },
		{ "2,", "1:23+2 this is not a value for 'number'\n" },
		{ "2.5", "1:23+3 this is not a value for 'number'\n" },
		{ "0x10", "1:23+4 this is not a value for 'number'\n" },
		{ "1e3", "1:23+3 this is not a value for 'number'\n" },
		{ "\"7\"", "1:23+3 this is not a value for 'number'\n" },
		{ "-101", "1:23+4 'number' cannot be -101\n" },
		{ "1000001", "1:23+7 'number' cannot be 1000001\n" } };
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		const struct conf *conf = read_number(good[i].written);
		CHECK_STR("", said());
		CHECK_INT(good[i].number, conf_int(&conf->sections[0], "number", 3));
		CHECK(conf_bool(&conf->sections[0], "skip", false));
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		const struct conf *conf = read_number(bad[i].written);
		CHECK_STR(bad[i].said, said());
		/* What follows is read. */
		CHECK(conf_bool(&conf->sections[0], "skip", false));
	}
}

/* ---- hostile sizes --------------------------------------------------------- */

static char *repeat(const char *before, const char *one, size_t times, const char *after)
{
	struct buf text;
	buf_init(&text, (size_t)200 << 20);
	buf_add_text(&text, before);
	buf_add_repeat(&text, one, times);
	buf_add_text(&text, after);
	char *copy = strdup(text.data);
	buf_release(&text);
	return copy;
}

/* Reads, and must not take a second for what a line a byte would take minutes. */
static const struct conf *read_big(char *text)
{
	clock_t began = clock();
	const struct conf *conf = read_text(text);
	CHECK((clock() - began) / CLOCKS_PER_SEC < 10 * check_patience());
	free(text);
	return conf;
}

static void test_large_file(void)
{
	size_t len = (size_t)100 << 20;
	char *bytes = malloc(len);
	NEED(bytes != NULL);
	memset(bytes, '{', len);
	CHECK(read_bytes(bytes, len) == NULL);
	CHECK_STR("0:0+0 the file has 104857600 bytes, more than 8388608\n", said());
	free(bytes);
}

static void test_large_pieces(void)
{
	const struct conf *conf = read_big(repeat("start = \"", "x", 65536, "\"\n"));
	CHECK_STR("1:9+1 a text of 65538 bytes is longer than any screen\n", said());
	conf = read_big(repeat("start = ", "x", 201, "\n"));
	CHECK(strstr(said(), "1:9+200 this word is too long") != NULL);
	conf = read_big(repeat("answer \"a\" { choices = {", "\"abcdefg\",", 27000, "} }\nstart = z\n"));
	CHECK_STR("1:1+10 a section of 270028 bytes is too large\n", said());
	/* Nobody meets a section of which nothing was read. */
	CHECK_INT(0, conf->section_count);
	CHECK_STR("z", conf_text(conf, "start"));
}

static void test_deep(void)
{
	read_big(repeat("", "answer \"a\" {", 100000, ""));
	CHECK(faults.count > 0);
	read_big(repeat("list = ", "{", 1000000, ""));
	CHECK(faults.count > 0);
	read_big(repeat("", "}", 1000000, ""));
	CHECK_INT(1000, faults.count);
	CHECK_INT(999000, faults.unlisted);
}

static void test_many_parts(void)
{
	struct buf text;
	buf_init(&text, 1 << 20);
	buf_add_text(&text, "answer \"a\" {\n");
	for (int i = 0; i < 1005; i++)
		buf_printf(&text, "item \"%d\" { }\n", i);
	buf_add_text(&text, "}\n");
	const struct conf *conf = read_text(text.data);
	CHECK_STR("1002:1+11 a section cannot hold more than 1000 others\n", said());
	CHECK_INT(1000, conf->sections[0].section_count);
	buf_release(&text);
}

/* At the top there may be as many as the file holds. */
static void test_many_sections(void)
{
	struct buf text;
	buf_init(&text, 8 << 20);
	for (int i = 0; i < 100000; i++)
		buf_printf(&text, "answer \"%d\" { text = \"t\" }\n", i);
	const struct conf *conf = read_big(strdup(text.data));
	CHECK_STR("", said());
	CHECK_INT(100000, conf->section_count);
	CHECK_STR("t", conf_text(&conf->sections[99999], "text"));
	buf_release(&text);
}

static void test_release(void)
{
	arena_release(&arena);
	arena_init(&arena, NULL);
}

TESTS("conf/conf", { "lines after comments", test_lines_after_comments },
	{ "marks of comments in texts", test_marks_of_comments_in_texts },
	{ "all faults at once", test_all_faults_at_once }, { "environment", test_environment },
	{ "never closed", test_never_closed }, { "forgotten quote", test_forgotten_quote },
	{ "escapes", test_escapes }, { "twice", test_twice },
	{ "place of a long text", test_place_of_long_text }, { "order", test_order },
	{ "lists", test_lists }, { "no include", test_no_include }, { "bytes", test_bytes },
	{ "what follows from a fault", test_following },
	{ "cleaned", test_cleaned }, { "titles are any text", test_titles_are_any_text },
	{ "titles twice", test_titles_twice },
	{ "titles of one meaning", test_titles_of_one_meaning },
	{ "title at fault", test_title_at_fault }, { "values", test_values }, { "numbers", test_numbers },
	{ "kept", test_kept }, { "curly", test_curly },
	{ "large file", test_large_file }, { "large pieces", test_large_pieces },
	{ "deep", test_deep }, { "many parts", test_many_parts },
	{ "many sections", test_many_sections }, { "release", test_release })
