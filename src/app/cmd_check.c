/* tandem check: every fault of a pack, of the program's words or of a course, and remarks
 * on what a pack says. */
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/report.h"
#include "base/str.h"
#include "sys/file.h"

#include <assert.h>
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

static bool check_languages(struct check *check, const char *const *all, size_t count)
{
	bool found = !check->language;
	for (size_t i = 0; i < count; i++) {
		if (check->language && !str_is(check->language, all[i]))
			continue;
		check_language(check, all[i]);
		found = true;
	}
	return found;
}

static int no_language(const struct check *check, const char *const *all, size_t count)
{
	assert(check->language);
	const char *others = "";
	for (size_t i = 0; i < count; i++)
		others = arena_printf(check->arena, "%s%s'%s'", others, i ? ", " : ", but ", all[i]);
	report_remarks(&check->remarks);
	report_line("there is no language '%s' here%s: 'tandem translate --write' begins one",
		check->language, others);
	return EXIT_NO_FILE;
}

/* A pack without fault that all its languages are without fault over; NULL: reported. */
static struct pack *check_pack(struct check *check, int *code)
{
	size_t count;
	const char *const *all = content_languages(check->name, check->site, check->arena, &count);
	*code = EXIT_NO;
	struct pack *pack = content_load(check->name, check->site, &check->faults);
	content_review_names(check->name, check->site, &check->remarks);
	if (pack && !check_languages(check, all, count)) {
		*code = no_language(check, all, count);
		pack_free(pack);
		return NULL;
	}
	faults_sort(&check->faults);
	report_faults(&check->faults);
	if (check->faults.count == 0)
		return pack;
	pack_free(pack);
	return NULL;
}

/* "3 remarks" */
static const char *counted(struct arena *arena, size_t count, const char *what)
{
	return arena_printf(arena, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

static const char *summary(struct check *check, const struct pack *pack)
{
	struct arena *arena = check->arena;
	size_t remarks = check->remarks.count + check->remarks.unlisted;
	const char *what = pack->screen_count
	                         ? arena_printf(arena, "%s %s: %s", pack->id, pack->version,
					 counted(arena, pack->screen_count, "screen"))
	                         : arena_printf(arena, "words: %d words", WORD_COUNT);
	return arena_printf(arena, "%s, no faults, %s\n", what, counted(arena, remarks, "remark"));
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
	const char *line = summary(check, pack);
	pack_free(pack);
	return report_out(line, strlen(line)) ? EXIT_DONE : report_no_stdout();
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
	assert(given->count == 1); /* options_parse() has seen to it */
	const char *name = given->arguments[0], *language = given->text[OPT_LANG];
	char meant[LANGUAGE_NAME];
	struct arena arena;
	int code;
	if (language)
		language = language_name(language, meant);
	if (strchr(name, '/') && !file_is_folder(name)) {
		report_line("there is no pack folder '%s'", name);
		return EXIT_NO_FILE;
	}
	arena_init(&arena, report_last_words);
	if (content_is_course(name)) {
		if (language)
			report_line("a course has no translations: only its own words are checked");
		code = check_course(name, &arena);
	} else {
		code = check_texts(name, given->text[OPT_SITE], language, &arena);
	}
	arena_release(&arena);
	return code;
}

const struct command cmd_check = {
	.name = "check", .arguments = "PACK|words", .least = 1, .most = 1, .options = options,
	.run = run, .about = "Find every fault of a pack or a course, by line.",
};
