#include "tests/check.h"
#include "tests/visit/held.h"

#include "visit/draft.h"

#define KINDS "tests/pack/kinds"

static const int no_signs[] = { 0, 0, 0 };

/* room, consent, safety: to the screen `hello`. */
static void welcome(struct held *held)
{
	CHECK(held_pick(held, 0));
	CHECK(held_pick(held, 0));
	CHECK(held_picks(held, VALUE_ITEMS, no_signs, 3));
	CHECK_STR("hello", held->view.screen);
}

/* From `hello` to `agree`, all of it answered. */
static void through_middle(struct held *held)
{
	static const int topics[] = { 0, 2 }, impact[] = { 7, 2 };
	CHECK(held_do(held, ACT_NEXT));
	CHECK(held_text(held, "my garden"));
	CHECK(held_text(held, "nobody knows"));
	CHECK(held_picks(held, VALUE_CHOICES, topics, 2));
	CHECK(held_picks(held, VALUE_ITEMS, impact, 2));
	CHECK(held_text(held, "go to bed at ten"));
	CHECK(held_number(held, 5));
	CHECK(held_text(held, "a friend"));
	CHECK_STR("answers", held->view.screen);
	CHECK(held_do(held, ACT_NEXT));
	CHECK_STR("agree", held->view.screen);
}

static void test_whole_visit(void)
{
	struct held held;
	held_begin(&held, KINDS, "all");
	CHECK_STR("room", held.view.screen);
	CHECK_INT(1, held.view.step);
	CHECK_INT(3, held.view.steps);
	welcome(&held);
	CHECK_STR("One line goes on.\n\nA new paragraph.", held.view.text);
	through_middle(&held);
	CHECK(!plan_is_agreed(&held.visit));
	CHECK(held_yes(&held, ROLE_PATIENT));
	CHECK(!plan_is_agreed(&held.visit));
	CHECK(!held_do(&held, ACT_NEXT));
	CHECK(held_yes(&held, ROLE_CLINICIAN));
	CHECK(plan_is_agreed(&held.visit));
	CHECK(held_do(&held, ACT_NEXT));
	CHECK_INT(END_AGREED, held.visit.state.end);
	CHECK_INT(VIEW_END, held.view.kind);
	held_end(&held);
}

static void test_change_takes_agreement_back(void)
{
	struct held held;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	through_middle(&held);
	CHECK(held_yes(&held, ROLE_PATIENT));
	CHECK(held_yes(&held, ROLE_CLINICIAN));
	CHECK(held_act(&held, &(struct act){ .kind = ACT_JUMP, .number = -1 }));
	CHECK_STR("answers", held.view.screen);
	CHECK(held_act(&held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held.pack, "hope") }));
	CHECK(held_text(&held, "the river"));
	CHECK_STR("answers", held.view.screen);
	CHECK(!plan_is_agreed(&held.visit));
	CHECK(held_do(&held, ACT_NEXT));
	CHECK(!held.view.agree.patient);
	CHECK(!held_do(&held, ACT_NEXT));
	held_end(&held);
}

static void test_answer_decides_what_is_next(void)
{
	struct held held;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	through_middle(&held);
	/* Back to the ruler: a higher number closes `easier`, a lower one opens it again. */
	CHECK(held_do(&held, ACT_BACK));
	CHECK(held_do(&held, ACT_BACK));
	CHECK(held_do(&held, ACT_BACK));
	CHECK_STR("sure", held.view.screen);
	CHECK(held_number(&held, 9));
	CHECK_STR("answers", held.view.screen);
	CHECK(!visit_answer(&held.visit, pack_find_question(held.pack, "easier")));
	CHECK(held_do(&held, ACT_BACK));
	CHECK(held_number(&held, 3));
	CHECK_STR("easier", held.view.screen);
	CHECK_STR("a friend", held.view.value.text);
	held_end(&held);
}

