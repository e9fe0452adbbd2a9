/*
 * Goldens: what a view looks like, kept as text beside the test.  GOLDEN=write
 * in the environment writes them anew; the diff is read as a picture.
 */
#ifndef TANDEM_TESTS_UI_GOLDEN_H
#define TANDEM_TESTS_UI_GOLDEN_H

#include "tests/check.h"

#include "base/arena.h"
#include "ui/canvas.h"
#include "ui/draw.h"

#include <stdlib.h>

static inline void golden_path(char path[256], const char *name)
{
	const char *folder = getenv("GOLDEN_DIR");
	snprintf(path, 256, "%s/%s.screen", folder ? folder : "tests/ui/golden", name);
}

static inline void golden_read(const char *name, struct buf *out)
{
	char path[256], piece[4096];
	size_t len;
	golden_path(path, name);
	FILE *file = fopen(path, "r");
	while (file && (len = fread(piece, 1, sizeof piece, file)) > 0)
		buf_add(out, piece, len);
	if (file)
		fclose(file);
}

static inline void golden_write(const char *name, const struct buf *text)
{
	char path[256];
	golden_path(path, name);
	FILE *file = fopen(path, "w");
	NEED(file != NULL);
	CHECK_INT(text->len, fwrite(text->data, 1, text->len, file));
	fclose(file);
}

static inline void golden_check(const char *name, const struct canvas *canvas, bool ascii)
{
	struct buf got, want;
	buf_init(&got, 1 << 20);
	buf_init(&want, 1 << 20);
	canvas_dump(canvas, ascii, &got);
	if (getenv("GOLDEN"))
		golden_write(name, &got);
	golden_read(name, &want);
	if (!want.data || !got.data || strcmp(want.data, got.data) != 0)
		printf("\nthe picture %s is another:", name);
	CHECK_STR(want.data ? want.data : "(no golden)", got.data);
	buf_release(&got);
	buf_release(&want);
}

static inline void golden_paint(const struct view *view, struct focus *focus, int rows,
	int cols)
{
	struct arena arena;
	arena_init(&arena, NULL);
	draw_paint(view, focus, canvas_new(&arena, rows, cols), &arena);
	arena_release(&arena);
}

/* Draws the view at a size and compares; `focus` may be prepared, or NULL. */
static inline void golden_view(const char *name, const struct view *view,
	struct focus *focus, int rows, int cols, bool ascii)
{
	struct arena arena;
	struct focus own;
	arena_init(&arena, NULL);
	focus_init(&own);
	struct canvas *canvas = canvas_new(&arena, rows, cols);
	draw_paint(view, focus ? focus : &own, canvas, &arena);
	CHECK_INT(0, canvas->lost);
	CHECK_INT(0, canvas->covered);
	golden_check(name, canvas, ascii);
	focus_release(&own);
	arena_release(&arena);
}

#endif
