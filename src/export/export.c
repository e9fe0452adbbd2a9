#include "export/export.h"

#include "base/str.h"

#include <assert.h>

static const struct export *const formats[] = { &export_text, &export_markdown };

const char *export_name(size_t i)
{
	return i < sizeof formats / sizeof *formats ? formats[i]->name : NULL;
}

const struct export *export_find(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (str_is(formats[i]->name, name))
			return formats[i];
	return NULL;
}

struct export_head export_head(const struct plan *plan, struct arena *arena)
{
	assert(plan->title && plan->words);
	const char *const *words = plan->words->text;
	const char *day = plan_date(plan->words, plan->began, arena);
	bool named = !str_is_empty(plan->label);
	return (struct export_head){ .title = plan->title,
		.whose = named ? words_put(words[WORD_plan_for], plan->label, arena) : NULL,
		.from = words_put(words[WORD_plan_from], day, arena) };
}

const char *export_agreement(const struct plan *plan, struct arena *arena)
{
	assert(!plan->is_sheet && !plan->is_page); /* nobody agrees to these */
	const char *const *words = plan->words->text;
	char clock[DATE_SIZE];
	if (!plan->agreed)
		return words[WORD_plan_not_agreed];
	date_clock(plan->agreed_at, clock);
	const char *day = plan_date(plan->words, plan->agreed_at, arena);
	return words_put(words[WORD_plan_agreed_both],
		arena_printf(arena, "%s, %s", day, clock), arena);
}
