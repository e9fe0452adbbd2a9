/*
 * tandem train: practice for new staff, and how it has gone.  Trainees are named by
 * number: no name is ever an argument.
 */
#include "app/cmd.h"
#include "app/content.h"
#include "app/exit.h"
#include "app/output.h"
#include "app/report.h"
#include "app/train_dialogs.h"
#include "base/str.h"
#include "sys/clock.h"
#include "train/progress.h"
#include "train/role.h"

enum { OPT_FORMAT, OPT_PLAIN, OPT_LANG };

static const struct option_spec options[] = {
	[OPT_FORMAT] = { "format", 'f', OUTPUT_FORMAT, OUTPUT_FORMATS },
	[OPT_PLAIN] = { "plain", 0, NULL, "lines of text instead of a screen" },
	[OPT_LANG] = { "lang", 0, "LANGUAGE", "the language, such as de (as the locale has it)" },
	{ NULL, 0, NULL, NULL },
};

struct desk { /* what a list or a report is made of */
	const struct writer *writer;
	struct trainbook book;
	struct course *course;
	struct pack *words;
	struct arena arena;
	struct buf out;
	const char **people;
	size_t count;
};

/* ---- the list ----------------------------------------------------------------------- */

static size_t ended_by(const struct past *past, const char *who)
{
	size_t count = 0;
	for (size_t i = 0; i < past->count; i++)
		count += past->logs[i]->is_over && str_is(past->logs[i]->who, who);
	return count;
}

/* Tab separated: number, name, how much they have practised. */
static int list_people(struct desk *desk)
{
	for (size_t i = 0; i < desk->count; i++)
		buf_printf(&desk->out, "%zu\t%s\t%zu\n", i + 1, desk->people[i],
			ended_by(&desk->book.past, desk->people[i]));
	return EXIT_DONE;
}

/* ---- the report --------------------------------------------------------------------- */

static int add_report(struct desk *desk, const char *who)
{
	struct document progress;
	struct date today = date_of(clock_now());
	progress_make(&desk->book.past, who, desk->course, &desk->words->words,
		date_days(&today), &desk->arena, &progress);
	if (desk->out.len)
		buf_add_char(&desk->out, '\n');
	return output_add(desk->writer, &progress, NULL, &desk->out);
}

/* One after the other, and no table of them: nobody is ranked. */
static int report_all(struct desk *desk)
{
	int code = EXIT_DONE;
	if (desk->writer->holds_one && desk->count > 1) {
		report_line("this format holds only one report; name one trainee");
		return EXIT_NO;
	}
	for (size_t i = 0; i < desk->count && code == EXIT_DONE; i++)
		code = add_report(desk, desk->people[i]);
	return code;
}

static int report_one(struct desk *desk, const char *number)
{
	long n;
	if (str_is(number, "all"))
		return report_all(desk);
	if (!str_to_long(number, &n) || n < 1) {
		report_line("'%s' is not the number of a trainee; 'tandem train people' lists them, "
			    "and 'all' is everybody", number);
		return EXIT_WRONG_USE;
	}
	if ((size_t)n > desk->count) {
		report_line("there is no trainee %ld; 'tandem train people' lists them", n);
		return EXIT_NO;
	}
	return add_report(desk, desk->people[n - 1]);
}

/* ---- the card of a role play --------------------------------------------------------- */

static int no_case(const struct course *course, const char *id)
{
	struct buf all;
	buf_init(&all, OUTPUT_BYTES);
	for (size_t i = 0; i < course->case_count; i++)
		buf_printf(&all, "%s'%s'", i ? ", " : "", course->cases[i].id);
	report_line("there is no card '%s'; there are %s", id, all.data ? all.data : "none");
	buf_release(&all);
	return EXIT_NO;
}

static int print_card(struct desk *desk, const char *id)
{
	size_t count;
	struct document card;
	int which = course_find_case(desk->course, id);
	if (which < 0)
		return no_case(desk->course, id);
	const struct view_line *lines = role_card(&desk->course->cases[which],
		&desk->words->words, &desk->arena, &count);
	document_of_lines(desk->course->language, desk->course->cases[which].title, lines, count,
		&desk->arena, &card);
	return output_add(desk->writer, &card, NULL, &desk->out);
}

/* ---- opening --------------------------------------------------------------------------- */

static bool desk_open(struct desk *desk, const struct writer *writer, const char *language,
	int *code)
{
	struct language_wish wish;
	*desk = (struct desk){ .writer = writer };
	if (!config_choose_language(language, NULL, &wish, code))
		return false;
	desk->words = content_words(NULL, NULL, &wish, code);
	desk->course = desk->words ? content_open_course(code) : NULL;
	if (desk->course && trainbook_open(&desk->book, false, code)) {
		arena_init(&desk->arena, report_last_words);
		buf_init(&desk->out, OUTPUT_BYTES);
		desk->people = past_people(&desk->book.past, &desk->arena, &desk->count);
		return true;
	}
	course_free(desk->course);
	pack_free(desk->words);
	return false;
}

static int desk_close(struct desk *desk, int code)
{
	if (code == EXIT_DONE)
		code = output_put(desk->writer, &desk->out, NULL);
	if (code == EXIT_DONE && desk->book.damaged) {
		report_line("%zu practices could not be read, and are left out",
			desk->book.damaged);
		code = EXIT_NO;
	}
	buf_release(&desk->out);
	arena_release(&desk->arena);
	trainbook_close(&desk->book);
	course_free(desk->course);
	pack_free(desk->words);
	return code;
}

/* ---- the screens ----------------------------------------------------------------------- */

static int practise(struct frontend *frontend, const struct config *config,
	const struct words *words)
{
	bool gone = false;
	(void)config;
	return train_stay(frontend, words, &gone);
}

static int run(const struct given *given)
{
	const char *what = given->count ? given->arguments[0] : NULL;
	bool people = str_is(what, "people") && given->count == 1;
	bool report = str_is(what, "report") && given->count == 2;
	bool card = str_is(what, "card") && given->count == 2;
	const struct writer *writer;
	struct desk desk;
	int code;
	if (!output_find_writer(given->text[OPT_FORMAT], &writer))
		return EXIT_WRONG_USE;
	if (!what)
		return frontend_run(given->text[OPT_PLAIN] != NULL, given->text[OPT_LANG], practise);
	if (!people && !report && !card) {
		report_line("write 'tandem train', 'tandem train people', 'tandem train report N' "
			    "or 'tandem train card CASE'");
		return EXIT_WRONG_USE;
	}
	if (!desk_open(&desk, writer, given->text[OPT_LANG], &code))
		return code;
	code = people ? list_people(&desk)
	       : card ? print_card(&desk, given->arguments[1])
	              : report_one(&desk, given->arguments[1]);
	return desk_close(&desk, code);
}

const struct command cmd_train = {
	.name = "train", .arguments = "[people|report N|card CASE]", .most = 2, .options = options,
	.run = run, .about = "Practise with made-up patients.",
};
