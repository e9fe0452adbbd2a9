#include "plan/plan.h"

#include "view/day.h"

bool plan_due(const struct visit *visit, struct date *due)
{
	const struct pack *pack = visit->pack;
	for (size_t i = 0; i < pack->question_count; i++) {
		const struct pack_question *question = &pack->questions[i];
		const struct value *value = visit_answer(visit, (int)i);
		for (size_t j = 0; value && value->type == VALUE_PARTS && j < value->count; j++)
			if (question->items[j].part->due && date_parse_day(value->part[j], due))
				return true;
	}
	return false;
}

const char *plan_date(const struct words *words, struct moment moment, struct arena *arena)
{
	struct date date = date_of(moment);
	return day_words(words, &date, arena);
}
