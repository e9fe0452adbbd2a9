/*
 * Rows and their numbers, on every kind of screen: a digit is a key where it stands as one, and
 * nowhere else; long lists; what Space must not; where it is said why not.
 */
#include "tests/ui/pressed.h"
#include "tests/kinds.h"

#include "ui/draw_kind.h"
#include "ui/list.h"

#define STEPS 12 /* keys from a part's beginning that find all positions of its focus */

/* All that a person could say of what is on the screen, but for what is typed in its fields. */
struct said {
	int part, row, column, number, pick[FOCUS_PICKS];
	size_t pick_count;
	enum overlay overlay;
	char texts[FOCUS_PARTS][256], field[256], by[256];
};

static void copy(char *out, const struct field *field)
{
	const char *text = field->text.data ? field_text(field) : "";
	snprintf(out, 256, "%s", text ? text : "");
}

static struct said said(void)
{
	struct said s;
	memset(&s, 0, sizeof s); /* compared byte by byte */
	s.part = focus.part, s.row = focus.row, s.column = focus.column;
	s.number = focus.answer.number;
	s.pick_count = focus.answer.pick_count;
	s.overlay = focus.overlay.kind;
	memcpy(s.pick, focus.answer.pick, s.pick_count * sizeof *s.pick);
	for (size_t i = 0; i < view.part_count && i < FOCUS_PARTS; i++)
		copy(s.texts[i], &focus.answer.parts[i]);
	copy(s.field, &focus.answer.field);
	copy(s.by, &focus.answer.by);
	return s;
}

/* Did the digit go into a field as it is? */
static bool was_typed(const struct said *before, const struct said *after, int digit)
{
	const char *one[FOCUS_PARTS + 2], *other[FOCUS_PARTS + 2];
	size_t count = 0;
	for (size_t i = 0; i < FOCUS_PARTS; i++) {
		one[count] = before->texts[i];
		other[count++] = after->texts[i];
	}
	one[count] = before->field, other[count++] = after->field;
	one[count] = before->by, other[count++] = after->by;
	for (size_t i = 0; i < count; i++)
		if (strlen(other[i]) == strlen(one[i]) + 1
			&& strchr(other[i], '0' + digit))
			return true;
	return false;
}

/* Goes to the position anew, and says what the digit did there. */
static bool picks(const struct view *which, int tabs, enum key_code step, int steps, int digit)
{
	show(which, 24, 80);
	for (int i = 0; i < tabs; i++)
		press(K_TAB);
	for (int i = 0; i < steps; i++)
		press(step);
	/* What stands there already would not change: it is another that is asked about. */
	struct said before = said();
	unsigned drawn = focus.page.digits >> digit & 1;
	bool acted = press_key((struct key){ .code = K_CHAR, .cp = (uint32_t)('0' + digit) })
	             && act.kind != ACT_DRAFT;
	struct said after = said();
	bool typed = was_typed(&before, &after, digit);
	bool did = !typed && (acted || focus.remark.kind != REMARK_NONE || memcmp(&before, &after, sizeof before) != 0);
	if (!drawn && did)
		printf("\n%s: %d picks, and does not stand there (tabs %d, step %d x %d)",
			kind_names[which->kind], digit, tabs, (int)step, steps);
	if (drawn && typed)
		printf("\n%s: %d stands there, and is typed (tabs %d, step %d x %d)",
			kind_names[which->kind], digit, tabs, (int)step, steps);
	CHECK(drawn || !did);
	CHECK(!drawn || !typed);
	return drawn && did;
}

/* The digit stands there: somewhere it does something, unless that stands already. */
static void check_digit(const struct view *which, int digit)
{
	static const enum key_code ways[] = { K_DOWN, K_RIGHT };
	for (int tabs = 0; tabs < 4; tabs++)
		for (size_t way = 0; way < 2; way++)
			for (int steps = 0; steps < STEPS; steps++)
				picks(which, tabs, ways[way], steps, digit);
}

static void test_digits(void)
{
	for (size_t i = 0; i < COUNT(test_views); i++)
		for (int digit = 0; digit <= 9; digit++)
			if (test_views[i].view->kind != VIEW_PAD)
				check_digit(test_views[i].view, digit);
}

/* Each digit that stands on a list picks its row. */
static void test_digits_pick(void)
{
	static const struct view *const lists[] = { &view_choose, &view_home, &view_many,
		&view_items, &view_review, &view_stop, &view_end_print, &view_agree, &view_words,
		&view_trend, &view_compare, &view_numbers, &view_ruler };
	for (size_t i = 0; i < COUNT(lists); i++) {
		show(lists[i], 24, 80);
		unsigned digits = focus.page.digits;
		CHECK(digits != 0);
		unsigned did = 0, all = 0;
		for (int digit = 0; digit <= 9; digit++) {
			all += digits >> digit & 1;
			did += (digits >> digit & 1) && picks(lists[i], 0, K_DOWN, 0, digit);
		}
		/* But for the one that stands there. */
		CHECK(did >= all - 1);
	}
}

