/*
 * The mouse: its reports as keys, whole, cut and hostile; and clicks as acts, each
 * the same as that of the key.
 */
#include "tests/check.h"
#include "tests/ui/hostile.h"

#include "base/arena.h"
#include "ui/canvas.h"
#include "ui/draw.h"
#include "ui/keyread.h"

#include <stdlib.h>

/* ---- reports ----------------------------------------------------------------- */

struct fed {
	struct mouse mouse;
	struct key key;
	enum mouse_step step;
	size_t used; /* bytes that were of the report */
};

/* One report, from behind Esc and `[`. */
static void feed(struct fed *fed, const char *bytes, size_t len)
{
	NEED(mouse_begins((unsigned char)bytes[0]));
	mouse_begin(&fed->mouse, (unsigned char)bytes[0]);
	fed->step = MOUSE_MORE;
	fed->key = (struct key){ .code = K_NONE };
	for (fed->used = 1; fed->used < len && fed->step == MOUSE_MORE; fed->used++)
		fed->step = mouse_add(&fed->mouse, (unsigned char)bytes[fed->used]);
	if (fed->step == MOUSE_NOT_ITS_OWN)
		fed->used--;
	if (fed->step == MOUSE_DONE)
		mouse_read(&fed->mouse, &fed->key);
}

static void feed_text(struct fed *fed, const char *text)
{
	feed(fed, text, strlen(text));
}

static void check_report(struct fed *fed, const char *text, enum key_code code, int row, int col)
{
	feed_text(fed, text);
	CHECK_INT(MOUSE_DONE, fed->step);
	CHECK_INT(code, fed->key.code);
	if (code == K_NONE)
		return;
	CHECK_INT(row, fed->key.row);
	CHECK_INT(col, fed->key.col);
}

static void test_click(void)
{
	struct fed fed = { 0 };
	check_report(&fed, "<0;10;5M", K_NONE, 0, 0);
	check_report(&fed, "<0;10;5m", K_CLICK, 4, 9);
	/* Up once more, without down. */
	check_report(&fed, "<0;10;5m", K_NONE, 0, 0);
	/* Dragged away: that marks text, or means nothing. */
	check_report(&fed, "<0;10;5M", K_NONE, 0, 0);
	check_report(&fed, "<0;11;5m", K_NONE, 0, 0);
	/* Other buttons, and keys held: not ours. */
	check_report(&fed, "<2;10;5M", K_NONE, 0, 0);
	check_report(&fed, "<2;10;5m", K_NONE, 0, 0);
	check_report(&fed, "<4;10;5M", K_NONE, 0, 0);
	check_report(&fed, "<4;10;5m", K_NONE, 0, 0);
	check_report(&fed, "<0;1;1M", K_NONE, 0, 0);
	check_report(&fed, "<2;1;1m", K_NONE, 0, 0);
	check_report(&fed, "<0;1;1m", K_NONE, 0, 0);
	check_report(&fed, "<64;3;4M", K_WHEEL_UP, 3, 2);
	check_report(&fed, "<65;3;4M", K_WHEEL_DOWN, 3, 2);
	check_report(&fed, "<66;3;4M", K_NONE, 0, 0);
}

static void test_three_bytes(void)
{
	struct fed fed = { 0 };
	check_report(&fed, "M *%", K_NONE, 0, 0);
	check_report(&fed, "M#*%", K_CLICK, 4, 9);
	check_report(&fed, "M`!!", K_WHEEL_UP, 0, 0);
	check_report(&fed, "Ma\377\377", K_WHEEL_DOWN, 222, 222);
	/* Beyond its end some send 0: no place. */
	check_report(&fed, "M   ", K_NONE, 0, 0);
}

