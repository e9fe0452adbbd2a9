/*
 * What the plan waits for, over the shipped pack: nothing that belongs there is left out in
 * silence, and nobody says yes to a plan that lacks it.
 */
#include "tests/check.h"
#include "tests/visit/answered.h"

#include "base/str.h"
#include "visit/missing.h"
#include "visit/parts.h"

static void jump(struct held *held, const char *screen)
{
	CHECK(held_act(held, &(struct act){ .kind = ACT_JUMP,
				     .number = pack_find_screen(held->pack, screen) }));
	CHECK_STR(screen, held->view.screen);
}

/* Answers the parts of the screen where we are: those of `filled`, a bit each. */
static void fill(struct held *held, unsigned filled)
{
	const char *texts[16];
	struct act act = answer_with_marks(held, texts);
	for (size_t i = 0; i < held->view.part_count; i++) {
		if (strcmp(held->view.parts[i].id, "weeks") == 0)
			texts[i] = "37"; /* stands nowhere else */
		if (!(filled >> i & 1))
			texts[i] = "";
	}
	CHECK(held_act(held, &act));
}

static unsigned bit_of(const struct held *held, const char *part)
{
	for (size_t i = 0; i < held->view.part_count; i++)
		if (str_is(held->view.parts[i].id, part))
			return 1U << i;
	CHECK(false);
	return 0;
}

/* ---- what must be there --------------------------------------------------------------- */

static void check_open(struct held *held)
{
	struct missing missing;
	jump(held, "agree");
	CHECK(!missing_find(&held->visit, &held->frame, &missing));
	CHECK(held->view.agree.shut == NULL);
	CHECK(held_yes(held, ROLE_PATIENT));
	CHECK(held_do(held, ACT_UNDO));
}

static void check_shut(struct held *held, const char *name)
{
	jump(held, "agree");
	struct missing missing;
	jump(held, "agree");
	NEED(missing_find(&held->visit, &held->frame, &missing));
	CHECK_STR(name, missing.name);
	CHECK(held->view.agree.shut && strstr(held->view.agree.shut, name));
	CHECK(!held_yes(held, ROLE_PATIENT));
	CHECK(strstr(held->why.what, name) != NULL);
}

/* Only these parts of a screen are said; NULL: it is enough. */
static void check_parts(struct held *held, const char *screen, const char *const *parts,
	const char *name)
{
	unsigned filled = 0;
	jump(held, screen);
	for (size_t i = 0; parts[i]; i++)
		filled |= bit_of(held, parts[i]);
	fill(held, filled);
	if (name)
		check_shut(held, name);
	else
		check_open(held);
	jump(held, screen);
	fill(held, ~0U);
}

#define PARTS(...) (const char *const[]){ __VA_ARGS__ __VA_OPT__(,) NULL }

static void check_path(const char *path)
{
	struct held held;
	bool full = strcmp(path, "full") == 0;
	answer_all(&held, path);
	check_open(&held);
	check_parts(&held, "first", PARTS("days", "time"), NULL);
	check_parts(&held, "first", PARTS("time", "first"), NULL);
	check_parts(&held, "first", PARTS("days"), "when (the first time)");
	check_parts(&held, "first", PARTS("time"), "First (the first time)");
	check_parts(&held, "hurdles", PARTS("if-2", "then-2"), NULL);
	check_parts(&held, "hurdles", PARTS("leave"), NULL);
	check_parts(&held, "hurdles", PARTS("leave", "if-1"), NULL);
	check_parts(&held, "hurdles", PARTS("easier"), "what may get in the way");
	check_parts(&held, "hurdles", PARTS("if-1"), "then I will (what may get in the way)");
	check_parts(&held, "hurdles", PARTS("if-1", "then-1", "then-2"),
		"If (what may get in the way)");
	check_parts(&held, "told", PARTS("words"), NULL);
	check_parts(&held, "told", PARTS("check"), "say it back"); /* the first: clear */
	check_parts(&held, "again", PARTS("day"), NULL);
	check_parts(&held, "again", PARTS("none"), NULL);
	check_parts(&held, "again", PARTS("how"), "when we look again");
	check_parts(&held, "part", PARTS("what"), NULL);
	check_parts(&held, "part", PARTS("none"), NULL);
	check_parts(&held, "part", PARTS(), full ? "the clinician's part" : NULL);
	check_parts(&held, "part", PARTS("day"), "I will (the clinician's part)");
	held_end(&held);
}

