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
	return textfit_width(hints->list[i].key) + 3 + textfit_width(hints->list[i].does);
}