static void test_broken(void)
{
	static const char *const broken[] = { "<M", "<;;M", "<0M", "<0;5M", "<0;5;M", "<;5;5M",
		"<0;0;5M", "<0;5;0M", "<0;5;5;5M", "<0;-5;5M", "<0:5:5M", "<?0;5;5M", "<0;5;5R",
		"<64;5;5~", "<64;5;5@", "<65;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;5;5M",
		"<99999999999999999999;1;1M" };
	struct fed fed = { 0 };
	for (size_t i = 0; i < COUNT(broken); i++) {
		feed_text(&fed, "<0;5;5M");
		feed_text(&fed, broken[i]);
		CHECK_INT(MOUSE_DONE, fed.step);
		CHECK_INT(strlen(broken[i]), fed.used);
		CHECK_INT(K_NONE, fed.key.code);
	}
	/* Far away is a place, too: nothing lies there. */
	check_report(&fed, "<64;99999999999999999999;1M", K_WHEEL_UP, 0, 9998);
}

/* What is cut off gives back the byte that is not its own, and spoils nothing. */
static void test_cut(void)
{
	static const char *const whole[] = { "<0;10;5M", "M *%" };
	static const char *const next[] = { "\033", "\r", "\001", "\177", "\303" };
	for (size_t i = 0; i < COUNT(whole) * COUNT(next); i++) {
		const char *report = whole[i / COUNT(next)], *after = next[i % COUNT(next)];
		bool three = report[0] == 'M';
		for (size_t len = 1; len < strlen(report); len++) {
			char bytes[32];
			struct fed fed = { 0 };
			snprintf(bytes, sizeof bytes, "%.*s", (int)len, report);
			feed(&fed, bytes, len);
			CHECK_INT(MOUSE_MORE, fed.step);
			CHECK_INT(MOUSE_NOT_ITS_OWN, mouse_add(&fed.mouse, -1));
			CHECK_INT(MOUSE_NOT_ITS_OWN, mouse_add(&fed.mouse, 0x1005));
			bool own = three && (unsigned char)*after >= 0x20;
			strcat(bytes, after);
			feed(&fed, bytes, len + 1);
			CHECK_INT(own ? len + 1 : len, fed.used);
			CHECK_INT(K_NONE, fed.key.code);
			/* The one after it is read as ever. */
			feed_text(&fed, "<0;10;5M");
			check_report(&fed, "<0;10;5m", K_CLICK, 4, 9);
		}
	}
}

/* Any bytes at all: it ends, and says only what it may. */
static void test_any_bytes(void)
{
	static const char likely[] = "0123456789;;;;MmM<< \033\377~";
	struct fed fed = { 0 };
	unsigned seed = 7;
	for (int i = 0; i < 200000; i++) {
		char bytes[24] = { i % 3 ? '<' : 'M' };
		for (size_t at = 1; at < sizeof bytes; at++) {
			seed = seed * 1103515245 + 12345;
			unsigned dice = seed >> 16;
			bytes[at] = dice % 8 ? likely[dice / 8 % (sizeof likely - 1)]
			                     : (char)(dice / 8);
		}
		feed(&fed, bytes, sizeof bytes);
		enum key_code code = fed.key.code;
		bool ours = code == K_CLICK || code == K_WHEEL_UP || code == K_WHEEL_DOWN;
		NEED(code == K_NONE || ours);
		NEED(fed.key.row >= 0 && fed.key.row < 10000);
		NEED(fed.key.col >= 0 && fed.key.col < 10000);
		NEED(fed.step == MOUSE_DONE || code == K_NONE);
	}
}

/* ---- clicks ------------------------------------------------------------------ */

struct frontend {
	struct focus focus;
	struct view view;
	struct act act;
	struct arena arena;
	struct canvas *picture;
	int rows, cols;
	bool done;
};

static void paint(struct frontend *frontend)
{
	arena_release(&frontend->arena);
	arena_init(&frontend->arena, NULL);
	frontend->picture = canvas_new(&frontend->arena, frontend->rows, frontend->cols);
	draw_paint(&frontend->view, &frontend->focus, frontend->picture, &frontend->arena);
}

static void begin(struct frontend *frontend, const struct view *view, int rows, int cols)
{
	*frontend = (struct frontend){ .view = *view, .rows = rows, .cols = cols };
	focus_init(&frontend->focus);
	arena_init(&frontend->arena, NULL);
	paint(frontend);
}

