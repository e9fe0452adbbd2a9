/*
 * tandem translate: the file of a language whole, to begin a translation with or to
 * go on with one.  It is printed, or with --write put to where it belongs: a shell
 * would empty the file that is to be gone on with before it is read.
 */
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "base/str.h"
#include "sys/file.h"

#include <assert.h>
#include <string.h>

#define FILE_BYTES ((size_t)16 << 20)

enum { OPT_SITE, OPT_WRITE };

static const struct option_spec options[] = {
	[OPT_SITE] = { "site", 0, "FOLDER", "the file of the site that lies over the pack" },
	[OPT_WRITE] = { "write", 0, NULL, "write it where it belongs, in place of what is there" },
	{ NULL, 0, NULL, NULL },
};

/* What is translated, and into which language. */
struct wish {
	const char *name, *site, *language;
	bool write;
};

static int write_file(const struct wish *wish, const struct buf *out, struct arena *arena)
{
	assert(wish->write && !out->failed);
	struct fault why;
	const char *folder = content_language_folder(wish->name, wish->site, arena);
	const char *path = arena_printf(arena, "%s/%s.conf", folder, wish->language);
	if (!file_make_folder(folder, &why) || !file_replace(path, out->data, out->len, &why)) {
		report_fault(&why);
		return EXIT_CANT_CREATE;
	}
	const char *line = arena_printf(arena, "%s\n", path);
	return report_out(line, strlen(line)) ? EXIT_DONE : report_no_stdout();
}

static int put_out(const struct wish *wish, const struct buf *out, struct arena *arena)
{
	if (out->failed) {
		report_line("the file is too large to be written");
		return EXIT_SYSTEM;
	}
	if (wish->write)
		return write_file(wish, out, arena);
	return report_file_out(out->data, out->len) ? EXIT_DONE : report_no_stdout();
}

static int translate(const struct wish *wish, struct arena *arena)
{
	struct faults faults;
	struct buf out;
	int code = EXIT_BAD_DATA;
	faults_init(&faults, arena);
	buf_init(&out, FILE_BYTES);
	bool ok = content_translate(wish->name, wish->site, wish->language, &out, &faults);
	faults_sort(&faults);
	report_faults(&faults);
	if (ok)
		code = put_out(wish, &out, arena);
	buf_release(&out);
	return code;
}

static int run(const struct given *given)
{
	char language[LANGUAGE_NAME];
	assert(given->count == 2);
	const struct wish wish = { given->arguments[0], given->text[OPT_SITE],
		language_name(given->arguments[1], language), given->text[OPT_WRITE] != NULL };
	struct arena arena;
	if (strchr(wish.name, '/') && !file_is_folder(wish.name)) {
		report_line("there is no pack folder '%s'", wish.name);
		return EXIT_NO_FILE;
	}
	arena_init(&arena, report_last_words);
	int code = translate(&wish, &arena);
	arena_release(&arena);
	return code;
}

const struct command cmd_translate = {
	.name = "translate", .arguments = "PACK|words LANGUAGE", .least = 2, .most = 2,
	.options = options, .run = run,
	.about = "Begin a translation, or go on with one.",
};