static void test_hidden_answer_is_not_in_plan(void)
{
	struct held held;
	struct plan plan;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	through_middle(&held);
	plan_assemble(&held.visit, true, &held.frame, &plan);
	CHECK_STR("a friend", strstr(plan.parts[2].lines[0].text, "a friend") ? "a friend" : "");
	CHECK(held_do(&held, ACT_BACK));
	CHECK(held_do(&held, ACT_BACK));
	CHECK(held_do(&held, ACT_BACK));
	CHECK(held_number(&held, 8));
	plan_assemble(&held.visit, true, &held.frame, &plan);
	for (size_t i = 0; i < plan.part_count; i++)
		CHECK(plan.parts[i].section != PLAN_EASIER);
	held_end(&held);
}

static void test_danger_locks(void)
{
	static const int yes[] = { 1, 0, 0 };
	struct held held;
	held_begin(&held, KINDS, "all");
	held_pick(&held, 0);
	held_pick(&held, 0);
	CHECK(held_picks(&held, VALUE_ITEMS, yes, 3));
	CHECK_STR("stopped", held.view.screen);
	CHECK_STR("Call ____", held.view.text);
	/* Nothing behind it can be reached. */
	CHECK(!held_act(&held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held.pack, "hope") }));
	CHECK(!held_do(&held, ACT_SKIP));
	CHECK_STR("stopped", held.view.screen);
	/* A name and, where it is asked, a reason. */
	CHECK(!held_done(&held, 1, "", "known"));
	CHECK(!held_done(&held, 1, "Amy", " "));
	CHECK(held_done(&held, 1, "Amy", "known"));
	CHECK_STR("hello", held.view.screen);
	CHECK(!visit_has_open(&held.visit));
	held_end(&held);
}

static void test_done_is_not_endless(void)
{
	static const int yes[] = { 1, 0, 0 };
	static char text[RESOLUTION_TEXT_LIMIT + 2];
	struct held held;
	held_begin(&held, KINDS, "all");
	held_pick(&held, 0);
	held_pick(&held, 0);
	held_picks(&held, VALUE_ITEMS, yes, 3);
	memset(text, 'a', RESOLUTION_TEXT_LIMIT + 1);
	const char *name = text + RESOLUTION_TEXT_LIMIT - RESOLUTION_BY_LIMIT;
	CHECK(!held_done(&held, 1, name, "known"));
	CHECK_STR(held.pack->words.text[WORD_too_long], held.why.what);
	CHECK(!held_done(&held, 1, "Amy", text));
	CHECK_STR(held.pack->words.text[WORD_too_long], held.why.what);
	CHECK_STR("stopped", held.view.screen);
	CHECK(held_done(&held, 1, name + 1, text + 1));
	CHECK_STR("hello", held.view.screen);
	held_end(&held);
}

static void test_new_danger_after_override(void)
{
	static const int yes[] = { 1, 0, 0 }, both[] = { 1, 1, 0 };
	struct held held;
	held_begin(&held, KINDS, "all");
	held_pick(&held, 0);
	held_pick(&held, 0);
	held_picks(&held, VALUE_ITEMS, yes, 3);
	CHECK(held_done(&held, 1, "Amy", "known"));
	CHECK(held_do(&held, ACT_BACK));
	CHECK_STR("safety", held.view.screen);
	CHECK(held_picks(&held, VALUE_ITEMS, both, 3));
	CHECK_STR("stopped", held.view.screen);
	CHECK(visit_has_open(&held.visit));
	held_end(&held);
}

static void test_yes_in_review_stops(void)
{
	static const int yes[] = { 1, 0, 0 };
	struct held held;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	through_middle(&held);
	held_do(&held, ACT_BACK);
	CHECK(held_act(&held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held.pack, "safety") }));
	CHECK(held_picks(&held, VALUE_ITEMS, yes, 3));
	CHECK_STR("stopped", held.view.screen);
	held_end(&held);
}