static void end(struct frontend *frontend)
{
	focus_release(&frontend->focus);
	arena_release(&frontend->arena);
}

static void press(struct frontend *frontend, enum key_code code, uint32_t cp)
{
	const struct key key = { .code = code, .cp = cp };
	frontend->done = draw_key(&frontend->view, &frontend->focus, &key, &frontend->act);
	paint(frontend);
}

static void point(struct frontend *frontend, enum key_code code, int row, int col)
{
	const struct key key = { .code = code, .row = row, .col = col };
	frontend->done = draw_mouse(&frontend->view, &frontend->focus, frontend->picture, &key, &frontend->act);
	paint(frontend);
}

static void dump(struct frontend *frontend, struct buf *out)
{
	buf_clear(out);
	canvas_dump(frontend->picture, false, out);
}

/* Cells up to `text`, which the picture must show; -1: it does not. */
static int find(struct frontend *frontend, const char *text, int *row)
{
	struct buf shown;
	int col = -1;
	buf_init(&shown, 1 << 20);
	dump(frontend, &shown);
	char *line = shown.data;
	for (*row = 0; *row < frontend->rows && col < 0; ++*row) {
		char *next = strchr(line, '\n');
		*next = '\0';
		const char *at = strstr(line, text);
		col = at ? utf8_width(line, (size_t)(at - line)) : -1;
		line = next + 1;
	}
	--*row;
	buf_release(&shown);
	if (col < 0)
		printf("\nno '%s'\n", text);
	return col;
}

static void click_on(struct frontend *frontend, const char *text, int further)
{
	int row, col = find(frontend, text, &row);
	NEED(col >= 0);
	point(frontend, K_CLICK, row, col + further);
}

/* Two frontends after the same thing was done by mouse and by keys: all of it is the same. */
static void check_same(struct frontend *mouse, struct frontend *keys)
{
	struct buf a, b;
	buf_init(&a, 1 << 20);
	buf_init(&b, 1 << 20);
	CHECK_INT(keys->done, mouse->done);
	CHECK_INT(keys->act.kind, mouse->act.kind);
	CHECK_INT(keys->act.number, mouse->act.number);
	CHECK_INT(keys->act.role, mouse->act.role);
	CHECK_INT(keys->act.value.type, mouse->act.value.type);
	CHECK_INT(keys->act.value.number, mouse->act.value.number);
	NEED(keys->act.value.count == mouse->act.value.count);
	for (size_t i = 0; i < keys->act.value.count; i++)
		CHECK_INT(keys->act.value.pick[i], mouse->act.value.pick[i]);
	CHECK_INT(keys->focus.part, mouse->focus.part);
	CHECK_INT(keys->focus.row, mouse->focus.row);
	CHECK_INT(keys->focus.answer.dirty, mouse->focus.answer.dirty);
	dump(mouse, &a);
	dump(keys, &b);
	CHECK_STR(b.data, a.data);
	buf_release(&a);
	buf_release(&b);
}

/* `keys`: digits and letters, `>` Tab, `<` BackTab, `.` Enter, `)` Right, `v` Down, `^` Up, `E` End, `$` Esc,
 * `?` F1, `@` Ctrl-O, `/` PgDn. */
static void press_all(struct frontend *frontend, const char *keys)
{
	static const struct {
		char letter;
		enum key_code code;
	} table[] = { { '>', K_TAB }, { '.', K_ENTER }, { ')', K_RIGHT }, { 'v', K_DOWN }, { '^', K_UP },
		{ 'E', K_END }, { '$', K_ESC }, { '?', K_F1 },
		{ '@', K_CTRL_O }, { '/', K_PGDN }, { '<', K_BACKTAB } };
	for (; *keys; keys++) {
		enum key_code code = K_CHAR;
		for (size_t i = 0; i < COUNT(table); i++)
			if (table[i].letter == *keys)
				code = table[i].code;
		press(frontend, code, code == K_CHAR ? (unsigned char)*keys : 0);
	}
}

