/* tandem check: every fault of a pack, or of a course, and remarks on a pack's words. */
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "base/str.h"
#include "sys/file.h"

#include <string.h>

enum { OPT_SITE, OPT_LANG };

static const struct option_spec options[] = {
	[OPT_SITE] = { "site", 0, "FOLDER", "with words and numbers of this clinic over it" },
	[OPT_LANG] = { "lang", 0, "LANGUAGE",
		"that translation alone, and each text that it lacks" },
	{ NULL, 0, NULL, NULL },
};

struct check {
	const char *name, *site;
	const char *language; /* the one that is checked; NULL: all */
	struct arena *arena;
	struct faults faults, remarks;
};

/* With a language's file over it: what is wrong there, and what it lacks. */
static void check_language(struct check *check, const char *language)
{
	pack_free(content_review(check->name, check->site, language, check->language != NULL,
		&check->faults, &check->remarks));
}

static bool check_languages(struct check *check)
{
	size_t count;
	const char *const *all = content_languages(check->name, check->site, check->arena, &count);
	bool found = !check->language;
	for (size_t i = 0; i < count; i++) {
		if (check->language && !str_is(check->language, all[i]))
			continue;
		check_language(check, all[i]);
		found = true;
	}
	return found;
}

/* A pack without fault that all its languages are without fault over; NULL: reported. */
static struct pack *check_pack(struct check *check, int *code)
{
	*code = EXIT_NO;
	struct pack *pack = content_load(check->name, check->site, &check->faults);
	if (pack && !check_languages(check)) {
		report_line("there is no language '%s' here: 'tandem translate' begins one",
			check->language);
		pack_free(pack);
		*code = EXIT_NO_FILE;
		return NULL;
	}
	faults_sort(&check->faults);
	report_faults(&check->faults);
	if (check->faults.count == 0)
		return pack;
	pack_free(pack);
	return NULL;
}

static int check(struct check *check)
{
	int code;
	struct pack *pack = check_pack(check, &code);
	if (!pack)
		return code;
	if (!check->language)
		pack_review_words(pack, &check->remarks);
	report_remarks(&check->remarks);
	struct buf line;
	buf_init(&line, 4096);
	buf_printf(&line, "%s %s: %zu screens, no faults, %zu remarks\n", pack->id, pack->version,
		pack->screen_count, check->remarks.count);
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

static int check_texts(const char *name, const char *site, const char *language,
	struct arena *arena)
{
	struct check it = { .name = name, .site = site, .language = language, .arena = arena };
	faults_init(&it.faults, arena);
	faults_init(&it.remarks, arena);
	return check(&it);
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
	                                   : check_texts(name, given->text[OPT_SITE],
	                                             given->text[OPT_LANG], &arena);
	arena_release(&arena);
	return code;
}

const struct command cmd_check = {
	.name = "check", .arguments = "PACK", .least = 1, .most = 1, .options = options,
	.run = run, .about = "Find every fault of a pack or a course, by line.",
};