static void test_unsure_keeps_agree_shut(void)
{
	static const int unsure[] = { 2, 3, 0 };
	struct held held;
	held_begin(&held, KINDS, "all");
	held_pick(&held, 0);
	held_pick(&held, 0);
	CHECK(held_picks(&held, VALUE_ITEMS, unsure, 3));
	CHECK_STR("hello", held.view.screen);
	/* While others are here the way leads to agree, which says little. */
	held_present(&held, 1);
	for (int i = 0; i < 20 && strcmp(held.view.screen, "agree") != 0; i++)
		CHECK(held_do(&held, ACT_SKIP));
	CHECK(held.view.agree.shut != NULL);
	CHECK(!held_yes(&held, ROLE_PATIENT));
	/* Alone, each sign is resolved by itself. */
	held_present(&held, 0);
	held_do(&held, ACT_BACK);
	CHECK_STR("open", held.view.screen);
	CHECK(held_done(&held, 0, "Amy", NULL));
	CHECK_STR("open", held.view.screen);
	CHECK(held_done(&held, 0, "Amy", NULL));
	CHECK_STR("agree", held.view.screen);
	CHECK(!visit_has_open(&held.visit));
	held_end(&held);
}

static void test_sent_ends_visit_with_sheet(void)
{
	static const int yes[] = { 1, 0, 0 };
	struct held held;
	struct plan plan;
	held_begin(&held, KINDS, "all");
	held_pick(&held, 0);
	held_pick(&held, 0);
	held_picks(&held, VALUE_ITEMS, yes, 3);
	CHECK(held_done(&held, 0, "Amy", NULL));
	CHECK_INT(END_STOPPED, held.visit.state.end);
	plan_assemble(&held.visit, true, &held.frame, &plan);
	CHECK(plan.is_sheet);
	CHECK_STR("numb: yes", plan.parts[0].lines[0].text);
	CHECK_INT(0, held.view.line_count);
	held_end(&held);
}

static void test_undo_to_the_start_and_back(void)
{
	struct held held;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	through_middle(&held);
	struct digest before = { { 0 } }, after;
	struct plan plan;
	plan_assemble(&held.visit, true, &held.frame, &plan);
	before = plan.digest;
	size_t steps = 0;
	while (held.visit.undo.count) {
		CHECK(held_do(&held, ACT_UNDO));
		steps++;
	}
	CHECK_INT(9, steps);
	CHECK_INT(CONSENT_NOT_ASKED, held.visit.state.consent);
	for (size_t i = 0; i < held.pack->question_count; i++)
		if (held.pack->questions[i].asks != ASKS_PRESENCE)
			CHECK_INT(VALUE_NONE, held.visit.state.answers[i].value.type);
	while (held.visit.redo.count)
		CHECK(held_do(&held, ACT_REDO));
	plan_assemble(&held.visit, true, &held.frame, &plan);
	after = plan.digest;
	CHECK(memcmp(&before, &after, sizeof after) == 0);
	CHECK_INT(CONSENT_YES, held.visit.state.consent);
	held_end(&held);
}

static void test_undo_shows_where(void)
{
	struct held held;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	held_do(&held, ACT_NEXT);
	held_text(&held, "my garden");
	held_do(&held, ACT_BACK);
	held_text(&held, "the river");
	held_do(&held, ACT_NEXT);
	CHECK(held_do(&held, ACT_UNDO));
	CHECK(held_do(&held, ACT_UNDO));
	CHECK_STR("hope", held.view.screen);
	CHECK_STR("my garden", held.view.value.text);
	held_end(&held);
}

static void test_back_keeps_what_was_typed(void)
{
	struct held held;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	held_do(&held, ACT_NEXT);
	CHECK(held_act(&held, &(struct act){ .kind = ACT_BACK,
		.value = { .type = VALUE_TEXT, .text = "half of it" } }));
	CHECK_STR("hello", held.view.screen);
	held_do(&held, ACT_NEXT);
	CHECK_STR("half of it", held.view.value.text);
	held_end(&held);
}

