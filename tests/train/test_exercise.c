/*
 * An exercise as somebody goes through it: what is kept brings it back as it was, own
 * words are looked at, a reply is taken back, and the guess comes before the count.
 */
#include "train/exercise.h"

#include "tests/check.h"
#include "tests/train/courses.h"
#include "tests/ui/words.h"

#include <stdlib.h>

#define SEEDS 30

static const struct moment now = { 1763892000000, 60 };

struct held {
	struct course *course;
	struct exercise exercise;
	struct log log;
	struct arena arena, frame;
	struct buf row;
	uint64_t rows;
	struct view view;
};

static struct exercise_start start_of(struct held *held, enum practice_what what, int number,
	uint32_t seed)
{
	return (struct exercise_start){ .course = held->course, .what = what, .number = number,
		.seed = seed, .who = "Maya", .now = now };
}

/* What there was to keep is read at once, as from the store. */
static void keep(struct held *held)
{
	struct fault why = { 0 };
	if (held->row.len && !log_read(&held->log, ++held->rows, held->row.data, held->row.len,
			&held->arena, &why))
		printf("\n%s: %s\n", why.what, held->row.data);
	buf_clear(&held->row);
	arena_reset(&held->frame);
	exercise_show(&held->exercise, &test_words, &held->frame, &held->view);
}

static void begin_with(struct held *held, struct course *course, enum practice_what what,
	uint32_t seed, struct classifier classifier)
{
	*held = (struct held){ .course = course };
	NEED(course != NULL);
	arena_init(&held->arena, NULL);
	arena_init(&held->frame, NULL);
	buf_init(&held->row, LOG_BYTES_MAX);
	struct exercise_start start = start_of(held, what, 0, seed);
	start.classifier = classifier;
	exercise_begin(&held->exercise, &start, &held->row);
	keep(held);
}

static void begin(struct held *held, enum practice_what what, uint32_t seed)
{
	begin_with(held, test_course(), what, seed, (struct classifier){ NULL, NULL });
}

static void end(struct held *held)
{
	exercise_release(&held->exercise);
	buf_release(&held->row);
	arena_release(&held->arena);
	arena_release(&held->frame);
	course_free(held->course);
}

static bool act(struct held *held, enum act_kind kind, struct value value)
{
	const struct act one = { .kind = kind, .value = value };
	bool on = exercise_act(&held->exercise, &one, now, &held->row);
	keep(held);
	return on;
}

static bool pick(struct held *held, int place)
{
	return act(held, ACT_NEXT, (struct value){ .type = VALUE_CHOICES, .pick = &place,
		.count = 1 });
}

static bool on(struct held *held)
{
	return act(held, ACT_NEXT, (struct value){ .type = VALUE_NONE });
}

static bool write(struct held *held, const char *text)
{
	return act(held, ACT_NEXT, (struct value){ .type = VALUE_TEXT, .text = text });
}

/* ---- what is kept ---------------------------------------------------------------------- */

static void check_same(const struct practice *a, const struct practice *b)
{
	CHECK_INT(a->at, b->at);
	CHECK_INT(a->reply_count, b->reply_count);
	CHECK_INT(a->state.trust, b->state.trust);
	CHECK_INT(a->state.discord, b->state.discord);
	for (size_t i = 0; i < a->reply_count && i < b->reply_count; i++) {
		CHECK_INT(a->replies[i].turn, b->replies[i].turn);
		CHECK_INT(a->replies[i].choice, b->replies[i].choice);
		CHECK_INT(a->replies[i].move, b->replies[i].move);
		CHECK_INT(a->replies[i].right, b->replies[i].right);
	}
}

/* At any point, what was kept so far brings back what there is. */
static void check_kept(struct held *held)
{
	struct exercise again;
	struct exercise_start start = start_of(held, held->exercise.practice.what, 0,
		held->log.seed);
	NEED(exercise_resume(&again, &start, &held->log));
	struct practice was = held->exercise.practice;
	practice_on(&was);
	check_same(&was, &again.practice);
	CHECK_INT(held->exercise.log.taken_back, again.log.taken_back);
	exercise_release(&again);
}

static void do_any(struct held *held)
{
	int chance = rand() % 10;
	enum exercise_mode mode = held->exercise.mode;
	if (chance == 0)
		act(held, ACT_BACK, (struct value){ .type = VALUE_NONE });
	else if (mode == EXERCISE_WRITE)
		write(held, "So it has been hard for you.");
	else if (held->exercise.practice.feedback && mode == EXERCISE_ASK)
		on(held);
	else
		pick(held, rand() % ((int)held->view.item_count + 1));
}

