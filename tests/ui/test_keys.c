/*
 * Keys to acts: what each kind of screen answers, and what holds everywhere.
 */
#include "tests/ui/pressed.h"

/* ---- kinds ----------------------------------------------------------------- */

static void test_say(void)
{
	show(&view_say, 24, 80);
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(VALUE_NONE, act.value.type);
	/* What does not fit is read before it is left. */
	show(&view_say, 7, 30);
	CHECK(!press(K_ENTER));
	int presses = 0;
	while (presses++ < 20 && !press(K_ENTER))
		;
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK(presses < 20);
}

static void test_write(void)
{
	show(&view_write, 24, 80);
	CHECK(press(K_ENTER));
	CHECK_INT(VALUE_NONE, act.value.type);
	type(" now");
	CHECK(focus.answer.dirty);
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_STR("Playing on the floor with my granddaughter now", act.value.text);
	/* Esc takes it along. */
	CHECK(press(K_ESC));
	CHECK_INT(ACT_BACK, act.kind);
	CHECK_STR("Playing on the floor with my granddaughter now", act.value.text);
	/* Word by word, then the visit. */
	press(K_UNDO);
	press(K_UNDO);
	CHECK(!focus.answer.dirty);
	CHECK(press(K_UNDO));
	CHECK_INT(ACT_UNDO, act.kind);
}

static void test_phrases(void)
{
	show(&view_write, 24, 80);
	press(K_TAB);
	CHECK_INT(1, focus.part);
	type("2");
	CHECK_STR("Playing on the floor with my granddaughter work",
		field_text(&focus.answer.field));
	CHECK_INT(0, focus.part);
	press(K_BACKTAB);
	CHECK_INT(2, focus.part);
	press(K_RIGHT);
	press(K_ENTER);
	CHECK_STR("Playing on the floor with my granddaughter work “my sister Rosa”",
		field_text(&focus.answer.field));
	/* Whoever types means the field; a paste into a list is nothing. */
	press(K_TAB);
	press_key((struct key){ .code = K_PASTE, .paste = "1", .paste_len = 1 });
	CHECK_INT(1, focus.part);
	type("x");
	CHECK_INT(0, focus.part);
	CHECK(strstr(field_text(&focus.answer.field), "Rosa” x") != NULL);
	press(K_TAB);
	press(K_BACKSPACE);
	CHECK_INT(0, focus.part);
	CHECK(strstr(field_text(&focus.answer.field), "Rosa”x") == NULL);
	CHECK(!press(K_NEWLINE));
	CHECK(strchr(field_text(&focus.answer.field), '\n') != NULL);
}

static void test_paste_at_the_limit(void)
{
	show(&view_write, 24, 80);
	view.screen = "short";
	view.write.limit = 50;
	press_key((struct key){ .code = K_PASTE, .paste = " and with her dog",
		.paste_len = 17 });
	CHECK_STR("Playing on the floor with my granddaughter and wit",
		field_text(&focus.answer.field));
	CHECK(sees("The end was left out"));
	press(K_LEFT);
	CHECK(!sees("The end was left out"));
}

static void test_choose(void)
{
	show(&view_choose, 24, 80);
	CHECK(type("2"));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(VALUE_CHOICES, act.value.type);
	CHECK_INT(1, act.value.pick[0]);
	show(&view_choose, 24, 80);
	CHECK(!type("3"));
	press(K_DOWN);
	press(K_DOWN);
	CHECK(!type(" "));
	CHECK(focus.answer.dirty);
	CHECK(press(K_ENTER));
	CHECK_INT(1, act.value.pick[0]);
	press(K_HOME);
	CHECK(press(K_ENTER));
	CHECK_INT(0, act.value.pick[0]);
	CHECK_INT(1, act.value.count);
}

static void test_many(void)
{
	show(&view_many, 24, 80);
	type("1");
	CHECK(sees("up to 2 here"));
	CHECK(!focus.answer.dirty);
	type("2");
	type("1");
	CHECK(sees("✓2  moving more"));
	CHECK(sees("✓1  work"));
	CHECK(press(K_ENTER));
	CHECK_INT(2, act.value.count);
	CHECK_INT(4, act.value.pick[0]);
	CHECK_INT(0, act.value.pick[1]);
	/* Undo first takes back what is not sent. */
	CHECK(!press(K_UNDO));
	CHECK(sees("✓1  sleep"));
	CHECK(press(K_UNDO));
	CHECK_INT(ACT_UNDO, act.kind);
}

static void test_items(void)
{
	show(&view_items, 24, 80);
	CHECK_INT(6, focus.row);
	CHECK(sees("7 of 8") && sees("fever") && sees(" 3  yes") && !sees("clumsy"));
	CHECK(!press(K_ENTER));
	CHECK(sees("Please pick one to go on.") && focus.row == 6);
	CHECK(!type("3"));
	CHECK_INT(2, focus.answer.pick[6]);
	CHECK_INT(7, focus.row);
	type("2");
	CHECK(sees("that is right") && sees("2 to look at together"));
	/* A number changes one, and leads back. */
	type("1");
	CHECK(sees("1 of 8") && sees("Numbness where you would sit"));
	type("4");
	CHECK(sees("that is right") && sees("3 to look at together"));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(VALUE_ITEMS, act.value.type);
	CHECK_INT(8, act.value.count);
	CHECK_INT(3, act.value.pick[0]);
	CHECK_INT(2, act.value.pick[6]);
}

/* Esc: the row before; from one that is changed, all rows again; at the first, the screen. */
static void test_items_back(void)
{
	show(&view_items, 24, 80);
	CHECK(!press(K_ESC));
	CHECK_INT(5, focus.row);
	press(K_ENTER);
	type("11");
	CHECK(sees("that is right"));
	type("3");
	CHECK(sees("3 of 8"));
	CHECK(!press(K_ESC));
	CHECK(sees("that is right"));
	CHECK(!press(K_ESC));
	CHECK_INT(7, focus.row);
	for (int i = 0; i < 7; i++)
		CHECK(!press(K_ESC));
	CHECK(press(K_ESC));
	CHECK_INT(ACT_BACK, act.kind);
	CHECK_INT(0, act.value.pick[7]);
}

/* Undo takes back one row after the other, then what the visit did last. */
static void test_items_undo(void)
{
	show(&view_items, 24, 80);
	type("31");
	CHECK(!press(K_UNDO));
	CHECK_INT(7, focus.row);
	CHECK_INT(-1, focus.answer.pick[7]);
	CHECK(!press(K_UNDO));
	CHECK_INT(6, focus.row);
	CHECK_INT(-1, focus.answer.pick[6]);
	CHECK(press(K_UNDO));
	CHECK_INT(ACT_UNDO, act.kind);
}

/* The visit took the answer back while all rows stood there: they are asked anew. */
static void test_items_taken_back(void)
{
	struct view_item items[COUNT(flag_items)];
	show(&view_items, 24, 80);
	type("31");
	CHECK(sees("that is right"));
	focus.answer.dirty = false;
	memcpy(items, flag_items, sizeof items);
	for (size_t row = 0; row < COUNT(items); row++)
		items[row].value = -1;
	view.items = items;
	view.version++;
	CHECK(sees("1 of 8") && !sees("that is right"));
}

static void at(int64_t ms)
{
	draw_time(&focus, ms);
	paint();
}

static void press_at(int64_t ms, char digit)
{
	struct key key = { .code = K_CHAR, .cp = (unsigned char)digit };
	draw_time(&focus, ms);
	press_key(key);
}