static void test_too_long_blocks_next_not_back(void)
{
	struct held held;
	const char *text = "this is a good deal longer than forty characters";
	held_begin(&held, KINDS, "all");
	welcome(&held);
	held_do(&held, ACT_NEXT);
	CHECK(!held_text(&held, text));
	CHECK_STR(held.pack->words.text[WORD_too_long], held.why.what);
	visit_draft(&held.visit, &(struct value){ .type = VALUE_TEXT, .text = text });
	CHECK(held_act(&held, &(struct act){ .kind = ACT_BACK,
		.value = { .type = VALUE_TEXT, .text = text } }));
	CHECK_STR("hello", held.view.screen);
	held_do(&held, ACT_NEXT);
	/* It is there, and needs no mark: nobody has been away. */
	CHECK(!held.view.is_draft);
	CHECK_STR(text, held.view.value.text);
	held_end(&held);
}

static void test_draft_goes_with_answer(void)
{
	struct held held;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	held_do(&held, ACT_NEXT);
	const struct buf *half = visit_draft(&held.visit,
		&(struct value){ .type = VALUE_TEXT, .text = "half" });
	struct buf kept;
	buf_init(&kept, EVENT_MAX_BYTES);
	NEED(half->len > 0);
	buf_add(&kept, half->data, half->len);
	NEED(visit_take_draft(&held.visit, "hope", kept.data, kept.len, NULL));
	CHECK(!visit_take_draft(&held.visit, "secret", kept.data, kept.len, NULL));
	buf_release(&kept);
	held_show(&held);
	CHECK(held.view.is_draft);
	CHECK(held_text(&held, "whole"));
	held_do(&held, ACT_BACK);
	CHECK(!held.view.is_draft);
	CHECK_STR("whole", held.view.value.text);
	held_end(&held);
}

/* The second row is private: half done, then somebody comes in, and goes out again. */
static void half_done_with_others(struct held *held)
{
	static const int half[] = { -1, 1, -1 }, one[] = { 0, -1 };
	held_begin(held, KINDS, "all");
	held_pick(held, 0);
	held_pick(held, 0);
	visit_draft(&held->visit,
		&(struct value){ .type = VALUE_ITEMS, .pick = half, .count = 3 });
	held_present(held, 1);
	CHECK_INT(2, held->view.item_count);
	visit_draft(&held->visit, &(struct value){ .type = VALUE_ITEMS, .pick = one, .count = 2 });
}

static void test_half_done_row_is_not_lost(void)
{
	struct held held;
	half_done_with_others(&held);
	held_present(&held, 0);
	NEED(held.view.value.count == 3);
	CHECK_INT(0, held.view.value.pick[0]);
	CHECK_INT(1, held.view.value.pick[1]);
	held_end(&held);
	/* Nor when a mark is taken back while it is out of sight. */
	half_done_with_others(&held);
	visit_draft(&held.visit, &(struct value){ .type = VALUE_NONE });
	held_present(&held, 0);
	NEED(held.view.value.count == 3);
	CHECK_INT(-1, held.view.value.pick[0]);
	CHECK_INT(1, held.view.value.pick[1]);
	held_end(&held);
}

static void test_half_done_row_does_not_count(void)
{
	static const int no[] = { 0, 0 };
	struct held held;
	half_done_with_others(&held);
	CHECK(held_picks(&held, VALUE_ITEMS, no, 2));
	CHECK_STR("hello", held.view.screen);
	CHECK(!visit_has_open(&held.visit));
	/* As it stands, with nothing sent: what is hidden is left out there too. */
	CHECK(held_do(&held, ACT_BACK));
	CHECK_STR("safety", held.view.screen);
	CHECK(!held.view.is_draft);
	CHECK(held_do(&held, ACT_NEXT));
	CHECK_STR("hello", held.view.screen);
	CHECK(held_do(&held, ACT_BACK));
	held_present(&held, 0);
	NEED(held.view.value.count == 3);
	CHECK_INT(0, held.view.value.pick[0]);
	CHECK_INT(1, held.view.value.pick[1]);
	/* Now it is seen, and counts. */
	CHECK(held_do(&held, ACT_NEXT));
	CHECK_STR("stopped", held.view.screen);
	held_end(&held);
}

