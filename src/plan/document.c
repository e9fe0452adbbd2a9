#include "plan/plan.h"

#include "base/str.h"

#include <assert.h>

/* Who agreed and when, or that nobody did. */
static const char *agreement(const struct plan *plan, struct arena *arena)
{
	assert(!plan->is_sheet && !plan->is_page); /* nobody agrees to these */
	const char *const *words = plan->words->text;
	char clock[DATE_SIZE];
	if (!plan->agreed)
		return words[WORD_plan_not_agreed];
	date_clock(plan->agreed_at, clock);
	const char *day = plan_date(plan->words, plan->agreed_at, arena);
	return words_put(words[WORD_plan_agreed_both],
		day_time(plan->words, day, clock, arena), arena);
}

static struct document_section agreement_section(const struct plan *plan, struct arena *arena)
{
	struct document_line *line = ARENA_NEW(arena, struct document_line);
	line->text = agreement(plan, arena);
	return (struct document_section){ .title = plan->words->text[WORD_plan_agreed],
		.lines = line, .line_count = 1 };
}

static struct document_section section_of(const struct plan *plan, const struct plan_part *part,
	struct arena *arena)
{
	struct document_line *lines = arena_array(arena, part->line_count + 1, sizeof *lines);
	for (size_t i = 0; i < part->line_count; i++)
		lines[i].text = part->lines[i].text;
	return (struct document_section){ .title = part->title, .lines = lines,
		.line_count = part->line_count,
		.series = part->section == PLAN_STAND ? plan->series : (struct view_series){ 0 } };
}

void plan_document(const struct plan *plan, struct arena *arena, struct document *out)
{
	assert(plan->title && plan->words);
	const char *const *words = plan->words->text;
	struct document_section *sections =
		arena_array(arena, plan->part_count + 1, sizeof *sections);
	*out = (struct document){ .form = FORM_SAID, .title = plan->title, .sections = sections };
	if (!str_is_empty(plan->label))
		out->whose = words_put(words[WORD_plan_for], plan->label, arena);
	out->made = words_put(words[WORD_plan_from],
		plan_date(plan->words, plan->began, arena), arena);
	if (plan->part_count == 0)
		out->nothing = words[WORD_plan_empty];
	for (size_t i = 0; i < plan->part_count; i++)
		sections[out->section_count++] = section_of(plan, &plan->parts[i], arena);
	if (!plan->is_sheet && !plan->is_page)
		sections[out->section_count++] = agreement_section(plan, arena);
}
