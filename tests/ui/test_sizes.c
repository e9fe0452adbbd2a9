/*
 * Every kind, friendly and hostile, at every size: nothing cut unseen, the
 * cursor inside, no crash.  Sizes step more coarsely where they are large.
 */
#include "tests/check.h"
#include "tests/kinds.h"
#include "tests/ui/hostile.h"

#include "base/arena.h"
#include "ui/canvas.h"
#include "ui/draw.h"

static int bad;

static void paint_at(const struct view *view, struct focus *focus, const char *name,
	int rows, int cols)
{
	struct arena arena;
	arena_init(&arena, NULL);
	struct canvas *canvas = canvas_new(&arena, rows, cols);
	draw_paint(view, focus, canvas, &arena);
	bool inside = (canvas->cursor_row >= 0 && canvas->cursor_row < rows
			      && canvas->cursor_col >= 0 && canvas->cursor_col < cols)
	              || rows == 0 || cols == 0;
	if ((canvas->lost != 0 || canvas->covered != 0 || !inside) && bad++ < 8)
		printf("\n%s %dx%d: lost %d, covered %d, cursor %d,%d\n", name, cols, rows,
			canvas->lost, canvas->covered, canvas->cursor_row, canvas->cursor_col);
	arena_release(&arena);
}

/* Small sizes one by one, then by steps that share no divisor. */
static int next_size(int size)
{
	return size < 24 ? size + 1 : size < 84 ? size + 5 : size + 29;
}

static void at_all_sizes(const struct view *view, const char *name, enum overlay overlay)
{
	struct focus focus;
	focus_init(&focus);
	for (int rows = 0; rows <= 60; rows = next_size(rows)) {
		for (int cols = 0; cols <= 200; cols = next_size(cols)) {
			focus.overlay.kind = overlay;
			paint_at(view, &focus, name, rows, cols);
		}
	}
	focus_release(&focus);
}

static void test_friendly(void)
{
	bad = 0;
	for (size_t i = 0; i < COUNT(test_views); i++)
		at_all_sizes(test_views[i].view, test_views[i].name, OVERLAY_NONE);
	CHECK_INT(0, bad);
}

static void test_hostile(void)
{
	bad = 0;
	for (int kind = 0; kind < VIEW_KINDS; kind++) {
		struct view view = hostile_view((enum view_kind)kind);
		char name[32];
		snprintf(name, sizeof name, "hostile %s", kind_names[kind]);
		at_all_sizes(&view, name, OVERLAY_NONE);
	}
	CHECK_INT(0, bad);
}

static void test_overlays(void)
{
	bad = 0;
	struct view view = hostile_view(VIEW_CHOOSE);
	for (int overlay = OVERLAY_HELP; overlay <= OVERLAY_COVER; overlay++) {
		char name[32];
		snprintf(name, sizeof name, "overlay %d", overlay);
		at_all_sizes(&view, name, (enum overlay)overlay);
	}
	CHECK_INT(0, bad);
}

/* 4,000 letters, the cursor at the end, and one key at each size. */
static void test_long_text(void)
{
	static char text[4 * 4000 + 1];
	for (size_t i = 0; i < 1000; i++)
		memcpy(text + 4 * i, i % 40 ? "wide" : "a\n\nb", 4);
	struct view view = view_write;
	view.value.text = text;
	bad = 0;
	at_all_sizes(&view, "long", OVERLAY_NONE);
	CHECK_INT(0, bad);
}

/* Words that are a third longer, as those of another language may be. */
static struct words longer_words(struct arena *words)
{
	struct words longer = test_words;
	for (int i = 0; i < WORD_COUNT; i++) {
		const char *text = test_words.text[i] ? test_words.text[i] : "";
		longer.text[i] = arena_printf(words, "%s %.*s", text, (int)strlen(text) / 3 + 1,
			"wwwwwwww wwwwwww wwwwwwww wwwwww wwwwwwwww wwwwwww wwwwwwww wwwwwwww");
	}
	return longer;
}

static void test_longer_words(void)
{
	static const struct { int rows, cols; } sizes[] = { { 24, 80 }, { 12, 40 }, { 40, 120 },
		{ 16, 120 } };
	struct arena arena;
	arena_init(&arena, NULL);
	const struct words words = longer_words(&arena);
	bad = 0;
	for (size_t i = 0; i < COUNT(test_views) * COUNT(sizes) * (OVERLAY_COVER + 1); i++) {
		size_t size = i % COUNT(sizes), which = i / COUNT(sizes) % COUNT(test_views);
		struct view view = *test_views[which].view;
		struct focus focus;
		view.words = &words;
		focus_init(&focus);
		for (int page = 0; page < 4; page++) {
			paint_at(&view, &focus, test_views[which].name, sizes[size].rows,
				sizes[size].cols);
			focus.overlay.kind = (enum overlay)(i / COUNT(sizes) / COUNT(test_views));
			focus.overlay.top += 4;
			focus.page.top += 4;
			focus.page.loose = true;
		}
		focus_release(&focus);
	}
	CHECK_INT(0, bad);
	arena_release(&arena);
}

TESTS("ui/sizes", { "friendly views", test_friendly }, { "hostile views", test_hostile },
	{ "overlays", test_overlays }, { "a long text", test_long_text },
	{ "longer words", test_longer_words })
