/*
 * Parts, options, rulers in words, notes and the map: what the engine makes of
 * them, over the pack in tests/pack/parts.
 */
#include "tests/check.h"
#include "tests/visit/held.h"
#include "tests/visit/seen.h"

#include "base/str.h"
#include "visit/missing.h"

#define PARTS "tests/pack/parts"
#define WANT_ALL (WANT_NOTES | WANT_MAP)

static void begin(struct held *held)
{
	held_begin(held, PARTS, "all");
	NEED(held->pack != NULL);
	held_pick(held, 0);
	held_text(held, "one line\nand another");
	CHECK_STR("when", held->view.screen);
}

static bool send_parts(struct held *held, const char *const *part, size_t count)
{
	return held_act(held, &(struct act){ .kind = ACT_NEXT,
		.value = { .type = VALUE_PARTS, .part = part, .count = count } });
}

#define SEND(held, ...) \
	send_parts(held, (const char *const[]){ __VA_ARGS__ }, \
		sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

static const char *filled(struct held *held, const char *question, const char *part)
{
	int q = pack_find_question(held->pack, question);
	const struct value *value = visit_answer(&held->visit, q);
	int item = pack_find_item(&held->pack->questions[q], part);
	return value && value->type == VALUE_PARTS ? value->part[item] : NULL;
}

static bool plan_has(struct held *held, const char *line)
{
	struct plan plan;
	plan_assemble(&held->visit, true, &held->frame, &plan);
	for (size_t i = 0; i < plan.part_count; i++)
		for (size_t j = 0; j < plan.parts[i].line_count; j++)
			if (str_is(plan.parts[i].lines[j].text, line))
				return true;
	return false;
}

/* ---- a schedule ------------------------------------------------------------------ */

static void test_words_of_a_schedule(void)
{
	struct held held;
	begin(&held);
	CHECK(SEND(&held, "walk", "mon wed fri", "9", "", "2", "2026-03-04"));
	CHECK_STR("9:00", filled(&held, "first", "time"));
	CHECK(plan_has(&held, "walk: Monday, Wednesday and Friday, 3 days a week, 9:00"));
	CHECK(plan_has(&held, "First: Wednesday, 4 March 2026"));
	held_do(&held, ACT_BACK);
	CHECK(SEND(&held, "walk", "mon tue wed thu fri sat sun", "after supper", "", "", ""));
	CHECK(plan_has(&held, "walk: every day, every day, after supper"));
	held_do(&held, ACT_BACK);
	CHECK(SEND(&held, "walk", "sun", "9.30", "now and then", "", ""));
	CHECK(plan_has(&held, "walk: Sunday, now and then, 9:30"));
	held_end(&held);
}

static void test_what_a_schedule_refuses(void)
{
	struct held held;
	begin(&held);
	CHECK(!SEND(&held, "walk", "mon", "9", "", "many", ""));
	CHECK_STR(held.pack->words.text[WORD_need_weeks], held.why.what);
	CHECK(!SEND(&held, "walk", "mon", "9", "", "", "2026-02-30"));
	CHECK_STR(held.pack->words.text[WORD_need_date], held.why.what);
	CHECK(!SEND(&held, "walk", "mon moon", "9", "", "", ""));
	/* Back is never blocked: what could not be an answer waits as a draft. */
	const char *const wrong[] = { "walk", "mon", "9", "", "many", "" };
	const struct value draft = { .type = VALUE_PARTS, .part = wrong, .count = 6 };
	visit_draft(&held.visit, &draft);
	CHECK(held_act(&held, &(struct act){ .kind = ACT_BACK, .value = draft }));
	CHECK_STR("story", held.view.screen);
	held_do(&held, ACT_NEXT);
	CHECK_STR("many", held.view.value.part[4]);
	held_end(&held);
}

static void test_dates_that_are_offered(void)
{
	struct held held;
	const char *const marked[] = { "walk", "tue", "", "", "", "" };
	begin(&held);
	CHECK_INT(28, held.view.parts[5].choice_count);
	visit_draft(&held.visit, &(struct value){ .type = VALUE_PARTS, .part = marked,
					 .count = 6 });
	held_show(&held);
	CHECK_INT(4, held.view.parts[5].choice_count);
	CHECK_STR("2026-03-03", held.view.parts[5].codes[0]);
	CHECK_STR("Tuesday, 3 March 2026", held.view.parts[5].choices[0]);
	CHECK_STR("one day a week", held.view.parts[3].hint);
	/* It follows from the days, is shown, and kept as a day: the plan says the same later. */
	CHECK_STR("Tuesday, 3 March", held.view.schedule.large);
	CHECK_STR("Tuesday, 3 March 2026", held.view.parts[5].hint);
	SEND(&held, "walk", "tue", "9", "", "", "");
	held_do(&held, ACT_BACK);
	CHECK_STR("2026-03-03", held.view.value.part[5]);
	SEND(&held, "walk", "tue", "9", "", "", "2026-03-03");
	held_do(&held, ACT_BACK);
	CHECK_STR("Tuesday, 3 March, 9:00", held.view.schedule.large);
	CHECK_STR("Real?", held.view.schedule.large_text);
	held_end(&held);
}

/* What the plan waits for, by name; NULL: nothing. */
static const char *missing_of(struct held *held)
{
	struct missing missing;
	return missing_find(&held->visit, &held->frame, &missing) ? missing.name : NULL;
}

/* A blank that the plan waits for is named, and nobody can agree until it is filled. */
static void test_a_blank_keeps_agree_shut(void)
{
	struct held held;
	begin(&held);
	CHECK(missing_of(&held) == NULL);
	CHECK(SEND(&held, "walk", "mon", "", "", "", ""));
	CHECK_STR("Time (when)", missing_of(&held));
	while (held.view.kind != VIEW_AGREE)
		held_do(&held, ACT_SKIP);
	CHECK(held.view.agree.shut && strstr(held.view.agree.shut, "Time"));
	CHECK(!held_yes(&held, ROLE_PATIENT));
	CHECK(strstr(held.why.what, "Time") != NULL);
	held_act(&held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held.pack, "when") });
	CHECK(SEND(&held, "walk", "mon", "noon", "", "", ""));
	CHECK(missing_of(&held) == NULL);
	held_end(&held);
}

