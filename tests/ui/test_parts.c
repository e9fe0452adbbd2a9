/*
 * Forms: keys to the value of each kind with parts, what stands there when the
 * screen is left, and that the focus keeps its place when the view is made anew.
 */
#include "tests/ui/pressed.h"
#include "view/day.h"

static void paste(const char *text)
{
	CHECK(!press_key((struct key){ .code = K_PASTE, .paste = text,
		.paste_len = strlen(text) }));
	CHECK_INT(ACT_NONE, act.kind);
}

static void times(int count, enum key_code code)
{
	while (count-- > 0)
		press(code);
}

/* Is the hardware cursor in the row that begins with the marker? */
static bool cursor_is_at(const char *text)
{
	struct buf dump;
	struct canvas *canvas = paint();
	buf_init(&dump, 1 << 20);
	canvas_dump(canvas, false, &dump);
	const char *line = dump.data;
	for (int row = 0; row < canvas->cursor_row; row++)
		line = strchr(line, '\n') + 1;
	size_t len = strcspn(line, "\n");
	bool found = strstr(line, text) && strstr(line, text) < line + len;
	if (!found)
		printf("\nthe cursor is at '%.*s'\n", (int)len, line);
	buf_release(&dump);
	return found;
}

static const char *part_of_act(size_t part)
{
	CHECK_INT(VALUE_PARTS, act.value.type);
	CHECK_INT(view.part_count, act.value.count);
	return part < act.value.count ? act.value.part[part] : "(none)";
}

static const char *text_of(size_t part)
{
	return field_text(&focus.answer.parts[part]);
}

/* Led to what is missing, the cursor is there, and stays where it is moved. */
static void test_begins_at_a_part(void)
{
	show(&view_schedule_blank, 24, 80);
	view.screen = "led-here";
	view.first_part = 1;
	type("Elm");
	CHECK_STR("Elm", text_of(1));
	press(K_UP);
	view.version++;
	paint();
	CHECK_INT(0, focus.row);
}

/* Another way to answer is passed by once something is said, and only by Enter. */
static void test_another_way(void)
{
	static const char *const codes[] = { "leave" }, *const texts[] = { "leave it" };
	static const struct view_part parts[] = { { .id = "if", .label = "If", .limit = 20 },
		{ .id = "leave", .label = "Or", .form = PART_ONE, .choices = texts,
			.codes = codes, .choice_count = 1, .otherwise = true } };
	show(&view_ifthen, 24, 80);
	view.screen = "another-way";
	view.parts = parts;
	view.part_count = 2;
	view.value = (struct value){ .type = VALUE_NONE };
	CHECK(!press(K_ENTER));
	CHECK_INT(1, focus.row);
	press(K_UP);
	type("it rains");
	press(K_DOWN);
	CHECK_INT(1, focus.row);
	press(K_UP);
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_STR("it rains", part_of_act(0));
	CHECK_STR("", part_of_act(1));
	/* Enter takes nothing; what is picked there is no longer passed by. */
	press(K_DOWN);
	type(" ");
	press(K_UP);
	CHECK(!press(K_ENTER));
	CHECK(press(K_ENTER));
	CHECK_STR("leave", part_of_act(1));
}

/* A day is kept as a day; what is none stays where it is typed. */
static void test_typed_day(void)
{
	struct view_day day;
	struct view_part parts[] = { { .id = "day", .label = "Day", .form = PART_ONE, .day = &day,
			.limit = 40 }, { .id = "how", .label = "How", .limit = 20 } };
	CHECK(date_parse("2026-12-01 09:00 +01:00", &day.now));
	show(&view_card, 24, 80);
	view.screen = "typed-day";
	view.parts = parts;
	view.part_count = 2;
	view.value = (struct value){ .type = VALUE_NONE };
	type("soon");
	CHECK(!press(K_ENTER));
	CHECK_INT(0, focus.row);
	press(K_UNDO);
	CHECK_STR("", text_of(0));
	type("in 3 weeks");
	CHECK(!press(K_ENTER));
	CHECK_INT(1, focus.row);
	CHECK(press(K_ENTER));
	CHECK_STR("2026-12-22", part_of_act(0));
	press(K_UP);
	press(K_RIGHT);
	CHECK_STR("2026-12-23", text_of(0));
	press(K_PGUP);
	CHECK_STR("2026-12-16", text_of(0));
	CHECK(cursor_is_at("Wednesday, 16 December, in 15 days"));
	type("tue");
	CHECK_STR("tue", text_of(0));
	press(K_ENTER);
	CHECK(press(K_ENTER));
	CHECK_STR("2026-12-08", part_of_act(0));
}

