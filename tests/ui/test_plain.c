/* The plain frontend: what is said for each kind of screen, and what comes of a line. */
#include "ui/plain.h"

#include "tests/check.h"
#include "tests/ui/words.h"
#include "view/day.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Each word says its own name. */
static const struct words names = { .text = {
#define X(name) [WORD_##name] = #name,
	WORDS(X)
#undef X
} };

struct talk {
	struct plain plain;
	struct words words;
	struct view view;
	struct act act;
	struct buf out;
};

/* What puts things together must be as it is, or nothing is put together. */
static const enum word patterns[] = { WORD_step_of, WORD_list_next, WORD_and_then,
	WORD_list_parts, WORD_label_value, WORD_text_aside, WORD_quoted, WORD_percent,
	WORD_sentence, WORD_plain_heading, WORD_in_brackets };

static void begin(struct talk *talk, struct view view, bool ascii)
{
	*talk = (struct talk){ .view = view, .words = names };
	talk->words.text[WORD_plain_step] = "Step %s";
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
		talk->words.text[patterns[i]] = test_words.text[patterns[i]];
	talk->words.text[WORD_plain_saved] = "Saved: %s";
	talk->words.text[WORD_plain_kept] = "Noted: %s";
	talk->words.text[WORD_was_before] = "before: %s";
	talk->view.words = &talk->words;
	talk->view.screen = talk->view.question = "here";
	talk->view.saving = SAVING_SAVED;
	plain_init(&talk->plain, ascii);
	buf_init(&talk->out, 1 << 20);
}

static void end(struct talk *talk)
{
	plain_release(&talk->plain);
	buf_release(&talk->out);
}

static const char *show(struct talk *talk)
{
	buf_clear(&talk->out);
	plain_show(&talk->plain, &talk->view, &talk->out);
	return talk->out.data;
}

static bool type(struct talk *talk, const char *line)
{
	buf_clear(&talk->out);
	return plain_line(&talk->plain, &talk->view, line, &talk->act, &talk->out);
}

/* What is said to a line that leads to no act. */
static const char *reply(struct talk *talk, const char *line)
{
	CHECK(!type(talk, line));
	return talk->out.data ? talk->out.data : "";
}

static const struct view_item fruit[] = {
	{ .id = "a", .label = "apples", .value = -1 },
	{ .id = "b", .label = "pears", .detail = "soft", .more = "a long word on pears",
		.value = 1 },
	{ .id = "c", .label = "plums", .value = -1 },
};

/* ---- the head */

static void test_head(void)
{
	const struct view_coach coach[] = { { COACH_SAY, "Hello." }, { COACH_MORE, "Much more." } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_SAY, .label = "Jo · 1042",
		.where = WHERE_VISIT, .step_title = "Plan", .step = 6, .steps = 7, .has_turn = true, .turn = TURN_PATIENT, .heading = "How?",
		.text = "One.\n\nTwo.", .quote = "“Walk far”", .coach = coach, .coach_count = 2,
		.may = MAY_NEXT }, false);
	CHECK_STR("\nplain_commands\n"
		"Step 6 of 7, Plan. Jo · 1042, turn_patient, saved.\n"
		  "How?\nOne.\n\nTwo.\n“Walk far”\n"
		  "(for_clinician)\ncoach_say: Hello.\nplain_prompt_enter\n> ", show(&talk));
	CHECK_STR("plain_prompt_enter\n> ", show(&talk));
	CHECK(type(&talk, ""));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	end(&talk);
}

static void test_saving(void)
{
	static const char *const said[] = { "\nnot_kept_yet.\n", "\nnot_kept.\n",
		"\nnothing_kept.\n", "\nsaved.\n", "\nnot_saved.\n" };
	for (size_t i = 0; i < COUNT(said); i++) {
		struct talk talk;
		begin(&talk, (struct view){ .kind = VIEW_SAY }, false);
		talk.view.saving = (enum view_saving)i;
		CHECK(strncmp(show(&talk), said[i], strlen(said[i])) == 0);
		end(&talk);
	}
}

static void test_ascii(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_SAY, .heading = "Größe – ja",
		.quote = "“So’n Ding”" }, true);
	CHECK_STR("\nsaved.\nGrosse - ja\n\"So'n Ding\"\nplain_prompt_enter\n> ", show(&talk));
	end(&talk);
}

static void test_no_controls(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_SAY, 
		.heading = "a\033]0;x\a\x7f\xc2\x9b\xe2\x80\xae" "b", .refused = "\033[31mno" }, false);
	show(&talk);
	for (size_t i = 0; i < talk.out.len; i++)
		CHECK((unsigned char)talk.out.data[i] >= 0x20 || talk.out.data[i] == '\n');
	CHECK(strstr(talk.out.data, "a]0;xb\n") != NULL);
	end(&talk);
}

/* ---- kinds */

static void test_write(void)
{
	static const char *const starters[] = { "I want ..." };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE, .starters = starters, .starter_count = 1,
		.heading = "What?" }, false);
	CHECK_STR("\nsaved.\nWhat?\nplain_example: I want ...\nplain_prompt_text\n> ", show(&talk));
	CHECK(type(&talk, "one"));
	CHECK_INT(ACT_DRAFT, talk.act.kind);
	CHECK_STR("one", talk.act.value.text);
	CHECK_STR("> ", show(&talk));
	CHECK(type(&talk, "::two"));
	CHECK_STR("one\n:two", talk.act.value.text);
	/* Whoever keeps the draft may count it as a change. */
	talk.view.version++;
	CHECK_STR("> ", show(&talk));
	CHECK(type(&talk, ""));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	CHECK_INT(VALUE_TEXT, talk.act.value.type);
	CHECK_STR("one\n:two", talk.act.value.text);
	talk.view.screen = "there";
	CHECK(strncmp(show(&talk), "Saved: “one\n:two”\n", 16) == 0);
	end(&talk);
}

static void test_write_one_line(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE, .write.one_line = true }, false);
	CHECK_STR("\nsaved.\n> ", show(&talk));
	CHECK(type(&talk, "Jo"));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	CHECK_STR("Jo", talk.act.value.text);
	end(&talk);
}

/* A way to begin that stands there is the author's: nobody is quoted. */
static void test_starter_is_no_quote(void)
{
	static const char *const ways[] = { "walk", "phone a friend" };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE, .starters = ways, .starter_count = 2,
		.write.one_line = true,
		.value = { .type = VALUE_TEXT, .text = "phone a friend" } }, false);
	CHECK_STR("\nsaved.\nplain_example: walk\nplain_example: phone a friend\nphone a friend\n> ", show(&talk));
	CHECK(type(&talk, "walk"));
	talk.view.screen = "there";
	CHECK(strncmp(show(&talk), "Saved: walk\n", 12) == 0);
	end(&talk);
}

static void test_draft_is_kept(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE, .is_draft = true,
		.value = { .type = VALUE_TEXT, .text = "half" } }, false);
	CHECK_STR("\nsaved.\ndraft_back\n“half”\nplain_prompt_text\n> ", show(&talk));
	CHECK(type(&talk, "  "));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	CHECK_STR("half", talk.act.value.text);
	end(&talk);
}

