#include "tests/check.h"

#include "base/arena.h"
#include "ui/canvas.h"
#include "ui/field.h"
#include "ui/list.h"

static struct field field;

static void begin(const char *text, size_t limit, bool one_line)
{
	field_release(&field);
	field_init(&field);
	field_start(&field, text, limit, one_line);
}

static enum field_did press(enum key_code code)
{
	return field_key(&field, &(struct key){ .code = code });
}

static enum field_did type(const char *text)
{
	enum field_did did = FIELD_IGNORED;
	for (size_t n; *text; text += n)
		did = field_key(&field, &(struct key){ .code = K_CHAR,
			.cp = utf8_decode(text, &n) });
	return did;
}

static enum field_did paste(const char *bytes, size_t len)
{
	return field_key(&field, &(struct key){ .code = K_PASTE, .paste = bytes,
		.paste_len = len });
}

/* What is typed after a phrase is another word; in another text it is the first. */
static void test_after_a_phrase(void)
{
	begin("", 100, true);
	phrases_put(&field, "half as much");
	type("of it");
	CHECK_STR("half as much of it", field_text(&field));
	press(K_CTRL_U);
	phrases_put(&field, "half as much");
	paste("as now\n", 7);
	CHECK_STR("half as much as now ", field_text(&field));
	phrases_put(&field, "for now");
	field_start(&field, "", 100, true);
	type("by phone");
	CHECK_STR("by phone", field_text(&field));
	/* However it was taken out again. */
	phrases_put(&field, "so");
	while (field_can_undo(&field))
		press(K_UNDO);
	type("then");
	CHECK_STR("then", field_text(&field));
	press(K_CTRL_U);
	phrases_put(&field, "here");
	field_put(&field, "");
	type("here");
	CHECK_STR("here", field_text(&field));
}

static void test_typing(void)
{
	begin("", 100, false);
	CHECK_STR("", field_text(&field));
	CHECK_INT(FIELD_CHANGED, type("walk"));
	press(K_LEFT);
	press(K_LEFT);
	type("XY");
	CHECK_STR("waXYlk", field_text(&field));
	press(K_BACKSPACE);
	press(K_DELETE);
	CHECK_STR("waXk", field_text(&field));
	press(K_CTRL_A);
	CHECK_INT(0, field.cursor);
	press(K_CTRL_E);
	CHECK_INT(4, field.cursor);
	CHECK_INT(FIELD_IGNORED, press(K_ENTER));
	CHECK_INT(FIELD_IGNORED, press(K_TAB));
}

static void test_clusters(void)
{
	begin("", 100, false);
	type("e\xCC\x81x");
	CHECK_STR("\xC3\xA9x", field_text(&field));
	press(K_BACKSPACE);
	press(K_BACKSPACE);
	CHECK_STR("", field_text(&field));
	/* Joined symbols are drawn one by one, so they go one by one. */
	begin("a👩‍👧b", 100, false);
	press(K_LEFT);
	press(K_BACKSPACE);
	press(K_BACKSPACE);
	CHECK_STR("ab", field_text(&field));
}

static void test_lines(void)
{
	begin("one", 100, false);
	CHECK_INT(FIELD_CHANGED, press(K_NEWLINE));
	type("two");
	CHECK_STR("one\ntwo", field_text(&field));
	press(K_HOME);
	CHECK_INT(4, field.cursor);
	begin("one", 100, true);
	CHECK_INT(FIELD_IGNORED, press(K_NEWLINE));
	paste("a\nb", 3);
	CHECK_STR("onea b", field_text(&field));
}

static void test_killing(void)
{
	begin("walk to the mall", 100, false);
	press(K_CTRL_W);
	CHECK_STR("walk to the ", field_text(&field));
	press(K_CTRL_Y);
	press(K_CTRL_Y);
	CHECK_STR("walk to the mallmall", field_text(&field));
	press(K_WORD_LEFT);
	press(K_WORD_LEFT);
	press(K_CTRL_K);
	CHECK_STR("walk to ", field_text(&field));
	press(K_CTRL_U);
	CHECK_STR("", field_text(&field));
	press(K_CTRL_Y);
	CHECK_STR("walk to ", field_text(&field));
}

static void test_limit(void)
{
	begin("", 5, false);
	CHECK_INT(FIELD_CHANGED, type("12345"));
	CHECK_INT(FIELD_FULL, type("6"));
	CHECK_STR("12345", field_text(&field));
	press(K_HOME);
	CHECK_INT(FIELD_FULL, paste("abc", 3));
	CHECK_STR("12345", field_text(&field));
	begin("end", 6, false);
	press(K_HOME);
	CHECK_INT(FIELD_FULL, paste("äöüß", 8));
	CHECK_STR("äöüend", field_text(&field));
	CHECK_INT(6, field.cursor);
}

static void test_paste_is_text(void)
{
	static char large[1 << 20];
	begin("", 4000, false);
	paste("a\033[31m\x01\xFF\r\nb\x7f", 11);
	CHECK_STR("a[31m\xEF\xBF\xBD\nb", field_text(&field));
	memset(large, 'x', sizeof large);
	begin("", 4000, false);
	CHECK_INT(FIELD_FULL, paste(large, sizeof large));
	CHECK_INT(4000, field.text.len);
}

