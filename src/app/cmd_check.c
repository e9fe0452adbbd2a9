/* tandem check: every fault of a pack, or of a course, and remarks on a pack's words. */
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "sys/file.h"

#include <string.h>

enum { OPT_SITE };

static const struct option_spec options[] = {
	[OPT_SITE] = { "site", 0, "FOLDER", "with words and numbers of this clinic over it" },
	{ NULL, 0, NULL, NULL },
};

static int check(const char *name, const char *site, struct arena *arena)
{
	struct faults faults, remarks;
	faults_init(&faults, arena);
	faults_init(&remarks, arena);
	struct pack *pack = content_load(name, site, &faults);
	faults_sort(&faults);
	report_faults(&faults);
	if (!pack)
		return EXIT_NO;
	pack_review_words(pack, &remarks);
	report_remarks(&remarks);
	struct buf line;
	buf_init(&line, 4096);
	buf_printf(&line, "%s %s: %zu screens, no faults, %zu remarks\n", pack->id, pack->version,
		pack->screen_count, remarks.count);
	bool ok = report_out(line.data ? line.data : "", line.len);
	buf_release(&line);
	pack_free(pack);
	return ok ? EXIT_DONE : report_no_stdout();
}

static size_t count_items(const struct course *course)
{
	size_t count = 0;
	for (size_t i = 0; i < course->drill_count; i++)
		count += course->drills[i].item_count;
	return count;
}

static int check_course(const char *name, struct arena *arena)
{
	struct faults faults;
	faults_init(&faults, arena);
	struct course *course = content_load_course(name, &faults);
	faults_sort(&faults);
	report_faults(&faults);
	if (!course)
		return EXIT_NO;
	const char *line = arena_printf(arena,
		"%s %s: %zu lessons, %zu drills with %zu items, %zu cases, no faults\n", course->id,
		course->version, course->lesson_count, course->drill_count, count_items(course),
		course->case_count);
	course_free(course);
	return report_out(line, strlen(line)) ? EXIT_DONE : report_no_stdout();
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
	int code = content_is_course(name) ? check_course(name, &arena)
	                                   : check(name, given->text[OPT_SITE], &arena);
	arena_release(&arena);
	return code;
}

const struct command cmd_check = {
	.name = "check", .arguments = "PACK", .least = 1, .most = 1, .options = options,
	.run = run, .about = "Find every fault of a pack or a course, by line.",
};
