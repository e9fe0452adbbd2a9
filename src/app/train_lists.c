#include "app/report.h"
#include "app/train_dialogs.h"

#include "app/dialogs.h"
#include "base/str.h"
#include "sys/clock.h"
#include "train/progress.h"

#include <assert.h>

#define ROWS_MOST 400

struct list {
	const struct trainee *trainee;
	struct arena arena; /* owned */
	struct view_item *items;
	struct entry {
		enum log_what what;
		int number;
		size_t at; /* in the book, of one that is gone on with */
	} *entries;
	size_t count;
};

static void list_init(struct list *list, const struct trainee *trainee)
{
	*list = (struct list){ .trainee = trainee };
	arena_init(&list->arena, report_last_words);
	list->items = arena_array(&list->arena, ROWS_MOST, sizeof *list->items);
	list->entries = arena_array(&list->arena, ROWS_MOST, sizeof *list->entries);
}

static const char *word_of(const struct list *list, enum word word)
{
	return list->trainee->words->text[word];
}

static const char *put_count(struct list *list, enum word word, size_t count)
{
	return words_put(word_of(list, word), arena_printf(&list->arena, "%zu", count),
		&list->arena);
}

/* ---- names of exercises ------------------------------------------------------------- */

static const char *id_of(const struct course *course, enum log_what what, int number)
{
	assert(number >= 0);
	return what == LOG_CASE ? course->cases[number].id
	       : what == LOG_DRILL ? course->drills[number].id : course->lessons[number].id;
}

static const char *title_of(const struct course *course, enum log_what what, int number)
{
	return what == LOG_CASE ? course->cases[number].title
	       : what == LOG_DRILL ? course->drills[number].title
	                           : course->lessons[number].title;
}

static int stage_of(const struct course *course, enum log_what what, int number)
{
	return what == LOG_CASE ? course->cases[number].stages[0]
	       : what == LOG_DRILL ? course->drills[number].stage
	                           : course->lessons[number].stage;
}

static size_t count_of(const struct course *course, enum log_what what)
{
	return what == LOG_CASE ? course->case_count
	       : what == LOG_DRILL ? course->drill_count : course->lesson_count;
}

static int find(const struct course *course, enum log_what what, const char *id)
{
	return what == LOG_CASE ? course_find_case(course, id)
	       : what == LOG_DRILL ? course_find_drill(course, id)
	       : what == LOG_LESSON ? course_find_lesson(course, id) : -1;
}

/* Of a patient, what is known before. */
static const char *label_of(struct list *list, enum log_what what, int number)
{
	const struct course *course = list->trainee->course;
	const char *title = title_of(course, what, number);
	return what != LOG_CASE ? title
	                        : arena_printf(&list->arena, "%s %s",
					  words_put(word_of(list, WORD_sentence), title,
						  &list->arena),
					  course->cases[number].about);
}

/* ---- rows --------------------------------------------------------------------------- */

static void add(struct list *list, enum log_what what, int number, const char *detail)
{
	assert(number >= 0 && (size_t)number < count_of(list->trainee->course, what));
	const struct course *course = list->trainee->course;
	if (list->count == ROWS_MOST)
		return;
	list->entries[list->count] = (struct entry){ what, number, 0 };
	list->items[list->count++] = (struct view_item){ .id = id_of(course, what, number),
		.label = label_of(list, what, number), .detail = detail, .value = -1 };
}

/* "done 3 times", or that it is new. */
static const char *times(struct list *list, enum log_what what, int number)
{
	const struct trainee *trainee = list->trainee;
	size_t done = past_times(&trainee->book->past, trainee->who, what,
		id_of(trainee->course, what, number));
	if (done == 0)
		return word_of(list, WORD_train_new);
	return words_count(list->trainee->words, WORD_train_once, WORD_train_times, (long)done,
		&list->arena);
}

static void add_stage(struct list *list, enum log_what what, int stage)
{
	const struct course *course = list->trainee->course;
	size_t before = list->count;
	assert(stage >= 0 && (size_t)stage < course->stage_count);
	for (size_t i = 0; i < count_of(course, what); i++)
		if (stage_of(course, what, (int)i) == stage)
			add(list, what, (int)i, times(list, what, (int)i));
	if (list->count > before)
		list->items[before].group = course->stages[stage].title;
}

/* ---- picking -------------------------------------------------------------------------- */

static enum controller_end pick(struct list *list, enum word heading, int *picked)
{
	const struct trainee *trainee = list->trainee;
	const char *unread = trainbook_unread(trainee->book, trainee->words, &list->arena);
	const enum word none = unread ? WORD_list_unread : WORD_train_none;
	const struct dialog_question question = { .words = trainee->words,
		.screen = "exercises", .label = word_of(list, WORD_train_mark),
		.saving = SAVING_NO_VISIT, .items = list->items, .count = list->count,
		.heading = word_of(list, list->count ? heading : none), .text = unread };
	return dialogs_ask(trainee->frontend, &question, picked);
}

static enum controller_end do_entry(const struct list *list, const struct entry *entry, bool again)
{
	assert(entry >= list->entries && entry < list->entries + list->count);
	if (again)
		return train_resume(list->trainee, entry->at);
	if (entry->what == LOG_LESSON)
		return train_read(list->trainee, entry->number);
	return train_run(list->trainee,
		entry->what == LOG_CASE ? PRACTICE_CASE : PRACTICE_DRILL, entry->number);
}

static enum controller_end list_end(struct list *list, enum word heading, bool again, int *picked)
{
	enum controller_end end = pick(list, heading, picked);
	assert(*picked < (int)list->count);
	if (end == CONTROLLER_OVER && *picked >= 0 && list->count)
		end = do_entry(list, &list->entries[*picked], again);
	arena_release(&list->arena);
	return end;
}