/* ---- each kind --------------------------------------------------------------- */

static void test_schedule(void)
{
	show(&view_schedule_blank, 24, 80);
	type(" twice");
	CHECK(!press(K_ENTER));
	type("Elm Street");
	press(K_DOWN);
	type("73");
	press(K_LEFT);
	type(" x");
	CHECK_STR("tue wed sun", text_of(2));
	press(K_ENTER);
	type("9");
	times(3, K_ENTER);
	type("2");
	press(K_ENTER);
	CHECK_INT(7, focus.row);
	press(K_RIGHT);
	press(K_RIGHT);
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_STR("walk to the bakery and back twice", part_of_act(0));
	CHECK_STR("Elm Street", part_of_act(1));
	CHECK_STR("tue wed sun", part_of_act(2));
	CHECK_STR("9", part_of_act(3));
	CHECK_STR("", part_of_act(4));
	CHECK_STR("", part_of_act(5));
	CHECK_STR("2", part_of_act(6));
	CHECK_STR("2026-03-04", part_of_act(7));
}

/* As it stands, all the way through. */
static void test_as_it_stands(void)
{
	show(&view_schedule, 24, 80);
	times(7, K_ENTER);
	CHECK_INT(7, focus.row);
	CHECK(press(K_ENTER));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(VALUE_NONE, act.value.type);
	CHECK(!focus.answer.dirty);
}

static void test_ifthen(void)
{
	show(&view_ifthen, 24, 80);
	times(2, K_DOWN);
	type("I am late");
	press(K_ENTER);
	type("go at noon");
	press(K_UP);
	CHECK_INT(2, focus.row);
	times(2, K_DOWN);
	CHECK_INT(4, focus.row);
	CHECK(press(K_ENTER));
	CHECK_STR("it rains", part_of_act(0));
	CHECK_STR("I am late", part_of_act(2));
	CHECK_STR("go at noon", part_of_act(3));
	CHECK_STR("", part_of_act(4));
}

static void test_card(void)
{
	show(&view_card, 24, 80);
	press(K_DOWN);
	press(K_CTRL_U);
	type("the dog");
	times(3, K_ENTER);
	CHECK(press(K_ENTER));
	CHECK_STR("stiff in the morning, short with people", part_of_act(0));
	CHECK_STR("the dog", part_of_act(1));
	CHECK_STR("after three days, a bit more each day", part_of_act(4));
}

/* What is offered is seen, and stands there once Right has picked it; Enter does not. */
static void test_offers(void)
{
	struct view_part parts[5];
	struct view card = view_card;
	memcpy(parts, card_parts, sizeof parts);
	parts[0].offer = "I sleep badly";
	parts[1].offer = "half the way";
	card.parts = parts;
	card.value = (struct value){ .type = VALUE_NONE };
	show(&card, 24, 80);
	CHECK(sees("→  I sleep badly") && sees("→  half the way"));
	CHECK(sees("→  pick"));
	times(4, K_ENTER);
	CHECK(press(K_ENTER));
	CHECK(act.value.type == VALUE_NONE);
	show(&card, 24, 80);
	press(K_ENTER);
	CHECK(!press(K_RIGHT));
	CHECK(!sees("→  half the way") && !sees("→  pick"));
	times(3, K_ENTER);
	CHECK(press(K_ENTER));
	CHECK_STR("", part_of_act(0));
	CHECK_STR("half the way", part_of_act(1));
	show(&card, 24, 80);
	press(K_RIGHT);
	CHECK(!press(K_UNDO));
	CHECK(sees("→  I sleep badly"));
	/* Right in a text is Right. */
	type("ab");
	press(K_LEFT);
	press(K_RIGHT);
	type("c");
	CHECK_STR("abc", text_of(0));
}