static void test_choose(void)
{
	const int now[] = { 2 };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_CHOOSE, .items = fruit, .item_count = 3,
		.value = { .type = VALUE_CHOICES, .pick = now, .count = 1 } }, false);
	CHECK_STR("\nsaved.\n1  apples\n2  pears: soft\n3  plums\n= plums\nplain_prompt_choice\n> ",
		show(&talk));
	CHECK_STR("need_choice\n", reply(&talk, "4"));
	CHECK_STR("need_choice\n", reply(&talk, "0"));
	CHECK_STR("need_choice\n", reply(&talk, "1 2"));
	CHECK_STR("need_choice\n", reply(&talk, "99999999999999999999"));
	CHECK(type(&talk, " 2 "));
	CHECK_INT(VALUE_CHOICES, talk.act.value.type);
	CHECK_INT(1, talk.act.value.count);
	CHECK_INT(1, talk.act.value.pick[0]);
	talk.view.version++;
	talk.view.saving = SAVING_NOT_KEPT;
	CHECK(strncmp(show(&talk), "Noted: pears\n", 13) == 0);
	CHECK(type(&talk, ""));
	CHECK_INT(2, talk.act.value.pick[0]);
	end(&talk);
}

static void test_compare(void)
{
	static const char *const rows[] = { "cost", "harm" };
	static const char *const apples[] = { "none", "worms" };
	static const char *const pears[] = { "2 a pound", "" };
	const struct view_item ways[] = { { .id = "a", .label = "apples", .cells = apples },
		{ .id = "b", .label = "pears", .cells = pears }, { .id = "w", .label = "wait" } };
	const int now[] = { 2 };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_COMPARE, .items = ways, .item_count = 3,
		.compare = { rows, 2 },
		.value = { .type = VALUE_CHOICES, .pick = now, .count = 1 } }, false);
	CHECK_STR("\nsaved.\ncost\n1  apples: none\n2  pears: 2 a pound\n"
		  "harm\n1  apples: worms\n2  pears\n"
		  "compare_pick\n1  apples\n2  pears\n3  wait\n= wait\nplain_prompt_choice\n> ",
		show(&talk));
	CHECK_STR("need_choice\n", reply(&talk, "4"));
	CHECK(type(&talk, "2"));
	CHECK_INT(VALUE_CHOICES, talk.act.value.type);
	CHECK_INT(1, talk.act.value.pick[0]);
	talk.view.version++;
	CHECK(strncmp(show(&talk), "Saved: pears\n", 13) == 0);
	end(&talk);
}

static void test_many(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_MANY, .items = fruit, .item_count = 3,
		.many.ranked = true }, false);
	CHECK(strstr(show(&talk), "ranked_hint\nplain_prompt_many\n> ") != NULL);
	CHECK_STR("need_choice\n", reply(&talk, "1 x"));
	CHECK(type(&talk, "3, 1 3"));
	CHECK_INT(2, talk.act.value.count);
	CHECK_INT(2, talk.act.value.pick[0]);
	CHECK_INT(0, talk.act.value.pick[1]);
	end(&talk);
}

static void test_items(void)
{
	static const char *const answers[] = { "none", "some", "much" };
	static const char *const signs[] = { NULL, NULL, "!" };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_ITEMS, .items = fruit, .item_count = 3,
		.set = { .answers = answers, .answer_count = 3, .signs = signs } }, false);
	CHECK_STR("\nsaved.\n1  none\n2  some\n3  much\n1 of 3: apples\nplain_prompt_choice\n> ",
		show(&talk));
	CHECK_STR("", reply(&talk, "3"));
	CHECK_STR("2 of 3: a long word on pears = some\nplain_prompt_choice\n> ", show(&talk));
	CHECK_STR("plain_unknown\n", reply(&talk, "4"));
	CHECK_STR("", reply(&talk, ""));
	CHECK_STR("3 of 3: plums\nplain_prompt_choice\n> ", show(&talk));
	/* No row is passed by unanswered. */
	CHECK_STR("need_choice\n", reply(&talk, ""));
	CHECK_STR("", reply(&talk, "1"));
	CHECK_STR("1  apples: much\n2  pears: some\n3  plums: none\nrows_look_one\n"
		"plain_prompt_rows\n> ", show(&talk));
	CHECK_STR("plain_unknown\n", reply(&talk, "4"));
	CHECK_STR("", reply(&talk, "1"));
	CHECK_STR("1 of 3: apples = much\nplain_prompt_choice\n> ", show(&talk));
	CHECK_STR("", reply(&talk, "2"));
	CHECK_STR("1  apples: some\n2  pears: some\n3  plums: none\nplain_prompt_rows\n> ",
		show(&talk));
	CHECK(type(&talk, ""));
	CHECK_INT(VALUE_ITEMS, talk.act.value.type);
	CHECK_INT(3, talk.act.value.count);
	CHECK_INT(1, talk.act.value.pick[0]);
	CHECK_INT(1, talk.act.value.pick[1]);
	CHECK_INT(0, talk.act.value.pick[2]);
	/* Refused: all rows are asked again. */
	talk.view.refused = "need all";
	CHECK_STR("need all\n1 of 3: apples\nplain_prompt_choice\n> ", show(&talk));
	CHECK_STR("", reply(&talk, "1"));
	CHECK_STR("2 of 3: a long word on pears = some\nplain_prompt_choice\n> ", show(&talk));
	end(&talk);
}

/* While somebody listens no answer is said, and what stands there is not either. */
static void test_items_covered(void)
{
	static const char *const answers[] = { "none", "some", "much" };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_ITEMS, .items = fruit, .item_count = 3,
		.set = { .answers = answers, .answer_count = 3, .is_covered = true } }, false);
	show(&talk);
	CHECK_STR("", reply(&talk, "3"));
	CHECK_STR("2 of 3: a long word on pears\nplain_prompt_choice\n> ", show(&talk));
	CHECK_STR("", reply(&talk, ""));
	show(&talk);
	CHECK_STR("", reply(&talk, "1"));
	CHECK_STR("rows_asked\nplain_prompt_right\n> ", show(&talk));
	CHECK_STR("plain_unknown\n", reply(&talk, "1"));
	CHECK(type(&talk, ""));
	end(&talk);
}

static void test_scale(void)
{
	static const char *const answers[] = { "0", "1", "2" };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_ITEMS, .items = fruit, .item_count = 1,
		.set = { answers, 3, true }, .low = 0, .high = 2,
		.low_text = "not at all", .high_text = "very" }, false);
	CHECK_STR("\nsaved.\n0: not at all\n2: very\n1 of 1: apples\nplain_prompt_number\n> ",
		show(&talk));
	CHECK(type(&talk, "2"));
	CHECK_INT(2, talk.act.value.pick[0]);
	end(&talk);
}

/* Answers that say a number are still picked by their place: the pack says what counts. */
static void test_words_like_numbers(void)
{
	static const char *const answers[] = { "0", "1 or 2", "3" };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_ITEMS, .items = fruit, .item_count = 1,
		.set = { .answers = answers, .answer_count = 3 } }, false);
	CHECK_STR("\nsaved.\n1  0\n2  1 or 2\n3  3\n1 of 1: apples\nplain_prompt_choice\n> ",
		show(&talk));
	CHECK(type(&talk, "3"));
	CHECK_INT(2, talk.act.value.pick[0]);
	end(&talk);
}

static void test_ruler(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_RULER, .low = 0, .high = 10, .low_text = "no",
		.half_text = "half", .value = { .type = VALUE_NUMBER, .number = 4 } }, false);
	CHECK_STR("\nsaved.\n0: no\n5: half\n= 4\nplain_prompt_number\n> ", show(&talk));
	CHECK_STR("need_number\n", reply(&talk, "11"));
	CHECK_STR("need_number\n", reply(&talk, "much"));
	CHECK(type(&talk, "10"));
	CHECK_INT(10, talk.act.value.number);
	end(&talk);
}

