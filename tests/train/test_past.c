/*
 * What comes back, and when; whose practice it was; a report after three sessions.
 */
#include "train/past.h"

#include "tests/check.h"
#include "tests/train/courses.h"
#include "tests/ui/words.h"
#include "train/progress.h"

#define DAY ((int64_t)24 * 60 * 60 * 1000)
#define FIRST 20000 /* days since 1970 */

static struct log done(const char *who, enum log_what what, const char *id, int day, bool good)
{
	return (struct log){ .who = who, .what = what, .id = id, .course = "c", .version = "1",
		.ended = { (FIRST + day) * DAY, 0 }, .is_over = true, .is_good = good,
		.estimate = -1 };
}

struct shelf {
	struct log logs[16];
	const struct log *list[16];
	size_t count;
	struct past past;
	struct arena arena;
};

static void put(struct shelf *shelf, struct log log)
{
	shelf->logs[shelf->count] = log;
	shelf->list[shelf->count] = &shelf->logs[shelf->count];
	shelf->past = (struct past){ shelf->list, ++shelf->count };
}

/* Day on which the drill "d" comes back to Maya, from the first; -1: it does not. */
static long back_on(struct shelf *shelf)
{
	size_t count;
	const struct past_due *due = past_due(&shelf->past, "Maya", &shelf->arena, &count);
	CHECK(count <= 1);
	return count ? due[0].day - FIRST : -1;
}

static void begin(struct shelf *shelf)
{
	*shelf = (struct shelf){ .past = { NULL, 0 } };
	arena_init(&shelf->arena, NULL);
}

static void test_waits(void)
{
	struct shelf shelf;
	begin(&shelf);
	CHECK_INT(-1, back_on(&shelf));
	/* What goes well at once does not come back. */
	put(&shelf, done("Maya", LOG_DRILL, "d", 0, true));
	CHECK_INT(-1, back_on(&shelf));
	put(&shelf, done("Maya", LOG_DRILL, "d", 0, false));
	long day = 0;
	for (int i = 0; i < PAST_WAITS; i++) {
		day += past_waits[i];
		CHECK_INT(day, back_on(&shelf));
		put(&shelf, done("Maya", LOG_DRILL, "d", (int)day, true));
	}
	CHECK_INT(-1, back_on(&shelf));
	CHECK_INT(1 + 3 + 7 + 21 + 60 + 90, day);
	arena_release(&shelf.arena);
}

static void test_anew(void)
{
	struct shelf shelf;
	begin(&shelf);
	put(&shelf, done("Maya", LOG_DRILL, "d", 0, false));
	put(&shelf, done("Maya", LOG_DRILL, "d", 1, true));
	CHECK_INT(4, back_on(&shelf));
	/* Ahead of its day is no spaced return. */
	put(&shelf, done("Maya", LOG_DRILL, "d", 2, true));
	CHECK_INT(5, back_on(&shelf));
	put(&shelf, done("Maya", LOG_DRILL, "d", 5, false));
	CHECK_INT(6, back_on(&shelf));
	/* Nobody else's practice, and nothing unfinished, counts. */
	put(&shelf, done("Ben", LOG_DRILL, "d", 6, true));
	struct log open = done("Maya", LOG_DRILL, "d", 6, true);
	open.is_over = false;
	put(&shelf, open);
	put(&shelf, done("Maya", LOG_LESSON, "d", 6, false));
	CHECK_INT(6, back_on(&shelf));
	arena_release(&shelf.arena);
}

static void test_bad(void)
{
	struct log_reply replies[2] = { { .turn = "t", .choice = "a", .move = MOVE_PERSUADE },
		{ .turn = "t", .choice = "a", .move = MOVE_AFFIRM } };
	struct log log = done("Maya", LOG_CASE, "joan", 0, true);
	log.replies = replies;
	log.count = 1;
	CHECK(past_is_bad(&log));
	log.count = 2;
	CHECK(!past_is_bad(&log));
	log.is_good = false;
	CHECK(past_is_bad(&log));
	log.what = LOG_ROLE;
	CHECK(!past_is_bad(&log));
}