/* A click on `text` is as `keys`, after `before`, at any size. */
static void check_click(const struct view *view, const char *before, const char *text,
	int further, const char *keys)
{
	static const int sizes[][2] = { { 36, 80 }, { 40, 120 }, { 36, 50 } };
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct frontend mouse, hand;
		begin(&mouse, view, sizes[i][0], sizes[i][1]);
		begin(&hand, view, sizes[i][0], sizes[i][1]);
		press_all(&mouse, before);
		press_all(&hand, before);
		click_on(&mouse, text, further);
		press_all(&hand, keys);
		check_same(&mouse, &hand);
		end(&mouse);
		end(&hand);
	}
}

static void test_choices(void)
{
	check_click(&view_choose, "", "someone else", 3, "2");
	check_click(&view_choose, "", "just the two", -2, "1");
	check_click(&view_home, "", "Try it out", 0, "3");
	check_click(&view_many, "", "sleep", 0, "2");
	check_click(&view_many, "2", "people", 0, "6");
	check_click(&view_review, "", "way?", -3, "3");
	check_click(&view_review, "3", "next", 0, "E.");
	check_click(&view_stop, "", "examined this", 0, "2");
}

static void test_fields(void)
{
	check_click(&view_write, ">", "Playing on the floor", 2, ">>");
	check_click(&view_write, "", "sleeping through", 0, ">)).");
	check_click(&view_write, "", "my sister Rosa", 1, ">>).");
	check_click(&view_stop, "1<", "by    …", 1, ">");
	check_click(&view_stop, "2>", "because", 3, "<");
}

static void test_answers(void)
{
	struct frontend mouse, hand;
	begin(&mouse, &view_items, 24, 80);
	begin(&hand, &view_items, 24, 80);
	click_on(&mouse, "not sure", 0);
	press_all(&hand, "2");
	check_same(&mouse, &hand);
	CHECK_INT(1, mouse.focus.answer.pick[6]);
	click_on(&mouse, "yes", 0);
	press_all(&hand, "3");
	check_same(&mouse, &hand);
	/* All rows: one is changed by a click on it. */
	click_on(&mouse, "clumsy legs", 0);
	press_all(&hand, "6");
	check_same(&mouse, &hand);
	CHECK_INT(5, mouse.focus.row);
	end(&mouse);
	end(&hand);
}

static void test_ruler(void)
{
	check_click(&view_ruler, "", "6", 0, "6");
	check_click(&view_ruler, "3", " 10", 1, "E");
	struct frontend frontend;
	int row;
	begin(&frontend, &view_ruler, 24, 80);
	int col = find(&frontend, "0     1     2", &row);
	NEED(col >= 0);
	/* The line below, and what is nearest. */
	point(&frontend, K_CLICK, row + 1, col + 14);
	CHECK_INT(2, frontend.focus.answer.number);
	point(&frontend, K_CLICK, row + 1, col + 16);
	CHECK_INT(3, frontend.focus.answer.number);
	CHECK(!frontend.done && frontend.focus.answer.dirty);
	end(&frontend);
}

static void test_ways_and_words(void)
{
	struct frontend frontend;
	begin(&frontend, &view_compare, 40, 120);
	click_on(&frontend, "wait for now", 0);
	CHECK_INT(ACT_NEXT, frontend.act.kind);
	NEED(frontend.act.value.count == 1);
	CHECK_INT(3, frontend.act.value.pick[0]);
	end(&frontend);
	check_click(&view_words, "", "very sure", 3, "3");
	check_click(&view_long_words, "", "very sure", 0, "4");
	check_click(&view_scale, "", "6", 0, "6");
	check_click(&view_scale, "", "Tab", 0, ">");
}

