/*
 * The course that comes with tandem: all that it promises is there, it can be read by
 * tired people, and nothing in it teaches what must not be taught.
 */
#include "tests/check.h"
#include "tests/train/courses.h"

#include "pack/prose.h"

#define GRADE_MOST 8.0
#define SENTENCE_MOST 26 /* words */

struct reader {
	struct prose prose;
	const char *what;
};

static void read_text(struct reader *reader, const char *text)
{
	struct prose own = { 0 };
	if (!text)
		return;
	prose_count(text, &reader->prose);
	prose_count(text, &own);
	if (own.longest > SENTENCE_MOST)
		printf("\n%s: %zu words: %.60s\n", reader->what, own.longest, own.longest_at);
	CHECK(own.longest <= SENTENCE_MOST);
}

static void check_grade(const struct reader *reader)
{
	double grade = prose_grade(&reader->prose);
	if (grade > GRADE_MOST)
		printf("\n%s: grade %.1f\n", reader->what, grade);
	CHECK(grade <= GRADE_MOST);
}

static void read_choices(struct reader *reader, const struct course_choice *choices, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		read_text(reader, choices[i].text);
		read_text(reader, choices[i].why);
		read_text(reader, choices[i].better);
		read_text(reader, choices[i].back);
	}
}

static void read_drill(const struct course_drill *drill)
{
	struct reader reader = { .what = drill->id };
	read_text(&reader, drill->about);
	for (size_t i = 0; i < drill->item_count; i++) {
		const struct course_item *item = &drill->items[i];
		read_text(&reader, item->says);
		read_text(&reader, item->why);
		read_choices(&reader, item->choices, item->choice_count);
		for (size_t j = 0; j < item->good_count; j++)
			read_text(&reader, item->good[j]);
		CHECK(drill->how != HOW_WRITE || item->good_count >= 3);
	}
	check_grade(&reader);
}

static void read_case(const struct course_case *one)
{
	struct reader reader = { .what = one->id };
	read_text(&reader, one->about);
	read_text(&reader, one->opening);
	read_text(&reader, one->hidden);
	for (size_t i = 0; i < one->turn_count; i++) {
		read_text(&reader, one->turns[i].says);
		read_choices(&reader, one->turns[i].choices, one->turns[i].choice_count);
	}
	for (size_t i = 0; i < one->ending_count; i++)
		read_text(&reader, one->endings[i].text);
	check_grade(&reader);
}

static void test_readable(void)
{
	struct course *course = test_course();
	NEED(course != NULL);
	for (size_t i = 0; i < course->lesson_count; i++) {
		struct reader reader = { .what = course->lessons[i].id };
		read_text(&reader, course->lessons[i].text);
		check_grade(&reader);
	}
	for (size_t i = 0; i < course->drill_count; i++)
		read_drill(&course->drills[i]);
	for (size_t i = 0; i < course->case_count; i++)
		read_case(&course->cases[i]);
	course_free(course);
}

static void test_all_there(void)
{
	static const char *const drills[] = { "open-it", "evidence-affirm", "simple-complex",
		"write-two", "two-to-one", "sum-up", "spot-talk", "roll", "neutral-or-not",
		"ask-share-ask", "read-array", "shrink-it", "alone-first", "stop" };
	static const char *const cases[] = { "rosa", "derek", "mei", "ahmed", "joan", "marcus",
		"pearl", "liam" };
	struct course *course = test_course();
	NEED(course != NULL);
	CHECK_INT(8, course->stage_count);
	for (size_t i = 0; i < sizeof drills / sizeof *drills; i++) {
		if (course_find_drill(course, drills[i]) < 0)
			printf("\nno drill '%s'\n", drills[i]);
		CHECK(course_find_drill(course, drills[i]) >= 0);
	}
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (course_find_case(course, cases[i]) < 0)
			printf("\nno case '%s'\n", cases[i]);
		CHECK(course_find_case(course, cases[i]) >= 0);
	}
	/* A lesson for each stage, and something to do in it. */
	for (size_t stage = 0; stage < course->stage_count; stage++) {
		size_t lessons = 0;
		for (size_t i = 0; i < course->lesson_count; i++)
			lessons += course->lessons[i].stage == (int)stage;
		CHECK(lessons >= 2);
	}
	course_free(course);
}

/* What must not be got wrong once is passed only with all of them. */
static void test_safety(void)
{
	static const char *const all[] = { "alone-first", "stop" };
	struct course *course = test_course();
	NEED(course != NULL);
	for (size_t i = 0; i < 2; i++) {
		int number = course_find_drill(course, all[i]);
		NEED(number >= 0);
		CHECK_INT(course->drills[number].of, course->drills[number].pass);
	}
	int joan = course_find_case(course, "joan"), liam = course_find_case(course, "liam");
	NEED(joan >= 0 && liam >= 0);
	CHECK(!course->cases[joan].family);
	CHECK(course->cases[liam].flag);
	course_free(course);
}

/* A repair is come to, and every case has something that only trust opens. */
static void test_cases_can_be_mended(void)
{
	struct course *course = test_course();
	NEED(course != NULL);
	for (size_t i = 0; i < course->case_count; i++) {
		const struct course_case *one = &course->cases[i];
		size_t repairs = 0, hidden = 0, good = 0;
		for (size_t j = 0; j < one->turn_count; j++) {
			repairs += one->turns[j].repair;
			hidden += one->turns[j].hides;
		}
		for (size_t j = 0; j < one->ending_count; j++)
			good += one->endings[j].good;
		if (!repairs || !hidden || !good || good == one->ending_count)
			printf("\n%s: %zu repairs, %zu hidden, %zu good ends\n", one->id, repairs,
				hidden, good);
		CHECK(repairs > 0 && hidden > 0);
		CHECK(good > 0 && good < one->ending_count);
	}
	course_free(course);
}

TESTS("train/shipped", { "all there", test_all_there }, { "readable", test_readable },
	{ "safety", test_safety }, { "cases can be mended", test_cases_can_be_mended })