/* Its keys appear half a second after it was drawn; keys from before are no answer. */
static void test_items_wait(void)
{
	show(&view_items, 24, 80);
	focus_release(&focus);
	focus_init(&focus);
	at(1000);
	CHECK(sees("fever") && !sees(" 3  yes"));
	CHECK_INT(500, draw_due(&view, &focus));
	press_at(1200, '1');
	CHECK_INT(6, focus.row);
	CHECK(focus.answer.pick[6] < 0 && !focus.answer.dirty);
	/* From then on it waits anew. */
	at(1600);
	CHECK(!sees(" 3  yes"));
	at(1700);
	CHECK(sees(" 3  yes"));
	CHECK_INT(-1, draw_due(&view, &focus));
	press_at(1800, '1');
	CHECK_INT(7, focus.row);
	CHECK(!sees(" 3  yes"));
	/* What was typed before the row was painted is for another one. */
	draw_time(&focus, 9000);
	focus.clock.row = 0;
	draw_key(&view, &focus, &(struct key){ .code = K_CHAR, .cp = '2' }, &act);
	CHECK(focus.answer.pick[7] < 0);
}

/* A key that is held down answers one row, whenever the keyboard begins to repeat it. */
static void test_items_held(void)
{
	static const int first[] = { 200, 400, 499, 500, 660, 1000 };
	for (size_t i = 0; i < COUNT(first); i++) {
		struct view none = view_items;
		struct view_item items[COUNT(flag_items)];
		memcpy(items, flag_items, sizeof items);
		for (size_t row = 0; row < COUNT(items); row++)
			items[row].value = -1;
		none.items = items;
		show(&none, 24, 80);
		focus_release(&focus);
		focus_init(&focus);
		at(1000);
		press_at(2000, '1');
		for (int ms = 2000 + first[i]; ms < 8000; ms += 40)
			press_at(ms, '1');
		CHECK_INT(0, focus.answer.pick[0]);
		CHECK_INT(-1, focus.answer.pick[1]);
		CHECK_INT(1, focus.row);
		/* Let go, the row takes an answer as any. */
		at(8600);
		press_at(8700, '1');
		CHECK_INT(0, focus.answer.pick[1]);
		CHECK_INT(2, focus.row);
	}
}

/* While somebody looks on no answer is shown, not on the way back either. */
static void test_items_covered(void)
{
	struct view covered = view_items;
	covered.set.is_covered = true;
	show(&covered, 24, 80);
	type("31");
	CHECK(sees("8 of 8 asked") && sees("that is right"));
	CHECK(!sees("fever") && !sees("to look at together"));
	type("1");
	CHECK(sees("8 of 8 asked"));
	for (int row = 7; row >= 0; row--) {
		press(K_ESC);
		CHECK_INT(row, focus.row);
		CHECK(sees("\xe2\x96\xb8  1  no")); /* the mark is at no answer */
	}
}

static void test_items_of_numbers(void)
{
	show(&view_numbers, 24, 80);
	CHECK_INT(1, focus.row);
	type("8");
	CHECK_INT(8, focus.answer.pick[1]);
	press(K_RIGHT);
	press(K_RIGHT);
	press(K_RIGHT);
	CHECK_INT(10, focus.answer.pick[1]);
	type("10");
	CHECK_INT(10, focus.answer.pick[1]);
	type("3");
	press(K_ENTER);
	CHECK(sees("3 of 3"));
	press(K_ENTER);
	CHECK(sees("that is right"));
	CHECK(press(K_ENTER));
	CHECK_INT(3, act.value.pick[1]);
	CHECK_INT(10, act.value.pick[2]);
}

/* At 40x12 the keys may be on the next page: none answers what has not been read. */
static void test_items_out_of_sight(void)
{
	struct view_item item = { .id = "long", .value = -1, .label = "long",
		.more = "Do you have fever or chills with the back pain, or feel very ill? Tell me too "
			"if you had an infection or an operation not long ago. Tell me if your body is "
			"slow to fight infection. Tell me as much or as little of it as you like to. "
			"And tell me if it comes and goes, or if it is there all of the time." };
	struct view one = view_items;
	one.items = &item;
	one.item_count = 1;
	show(&one, 12, 40);
	CHECK(sees("fever") && !sees("yes"));
	type("3");
	CHECK(sees("yes"));
	CHECK(!focus.answer.dirty);
	type("3");
	CHECK_INT(2, focus.answer.pick[0]);
}

/* ---- a question that stands alone ---------------------------------------------------- */

static void test_asked(void)
{
	show(&view_asked, 24, 80);
	CHECK(sees("Enter  a few of your words") && !sees("The hardest part"));
	CHECK_INT(0, focus.page.digits);
	CHECK(!press(K_ENTER));
	/* Ways to begin are there with the line. */
	press(K_TAB);
	CHECK_INT(1, focus.part);
	press(K_TAB);
	type("No sleep.");
	CHECK(!press(K_ENTER));
	CHECK(sees("Did I get that right?") && sees("\xe2\x96\x8c No sleep."));
	/* Esc changes it; nothing is lost. */
	CHECK(!press(K_ESC));
	type("!");
	CHECK(!press(K_ENTER));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_STR("No sleep.!", act.value.text);
}

/* Who says nothing that is typed goes on with one key, or with Enter as ever. */
static void test_asked_without_words(void)
{
	struct view free = view_asked;
	free.may |= MAY_SKIP;
	show(&free, 24, 80);
	CHECK(sees("Tab  go on without"));
	CHECK(press(K_TAB));
	CHECK_INT(ACT_SKIP, act.kind);
	show(&free, 24, 80);
	CHECK(!press(K_ENTER));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_SKIP, act.kind);
	/* What must have an answer is not offered to go on without. */
	show(&view_asked, 24, 80);
	view.may &= ~(unsigned)MAY_SKIP;
	CHECK(!sees("go on without"));
	CHECK(!press(K_TAB));
}

/* Whoever types means the line, wherever they are. */
static void test_asked_typed(void)
{
	show(&view_asked, 24, 80);
	type("It");
	CHECK_STR("It", field_text(&focus.answer.field));
	press(K_ENTER);
	type("!");
	CHECK_STR("It!", field_text(&focus.answer.field));
	CHECK(!sees("Did I get that right?"));
}

/* What was said before stands there, and goes on as it is. */
static void test_kept(void)
{
	show(&view_kept, 24, 80);
	CHECK(sees("\xe2\x96\x8c It takes the small things.") && !sees("Did I get"));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(VALUE_NONE, act.value.type);
	show(&view_kept, 24, 80);
	CHECK(press(K_ESC));
	CHECK_INT(ACT_BACK, act.kind);
	show(&view_kept, 24, 80);
	CHECK(!press(K_TAB));
	type(" Too far.");
	press(K_ENTER);
	CHECK(sees("Did I get that right?") && sees("Too far."));
}

/* Tab: the same question in words.  What was set last is the answer. */
static void test_ruler_in_words(void)
{
	show(&view_scale, 24, 80);
	CHECK(sees("In words (Tab): not sure · a little sure · very sure"));
	press(K_TAB);
	CHECK(!focus.answer.dirty);
	CHECK(sees("In numbers (Tab): 5"));
	CHECK(!press(K_RIGHT));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(VALUE_CHOICES, act.value.type);
	CHECK_INT(1, act.value.count);
	CHECK_INT(0, act.value.pick[0]);
	CHECK(!sees("In numbers (Tab): 5"));
	type("3");
	press(K_RIGHT);
	CHECK_INT(2, focus.answer.pick[0]);
	CHECK(!type("4"));
	CHECK_INT(2, focus.answer.pick[0]);
	press(K_LEFT);
	CHECK_INT(1, focus.answer.pick[0]);
	struct act draft;
	CHECK(draw_draft(&view, &focus, &draft));
	CHECK_INT(VALUE_CHOICES, draft.value.type);
	CHECK_INT(1, draft.value.pick[0]);
	/* Back to the numbers: the word stays the answer until a number is set. */
	press(K_TAB);
	CHECK(sees("not sure · ● a little sure · very sure"));
	CHECK(press(K_ENTER));
	CHECK_INT(VALUE_CHOICES, act.value.type);
	type("8");
	CHECK(!sees("● a little"));
	CHECK(press(K_ENTER));
	CHECK_INT(VALUE_NUMBER, act.value.type);
	CHECK_INT(8, act.value.number);
}