/* While a field has the focus a digit is text, and no list beside it shows one. */
static void test_fields_take_digits(void)
{
	show(&view_write, 24, 80);
	CHECK_INT(0, focus.page.digits);
	type("2");
	CHECK_STR("Playing on the floor with my granddaughter2", field_text(&focus.answer.field));
	press(K_TAB);
	CHECK(focus.page.digits != 0);
	CHECK(sees("2 work"));
	type("2");
	CHECK(strstr(field_text(&focus.answer.field), "work") != NULL);
	CHECK_INT(0, focus.page.digits);
	show(&view_stop, 24, 80);
	CHECK(sees("2  ○") && focus.page.digits == 0xe);
	press(K_TAB);
	CHECK(!sees("2  ○") && focus.page.digits == 0);
}

/* ---- long lists ------------------------------------------------------------------- */

/* Past nine the digits go with the mark, page by page, and the footer says how. */
static void test_pages(void)
{
	show(&view_groups, 24, 80);
	CHECK(sees("PgDn"));
	CHECK(!sees("1  ✓  ten minutes"));
	press(K_PGDN);
	CHECK_INT(9, focus.row);
	CHECK(sees("▸ 1  ✓  ten minutes"));
	CHECK(!sees("1  ✓  walk with me"));
	type("2");
	CHECK(list_has(&focus, 10) && !list_has(&focus, 1));
	press(K_PGUP);
	CHECK_INT(1, focus.row);
	CHECK(sees("▸ 2  ○  try the class"));
	press(K_PGUP);
	CHECK_INT(0, focus.row);
}

/* Whatever is scrolled, what is asked stays in sight: at each size that leaves room for it. */
static void test_title_stays(void)
{
	static const struct view *const lists[] = { &view_groups, &view_many, &view_items,
		&view_choose, &view_review };
	static const char *const titles[] = { "What would help from Rosa?",
		"What would you like to talk about", "Do you have any of these",
		"Who is in the room today?", "Is anything to be changed?" };
	for (size_t i = 0; i < COUNT(lists); i++)
		for (int r = 14; r <= 30; r++) {
			show(lists[i], r, 80);
			for (int row = 0; row < 12; row++) {
				CHECK(sees(titles[i]));
				press(K_DOWN);
			}
		}
}

/* ---- what was given ---------------------------------------------------------------- */

static void test_space_keeps(void)
{
	static const struct view *const given[] = { &view_trend_picked, &view_compare_four };
	for (size_t i = 0; i < COUNT(given); i++) {
		show(given[i], 24, 80);
		int before = focus.answer.pick[0];
		press(K_END);
		type(" ");
		CHECK_INT(before, focus.answer.pick[0]);
		CHECK(!focus.answer.dirty && sees("This already has an answer."));
		/* On purpose it changes. */
		CHECK(press(K_ENTER));
		CHECK_INT(ACT_NEXT, act.kind);
		CHECK(act.value.count == 1 && act.value.pick[0] != before);
	}
	/* A first one, and another before it was sent, is a mark like any. */
	show(&view_choose, 24, 80);
	press(K_DOWN);
	type(" ");
	press(K_DOWN);
	type(" ");
	CHECK_INT(1, focus.answer.pick[0]);
}

/* ---- letters ------------------------------------------------------------------------ */

/* On a list with a row for words of their own a letter begins them, on the screen that asks
 * for them; behind what stands there, if anything does. */
static void test_letters_begin_own(void)
{
	struct view_item items[] = { { .id = "walk", .label = "walking" },
		{ .id = "own", .label = "something else of mine", .own = "own" } };
	struct view list = view_choose, own = view_guest, other = view_guest;
	list.items = items;
	list.item_count = 2;
	own.screen = own.question = "own";
	show(&list, 24, 80);
	CHECK(type("\xc3\xa9"));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK(act.value.count == 1 && act.value.pick[0] == 1);
	draw_taken(&focus);
	view = own;
	paint();
	CHECK_STR("\xc3\xa9", field_text(&focus.answer.field));
	CHECK(focus.answer.dirty);
	type("t");
	CHECK_STR("\xc3\xa9t", field_text(&focus.answer.field));
	/* Only there, and only at once. */
	show(&list, 24, 80);
	type("w");
	other.screen = other.question = "other";
	view = other;
	paint();
	CHECK_STR("", field_text(&focus.answer.field));
	view = own;
	paint();
	CHECK_STR("", field_text(&focus.answer.field));
	show(&list, 24, 80);
	type("w");
	own.value = (struct value){ .type = VALUE_TEXT, .text = "to swim" };
	view = own;
	paint();
	CHECK_STR("to swim w", field_text(&focus.answer.field));
}

