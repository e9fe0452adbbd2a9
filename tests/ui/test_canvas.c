#include "tests/check.h"

#include "base/arena.h"
#include "ui/canvas.h"

static struct arena arena;

static struct canvas *canvas_of(int rows, int cols)
{
	arena_release(&arena);
	arena_init(&arena, NULL);
	return canvas_new(&arena, rows, cols);
}

static void check_dump(const char *want, const struct canvas *canvas, bool ascii)
{
	struct buf got;
	buf_init(&got, 1 << 16);
	canvas_dump(canvas, ascii, &got);
	CHECK_STR(want, got.data);
	buf_release(&got);
}

static void test_text_and_styles(void)
{
	struct canvas *canvas = canvas_of(2, 8);
	CHECK_INT(2, canvas_say(canvas, 0, 1, STYLE_TITLE, "Jo"));
	canvas_fill(canvas, 1, 0, 3, STYLE_MUTED, 0x2500);
	canvas_cursor(canvas, 1, 2, true);
	check_dump(" Jo\n───\n--\n TT\nMMM\ncursor 1,2\n", canvas, false);
	check_dump(" Jo\n---\n--\n TT\nMMM\ncursor 1,2\n", canvas, true);
	CHECK_INT(0, canvas->lost);
}

static void test_wide(void)
{
	struct canvas *canvas = canvas_of(1, 6);
	CHECK_INT(5, canvas_say(canvas, 0, 0, STYLE_TEXT, "中é文"));
	CHECK_INT(2, canvas_row(canvas, 0)[0].width);
	CHECK_INT(0, canvas_row(canvas, 0)[1].width);
	check_dump("中é文\n--\n.....\ncursor 0,0\n", canvas, false);
	check_dump("??e??\n--\n.....\ncursor 0,0\n", canvas, true);
}

static void test_marks(void)
{
	struct canvas *canvas = canvas_of(1, 4);
	canvas_say(canvas, 0, 0, STYLE_TEXT,
		"\xCC\x81" "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85x");
	CHECK_INT('e', canvas_row(canvas, 0)[0].text[0]);
	CHECK_INT(0x301, canvas_row(canvas, 0)[0].text[1]);
	CHECK_INT(0x304, canvas_row(canvas, 0)[0].text[CELL_MARKS]);
	CHECK_INT('x', canvas_row(canvas, 0)[1].text[0]);
	CHECK_INT(0, canvas->lost);
}

static void test_writing_over_half_of_a_wide_one(void)
{
	struct canvas *canvas = canvas_of(1, 4);
	canvas_say(canvas, 0, 0, STYLE_TEXT, "中文");
	canvas_say(canvas, 0, 1, STYLE_TEXT, "ab");
	check_dump(" ab\n--\n ..\ncursor 0,0\n", canvas, false);
	for (int i = 0; i < 4; i++)
		CHECK_INT(1, canvas_row(canvas, 0)[i].width);
}

static void test_lost_cells(void)
{
	struct canvas *canvas = canvas_of(2, 4);
	canvas_say(canvas, 0, 2, STYLE_TEXT, "abc");
	CHECK_INT(1, canvas->lost);
	canvas_say(canvas, 0, 3, STYLE_TEXT, "中");
	CHECK_INT(3, canvas->lost);
	canvas_text(canvas, 0, 0, 2, STYLE_TEXT, "xyz", 3);
	CHECK_INT(4, canvas->lost);
	canvas_say(canvas, 2, 0, STYLE_TEXT, "a  ");
	canvas_say(canvas, -1, 0, STYLE_TEXT, "b");
	canvas_say(canvas, 0, -1, STYLE_TEXT, "c");
	CHECK_INT(7, canvas->lost);
	canvas_say(canvas, 1, 4, STYLE_TEXT, "   ");
	CHECK_INT(7, canvas->lost);
}

/* A letter on a line is no harm, and neither is the same letter again. */
static void test_covered_cells(void)
{
	struct canvas *canvas = canvas_of(2, 6), *wide = canvas_new(&arena, 1, 8);
	canvas_fill(canvas, 0, 0, 6, STYLE_MUTED, 0x2500);
	canvas_say(canvas, 0, 1, STYLE_TEXT, "abc");
	CHECK_INT(0, canvas->covered);
	canvas_say(canvas, 0, 2, STYLE_TEXT, "bxy");
	CHECK_INT(1, canvas->covered);
	canvas_say(canvas, 0, 1, STYLE_TEXT, " ");
	CHECK_INT(2, canvas->covered);
	canvas_say(canvas, 1, 0, STYLE_TEXT, "plan");
	canvas_say(wide, 0, 0, STYLE_TEXT, "pl  menu");
	CHECK_INT(0, canvas->lost);
	canvas_move(canvas, 1, wide, 0, 1);
	CHECK_INT(4, canvas->covered);
	CHECK_INT(2, canvas->lost);
}

static void test_no_room_at_all(void)
{
	struct canvas *canvas = canvas_of(0, 0);
	canvas_say(canvas, 0, 0, STYLE_TEXT, "ab");
	canvas_fill(canvas, 0, 0, 3, STYLE_MUTED, '-');
	CHECK_INT(2, canvas->lost);
	check_dump("--\ncursor 0,0\n", canvas, false);
}