static void test_ruler_in_words(void)
{
	static const char *const scale[] = { "not sure", "a little sure", "very sure", "very" };
	const int now[] = { 1 };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_RULER, .low = 0, .high = 10, .low_text = "no",
		.ruler = { 3, true, scale, 4 },
		.value = { .type = VALUE_CHOICES, .pick = now, .count = 1 } }, false);
	talk.words.text[WORD_plain_prompt_scale] = "Words: %s.";
	CHECK_STR("\nsaved.\n0: no\nbefore: 3\n= a little sure\n"
		  "Words: not sure, a little sure, very sure, very.\n> ", show(&talk));
	CHECK_STR("need_choice\n", reply(&talk, "sure"));
	CHECK_STR("need_number\n", reply(&talk, "lit"));
	CHECK_STR("need_number\n", reply(&talk, "ittle"));
	CHECK_STR("need_number\n", reply(&talk, "much"));
	CHECK_STR("need_number\n", reply(&talk, "11"));
	CHECK(type(&talk, " Little "));
	CHECK_INT(VALUE_CHOICES, talk.act.value.type);
	CHECK_INT(1, talk.act.value.count);
	CHECK_INT(1, talk.act.value.pick[0]);
	CHECK(type(&talk, "not sure"));
	CHECK_INT(0, talk.act.value.pick[0]);
	CHECK(type(&talk, "very"));
	CHECK_INT(3, talk.act.value.pick[0]);
	CHECK(type(&talk, "very sure"));
	CHECK_INT(2, talk.act.value.pick[0]);
	talk.view.version++;
	CHECK(strncmp(show(&talk), "Saved: very sure\n", 17) == 0);
	CHECK(type(&talk, "7"));
	CHECK_INT(VALUE_NUMBER, talk.act.value.type);
	CHECK(type(&talk, ""));
	CHECK_INT(1, talk.act.value.pick[0]);
	end(&talk);
}

/* ---- parts */

static const char *const days[] = { "Mon", "Tue", "Wed" };
static const char *const day_codes[] = { "mon", "tue", "wed" };
static const char *const dates[] = { "2 March", "4 March" };
static const char *const date_codes[] = { "2026-03-02", "2026-03-04" };
static const char *const ways[] = { "walk" };
static const struct view_part parts[] = {
	{ .id = "what", .label = "What", .limit = 10, .needed = true, .starters = ways,
		.starter_count = 1 },
	{ .id = "days", .label = "Days", .form = PART_SET, .choices = days, .codes = day_codes,
		.choice_count = 3, .needed = true },
	{ .id = "often", .label = "Often", .limit = 10, .hint = "2 days a week" },
	{ .id = "first", .label = "First", .form = PART_ONE, .choices = dates,
		.codes = date_codes, .choice_count = 2 },
};

static void begin_parts(struct talk *talk, enum view_kind kind, struct value value)
{
	begin(talk, (struct view){ .kind = kind, .parts = parts, .part_count = 4,
		.value = value }, false);
	talk->words.text[WORD_part_needed] = "blank";
	talk->view.may = MAY_BACK;
}

static void check_parts(const struct talk *talk, enum act_kind kind, const char *what,
	const char *on, const char *first)
{
	const struct value *value = &talk->act.value;
	CHECK_INT(kind, talk->act.kind);
	CHECK_INT(VALUE_PARTS, value->type);
	NEED(value->count == 4);
	CHECK_STR(what, value->part[0]);
	CHECK_STR(on, value->part[1]);
	CHECK_STR("", value->part[2]);
	CHECK_STR(first, value->part[3]);
}

/* Another way to answer is asked for only where nothing was said. */
static void test_another_way(void)
{
	static const struct view_part two[] = { { .id = "if", .label = "If", .limit = 20 },
		{ .id = "leave", .label = "Or", .form = PART_ONE, .choices = dates,
			.codes = date_codes, .choice_count = 1, .otherwise = true } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_IFTHEN, .parts = two, .part_count = 2 }, false);
	show(&talk);
	CHECK(!type(&talk, ""));
	CHECK(strstr(show(&talk), "2 of 2: Or") != NULL);
	CHECK(type(&talk, "1"));
	CHECK_STR(date_codes[0], talk.act.value.part[1]);
	end(&talk);
	begin(&talk, (struct view){ .kind = VIEW_IFTHEN, .parts = two, .part_count = 2 }, false);
	show(&talk);
	CHECK(type(&talk, "it rains"));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	end(&talk);
}

static void test_typed_day(void)
{
	struct view_day day;
	const struct view_part one[] = { { .id = "day", .label = "Day", .form = PART_ONE,
		.day = &day, .limit = 40 } };
	struct talk talk;
	CHECK(date_parse("2026-12-01 09:00 +01:00", &day.now));
	begin(&talk, (struct view){ .kind = VIEW_CARD, .parts = one, .part_count = 1 }, false);
	CHECK(strstr(show(&talk), "1 of 1: Day\nday_example\n> ") != NULL);
	CHECK_STR("day_unread\n", reply(&talk, "soon"));
	CHECK_STR("day_past\n", reply(&talk, "2026-11-30"));
	show(&talk);
	CHECK(type(&talk, "2026-12-22"));
	CHECK_STR("2026-12-22", talk.act.value.part[0]);
	end(&talk);
}

static void test_parts(void)
{
	struct talk talk;
	begin_parts(&talk, VIEW_SCHEDULE, (struct value){ 0 });
	CHECK_STR("\nsaved.\n1 of 4: What (blank)\nplain_example: walk\n> ", show(&talk));
	CHECK_STR("too_long\n", reply(&talk, "twelve letters"));
	CHECK_STR("1 of 4: What (blank)\nplain_example: walk\n> ", show(&talk));
	CHECK(type(&talk, "::walk"));
	check_parts(&talk, ACT_DRAFT, ":walk", "", "");
	CHECK_STR("2 of 4: Days (blank)\n1  Mon\n2  Tue\n3  Wed\nplain_prompt_many\n> ",
		show(&talk));
	CHECK_STR("plain_unknown\n", reply(&talk, "4"));
	CHECK_STR("plain_unknown\n", reply(&talk, "1x"));
	CHECK(type(&talk, " 3  1 "));
	check_parts(&talk, ACT_DRAFT, ":walk", "mon wed", "");
	CHECK_STR("3 of 4: Often (2 days a week)\n> ", show(&talk));
	CHECK_STR("", reply(&talk, ""));
	CHECK_STR("4 of 4: First\n1  2 March\n2  4 March\nplain_prompt_choice\n> ",
		show(&talk));
	CHECK_STR("plain_unknown\n", reply(&talk, "1 2"));
	/* Left with :b, what there is goes along. */
	CHECK(type(&talk, ":b"));
	check_parts(&talk, ACT_BACK, ":walk", "mon wed", "");
	end(&talk);
}

/* The first time is heard before it is sent. */
static void test_whether_real(void)
{
	struct talk talk;
	begin_parts(&talk, VIEW_SCHEDULE, (struct value){ 0 });
	show(&talk);
	for (int i = 0; i < 3; i++)
		CHECK_STR("", reply(&talk, ""));
	CHECK(type(&talk, "2"));
	check_parts(&talk, ACT_DRAFT, "", "", "2026-03-04");
	talk.view.schedule.large = "Wednesday, 9:00";
	talk.view.schedule.large_text = "Real?";
	CHECK_STR("Wednesday, 9:00\nReal?\nplain_prompt_enter\n> ", show(&talk));
	CHECK_STR("plain_unknown\n", reply(&talk, "no"));
	show(&talk);
	CHECK(type(&talk, "1"));
	check_parts(&talk, ACT_DRAFT, "", "", "2026-03-02");
	show(&talk);
	CHECK(type(&talk, ""));
	check_parts(&talk, ACT_NEXT, "", "", "2026-03-02");
	talk.view.version++;
	CHECK(strncmp(show(&talk), "Saved: 2 March\n", 15) == 0);
	end(&talk);
}

