#include "plan/plan.h"

#include <assert.h>

/* Sections that say why, or who, and not what: the plan stands without them. */
static const bool of_words[PLAN_SECTIONS] = {
	[PLAN_MATTERS] = true, [PLAN_MANAGED] = true, [PLAN_EASIER] = true,
	[PLAN_HELPERS] = true, [PLAN_CHOSE] = true, [PLAN_WORDS] = true,
	[PLAN_DIFFER] = true, [PLAN_STAND] = true,
};

static bool stays(const struct plan_cut *cut, enum plan_section section,
	const struct plan_line *line)
{
	if (cut->helpers && (section == PLAN_HELPERS || line->is_private))
		return false;
	return !cut->words || !of_words[section];
}

static void cut_part(const struct plan_part *part, const struct plan_cut *cut,
	struct arena *arena, struct plan *out)
{
	assert(out->part_count <= PLAN_SECTIONS);
	struct plan_line *lines = arena_array(arena, part->line_count, sizeof *lines);
	struct plan_part *left = &out->parts[out->part_count];
	*left = *part;
	left->lines = lines;
	left->line_count = 0;
	for (size_t i = 0; i < part->line_count; i++)
		if (stays(cut, part->section, &part->lines[i]))
			lines[left->line_count++] = part->lines[i];
	out->part_count += left->line_count > 0;
}

void plan_cut(const struct plan *plan, const struct plan_cut *cut, struct arena *arena,
	struct plan *out)
{
	*out = *plan;
	if (plan->is_sheet)
		return;
	out->part_count = 0;
	if (cut->words)
		out->series.count = 0;
	if (cut->week)
		out->title = plan->words->text[WORD_plan_week];
	for (size_t i = 0; i < plan->part_count; i++)
		cut_part(&plan->parts[i], cut, arena, out);
}