static void test_people(void)
{
	struct shelf shelf;
	size_t count;
	begin(&shelf);
	put(&shelf, done("Maya", LOG_DRILL, "d", 0, true));
	put(&shelf, done("Ben", LOG_DRILL, "d", 0, true));
	put(&shelf, done("Maya", LOG_DRILL, "e", 0, true));
	const char **people = past_people(&shelf.past, &shelf.arena, &count);
	CHECK_INT(2, count);
	CHECK_STR("Maya", people[0]);
	CHECK_STR("Ben", people[1]);
	CHECK(past_before(&shelf.past, "Maya", LOG_DRILL, "d") == &shelf.logs[0]);
	CHECK(past_before(&shelf.past, "Ben", LOG_DRILL, "e") == NULL);
	CHECK_INT(1, past_times(&shelf.past, "Maya", LOG_DRILL, "e"));
	arena_release(&shelf.arena);
}

/* ---- a report after three sessions ---------------------------------------------------- */

static const struct document_section *section_of(const struct document *progress, enum word title)
{
	for (size_t i = 0; i < progress->section_count; i++)
		if (strcmp(progress->sections[i].title, test_words.text[title]) == 0)
			return &progress->sections[i];
	return NULL;
}

static void test_three_sessions(void)
{
	struct course *course = test_course();
	struct log_reply replies[4] = { { .turn = "t", .choice = "a",
		.move = MOVE_REFLECTION_SIMPLE }, { .turn = "t", .choice = "a",
		.move = MOVE_QUESTION_OPEN }, { .turn = "t", .choice = "a",
		.move = MOVE_REFLECTION_COMPLEX }, { .turn = "t", .choice = "a",
		.move = MOVE_CONFRONT } };
	struct shelf shelf;
	struct document progress;
	NEED(course != NULL);
	begin(&shelf);
	for (int i = 0; i < 3; i++) {
		struct log log = done("Maya", LOG_CASE, "joan", 7 * i, i > 0);
		log.replies = replies;
		log.count = 2 + (size_t)i % 2;
		log.estimate = i;
		put(&shelf, log);
	}
	put(&shelf, done("Ben", LOG_CASE, "pearl", 3, true));
	struct words words = test_words;
	words.language = "de";
	progress_make(&shelf.past, "Maya", course, &words, FIRST + 15, &shelf.arena, &progress);
	CHECK_STR("de", progress.language);
	CHECK_STR("Practice of Maya", progress.title);
	CHECK(strstr(progress.preface[0], "TRAINING") && strstr(progress.preface[0], "MITI"));
	CHECK(strstr(progress.preface[1], "Talks: 3.") != NULL);
	const struct document_section *list = section_of(&progress, WORD_train_part_done);
	NEED(list != NULL);
	CHECK_INT(3, list->line_count);
	CHECK(strstr(list->lines[0].text, "2024-10-04  Joan") == list->lines[0].text);
	CHECK(strstr(list->lines[0].text, "1 : 1") != NULL);
	CHECK(strstr(list->lines[0].text, "Own guess: 0 of 10.") != NULL);
	CHECK(strstr(list->lines[1].text, "2 : 1") != NULL);
	CHECK(strstr(list->lines[1].text, "It was 7 of 10.") != NULL);
	const struct document_section *cases = section_of(&progress, WORD_train_part_cases);
	NEED(cases != NULL);
	CHECK_INT(3, cases->series.count);
	CHECK_INT(5, cases->series.points[0].value);
	CHECK_INT(1, cases->series.points[2].at - cases->series.points[1].at);
	CHECK(section_of(&progress, WORD_train_part_drills) == NULL);
	/* Badly on the first day; well on day 7 and on day 14: 7 days more. */
	const struct document_section *due = section_of(&progress, WORD_train_part_due);
	NEED(due != NULL);
	CHECK_STR("Joan, 58: in 6 days", due->lines[0].text);
	for (size_t i = 0; i < progress.section_count; i++)
		for (size_t j = 0; j < progress.sections[i].line_count; j++)
			CHECK(!strstr(progress.sections[i].lines[j].text, "Ben"));
	arena_release(&shelf.arena);
	course_free(course);
}

TESTS("train/past", { "waits", test_waits }, { "anew", test_anew }, { "bad", test_bad },
	{ "people", test_people }, { "three sessions", test_three_sessions })
