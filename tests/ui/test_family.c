/*
 * The circle, what is shared, amounts, numbers over visits, pages: keys to values,
 * clicks as keys, and what is seen of it.
 */
#include "tests/ui/pressed.h"

static void times(int count, enum key_code code)
{
	while (count-- > 0)
		press(code);
}

static const char *text_of(size_t part)
{
	return field_text(&focus.answer.parts[part]);
}

static const char *part_of_act(size_t part)
{
	CHECK_INT(VALUE_PARTS, act.value.type);
	CHECK_INT(view.part_count, act.value.count);
	return part < act.value.count ? act.value.part[part] : "(none)";
}

/* Where the text stands; a click on its first cell. */
static bool click(const char *text)
{
	struct buf dump;
	struct canvas *canvas = paint();
	struct key key = { .code = K_CLICK };
	bool found = false, done = false;
	buf_init(&dump, 1 << 20);
	canvas_dump(canvas, false, &dump);
	const char *line = dump.data;
	for (; !found && key.row < rows; line = strchr(line, '\n') + 1, key.row++) {
		size_t len = strcspn(line, "\n");
		const char *at = strstr(line, text);
		found = at && at < line + len;
		if (found)
			key.col = utf8_width(line, (size_t)(at - line));
	}
	key.row--;
	CHECK(found);
	if (found)
		done = draw_mouse(&view, &focus, canvas, &key, &act);
	buf_release(&dump);
	paint();
	return done;
}

/* ---- the circle -------------------------------------------------------------- */

static void test_names(void)
{
	show(&view_people_none, 24, 80);
	CHECK(sees("▸ + someone"));
	CHECK(sees("Enter  that is all"));
	type("Rosa");
	CHECK(sees("│ Rosa") && sees("+ someone"));
	CHECK(sees("Enter  next person"));
	CHECK(!press(K_ENTER));
	CHECK_INT(1, focus.row);
	type("Ben");
	CHECK(!press(K_ENTER));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_STR("Rosa", part_of_act(0));
	CHECK_STR("Ben", part_of_act(1));
	CHECK_STR("", part_of_act(2));
	CHECK_STR("", part_of_act(7));
}

/* Nobody is an answer too, and so are eight: then there is no blank row. */
static void test_nobody_and_all(void)
{
	show(&view_people_none, 24, 80);
	view.may |= MAY_SKIP;
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_SKIP, act.kind);
	show(&view_people_all, 24, 80);
	CHECK(!sees("+ someone"));
	for (int i = 0; i < 7; i++)
		CHECK(!press(K_ENTER));
	CHECK_INT(7, focus.row);
	type("s");
	CHECK(press(K_ENTER));
	CHECK_STR("Rosa, my sister", part_of_act(0));
	CHECK_STR("Jos", part_of_act(7));
}

/* Only rows that are shown are gone to; a name keeps its place when another goes. */
static void test_rows_of_names(void)
{
	show(&view_people, 24, 80);
	times(9, K_DOWN);
	CHECK_INT(2, focus.row);
	times(9, K_UP);
	CHECK_INT(0, focus.row);
	press(K_DOWN);
	press(K_CTRL_U);
	CHECK_INT(1, focus.row);
	CHECK(sees("▸ + someone"));
	CHECK_STR("", text_of(1));
	press(K_DOWN);
	CHECK_INT(1, focus.row);
	press(K_UP);
	CHECK_INT(0, focus.row);
	/* A place that is free between two others is the one for the next name. */
	show(&view_people_gap, 24, 80);
	press(K_ENTER);
	CHECK_INT(1, focus.row);
	CHECK(sees("▸ + someone"));
	type("Lu");
	press(K_ENTER);
	CHECK_INT(2, focus.row);
	CHECK(!press(K_ENTER));
	CHECK_INT(3, focus.row);
	CHECK(press(K_ENTER));
	CHECK_STR("Lu", part_of_act(1));
	CHECK_STR("Ben", part_of_act(2));
}