/* Comes back to the list, with what was done marked as done. */
static enum controller_end list_all(const struct trainee *trainee, enum log_what what,
	enum word heading)
{
	enum controller_end end;
	int picked;
	do {
		struct list list;
		list_init(&list, trainee);
		for (size_t i = 0; i < trainee->course->stage_count; i++)
			add_stage(&list, what, (int)i);
		end = list_end(&list, heading, false, &picked);
	} while (end == CONTROLLER_OVER && picked >= 0);
	return end;
}

enum controller_end train_list_lessons(const struct trainee *trainee)
{
	return list_all(trainee, LOG_LESSON, WORD_train_which_lesson);
}

enum controller_end train_list_drills(const struct trainee *trainee)
{
	return list_all(trainee, LOG_DRILL, WORD_train_which_drill);
}

enum controller_end train_list_cases(const struct trainee *trainee)
{
	return list_all(trainee, LOG_CASE, WORD_train_which_case);
}

/* ---- unfinished ------------------------------------------------------------------------ */

static bool is_unfinished(const struct trainee *trainee, const struct log *log)
{
	return !log->is_over && str_is(log->who, trainee->who)
	       && (log->what == LOG_CASE || log->what == LOG_DRILL) && log->count > 0
	       && find(trainee->course, log->what, log->id) >= 0;
}

size_t train_count_unfinished(const struct trainee *trainee)
{
	size_t count = 0;
	for (size_t i = 0; i < trainee->book->count; i++)
		count += is_unfinished(trainee, &trainee->book->list[i].log);
	return count;
}

enum controller_end train_list_unfinished(const struct trainee *trainee)
{
	struct list list;
	int picked;
	list_init(&list, trainee);
	for (size_t i = trainee->book->count; i-- > 0;) {
		const struct log *log = &trainee->book->list[i].log;
		char day[DATE_SIZE];
		if (!is_unfinished(trainee, log) || list.count == ROWS_MOST)
			continue;
		date_format(log->began, day);
		add(&list, log->what, find(trainee->course, log->what, log->id),
			arena_printf(&list.arena, "%.16s", day));
		assert(list.count > 0); /* there was room for it */
		list.entries[list.count - 1].at = i;
	}
	return list_end(&list, WORD_train_which_open, true, &picked);
}

/* ---- what comes back -------------------------------------------------------------------- */

static long today(void)
{
	struct date date = date_of(clock_now());
	return date_days(&date);
}

size_t train_count_due(const struct trainee *trainee)
{
	struct arena arena;
	size_t count, now = 0;
	arena_init(&arena, report_last_words);
	const struct past_due *due = past_due(&trainee->book->past, trainee->who, &arena, &count);
	for (size_t i = 0; i < count; i++)
		now += due[i].day <= today();
	arena_release(&arena);
	return now;
}

static const char *when(struct list *list, long day)
{
	long in = day - today();
	if (in <= 0)
		return word_of(list, WORD_train_today);
	return in == 1 ? word_of(list, WORD_train_tomorrow)
	               : put_count(list, WORD_train_in_days, (size_t)in);
}

enum controller_end train_list_due(const struct trainee *trainee)
{
	struct list list;
	size_t count;
	int picked;
	list_init(&list, trainee);
	const struct past_due *due = past_due(&trainee->book->past, trainee->who, &list.arena,
		&count);
	for (size_t i = 0; i < count; i++) {
		int number = find(trainee->course, due[i].what, due[i].id);
		if (number >= 0)
			add(&list, due[i].what, number, when(&list, due[i].day));
	}
	return list_end(&list, WORD_train_which_due, false, &picked);
}

/* ---- how it has gone ---------------------------------------------------------------------- */

static void add_series(const struct trainee *trainee, enum log_what what, struct dialog *dialog,
	struct view_series *series)
{
	struct view_series one = progress_series(&trainee->book->past, trainee->who, what,
		trainee->words, &dialog->arena);
	assert(dialog->view.trend.series_count < 2);
	if (one.count)
		series[dialog->view.trend.series_count++] = one;
}

enum controller_end train_show_past(const struct trainee *trainee)
{
	const struct words *words = trainee->words;
	struct dialog dialog;
	struct view_series series[2];
	struct view_item done = { .id = "done", .label = words->text[WORD_train_seen] };
	dialog_init(&dialog, words, VIEW_TREND, "progress");
	add_series(trainee, LOG_CASE, &dialog, series);
	add_series(trainee, LOG_DRILL, &dialog, series);
	dialog.view.label = words->text[WORD_train_mark];
	const char *unread = trainbook_unread(trainee->book, words, &dialog.arena);
	dialog.view.heading = words->text[dialog.view.trend.series_count ? WORD_train_past
	                                  : unread               ? WORD_list_unread
	                                                         : WORD_train_none];
	dialog.view.text = words->text[WORD_train_past_text];
	if (unread)
		dialog.view.text = arena_printf(&dialog.arena, "%s\n\n%s", unread,
			dialog.view.text);
	dialog.view.trend.series = series;
	dialog.view.items = &done;
	dialog.view.item_count = 1;
	dialog.chooses = dialog.view.trend.series_count > 0;
	if (!dialog.chooses) {
		dialog.view.kind = VIEW_SAY;
		dialog.view.text = unread;
		dialog.view.item_count = 0;
	}
	enum controller_end end = dialog_play(&dialog, trainee->frontend, 0);
	arena_release(&dialog.arena);
	return end;
}