static void test_teach(void)
{
	show(&view_teach, 24, 80);
	press(K_NEWLINE);
	type("yes");
	press(K_ENTER);
	CHECK_INT(1, focus.row);
	press(K_DOWN);
	CHECK(cursor_is_at("▸ 2"));
	CHECK_STR("clear", text_of(1));
	CHECK(press(K_ENTER));
	CHECK_STR("I walk to the bakery three days,\nand call if it rains\nyes", part_of_act(0));
	CHECK_STR("again", part_of_act(1));
	type("3");
	CHECK_STR("no", text_of(1));
	/* Up from the first of the list is the part above. */
	times(2, K_UP);
	CHECK_INT(1, focus.row);
	CHECK(sees("1-3  choose"));
	press(K_RIGHT);
	CHECK(cursor_is_at("▸ 2"));
	press(K_LEFT);
	press(K_UP);
	CHECK_INT(0, focus.row);
}

/* ---- picking ----------------------------------------------------------------- */

/* What is to be done was said before: the sentence begins with it, once. */
static void test_sentence_begins(void)
{
	struct view about = view_schedule;
	about.quote = "“walk to the bakery”";
	about.parts = schedule_parts + 1;
	about.part_count = COUNT(schedule_parts) - 1;
	about.value = (struct value){ .type = VALUE_PARTS, .part = schedule_texts + 1,
		.count = COUNT(schedule_parts) - 1 };
	show(&about, 24, 80);
	CHECK(sees("I will                “walk to the bakery”"));
	CHECK(!sees("      “walk to the bakery”\n\n"));
}

/* One key for all of them; once more, and none is. */
static void test_every_day(void)
{
	struct view_part parts[COUNT(schedule_parts)];
	struct view all = view_schedule;
	memcpy(parts, schedule_parts, sizeof parts);
	parts[2].all = "every day";
	all.parts = parts;
	show(&all, 24, 80);
	times(2, K_DOWN);
	CHECK(sees(" every day"));
	type("8");
	CHECK_STR("mon tue wed thu fri sat sun", text_of(2));
	CHECK(cursor_is_at("▸8[every day]"));
	type("2");
	CHECK_STR("mon wed thu fri sat sun", text_of(2));
	CHECK(!sees("[every day]"));
	type("88");
	CHECK_STR("", text_of(2));
	show(&all, 12, 40);
	times(2, K_DOWN);
	press(K_END);
	CHECK(cursor_is_at("▸8 every day"));
}

static void test_days(void)
{
	show(&view_schedule, 24, 80);
	times(2, K_DOWN);
	CHECK(cursor_is_at("▸1[Mon]"));
	type(" ");
	CHECK_STR("wed fri", text_of(2));
	CHECK(sees("1 Mon  2 Tue  3[Wed]"));
	times(9, K_RIGHT);
	CHECK(cursor_is_at("▸7 Sun"));
	type(" ");
	CHECK_STR("wed fri sun", text_of(2));
	press(K_HOME);
	CHECK(cursor_is_at("▸1 Mon"));
	type("8x");
	paste("mon tue");
	CHECK_STR("wed fri sun", text_of(2));
	/* Each switch is taken back by itself. */
	press(K_UNDO);
	CHECK_STR("wed fri", text_of(2));
	press(K_UNDO);
	CHECK_STR("mon wed fri", text_of(2));
	CHECK(press(K_UNDO));
	CHECK_INT(ACT_UNDO, act.kind);
}