/* Blanks are no name. */
static void test_blank_names(void)
{
	show(&view_people_none, 24, 80);
	type("  ");
	CHECK(sees("Enter  that is all"));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
}

static void test_name_starters(void)
{
	show(&view_people, 24, 80);
	times(2, K_DOWN);
	press(K_TAB);
	CHECK(sees("▸ 1 my sister"));
	type("2");
	CHECK_STR("my son", text_of(2));
	CHECK_INT(2, focus.row);
	press(K_UNDO);
	CHECK_STR("", text_of(2));
	/* Without a list Tab is the next row, and never one that is not shown. */
	struct view_part parts[8];
	memcpy(parts, people_parts, sizeof parts);
	for (int i = 0; i < 8; i++)
		parts[i].starter_count = 0;
	show(&view_people, 24, 80);
	view.parts = parts;
	times(9, K_TAB);
	CHECK_INT(2, focus.row);
}

static void test_names_are_kept(void)
{
	struct act draft;
	show(&view_people, 24, 80);
	CHECK(!draw_draft(&view, &focus, &draft));
	times(2, K_DOWN);
	type("Lu");
	NEED(draw_draft(&view, &focus, &draft));
	CHECK_STR("Lu", draft.value.part[2]);
	CHECK(press(K_ESC));
	CHECK_INT(ACT_BACK, act.kind);
	CHECK_STR("Lu", part_of_act(2));
	/* 40 characters of a name, and no more. */
	show(&view_people_none, 24, 80);
	for (int i = 0; i < 5; i++)
		type("ten letter");
	CHECK_INT(40, strlen(text_of(0)));
	CHECK(sees("The end was left out"));
}

static void test_click_a_name(void)
{
	show(&view_people, 24, 80);
	CHECK(!click("+ someone"));
	CHECK_INT(2, focus.row);
	type("Lu");
	CHECK_STR("Lu", text_of(2));
}

/* ---- who may see what -------------------------------------------------------- */

static void test_share(void)
{
	show(&view_share, 24, 80);
	CHECK(sees("What may Rosa, my sister see? Nothing, unless you say so."));
	CHECK(sees("1 of 2 people"));
	CHECK(!sees("Ben"));
	CHECK(!press(K_ENTER));
	CHECK_INT(1, focus.row);
	CHECK(sees("Ben"));
	CHECK(sees("2 of 2"));
	type("1");
	CHECK_STR("goal plan roles danger", text_of(1));
	type("4");
	CHECK_STR("goal plan roles flare danger", text_of(1));
	CHECK_INT(3, focus.column);
	type(" ");
	press(K_LEFT);
	press(K_DELETE);
	press(K_DELETE);
	CHECK_STR("goal plan roles danger", text_of(0));
	CHECK(!press_key((struct key){ .code = K_CHAR, .cp = 'y' }));
	CHECK(!press_key((struct key){ .code = K_CHAR, .cp = '6' }));
	press(K_ENTER);
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_STR("goal plan roles danger", part_of_act(0));
	CHECK_STR("goal plan roles danger", part_of_act(1));
}

/* Nobody sees anything unless somebody says so. */
static void test_share_begins_with_no(void)
{
	show(&view_share_all, 40, 160);
	CHECK(!sees("YES"));
	press(K_END);
	type(" ");
	CHECK(press(K_ENTER));
	for (size_t i = 0; i < 7; i++)
		CHECK_STR("", part_of_act(i));
	CHECK_STR("danger", part_of_act(7));
	/* Nor where the value is none of parts. */
	show(&view_share, 24, 80);
	view.value = (struct value){ .type = VALUE_NONE };
	view.screen = "anew";
	CHECK(!sees("YES"));
}