static void test_kept_is_enough(void)
{
	for (uint32_t seed = 1; seed <= SEEDS; seed++) {
		struct held held;
		srand(seed);
		begin(&held, PRACTICE_CASE, seed);
		for (int i = 0; i < 60 && held.exercise.mode != EXERCISE_ESTIMATE; i++) {
			do_any(&held);
			check_kept(&held);
		}
		end(&held);
	}
}

static void test_other_course(void)
{
	struct held held;
	struct exercise again;
	begin(&held, PRACTICE_CASE, 1);
	pick(&held, 0);
	struct exercise_start start = start_of(&held, PRACTICE_CASE, 0, 1);
	held.log.replies[0].turn = "no-such-turn";
	CHECK(!exercise_resume(&again, &start, &held.log));
	held.log.replies[0].turn = held.course->cases[0].turns[0].id;
	held.log.replies[0].choice = "no-such-choice";
	CHECK(!exercise_resume(&again, &start, &held.log));
	end(&held);
}

/* A damaged row that picks nothing is no answer: its feedback would have nothing to quote. */
static void test_picked_nothing(void)
{
	struct held held;
	begin(&held, PRACTICE_DRILL, 1);
	for (size_t i = 0; i < held.course->drill_count; i++) {
		struct exercise again;
		struct exercise_start start = start_of(&held, PRACTICE_DRILL, (int)i, 1);
		struct practice practice;
		practice_begin(&practice, held.course, PRACTICE_DRILL, (int)i, 1);
		struct log_reply nothing = { .choice = "",
			.turn = held.course->drills[i].items[practice.order[0]].id };
		const struct log log = { .what = LOG_DRILL, .replies = &nothing, .count = 1 };
		if (!exercise_resume(&again, &start, &log))
			continue;
		CHECK_STR("", "resumed with nothing picked");
		exercise_release(&again);
	}
	end(&held);
}

/* ---- taking back ------------------------------------------------------------------------ */

static void test_take_back(void)
{
	struct held held;
	begin(&held, PRACTICE_CASE, 1);
	struct practice_state first = held.exercise.practice.state;
	CHECK_INT(VIEW_CHOOSE, held.view.kind);
	NEED(pick(&held, 0));
	CHECK_INT(VIEW_SAY, held.view.kind);
	CHECK(strstr(held.view.heading, "What you did") != NULL);
	NEED(act(&held, ACT_BACK, (struct value){ .type = VALUE_NONE }));
	CHECK_INT(VIEW_CHOOSE, held.view.kind);
	CHECK_INT(0, held.exercise.practice.reply_count);
	CHECK_INT(first.trust, held.exercise.practice.state.trust);
	CHECK_INT(1, held.log.taken_back);
	CHECK_INT(0, held.log.count);
	/* Before the first question there is only the way out. */
	CHECK(!act(&held, ACT_BACK, (struct value){ .type = VALUE_NONE }));
	end(&held);
}

/* ---- own words --------------------------------------------------------------------------- */

static void test_own_words_unsure(void)
{
	struct held held;
	begin(&held, PRACTICE_CASE, 1);
	size_t choices = held.view.item_count - 1;
	NEED(pick(&held, (int)choices));
	CHECK_INT(VIEW_WRITE, held.view.kind);
	CHECK(write(&held, "") && held.view.refused != NULL);
	NEED(write(&held, "Mhm."));
	/* There is no coder: they say themselves which it is like. */
	CHECK_INT(EXERCISE_NEAREST, held.exercise.mode);
	CHECK_STR("“Mhm.”", held.view.quote);
	CHECK_INT(choices, held.view.item_count);
	NEED(act(&held, ACT_BACK, (struct value){ .type = VALUE_NONE }));
	CHECK_INT(VIEW_WRITE, held.view.kind);
	CHECK_STR("Mhm.", held.view.value.text);
	NEED(write(&held, "Mhm, go on."));
	NEED(pick(&held, 1));
	CHECK(strstr(held.view.text, "“Mhm, go on.”") == held.view.text);
	CHECK_STR("Mhm, go on.", held.log.replies[0].typed);
	const struct practice_reply *reply = &held.exercise.practice.replies[0];
	CHECK(reply->move == practice_chosen(&held.exercise.practice, reply)->move);
	end(&held);
}

