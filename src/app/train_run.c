#include "app/train_run.h"

#include "app/report.h"
#include "app/dialogs.h"
#include "sys/clock.h"
#include "sys/file.h"

#include <assert.h>

struct waiting { /* a row that could not be kept so far */
	struct waiting *next;
	struct buf row; /* borrowed from the run's arena */
};

struct run { /* an exercise while it is held */
	struct exercise exercise;
	struct journal journal;
	const struct trainee *trainee;
	struct waiting *waiting; /* the oldest; NULL: all is on the disk */
	struct arena arena;      /* owned */
	bool lost; /* it has no id, or a row was too long: nothing of it can be kept */
};

static bool has_failed(const struct run *run)
{
	return run->lost || run->waiting;
}

/* Rows follow each other: the ones that wait go first. */
static void keep_waiting(struct run *run)
{
	while (!run->lost && run->waiting
		&& journal_add(&run->journal, &run->waiting->row, NULL))
		run->waiting = run->waiting->next;
}

static void keep(struct run *run, const struct buf *row)
{
	struct waiting **last = &run->waiting;
	run->lost = run->lost || row->failed;
	if (row->len == 0)
		return;
	while (*last)
		last = &(*last)->next;
	*last = ARENA_NEW(&run->arena, struct waiting);
	(*last)->row = (struct buf){ .len = row->len,
		.data = arena_strndup(&run->arena, row->data, row->len) };
	keep_waiting(run);
}

static void show(void *ctx, unsigned wants, struct arena *frame, struct view *view)
{
	struct run *run = ctx;
	(void)wants;
	exercise_show(&run->exercise, run->trainee->words, frame, view);
	view->saving = has_failed(run) ? SAVING_FAILED : SAVING_SAVED;
}

static bool act(void *ctx, const struct act *act, struct moment now)
{
	struct run *run = ctx;
	struct buf row;
	buf_init(&row, LOG_BYTES_MAX);
	bool on = exercise_act(&run->exercise, act, now, &row);
	keep(run, &row);
	buf_release(&row);
	return on;
}

static struct exercise_start start_of(const struct trainee *trainee, enum practice_what what,
	int number)
{
	const struct course *course = trainee->course;
	bool is_case = what == PRACTICE_CASE;
	assert(number >= 0
		&& (size_t)number < (is_case ? course->case_count : course->drill_count));
	return (struct exercise_start){ .course = course, .what = what, .number = number,
		.who = trainee->who, .classifier = trainee->classifier, .now = clock_now(),
		.last_words = report_last_words,
		.before = past_before(&trainee->book->past, trainee->who,
			is_case ? LOG_CASE : LOG_DRILL,
			is_case ? course->cases[number].id : course->drills[number].id) };
}

/* A new one; what was said before it turned in `earlier` (NULL: none) is said again. */
static void begin(struct run *run, struct exercise_start *start,
	const struct exercise *earlier)
{
	struct buf row;
	buf_init(&row, LOG_BYTES_MAX);
	keep_waiting(run); /* of the one before, for the last time */
	run->waiting = NULL;
	run->lost = !trainbook_begin(run->trainee->book, &run->journal);
	exercise_begin(&run->exercise, start, &row);
	do {
		keep(run, &row);
		buf_clear(&row);
	} while (earlier && exercise_repeat(&run->exercise, earlier, &row));
	buf_release(&row);
}

/* Until they have gone again often enough. */
static enum controller_end play(struct run *run)
{
	const struct controller controller = { .ctx = run, .show = show, .act = act };
	enum controller_end end = frontend_play(run->trainee->frontend, &controller);
	while (end == CONTROLLER_OVER && run->exercise.retry >= 0) {
		const struct practice *practice = &run->exercise.practice;
		trainbook_refresh(run->trainee->book);
		struct exercise_start start =
			start_of(run->trainee, practice->what, practice->number);
		struct exercise earlier = run->exercise;
		start.seed = practice->seed;
		begin(run, &start, &earlier);
		exercise_release(&earlier);
		end = frontend_play(run->trainee->frontend, &controller);
	}
	keep_waiting(run);
	exercise_release(&run->exercise);
	arena_release(&run->arena);
	trainbook_refresh(run->trainee->book);
	return end;
}

enum controller_end train_run(const struct trainee *trainee, enum practice_what what, int number)
{
	struct run run = { .trainee = trainee };
	struct exercise_start start = start_of(trainee, what, number);
	arena_init(&run.arena, report_last_words);
	/* Without chance it is the same order each time, and no less of a practice. */
	if (!file_random(&start.seed, sizeof start.seed))
		start.seed = 1;
	begin(&run, &start, NULL);
	return play(&run);
}

static int number_of(const struct course *course, const struct log *log)
{
	assert(log->what == LOG_CASE || log->what == LOG_DRILL);
	return log->what == LOG_CASE ? course_find_case(course, log->id)
	                             : course_find_drill(course, log->id);
}

enum controller_end train_resume(const struct trainee *trainee, size_t at)
{
	assert(at < trainee->book->count);
	const struct trainbook_one *one = &trainee->book->list[at];
	int number = number_of(trainee->course, &one->log);
	enum practice_what what = one->log.what == LOG_CASE ? PRACTICE_CASE : PRACTICE_DRILL;
	struct run run = { .trainee = trainee };
	if (number < 0)
		return CONTROLLER_OVER;
	struct exercise_start start = start_of(trainee, what, number);
	start.seed = one->log.seed;
	/* The course has changed since: what was done stays kept, and it is begun anew. */
	if (!exercise_resume(&run.exercise, &start, &one->log))
		return train_run(trainee, what, number);
	arena_init(&run.arena, report_last_words);
	trainbook_resume(trainee->book, at, &run.journal);
	return play(&run);
}

/* ---- lessons ------------------------------------------------------------------------ */

static void keep_lesson(const struct trainee *trainee, const struct course_lesson *lesson,
	struct moment began)
{
	struct journal journal;
	struct buf row;
	const struct log log = { .who = trainee->who, .id = lesson->id, .what = LOG_LESSON,
		.course = trainee->course->id, .version = trainee->course->version,
		.began = began, .ended = clock_now(), .is_good = true, .estimate = -1 };
	buf_init(&row, LOG_BYTES_MAX);
	log_write_head(&log, &row);
	bool ok = trainbook_begin(trainee->book, &journal) && journal_add(&journal, &row, NULL);
	buf_clear(&row);
	log_write_end(&log, &row);
	if (ok)
		journal_add(&journal, &row, NULL);
	buf_release(&row);
	trainbook_refresh(trainee->book);
}

enum controller_end train_read(const struct trainee *trainee, int number)
{
	assert(number >= 0 && (size_t)number < trainee->course->lesson_count);
	const struct course_lesson *lesson = &trainee->course->lessons[number];
	struct moment began = clock_now();
	struct dialog dialog;
	dialog_init(&dialog, trainee->words, VIEW_SAY, lesson->id);
	dialog.view.label = trainee->words->text[WORD_train_mark];
	dialog.view.where = WHERE_TRAINING;
	dialog.view.step_title = trainee->course->stages[lesson->stage].title;
	dialog.view.heading = lesson->title;
	dialog.view.text = lesson->source
		? arena_printf(&dialog.arena, "%s\n\n%s", lesson->text, lesson->source)
		: lesson->text;
	enum controller_end end = dialog_play(&dialog, trainee->frontend, 0);
	if (!dialog.went_back)
		keep_lesson(trainee, lesson, began);
	arena_release(&dialog.arena);
	return end;
}