static void test_date(void)
{
	show(&view_schedule, 24, 80);
	times(7, K_DOWN);
	CHECK(cursor_is_at("▸ First time            Wednesday, 4 March 2026"));
	times(9, K_LEFT);
	CHECK_STR("2026-03-02", text_of(7));
	/* No number stands beside it, so that none picks. */
	type("7");
	CHECK_STR("2026-03-02", text_of(7));
	press(K_END);
	CHECK_STR("2026-03-16", text_of(7));
	type("8x");
	paste("2026-03-04");
	CHECK_STR("2026-03-16", text_of(7));
	press(K_BACKSPACE);
	CHECK_STR("", text_of(7));
	type(" ");
	CHECK_STR("2026-03-02", text_of(7));
	press(K_UNDO);
	CHECK_STR("", text_of(7));
	press(K_UNDO);
	CHECK_STR("2026-03-16", text_of(7));
}

/* Few dates, as of one day a week, look and act as many do. */
static void test_few_dates(void)
{
	struct view_part parts[8];
	struct view few = view_schedule;
	memcpy(parts, schedule_parts, sizeof parts);
	parts[7].choice_count = 3;
	few.parts = parts;
	show(&few, 24, 80);
	CHECK(sees("First time            Wednesday, 4 March 2026"));
	times(7, K_DOWN);
	CHECK(sees("▸ First time            Wednesday, 4 March 2026"));
	press(K_RIGHT);
	CHECK_STR("2026-03-06", text_of(7));
	press(K_UP);
	CHECK_INT(6, focus.row);
	/* Nor on a card: there too it stands in its line. */
	few.kind = VIEW_CARD;
	show(&few, 24, 80);
	times(7, K_DOWN);
	CHECK(sees("▸ First time            Wednesday, 4 March 2026"));
	few.kind = VIEW_SCHEDULE;
	/* Nothing to choose from: the key is for nobody, and what is missing is said. */
	parts[7].choice_count = 0;
	few.value.part = blank_texts;
	show(&few, 24, 80);
	times(7, K_DOWN);
	press(K_RIGHT);
	type("1 ");
	CHECK_STR("", text_of(7));
	CHECK(cursor_is_at("____"));
}

/* ---- moving, lists ----------------------------------------------------------- */

static void test_moving(void)
{
	show(&view_card, 24, 80);
	press(K_UP);
	CHECK_INT(0, focus.row);
	/* No list to open: Tab is the next part too. */
	press(K_TAB);
	CHECK_INT(1, focus.row);
	press(K_BACKTAB);
	CHECK_INT(0, focus.row);
	times(7, K_DOWN);
	CHECK_INT(4, focus.row);
	CHECK(cursor_is_at("▸ I step back up"));
	CHECK(paint()->cursor_shown);
	show(&view_ifthen, 24, 80);
	press(K_DOWN);
	press(K_BACKTAB);
	CHECK_INT(0, focus.row);
	CHECK_INT(0, focus.part);
	press(K_BACKTAB);
	CHECK_INT(0, focus.row);
	CHECK_INT(0, focus.part);
}

static void test_lists(void)
{
	show(&view_ifthen, 40, 80);
	times(2, K_DOWN);
	CHECK(sees("I am tired") && !sees("2 I am tired"));
	press(K_TAB);
	CHECK(sees("2 I am tired"));
	CHECK(cursor_is_at("▸ 1 it rains"));
	CHECK(sees("Tab  field"));
	type("2");
	CHECK_STR("I am tired", text_of(2));
	CHECK_INT(0, focus.part);
	CHECK_INT(2, focus.row);
	press(K_TAB);
	press(K_RIGHT);
	press(K_TAB);
	press(K_RIGHT);
	CHECK(cursor_is_at("▸ 2 “my sister Rosa”"));
	press(K_ENTER);
	CHECK_STR("I am tired “my sister Rosa”", text_of(2));
	CHECK(cursor_is_at("▸ If"));
	/* There and back; the other part has none of the first list. */
	press(K_TAB);
	press(K_BACKTAB);
	CHECK_INT(0, focus.part);
	press(K_DOWN);
	CHECK(!sees("Or begin with"));
	press(K_TAB);
	type("1");
	CHECK_STR("“the mall is warm and flat”", text_of(3));
}