/* An answer in words begins in words; undo takes back what was not sent. */
static void test_ruler_begins_in_words(void)
{
	show(&view_words, 24, 80);
	CHECK(sees("In numbers (Tab)"));
	CHECK(!sees("completely"));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(VALUE_NONE, act.value.type);
	type("1");
	press(K_TAB);
	type("9");
	press(K_UNDO);
	CHECK(!focus.answer.dirty);
	CHECK_INT(1, focus.answer.pick[0]);
	CHECK(press(K_ENTER));
	CHECK_INT(VALUE_NONE, act.value.type);
	/* Where there are no words, Tab is no key. */
	show(&view_ruler, 24, 80);
	press(K_TAB);
	CHECK(sees("completely"));
	CHECK(!sees("Tab"));
}

static void test_ruler_before(void)
{
	show(&view_again, 24, 80);
	CHECK(sees("△"));
	CHECK(sees("━"));
	CHECK(sees("△ before: 5"));
	type("5");
	CHECK(!sees("─△─"));
	CHECK(sees("△ before: 5"));
	press(K_TAB);
	CHECK(sees("before: 5"));
	CHECK(!sees("△"));
	show(&view_scale, 24, 80);
	CHECK(!sees("before: "));
}

/* The table is read before the list takes keys, and there is a way back into it. */
static void test_compare(void)
{
	show(&view_compare, 24, 80);
	CHECK(sees("1 walking more"));
	CHECK(!sees("wait for now"));
	CHECK_INT(0, focus.answer.pick_count);
	CHECK(!press(K_ENTER));
	CHECK(sees("1  walking more"));
	/* Nothing is marked: Enter is no answer. */
	CHECK(!sees("▸"));
	CHECK(press(K_ENTER));
	CHECK_INT(VALUE_NONE, act.value.type);
	press(K_DOWN);
	CHECK(sees("▸ 1  walking more"));
	press(K_DOWN);
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(VALUE_CHOICES, act.value.type);
	CHECK_INT(1, act.value.count);
	CHECK_INT(1, act.value.pick[0]);
	CHECK(sees("2  ●  mindfulness group"));
	/* An option and any other way to answer are picked by their number. */
	CHECK(type("5"));
	CHECK_INT(4, act.value.pick[0]);
	CHECK(!type("6"));
}

/* Enter takes no way before the last of them has been in sight. */
static void test_compare_list_is_seen(void)
{
	show(&view_compare, 24, 80);
	view.screen = "three rows";
	view.compare.row_count = 3;
	view.coach_count = 0;
	CHECK(!sees("ask more first"));
	CHECK(!press(K_ENTER));
	CHECK(sees("1  walking more"));
	CHECK(sees("ask more first"));
	press(K_DOWN);
	CHECK(press(K_ENTER));
	CHECK_INT(0, act.value.pick[0]);
	/* A list that fits no screen is gone through row by row. */
	show(&view_compare, 8, 40);
	for (int i = 0; i < 40 && focus.row < 0; i++)
		press(K_DOWN);
	for (int i = 0; i < 40 && focus.row < 4; i++)
		press(K_DOWN);
	CHECK(sees("▸ 5 ask more first"));
	CHECK(press(K_ENTER));
	CHECK_INT(4, act.value.pick[0]);
}

/* An answer that nobody chose must not come from Enter or Space; a letter means nothing. */
static void test_nothing_is_marked(void)
{
	const struct view *const views[] = { &view_choose, &view_compare, &view_stop };
	for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
		show(views[i], 40, 120);
		CHECK(!sees("▸"));
		type(" ");
		CHECK(!focus.answer.dirty);
		type("g");
		CHECK(!focus.answer.dirty);
		press(K_ENTER);
		CHECK_INT(VALUE_NONE, act.value.type);
		CHECK(!focus.answer.dirty);
		press(K_DOWN);
		CHECK(sees("▸"));
	}
	/* What was answered before is marked, and Enter keeps it. */
	show(&view_choose, 40, 120);
	view.where = WHERE_HOME;
	view.screen = "home";
	CHECK(sees("▸"));
}

/* A way to begin, and the word that goes on from it, are two words. */
static void test_begun(void)
{
	show(&view_write, 24, 80);
	press(K_TAB);
	type("1");
	size_t len = strlen(field_text(&focus.answer.field));
	type("x");
	CHECK_STR(" x", field_text(&focus.answer.field) + len);
	show(&view_write, 24, 80);
	press(K_TAB);
	type("1");
	type(", x");
	CHECK_STR(", x", field_text(&focus.answer.field) + len);
}

static void test_compare_back_to_table(void)
{
	show(&view_compare, 24, 80);
	press(K_ENTER);
	CHECK(!sees("what you do"));
	for (int i = 0; i < 30 && !sees("what you do"); i++)
		press(K_UP);
	CHECK(sees("what you do"));
	CHECK(!sees("▸"));
	CHECK(!press(K_DOWN));
	CHECK(sees("1  walking more"));
	CHECK(!press(K_DOWN));
	CHECK(sees("▸ 1  walking more"));
	CHECK(!focus.answer.dirty);
}

/* Every row of every option can be read on a small screen. */
static void test_compare_small(void)
{
	static const char *const words[] = { "1 walking more", "days a", "2½ hours", "pain like",
		"legs or feet", "not very sure", "3 mindfulness", "8 weekly", "44 of 100", "fairly",
		"4 no change", "27 of 100", "may go on", "ask more first" };
	for (size_t i = 0; i < COUNT(words); i++) {
		show(&view_compare_four, 12, 40);
		bool seen = sees(words[i]);
		for (int j = 0; j < 40 && !seen; j++) {
			press(K_PGDN);
			seen = sees(words[i]);
		}
		if (!seen)
			printf("\nnever seen: %s\n", words[i]);
		CHECK(seen);
	}
}

/* After the labels of `items` in this order; NULL when they stand in another. */
static const char *in_order(const char *at, const struct view_item *items, size_t count)
{
	for (size_t i = 0; i < count && at; i++) {
		at = strstr(at, items[i].label);
		at = at ? at + strlen(items[i].label) : NULL;
	}
	return at;
}

/* Whatever was picked, all stand in the order of the pack, and all of them. */
static void test_compare_order(void)
{
	for (int i = 0; i < 5; i++) {
		struct buf dump;
		buf_init(&dump, 1 << 20);
		show(&view_compare, 60, 120);
		type((char[]){ (char)('1' + i), '\0' });
		canvas_dump(paint(), false, &dump);
		const char *at = in_order(dump.data, view.items, 3);
		CHECK(at && in_order(at, view.items, view.item_count));
		buf_release(&dump);
		if (i == 1)
			CHECK(sees("2 ● mindfulness group"));
	}
}

static void test_ruler(void)
{
	show(&view_ruler, 24, 80);
	press(K_END);
	CHECK_INT(10, focus.answer.number);
	press(K_RIGHT);
	CHECK_INT(10, focus.answer.number);
	type("9");
	press(K_RIGHT);
	CHECK_INT(10, focus.answer.number);
	press(K_HOME);
	CHECK_INT(0, focus.answer.number);
	CHECK(press(K_ENTER));
	CHECK_INT(VALUE_NUMBER, act.value.type);
	CHECK_INT(0, act.value.number);
	show(&view_ruler, 24, 80);
	type("5");
	CHECK(!focus.answer.dirty);
	/* Not set is not zero. */
	show(&view_ruler, 24, 80);
	view.screen = "other";
	view.value = (struct value){ .type = VALUE_NONE };
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(VALUE_NONE, act.value.type);
	CHECK(!sees("▲"));
	view.may |= MAY_SKIP;
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_SKIP, act.kind);
}

