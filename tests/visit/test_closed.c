/*
 * The words that stand where a plan is not open to whoever has come in: they fit what is seen,
 * and say of nothing that it was left out.
 */
#include "base/str.h"
#include "tests/visit/answered.h"
#include "tests/visit/seen.h"

static const char *word(const struct held *held, enum word word)
{
	return held->pack->words.text[word];
}

static void test_pages(void)
{
	struct held held;
	held_begin(&held, PACK, "brief");
	NEED(held_pick(&held, 0) && held_pick(&held, 0));
	for (int page = 0; page < 2; page++) {
		NEED(page ? held_comes_in(&held) : held_do(&held, ACT_COVER)
			&& held_do(&held, ACT_UNCOVER));
		CHECK_INT(page ? PAGE_NEUTRAL : PAGE_WHO, held.visit.state.page);
		CHECK_INT(0, held.view.steps);
		CHECK_STR(word(&held, WORD_presence_title), held.view.step_title);
		CHECK_STR(word(&held, page ? WORD_help_ready : WORD_help_who), held.view.help);
	}
	NEED(held_pick(&held, NEUTRAL_GO_ON));
	CHECK(held.view.help == NULL && held.view.steps > 0);
	held_end(&held);
}

static void test_end(void)
{
	struct held held;
	answer_all(&held, "full");
	NEED(held_yes(&held, ROLE_PATIENT) && held_yes(&held, ROLE_CLINICIAN)
		&& held_do(&held, ACT_NEXT));
	CHECK_STR(word(&held, WORD_end_agreed), held.view.heading);
	NEED(held_comes_in(&held) && held_pick(&held, NEUTRAL_GO_ON));
	CHECK_STR(word(&held, WORD_end_agreed_closed), held.view.heading);
	NEED(held_present(&held, PRESENT_OTHERS));
	CHECK_STR(word(&held, WORD_end_agreed), held.view.heading);
	NEED(held_present(&held, PRESENT_ALONE));
	CHECK_STR(word(&held, WORD_end_agreed), held.view.heading);
	held_end(&held);
}

static void go_to_last(struct held *held)
{
	for (int i = 0; i < 20 && !str_is(held->view.screen, "last"); i++) {
		const char *texts[16];
		struct act act = answer_with_marks(held, texts);
		NEED(held_act(held, &act));
	}
	plan_show_page(&held->visit, &held->frame, &held->view);
	NEED(str_is(held->view.screen, "last") && held->view.line_count > 1);
}

static void test_last(void)
{
	struct held held;
	held_begin(&held, PACK, "follow");
	bring_along(&held);
	go_to_last(&held);
	NEED(held_comes_in(&held) && held_pick(&held, NEUTRAL_GO_ON));
	plan_show_page(&held.visit, &held.frame, &held.view);
	CHECK_STR("last", held.view.screen);
	CHECK_INT(1, held.view.line_count);
	CHECK_STR(word(&held, WORD_last_closed), held.view.lines[0].text);
	NEED(held_present(&held, PRESENT_OTHERS));
	plan_show_page(&held.visit, &held.frame, &held.view);
	CHECK(held.view.line_count > 1);
	held_end(&held);
}

TESTS("visit/closed", { "the pages", test_pages }, { "the end", test_end },
	{ "the last plan", test_last })