/* Whoever types in a list means the field; any other key stays a key of the list. */
static void test_typing_in_a_list(void)
{
	show(&view_ifthen, 24, 80);
	press(K_TAB);
	paste("2");
	CHECK_STR("it rains", text_of(0));
	CHECK_INT(1, focus.part);
	press(K_CTRL_U);
	press(K_NEWLINE);
	CHECK_STR("it rains", text_of(0));
	CHECK_INT(1, focus.part);
	type("!");
	CHECK_STR("it rains!", text_of(0));
	CHECK_INT(0, focus.part);
	press(K_TAB);
	press(K_BACKSPACE);
	CHECK_STR("it rains", text_of(0));
	/* Also to take back what was done in another part. */
	times(2, K_DOWN);
	press(K_TAB);
	CHECK(!press(K_UNDO));
	CHECK_INT(0, focus.part);
	CHECK_INT(0, focus.row);
	CHECK_STR("it rains!", text_of(0));
}

static void test_undo(void)
{
	show(&view_ifthen, 24, 80);
	type(" hard");
	press(K_ENTER);
	press(K_CTRL_U);
	type("stay in");
	times(2, K_ENTER);
	/* First this part, then the others from the last on. */
	type("x");
	press(K_UNDO);
	CHECK_INT(3, focus.row);
	times(2, K_UNDO);
	CHECK_INT(1, focus.row);
	CHECK_STR("it rains hard", text_of(0));
	times(9, K_UNDO);
	CHECK_STR("it rains", text_of(0));
	CHECK_STR("I will walk the long corridor in the mall", text_of(1));
	CHECK(press(K_UNDO));
	CHECK_INT(ACT_UNDO, act.kind);
}

/* ---- what comes from outside -------------------------------------------------- */

static void test_paste(void)
{
	show(&view_ifthen, 24, 80);
	paste(" hard\nor\r\nsnows\033[2J\t");
	CHECK(strchr(text_of(0), '\n') == NULL);
	CHECK(strchr(text_of(0), '\033') == NULL);
	CHECK(strstr(text_of(0), "it rains hard or") == text_of(0));
	CHECK_INT(0, focus.row);
	/* All that fits, and that it is not all. */
	static char much[1000];
	memset(much, 'a', sizeof much - 1);
	paste(much);
	CHECK_INT(200, utf8_count(text_of(0), strlen(text_of(0))));
	CHECK(sees("The end was left out"));
	/* Several lines are kept where there may be several. */
	show(&view_teach, 24, 80);
	paste("\nand so on");
	CHECK(strstr(text_of(0), "rains\nand so on") != NULL);
}

/* A value of another type, or with fewer texts than there are parts, is no trouble. */
static void test_values(void)
{
	struct view odd = view_schedule;
	odd.value = (struct value){ .type = VALUE_TEXT, .text = "x" };
	show(&odd, 24, 80);
	CHECK_STR("", text_of(0));
	odd.value = (struct value){ .type = VALUE_PARTS, .part = schedule_texts, .count = 1 };
	show(&odd, 24, 80);
	CHECK_STR("walk to the bakery and back", text_of(0));
	CHECK_STR("", text_of(2));
	type("x");
	CHECK(press(K_ESC));
	CHECK_STR("", part_of_act(7));
	odd.part_count = 0;
	show(&odd, 24, 80);
	press(K_ENTER);
	press(K_TAB);
	type("x");
	/* A date that is offered no more stands there until another is picked. */
	static const char *const gone[] = { "walk", "", "tue", "9", "", "", "", "2020-01-01" };
	odd = view_schedule;
	odd.value.part = gone;
	show(&odd, 24, 80);
	type("x");
	CHECK(press(K_ESC));
	CHECK_STR("2020-01-01", part_of_act(7));
	times(7, K_DOWN);
	press(K_RIGHT);
	CHECK(press(K_ESC));
	CHECK(strcmp("2020-01-01", part_of_act(7)) != 0);
}