/* On a scale to 10, a person types 10. */
static void test_ten_is_typed(void)
{
	show(&view_ruler, 24, 80);
	type("1");
	CHECK_INT(1, focus.answer.number);
	type("0");
	CHECK_INT(10, focus.answer.number);
	type("0");
	CHECK_INT(0, focus.answer.number);
	type("1");
	press(K_RIGHT);
	press(K_LEFT);
	type("0");
	CHECK_INT(0, focus.answer.number);
	show(&view_numbers, 24, 80);
	type("10");
	CHECK_INT(10, focus.answer.pick[focus.row]);
	press(K_DOWN);
	type("1");
	press(K_DOWN);
	type("0");
	CHECK_INT(0, focus.answer.pick[focus.row]);
}

static void test_review(void)
{
	show(&view_review, 24, 80);
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK(type("2"));
	CHECK_INT(ACT_JUMP, act.kind);
	CHECK_INT(5, act.number);
	press(K_HOME);
	CHECK(press(K_ENTER));
	CHECK_INT(3, act.number);
}

static void test_agree(void)
{
	show(&view_agree, 30, 80);
	CHECK(focus.page.seen_end);
	CHECK(!press(K_ENTER));
	CHECK(type("2"));
	CHECK_INT(ACT_YES, act.kind);
	CHECK_INT(ROLE_CLINICIAN, act.role);
	view.agree.clinician = true;
	view.version++;
	CHECK(type("2"));
	CHECK_INT(ACT_TAKE_BACK, act.kind);
	view.agree.patient = true;
	view.version++;
	CHECK(!type("3"));
	CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
	CHECK(sees("You have both said yes."));
	type("1");
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
}

/* To another screen and back, with the same focus. */
static void leave_and_return(const struct view *to)
{
	view = view_write;
	paint();
	view = *to;
	paint();
}

/* The mark goes from line to line, Enter leads to where one is changed, and the mark is on it
 * when the plan comes back. */
static void test_agree_changes_a_line(void)
{
	show(&view_agree, 30, 80);
	CHECK(!press(K_UP));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_JUMP, act.kind);
	CHECK_INT(9, act.number);
	press(K_UP);
	CHECK(press(K_ENTER));
	CHECK_INT(8, act.number);
	leave_and_return(&view_agree);
	CHECK(press(K_ENTER));
	CHECK_INT(8, act.number);
	/* Once: who comes there in another way begins anew. */
	focus.changes = 0;
	leave_and_return(&view_agree);
	CHECK(!press(K_ENTER));
	/* Below the last line stand the answers, side by side. */
	press(K_UP);
	press(K_DOWN);
	press(K_RIGHT);
	CHECK(type(" "));
	CHECK_INT(ACT_YES, act.kind);
	CHECK_INT(ROLE_CLINICIAN, act.role);
}

/* Where the answers are out of sight, Up must not show the end of a plan that was not read. */
static void test_agree_up_is_no_end(void)
{
	show(&view_agree, 12, 40);
	CHECK(!focus.page.seen_end);
	press(K_UP);
	CHECK(!focus.page.seen_end);
	CHECK(!type("1"));
	CHECK(sees("Please read to the end first."));
}

/* Not yet ends nothing: the screen says whose yes is still missing, and the visit waits. */
static void test_agree_not_yet(void)
{
	show(&view_agree, 30, 80);
	view.screen = "waits";
	view.agree.clinician = true;
	view.waits = test_words.text[WORD_notyet_patient];
	view.may |= MAY_LEAVE;
	CHECK(!type("3"));
	CHECK(sees("The patient can take more time."));
	CHECK(sees("The visit stays open"));
	CHECK(!press(K_ENTER));
	CHECK(!sees("The patient can take more time."));
	type("3");
	CHECK(type("2"));
	CHECK_INT(ACT_LATER, act.kind);
	view.may &= ~(unsigned)MAY_LEAVE;
	type("3");
	CHECK(sees("The visit is not kept"));
	CHECK(type("2"));
	CHECK_INT(ACT_LEAVE, act.kind);
}

static void test_agree_reads_to_the_end(void)
{
	show(&view_agree, 12, 40);
	CHECK(!type("1"));
	CHECK(sees("Please read to the end first."));
	CHECK(!type("1"));
	show(&view_agree, 12, 40);
	for (int i = 0; i < 10 && !focus.page.seen_end; i++)
		CHECK(!press(K_ENTER));
	CHECK(type("1"));
	CHECK_INT(ACT_YES, act.kind);
	/* The yes changes the visit, not the plan: nobody has to read it again. */
	view.agree.patient = true;
	view.version++;
	CHECK(type("2"));
	/* Another plan is read anew. */
	view.line_count--;
	view.version++;
	paint();
	CHECK(!type("1"));
}

static void test_agree_shut(void)
{
	show(&view_agree, 30, 80);
	view.screen = "shut";
	view.agree.shut = "First the safety questions need to be finished.";
	CHECK(!type("1"));
	CHECK(sees("First the safety questions"));
	CHECK(!sees("yes, my plan"));
	CHECK(!type("3"));
	CHECK_INT(OVERLAY_NOTYET, focus.overlay.kind);
}

/* The text lies in a frame that is gone when the next is painted. */
static void test_agree_shut_anew(void)
{
	char gone[] = "Three things are still missing.";
	show(&view_agree, 30, 80);
	view.screen = "shut";
	view.agree.shut = gone;
	CHECK(!type("1"));
	memset(gone, 'x', sizeof gone - 1);
	view.agree.shut = "Two things are still missing.";
	paint();
	CHECK(sees("Two things are still missing."));
	CHECK(!sees("xxx"));
}

/* What is missing is one key away, and Enter on it is enough. */
static void test_agree_fills(void)
{
	show(&view_agree, 30, 80);
	view.screen = "missing";
	view.agree.shut = "One thing is still missing: how sure.";
	view.agree.fills = true;
	view.agree.fill_screen = 7;
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_JUMP, act.kind);
	CHECK_INT(7, act.number);
	press(K_DOWN);
	CHECK(!press(K_ENTER));
	CHECK_INT(OVERLAY_NOTYET, focus.overlay.kind);
	press(K_ESC);
	press(K_UP);
	CHECK(type(" "));
	CHECK_INT(7, act.number);
	CHECK(type("1"));
	CHECK_INT(7, act.number);
	CHECK(!type("2"));
	CHECK(sees("fill it in"));
}

static void test_stop(void)
{
	show(&view_stop, 24, 80);
	type("1");
	CHECK_INT(1, focus.part);
	press(K_BACKTAB);
	type("2");
	CHECK(sees("because"));
	type("no weakness found");
	CHECK(!press(K_ENTER));
	type("Dr. Lu 2");
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(VALUE_RESOLUTION, act.value.type);
	CHECK_INT(1, act.value.pick[0]);
	CHECK_STR("Dr. Lu 2", act.value.by);
	CHECK_STR("no weakness found", act.value.text);
}

