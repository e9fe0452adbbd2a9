/*
 * tandem translate: the file of a language whole, to begin a translation with or to
 * go on with one.  It is printed; nothing is written over.
 */
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "base/str.h"
#include "sys/file.h"

#include <string.h>

#define FILE_BYTES ((size_t)16 << 20)

enum { OPT_SITE };

static const struct option_spec options[] = {
	[OPT_SITE] = { "site", 0, "FOLDER", "the file of the site that lies over the pack" },
	{ NULL, 0, NULL, NULL },
};

static int translate(const char *name, const char *site, const char *language,
	struct arena *arena)
{
	struct faults faults;
	struct buf out;
	int code = EXIT_BAD_DATA;
	faults_init(&faults, arena);
	buf_init(&out, FILE_BYTES);
	bool ok = content_translate(name, site, language, &out, &faults);
	faults_sort(&faults);
	report_faults(&faults);
	if (ok)
		code = !out.failed && report_out(out.data, out.len) ? EXIT_DONE
		                                                    : report_no_stdout();
	buf_release(&out);
	return code;
}

static int run(const struct given *given)
{
	const char *name = given->arguments[0];
	struct arena arena;
	if (strchr(name, '/') && !file_is_folder(name)) {
		report_line("there is no pack folder '%s'", name);
		return EXIT_NO_FILE;
	}
	arena_init(&arena, content_last_words);
	int code = translate(name, given->text[OPT_SITE], given->arguments[1], &arena);
	arena_release(&arena);
	return code;
}

const struct command cmd_translate = {
	.name = "translate", .arguments = "PACK|words LANGUAGE", .least = 2, .most = 2,
	.options = options, .run = run,
	.about = "Print the file of a language, to fill in.",
};