static void test_must_be_there(void)
{
	check_path("brief");
	check_path("full");
}

/* What comes along, and is passed by where they keep the step, is there. */
static void test_follow_up(void)
{
	const char *texts[16];
	struct held held;
	held_begin(&held, PACK, "follow");
	bring_along(&held);
	for (int i = 0; i < 400 && held.view.kind != VIEW_AGREE; i++) {
		struct act act = answer_with_marks(&held, texts);
		CHECK(held_act(&held, &act));
	}
	CHECK_INT(VIEW_AGREE, held.view.kind);
	check_open(&held);
	check_parts(&held, "again", PARTS("how"), "when we look again");
	held_end(&held);
}

/* The screens of a step that is not there are asked of nobody. */
static void test_no_step(void)
{
	static const char *const none[] = { "" };
	struct held held;
	answer_all(&held, "full");
	jump(&held, "step");
	CHECK(held_act(&held, &(struct act){ .kind = ACT_NEXT,
				      .value = { .type = VALUE_TEXT, .text = none[0] } }));
	/* What they said back was about that step. */
	check_shut(&held, "say it back");
	jump(&held, "told");
	fill(&held, ~0U);
	check_open(&held);
	held_end(&held);
}

/* Passed over altogether they are missing, one after the other. */
static void test_passed_over(void)
{
	struct held held;
	held_begin(&held, PACK, "brief");
	for (int i = 0; i < 100 && held.view.kind != VIEW_AGREE; i++) {
		const char *texts[16];
		struct act act = answer_with_marks(&held, texts);
		bool asked = held.view.may & MAY_SKIP && strcmp(held.view.screen, "step") != 0;
		CHECK(asked ? held_do(&held, ACT_SKIP) : held_act(&held, &act));
	}
	check_shut(&held, "the first time");
	jump(&held, "first");
	fill(&held, ~0U);
	check_shut(&held, "how sure");
	jump(&held, "sure");
	CHECK(held_number(&held, 9));
	check_shut(&held, "what may get in the way");
	jump(&held, "hurdles");
	fill(&held, bit_of(&held, "leave"));
	check_shut(&held, "say it back");
	jump(&held, "told");
	fill(&held, ~0U);
	check_shut(&held, "when we look again");
	jump(&held, "again");
	fill(&held, bit_of(&held, "none"));
	check_open(&held);
	held_end(&held);
}

/* A yes to a plan that lacks something since is none, though its lines are the same. */
static void test_taken_away_after_the_yes(void)
{
	struct held held;
	answer_all(&held, "brief");
	CHECK(held_yes(&held, ROLE_PATIENT) && held_yes(&held, ROLE_CLINICIAN));
	CHECK(plan_is_agreed(&held.visit));
	jump(&held, "told");
	fill(&held, 0);
	CHECK(!plan_is_agreed(&held.visit));
	jump(&held, "agree");
	CHECK(!held_do(&held, ACT_NEXT));
	held_end(&held);
}

/* ---- the way there and back --------------------------------------------------------- */

static void go_to_missing(struct held *held)
{
	NEED(held->view.agree.fills);
	CHECK(held_act(held, &(struct act){ .kind = ACT_JUMP,
				     .number = held->view.agree.fill_screen }));
}

/* To the very part, and going on comes back, as going back does. */
static void test_leads_there(void)
{
	struct held held;
	answer_all(&held, "brief");
	CHECK(!held.view.agree.fills);
	jump(&held, "first");
	fill(&held, bit_of(&held, "days"));
	jump(&held, "agree");
	go_to_missing(&held);
	CHECK_STR("first", held.view.screen);
	CHECK_STR("time", held.view.parts[held.view.first_part].id);
	CHECK(held_do(&held, ACT_BACK));
	CHECK_STR("agree", held.view.screen);
	go_to_missing(&held);
	fill(&held, ~0U);
	CHECK_STR("agree", held.view.screen);
	CHECK(held.view.agree.shut == NULL && !held.view.agree.fills);
	/* Whoever looks it over, or goes by the map, goes on from there as ever. */
	jump(&held, "first");
	CHECK_INT(0, held.view.first_part);
	fill(&held, ~0U);
	CHECK_STR("sure", held.view.screen);
	held_end(&held);
}

