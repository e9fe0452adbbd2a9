/*
 * Practice: every virtual patient is walked to each ending; the same choices give the
 * same result, another seed another order; what is hidden opens only to trust.
 */
#include "train/practice.h"

#include "tests/check.h"
#include "tests/train/courses.h"

#include <stdlib.h>

/* As a person does: by the numbers shown. */
static bool answer_shown(struct practice *practice, const struct value *value)
{
	int picks[PRACTICE_PICKS];
	if (practice->feedback || value->type != VALUE_CHOICES || value->count == 0
		|| value->count > PRACTICE_PICKS)
		return false;
	for (size_t i = 0; i < value->count; i++)
		picks[i] = practice_choice(practice, value->pick[i]);
	const struct practice_said said = { .picks = picks, .count = value->count };
	return practice_take(practice, &said);
}

#define WAYS_MOST 400

/* The place that a choice of the course has among what is shown. */
static int place_of(const struct practice *practice, int choice)
{
	for (int place = 0; place < 10; place++)
		if (practice_choice(practice, place) == choice)
			return place;
	return -1;
}

static bool reply(struct practice *practice, int choice)
{
	int place = place_of(practice, choice);
	const struct value value = { .type = VALUE_CHOICES, .pick = &place, .count = 1 };
	bool taken = place >= 0 && answer_shown(practice, &value);
	practice_on(practice);
	return taken;
}

/* ---- to each ending ---------------------------------------------------------------- */

struct search { /* over turns and trust: what is hidden depends on it */
	const struct course_case *one;
	bool *seen;    /* turn * 11 + trust, and as often again for each discord */
	bool *reached; /* by number of the ending */
	size_t longest;
};

static size_t key_of(const struct practice *practice)
{
	return ((size_t)practice->at * 11 + (size_t)practice->state.trust);
}

static void look(struct search *search, const struct practice *here)
{
	const struct course_ending *ending = practice_ending(here);
	if (here->reply_count > search->longest)
		search->longest = here->reply_count;
	if (ending) {
		search->reached[ending - search->one->endings] = true;
		return;
	}
	if (practice_is_over(here) || search->seen[key_of(here)])
		return;
	search->seen[key_of(here)] = true;
	for (size_t i = 0; i < search->one->turns[here->at].choice_count; i++) {
		struct practice next = *here;
		CHECK(reply(&next, (int)i));
		if (next.reply_count == here->reply_count + 1)
			look(search, &next);
	}
}

static void check_endings(const struct course *course, int number)
{
	struct practice practice;
	struct search all = { .one = &course->cases[number] };
	all.seen = calloc((all.one->turn_count + all.one->ending_count) * 11, sizeof *all.seen);
	all.reached = calloc(all.one->ending_count, sizeof *all.reached);
	NEED(all.seen && all.reached);
	practice_begin(&practice, course, PRACTICE_CASE, number, 1);
	look(&all, &practice);
	for (size_t i = 0; i < all.one->ending_count; i++) {
		if (!all.reached[i])
			printf("\n'%s' never ends with '%s'\n", all.one->id,
				all.one->endings[i].id);
		CHECK(all.reached[i]);
	}
	CHECK(all.longest < PRACTICE_MOST);
	free(all.seen);
	free(all.reached);
}

static void test_every_ending(void)
{
	struct course *course = test_course();
	NEED(course != NULL);
	for (size_t i = 0; i < course->case_count; i++)
		check_endings(course, (int)i);
	course_free(course);
}

/* ---- the same again ------------------------------------------------------------------ */

static void play(struct practice *practice, const struct course *course, uint32_t seed)
{
	practice_begin(practice, course, PRACTICE_CASE, 0, seed);
	for (int i = 0; i < WAYS_MOST && !practice_is_over(practice); i++)
		CHECK(reply(practice,
			i % (int)course->cases[0].turns[practice->at].choice_count));
}

static void test_same_choices(void)
{
	struct course *course = test_course();
	struct practice one, two, other;
	NEED(course != NULL);
	play(&one, course, 7);
	play(&two, course, 7);
	play(&other, course, 8);
	CHECK(one.reply_count > 0 && one.reply_count == two.reply_count);
	for (size_t i = 0; i < one.reply_count; i++) {
		CHECK_INT(one.replies[i].turn, two.replies[i].turn);
		CHECK_INT(one.replies[i].choice, two.replies[i].choice);
		CHECK_INT(one.replies[i].after.trust, two.replies[i].after.trust);
	}
	/* Another seed is another order on the screen, and the same patient. */
	CHECK_INT(one.at, other.at);
	CHECK_INT(one.state.trust, other.state.trust);
	course_free(course);
}

static void test_order(void)
{
	struct course *course = test_course();
	struct practice practice;
	bool differs = false;
	int first[4] = { 0 };
	NEED(course != NULL);
	for (uint32_t seed = 1; seed < 20; seed++) {
		bool seen[10] = { false };
		practice_begin(&practice, course, PRACTICE_CASE, 0, seed);
		size_t count = course->cases[0].turns[0].choice_count;
		for (size_t i = 0; i < count; i++) {
			int choice = practice_choice(&practice, (int)i);
			CHECK(choice >= 0 && choice < (int)count && !seen[choice]);
			seen[choice] = true;
			differs |= seed > 1 && i < 4 && choice != first[i];
			if (seed == 1 && i < 4)
				first[i] = choice;
		}
		CHECK_INT(-1, practice_choice(&practice, (int)count));
	}
	CHECK(differs);
	course_free(course);
}

