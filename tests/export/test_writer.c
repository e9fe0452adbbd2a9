/*
 * Every writer: none leaves a part of a document out, each is in the table, and each
 * says so when there is no room.
 */
#include "export/writer.h"

#include "base/str.h"
#include "tests/check.h"

#include <glob.h>

#define OUT_MAX ((size_t)1 << 20)

/* All that a document can have; each text once, of letters that no format escapes. */
static const struct view_point points[] = { { "XDAYONE", 0, 3 }, { "XDAYTWO", 14, 6 } };
static const struct document_line first[] = { { .text = "XLINEONE" }, { .text = "XLINETWO" } };
static const struct document_line second[] = { { .text = "XLINETHREE" } };
static const struct document_section sections[] = {
	{ .title = "XSECTIONONE", .lines = first, .line_count = 2,
		.series = { "XNUMBER", true, points, 2 } },
	{ .title = NULL, .lines = second, .line_count = 1 },
};
static const char *const preface[] = { "XPREFACEONE", "XPREFACETWO" };
static const struct document whole = { .title = "XTITLE", .whose = "XWHOSE", .made = "XMADE",
	.preface = preface, .preface_count = 2, .nothing = "XNOTHING", .sections = sections,
	.section_count = 2 };

static const struct write_options plain = { .large = false };

static void check_has(size_t writer, const char *written, const char *text)
{
	if (!strstr(written, text))
		printf("\nthe writer '%s' leaves out %s\n", writer_name(writer), text);
	CHECK(strstr(written, text) != NULL);
}

static void check_whole(size_t i, enum document_form form, bool large)
{
	static const char *const texts[] = { "XTITLE", "XWHOSE", "XMADE", "XPREFACEONE",
		"XPREFACETWO", "XNOTHING", "XSECTIONONE", "XLINEONE", "XLINETWO", "XLINETHREE" };
	const struct write_options options = { .large = large };
	struct document document = whole;
	struct buf out, again;
	struct fault why;
	document.form = form;
	buf_init(&out, OUT_MAX);
	buf_init(&again, OUT_MAX);
	CHECK(writer_at(i)->write(&document, NULL, &options, &out, &why));
	CHECK(writer_at(i)->write(&document, NULL, &options, &again, &why));
	CHECK_STR(out.data, again.data);
	for (size_t j = 0; j < sizeof texts / sizeof *texts; j++)
		check_has(i, out.data, texts[j]);
	buf_release(&out);
	buf_release(&again);
}

static void test_whole(void)
{
	for (size_t i = 0; writer_at(i); i++)
		for (int form = FORM_SAID; form <= FORM_PROSE; form++) {
			check_whole(i, (enum document_form)form, false);
			check_whole(i, (enum document_form)form, true);
		}
}

/* The least that a document can be. */
static void test_least(void)
{
	static const struct document least = { .form = FORM_PROSE, .title = "XTITLE" };
	for (size_t i = 0; writer_at(i); i++) {
		struct buf out;
		buf_init(&out, OUT_MAX);
		CHECK(writer_at(i)->write(&least, NULL, &plain, &out, NULL));
		check_has(i, out.data, "XTITLE");
		buf_release(&out);
	}
}

/* In no room that is too small do they write half of it and say that it is all. */
static void test_no_room(void)
{
	for (size_t i = 0; writer_at(i); i++) {
		struct buf out;
		struct fault why = { 0 };
		buf_init(&out, 20);
		CHECK(!writer_at(i)->write(&whole, NULL, &plain, &out, &why));
		CHECK_INT(FAULT_TOO_LONG, why.kind);
		CHECK_STR("this is too large to be written", why.what);
		buf_release(&out);
	}
}

/* A file whose line in WRITERS was forgotten would be found by no -f. */
static bool is_in_table(const char *file)
{
	static const char *const files[] = {
#define FILE_OF(file, name) "src/export/" #file ".c",
		WRITERS(FILE_OF, FILE_OF)
	};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (str_is(files[i], file))
			return true;
	return str_is(file, "src/export/writer.c");
}

static void test_table(void)
{
	glob_t files;
	NEED(glob("src/export/*.c", 0, NULL, &files) == 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		if (!is_in_table(files.gl_pathv[i]))
			printf("\n%s has no line in WRITERS\n", files.gl_pathv[i]);
		CHECK(is_in_table(files.gl_pathv[i]));
	}
	globfree(&files);
	for (size_t i = 0; writer_at(i); i++)
		CHECK(writer_at(i)->write && writer_find(writer_name(i)) == writer_at(i));
	CHECK(writer_find("pdf") == NULL);
	CHECK(writer_find("") == NULL);
	CHECK_STR("text", writer_name(0));
}

TESTS("export/writer", { "all of a document", test_whole }, { "the least", test_least },
	{ "no room", test_no_room }, { "the table", test_table })