/* An empty line keeps what stands there; the last one sends. */
static void test_parts_stand(void)
{
	static const char *const now[] = { "walk", "mon tue", "", "2026-03-02" };
	struct talk talk;
	begin_parts(&talk, VIEW_CARD, (struct value){ .type = VALUE_PARTS, .part = now,
		.count = 4 });
	talk.view.is_draft = true;
	CHECK_STR("\nsaved.\ndraft_back\n1 of 4: What = walk\nplain_example: walk\n> ", show(&talk));
	CHECK_STR("", reply(&talk, ""));
	CHECK_STR("2 of 4: Days = Mon, Tue\n1  Mon\n2  Tue\n3  Wed\nplain_prompt_many\n> ",
		show(&talk));
	CHECK(type(&talk, "3"));
	CHECK_STR("3 of 4: Often (2 days a week)\n> ", show(&talk));
	CHECK_STR("", reply(&talk, ""));
	CHECK(type(&talk, ""));
	check_parts(&talk, ACT_NEXT, "walk", "wed", "2026-03-02");
	/* Refused: it begins anew with what stands there by then. */
	talk.view.refused = "need date";
	CHECK_STR("need date\n1 of 4: What = walk\nplain_example: walk\n> ", show(&talk));
	end(&talk);
}

/* What a screen begins with is not said by looking at it. */
static void test_untouched_parts(void)
{
	static const char *const now[] = { "walk", "mon tue", "", "2026-03-02" };
	for (int draft = 0; draft < 2; draft++) {
		struct talk talk;
		begin_parts(&talk, VIEW_CARD, (struct value){ .type = VALUE_PARTS, .part = now,
			.count = 4 });
		talk.view.is_draft = draft;
		show(&talk);
		CHECK_STR("", reply(&talk, ""));
		CHECK(type(&talk, ":b"));
		CHECK_INT(ACT_BACK, talk.act.kind);
		CHECK_INT(draft ? VALUE_PARTS : VALUE_NONE, talk.act.value.type);
		end(&talk);
	}
}

static void test_no_parts(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_TEACH }, false);
	CHECK_STR("\nsaved.\n> ", show(&talk));
	CHECK(type(&talk, "x"));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	CHECK_INT(VALUE_NONE, talk.act.value.type);
	end(&talk);
}

/* What is offered is picked with a plus sign, and is nothing before. */
static void test_offered_parts(void)
{
	static const struct view_part two[] = {
		{ .id = "keep", .label = "Keep", .limit = 20, .offer = "half the way" },
		{ .id = "calm", .label = "Calm", .limit = 20, .offer = "heat" } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_CARD, .parts = two, .part_count = 2 }, false);
	CHECK_STR("\nsaved.\n1 of 2: Keep\n+  half the way\n> ", show(&talk));
	CHECK_STR("", reply(&talk, ""));
	CHECK_STR("2 of 2: Calm\n+  heat\n> ", show(&talk));
	CHECK(type(&talk, "+"));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	CHECK_STR("", talk.act.value.part[0]);
	CHECK_STR("heat", talk.act.value.part[1]);
	end(&talk);
}

/* The heading asks for a part without a name of its own. */
static void test_part_without_label(void)
{
	static const struct view_part words[] = { { .id = "words", .label = "", .limit = 10,
		.form = PART_LINES } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_TEACH, .parts = words, .part_count = 1 }, false);
	CHECK_STR("\nsaved.\n1 of 1\n> ", show(&talk));
	CHECK(type(&talk, "x"));
	CHECK_STR("x", talk.act.value.part[0]);
	end(&talk);
}

static void test_review(void)
{
	const struct view_item rows[] = { { .label = "How?", .detail = "well", .screen = 7 } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_REVIEW, .items = rows, .item_count = 1 }, false);
	CHECK_STR("\nsaved.\n1  How?: well\nplain_prompt_enter\n> ", show(&talk));
	CHECK(type(&talk, "1"));
	CHECK_INT(ACT_JUMP, talk.act.kind);
	CHECK_INT(7, talk.act.number);
	CHECK(type(&talk, ""));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	end(&talk);
}

static void test_agree(void)
{
	const struct view_line lines[] = { { .label = "I will", .text = "walk" }, { .label = NULL, .text = "twice" } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_AGREE, .lines = lines, .line_count = 2 }, false);
	CHECK_STR("\nsaved.\nI will:\n    walk\n    twice\n"
		  "1  name_patient: agree_patient\n2  name_clinician: agree_clinician\n"
		  "3  agree_notyet\n4  agree_change\nplain_prompt_choice\n> ", show(&talk));
	CHECK_STR("need_choice\n", reply(&talk, ""));
	CHECK(type(&talk, "2"));
	CHECK_INT(ACT_YES, talk.act.kind);
	CHECK_INT(ROLE_CLINICIAN, talk.act.role);
	talk.view.version++;
	talk.view.agree.clinician = talk.view.agree.patient = true;
	CHECK_STR("1  name_patient: agree_patient (plan_patient_yes)\n"
		  "2  name_clinician: agree_clinician (plan_clinician_yes)\n"
		  "3  agree_notyet\n4  agree_change\nagree_done\nplain_prompt_enter\n> ",
		show(&talk));
	CHECK(type(&talk, "1"));
	CHECK_INT(ACT_TAKE_BACK, talk.act.kind);
	CHECK_INT(ROLE_PATIENT, talk.act.role);
	CHECK(type(&talk, "4"));
	CHECK_INT(ACT_JUMP, talk.act.kind);
	CHECK_INT(-1, talk.act.number);
	CHECK_STR("agree_done\n", reply(&talk, "3"));
	CHECK(type(&talk, ""));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	/* Whose yes is not there; what is not kept would be gone, and that is said. */
	talk.view.agree.clinician = false;
	talk.view.waits = "the clinician";
	show(&talk);
	CHECK_STR("", reply(&talk, "3"));
	CHECK_STR("notyet_heading\nthe clinician\n\nnotyet_unkept\n1  notyet_stay\n2  home_leave\n"
		  "plain_prompt_choice\n> ", show(&talk));
	CHECK_STR("", reply(&talk, "1"));
	talk.view.may = MAY_LEAVE;
	CHECK_STR("", reply(&talk, "3"));
	CHECK(type(&talk, "2"));
	CHECK_INT(ACT_LATER, talk.act.kind);
	talk.view.agree.shut = "not now";
	CHECK_STR("", reply(&talk, "1"));
	CHECK(strncmp(show(&talk), "not now\n", 8) == 0);
	talk.view.agree.fills = true;
	talk.view.agree.fill_screen = 7;
	CHECK(strncmp(show(&talk), "not now\n1  agree_fill\n3  ", 25) == 0);
	CHECK(type(&talk, "1"));
	CHECK_INT(ACT_JUMP, talk.act.kind);
	CHECK_INT(7, talk.act.number);
	CHECK_STR("", reply(&talk, "2"));
	end(&talk);
}

static void test_stop(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_STOP, .items = fruit, .item_count = 3,
		.stop.needs_reason = { false, true } }, false);
	CHECK_STR("\nsaved.\nwhat_done\n1  apples\n2  pears: soft\n3  plums\n"
		  "plain_prompt_choice\n> ", show(&talk));
	CHECK_STR("need_done\n", reply(&talk, ""));
	CHECK_STR("", reply(&talk, "2"));
	CHECK_STR("need_name\n> ", show(&talk));
	CHECK_STR("", reply(&talk, ""));
	CHECK_STR("need_name\n> ", show(&talk));
	char name[RESOLUTION_BY_LIMIT + 2] = "";
	CHECK_STR("too_long\n", reply(&talk, memset(name, 'a', RESOLUTION_BY_LIMIT + 1)));
	CHECK_STR("need_name\n> ", show(&talk));
	CHECK_STR("", reply(&talk, "Dr Who"));
	CHECK_STR("need_reason\n> ", show(&talk));
	CHECK(type(&talk, "seen before"));
	CHECK_INT(VALUE_RESOLUTION, talk.act.value.type);
	CHECK_INT(1, talk.act.value.pick[0]);
	CHECK_STR("Dr Who", talk.act.value.by);
	CHECK_STR("seen before", talk.act.value.text);
	/* Another sign on the same screen: all of it anew. */
	talk.view.version++;
	CHECK(strstr(show(&talk), "Saved: pears\n\nsaved.\nwhat_done\n") != NULL);
	CHECK_STR("", reply(&talk, "1"));
	CHECK(type(&talk, "Eve"));
	CHECK_STR("Eve", talk.act.value.by);
	CHECK_STR("", talk.act.value.text);
	end(&talk);
}