static void test_undo(void)
{
	begin("start", 100, false);
	type(" one two");
	press(K_CTRL_W);
	type("é");
	CHECK_STR("start one é", field_text(&field));
	while (field_can_undo(&field))
		CHECK_INT(FIELD_CHANGED, press(K_UNDO));
	CHECK_STR("start", field_text(&field));
	CHECK_INT(FIELD_IGNORED, press(K_UNDO));
	type("ab");
	press(K_UNDO);
	CHECK_STR("start", field_text(&field));
}

/* What is put there gives way as one edit, wherever the cursor was. */
static void test_put(void)
{
	begin("mon wed", 100, true);
	press(K_HOME);
	field_put(&field, "mon tue wed");
	CHECK_STR("mon tue wed", field_text(&field));
	field_put(&field, "");
	CHECK_STR("", field_text(&field));
	press(K_UNDO);
	CHECK_STR("mon tue wed", field_text(&field));
	press(K_UNDO);
	CHECK_STR("mon wed", field_text(&field));
	CHECK(!field_can_undo(&field));
}

/* Random keys: the text stays clean and within its limit, undo leads to the beginning. */
static void test_random_keys(void)
{
	static const uint32_t letters[] = { 'a', ' ', 0xE9, 0x301, 0x4E2D, 0x1F475, 0x200D,
		'-' };
	unsigned seed = 7;
	begin("begin", 40, false);
	for (int i = 0; i < 4000; i++) {
		seed = seed * 1103515245 + 12345;
		struct key key = { .code = (enum key_code)(seed >> 16) % (K_UNDO + 1) };
		key.cp = letters[seed >> 28 & 7];
		key.paste = "pa\xCC\x81ste\n";
		key.paste_len = 8;
		if (key.code == K_UNDO)
			continue;
		field_key(&field, &key);
		struct buf clean;
		buf_init(&clean, 1 << 20);
		CHECK(utf8_clean(field_text(&field), field.text.len, 40, true, &clean));
		CHECK_STR(field_text(&field), clean.data ? clean.data : "");
		CHECK(field.cursor <= field.text.len);
		buf_release(&clean);
	}
	while (field_can_undo(&field))
		press(K_UNDO);
	CHECK_STR("begin", field_text(&field));
}

static void paint(const char *want, int width)
{
	struct arena arena;
	struct buf got;
	arena_init(&arena, NULL);
	buf_init(&got, 1 << 16);
	struct canvas *canvas = canvas_new(&arena, 4, 12);
	int rows = field_paint(&field, canvas, 0, 1, width, true, &arena);
	CHECK(rows <= field_rows(&field, width));
	canvas_dump(canvas, false, &got);
	char *text = got.data ? strstr(got.data, "--\n") : NULL;
	NEED(text != NULL);
	char *cursor = strstr(got.data, "cursor");
	memmove(text, cursor, strlen(cursor) + 1);
	CHECK_STR(want, got.data);
	CHECK_INT(0, canvas->lost);
	buf_release(&got);
	arena_release(&arena);
}

static void test_painting(void)
{
	begin("walk to the mall", 100, false);
	paint(" walk to\n the mall\n\n\ncursor 1,9\n", 9);
	press(K_HOME);
	paint(" walk to\n the mall\n\n\ncursor 0,1\n", 9);
	begin("one\n", 100, false);
	paint(" one\n\n\n\ncursor 1,1\n", 9);
	/* The cursor after the last letter has a cell of its own. */
	begin("123456789", 100, false);
	paint(" 12345678\n 9\n\n\ncursor 1,2\n", 9);
	/* Blanks hang over the edge; the cursor waits there. */
	begin("12345678    ", 100, false);
	paint(" 12345678\n\n\n\ncursor 0,9\n", 9);
}

static void test_up_and_down(void)
{
	begin("walk to the mall\nx\nlonger", 100, false);
	field.width = 9;
	CHECK_INT(FIELD_EDGE, press(K_DOWN));
	press(K_UP);
	CHECK_INT(18, field.cursor); /* after x */
	press(K_UP);
	CHECK_INT(14, field.cursor); /* the column that it came from */
	press(K_UP);
	CHECK_INT(6, field.cursor);
	CHECK_INT(FIELD_EDGE, press(K_UP));
	press(K_DOWN);
	CHECK_INT(14, field.cursor);
	begin("", 100, false);
	CHECK_INT(FIELD_EDGE, press(K_UP));
	field_release(&field);
}

TESTS("ui/field", { "typing", test_typing }, { "after a phrase", test_after_a_phrase },
	 { "clusters", test_clusters },
	{ "lines", test_lines }, { "killing and yanking", test_killing }, { "the limit", test_limit },
	{ "paste is text", test_paste_is_text }, { "undo", test_undo }, { "put", test_put },
	{ "random keys", test_random_keys }, { "painting", test_painting },
	{ "up and down", test_up_and_down })