/* Gone on with days later, a plan whose day has gone by waits for another; today still lies
 * ahead, and so does a day that is on no plan. */
static void test_days_that_have_gone_by(void)
{
	struct held held;
	const int64_t day = 24 * 60 * 60 * 1000LL;
	begin(&held);
	SEND(&held, "walk", "wed", "9", "", "", "2026-03-04");
	held_do(&held, ACT_SKIP);
	CHECK(SEND(&held, "half", "", "2026-03-03"));
	while (held.view.kind != VIEW_AGREE)
		held_do(&held, ACT_SKIP);
	held.now.ms += 2 * day;
	CHECK(held_yes(&held, ROLE_PATIENT));
	CHECK(held.view.agree.shut == NULL);
	held.now.ms += day;
	CHECK(!held_yes(&held, ROLE_CLINICIAN));
	CHECK(strstr(held.why.what, "First (when)") != NULL);
	CHECK(held_do(&held, ACT_LATER));
	visit_sit_down(&held.visit);
	CHECK(held_present(&held, PRESENT_ALONE));
	CHECK(held.view.agree.shut && strstr(held.view.agree.shut, "First (when)"));
	held_act(&held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held.pack, "when") });
	CHECK(SEND(&held, "walk", "wed", "9", "", "", "2026-03-11"));
	held_act(&held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held.pack, "agree") });
	CHECK(held.view.agree.shut == NULL);
	CHECK(held_yes(&held, ROLE_PATIENT) && held_yes(&held, ROLE_CLINICIAN));
	/* Nor is it over, with yeses of another day. */
	held.now.ms += 9 * day;
	CHECK(!held_do(&held, ACT_NEXT));
	CHECK(strstr(held.why.what, "First (when)") != NULL);
	held_end(&held);
}

/* ---- cards, privacy --------------------------------------------------------------- */

static void to_card(struct held *held)
{
	begin(held);
	SEND(held, "walk", "", "9", "", "", "");
	SEND(held, "it rains", "walk indoors", "");
	CHECK_STR("card", held->view.screen);
}

/* What is offered is nothing until it is picked, also where all else is answered. */
static void test_a_card_offers(void)
{
	struct held held;
	to_card(&held);
	CHECK_STR("one line and another", held.view.parts[0].offer);
	CHECK_STR("", held.view.value.part[0]);
	CHECK(held_do(&held, ACT_NEXT));
	CHECK(!filled(&held, "card", "keep"));
	held_do(&held, ACT_BACK);
	CHECK(SEND(&held, held.view.parts[0].offer, "", ""));
	CHECK(plan_has(&held, "Keep: one line and another"));
	CHECK(plan_has(&held, "If “it rains”, then “walk indoors”"));
	held_end(&held);
}