/* The same keys where the rows stand one under the other. */
static void test_share_moves(void)
{
	static const struct { int rows, cols; } sizes[] = { { 24, 80 }, { 12, 40 } };
	for (size_t i = 0; i < COUNT(sizes); i++) {
		show(&view_share, sizes[i].rows, sizes[i].cols);
		times(20, K_PGUP);
		times(30, K_UP);
		CHECK_INT(0, focus.row);
		CHECK_INT(0, focus.column);
		press(K_END);
		CHECK_INT(1, focus.row);
		CHECK_INT(4, focus.column);
		times(3, K_DOWN);
		CHECK_INT(4, focus.column);
		press(K_HOME);
		times(3, K_BACKTAB);
		press(K_TAB);
		CHECK_INT(1, focus.row);
		CHECK_INT(0, focus.column);
		press(K_UP);
		CHECK_INT(0, focus.row);
		CHECK_INT(4, focus.column);
		press(K_DOWN);
		CHECK_INT(1, focus.row);
		CHECK_INT(0, focus.column);
		press(K_LEFT);
		type(" ");
		CHECK_STR("plan roles flare danger", text_of(0));
		press(K_UNDO);
		CHECK_STR("goal plan roles flare danger", text_of(0));
		CHECK(press(K_UNDO));
		CHECK_INT(ACT_UNDO, act.kind);
	}
}

/* One person on a page, at each size; nobody is no list. */
static void test_share_one_at_a_time(void)
{
	show(&view_share_all, 24, 120);
	CHECK(sees("1 of 8"));
	CHECK(!sees("neighbour"));
	press(K_END);
	CHECK(sees("8 of 8"));
	show(&view_share, 12, 40);
	CHECK(sees("YES"));
	show(&view_share, 24, 80);
	view.part_count = 0;
	view.screen = "nobody";
	CHECK(!sees("1-5"));
	press(K_DOWN);
	type(" ");
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
}

static void test_share_draft(void)
{
	struct act draft;
	show(&view_share, 24, 80);
	press(K_RIGHT);
	CHECK(!draw_draft(&view, &focus, &draft));
	type(" ");
	NEED(draw_draft(&view, &focus, &draft));
	CHECK_STR("goal plan roles danger", draft.value.part[1]);
	/* The place stays where the view is made anew. */
	view.version++;
	press(K_DOWN);
	CHECK_INT(1, focus.row);
	CHECK_INT(1, focus.column);
}

/* The page beneath follows each key, and nothing stands on it that was not shared. */
static void test_share_page(void)
{
	static const struct view_line lines[] = { { .label = "Why", .text = "It is okay to say no." },
		{ .label = "Goal", .text = "Playing on the floor" }, { .label = "Plan", .text = "Monday at nine" } };
	static const char *const needs[] = { NULL, "goal", "plan" };
	struct view_part parts[2] = { share_parts[0], share_parts[1] };
	parts[1].lines = lines;
	parts[1].needs = needs;
	parts[1].line_count = COUNT(lines);
	show(&view_share, 40, 80);
	view.parts = parts;
	view.screen = "beneath";
	press(K_TAB);
	CHECK(sees("It is okay to say no."));
	CHECK(sees("Monday at nine"));
	CHECK(!sees("Playing on the floor"));
	type("12");
	CHECK(sees("Playing on the floor"));
	CHECK(!sees("Monday at nine"));
	type("135");
	CHECK_STR("", text_of(1));
	CHECK(!sees("It is okay to say no."));
	CHECK(sees("Nothing so far."));
}

/* What came last is marked: its row, and what came with it on the page. */
static void test_share_just_added(void)
{
	show(&view_share, 40, 80);
	press(K_TAB);
	CHECK(!sees("just added"));
	CHECK(!sees("│+"));
	type("1");
	CHECK(sees("YES   just added"));
	CHECK(sees("│+      What I want  “Playing"));
	CHECK(!sees("│+ Why you got this"));
	/* The next one; one that is turned off is none. */
	type("4");
	CHECK(!sees("│+       What I want"));
	CHECK(sees("│+     On a bad day  I walk half"));
	type("1");
	CHECK(sees("│+     On a bad day"));
	type("4");
	CHECK(!sees("just added"));
	CHECK(!sees("│+"));
	/* It is that person's alone, and comes back with a step back. */
	press(K_UNDO);
	CHECK(sees("just added"));
	press(K_BACKTAB);
	CHECK(!sees("just added"));
	CHECK(!sees("│+"));
	/* With the first row comes all of the page. */
	press(K_TAB);
	type("2345");
	CHECK(sees("There would be no page."));
	type("2");
	CHECK(sees("│+ Why you got this"));
	CHECK(sees("│+   What I will do"));
	/* Where there is no room for the edge, the mark stands before the line all the same. */
	show(&view_share, 40, 40);
	type("11");
	CHECK(!sees("│"));
	CHECK(sees("+ “Playing on the floor"));
}

