#include "plan/plan.h"

#include "view/day.h"

const char *plan_date(const struct words *words, struct moment moment, struct arena *arena)
{
	struct date date = date_of(moment);
	return day_words(words, &date, arena);
}
