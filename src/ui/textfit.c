#include "ui/textfit.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

int textfit_width(const char *text)
{
	return utf8_width(text, strlen(text));
}

const char *textfit_fit(const char *text, int width, struct arena *arena)
{
	return arena_strndup(arena, text, utf8_fit(text, strlen(text), width));
}

const char *textfit_cut(const char *text, int width, struct arena *arena)
{
	if (textfit_width(text) <= width)
		return text;
	return width > 0 ? arena_printf(arena, "%s…", textfit_fit(text, width - 1, arena)) : "";
}

const char *textfit_row(const char *text, const struct wrap *wrap, int row, int rows, int width,
	struct arena *arena)
{
	assert(row >= 0 && row < rows && (size_t)rows <= wrap->count);
	const struct wrap_row *line = &wrap->rows[row];
	const char *piece = arena_strndup(arena, text + line->at, line->len);
	if (row + 1 < rows || (size_t)rows == wrap->count)
		return piece;
	return arena_printf(arena, "%s…", textfit_fit(piece, width - 1, arena));
}
