#include "train/progress.h"

#include "base/str.h"
#include "train/tally.h"
#include "view/plot.h"
#include "view/words.h"

#include <assert.h>

#define PREFACE 2 /* that it is practice; how much there was of it */
#define SECTIONS_MOST 5
#define SESSIONS_MOST 20 /* of a picture: the last ones */

struct making {
	const struct past *past;
	const char *who;
	const struct course *course;
	const struct words *words;
	struct arena *arena;
	struct document_section *sections;
	size_t section_count;
};

static bool is_mine(const struct making *making, const struct log *log)
{
	return log->is_over && str_is(log->who, making->who);
}

static const char *put(const struct making *making, enum word word, const char *text)
{
	return words_put(making->words->text[word], text, making->arena);
}

static const char *put_number(const struct making *making, enum word word, long number)
{
	return put(making, word, arena_printf(making->arena, "%ld", number));
}

static const char *title_of(const struct making *making, enum log_what what, const char *id)
{
	const struct course *course = making->course;
	int number = what == LOG_CASE || what == LOG_ROLE ? course_find_case(course, id)
	             : what == LOG_DRILL ? course_find_drill(course, id)
	             : what == LOG_LESSON ? course_find_lesson(course, id) : -1;
	if (number < 0)
		return what == LOG_ROLE ? making->words->text[WORD_role_own] : id;
	return what == LOG_CASE || what == LOG_ROLE ? course->cases[number].title
	       : what == LOG_DRILL ? course->drills[number].title
	                           : course->lessons[number].title;
}

static void add_section(struct making *making, enum word title,
	const struct document_line *lines, size_t count, const struct view_series *series)
{
	if (count == 0)
		return;
	assert(making->section_count < SECTIONS_MOST);
	making->sections[making->section_count++] = (struct document_section){
		.title = making->words->text[title], .lines = lines, .line_count = count,
		.series = series ? *series : (struct view_series){ 0 } };
}

/* ---- what was done ------------------------------------------------------------------ */

static const char *counts_of(const struct making *making, const struct log *log)
{
	struct practice_count count = log_count(log);
	struct arena *arena = making->arena;
	if (log->what == LOG_DRILL)
		return arena_printf(arena, " %s", put(making, WORD_train_right,
			arena_printf(arena, "%d / %d", count.right, count.of)));
	if (log->what == LOG_LESSON)
		return "";
	const char *spirit = arena_printf(arena, "%s %s",
		put_number(making, WORD_train_adherent, count.adherent),
		put_number(making, WORD_train_against, count.against));
	return arena_printf(arena, " %s", words_append(making->words,
		put(making, WORD_train_short_ratio, tally_ratio(&count, arena)), spirit, arena));
}

static const char *guess_of(const struct making *making, const struct log *log)
{
	struct practice_count count = log_count(log);
	if (log->estimate < 0)
		return "";
	return arena_printf(making->arena, " %s %s",
		put_number(making, WORD_train_own_guess, log->estimate),
		put_number(making, WORD_train_counted,
			tally_of_ten(&count, log->what == LOG_DRILL)));
}

static const char *done_line(const struct making *making, const struct log *log)
{
	char day[DATE_SIZE];
	struct date date = date_of(log->ended);
	date_format_day(&date, day);
	const char *title = title_of(making, log->what, log->id);
	if (log->what == LOG_ROLE)
		title = words_label(making->words, words_aside(making->words,
			making->words->text[WORD_train_role],
			making->words->text[str_is(log->as, "patient") ? WORD_role_as_patient
			                                               : WORD_role_as_clinician],
			making->arena), title, making->arena);
	return arena_printf(making->arena, "%s  %s%s%s", day, put(making, WORD_sentence, title),
		counts_of(making, log), guess_of(making, log));
}

static void add_done(struct making *making)
{
	const struct past *past = making->past;
	struct document_line *lines = arena_array(making->arena, past->count + 1, sizeof *lines);
	size_t count = 0;
	for (size_t i = 0; i < past->count; i++)
		if (is_mine(making, past->logs[i]))
			lines[count++].text = done_line(making, past->logs[i]);
	add_section(making, WORD_train_part_done, lines, count, NULL);
}

/* ---- pictures ------------------------------------------------------------------------ */

/* Sessions stand side by side: several of one day are several steps. */
static struct view_point point_of(const struct log *log, size_t n)
{
	struct practice_count count = log_count(log);
	return (struct view_point){ .at = (long)n,
		.value = tally_of_ten(&count, log->what == LOG_DRILL) };
}

static void name_days(const struct words *words, const struct date *days, size_t count,
	struct view_point *points, struct arena *arena)
{
	bool two_years = count && days[0].year != days[count - 1].year;
	for (size_t i = 0; i < count; i++)
		points[i].day = day_short(words, &days[i], two_years, arena);
}

