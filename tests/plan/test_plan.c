/*
 * The plan of a visit: what was typed stands in it as it was typed, between
 * quotation marks, and nothing else is.
 */
#include "plan/plan.h"

#include "tests/check.h"
#include "tests/pack/languages.h"
#include "tests/plan/hostile.h"
#include "tests/visit/held.h"

#define KINDS "tests/pack/kinds"
#define ROUNDS 300

static struct plan plan_of(struct held *held, bool all)
{
	struct plan plan;
	plan_assemble(&held->visit, all, &held->frame, &plan);
	return plan;
}

/* The only line of a section that begins like this; NULL: none. */
static const char *find_line(const struct plan *plan, enum plan_section section,
	const char *begin)
{
	for (size_t i = 0; i < plan->part_count; i++)
		for (size_t j = 0; plan->parts[i].section == section
				   && j < plan->parts[i].line_count; j++)
			if (strncmp(plan->parts[i].lines[j].text, begin, strlen(begin)) == 0)
				return plan->parts[i].lines[j].text;
	return NULL;
}

static size_t count_of(const char *text, const char *mark)
{
	size_t count = 0;
	for (; (text = strstr(text, mark)); text += strlen(mark))
		count++;
	return count;
}

/* All marks of the plan, less those that somebody typed. */
static size_t marks(const struct plan *plan, const char *mark)
{
	size_t count = 0;
	for (size_t i = 0; i < plan->part_count; i++)
		for (size_t j = 0; j < plan->parts[i].line_count; j++)
			count += count_of(plan->parts[i].lines[j].text, mark);
	return count;
}

static void to_hope(struct held *held)
{
	held_begin(held, KINDS, "short");
	CHECK(held_pick(held, 0));
	CHECK(held_pick(held, 0));
	CHECK_STR("hope", held->view.screen);
}

static const int no_signs[] = { 0, 0, 0 }, topics[] = { 0, 2 }, impact[] = { 7, 2 };

static void to_middle(struct held *held)
{
	held_begin(held, KINDS, "all");
	CHECK(held_pick(held, 0));
	CHECK(held_pick(held, 0));
	CHECK(held_picks(held, VALUE_ITEMS, no_signs, 3));
	CHECK(held_do(held, ACT_NEXT));
}

/* ---- as typed (U32, U38) -------------------------------------------------------- */

static void check_as_typed(const char *text)
{
	struct held held;
	char want[1024];
	to_hope(&held);
	CHECK(held_text(&held, text));
	struct plan plan = plan_of(&held, true);
	snprintf(want, sizeof want, "I want: “%s”", text);
	CHECK_STR(want, find_line(&plan, PLAN_MATTERS, "I want: "));
	CHECK_INT(1 + count_of(text, "“"), marks(&plan, "“"));
	CHECK_INT(1 + count_of(text, "”"), marks(&plan, "”"));
	held_end(&held);
}

static void test_as_typed(void)
{
	unsigned seed = 3;
	struct buf text;
	buf_init(&text, HOSTILE_MAX);
	for (int i = 0; i < ROUNDS; i++) {
		hostile_text(&seed, 40, &text);
		check_as_typed(text.data);
	}
	buf_release(&text);
}

static void test_marks_around_words_only(void)
{
	struct held held;
	to_middle(&held);
	CHECK(held_text(&held, "my garden"));
	CHECK(held_do(&held, ACT_SKIP));
	CHECK(held_picks(&held, VALUE_CHOICES, topics, 2));
	CHECK(held_picks(&held, VALUE_ITEMS, impact, 2));
	CHECK(held_text(&held, "go to bed at ten"));
	CHECK(held_number(&held, 5));
	CHECK(held_text(&held, "a friend"));
	struct plan plan = plan_of(&held, true);
	CHECK_STR("I want: “my garden”", find_line(&plan, PLAN_MATTERS, "I want"));
	CHECK_STR("We talk about: sleep, people", find_line(&plan, PLAN_MATTERS, "We talk"));
	CHECK_STR("Sleep: “go to bed at ten”", find_line(&plan, PLAN_WILL, "Sleep"));
	CHECK_STR("Sure: 5 of 10", find_line(&plan, PLAN_WILL, "Sure"));
	CHECK_STR("“a friend”", find_line(&plan, PLAN_EASIER, ""));
	CHECK_STR("Call ____", find_line(&plan, PLAN_DANGER, ""));
	CHECK_INT(3, marks(&plan, "“"));
	held_end(&held);
}