static void test_end(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_END, .heading = "Done." }, false);
	CHECK_STR("\nsaved.\nDone.\nend_done\n> ", show(&talk));
	CHECK(type(&talk, ""));
	CHECK_INT(ACT_CLOSE, talk.act.kind);
	end(&talk);
}

static void test_end_print(void)
{
	static const struct view_item items[] = { { .id = "print", .label = "print" },
		{ .id = "large", .label = "large print" }, { .id = "done", .label = "done" } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_END, .heading = "Done.", .items = items,
		.item_count = 3 }, false);
	CHECK_STR("\nsaved.\nDone.\n1  print\n2  large print\n3  done\n"
		  "plain_prompt_choice\n> ", show(&talk));
	CHECK(type(&talk, "2"));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	CHECK_INT(VALUE_CHOICES, talk.act.value.type);
	CHECK_INT(1, talk.act.value.pick[0]);
	CHECK(type(&talk, "3"));
	CHECK_INT(ACT_CLOSE, talk.act.kind);
	CHECK(type(&talk, ""));
	CHECK_INT(ACT_CLOSE, talk.act.kind);
	CHECK_STR("need_choice\n", reply(&talk, "4"));
	CHECK_STR("need_choice\n", reply(&talk, "yes"));
	end(&talk);
}

/* ---- commands */

static void test_commands(void)
{
	static const struct {
		const char *line;
		unsigned may;
		enum act_kind act;
	} commands[] = {
		{ ":b", MAY_BACK, ACT_BACK }, { ":u", MAY_UNDO, ACT_UNDO },
		{ ":s", MAY_LEAVE, ACT_LATER }, { ":skip", MAY_SKIP, ACT_SKIP },
		{ ":s", 0, ACT_LEAVE },
	};
	for (size_t i = 0; i < COUNT(commands); i++) {
		struct talk talk;
		begin(&talk, (struct view){ .kind = VIEW_WRITE, .may = commands[i].may }, false);
		show(&talk);
		CHECK(type(&talk, commands[i].line));
		CHECK_INT(commands[i].act, talk.act.kind);
		end(&talk);
	}
}

static void test_not_here(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE }, false);
	show(&talk);
	CHECK_STR("plain_not_here\n", reply(&talk, ":b"));
	CHECK_STR("plain_not_here\n", reply(&talk, ":skip"));
	CHECK_STR("plain_not_here\n", reply(&talk, ":notoday"));
	CHECK_STR("plain_unknown\n", reply(&talk, ":wq"));
	end(&talk);
}

static void test_back_takes_text_along(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE, .may = MAY_BACK }, false);
	show(&talk);
	CHECK(type(&talk, "half a"));
	show(&talk);
	CHECK(type(&talk, ":b"));
	CHECK_INT(ACT_BACK, talk.act.kind);
	CHECK_STR("half a", talk.act.value.text);
	end(&talk);
}

static void test_help(void)
{
	const struct view_coach coach[] = { { COACH_MORE, "Much more." } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_CHOOSE, .where = WHERE_VISIT, .step_title = "Plan",
		.items = fruit, .item_count = 3, .coach = coach, .coach_count = 1 }, false);
	show(&talk);
	CHECK_STR("help_title\n2  pears: a long word on pears\n(for_clinician)\n"
		  "coach_more: Much more.\nplain_commands\n", reply(&talk, ":h"));
	end(&talk);
	begin(&talk, (struct view){ .kind = VIEW_CHOOSE, .where = WHERE_HOME, .items = fruit,
		.item_count = 3 }, false);
	show(&talk);
	CHECK_STR("help_title\n2  pears: a long word on pears\nplain_commands\nintended_use\n",
		reply(&talk, ":h"));
	end(&talk);
}

static const struct view_coach ask[] = { { COACH_ASK, "What is it like?" } };

static void test_menu(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE, .coach = ask, .coach_count = 1,
		.may = MAY_UNDO | MAY_PRESENT | MAY_NOTODAY }, false);
	show(&talk);
	CHECK_STR("", reply(&talk, ":o"));
	CHECK_STR("menu\n4  menu_coach\n5  menu_help\n6  menu_undo\n7  menu_present\n"
		  "9  menu_notoday\nplain_prompt_choice\n> ", show(&talk));
	CHECK(type(&talk, "6"));
	CHECK_INT(ACT_UNDO, talk.act.kind);
	CHECK_STR("", reply(&talk, ":o"));
	CHECK_STR("plain_unknown\n", reply(&talk, "8"));
	CHECK_STR("", reply(&talk, ":o"));
	CHECK_STR("", reply(&talk, ""));
	CHECK_STR("plain_prompt_text\n> ", show(&talk));
	CHECK_STR("", reply(&talk, ":o"));
	CHECK_STR("", reply(&talk, "7"));
	CHECK_STR("presence_heading\n1  presence_alone\n2  presence_later\n"
		  "3  presence_others\n4  presence_interpreter\n"
		  "plain_prompt_choice\n> ", show(&talk));
	CHECK(type(&talk, "3"));
	CHECK_INT(ACT_PRESENT, talk.act.kind);
	CHECK_INT(PRESENT_OTHERS, talk.act.number);
	end(&talk);
}

/* What makes no sense here is left out, and what is left out cannot be taken. */
static void test_menu_leaves_out(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE, .may = MAY_REDO | MAY_LEAVE }, false);
	show(&talk);
	CHECK_STR("", reply(&talk, ":o"));
	CHECK_STR("menu\n5  menu_help\nr  menu_redo\n8  menu_later\nplain_prompt_choice\n> ",
		show(&talk));
	CHECK_STR("plain_unknown\n", reply(&talk, "0"));
	CHECK_STR("", reply(&talk, ":o"));
	CHECK_STR("plain_unknown\n", reply(&talk, "4"));
	CHECK_STR("", reply(&talk, ":o"));
	CHECK(type(&talk, "r"));
	CHECK_INT(ACT_REDO, talk.act.kind);
	end(&talk);
}

static void test_notoday_asks(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_SAY, .may = MAY_NOTODAY }, false);
	show(&talk);
	CHECK_STR("", reply(&talk, ":notoday"));
	CHECK_STR("notoday_heading\nnotoday_text\n1  leave_stay\n2  notoday_yes\nplain_prompt_choice\n> ",
		show(&talk));
	CHECK_STR("", reply(&talk, "1"));
	CHECK_STR("plain_prompt_enter\n> ", show(&talk));
	CHECK_STR("", reply(&talk, ":notoday"));
	CHECK(type(&talk, "2"));
	CHECK_INT(ACT_NOTODAY, talk.act.kind);
	end(&talk);
}