static void test_a_private_part_is_kept(void)
{
	struct held held;
	to_card(&held);
	SEND(&held, "half", "CANARY-TEXT", "");
	held_do(&held, ACT_BACK);
	CHECK_INT(3, held.view.part_count);
	held_present(&held, 1);
	CHECK_INT(2, held.view.part_count);
	CHECK(!seen_has(&held.view, "CANARY"));
	CHECK(SEND(&held, "less", ""));
	CHECK_STR("CANARY-TEXT", filled(&held, "card", "tell"));
	held_present(&held, 0);
	CHECK(plan_has(&held, "Tell: CANARY-TEXT"));
	CHECK(plan_has(&held, "Keep: less"));
	held_end(&held);
}

/* ---- options, rulers --------------------------------------------------------------- */

static void to_ways(struct held *held)
{
	to_card(held);
	while (!str_is(held->view.screen, "ways"))
		held_do(held, ACT_SKIP);
}

static void test_an_option_of_the_site(void)
{
	struct held held;
	to_ways(&held);
	CHECK_INT(3, held.view.item_count);
	CHECK_STR("walk", held.view.items[0].label);
	CHECK_STR("now", held.view.items[1].label);
	CHECK(held.view.items[2].cells == NULL);
	CHECK(!held_pick(&held, 3));
	CHECK(held_pick(&held, 1));
	held_do(&held, ACT_BACK);
	/* Picked or not: the order stays the pack's. */
	CHECK_STR("walk", held.view.items[0].label);
	CHECK(held.view.items[1].marked);
	held_end(&held);
}

static void test_a_condition_on_a_part(void)
{
	struct held held;
	to_card(&held);
	held_do(&held, ACT_SKIP);
	held_text(&held, "x");
	CHECK_STR("told", held.view.screen);
	CHECK(SEND(&held, "I walk", "again"));
	CHECK_STR("sure", held.view.screen);
	held_do(&held, ACT_BACK);
	CHECK(SEND(&held, "I walk", "clear"));
	CHECK_STR("ways", held.view.screen);
	held_end(&held);
}

static void test_a_ruler_in_words(void)
{
	struct held held;
	to_ways(&held);
	held_pick(&held, 0);
	CHECK_INT(3, held.view.ruler.scale_count);
	CHECK(held_pick(&held, 1));
	CHECK_STR("easier", held.view.screen);
	CHECK(plan_has(&held, "Sure: a little sure"));
	held_do(&held, ACT_BACK);
	CHECK_INT(VALUE_CHOICES, held.view.value.type);
	CHECK_STR("You said a little sure, not not sure.", held.view.coach[0].text);
	CHECK(held_pick(&held, 2));
	CHECK_STR("agree", held.view.screen);
	held_do(&held, ACT_BACK);
	CHECK(!held_pick(&held, 3));
	CHECK(held_number(&held, 5));
	CHECK(plan_has(&held, "Sure: 5 of 10"));
	held_text(&held, "company");
	CHECK_STR("surer", held.view.screen);
	CHECK(held.view.ruler.has_before && held.view.ruler.before == 5);
	held_end(&held);
}

/* ---- notes, the bank, the map ------------------------------------------------------- */

static bool note(struct held *held, enum note_tag tag, const char *text)
{
	return held_act(held, &(struct act){ .kind = ACT_NOTE, .number = (int)tag,
		.value = { .type = VALUE_TEXT, .text = text } });
}

static void look(struct held *held)
{
	visit_show(&held->visit, WANT_ALL, &held->frame, &held->view);
}