/* ---- leaving and coming back --------------------------------------------------- */

static void test_esc_keeps(void)
{
	show(&view_ifthen, 24, 80);
	press(K_DOWN);
	type(" slowly");
	CHECK(press(K_ESC));
	CHECK_INT(ACT_BACK, act.kind);
	CHECK_STR("it rains", part_of_act(0));
	CHECK_STR("I will walk the long corridor in the mall slowly", part_of_act(1));
	/* From a list just as well. */
	press(K_TAB);
	CHECK(press(K_ESC));
	CHECK_STR("it rains", part_of_act(0));
}

static void test_draft(void)
{
	struct act draft;
	show(&view_schedule, 24, 80);
	CHECK(!draw_draft(&view, &focus, &draft));
	times(2, K_DOWN);
	CHECK(!draw_draft(&view, &focus, &draft));
	type("2");
	NEED(draw_draft(&view, &focus, &draft));
	CHECK_INT(ACT_DRAFT, draft.kind);
	CHECK_INT(VALUE_PARTS, draft.value.type);
	CHECK_INT(8, draft.value.count);
	CHECK_STR("mon tue wed fri", draft.value.part[2]);
	CHECK_STR("2026-03-04", draft.value.part[7]);
	CHECK(!draw_draft(&view, &focus, &draft));
	press(K_DOWN);
	type("0");
	CHECK(draw_draft(&view, &focus, &draft));
	CHECK_STR("9:000", draft.value.part[3]);
	/* Undone, it is so no longer, and that has to be said too. */
	press(K_UNDO);
	CHECK(draw_draft(&view, &focus, &draft));
	CHECK_STR("9:00", draft.value.part[3]);
}

/* The engine offers other dates for other days: the place and what is typed stay. */
static void test_made_anew(void)
{
	struct view_part parts[8];
	struct act draft;
	show(&view_schedule, 24, 80);
	times(2, K_DOWN);
	times(3, K_RIGHT);
	type(" ");
	NEED(draw_draft(&view, &focus, &draft));
	memcpy(parts, schedule_parts, sizeof parts);
	parts[7].choice_count = 4;
	view.parts = parts;
	view.is_draft = true;
	CHECK(cursor_is_at("▸4[Thu]"));
	CHECK_STR("mon wed thu fri", text_of(2));
	/* With an event between, too: a note, or who is here. */
	view.version++;
	CHECK(cursor_is_at("▸4[Thu]"));
	CHECK_STR("mon wed thu fri", text_of(2));
	/* Where nothing was changed yet. */
	show(&view_schedule, 24, 80);
	times(2, K_DOWN);
	times(3, K_RIGHT);
	view.version++;
	CHECK(cursor_is_at("▸4 Thu"));
	times(5, K_DOWN);
	view.version++;
	CHECK(cursor_is_at("▸ First time            Wednesday, 4 March 2026"));
	press(K_RIGHT);
	CHECK_STR("2026-03-06", text_of(7));
}

static void test_came_back(void)
{
	struct view back = view_card;
	back.is_draft = true;
	show(&back, 24, 80);
	CHECK(sees(test_words.text[WORD_draft_back]));
	CHECK(focus.answer.dirty);
	press(K_DOWN);
	CHECK(sees(test_words.text[WORD_draft_back]));
	type("x");
	CHECK(!sees(test_words.text[WORD_draft_back]));
}

/* ---- looks -------------------------------------------------------------------- */