/* Back through both fields and the pick; only then through the visit. */
static void test_stop_undo(void)
{
	show(&view_stop, 24, 80);
	type("2");
	type("why");
	press(K_TAB);
	type("Lu");
	press(K_BACKTAB);
	press(K_BACKTAB);
	CHECK(!press(K_UNDO));
	CHECK_STR("", field_text(&focus.answer.by));
	CHECK_STR("why", field_text(&focus.answer.field));
	CHECK(!press(K_UNDO));
	CHECK_STR("", field_text(&focus.answer.field));
	CHECK(!press(K_UNDO));
	CHECK_INT(0, focus.answer.pick_count);
	CHECK(press(K_UNDO));
	CHECK_INT(ACT_UNDO, act.kind);
}

static void test_end(void)
{
	show(&view_end, 24, 80);
	view.where = WHERE_PAGE; /* as the engine shows it */
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_CLOSE, act.kind);
	CHECK(press(K_ESC));
	CHECK_INT(ACT_CLOSE, act.kind);
}

/* What can be done with the page; Enter alone does nothing but close. */
static void test_end_print(void)
{
	show(&view_end_print, 24, 80);
	CHECK(sees("▸ 3  done"));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_CLOSE, act.kind);
	for (int i = 0; i < 2; i++) {
		CHECK(type(i ? "2" : "1"));
		CHECK_INT(ACT_NEXT, act.kind);
		CHECK_INT(VALUE_CHOICES, act.value.type);
		CHECK_INT(1, act.value.count);
		CHECK_INT(i, act.value.pick[0]);
		CHECK(!focus.answer.dirty);
	}
	CHECK(type("3"));
	CHECK_INT(ACT_CLOSE, act.kind);
	CHECK(!press(K_UP));
	CHECK(sees("▸ 2  large print"));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(1, act.value.pick[0]);
	CHECK(!type("4"));
	/* The plan comes first, and is read before Enter acts on what is below it. */
	show(&view_end_print, 12, 40);
	CHECK(!sees("done"));
	CHECK(!press(K_ENTER));
	for (int i = 0; i < 20 && !press(K_ENTER); i++)
		;
	CHECK_INT(ACT_CLOSE, act.kind);
}

/* ---- everywhere ------------------------------------------------------------ */

/* What the program is for stands in the help of home, and takes no room in a visit. */
static void test_intended_use(void)
{
	show(&view_home, 24, 80);
	press(K_F1);
	CHECK(sees("It does not diagnose"));
	show(&view_choose, 24, 80);
	press(K_F1);
	CHECK(!sees("It does not diagnose"));
}

static void test_menu(void)
{
	show(&view_choose, 24, 80);
	press(K_CTRL_O);
	CHECK(sees("someone came in or left"));
	CHECK(!sees("plan so far"));
	CHECK(!sees("redo"));
	CHECK(!press(K_ESC));
	CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
	press(K_CTRL_O);
	CHECK(type("6"));
	CHECK_INT(ACT_UNDO, act.kind);
	view.may = MAY_NEXT | MAY_REDO;
	press(K_CTRL_O);
	CHECK(!type("8"));
	press(K_TAB);
	CHECK(sees("redo"));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_REDO, act.kind);
	view.may = MAY_PRESENT | MAY_NOTODAY | MAY_LEAVE;
	press(K_CTRL_O);
	CHECK(!type("7"));
	CHECK(type("3"));
	CHECK_INT(ACT_PRESENT, act.kind);
	CHECK_INT(PRESENT_OTHERS, act.number);
	press(K_CTRL_O);
	CHECK(type("8"));
	CHECK_INT(ACT_LATER, act.kind);
	press(K_CTRL_O);
	type("9");
	CHECK(!type("1"));
	CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
	press(K_CTRL_O);
	type("9");
	CHECK(type("2"));
	CHECK_INT(ACT_NOTODAY, act.kind);
}

/* ---- the plan so far, what was heard, the map -------------------------------- */

static void test_panels_open(void)
{
	static const struct {
		enum key_code code;
		char number;
		enum overlay overlay;
		unsigned wants;
	} panels[] = { { K_F3, '1', OVERLAY_PLAN, WANT_PLAN },
		{ K_F4, '2', OVERLAY_NOTE, WANT_NOTES }, { K_F5, '3', OVERLAY_MAP, WANT_MAP } };
	for (size_t i = 0; i < COUNT(panels); i++) {
		show(&view_looks, 24, 80);
		CHECK_INT(0, draw_wants(&focus));
		CHECK(!press(panels[i].code));
		CHECK_INT(panels[i].overlay, focus.overlay.kind);
		CHECK_INT(panels[i].wants, draw_wants(&focus));
		/* Another one takes its place; the same again closes. */
		for (size_t other = 0; other < COUNT(panels); other++) {
			if (other == i)
				continue;
			CHECK(!press(panels[other].code));
			CHECK_INT(panels[other].overlay, focus.overlay.kind);
		}
		press(panels[i].code);
		CHECK(!press(panels[i].code));
		CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
		press(K_CTRL_O);
		CHECK(!type((char[]){ panels[i].number, 0 }));
		CHECK_INT(panels[i].overlay, focus.overlay.kind);
		/* Covered, nothing shows; and what may not be, does not open. */
		CHECK(press(K_F12));
		CHECK(press(panels[i].code));
		CHECK_INT(ACT_UNCOVER, act.kind);
		show(&view_write, 24, 80);
		CHECK(!press(panels[i].code));
		CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
		press(K_CTRL_O);
		CHECK(!type((char[]){ panels[i].number, 0 }));
		CHECK_INT(OVERLAY_MENU, focus.overlay.kind);
	}
}

static void test_plan_so_far(void)
{
	show(&view_looks, 12, 40);
	press(K_F3);
	CHECK(sees("What would you love"));
	CHECK(sees("The plan so far"));
	CHECK(!sees("call 112"));
	for (int i = 0; i < 9 && !sees("call 112"); i++)
		CHECK(!press(K_ENTER));
	CHECK(sees("What would you love"));
	CHECK(sees("call 112"));
	for (int i = 0; i < 9 && !sees("still missing"); i++)
		CHECK(!press(K_ENTER));
	CHECK(sees("still missing"));
	CHECK_INT(OVERLAY_PLAN, focus.overlay.kind);
	press(K_ENTER);
	CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
	/* A question that has no room above it ends in a mark. */
	show(&view_looks, 12, 40);
	view.heading = "What would you love to get back to doing, of all that you did before your "
		"back hurt, and with whom would you be doing it then?";
	press(K_F3);
	CHECK(sees("What would you love"));
	CHECK(!sees("doing it then?"));
	CHECK(sees("would you be…"));
	show(&view_looks, 24, 80);
	view.plan_count = 0;
	view.plan_gap = NULL;
	press(K_F3);
	CHECK(sees("Nothing stands on the plan yet."));
	CHECK(!sees("____"));
}

/* From 120 columns the plan is always there, and the questions keep their keys. */
static void test_plan_beside(void)
{
	show(&view_looks, 24, 119);
	CHECK(!sees("The plan so far"));
	cols = 120;
	CHECK(sees("The plan so far"));
	CHECK(sees("it rains"));
	CHECK_INT(WANT_PLAN, draw_wants(&focus));
	press(K_F4);
	CHECK(sees("it rains"));
	CHECK_INT(WANT_PLAN | WANT_NOTES, draw_wants(&focus));
	press(K_ESC);
	rows = 14;
	CHECK(!sees("call 112"));
	press(K_F3);
	CHECK(sees("▸ The plan so far"));
	CHECK(sees("Pain can crowd out"));
	press(K_END);
	CHECK(sees("still missing"));
	CHECK(!press(K_ESC));
	CHECK(!sees("still missing"));
	/* The menu hides what stood there, for somebody may come in. */
	press(K_CTRL_O);
	CHECK(!sees("floor with my"));
	CHECK_INT(0, draw_wants(&focus));
	press(K_ESC);
	CHECK(sees("The plan so far"));
	/* Who types means the question. */
	press(K_F3);
	type("x");
	CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
	CHECK_STR("x", field_text(&focus.answer.field));
	/* A click on the plan is F3. */
	const struct target *target = canvas_target(paint(), 5, 100);
	NEED(target != NULL);
	CHECK_INT(K_F3, target->key.code);
	view.plan_count = 0;
	CHECK(sees("Nothing stands on the plan yet."));
	view.may &= ~(unsigned)MAY_LOOK;
	CHECK(!sees("The plan so far"));
	CHECK_INT(0, draw_wants(&focus));
}