static struct classifier open_coder(struct arena *arena, struct buf *bytes)
{
	struct coder *coder = ARENA_NEW(arena, struct coder);
	struct fault why = { 0 };
	FILE *file = fopen("content/coder/en.weights", "rb");
	char some[4096];
	size_t len;
	NEED(file != NULL);
	while ((len = fread(some, 1, sizeof some, file)) > 0)
		buf_add(bytes, some, len);
	fclose(file);
	NEED(coder_read(coder, arena, bytes->data, bytes->len, &why));
	return (struct classifier){ coder, ARENA_NEW(arena, struct talk) };
}

/* A line that is plainly a question moves the patient as the question among the choices. */
static void test_own_words_sure(void)
{
	struct held held;
	struct arena arena;
	struct buf bytes;
	arena_init(&arena, NULL);
	buf_init(&bytes, WEIGHTS_MAX);
	struct classifier classifier = open_coder(&arena, &bytes);
	struct classified seen = classify(&classifier, "My back hurts when I work.",
		"What would you like to do about your back?", &arena);
	CHECK(seen.sure && seen.word_count > 0);
	CHECK_INT(MOVE_QUESTION_OPEN, seen.move);
	begin_with(&held, test_course(), PRACTICE_CASE, 1, classifier);
	NEED(pick(&held, (int)held.view.item_count - 1));
	NEED(write(&held, "What would you like to do about your back?"));
	CHECK_INT(EXERCISE_ASK, held.exercise.mode);
	NEED(held.exercise.practice.reply_count == 1);
	const struct practice_reply *reply = &held.exercise.practice.replies[0];
	CHECK_INT(MOVE_QUESTION_OPEN, reply->move);
	CHECK(classify_is_akin(MOVE_QUESTION_OPEN,
		practice_chosen(&held.exercise.practice, reply)->move));
	CHECK(strstr(held.view.text, "Words that show it") != NULL);
	/* Looked at again from the next question, the feedback says the same. */
	char said[4000];
	snprintf(said, sizeof said, "%s", held.view.text);
	NEED(on(&held) && act(&held, ACT_BACK, (struct value){ .type = VALUE_NONE }));
	CHECK_STR(said, held.view.text);
	end(&held);
	buf_release(&bytes);
	arena_release(&arena);
}

/* ---- to the end --------------------------------------------------------------------------- */

static const char *line_of(const struct view *view, enum word label)
{
	for (size_t i = 0; i < view->line_count; i++)
		if (view->lines[i].label && strcmp(view->lines[i].label, test_words.text[label]) == 0)
			return view->lines[i].text;
	return "";
}

static void test_guess_then_count(void)
{
	struct held held;
	begin(&held, PRACTICE_CASE, 1);
	while (held.exercise.mode != EXERCISE_ESTIMATE)
		NEED(held.exercise.practice.feedback ? on(&held) : pick(&held, 0));
	CHECK_INT(VIEW_RULER, held.view.kind);
	CHECK(!held.log.is_over);
	CHECK(on(&held) && held.view.refused != NULL);
	NEED(act(&held, ACT_NEXT, (struct value){ .type = VALUE_NUMBER, .number = 4 }));
	CHECK_INT(VIEW_PAGE, held.view.kind);
	CHECK(held.log.is_over && held.log.estimate == 4);
	CHECK(strstr(line_of(&held.view, WORD_train_end_guess), "I thought 4 of 10.") != NULL);
	CHECK(strstr(line_of(&held.view, WORD_train_end_counts), "not a MITI score") != NULL);
	CHECK_STR(test_words.text[WORD_train_first_time],
		line_of(&held.view, WORD_train_end_before));
	NEED(on(&held));
	/* What was underneath, and what moved inside, is shown only now. */
	CHECK_STR(held.course->cases[0].hidden, line_of(&held.view, WORD_train_underneath));
	CHECK_INT(held.exercise.practice.reply_count + 1, held.view.line_count);
	CHECK(strstr(held.view.lines[1].text, "trust ") != NULL);
	CHECK_INT(practice_turning(&held.exercise.practice) >= 0, on(&held));
	end(&held);
}

