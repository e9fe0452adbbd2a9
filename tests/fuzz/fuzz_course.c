/*
 * A course of any bytes, all of it in course.conf.  It loads or has faults; what loads
 * can be practised: each case and drill is gone through for some turns.
 */
#include "tests/fuzz/tree.h"
#include "train/exercise.h"

#include <stdlib.h>

struct input {
	const char *bytes;
	size_t len;
};

static bool has_file(void *ctx, const char *name)
{
	(void)ctx;
	return strcmp(name, "pack/course.conf") == 0;
}

static bool get_file(void *ctx, const char *name, struct buf *out, struct fault *why)
{
	const struct input *input = ctx;
	if (!has_file(ctx, name))
		return fault_set(why, NULL, NULL, "there is no file '%s'", name);
	return buf_add(out, input->bytes, input->len);
}

static void must_be_choices(const struct course_choice *choices, size_t count, size_t places)
{
	for (size_t i = 0; i < count; i++) {
		must_be_text(choices[i].id, false);
		must_be_text(choices[i].text, true);
		MUST(choices[i].move < MOVES);
		MUST(choices[i].next >= 0 && choices[i].next < (int)places);
		MUST(abs(choices[i].trust) <= 3 && abs(choices[i].discord) <= 3);
	}
}

static void must_be_case(const struct course *course, const struct course_case *one)
{
	MUST(one->stage_count > 0 && one->turn_count > 0 && one->ending_count > 0);
	for (size_t i = 0; i < one->stage_count; i++)
		MUST(one->stages[i] >= 0 && one->stages[i] < (int)course->stage_count);
	for (size_t i = 0; i < one->turn_count; i++) {
		MUST(one->turns[i].choice_count >= 2);
		must_be_choices(one->turns[i].choices, one->turns[i].choice_count,
			one->turn_count + one->ending_count);
	}
}

static void practise(const struct course *course, enum practice_what what, int number)
{
	struct exercise exercise;
	struct buf row;
	const struct exercise_start start = { .course = course, .what = what, .number = number,
		.seed = 7, .who = "fuzz" };
	buf_init(&row, LOG_BYTES_MAX);
	exercise_begin(&exercise, &start, &row);
	for (int i = 0; i < 40; i++) {
		int pick = i % 3;
		struct act act = { .kind = i % 11 == 10 ? ACT_BACK : ACT_NEXT,
			.value = { .type = VALUE_CHOICES, .pick = &pick, .count = 1 } };
		if (exercise.mode == EXERCISE_WRITE)
			act.value = (struct value){ .type = VALUE_TEXT, .text = "so it is hard" };
		buf_clear(&row);
		if (!exercise_act(&exercise, &act, (struct moment){ 0, 0 }, &row))
			break;
	}
	MUST(practice_count(&exercise.practice).of == (int)exercise.practice.reply_count);
	exercise_release(&exercise);
	buf_release(&row);
}

static void must_be_course(const struct course *course)
{
	for (size_t i = 0; i < course->case_count; i++) {
		must_be_case(course, &course->cases[i]);
		practise(course, PRACTICE_CASE, (int)i);
	}
	for (size_t i = 0; i < course->drill_count; i++) {
		const struct course_drill *drill = &course->drills[i];
		MUST(drill->pass <= drill->of && (size_t)drill->of <= drill->item_count);
		practise(course, PRACTICE_DRILL, (int)i);
	}
	for (size_t i = 0; i < course->lesson_count; i++)
		must_be_text(course->lessons[i].text, true);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct arena arena;
	struct faults faults;
	struct input input = { (const char *)bytes, len };
	const struct conf_source source = { &input, has_file, get_file, NULL };
	utf8_locale();
	arena_init(&arena, NULL);
	faults_init(&faults, &arena);
	struct course *course = course_load(&source, &faults, NULL);
	MUST((course != NULL) == (faults.count == 0));
	must_be_faults(&faults);
	if (course)
		must_be_course(course);
	course_free(course);
	arena_release(&arena);
	return 0;
}