/* A part goes where the focus was sent by keys, a choice of it is picked as by its digit. */
static void test_forms(void)
{
	check_click(&view_schedule, "v", "walk to the bakery", 2, "^");
	check_click(&view_schedule, "", "Where", 0, "v");
	check_click(&view_schedule, "", " Tue", 2, "vv2");
	check_click(&view_schedule, "", "[Fri]", 0, "vv5");
	check_click(&view_schedule, "", "First time", 0, "vvvvvvv");
	check_click(&view_schedule_blank, "", "First time", 0, "vvvvvvv");
	check_click(&view_teach, "", "I will say it in", 0, "v2");
	check_click(&view_ifthen, "", "I am tired", 0, ">2");
	/* What is typed next lands there. */
	struct frontend frontend;
	begin(&frontend, &view_schedule, 24, 80);
	click_on(&frontend, "Where", 0);
	press_all(&frontend, "here");
	CHECK_STR("here", field_text(&frontend.focus.answer.parts[1]));
	end(&frontend);
}

/* A yes counts only after the end of the plan was seen, by mouse as by key. */
static void test_agree(void)
{
	struct frontend frontend;
	begin(&frontend, &view_agree, 40, 120);
	click_on(&frontend, "my plan", 0);
	CHECK_INT(ACT_YES, frontend.act.kind);
	CHECK_INT(ROLE_PATIENT, frontend.act.role);
	end(&frontend);
	check_click(&view_agree, "///", "not yet", 0, "3");
	begin(&frontend, &view_agree, 40, 120);
	click_on(&frontend, "for two weeks", 0);
	CHECK_INT(ACT_JUMP, frontend.act.kind);
	CHECK_INT(6, frontend.act.number);
	end(&frontend);
	begin(&frontend, &view_agree, 10, 80);
	for (int row = 0; row < 10; row++)
		for (int col = 0; col < 80; col++) {
			const struct target *target = canvas_target(frontend.picture, row, col);
			CHECK(!target || target->key.code != K_CHAR || target->row > 1
				|| !target->places);
		}
	end(&frontend);
}

static void test_hints(void)
{
	check_click(&view_say, "", "Enter  next", 0, ".");
	check_click(&view_say, "", "Enter  next", 9, ".");
	check_click(&view_say, "", "Esc  back", 4, "$");
	check_click(&view_say, "", "F1  help", 0, "?");
	check_click(&view_say, "", "Ctrl-O  menu", 2, "@");
	check_click(&view_many, "", "Space  mark", 0, " ");
	check_click(&view_write, "", "Tab  list", 0, ">");
	/* Between two of them there is nothing. */
	struct frontend frontend;
	begin(&frontend, &view_say, 24, 80);
	click_on(&frontend, "Esc  back", -2);
	CHECK(!frontend.done);
	CHECK_INT(OVERLAY_NONE, frontend.focus.overlay.kind);
	end(&frontend);
}

/* Two keys that a language calls the same are still two. */
static void test_same_hints(void)
{
	static const char enter[] = "Key", esc[] = "Key";
	struct words words = test_words;
	struct view view = view_say;
	words.text[WORD_key_enter] = enter;
	words.text[WORD_key_esc] = esc;
	view.words = &words;
	check_click(&view, "", "Key  next", 0, ".");
	check_click(&view, "", "Key  back", 0, "$");
}

static void test_overlays(void)
{
	check_click(&view_say, "@", "F1", 0, "5");
	check_click(&view_say, "@", "8", 0, "8");
	check_click(&view_say, "@9", "yes, end", 0, "2");
	check_click(&view_say, "?", "Esc  close", 0, "$");
	/* What lies below is not reached through it. */
	struct frontend frontend;
	int row, col;
	begin(&frontend, &view_choose, 24, 80);
	col = find(&frontend, "someone else", &row);
	press_all(&frontend, "?");
	point(&frontend, K_CLICK, row, col);
	CHECK(!frontend.done);
	CHECK_INT(OVERLAY_HELP, frontend.focus.overlay.kind);
	end(&frontend);
}

static void test_cover(void)
{
	struct frontend frontend;
	begin(&frontend, &view_choose, 24, 80);
	press(&frontend, K_F12, 0);
	CHECK_INT(0, frontend.picture->hit_count);
	point(&frontend, K_WHEEL_DOWN, 5, 5);
	CHECK_INT(OVERLAY_COVER, frontend.focus.overlay.kind);
	CHECK(!frontend.done);
	/* It uncovers, and answers nothing. */
	for (int row = 0; row < 24; row++) {
		point(&frontend, K_CLICK, row, 12);
		CHECK(frontend.done);
		CHECK_INT(ACT_UNCOVER, frontend.act.kind);
		CHECK_INT(OVERLAY_NONE, frontend.focus.overlay.kind);
		CHECK(!frontend.focus.answer.dirty);
		press(&frontend, K_F12, 0);
	}
	end(&frontend);
}