/* Again from where it turned: what was said before stands, and is kept once more. */
static void test_retry(void)
{
	struct held held;
	struct exercise again;
	struct buf row;
	struct log log = { 0 };
	uint64_t rows = 0;
	begin(&held, PRACTICE_CASE, 3);
	for (int i = 0; held.exercise.mode != EXERCISE_ESTIMATE; i++)
		NEED(held.exercise.practice.feedback ? on(&held) : pick(&held, i / 2 % 3));
	NEED(act(&held, ACT_SKIP, (struct value){ .type = VALUE_NONE }));
	int turning = practice_turning(&held.exercise.practice);
	NEED(turning >= 0);
	NEED(on(&held) && on(&held));
	CHECK_INT(VIEW_CHOOSE, held.view.kind);
	CHECK(!pick(&held, 0));
	CHECK_INT(turning, held.exercise.retry);
	buf_init(&row, LOG_BYTES_MAX);
	struct exercise_start start = start_of(&held, PRACTICE_CASE, 0, 3);
	exercise_begin(&again, &start, &row);
	do {
		NEED(log_read(&log, ++rows, row.data, row.len, &held.arena, NULL));
		buf_clear(&row);
	} while (exercise_repeat(&again, &held.exercise, &row));
	CHECK_INT(turning, again.practice.reply_count);
	CHECK_INT(turning, log.count);
	CHECK_INT(held.exercise.practice.replies[turning].turn, again.practice.at);
	CHECK(again.mode == EXERCISE_ASK && !again.practice.feedback);
	exercise_release(&again);
	buf_release(&row);
	end(&held);
}

/* What is hidden is nowhere on the screens of the talk. */
static void test_nothing_told_before(void)
{
	struct held held;
	begin(&held, PRACTICE_CASE, 1);
	while (held.exercise.mode != EXERCISE_ESTIMATE) {
		CHECK(!held.view.text || !strstr(held.view.text, "trust "));
		CHECK(!held.view.text
			|| !strstr(held.view.text, held.course->cases[0].hidden));
		NEED(held.exercise.practice.feedback ? on(&held) : pick(&held, 0));
	}
	end(&held);
}

/* ---- a drill in own words ------------------------------------------------------------------ */

static struct course *written(const char *wants)
{
	static char text[20000];
	int len = snprintf(text, sizeof text,
		"course \"c\" { title = \"T\" version = \"1\" language = \"en\"\n"
		"stage \"one\" { title = \"One\" about = \"A\" } }\n"
		"drill \"d\" { stage = one title = \"D\" about = \"A\" how = write pass = 2 of = 2\n");
	for (int i = 0; i < 20; i++)
		len += snprintf(text + len, sizeof text - (size_t)len,
			"item \"i%d\" { says = \"S\" wants = \"%s\" good = {\"GOOD\"} }\n", i, wants);
	snprintf(text + len, sizeof text - (size_t)len, "}\n");
	const struct test_file list[] = { { "pack/course.conf", text }, { NULL, NULL } };
	const struct test_files files = { list, NULL };
	return test_course_of(&files, NULL);
}

static void test_write_drill(void)
{
	struct held held;
	begin_with(&held, written("affirm"), PRACTICE_DRILL, 1, (struct classifier){ NULL, NULL });
	CHECK_INT(VIEW_WRITE, held.view.kind);
	CHECK(strstr(held.view.text, "affirmation") != NULL);
	NEED(write(&held, "You kept at it."));
	CHECK_INT(EXERCISE_JUDGE, held.exercise.mode);
	CHECK(strstr(held.view.text, "GOOD") != NULL);
	NEED(pick(&held, 0) && on(&held));
	NEED(write(&held, "Fine.") && pick(&held, 1));
	CHECK_STR(test_words.text[WORD_train_else], held.view.heading);
	NEED(on(&held));
	CHECK_INT(EXERCISE_ESTIMATE, held.exercise.mode);
	NEED(act(&held, ACT_SKIP, (struct value){ .type = VALUE_NONE }));
	CHECK(held.log.is_over && !held.log.is_good && held.log.estimate == -1);
	CHECK(strstr(line_of(&held.view, WORD_train_end_counts), "1 / 2") != NULL);
	CHECK(!on(&held));
	end(&held);
}

TESTS("train/exercise", { "kept is enough", test_kept_is_enough },
	{ "other course", test_other_course },
	{ "picked nothing", test_picked_nothing }, { "take back", test_take_back },
	{ "own words, unsure", test_own_words_unsure },
	{ "own words, sure", test_own_words_sure },
	{ "guess, then count", test_guess_then_count }, { "retry", test_retry },
	{ "nothing told before", test_nothing_told_before },
	{ "write drill", test_write_drill })