/* What stands beside the question is asked for, and the question goes on. */
static void test_plan_so_far(void)
{
	const struct view_line lines[] = { { .label = "I will", .text = "walk" }, { .label = NULL, .text = "on Mondays" } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE, .coach = ask, .coach_count = 1,
		.may = MAY_LOOK }, false);
	show(&talk);
	CHECK_INT(0, plain_wants(&talk.plain));
	CHECK_STR("", reply(&talk, ":plan"));
	CHECK_INT(WANT_PLAN, plain_wants(&talk.plain));
	CHECK_STR("so_far_heading\nso_far_empty\n\nplain_prompt_text\n> ", show(&talk));
	CHECK_INT(0, plain_wants(&talk.plain));
	talk.view.plan = lines;
	talk.view.plan_count = 2;
	talk.view.plan_gap = "A time is missing.";
	CHECK_STR("", reply(&talk, ":o"));
	CHECK(strncmp(show(&talk), "menu\n1  menu_plan\n3  menu_map\n4  ", 33) == 0);
	CHECK_STR("", reply(&talk, "1"));
	CHECK_STR("so_far_heading\nI will:\n    walk\n    on Mondays\nA time is missing.\n\nplain_prompt_text\n> ",
		show(&talk));
	CHECK(type(&talk, "one"));
	CHECK_INT(ACT_DRAFT, talk.act.kind);
	talk.view.may = 0;
	CHECK_STR("plain_not_here\n", reply(&talk, ":plan"));
	CHECK_STR("plain_not_here\n", reply(&talk, ":map"));
	CHECK_STR("plain_not_here\n", reply(&talk, ":note"));
	end(&talk);
}

#define TAGS "1  note_reason\n2  note_worry\n3  note_strength\n4  note_words\n5  note_park\n" \
	"plain_prompt_choice\n> "

static void test_note(void)
{
	static const char *const stems[] = { "You feel ___." };
	const struct view_note notes[] = { { NOTE_WORDS, "so it is" }, { NOTE_WORRY, "stairs" } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE, .may = MAY_NOTE, .notes = notes,
		.note_count = 2, .stems = stems, .stem_count = 1, .why = "To hear.",
		.pitfall = "advice" }, false);
	show(&talk);
	CHECK(type(&talk, "half"));
	show(&talk);
	CHECK_STR("", reply(&talk, ":note"));
	CHECK_INT(WANT_NOTES, plain_wants(&talk.plain));
	CHECK_STR("note_so_far\nnote_words: “so it is”\nnote_worry: stairs\n"
		  "note_stems\n    You feel ___.\nnote_why: To hear.\nnote_pitfall: advice\n"
		  "note_heading\nnote_text\n> ", show(&talk));
	CHECK_STR("", reply(&talk, "2 gardens"));
	CHECK_STR(TAGS, show(&talk));
	CHECK_STR("need_choice\n", reply(&talk, "6"));
	CHECK_STR(TAGS, show(&talk));
	CHECK(type(&talk, "2"));
	CHECK_INT(ACT_NOTE, talk.act.kind);
	CHECK_INT(NOTE_WORRY, talk.act.number);
	CHECK_STR("2 gardens", talk.act.value.text);
	/* The answer goes on where it was. */
	talk.view.version++;
	CHECK_STR("note_kept\n> ", show(&talk));
	CHECK(type(&talk, "and more"));
	CHECK_STR("half\nand more", talk.act.value.text);
	show(&talk);
	/* An empty line ends it with nothing done, before and after the words. */
	CHECK_STR("", reply(&talk, ":note"));
	show(&talk);
	CHECK_STR("", reply(&talk, ""));
	CHECK_STR("> ", show(&talk));
	CHECK_STR("", reply(&talk, ":note"));
	CHECK_STR("", reply(&talk, "words"));
	CHECK_STR("", reply(&talk, ""));
	CHECK_STR("> ", show(&talk));
	end(&talk);
}

static void test_note_refused(void)
{
	char text[202] = "";
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_SAY, .may = MAY_NOTE }, false);
	show(&talk);
	CHECK_STR("", reply(&talk, ":note"));
	CHECK(strncmp(show(&talk), "note_so_far\nnote_empty\nnote_heading\n", 35) == 0);
	CHECK_STR("too_long\n", reply(&talk, memset(text, 'a', 201)));
	CHECK(strstr(show(&talk), "note_text\n> ") != NULL);
	CHECK_STR("", reply(&talk, "::b"));
	show(&talk);
	CHECK(type(&talk, "1"));
	CHECK_STR(":b", talk.act.value.text);
	talk.view.refused = "not kept";
	CHECK_STR("not kept\nplain_prompt_enter\n> ", show(&talk));
	end(&talk);
}

static void test_map(void)
{
	const struct view_place places[] = {
		{ .step = "Welcome", .title = "hello", .screen = 4, .state = PLACE_DONE, .may = true },
		{ .title = "safety", .screen = 5, .state = PLACE_SKIPPED, .may = true },
		{ .step = "Plan", .title = "now", .screen = 6, .here = true, .may = true },
		{ .title = "later", .screen = 7 },
		{ .title = "soon", .screen = 8, .may = true },
	};
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE, .may = MAY_LOOK, .places = places,
		.place_count = 5 }, false);
	show(&talk);
	CHECK_STR("", reply(&talk, ":map"));
	CHECK_INT(WANT_MAP, plain_wants(&talk.plain));
	CHECK_STR("map_heading\nWelcome\n1  hello: map_done\n2  safety: map_skipped\n"
		  "Plan\n3  now: map_here\n-  later: map_open\n4  soon: map_open\n"
		  "plain_prompt_choice\n> ", show(&talk));
	CHECK_STR("need_choice\n", reply(&talk, "5"));
	CHECK(strncmp(show(&talk), "map_heading\n", 12) == 0);
	CHECK_STR("need_choice\n", reply(&talk, "soon"));
	CHECK(type(&talk, "4"));
	CHECK_INT(ACT_JUMP, talk.act.kind);
	CHECK_INT(8, talk.act.number);
	CHECK_STR("", reply(&talk, ":map"));
	CHECK_STR("", reply(&talk, "3"));
	CHECK_INT(0, plain_wants(&talk.plain));
	CHECK_STR("", reply(&talk, ":map"));
	CHECK_STR("", reply(&talk, ""));
	CHECK_INT(0, plain_wants(&talk.plain));
	end(&talk);
}

/* ---- the circle, numbers over visits, a page */

static const char *const relations[] = { "my sister" };
static const struct view_part names_parts[] = {
	{ .id = "name-1", .label = "", .limit = 6, .starters = relations, .starter_count = 1 },
	{ .id = "name-2", .label = "", .limit = 6 }, { .id = "name-3", .label = "", .limit = 6 },
};

static void begin_people(struct talk *talk, const char *const *now)
{
	begin(talk, (struct view){ .kind = VIEW_PEOPLE, .parts = names_parts, .part_count = 3,
		.value = { .type = VALUE_PARTS, .part = now, .count = 3 }, .may = MAY_BACK },
		false);
}

static void check_names(const struct talk *talk, enum act_kind kind, const char *a,
	const char *b, const char *c)
{
	const struct value *value = &talk->act.value;
	CHECK_INT(kind, talk->act.kind);
	CHECK_INT(VALUE_PARTS, value->type);
	NEED(value->count == 3);
	CHECK_STR(a, value->part[0]);
	CHECK_STR(b, value->part[1]);
	CHECK_STR(c, value->part[2]);
}

static void test_people(void)
{
	static const char *const now[] = { "", "", "" };
	struct talk talk;
	begin_people(&talk, now);
	CHECK_STR("\nsaved.\nplain_example: my sister\n1\nplain_prompt_person\n> ", show(&talk));
	CHECK_STR("too_long\n", reply(&talk, "Rosalie"));
	CHECK(type(&talk, "Rosa"));
	check_names(&talk, ACT_DRAFT, "Rosa", "", "");
	CHECK_STR("2\nplain_prompt_person\n> ", show(&talk));
	CHECK(type(&talk, ""));
	check_names(&talk, ACT_NEXT, "Rosa", "", "");
	/* Nobody is an answer. */
	talk.view.screen = "again";
	show(&talk);
	CHECK(type(&talk, ""));
	check_names(&talk, ACT_NEXT, "", "", "");
	end(&talk);
}