static void test_wheel(void)
{
	struct frontend frontend;
	begin(&frontend, &view_agree, 12, 40);
	CHECK_INT(0, frontend.focus.page.top);
	point(&frontend, K_WHEEL_DOWN, 3, 3);
	int second = frontend.focus.page.top;
	CHECK(second > 0);
	point(&frontend, K_WHEEL_UP, 3, 3);
	CHECK_INT(0, frontend.focus.page.top);
	point(&frontend, K_WHEEL_UP, 3, 3);
	CHECK_INT(0, frontend.focus.page.top);
	CHECK(!frontend.focus.page.seen_end);
	for (int i = 0; i < 40; i++)
		point(&frontend, K_WHEEL_DOWN, 3, 3);
	CHECK(frontend.focus.page.seen_end);
	CHECK_INT(frontend.focus.page.rows, frontend.focus.page.top + frontend.focus.page.shown);
	press(&frontend, K_F1, 0);
	point(&frontend, K_WHEEL_DOWN, 3, 3);
	CHECK(frontend.focus.overlay.top > 0);
	end(&frontend);
}

static void test_help_names_shift(void)
{
	static const int sizes[][2] = { { 24, 80 }, { 12, 40 } };
	int row;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct frontend frontend;
		begin(&frontend, &view_choose, sizes[i][0], sizes[i][1]);
		frontend.focus.points = true;
		press_all(&frontend, "?E");
		CHECK(find(&frontend, "hold Shift", &row) >= 0);
		end(&frontend);
	}
}

/* ---- everywhere -------------------------------------------------------------- */

/* Where a click means something, something stands; and no click leaves the views. */
static void click_every_cell(const struct view *view, enum overlay overlay, int rows, int cols)
{
	for (int at = 0, step; at < rows * cols; at += step) {
		struct frontend frontend;
		begin(&frontend, view, rows, cols);
		frontend.focus.overlay.kind = overlay;
		paint(&frontend);
		const struct target *target = canvas_target(frontend.picture, at / cols, at % cols);
		step = target ? 1 : 3; /* of what is blank some is enough */
		point(&frontend, K_CLICK, at / cols, at % cols);
		NEED(frontend.focus.overlay.row >= 0 && frontend.focus.row >= -1);
		CHECK(target || !frontend.done || overlay == OVERLAY_COVER);
		end(&frontend);
	}
}

static void test_every_cell(void)
{
	for (int kind = 0; kind < VIEW_KINDS; kind++) {
		struct view view = hostile_view((enum view_kind)kind);
		click_every_cell(&view, OVERLAY_NONE, 12, 40);
	}
	for (int overlay = OVERLAY_HELP; overlay <= OVERLAY_COVER; overlay++)
		click_every_cell(&view_items, (enum overlay)overlay, 12, 40);
	click_every_cell(&view_choose, OVERLAY_NONE, 1, 1);
	click_every_cell(&view_choose, OVERLAY_NONE, 4, 19);
}

TESTS("ui/mouse",
	{ "click", test_click },
	{ "three bytes", test_three_bytes },
	{ "broken", test_broken },
	{ "cut", test_cut },
	{ "any bytes", test_any_bytes },
	{ "choices", test_choices },
	{ "fields", test_fields },
	{ "answers", test_answers },
	{ "ruler", test_ruler },
	{ "ways and words", test_ways_and_words },
	{ "forms", test_forms },
	{ "agree", test_agree },
	{ "hints", test_hints }, { "the same hints", test_same_hints },
	{ "overlays", test_overlays },
	{ "cover", test_cover },
	{ "wheel", test_wheel },
	{ "help", test_help_names_shift },
	{ "every cell", test_every_cell })