static void test_notes(void)
{
	struct held held;
	char longest[500];
	memset(longest, 'x', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	begin(&held);
	CHECK(!note(&held, NOTE_REASON, "  "));
	CHECK(!note(&held, NOTE_REASON, longest));
	CHECK(!note(&held, NOTE_TAGS, "x"));
	CHECK(note(&held, NOTE_REASON, "my girl") && note(&held, NOTE_REASON, "my garden"));
	CHECK(note(&held, NOTE_WORDS, "now I watch") && note(&held, NOTE_PARK, "work"));
	CHECK(plan_has(&held, "Because: my girl, my garden"));
	look(&held);
	CHECK_INT(4, held.view.note_count);
	CHECK_INT(NOTE_PARK, held.view.notes[3].tag);
	CHECK_STR("It sounds like ___.", held.view.stems[0]);
	CHECK_STR("hurry", held.view.pitfall);
	/* Exact words come first, and once. */
	CHECK_STR("now I watch", held.view.wordbank[0]);
	note(&held, NOTE_WORDS, "now I watch");
	CHECK_INT(3, held.view.wordbank_count);
	held_do(&held, ACT_UNDO);
	held_do(&held, ACT_UNDO);
	look(&held);
	CHECK_INT(3, held.view.note_count);
	held_end(&held);
}

static void test_notes_on_a_private_screen(void)
{
	struct held held;
	to_card(&held);
	held_do(&held, ACT_SKIP);
	CHECK_STR("secret", held.view.screen);
	CHECK(note(&held, NOTE_REASON, "CANARY-NOTE") && note(&held, NOTE_WORDS, "CANARY-WORDS"));
	held_text(&held, "CANARY-TYPED");
	look(&held);
	CHECK(seen_has(&held.view, "CANARY-NOTE") && seen_has(&held.view, "CANARY-WORDS")
		&& seen_has(&held.view, "CANARY-TITLE"));
	held_present(&held, 1);
	look(&held);
	CHECK(!seen_has(&held.view, "CANARY"));
	held_present(&held, 0);
	look(&held);
	CHECK(seen_has(&held.view, "CANARY-NOTE"));
	held_end(&held);
}

static const struct view_place *place(const struct held *held, const char *title)
{
	for (size_t i = 0; i < held->view.place_count; i++)
		if (str_is(held->view.places[i].title, title))
			return &held->view.places[i];
	return NULL;
}

static void test_the_map(void)
{
	struct held held;
	begin(&held);
	held_do(&held, ACT_SKIP);
	look(&held);
	NEED(place(&held, "who") && place(&held, "when") && place(&held, "A card"));
	CHECK_STR("One", held.view.places[0].step);
	CHECK(held.view.places[1].step == NULL);
	CHECK_INT(PLACE_DONE, place(&held, "story")->state);
	CHECK_INT(PLACE_SKIPPED, place(&held, "when")->state);
	CHECK_INT(PLACE_OPEN, place(&held, "Agree?")->state);
	CHECK(place(&held, "A card")->here && place(&held, "Agree?")->may);
	/* Its condition does not hold: it is no part of the visit. */
	CHECK(place(&held, "What then?") == NULL);
	CHECK(held_act(&held, &(struct act){ .kind = ACT_JUMP,
		.number = place(&held, "story")->screen }));
	CHECK_STR("story", held.view.screen);
	held_end(&held);
}

/* How many lines are marked as the newest; -1: one that does not say `words`. */
static int newest(const struct view *view, const char *words)
{
	int count = 0;
	for (size_t i = 0; i < view->plan_count; i++)
		if (view->plan[i].newest && !strstr(view->plan[i].text, words))
			return -1;
		else
			count += view->plan[i].newest;
	return count;
}

/* Only what is there, the newest once, and the one thing that is missing; what is private is not
 * there for others, nor what is missing. */
static void test_the_plan_so_far(void)
{
	struct held held;
	struct plan plan;
	to_card(&held);
	SEND(&held, "half", "CANARY-TEXT", "");
	plan_so_far(&held.visit, &held.frame, &plan);
	plan_show_so_far(&plan, &held.frame, &held.view);
	CHECK(!seen_has(&held.view, "____"));
	CHECK(!seen_has(&held.view, "First:") && !seen_has(&held.view, "Sure:"));
	CHECK_INT(1, newest(&held.view, "Keep: half"));
	CHECK(held.view.plan_gap && strstr(held.view.plan_gap, "still missing"));
	CHECK(seen_has(&held.view, "CANARY-TEXT"));
	CHECK(!seen_has(&held.view, "Because"));
	held_present(&held, 1);
	plan_so_far(&held.visit, &held.frame, &plan);
	plan_show_so_far(&plan, &held.frame, &held.view);
	CHECK(!seen_has(&held.view, "CANARY") && !seen_has(&held.view, "Tell"));
	CHECK_STR(NULL, held.view.plan_gap);
	held_end(&held);
}

TESTS("visit/parts", { "words of a schedule", test_words_of_a_schedule },
	{ "what a schedule refuses", test_what_a_schedule_refuses },
	{ "dates", test_dates_that_are_offered }, { "a blank", test_a_blank_keeps_agree_shut },
	{ "days gone by", test_days_that_have_gone_by },
	{ "a card", test_a_card_offers }, { "a private part", test_a_private_part_is_kept },
	{ "an option of the site", test_an_option_of_the_site },
	{ "a condition on a part", test_a_condition_on_a_part },
	{ "a ruler in words", test_a_ruler_in_words }, { "notes", test_notes },
	{ "private notes", test_notes_on_a_private_screen }, { "the map", test_the_map },
	{ "the plan so far", test_the_plan_so_far })
