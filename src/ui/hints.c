#include "ui/hints.h"

#include "ui/textfit.h"

#include <assert.h>

void hints_add(struct hints *hints, const char *key, const char *does)
{
	assert(key && does);
	if (hints->count == HINTS_MOST)
		return;
	hints->list[hints->count].key = key;
	hints->list[hints->count].does = does;
	hints->count++;
}

int hints_width(const struct hints *hints, int i)
{
	return textfit_width(hints->list[i].key) + 1 + textfit_width(hints->list[i].does);
}

int hints_rows(const struct hints *hints, int width, int gap)
{
	int rows = 1, col = 0;
	for (int i = 0; i < hints->count; i++) {
		int need = hints_width(hints, i);
		if (col > 0 && col + gap + need > width) {
			rows++;
			col = 0;
		}
		col += (col > 0 ? gap : 0) + need;
	}
	return rows;
}

bool hints_fit(const struct hints *hints, int width, int gap, int rows)
{
	for (int i = 0; i < hints->count; i++)
		if (hints_width(hints, i) > width)
			return false;
	return hints_rows(hints, width, gap) <= rows;
}

static void drop_hint(struct hints *hints, int at)
{
	assert(at >= 0 && at < hints->count);
	hints->count--;
	for (int i = at; i < hints->count; i++)
		hints->list[i] = hints->list[i + 1];
}

/* The first to go; the one of the kind that counts most is its first. */
static void drop_one(struct hints *hints)
{
	int own = hints->count - 3;
	drop_hint(hints, own > 1 ? own - 1 : hints->count > 1 ? hints->count - 2 : 0);
}

struct hints hints_fitting(const struct hints *hints, int width, int gap, int rows)
{
	struct hints fit = *hints;
	while (fit.count > 0 && !hints_fit(&fit, width, gap, rows))
		drop_one(&fit);
	return fit;
}

void hints_offer(struct hints *hints, int width, int gap, const char *key, const char *does)
{
	struct hints more = *hints;
	int last = hints->count - 1;
	if (last < 0 || hints->count == HINTS_MOST)
		return;
	more.list[more.count++] = hints->list[last];
	more.list[last].key = key;
	more.list[last].does = does;
	if (hints_fit(&more, width, gap, hints_rows(hints, width, gap)))
		*hints = more;
}