struct view_series progress_series(const struct past *past, const char *who,
	enum log_what what, const struct words *words, struct arena *arena)
{
	assert(what == LOG_CASE || what == LOG_DRILL);
	struct view_point *points = arena_array(arena, past->count + 1, sizeof *points);
	struct date *days = arena_array(arena, past->count + 1, sizeof *days);
	size_t count = 0;
	for (size_t i = 0; i < past->count; i++) {
		const struct log *log = past->logs[i];
		if (!log->is_over || log->what != what || log->count == 0
			|| !str_is(log->who, who))
			continue;
		days[count] = date_of(log->ended);
		points[count] = point_of(log, count);
		count++;
	}
	size_t first = count > SESSIONS_MOST ? count - SESSIONS_MOST : 0;
	name_days(words, days + first, count - first, points + first, arena);
	return (struct view_series){ .label = words->text[what == LOG_CASE
			? WORD_train_series_cases : WORD_train_series_drills],
		.more_is_better = true, .points = points + first, .count = count - first };
}

static void add_series(struct making *making, enum log_what what, enum word title)
{
	struct view_series series = progress_series(making->past, making->who, what,
		making->words, making->arena);
	struct document_line *line = ARENA_NEW(making->arena, struct document_line);
	line->text = words_label(making->words, series.label,
		plot_points(making->words, &series, making->arena), making->arena);
	add_section(making, title, line, series.count ? 1 : 0, &series);
}

/* ---- what is to come ------------------------------------------------------------------- */

static const char *when(const struct making *making, long in)
{
	if (in <= 0)
		return making->words->text[WORD_train_today];
	return in == 1 ? making->words->text[WORD_train_tomorrow]
	               : put_number(making, WORD_train_in_days, in);
}

static void add_due(struct making *making, long today)
{
	size_t count;
	const struct past_due *due = past_due(making->past, making->who, making->arena, &count);
	struct document_line *lines = arena_array(making->arena, count + 1, sizeof *lines);
	for (size_t i = 0; i < count; i++)
		lines[i].text = words_label(making->words, title_of(making, due[i].what, due[i].id),
			when(making, due[i].day - today), making->arena);
	add_section(making, WORD_train_part_due, lines, count, NULL);
}

static bool is_new(const struct making *making, enum log_what what, const char *id)
{
	return past_times(making->past, making->who, what, id) == 0;
}

static void add_new(struct making *making)
{
	const struct course *course = making->course;
	struct document_line *lines = arena_array(making->arena,
		course->drill_count + course->case_count + 1, sizeof *lines);
	size_t count = 0;
	for (size_t i = 0; i < course->drill_count; i++)
		if (is_new(making, LOG_DRILL, course->drills[i].id))
			lines[count++].text = course->drills[i].title;
	for (size_t i = 0; i < course->case_count; i++)
		if (is_new(making, LOG_CASE, course->cases[i].id))
			lines[count++].text = course->cases[i].title;
	add_section(making, WORD_train_part_new, lines, count, NULL);
}

/* ---- all of it -------------------------------------------------------------------------- */

static size_t times(const struct making *making, enum log_what what)
{
	size_t count = 0;
	for (size_t i = 0; i < making->past->count; i++)
		count += is_mine(making, making->past->logs[i])
		         && making->past->logs[i]->what == what;
	return count;
}

static const char *const *preface(const struct making *making)
{
	const struct words *words = making->words;
	const char **preface = arena_array(making->arena, PREFACE, sizeof *preface);
	preface[0] = words_label(words, words->text[WORD_train_mark],
		words->text[WORD_train_report_about], making->arena);
	preface[1] = arena_printf(making->arena, "%s %s %s %s",
		put_number(making, WORD_train_report_cases, (long)times(making, LOG_CASE)),
		put_number(making, WORD_train_report_drills, (long)times(making, LOG_DRILL)),
		put_number(making, WORD_train_report_lessons, (long)times(making, LOG_LESSON)),
		put_number(making, WORD_train_report_roles, (long)times(making, LOG_ROLE)));
	return preface;
}

void progress_make(const struct past *past, const char *who, const struct course *course,
	const struct words *words, long today, struct arena *arena, struct document *out)
{
	struct making making = { .past = past, .who = who, .course = course, .words = words,
		.arena = arena };
	making.sections = arena_array(arena, SECTIONS_MOST, sizeof *making.sections);
	add_done(&making);
	add_series(&making, LOG_CASE, WORD_train_part_cases);
	add_series(&making, LOG_DRILL, WORD_train_part_drills);
	add_due(&making, today);
	add_new(&making);
	*out = (struct document){ .form = FORM_ENTRIES, .language = words->language,
		.title = words_put(words->text[WORD_train_report], who, arena),
		.preface = preface(&making), .preface_count = PREFACE,
		.sections = making.sections, .section_count = making.section_count };
}