/* Those that stand there come first; a name keeps its place when another goes. */
static void test_people_stand(void)
{
	static const char *const now[] = { "Rosa", "", "Ben" };
	struct talk talk;
	begin_people(&talk, now);
	CHECK_STR("\nsaved.\nplain_example: my sister\n1 = Rosa\nplain_prompt_person\n> ", show(&talk));
	CHECK_STR("", reply(&talk, ""));
	CHECK_STR("2 = Ben\nplain_prompt_person\n> ", show(&talk));
	CHECK(type(&talk, "-"));
	check_names(&talk, ACT_DRAFT, "Rosa", "", "");
	CHECK_STR("3\nplain_prompt_person\n> ", show(&talk));
	CHECK(type(&talk, ":b"));
	check_names(&talk, ACT_BACK, "Rosa", "", "");
	CHECK(type(&talk, "Lu"));
	check_names(&talk, ACT_NEXT, "Rosa", "Lu", "");
	talk.view.version++;
	CHECK(strncmp(show(&talk), "Saved: Rosa; Lu\n", 16) == 0);
	end(&talk);
}

static const char *const things[] = { "the plan", "the card" };
static const char *const thing_codes[] = { "plan", "flare" };
static const struct view_part seen_parts[] = {
	{ .id = "to-1", .label = "Rosa", .form = PART_SET, .choices = things,
		.codes = thing_codes, .choice_count = 2 },
	{ .id = "to-2", .label = "Ben", .form = PART_SET, .choices = things,
		.codes = thing_codes, .choice_count = 2 },
};

static void test_share(void)
{
	static const char *const now[] = { "", "plan" };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_SHARE, .parts = seen_parts, .part_count = 2,
		.value = { .type = VALUE_PARTS, .part = now, .count = 2 } }, false);
	talk.words.text[WORD_plain_may_see] = "May %s see";
	talk.words.text[WORD_share_yes] = "yes";
	talk.words.text[WORD_share_no] = "no";
	CHECK_STR("\nsaved.\nMay Rosa see the plan = no\nplain_prompt_yes_no\n> ", show(&talk));
	CHECK_STR("plain_prompt_yes_no\n", reply(&talk, "perhaps"));
	CHECK_STR("plain_prompt_yes_no\n", reply(&talk, "yess"));
	CHECK_STR("", reply(&talk, ""));
	CHECK_STR("May Rosa see the card = no\nplain_prompt_yes_no\n> ", show(&talk));
	CHECK(type(&talk, " Y "));
	CHECK_INT(ACT_DRAFT, talk.act.kind);
	CHECK_STR("flare", talk.act.value.part[0]);
	CHECK_STR("May Ben see the plan = yes\nplain_prompt_yes_no\n> ", show(&talk));
	CHECK(type(&talk, "no"));
	CHECK_STR("", talk.act.value.part[1]);
	CHECK(type(&talk, "yes"));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	CHECK_STR("flare", talk.act.value.part[0]);
	CHECK_STR("flare", talk.act.value.part[1]);
	talk.view.version++;
	CHECK(strncmp(show(&talk), "Saved: Rosa: the card; Ben: the card\n", 37) == 0);
	end(&talk);
}

/* What is not said stays no; a person who may see nothing more keeps the order. */
static void test_share_stands(void)
{
	static const char *const now[] = { "flare", "" };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_SHARE, .parts = seen_parts, .part_count = 2,
		.value = { .type = VALUE_PARTS, .part = now, .count = 2 }, .may = MAY_BACK },
		false);
	talk.words.text[WORD_share_yes] = "ja";
	talk.words.text[WORD_share_no] = "jamais";
	show(&talk);
	/* What begins both words is neither. */
	CHECK_STR("plain_prompt_yes_no\n", reply(&talk, "j"));
	CHECK(type(&talk, ":b"));
	CHECK_INT(VALUE_NONE, talk.act.value.type);
	talk.words.text[WORD_share_no] = "nein";
	CHECK(type(&talk, "JA"));
	CHECK_STR("plan flare", talk.act.value.part[0]);
	show(&talk);
	CHECK(type(&talk, ":b"));
	CHECK_INT(VALUE_PARTS, talk.act.value.type);
	show(&talk);
	CHECK(type(&talk, "ja"));
	for (int i = 0; i < 2; i++)
		CHECK_STR("", reply(&talk, ""));
	CHECK(type(&talk, ""));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	CHECK_STR("plan flare", talk.act.value.part[0]);
	CHECK_STR("", talk.act.value.part[1]);
	/* Nobody was named. */
	talk.view.part_count = 0;
	talk.view.screen = "nobody";
	CHECK_STR("Saved: Rosa: the plan, the card\n\nsaved.\nplain_prompt_enter\n> ",
		show(&talk));
	CHECK_STR("plain_unknown\n", reply(&talk, "x"));
	CHECK(type(&talk, ""));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	end(&talk);
}

static void test_amount(void)
{
	static const struct view_part much[] = { { .id = "now", .label = "now", .limit = 5 },
		{ .id = "then", .label = "then", .limit = 5 } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_AMOUNT, .parts = much, .part_count = 2 }, false);
	CHECK_STR("\nsaved.\n1 of 2: now\n> ", show(&talk));
	CHECK(type(&talk, "60"));
	CHECK(type(&talk, "90"));
	CHECK_STR("60", talk.act.value.part[0]);
	CHECK_STR("90", talk.act.value.part[1]);
	talk.view.version++;
	CHECK(strncmp(show(&talk), "Saved: now: 60; then: 90\n", 25) == 0);
	end(&talk);
}

static void test_trend(void)
{
	static const struct view_point points[] = { { "2 Mar", 0, 4 }, { "25 May", 84, 7 } };
	static const struct view_series series[] = { { "playing", true, points, 2 },
		{ "pain", false, NULL, 0 } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_TREND, .heading = "Where things stand",
		.trend.series = series, .trend.series_count = 2, .items = fruit, .item_count = 2,
		.trend.verdict = "Better.", .trend.source = "Suzuki 2020" }, false);
	talk.words.text[WORD_trend_from] = "From %s";
	CHECK_STR("\nsaved.\nWhere things stand\nplaying (trend_more)\n2 Mar: 4\n25 May: 7\n"
		  "pain (trend_less)\ntrend_none\nBetter.\nFrom Suzuki 2020\n"
		  "1  apples\n2  pears: soft\nplain_prompt_choice\n> ", show(&talk));
	CHECK(type(&talk, "2"));
	CHECK_INT(VALUE_CHOICES, talk.act.value.type);
	CHECK_INT(1, talk.act.value.pick[0]);
	/* Nothing stands behind it, so nothing is said of it. */
	talk.view.trend.verdict = NULL;
	talk.view.screen = "again";
	CHECK(strstr(show(&talk), "Suzuki") == NULL);
	end(&talk);
}

static void test_page(void)
{
	static const struct view_line lines[] = { { .label = "What I will do", .text = "walk" }, { .label = NULL, .text = "twice" } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_PAGE, .lines = lines, .line_count = 2 }, false);
	const char *said = show(&talk);
	CHECK(strstr(said, "What I will do") != NULL);
	CHECK(strstr(said, "twice\nplain_prompt_enter\n> ") != NULL);
	CHECK_STR("plain_unknown\n", reply(&talk, "x"));
	CHECK(type(&talk, ""));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	CHECK_INT(VALUE_NONE, talk.act.value.type);
	end(&talk);
}