static void test_click_an_answer(void)
{
	show(&view_share, 24, 80);
	press(K_TAB);
	CHECK(!click("what I want"));
	CHECK_INT(1, focus.row);
	CHECK_INT(0, focus.column);
	CHECK_STR("goal plan roles danger", text_of(1));
	show(&view_share, 40, 40);
	CHECK(!click("my flare-up card"));
	CHECK_STR("goal plan roles danger", text_of(0));
}

/* ---- amounts ----------------------------------------------------------------- */

static void test_amount(void)
{
	show(&view_amount, 24, 80);
	press(K_CTRL_U);
	type("90");
	CHECK(!press(K_ENTER));
	type("120");
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_STR("90", part_of_act(0));
	CHECK_STR("120", part_of_act(1));
}

/* ---- numbers over visits ----------------------------------------------------- */

static void test_trend(void)
{
	show(&view_trend, 40, 120);
	CHECK(sees("●7"));
	CHECK(sees("  1 much better   2 better   3 the same"));
	CHECK(!sees("▸"));
	press(K_RIGHT);
	CHECK(sees("▸ 1 much better   2 better   3 the same"));
	press(K_RIGHT);
	press(K_DOWN);
	CHECK(sees("▸ 3 the same"));
	press(K_LEFT);
	type(" ");
	CHECK(sees("▸ 2 ● better"));
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(VALUE_CHOICES, act.value.type);
	CHECK_INT(1, act.value.pick[0]);
	CHECK(type("5"));
	CHECK_INT(4, act.value.pick[0]);
}

/* Nothing is picked before the list has been in sight. */
static void test_trend_is_read_first(void)
{
	show(&view_trend, 24, 80);
	CHECK(!sees("1 much better"));
	CHECK(!press(K_ENTER));
	CHECK(sees("1 much better"));
	CHECK(sees("Does that feel like a change to you?"));
	press(K_RIGHT);
	CHECK(press(K_ENTER));
	CHECK_INT(0, act.value.pick[0]);
}

static void test_trend_pictures(void)
{
	show(&view_trend, 40, 80);
	CHECK(sees("8 ┤\n"));
	CHECK(sees("how sure I am (more is better)                5       –       –      10"));
	CHECK(sees("pain in the past week (less is better)"));
	CHECK(sees("rest (more is better)                    no number yet"));
	CHECK(sees("This rests on: Suzuki"));
	show(&view_trend, 40, 59);
	CHECK(!sees("┤"));
	CHECK(sees("▄▄ ▄▄ ▅▅ ▆▆"));
	CHECK(sees("2 Mar   4   16 Mar  4"));
	/* One number is no change. */
	show(&view_trend_first, 40, 80);
	CHECK(!sees("┤"));
	CHECK(sees("playing on the floor (more is better)"));
	CHECK(!sees("This rests on"));
	show(&view_trend_first, 40, 40);
	CHECK(!sees("▄"));
	show(&view_trend, 24, 80);
	view.trend.series_count = 0;
	view.screen = "none";
	CHECK(sees("1 much better"));
}

/* Two numbers of one day are both there. */
static void test_trend_same_day(void)
{
	static const struct view_point twice[] = { { "2 Mar", 100, 3 }, { "2 Mar", 100, 8 } };
	static const struct view_series series[] = { { "rest", true, twice, 2 } };
	show(&view_trend, 40, 80);
	view.trend.series = series;
	view.trend.series_count = 1;
	CHECK(sees("2 Mar  3   2 Mar  8"));
}