/* Screens that show the plan, or must stand alone, have none beside them. */
static void test_no_plan_beside(void)
{
	static const struct view *const views[] = { &view_agree, &view_end, &view_stop, &view_home };
	for (size_t i = 0; i < COUNT(views); i++) {
		show(views[i], 40, 140);
		view.may |= i < 3 ? MAY_LOOK : 0;
		CHECK(!sees("The plan so far"));
		CHECK_INT(0, draw_wants(&focus));
	}
}

static void test_note(void)
{
	show(&view_looks, 24, 80);
	type("my answer");
	press(K_F4);
	CHECK(paint()->cursor_shown);
	CHECK(!type("2 she gardens"));
	CHECK(sees("typing"));
	CHECK(!press(K_TAB));
	CHECK(!press(K_DOWN));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NOTE, act.kind);
	CHECK_INT(NOTE_WORRY, act.number);
	CHECK_INT(VALUE_TEXT, act.value.type);
	CHECK_STR("2 she gardens", act.value.text);
	/* Taken: the next one, and the answer is as half done as it was. */
	view.version++;
	draw_taken(&focus);
	CHECK(sees("Noted."));
	CHECK_INT(OVERLAY_NOTE, focus.overlay.kind);
	CHECK_STR("", field_text(&focus.note.field));
	CHECK_STR("my answer", field_text(&focus.answer.field));
	CHECK(focus.answer.dirty);
	type("n");
	CHECK(!sees("Noted."));
	/* By number; and whoever types means the field. */
	press(K_DOWN);
	type("ow");
	CHECK_STR("now", field_text(&focus.note.field));
	press(K_BACKTAB);
	CHECK(type("5"));
	CHECK_INT(NOTE_PARK, act.number);
	CHECK_STR("now", act.value.text);
}

static void test_note_refused(void)
{
	show(&view_looks, 24, 80);
	view.refused = test_words.text[WORD_need_answer];
	press(K_F4);
	CHECK(!sees("needs a few words before"));
	type("  ");
	press(K_ENTER);
	CHECK(!type("1"));
	CHECK_INT(ACT_NONE, act.kind);
	CHECK(sees("Please type a few words first."));
	CHECK(paint()->cursor_shown);
	type("so");
	CHECK(!sees("Please type a few words first."));
	press(K_TAB);
	CHECK(type("1"));
	view.refused = test_words.text[WORD_too_long];
	CHECK(sees("too long to keep"));
	CHECK_STR("  so", field_text(&focus.note.field));
	char text[400];
	memset(text, 'a', sizeof text);
	press(K_TAB);
	press_key((struct key){ .code = K_PASTE, .paste = text, .paste_len = sizeof text });
	CHECK_INT(200, strlen(field_text(&focus.note.field)));
	CHECK(sees("The end was left out"));
}

/* Half a note waits while the screen is the same one. */
static void test_note_is_kept(void)
{
	show(&view_looks, 24, 80);
	press(K_F4);
	type("half");
	press(K_ESC);
	CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
	CHECK(sees("typing"));
	press(K_F4);
	CHECK(sees("│ half"));
	view.version++;
	CHECK(sees("│ half"));
	view.screen = "next";
	CHECK(sees("saved"));
	press(K_F4);
	CHECK(!sees("half"));
}

/* What was scrolled away is not acted on: it comes back first. */
static void test_note_out_of_sight(void)
{
	show(&view_looks, 12, 40);
	press(K_F4);
	type("now");
	press(K_TAB);
	press(K_PGDN);
	press(K_PGDN);
	CHECK(!sees("1 a reason"));
	CHECK(!type("1"));
	CHECK_INT(ACT_NONE, act.kind);
	CHECK(sees("▸ 1 a reason"));
	CHECK(type("1"));
	CHECK_INT(ACT_NOTE, act.kind);
	show(&view_looks, 12, 40);
	press(K_F4);
	press(K_PGDN);
	type("now");
	CHECK(sees("│ now"));
}

static void test_map(void)
{
	show(&view_looks, 24, 80);
	press(K_F5);
	CHECK(sees("▸● managed before"));
	CHECK(sees("– topics, and what for"));
	CHECK(!press(K_ENTER));
	CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
	press(K_F5);
	press(K_LEFT);
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_JUMP, act.kind);
	CHECK_INT(2, act.number);
	CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
	/* Up and down by what stands above and below. */
	press(K_F5);
	press(K_DOWN);
	CHECK(sees("▸– topics"));
	press(K_DOWN);
	press(K_RIGHT);
	press(K_DOWN);
	CHECK(sees("▸○ what makes it easier"));
	press(K_UP);
	press(K_UP);
	CHECK(sees("▸– topics"));
	/* The last one can't be gone to yet. */
	press(K_END);
	CHECK(sees("▸○ read back"));
	press(K_RIGHT);
	CHECK(sees("▸○ read back"));
	press(K_HOME);
	CHECK(press(K_ENTER));
	CHECK_INT(0, act.number);
}

/* Half an answer goes along, to be there when somebody comes back. */
static void test_map_takes_half_an_answer(void)
{
	show(&view_looks, 24, 80);
	type("half");
	press(K_F5);
	press(K_DOWN);
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_JUMP, act.kind);
	CHECK_STR("half", act.value.text);
	show(&view_looks, 24, 80);
	press(K_F5);
	press(K_DOWN);
	CHECK(press(K_ENTER));
	CHECK_INT(VALUE_NONE, act.value.type);
	/* With no places yet there is nowhere to go. */
	show(&view_looks, 24, 80);
	view.place_count = 0;
	press(K_F5);
	press(K_DOWN);
	CHECK(!press(K_ENTER));
	CHECK(!press(K_ESC));
	CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
}

/* What has no room goes whole: what the screen has beside its first key, help, Tab. */
static void test_keys_that_fit(void)
{
	show(&view_looks, 24, 80);
	CHECK(sees(" Enter  next   Tab  list   Esc  back   F1  help"));
	cols = 52;
	CHECK(sees(" Enter  next  Tab  list  Esc  back  ^O  menu"));
	cols = 40;
	CHECK(sees(" Enter  next  Esc  back  ^O  menu"));
	cols = 30;
	CHECK(sees(" Enter  next  ^O  menu"));
	cols = 20;
	CHECK(sees("^O  menu"));
}

static void test_cover(void)
{
	show(&view_write, 24, 80);
	type("secret");
	CHECK(press(K_F12));
	CHECK_INT(ACT_COVER, act.kind);
	CHECK_INT(1, act.number);
	CHECK(!sees("Jo"));
	CHECK(!sees("secret"));
	CHECK(!sees("Understand"));
	CHECK(type("x"));
	CHECK_INT(ACT_UNCOVER, act.kind);
	CHECK(sees("granddaughtersecret"));
	CHECK(!sees("secretx"));
	press(K_CTRL_O);
	CHECK(type("0"));
	CHECK_INT(ACT_COVER, act.kind);
	CHECK(!sees("Jo"));
	/* Another screen beneath it does not uncover. */
	view.screen = "next";
	view.version++;
	CHECK(!sees("Jo"));
}

