/*
 * A frontend under test: a view, the focus on it, and keys pressed as a person would,
 * with the screen painted after each.
 */
#ifndef TANDEM_TESTS_UI_PRESSED_H
#define TANDEM_TESTS_UI_PRESSED_H

#include "tests/check.h"
#include "tests/ui/hostile.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "ui/canvas.h"
#include "ui/draw.h"

static struct focus focus;
static struct view view;
static struct act act;
static struct arena arena;
static int rows = 24, cols = 80;

static inline struct canvas *paint(void)
{
	arena_release(&arena);
	arena_init(&arena, NULL);
	struct canvas *canvas = canvas_new(&arena, rows, cols);
	draw_paint(&view, &focus, canvas, &arena);
	CHECK_INT(0, canvas->lost);
	CHECK_INT(0, canvas->covered);
	return canvas;
}

static inline void show(const struct view *which, int r, int c)
{
	focus_release(&focus);
	focus_init(&focus);
	view = *which;
	rows = r;
	cols = c;
	paint();
}

static inline bool press_key(struct key key)
{
	bool done = draw_key(&view, &focus, &key, &act);
	paint();
	return done;
}

static inline bool press(enum key_code code)
{
	return press_key((struct key){ .code = code });
}

static inline bool type(const char *text)
{
	bool done = false;
	for (size_t n; *text; text += n)
		done = press_key((struct key){ .code = K_CHAR,
			.cp = utf8_decode(text, &n) });
	return done;
}

static inline bool sees(const char *text)
{
	struct buf dump;
	buf_init(&dump, 1 << 20);
	canvas_dump(paint(), false, &dump);
	bool found = strstr(dump.data, text) != NULL;
	buf_release(&dump);
	return found;
}

#endif