static void test_trend_wrong_clock(void)
{
	show(&view_trend, 40, 80);
	CHECK(!sees("a clock was wrong"));
	view.trend.clock_was_wrong = true;
	CHECK(sees("a clock was wrong"));
}

static void test_click_a_change(void)
{
	show(&view_trend, 40, 120);
	CHECK(click("4 worse"));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(3, act.value.pick[0]);
}

/* ---- a page ------------------------------------------------------------------- */

static void test_page(void)
{
	show(&view_page, 24, 80);
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(VALUE_NONE, act.value.type);
	show(&view_page, 12, 40);
	CHECK(!press(K_ENTER));
	CHECK(sees("2 of 3"));
	press(K_PGDN);
	CHECK(sees("call 112"));
	press(K_PGUP);
	/* Read to its end once, it is gone on from anywhere. */
	CHECK(press(K_ENTER));
}

/* ---- headings in lists ---------------------------------------------------------- */

static void test_groups(void)
{
	show(&view_groups, 40, 80);
	CHECK(sees("      Doing together\n      ▸ 1  ✓  walk with me on set days\n        2"));
	CHECK(sees("Encouraging\n        4"));
	CHECK(sees("4  ○  notice effort, not pain\n        5"));
	times(3, K_DOWN);
	CHECK_INT(3, focus.row);
	type(" ");
	CHECK(press(K_ENTER));
	CHECK_INT(3, act.value.count);
	CHECK_INT(3, act.value.pick[2]);
	/* The heading comes into sight with the first row under it. */
	show(&view_groups, 12, 40);
	times(30, K_DOWN);
	press(K_UP);
	CHECK(sees("Listening\n▸"));
	for (int i = 0; i < 4; i++)
		press(K_UP);
	CHECK(sees("Practical help\n▸ 6"));
}

/* Also one that takes two rows. */
static void test_long_group(void)
{
	struct view_item items[COUNT(role_items)];
	memcpy(items, role_items, sizeof items);
	items[5].group = "Practical help, such as with heavy things or the way to a visit";
	show(&view_groups, 12, 40);
	view.items = items;
	times(30, K_DOWN);
	times(5, K_UP);
	CHECK_INT(5, focus.row);
	CHECK(sees("Practical help, such as"));
}

/* ---- who answers ---------------------------------------------------------------- */

static void test_guest(void)
{
	show(&view_guest, 24, 80);
	CHECK(sees("Jo  Rosa answers"));
	view.guest = "the neighbour on the second floor";
	CHECK(sees("Jo  the neighbour on the second floor answers"));
	show(&view_guest, 12, 40);
	view.guest = "the neighbour on the second floor";
	CHECK(sees("the neighbour on the secon"));
	view.guest = NULL;
	CHECK(sees("Jo   answers"));
}

TESTS("ui/family", { "names", test_names }, { "nobody and all", test_nobody_and_all },
	{ "rows of names", test_rows_of_names }, { "blank names", test_blank_names },
	{ "starters", test_name_starters },	{ "names are kept", test_names_are_kept }, { "click a name", test_click_a_name },
	{ "share", test_share }, { "share begins with no", test_share_begins_with_no },
	{ "share moves", test_share_moves }, { "share, one at a time", test_share_one_at_a_time },
	{ "share as a draft", test_share_draft }, { "share, the page beneath", test_share_page },
	{ "what was just added", test_share_just_added },
	{ "click an answer", test_click_an_answer },
	{ "amount", test_amount }, { "trend", test_trend },
	{ "trend is read first", test_trend_is_read_first },
	{ "pictures of a trend", test_trend_pictures },
	{ "two of one day", test_trend_same_day },
	{ "wrong clock", test_trend_wrong_clock }, { "click a change", test_click_a_change },
	{ "page", test_page }, { "groups", test_groups },
	{ "a long heading", test_long_group }, { "guest", test_guest })