static void test_leaving(void)
{
	show(&view_write, 24, 80);
	CHECK(!press(K_CTRL_C));
	CHECK(sees("Leave this visit?"));
	CHECK(!press(K_ESC));
	CHECK(!press(K_CTRL_C));
	CHECK(press(K_CTRL_C));
	CHECK_INT(ACT_LATER, act.kind);
	view.may &= ~(unsigned)MAY_LEAVE;
	press(K_CTRL_C);
	CHECK(type("2"));
	CHECK_INT(ACT_LEAVE, act.kind);
	CHECK(press(K_CTRL_Z));
	CHECK_INT(ACT_SUSPEND, act.kind);
}

/* What the patient said takes two rows of a screen at the most, and help has all of it. */
static void test_long_quote(void)
{
	show(&view_looks, 12, 40);
	view.quote = "“I would love to walk to the bakery and back with my granddaughter, slowly, "
		"and to sit down there and have a cake, and then go home again”";
	CHECK(sees("▌ “I would love"));
	CHECK(sees("…"));
	CHECK(!sees("go home again"));
	press(K_F1);
	for (int i = 0; i < 9 && !sees("home again”"); i++)
		CHECK(!press(K_PGDN));
	CHECK(sees("home again”"));
	press(K_ESC);
	/* Where it is short nothing is cut. */
	view.quote = "“walking”";
	CHECK(sees("▌ “walking”"));
}

static void test_help(void)
{
	show(&view_items, 24, 80);
	press(K_F1);
	CHECK(sees("So I ask everyone."));
	CHECK(sees("Esc goes back and loses nothing"));
	CHECK(!press(K_F1));
	CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
	/* On a small screen it is scrolled to its end. */
	show(&view_items, 12, 40);
	press(K_F1);
	CHECK(!sees("\nstop."));
	press(K_END);
	CHECK(sees("\nstop."));
}

static void test_coach_lines(void)
{
	show(&view_write, 24, 80);
	CHECK(sees("for the clinician"));
	press(K_F2);
	CHECK(!sees("for the clinician"));
	press(K_F2);
	CHECK(sees("for the clinician"));
	view.coach = test_long_coach;
	view.coach_count = COUNT(test_long_coach);
	CHECK(sees("F2 more"));
	CHECK(!sees("Pauses are work"));
	press(K_F2);
	CHECK(sees("Pauses are work"));
	press(K_F2);
	CHECK(!sees("for the clinician"));
	/* Long lines wait for F2 also where the strip has room. */
	show(&view_write, 24, 80);
	view.coach = test_long_coach + 3;
	view.coach_count = 2;
	CHECK(sees("offering the fix yet"));
	CHECK(!sees("Pauses are work"));
	CHECK(sees("F2 more"));
	show(&view_write, 12, 40);
	press(K_F2);
	CHECK(sees("for the clinician"));
	press(K_F2);
	CHECK(!sees("for the clinician"));
}

/* Somebody may be reading along: the strip says nothing about an answer. */
static void test_strip_never_changes(void)
{
	struct canvas *canvas;
	struct cell before[4][80];
	show(&view_items, 24, 80);
	canvas = paint();
	for (int row = 0; row < 4; row++)
		memcpy(before[row], canvas_row(canvas, 18 + row), sizeof before[row]);
	for (int i = 0; i < 8; i++) {
		type(i % 2 ? "1" : "3");
		canvas = paint();
		for (int row = 0; row < 4; row++)
			CHECK(memcmp(before[row], canvas_row(canvas, 18 + row),
				sizeof before[row]) == 0);
	}
}

/* A pasted text is text: no key in it acts, and without a field it is nothing. */
static void test_paste_acts_nowhere(void)
{
	struct key key = { .code = K_PASTE, .paste = "1\r2\033\017", .paste_len = 5 };
	for (size_t i = 0; i < COUNT(test_views); i++) {
		show(test_views[i].view, 24, 80);
		bool field = view.kind == VIEW_WRITE
		             || (view.part_count > 0 && view.kind != VIEW_SHARE);
		CHECK(!press_key(key));
		CHECK_INT(ACT_NONE, act.kind);
		CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
		CHECK_INT(field, focus.answer.dirty);
		press(K_CTRL_O);
		CHECK(!press_key(key));
		CHECK_INT(OVERLAY_MENU, focus.overlay.kind);
	}
}

/* How to go on, back, get help and leave stands on every screen, also the small ones. */
static void test_the_way_is_always_said(void)
{
	for (size_t i = 0; i < 2 * COUNT(test_views); i++) {
		bool wide = i % 2;
		show(test_views[i / 2].view, wide ? 24 : 12, wide ? 80 : 40);
		CHECK(sees("Enter ") || sees(" choose") || sees("1-3  agree") || sees(" answer"));
		/* In a small window help is in the menu, whose key has less room. */
		CHECK(!wide || sees("F1  help"));
		CHECK(sees("Ctrl-O  menu") || sees("^O  menu"));
		CHECK(view.kind == VIEW_END || sees("Esc "));
	}
}

/* Esc leaves any dialog with nothing done. */
static void test_esc_leaves_dialogs(void)
{
	for (int overlay = OVERLAY_HELP; overlay < OVERLAY_COVER; overlay++) {
		show(&view_write, 24, 80);
		type("!");
		focus.overlay.kind = (enum overlay)overlay;
		paint();
		CHECK(sees("Esc  close"));
		CHECK(!press(K_ESC));
		CHECK_INT(OVERLAY_NONE, focus.overlay.kind);
		CHECK(focus.answer.dirty);
		CHECK(sees("granddaughter!"));
	}
}

/* The hardware cursor stands on the marker of what has the focus, or in the field. */
static void test_cursor_is_on_the_focus(void)
{
	for (size_t i = 0; i < 2 * COUNT(test_views); i++) {
		bool wide = i % 2;
		show(test_views[i / 2].view, wide ? 24 : 12, wide ? 80 : 40);
		for (int k = 0; k < 30; k++) {
			press(K_DOWN);
			struct canvas *canvas = paint();
			const struct cell *cell = canvas_row(canvas, canvas->cursor_row)
			                          + canvas->cursor_col;
			bool list = view.kind != VIEW_SAY && view.kind != VIEW_RULER
				&& focus.page.focus_rows
				&& !focus.page.loose;
			if (list && !canvas->cursor_shown && cell->text[0] != 0x25B8)
				printf("\n%s %s: cursor %d,%d\n", view.screen, wide ? "wide" : "narrow", canvas->cursor_row, canvas->cursor_col);
			if (list && !canvas->cursor_shown)
				CHECK_INT(0x25B8, cell->text[0]);
			if (view.kind == VIEW_RULER && !focus.page.loose)
				CHECK((cell->text[0] >= '0' && cell->text[0] <= '9')
					|| cell->text[0] == 0x25B8);
		}
	}
}

/* The same state is the same screen: nothing is redrawn without a reason. */
static void test_painting_again_changes_nothing(void)
{
	for (size_t i = 0; i < COUNT(test_views); i++) {
		for (int size = 0; size < 3; size++) {
			struct buf first, second;
			buf_init(&first, 1 << 20);
			buf_init(&second, 1 << 20);
			focus_release(&focus);
			focus_init(&focus);
			view = *test_views[i].view;
			rows = 12 + 6 * size;
			cols = 40 + 20 * size;
			canvas_dump(paint(), false, &first);
			canvas_dump(paint(), false, &second);
			CHECK_STR(first.data, second.data);
			buf_release(&first);
			buf_release(&second);
		}
	}
}

/* What goes out to a terminal without UTF-8. */
static void test_ascii_is_ascii(void)
{
	for (int kind = 0; kind < VIEW_KINDS; kind++) {
		struct view hostile = hostile_view((enum view_kind)kind);
		struct buf dump;
		int high = 0;
		buf_init(&dump, 1 << 20);
		show(&hostile, 24, 80);
		canvas_dump(paint(), true, &dump);
		for (size_t i = 0; i < dump.len; i++)
			high += (unsigned char)dump.data[i] >= 0x80;
		CHECK_INT(0, high);
		buf_release(&dump);
	}
}