/* ---- what is not in it ---------------------------------------------------------- */

static void test_without_answer(void)
{
	struct held held;
	to_hope(&held);
	CHECK(held_do(&held, ACT_SKIP));
	struct plan plan = plan_of(&held, true);
	CHECK(find_line(&plan, PLAN_MATTERS, "") == NULL);
	/* A part without a line is none. */
	for (size_t i = 0; i < plan.part_count; i++)
		CHECK(plan.parts[i].line_count > 0);
	held_end(&held);
}

static void test_private(void)
{
	struct held held;
	to_middle(&held);
	CHECK(held_text(&held, "my garden"));
	CHECK(held_text(&held, "CANARY-TYPED"));
	struct plan plan = plan_of(&held, false);
	CHECK_STR("CANARY-LINE “CANARY-TYPED”", find_line(&plan, PLAN_HELPERS, ""));
	CHECK(held_present(&held, 1));
	struct plan shown = plan_of(&held, false), whole = plan_of(&held, true);
	CHECK(find_line(&shown, PLAN_HELPERS, "") == NULL);
	CHECK(find_line(&whole, PLAN_HELPERS, "") != NULL);
	CHECK_STR("I want: “my garden”", find_line(&shown, PLAN_MATTERS, "I want"));
	/* What is agreed to does not change when somebody comes in. */
	CHECK(memcmp(&shown.digest, &plan.digest, sizeof plan.digest) == 0);
	CHECK(memcmp(&whole.digest, &plan.digest, sizeof plan.digest) == 0);
	held_end(&held);
}

/* ---- its digest ----------------------------------------------------------------- */

static struct digest digest_for(const char *text)
{
	struct held held;
	to_hope(&held);
	CHECK(held_text(&held, text));
	struct digest digest = plan_of(&held, true).digest;
	held_end(&held);
	return digest;
}

static bool is_same(struct digest a, struct digest b)
{
	return memcmp(&a, &b, sizeof a) == 0;
}

static void test_digest(void)
{
	CHECK(is_same(digest_for("my garden"), digest_for("my garden")));
	CHECK(!is_same(digest_for("my garden"), digest_for("my Garden")));
	CHECK(!is_same(digest_for("my garden"), digest_for("my garden.")));
	CHECK(!is_same(digest_for("my\ngarden"), digest_for("my garden")));
}

/* ---- agreed (U31) --------------------------------------------------------------- */

static void test_agreed(void)
{
	struct held held;
	to_hope(&held);
	CHECK(held_text(&held, "my garden"));
	CHECK(!plan_of(&held, true).agreed);
	CHECK(held_yes(&held, ROLE_CLINICIAN));
	struct plan half = plan_of(&held, true);
	CHECK(half.yes[ROLE_CLINICIAN] && !half.yes[ROLE_PATIENT] && !half.agreed);
	struct moment later = held.now;
	later.ms += 1000;
	CHECK(held_yes(&held, ROLE_PATIENT));
	struct plan plan = plan_of(&held, true);
	CHECK(plan.agreed);
	CHECK_INT(later.ms, plan.agreed_at.ms);
	CHECK(held_do(&held, ACT_BACK));
	CHECK(held_text(&held, "my gardens"));
	CHECK(!plan_of(&held, true).agreed);
	held_end(&held);
}

/* A format that says which language it is in says that of the pack: what nobody asked for, or
 * the translation. */
static void check_language(const char *wanted, const char *want)
{
	struct in_language in;
	struct held held;
	struct plan plan, since;
	struct document document;
	language_open(&in, NULL, wanted, false);
	NEED(in.pack != NULL);
	held_begin_with(&held, in.pack, "all");
	in.pack = NULL; /* it is the visit's */
	plan = plan_of(&held, true);
	plan_document(&plan, &held.frame, &document);
	CHECK_STR(want, document.language);
	plan_since(&plan, &plan, &held.frame, &since);
	plan_document(&since, &held.frame, &document);
	CHECK_STR(want, document.language);
	held_end(&held);
	language_close(&in);
}

static void test_language(void)
{
	check_language(NULL, "en");
	check_language("de", "de");
	check_language("fr", "en");
}

TESTS("plan", { "language", test_language }, { "as typed", test_as_typed },
	{ "marks around words only", test_marks_around_words_only },
	{ "without an answer", test_without_answer }, { "private", test_private },
	{ "digest", test_digest }, { "agreed", test_agreed })