/* On a list without such a row nothing happens, and what is marked stays. */
static void test_letters_lose_nothing(void)
{
	static const struct view *const lists[] = { &view_choose, &view_home, &view_many,
		&view_items, &view_review, &view_stop, &view_end_print, &view_agree,
		&view_trend_picked, &view_compare_four, &view_words, &view_ruler, &view_share };
	for (size_t i = 0; i < COUNT(lists); i++) {
		show(lists[i], 24, 80);
		struct said before = said();
		CHECK(!type("x") && !type("Z") && !type("\xd0\xb6"));
		struct said after = said();
		CHECK(memcmp(&before, &after, sizeof before) == 0);
		CHECK(!focus.answer.dirty);
	}
}

/* ---- why not ------------------------------------------------------------------------ */

static int row_of(const char *text)
{
	struct buf dump;
	buf_init(&dump, 1 << 20);
	canvas_dump(paint(), false, &dump);
	const char *found = strstr(dump.data, text);
	int row = found ? 0 : -1;
	for (const char *at = dump.data; found && at < found; at++)
		row += *at == '\n';
	buf_release(&dump);
	return row;
}

/* Enter was refused: why stands right below what it is about, and there is the cursor. */
static void check_refused(const struct view *which, size_t at, int part, int row)
{
	show(which, 24, 80);
	focus.answer.asked = true;
	view.refused = "This is why not.";
	view.refused_at = at;
	view.version++;
	int cursor = paint()->cursor_row, said = row_of("This is why not.");
	if (row >= 0)
		CHECK_INT(row, focus.row);
	CHECK_INT(part, focus.part);
	if (said <= cursor || said > cursor + 4)
		printf("\n%s: said in row %d, the cursor in %d", kind_names[which->kind], said, cursor);
	CHECK(said > cursor && said <= cursor + 4); /* below the frame */
	/* From there the cursor is free. */
	focus.row = focus.row > 0 ? 0 : 1;
	row = focus.row;
	paint();
	CHECK_INT(row, focus.row);
	CHECK(sees("This is why not."));
}

static void test_refused(void)
{
	check_refused(&view_write, 1, 0, -1);
	check_refused(&view_guest, 1, 0, -1);
	check_refused(&view_items, 8, 0, 7);
	check_refused(&view_items, 1, 0, 0);
	check_refused(&view_numbers, 2, 0, 1);
	check_refused(&view_many, 1, 0, -1);
	check_refused(&view_schedule, 7, 0, 6);
	check_refused(&view_schedule, 3, 0, 2);
	check_refused(&view_schedule, 8, 0, 7);
	check_refused(&view_ifthen, 2, 0, 1);
	check_refused(&view_card, 1, 0, 0);
	check_refused(&view_teach, 1, 0, 0);
	check_refused(&view_people, 2, 0, 1);
	check_refused(&view_share, 2, 0, 1);
	check_refused(&view_amount, 2, 0, 1);
	check_refused(&view_stop, 2, 1, -1);
	check_refused(&view_ruler, 1, 0, -1);
	check_refused(&view_trend_picked, 1, 0, -1);
	check_refused(&view_compare_four, 1, 0, -1);
}

/* What is about nothing on the page (a disk that is full) stands below it all, and the
 * cursor stays. */
static void test_refused_as_a_whole(void)
{
	show(&view_schedule, 24, 80);
	press(K_DOWN);
	focus.answer.asked = true;
	view.refused = "The disk is full.";
	CHECK(row_of("The disk is full.") > row_of("First time"));
	CHECK_INT(1, focus.row);
}

/* Before anything has the mark it is the list that is spoken of. */
static void test_refused_list(void)
{
	show(&view_choose, 24, 80);
	focus.answer.asked = true;
	view.refused = "This is why not.";
	view.refused_at = 1;
	view.version++;
	CHECK_INT(row_of("2  someone else") + 1, row_of("This is why not."));
	CHECK_INT(-1, focus.row);
}

/* Whose plan it is must be said, not come out of a label that is typed: no digit answers. */
static void test_unnumbered(void)
{
	show(&view_home, 24, 80);
	view.unnumbered = true;
	view.version++;
	CHECK(row_of(" 1  ") < 0);
	int row = focus.row;
	for (char digit = '0'; digit <= '9'; digit++)
		CHECK(!press_key((struct key){ .code = K_CHAR, .cp = (uint32_t)digit }));
	CHECK_INT(row, focus.row);
	press(K_DOWN);
	CHECK(press_key((struct key){ .code = K_ENTER }));
	CHECK_INT(ACT_NEXT, act.kind);
	CHECK_INT(row + 1, focus.row);
}

TESTS("ui/rows", { "digits", test_digits }, { "digits pick", test_digits_pick },
	{ "fields take digits", test_fields_take_digits }, { "pages", test_pages },
	{ "title stays", test_title_stays }, { "space keeps", test_space_keeps },
	{ "letters begin own", test_letters_begin_own },
	{ "letters lose nothing", test_letters_lose_nothing }, { "refused", test_refused },
	{ "refused as a whole", test_refused_as_a_whole }, { "refused list", test_refused_list },
	{ "unnumbered", test_unnumbered })
