#include "app/train_hold.h"

#include "app/content.h"
#include "app/report.h"
#include "app/room.h"
#include "sys/clock.h"
#include "sys/file.h"

struct waiting { /* a row that could not be kept so far */
	struct waiting *next;
	struct buf row; /* borrowed from the bout's arena */
};

struct bout { /* an exercise while it is held */
	struct exercise exercise;
	struct keeping keeping;
	const struct trainee *trainee;
	struct waiting *waiting; /* the oldest; NULL: all is on the disk */
	struct arena arena;      /* owned */
	bool lost; /* it has no id, or a row was too long: nothing of it can be kept */
};

static bool has_failed(const struct bout *bout)
{
	return bout->lost || bout->waiting;
}

/* Rows follow each other: the ones that wait go first. */
static void keep_waiting(struct bout *bout)
{
	while (!bout->lost && bout->waiting
		&& keeping_add(&bout->keeping, bout->trainee->book, &bout->waiting->row, NULL))
		bout->waiting = bout->waiting->next;
}

static void keep(struct bout *bout, const struct buf *row)
{
	struct waiting **last = &bout->waiting;
	bout->lost = bout->lost || row->failed;
	if (row->len == 0)
		return;
	while (*last)
		last = &(*last)->next;
	*last = ARENA_NEW(&bout->arena, struct waiting);
	(*last)->row = (struct buf){ .len = row->len,
		.data = arena_strndup(&bout->arena, row->data, row->len) };
	keep_waiting(bout);
}

static void show(void *ctx, unsigned wants, struct arena *frame, struct view *view)
{
	struct bout *bout = ctx;
	(void)wants;
	exercise_show(&bout->exercise, bout->trainee->words, frame, view);
	view->saving = has_failed(bout) ? SAVING_FAILED : SAVING_SAVED;
}

static bool act(void *ctx, const struct act *act, struct moment now)
{
	struct bout *bout = ctx;
	struct buf row;
	buf_init(&row, LOG_BYTES_MAX);
	bool on = exercise_act(&bout->exercise, act, now, &row);
	keep(bout, &row);
	buf_release(&row);
	return on;
}

static struct exercise_start start_of(const struct trainee *trainee, enum practice_what what,
	int number)
{
	const struct course *course = trainee->course;
	bool is_case = what == PRACTICE_CASE;
	return (struct exercise_start){ .course = course, .what = what, .number = number,
		.who = trainee->who, .mirror = trainee->mirror, .now = clock_now(),
		.last_words = content_last_words,
		.before = past_before(&trainee->book->past, trainee->who,
			is_case ? LOG_CASE : LOG_DRILL,
			is_case ? course->cases[number].id : course->drills[number].id) };
}

/* A new one; what was said before it turned in `earlier` (NULL: none) is said again. */
static void begin(struct bout *bout, struct exercise_start *start,
	const struct exercise *earlier)
{
	struct buf row;
	buf_init(&row, LOG_BYTES_MAX);
	keep_waiting(bout); /* of the one before, for the last time */
	bout->waiting = NULL;
	bout->lost = !keeping_begin(&bout->keeping);
	exercise_begin(&bout->exercise, start, &row);
	do {
		keep(bout, &row);
		buf_clear(&row);
	} while (earlier && exercise_repeat(&bout->exercise, earlier, &row));
	buf_release(&row);
}

/* Until they have gone again often enough. */
static enum stage_end play(struct bout *bout)
{
	const struct stage stage = { .ctx = bout, .show = show, .act = act };
	enum stage_end end = face_play(bout->trainee->face, &stage);
	while (end == STAGE_OVER && bout->exercise.retry >= 0) {
		const struct practice *practice = &bout->exercise.practice;
		trainbook_read(bout->trainee->book, NULL);
		struct exercise_start start =
			start_of(bout->trainee, practice->what, practice->number);
		struct exercise earlier = bout->exercise;
		start.seed = practice->seed;
		begin(bout, &start, &earlier);
		exercise_release(&earlier);
		end = face_play(bout->trainee->face, &stage);
	}
	keep_waiting(bout);
	exercise_release(&bout->exercise);
	arena_release(&bout->arena);
	trainbook_read(bout->trainee->book, NULL);
	return end;
}

enum stage_end train_hold(const struct trainee *trainee, enum practice_what what, int number)
{
	struct bout bout = { .trainee = trainee };
	struct exercise_start start = start_of(trainee, what, number);
	arena_init(&bout.arena, content_last_words);
	/* Without chance it is the same order each time, and no less of a practice. */
	if (!file_random(&start.seed, sizeof start.seed))
		start.seed = 1;
	begin(&bout, &start, NULL);
	return play(&bout);
}

static int number_of(const struct course *course, const struct log *log)
{
	return log->what == LOG_CASE ? course_find_case(course, log->id)
	                             : course_find_drill(course, log->id);
}

enum stage_end train_hold_again(const struct trainee *trainee, size_t at)
{
	const struct trainbook_one *one = &trainee->book->list[at];
	int number = number_of(trainee->course, &one->log);
	enum practice_what what = one->log.what == LOG_CASE ? PRACTICE_CASE : PRACTICE_DRILL;
	struct bout bout = { .trainee = trainee, .keeping = { one->id, one->rows, one->tag } };
	if (number < 0)
		return STAGE_OVER;
	struct exercise_start start = start_of(trainee, what, number);
	start.seed = one->log.seed;
	/* The course has changed since: what was done stays kept, and it is begun anew. */
	if (!exercise_resume(&bout.exercise, &start, &one->log))
		return train_hold(trainee, what, number);
	arena_init(&bout.arena, content_last_words);
	return play(&bout);
}

/* ---- lessons ------------------------------------------------------------------------ */

static void keep_lesson(const struct trainee *trainee, const struct course_lesson *lesson,
	struct moment began)
{
	struct keeping keeping;
	struct buf row;
	const struct log log = { .who = trainee->who, .id = lesson->id, .what = LOG_LESSON,
		.course = trainee->course->id, .version = trainee->course->version,
		.began = began, .ended = clock_now(), .is_good = true, .estimate = -1 };
	buf_init(&row, LOG_BYTES_MAX);
	log_write_head(&log, &row);
	bool ok = keeping_begin(&keeping) && keeping_add(&keeping, trainee->book, &row, NULL);
	buf_clear(&row);
	log_write_end(&log, &row);
	if (ok)
		keeping_add(&keeping, trainee->book, &row, NULL);
	buf_release(&row);
	trainbook_read(trainee->book, NULL);
}

enum stage_end train_read(const struct trainee *trainee, int number)
{
	const struct course_lesson *lesson = &trainee->course->lessons[number];
	struct moment began = clock_now();
	struct room room;
	room_init(&room, trainee->words, VIEW_SAY, lesson->id);
	room.view.label = trainee->words->text[WORD_train_mark];
	room.view.step_title = trainee->course->stages[lesson->stage].title;
	room.view.heading = lesson->title;
	room.view.text = lesson->source
		? arena_printf(&room.arena, "%s\n\n%s", lesson->text, lesson->source)
		: lesson->text;
	enum stage_end end = room_play(&room, trainee->face, 0);
	if (!room.went_back)
		keep_lesson(trainee, lesson, began);
	arena_release(&room.arena);
	return end;
}