/* Nobody is told by a mark on the screen that there is more than they see. */
static void test_half_done_row_is_not_told(void)
{
	static const int no[] = { 0, 0 };
	struct held held;
	struct buf kept;
	half_done_with_others(&held);
	CHECK(held_picks(&held, VALUE_ITEMS, no, 2));
	CHECK(held_do(&held, ACT_BACK));
	const struct buf *draft = draft_bytes(&held.visit, "flag");
	NEED(draft != NULL);
	buf_init(&kept, EVENT_MAX_BYTES);
	buf_add(&kept, draft->data, draft->len);
	NEED(visit_take_draft(&held.visit, "flag", kept.data, kept.len, NULL));
	buf_release(&kept);
	held_show(&held);
	CHECK(!held.view.is_draft);
	held_present(&held, 0);
	CHECK(held.view.is_draft);
	held_end(&held);
}

static void test_required_is_asked_for(void)
{
	static const int half[] = { 0, -1, 0 };
	struct held held;
	held_begin(&held, KINDS, "all");
	CHECK(!held_do(&held, ACT_NEXT));
	CHECK(!held_do(&held, ACT_SKIP));
	CHECK_STR("room", held.view.screen);
	held_pick(&held, 0);
	held_pick(&held, 0);
	CHECK(!held_picks(&held, VALUE_ITEMS, half, 3));
	CHECK_STR("safety", held.view.screen);
	held_end(&held);
}

static void test_most_is_named(void)
{
	static const int three[] = { 0, 1, 2 };
	struct held held;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	held_do(&held, ACT_NEXT);
	held_do(&held, ACT_SKIP);
	held_do(&held, ACT_SKIP);
	CHECK_STR("topics", held.view.screen);
	CHECK(!held_picks(&held, VALUE_CHOICES, three, 3));
	CHECK(strstr(held.why.what, "2") != NULL);
	held_end(&held);
}

static void test_not_today_and_later(void)
{
	struct held held;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	CHECK(held_do(&held, ACT_LATER));
	CHECK_INT(END_UNFINISHED, held.visit.state.end);
	CHECK_STR("hello", held.view.screen);
	CHECK(held_do(&held, ACT_NEXT));
	CHECK_INT(END_NOT, held.visit.state.end);
	CHECK(held_do(&held, ACT_NOTODAY));
	CHECK_INT(END_DECLINED, held.visit.state.end);
	CHECK(held_do(&held, ACT_UNDO));
	CHECK_STR("hope", held.view.screen);
	held_end(&held);
}

static void test_consent_keeps(void)
{
	struct held held;
	struct batch batch;
	const int yes = 0, no = 1;
	struct act act = { .kind = ACT_NEXT, .value = { .type = VALUE_CHOICES, .count = 1 } };
	held_begin(&held, KINDS, "all");
	held_pick(&held, 0);
	act.value.pick = &yes;
	CHECK(visit_decide(&held.visit, &act, held.now, &batch, NULL));
	CHECK(held.visit.state.consent != CONSENT_YES);
	CHECK(visit_keeps_after(&held.visit, &batch));
	visit_apply(&held.visit, &batch);
	held_show(&held);
	act.kind = ACT_UNDO;
	CHECK(visit_decide(&held.visit, &act, held.now, &batch, NULL));
	CHECK(!visit_keeps_after(&held.visit, &batch));
	visit_apply(&held.visit, &batch);
	act.kind = ACT_NEXT;
	act.value.pick = &no;
	CHECK(visit_decide(&held.visit, &act, held.now, &batch, NULL));
	CHECK(!visit_keeps_after(&held.visit, &batch));
	held_end(&held);
}