/* ---- nothing is left out in silence ------------------------------------------------------- */

static bool names_part(const struct pack_plan *lines, size_t count, int question, int item)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < lines[i].line.count; j++) {
			const struct span *span = &lines[i].line.spans[j];
			if (span->kind == SPAN_ANSWER && span->ref.question == question
				&& span->ref.item == item)
				return true;
		}
	return false;
}

/* Does any line of the plan have a place for it? */
static bool is_for_plan(const struct pack *pack, int question, int item)
{
	bool is = names_part(pack->plan, pack->plan_count, question, item);
	for (size_t i = 0; i < pack->screen_count && !is; i++)
		is = names_part(pack->screens[i].plan, pack->screens[i].plan_count, question,
			item);
	return is;
}

static bool stands_on(const struct plan *plan, const char *words)
{
	for (size_t i = 0; i < plan->part_count; i++)
		for (size_t j = 0; j < plan->parts[i].line_count; j++)
			if (strstr(plan->parts[i].lines[j].text, words))
				return true;
	return false;
}

/* What was filled in stands on the plan, or the agree screen names what else is needed. */
static int check_filled(struct held *held, const struct pack_question *question)
{
	struct plan plan;
	struct missing missing;
	int found = 0;
	const struct value *value = visit_answer(&held->visit, question->number);
	plan_assemble(&held->visit, true, &held->frame, &plan);
	bool named = missing_find(&held->visit, &held->frame, &missing)
	             && missing.screen->number == question->screen;
	for (size_t i = 0; value && i < question->item_count; i++) {
		const char *words = *value->part[i]
			? parts_words(&held->visit, question, value, i, &held->frame) : NULL;
		if (!words || !is_for_plan(held->pack, question->number, (int)i))
			continue;
		found++;
		if (!named && !stands_on(&plan, words))
			printf("\n'%s' of '%s' is neither on the plan nor named\n",
				question->items[i].id, question->id);
		CHECK(named || stands_on(&plan, words));
	}
	return found;
}

/* On a short visit's one sheet of paper the words of saying it back have no place, and words
 * that were said once more count, not those before. */
static bool is_elsewhere(const struct pack_question *question)
{
	return question->kind == VIEW_TEACH;
}

static int check_all_halves(struct held *held, const struct pack_question *question)
{
	int found = 0;
	const char *screen = held->pack->screens[question->screen].id;
	jump(held, screen);
	unsigned all = 1U << held->view.part_count;
	for (unsigned filled = 0; filled < all; filled++) {
		jump(held, screen);
		fill(held, filled);
		found += check_filled(held, question);
	}
	fill(held, ~0U);
	return found;
}

static void check_halves(const char *path)
{
	struct held held;
	int found = 0;
	answer_all(&held, path);
	for (size_t i = 0; i < held.pack->question_count; i++) {
		const struct pack_question *question = &held.pack->questions[i];
		const struct pack_traits *kind = pack_traits(question->kind);
		if (question->value == VALUE_PARTS && visit_is_live(&held.visit, question->screen)
			&& held.pack->screens[question->screen].plan_count
			&& !kind->names_people && !kind->shares && !is_elsewhere(question))
			found += check_all_halves(&held, question);
	}
	CHECK(found > 500); /* else nothing was looked for */
	held_end(&held);
}

static void test_halves(void)
{
	check_halves("brief");
	check_halves("full");
}

TESTS("visit/missing", { "must be there", test_must_be_there }, { "follow-up", test_follow_up },
	{ "no step", test_no_step },
	{ "passed over", test_passed_over },
	{ "taken away after the yes", test_taken_away_after_the_yes },
	{ "leads there", test_leads_there }, { "halves", test_halves })