/* ---- answers that are none ------------------------------------------------------------ */

static void test_refused(void)
{
	struct course *course = test_course();
	struct practice practice;
	const int far = 99, near = 0;
	NEED(course != NULL);
	practice_begin(&practice, course, PRACTICE_CASE, 0, 1);
	CHECK(!answer_shown(&practice, &(struct value){ .type = VALUE_NONE }));
	CHECK(!answer_shown(&practice, &(struct value){ .type = VALUE_CHOICES, .pick = &far,
		.count = 1 }));
	CHECK(!answer_shown(&practice, &(struct value){ .type = VALUE_CHOICES }));
	CHECK_INT(0, practice.reply_count);
	practice_on(&practice);
	CHECK_INT(0, practice.at);
	const struct value value = { .type = VALUE_CHOICES, .pick = &near, .count = 1 };
	CHECK(answer_shown(&practice, &value));
	/* Its feedback is read before anything else is said. */
	CHECK(!answer_shown(&practice, &value));
	CHECK_INT(1, practice.reply_count);
	course_free(course);
}

/* ---- a drill --------------------------------------------------------------------------- */

/* A course with one drill of twenty items, in which choice "x" is right. */
static struct course *drilled(const char *how)
{
	static char text[20000];
	int len = snprintf(text, sizeof text,
		"course \"c\" { title = \"T\" version = \"1\" language = \"en\"\n"
		"stage \"one\" { title = \"One\" about = \"A\" } }\n"
		"drill \"d\" { stage = one title = \"D\" about = \"A\" how = %s pass = 2 of = 3\n",
		how);
	for (int i = 0; i < 20; i++)
		len += snprintf(text + len, sizeof text - (size_t)len,
			"item \"i%d\" { says = \"S%d\"\n"
			"choice \"x\" { text = \"X\" right = yes }\n"
			"choice \"y\" { text = \"Y\" right = %s why = \"W\" better = \"B\" }\n"
			"choice \"z\" { text = \"Z\" why = \"W\" better = \"B\" } }\n", i, i,
			strcmp(how, "choose") == 0 ? "no" : "yes");
	snprintf(text + len, sizeof text - (size_t)len, "}\n");
	const struct test_file list[] = { { "pack/course.conf", text }, { NULL, NULL } };
	const struct test_files files = { list, NULL };
	return test_course_of(&files, NULL);
}

static void pick(struct practice *practice, const int *choices, size_t count)
{
	int places[3];
	for (size_t i = 0; i < count; i++)
		places[i] = place_of(practice, choices[i]);
	const struct value value = { .type = VALUE_CHOICES, .pick = places, .count = count };
	CHECK(answer_shown(practice, &value));
	practice_on(practice);
}

static void test_drill(void)
{
	struct course *course = drilled("choose");
	struct practice practice;
	NEED(course != NULL);
	practice_begin(&practice, course, PRACTICE_DRILL, 0, 3);
	CHECK_INT(3, practice.order_count);
	CHECK(practice.order[0] != practice.order[1] && practice.order[1] != practice.order[2]);
	pick(&practice, (const int[]){ 0 }, 1);
	pick(&practice, (const int[]){ 2 }, 1);
	CHECK(!practice_passed(&practice));
	pick(&practice, (const int[]){ 0 }, 1);
	CHECK(practice_is_over(&practice) && practice_passed(&practice));
	CHECK_INT(2, practice_count(&practice).right);
	CHECK_INT(3, practice_count(&practice).of);
	CHECK(practice_ending(&practice) == NULL);
	course_free(course);
}

static void test_several_and_order(void)
{
	struct practice practice;
	struct course *course = drilled("many");
	NEED(course != NULL);
	practice_begin(&practice, course, PRACTICE_DRILL, 0, 1);
	pick(&practice, (const int[]){ 1, 0 }, 2);
	pick(&practice, (const int[]){ 0 }, 1);
	pick(&practice, (const int[]){ 0, 1, 2 }, 3);
	CHECK_INT(1, practice_count(&practice).right);
	course_free(course);
	course = drilled("order");
	NEED(course != NULL);
	practice_begin(&practice, course, PRACTICE_DRILL, 0, 1);
	pick(&practice, (const int[]){ 0, 1, 2 }, 3);
	pick(&practice, (const int[]){ 1, 0, 2 }, 3);
	pick(&practice, (const int[]){ 0, 1 }, 2);
	CHECK_INT(1, practice_count(&practice).right);
	course_free(course);
}

/* ---- what is counted ---------------------------------------------------------------------- */

static void test_counts(void)
{
	struct course *course = test_course();
	struct practice practice;
	NEED(course != NULL);
	play(&practice, course, 1);
	struct practice_count count = practice_count(&practice);
	int moves = 0;
	for (int i = 0; i < MOVES; i++)
		moves += count.moves[i];
	CHECK_INT(practice.reply_count, moves);
	CHECK_INT(count.moves[MOVE_QUESTION_OPEN], count.open);
	CHECK_INT(count.moves[MOVE_AFFIRM] + count.moves[MOVE_SEEK]
		+ count.moves[MOVE_AUTONOMY], count.adherent);
	CHECK_INT(count.moves[MOVE_PERSUADE] + count.moves[MOVE_CONFRONT], count.against);
	CHECK(!practice_passed(&practice));
	course_free(course);
}

TESTS("train/practice", { "every ending", test_every_ending },
	{ "same choices", test_same_choices }, { "order", test_order },
	{ "refused", test_refused }, { "drill", test_drill },
	{ "several and order", test_several_and_order }, { "counts", test_counts })
