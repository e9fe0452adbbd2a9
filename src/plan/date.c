#include "plan/plan.h"

#include <string.h>

/* The n-th of names parted by commas. */
static const char *name_at(const char *names, int n, struct arena *arena)
{
	while (n-- > 0 && *names) {
		names += strcspn(names, ",");
		names += *names == ',';
	}
	return arena_strndup(arena, names, strcspn(names, ","));
}

const char *plan_date(const struct words *words, struct moment moment, struct arena *arena)
{
	struct date date = date_of(moment);
	return arena_printf(arena, "%s, %d %s %d",
		name_at(words->text[WORD_weekdays], date.weekday, arena), date.day,
		name_at(words->text[WORD_months], date.month - 1, arena), date.year);
}