/* ---- focus and drafts ------------------------------------------------------ */

static void test_drafts(void)
{
	show(&view_write, 24, 80);
	CHECK(!draw_draft(&view, &focus, &act));
	type("!");
	CHECK(sees("typing"));
	CHECK(draw_draft(&view, &focus, &act));
	CHECK_INT(ACT_DRAFT, act.kind);
	CHECK_STR("Playing on the floor with my granddaughter!", act.value.text);
	CHECK(sees("draft saved"));
	CHECK(!draw_draft(&view, &focus, &act));
	/* The view has it now; it is not one that came back. */
	view.is_draft = true;
	view.value.text = "Playing on the floor with my granddaughter!";
	CHECK(!sees("You began this before."));
	CHECK(focus.answer.dirty);
	view.saving = SAVING_FAILED;
	CHECK(sees("NOT saved"));
	view.saving = SAVING_NOT_KEPT_YET;
	CHECK(sees("not kept yet"));
}

/* The view shows the draft until it is made anew; then the answer stands there again. */
static void test_undo_ends_a_draft(void)
{
	show(&view_ruler, 24, 80);
	int stands = focus.answer.number;
	type("3");
	CHECK(draw_draft(&view, &focus, &act));
	view.value.number = 3;
	CHECK(draw_key(&view, &focus, &(struct key){ .code = K_UNDO }, &act));
	CHECK_INT(ACT_DRAFT, act.kind);
	CHECK_INT(VALUE_NONE, act.value.type);
	view.value = view_ruler.value;
	paint();
	CHECK_INT(stands, focus.answer.number);
	CHECK(!focus.answer.dirty);
	CHECK(!draw_draft(&view, &focus, &act));
	/* A text that is again as it was says so: what stands may be half done itself. */
	show(&view_write, 24, 80);
	type("!");
	CHECK(draw_draft(&view, &focus, &act));
	CHECK(press(K_BACKSPACE));
	CHECK_INT(ACT_DRAFT, act.kind);
	CHECK_STR(view_write.value.text, act.value.text);
	CHECK(!focus.answer.dirty);
}

static void test_a_draft_that_came_back(void)
{
	show(&view_write, 24, 80);
	view.screen = "again";
	view.is_draft = true;
	CHECK(sees("You began this before."));
	CHECK(sees("draft saved"));
	CHECK(press(K_ENTER));
	CHECK_STR("Playing on the floor with my granddaughter", act.value.text);
}

static void test_refused_keeps_what_was_typed(void)
{
	show(&view_write, 24, 80);
	type("!");
	press(K_ENTER);
	draw_taken(&focus);
	view.refused = "This is too long to keep.";
	CHECK(sees("This is too long to keep."));
	CHECK(sees("granddaughter!"));
	CHECK(focus.answer.dirty);
	/* Something else happens in the visit: still there. */
	view.refused = NULL;
	view.version++;
	CHECK(sees("granddaughter!"));
	/* Taken: as the view has it. */
	press(K_ENTER);
	draw_taken(&focus);
	view.version++;
	CHECK(!sees("granddaughter!"));
	CHECK(!focus.answer.dirty);
}

/* Rows that vanish take what is marked with them: a number would mean another row. */
static void test_other_rows(void)
{
	show(&view_many, 24, 80);
	type("2");
	CHECK(focus.answer.dirty);
	view.items = topic_items + 1;
	view.item_count--;
	view.value = (struct value){ .type = VALUE_NONE };
	view.version++;
	paint();
	CHECK(!focus.answer.dirty);
	CHECK_INT(0, focus.answer.pick_count);
}

static void test_resize_keeps_all(void)
{
	show(&view_write, 24, 80);
	type(" and more");
	press(K_WORD_LEFT);
	size_t cursor = focus.answer.field.cursor;
	for (rows = 1; rows < 50; rows += 3)
		for (cols = 1; cols < 120; cols += 7)
			paint();
	rows = 24, cols = 80;
	CHECK(sees("granddaughter and more"));
	CHECK_INT(cursor, focus.answer.field.cursor);
	CHECK(focus.answer.dirty);
	focus_release(&focus);
	arena_release(&arena);
}

TESTS("ui/keys", { "say", test_say }, { "write", test_write }, { "phrases", test_phrases },
	{ "paste at the limit", test_paste_at_the_limit }, { "choose", test_choose },
	{ "many", test_many }, { "items", test_items },
	{ "items back", test_items_back }, { "items undo", test_items_undo },
	{ "items taken back", test_items_taken_back }, { "items wait", test_items_wait }, { "items held", test_items_held },
	{ "items covered", test_items_covered }, { "asked", test_asked },
	{ "asked without words", test_asked_without_words }, { "asked, typed", test_asked_typed },
	{ "kept", test_kept }, { "items, numbers", test_items_of_numbers },
	{ "items out of sight", test_items_out_of_sight }, { "ruler", test_ruler },
	{ "ten is typed", test_ten_is_typed },
	{ "ruler in words", test_ruler_in_words },
	{ "ruler begins in words", test_ruler_begins_in_words },
	{ "ruler with the mark from before", test_ruler_before },
	{ "compare", test_compare }, { "nothing is marked", test_nothing_is_marked },
	{ "begun", test_begun },
	{ "all ways are seen first", test_compare_list_is_seen }, { "from the list back into the table",
		test_compare_back_to_table },
	{ "compare on a small screen", test_compare_small },
	{ "options keep their order", test_compare_order },
	{ "review", test_review }, { "agree", test_agree },
	{ "agree, change a line", test_agree_changes_a_line },
	{ "agree, up is no end", test_agree_up_is_no_end },
	{ "agree, read to the end", test_agree_reads_to_the_end }, { "agree, shut", test_agree_shut },
	{ "agree, shut anew", test_agree_shut_anew },
	{ "agree, fills", test_agree_fills }, { "agree, not yet", test_agree_not_yet },
	{ "stop", test_stop },
	{ "stop, undo", test_stop_undo }, { "end", test_end },
	{ "end, printing", test_end_print },
	{ "intended use", test_intended_use }, { "menu", test_menu }, { "cover", test_cover },
	{ "panels open", test_panels_open },
	{ "plan so far", test_plan_so_far }, { "plan beside", test_plan_beside },
	{ "no plan beside", test_no_plan_beside }, { "note", test_note },
	{ "note refused", test_note_refused }, { "note is kept", test_note_is_kept },
	{ "note out of sight", test_note_out_of_sight }, { "map", test_map },
	{ "map takes half an answer", test_map_takes_half_an_answer },
	{ "keys that fit", test_keys_that_fit },
	{ "leaving", test_leaving }, { "help", test_help }, { "long quote", test_long_quote }, { "coach", test_coach_lines },
	{ "strip never changes", test_strip_never_changes },
	{ "paste acts nowhere", test_paste_acts_nowhere },
	{ "the way is always said", test_the_way_is_always_said },
	{ "Esc leaves dialogs", test_esc_leaves_dialogs },
	{ "cursor on the focus", test_cursor_is_on_the_focus },
	{ "painting again", test_painting_again_changes_nothing },
	{ "ASCII is ASCII", test_ascii_is_ascii }, { "drafts", test_drafts },
	{ "a draft came back", test_a_draft_that_came_back },
	{ "undo ends a draft", test_undo_ends_a_draft },
	{ "refused", test_refused_keeps_what_was_typed }, { "other rows", test_other_rows },
	{ "resize", test_resize_keeps_all })