static void test_move(void)
{
	struct canvas *page = canvas_of(5, 4), *canvas = canvas_new(&arena, 3, 4);
	for (int row = 0; row < 5; row++) {
		char digit[2] = { (char)('0' + row), '\0' };
		canvas_say(page, row, 0, STYLE_TEXT, digit);
	}
	canvas_cursor(page, 3, 1, true);
	canvas_move(canvas, 1, page, 2, 2);
	check_dump("\n2\n3\n--\n\n.\n.\ncursor 2,1\n", canvas, false);
	CHECK(canvas->cursor_shown);
	CHECK(canvas_row(page, 2) == canvas_row(page, 3)); /* both blank: they have left */
	page->lost = 4;
	canvas_move(canvas, 0, page, -1, 9);
	check_dump("\n0\n1\n--\n\n.\n.\ncursor 4,1\n", canvas, false);
	CHECK_INT(4, canvas->lost);
}

static void test_rows_without_paint_are_one(void)
{
	struct canvas *canvas = canvas_of(3, 4), *page = canvas_new(&arena, 3, 4);
	canvas_say(canvas, 1, 0, STYLE_TEXT, "ab");
	CHECK(canvas_row(canvas, 0) == canvas_row(canvas, 2));
	CHECK(canvas_row(canvas, 0) != canvas_row(canvas, 1));
	canvas_move(canvas, 0, page, 0, 1);
	CHECK(canvas_row(canvas, 0) == canvas_row(canvas, 2));
	canvas_move(canvas, 1, page, 0, 1);
	CHECK_INT(2, canvas->covered);
	check_dump("\n\n\n--\n\n\n\ncursor 1,0\n", canvas, false);
}

static void test_grow(void)
{
	struct canvas *canvas = canvas_of(1, 4);
	canvas_say(canvas, 0, 0, STYLE_TEXT, "ab");
	canvas_cursor(canvas, 0, 1, true);
	canvas_grow(canvas, 3);
	canvas_grow(canvas, 2);
	canvas_say(canvas, 2, 0, STYLE_TEXT, "c");
	canvas_say(canvas, 3, 0, STYLE_TEXT, "d");
	CHECK_INT(1, canvas->lost);
	check_dump("ab\n\nc\n--\n..\n\n.\ncursor 0,1\n", canvas, false);
}

/* A half that became a 1 would change a dose; a cell never shows part of a number. */
static void test_ascii_never_lies(void)
{
	struct canvas *canvas = canvas_of(1, 8);
	canvas_say(canvas, 0, 0, STYLE_TEXT, "2½€ßÆ…▸✓");
	check_dump("2??sA.>x\n--\n........\ncursor 0,0\n", canvas, true);
}

static void test_controls_are_not_drawn(void)
{
	struct canvas *canvas = canvas_of(1, 8);
	canvas_say(canvas, 0, 0, STYLE_TEXT, "a\033[1m\xC2\x9B" "b\177c");
	check_dump("a[1mbc\n--\n......\ncursor 0,0\n", canvas, false);
	for (int i = 0; i < 8; i++)
		CHECK_INT(0, canvas_row(canvas, 0)[i].text[1]);
}

static void test_end(void)
{
	arena_release(&arena);
}

/* What needs more room in ASCII has it, where blanks give way; nothing else moves. */
static void test_to_ascii(void)
{
	struct buf got;
	struct canvas *canvas = canvas_new(&arena, 3, 24);
	canvas_say(canvas, 0, 0, STYLE_TEXT, "2½ h ≥ 3      | ½    |");
	canvas_say(canvas, 1, 0, STYLE_TEXT, "½ no room is left here ½");
	canvas_say(canvas, 2, 0, STYLE_TEXT, "café, … straße");
	canvas_hit(canvas, 0, 5, 3, &(struct target){ .part = 1 });
	canvas_cursor(canvas, 0, 4, true);
	CHECK(!canvas_to_ascii(canvas));
	buf_init(&got, 1 << 16);
	canvas_dump(canvas, true, &got);
	*strstr(got.data, "--\n") = '\0';
	CHECK_STR("2 1/2 h >= 3  | 1/2  |\n? no room is left here ?\ncafe, . strase\n", got.data);
	CHECK_INT(7, canvas->cursor_col);
	CHECK(canvas_target(canvas, 0, 8) != NULL && canvas_target(canvas, 0, 7) == NULL);
	buf_release(&got);
	/* A letter that cannot be shown is noticed, a picture is not. */
	canvas = canvas_new(&arena, 1, 24);
	canvas_say(canvas, 0, 0, STYLE_TEXT, "👩 ▸ ½ 5");
	CHECK(!canvas_to_ascii(canvas));
	canvas_say(canvas, 0, 0, STYLE_TEXT, "Г");
	CHECK(canvas_to_ascii(canvas));
}

TESTS("ui/canvas", { "text and styles", test_text_and_styles }, { "wide letters",
	test_wide }, { "marks on a base", test_marks },
	{ "half of a wide one", test_writing_over_half_of_a_wide_one },
	{ "counts what is lost", test_lost_cells },
	{ "counts what is covered", test_covered_cells }, { "no room at all", test_no_room_at_all },
	{ "moves rows", test_move },
	{ "rows without paint are one", test_rows_without_paint_are_one }, { "grows", test_grow },
	{ "ASCII never lies", test_ascii_never_lies }, { "to ASCII", test_to_ascii },
	{ "no controls", test_controls_are_not_drawn }, { "(releases)", test_end })