static void test_pad(void)
{
	static const struct view_pad_row rows[] = { { "q", "open", 2 }, { "!", "confront", 0 } };
	static const struct view_pad pad = { .rows = rows, .row_count = 2, .share = -1,
		.scales = { { "ratio", "1 : 2", -1, 1, 2, 3 }, { "complex", "-", -1, 1, 2, 3 } },
		.adherent = "0 : 0", .share_label = "spoke", .speaker = "now", .timeline = "-q" };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_PAD, .pad = &pad }, false);
	const char *said = show(&talk);
	CHECK(strstr(said, "q  open: 2\n!  confront: 0\nratio 1 : 2\n") != NULL);
	CHECK(strstr(said, "-q\nplain_prompt_pad\n> ") != NULL);
	CHECK_STR("plain_unknown\n", reply(&talk, "1"));
	/* The other one speaks: that does not end it. */
	CHECK(type(&talk, " "));
	CHECK_INT(ACT_TAP, talk.act.kind);
	CHECK_STR(" ", talk.act.value.text);
	CHECK(type(&talk, "qX !u="));
	CHECK_INT(ACT_TAP, talk.act.kind);
	CHECK_STR("qX !u=", talk.act.value.text);
	CHECK(type(&talk, ""));
	CHECK_INT(ACT_NEXT, talk.act.kind);
	end(&talk);
}

static void test_groups(void)
{
	static const struct view_item roles[] = { { .id = "a", .label = "walk", .group = "Doing" },
		{ .id = "b", .label = "cook" }, { .id = "c", .label = "dig" },
		{ .id = "d", .label = "listen", .group = "Being" } };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_MANY, .items = roles, .item_count = 4 }, false);
	CHECK_STR("\nsaved.\nDoing\n1  walk\n2  cook\n3  dig\nBeing\n4  listen\n"
		  "plain_prompt_many\n> ", show(&talk));
	end(&talk);
}

static void test_guest(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_SAY, .label = "Jo", .has_turn = true,
		.turn = TURN_GUEST, .guest = "Rosa" }, false);
	talk.words.text[WORD_turn_guest] = "%s answers";
	CHECK_STR("\nJo, Rosa answers, saved.\nplain_prompt_enter\n> ", show(&talk));
	end(&talk);
}

/* A pack speaks of keys; a line has none, but what does the same. */
static void test_keys_are_lines(void)
{
	static const struct view_coach coach[] = {
		{ COACH_SAY, "F4 keeps it, “Esc” goes back." },
		{ COACH_MORE, "Ctrl-O, then 7. The map (F5). F1 or F12, Escape, F3." } };
	static const char *const commands[] = { ":h", ":o", ":plan", ":note", ":map", ":b" };
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_SAY, .coach = coach, .coach_count = 2,
		.heading = "See F3", .help = "F1 helps.", .may = MAY_BACK | MAY_LOOK | MAY_NOTE,
		.quote = "“I press F3”" }, false);
	talk.words.text[WORD_key_esc] = "Esc";
	talk.words.text[WORD_key_menu] = "Ctrl-O";
	const char *said = show(&talk);
	CHECK(strstr(said, "\nSee :plan\n“I press F3”\n") != NULL);
	CHECK(strstr(said, "coach_say: :note keeps it, “:b” goes back.\n") != NULL);
	said = reply(&talk, ":h");
	CHECK(strstr(said, "\n:h helps.\n") != NULL);
	CHECK(strstr(said, "coach_more: :o, then 7. The map (:map). :h or F12, Escape, :plan.\n")
		!= NULL);
	for (size_t i = 0; i < COUNT(commands); i++) {
		type(&talk, commands[i]);
		CHECK(!talk.out.data || !strstr(talk.out.data, "plain_unknown"));
	}
	end(&talk);
}

/* What was half answered stays, and the same is asked again. */
static void test_refused_line(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE }, false);
	show(&talk);
	CHECK(type(&talk, "one"));
	show(&talk);
	buf_clear(&talk.out);
	plain_refuse(&talk.plain, &talk.view, WORD_plain_keys, &talk.out);
	CHECK_STR("plain_keys\n", talk.out.data);
	CHECK_STR("> ", show(&talk));
	CHECK(type(&talk, ""));
	CHECK_STR("one", talk.act.value.text);
	end(&talk);
}

static void test_write_too_long(void)
{
	struct talk talk;
	begin(&talk, (struct view){ .kind = VIEW_WRITE, .write = { .limit = 7 } }, false);
	show(&talk);
	CHECK_STR("too_long\n", reply(&talk, "12345678"));
	CHECK(type(&talk, "ärger"));
	/* The newline counts, and what was there stays. */
	CHECK_STR("too_long\n", reply(&talk, "12"));
	CHECK(type(&talk, "1"));
	CHECK_STR("ärger\n1", talk.act.value.text);
	end(&talk);
}

/* Whatever looks like nothing is nothing, also around a number. */
static void test_blank_lines(void)
{
	static const char *const blanks[] = { " ", "\xc2\xa0", "\xe3\x80\x80", "\xe2\xa0\x80",
		"\xe3\x85\xa4" };
	for (size_t i = 0; i < COUNT(blanks); i++) {
		struct talk talk;
		char line[16];
		begin(&talk, (struct view){ .kind = VIEW_CHOOSE, .items = fruit, .item_count = 3 },
			false);
		show(&talk);
		CHECK(type(&talk, blanks[i]));
		CHECK_INT(VALUE_NONE, talk.act.value.type);
		snprintf(line, sizeof line, "%s2%s", blanks[i], blanks[i]);
		CHECK(type(&talk, line));
		CHECK_INT(1, talk.act.value.pick[0]);
		end(&talk);
	}
}

TESTS("ui/plain",
	{ "another way", test_another_way },
	{ "head", test_head },
	{ "saving", test_saving },
	{ "ascii", test_ascii },
	{ "no controls", test_no_controls },
	{ "write", test_write },
	{ "write one line", test_write_one_line },
	{ "a starter is no quote", test_starter_is_no_quote },
	{ "draft is kept", test_draft_is_kept },
	{ "choose", test_choose },
	{ "many", test_many },
	{ "items", test_items }, { "items covered", test_items_covered },
	{ "scale", test_scale }, { "words like numbers", test_words_like_numbers },
	{ "ruler", test_ruler },
	{ "ruler in words", test_ruler_in_words }, { "compare", test_compare },
	{ "typed day", test_typed_day }, { "parts", test_parts }, { "whether real", test_whether_real },
	{ "parts stand", test_parts_stand }, { "no parts", test_no_parts },
	{ "untouched parts", test_untouched_parts }, { "offered parts", test_offered_parts },
	{ "part without label", test_part_without_label },
	{ "review", test_review },
	{ "agree", test_agree },
	{ "stop", test_stop },
	{ "end", test_end }, { "end, printing", test_end_print },
	{ "commands", test_commands },
	{ "not here", test_not_here },
	{ "back takes text along", test_back_takes_text_along },
	{ "help", test_help },
	{ "menu", test_menu },
	{ "menu leaves out", test_menu_leaves_out },
	{ "plan so far", test_plan_so_far },
	{ "note", test_note }, { "note refused", test_note_refused }, { "map", test_map },
	{ "notoday asks", test_notoday_asks },
	{ "names, one by one", test_people }, { "names that stand", test_people_stand },
	{ "share", test_share }, { "share as it stands", test_share_stands },
	{ "amount", test_amount }, { "trend", test_trend }, { "page", test_page }, { "pad", test_pad },
	{ "groups", test_groups }, { "guest", test_guest },
	{ "keys are what is typed", test_keys_are_lines }, { "refused line", test_refused_line },
	{ "too long", test_write_too_long }, { "a blank is no answer", test_blank_lines })