static void test_ruler_in_the_strip(void)
{
	struct held held;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	for (int i = 0; i < 10 && strcmp(held.view.screen, "sure") != 0; i++)
		held_do(&held, ACT_SKIP);
	CHECK_STR("Why ____, and not ____?", held.view.coach[0].text);
	held_number(&held, 1);
	held_do(&held, ACT_BACK);
	CHECK_STR("Why 1, and not 0?", held.view.coach[0].text);
	visit_draft(&held.visit, &(struct value){ .type = VALUE_NUMBER, .number = 6 });
	held_show(&held);
	CHECK_STR("Why 6, and not 4?", held.view.coach[0].text);
	held_end(&held);
}

/* The same events give the same state: a second visit made from the first one's log. */
static void test_unsaid_is_not_quoted(void)
{
	struct held held;
	int sure;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	sure = pack_find_screen(held.pack, "sure");
	CHECK(held_act(&held, &(struct act){ .kind = ACT_JUMP, .number = sure }));
	CHECK(held.view.quote == NULL);
	CHECK(held_act(&held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held.pack, "hope") }));
	CHECK(held_text(&held, "the river"));
	CHECK(held_act(&held, &(struct act){ .kind = ACT_JUMP, .number = sure }));
	CHECK_STR("“the river”", held.view.quote);
	held_end(&held);
}

static void test_replay(void)
{
	struct held held;
	struct visit again;
	struct fault why;
	struct plan one, two;
	held_begin(&held, KINDS, "all");
	welcome(&held);
	through_middle(&held);
	held_do(&held, ACT_UNDO);
	held_yes(&held, ROLE_PATIENT);
	visit_init(&again, held.pack, NULL);
	for (size_t i = 0; i < held.visit.event_count; i++) {
		struct buf bytes;
		struct event event;
		buf_init(&bytes, EVENT_MAX_BYTES);
		NEED(event_encode(&held.visit.events[i], &bytes));
		NEED(event_decode(bytes.data, bytes.len, &held.frame, &event, &why));
		NEED(visit_replay(&again, &event, &why));
		buf_release(&bytes);
	}
	plan_assemble(&held.visit, true, &held.frame, &one);
	plan_assemble(&again, true, &held.frame, &two);
	CHECK(memcmp(&one.digest, &two.digest, sizeof one.digest) == 0);
	CHECK_INT(held.visit.state.screen, again.state.screen);
	CHECK_INT(held.visit.undo.count, again.undo.count);
	/* A gap, and an event of another pack's question, are refused. */
	struct event stray = { .kind = EVENT_SKIPPED, .seq = again.event_count + 2, .batch = 1,
		.screen = "hope" };
	CHECK(!visit_replay(&again, &stray, &why));
	stray.seq = again.event_count + 1;
	stray.screen = "nowhere";
	CHECK(!visit_replay(&again, &stray, &why));
	visit_release(&again);
	held_end(&held);
}

/* Whoever writes an event by hand: none chosen, too many, or words that a ruler has not. */
static void test_choices_are_counted(void)
{
	static const char *const ids[] = { "sleep", "work", "people", "sleep" };
	static const struct { const char *question; size_t count; bool fits; } events[] = {
		{ "sure", 0, false }, { "topics", 0, false }, { "topics", 4, false },
		{ "room", 0, false }, { "topics", 3, true } };
	struct held held;
	held_begin(&held, KINDS, "all");
	for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
		struct event event = { .kind = EVENT_ANSWERED, .screen = "hope", .at = held.now,
			.seq = held.visit.event_count + 1, .batch = held.visit.event_count + 1,
			.question = events[i].question,
			.value = { .type = 'c', .ids = ids, .count = events[i].count } };
		struct buf bytes;
		buf_init(&bytes, EVENT_MAX_BYTES);
		NEED(event_encode(&event, &bytes));
		/* As a draft: a refused event leaves no visit to go on with. */
		CHECK(visit_take_draft(&held.visit, events[i].question, bytes.data, bytes.len,
			      &held.why) == events[i].fits);
		buf_release(&bytes);
	}
	held_end(&held);
}