static void test_blanks(void)
{
	show(&view_schedule_blank, 24, 80);
	CHECK(sees("How often             3 days a week"));
	CHECK(sees("What time             still blank"));
	/* Days have no line to write on: it is said all the same. */
	CHECK(sees(" Sun\n                          still blank\n"));
	CHECK(sees("Where                 …"));
	times(2, K_DOWN);
	type("1");
	CHECK(!sees(" Sun\n                          still blank\n"));
	press(K_DOWN);
	CHECK(cursor_is_at("still blank"));
	type("9");
	CHECK(!sees("still blank"));
}

/* On a row of 120 columns it stands beside. */
static void test_blank_days_beside(void)
{
	show(&view_schedule_blank, 40, 120);
	CHECK(sees(" Sun   still blank\n"));
}

static void test_large(void)
{
	show(&view_schedule, 24, 80);
	view.screen = "march";
	view.schedule.large = "Mittwoch, 4. März, 9:00";
	CHECK(sees("Mittwoch, 4. März, 9:00\n"));
	view.schedule.large = "Mittwoch, 4. März, nach dem großen Frühstück";
	CHECK(sees("Mittwoch, 4. März, nach dem großen Frühstück\n"));
}

/* The day that is gone on to is seen first, also where the page is small. */
static void test_large_is_in_sight(void)
{
	show(&view_schedule, 12, 40);
	CHECK(!sees("Is that real for you?"));
	for (int i = 0; i < 20 && focus.row < 7; i++)
		press(K_ENTER);
	CHECK(cursor_is_at("▸           Wednesday"));
	CHECK(sees("Wednesday, 4 March, 9:00"));
	CHECK(sees("Is that real for you?"));
}

/* The hardware cursor is where the next letter comes, on the row of a text it is in. */
static void test_cursor(void)
{
	show(&view_teach, 24, 80);
	CHECK(cursor_is_at("and call if it rains"));
	CHECK_INT(28, paint()->cursor_col);
	press(K_UP);
	CHECK(cursor_is_at("▸ │ I walk to"));
	show(&view_card, 24, 80);
	times(3, K_DOWN);
	CHECK(cursor_is_at("ten minutes at a time."));
	CHECK(paint()->cursor_shown);
}

/* Scrolled up to a part, what it asks is in sight, not only its last row. */
static void test_label_is_in_sight(void)
{
	struct view card = view_card;
	static const char *const texts[] = { "a", "heat and slow breathing, a walk to the lake "
		"with the dog, and a call to my sister", "c", "d", "e" };
	card.value.part = texts;
	show(&card, 12, 40);
	for (int i = 0; i < 40 && focus.row < 4; i++)
		press(K_DOWN);
	CHECK(!sees("I keep doing"));
	while (focus.row > 1)
		press(K_UP);
	CHECK(sees("I keep doing"));
	CHECK(sees("sister"));
}

TESTS("ui/parts", { "another way", test_another_way },
	{ "begins at a part", test_begins_at_a_part },
	{ "schedule", test_schedule }, { "every day", test_every_day },
	{ "sentence begins", test_sentence_begins },
	 { "as it stands", test_as_it_stands },
	{ "if-then", test_ifthen }, { "card", test_card }, { "offers", test_offers },
	 { "teach-back", test_teach },
	{ "days", test_days }, { "date", test_date }, { "typed day", test_typed_day },
	{ "few dates", test_few_dates },
	{ "moving", test_moving }, { "lists", test_lists },
	{ "typing in a list", test_typing_in_a_list }, { "undo", test_undo },
	{ "paste", test_paste }, { "odd values", test_values }, { "Esc keeps", test_esc_keeps },
	{ "draft", test_draft }, { "made anew", test_made_anew }, { "came back", test_came_back },
	{ "blanks", test_blanks }, { "blank days beside", test_blank_days_beside },
	{ "large", test_large }, { "large is in sight", test_large_is_in_sight },
	{ "cursor", test_cursor }, { "label is in sight", test_label_is_in_sight })