/* Over the map nobody gets past who is here, whether it is kept, and the danger signs. */
static void test_jump_stops_at_what_is_asked_first(void)
{
	int no[20] = { 0 };
	struct held held;
	held_begin(&held, "content/back-pain", "brief");
	const struct act agree = { .kind = ACT_JUMP,
		.number = pack_find_screen(held.pack, "agree") };
	CHECK(!held_act(&held, &agree));
	CHECK(!held_present(&held, 0) || !held_act(&held, &agree));
	CHECK(held_act(&held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held.pack, "consent") }));
	CHECK(!held_act(&held, &agree));
	CHECK(held_pick(&held, 0));
	CHECK(held_act(&held, &(struct act){ .kind = ACT_JUMP,
		.number = pack_find_screen(held.pack, "safety") }));
	CHECK(!held_act(&held, &agree));
	CHECK(held_picks(&held, VALUE_ITEMS, no, held.view.item_count));
	CHECK(held_act(&held, &agree));
	CHECK_STR("agree", held.view.screen);
	held_end(&held);
}

static void test_note_is_short(void)
{
	static char text[NOTE_LIMIT + 2];
	struct act note = { .kind = ACT_NOTE, .number = NOTE_WORRY,
		.value = { .type = VALUE_TEXT, .text = text } };
	struct held held;
	held_begin(&held, KINDS, "all");
	memset(text, 'x', NOTE_LIMIT + 1);
	CHECK(!held_act(&held, &note));
	CHECK_STR(held.pack->words.text[WORD_too_long], held.why.what);
	text[NOTE_LIMIT] = '\0';
	CHECK(held_act(&held, &note));
	CHECK_INT(1, held.visit.state.note_count);
	held_end(&held);
}

TESTS("visit", { "whole visit", test_whole_visit },
	{ "a change takes the agreement back", test_change_takes_agreement_back },
	{ "an answer decides what is next", test_answer_decides_what_is_next },
	{ "a hidden answer is not in the plan", test_hidden_answer_is_not_in_plan },
	{ "danger locks", test_danger_locks },
	{ "what was done is not endless", test_done_is_not_endless },
	{ "a new danger after an override", test_new_danger_after_override },
	{ "a yes in the review stops", test_yes_in_review_stops },
	{ "unsure keeps agree shut", test_unsure_keeps_agree_shut },
	{ "sent on ends with a sheet", test_sent_ends_visit_with_sheet },
	{ "undo to the start and back", test_undo_to_the_start_and_back },
	{ "undo shows where", test_undo_shows_where },
	{ "back keeps what was typed", test_back_keeps_what_was_typed },
	{ "too long blocks next, not back", test_too_long_blocks_next_not_back },
	{ "a draft goes with the answer", test_draft_goes_with_answer },
	{ "a half-done row is not lost", test_half_done_row_is_not_lost },
	{ "nor counts unseen", test_half_done_row_does_not_count },
	{ "nor is told", test_half_done_row_is_not_told },
	{ "required is asked for", test_required_is_asked_for },
	{ "the most is named", test_most_is_named },
	{ "not today, and later", test_not_today_and_later },
	{ "consent keeps", test_consent_keeps },
	{ "the ruler in the strip", test_ruler_in_the_strip },
	{ "what was not said is not quoted", test_unsaid_is_not_quoted },
	{ "choices are counted", test_choices_are_counted },
	{ "a jump stops at what is asked first", test_jump_stops_at_what_is_asked_first },
	{ "a note is short", test_note_is_short },
	{ "replay", test_replay })
