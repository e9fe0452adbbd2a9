#include "plan/common.h"

#include "base/str.h"

#include <assert.h>

static bool part_has(const struct plan_part *part, const struct plan_line *line)
{
	for (size_t i = 0; i < part->line_count; i++)
		if (str_is(part->lines[i].text, line->text))
			return true;
	return false;
}

bool common_has(const struct plan *plan, const char *title, const struct plan_line *line)
{
	assert(title && line->text);
	for (size_t i = 0; i < plan->part_count; i++)
		if (str_is(plan->parts[i].title, title) && part_has(&plan->parts[i], line))
			return true;
	return false;
}

static struct plan_part common_part(const struct plan_part *part, const struct plan *other,
	bool (*keeps)(const struct plan_line *line), struct arena *arena)
{
	struct plan_line *lines = arena_array(arena, part->line_count + 1, sizeof *lines);
	struct plan_part common = *part;
	common.lines = lines;
	common.line_count = 0;
	for (size_t i = 0; i < part->line_count; i++)
		if ((!keeps || keeps(&part->lines[i]))
			&& common_has(other, part->title, &part->lines[i]))
			lines[common.line_count++] = part->lines[i];
	return common;
}

void common_keep(struct plan *plan, const struct plan *other,
	bool (*keeps)(const struct plan_line *line), struct arena *arena)
{
	size_t count = 0;
	for (size_t i = 0; i < plan->part_count; i++) {
		struct plan_part common = common_part(&plan->parts[i], other, keeps, arena);
		if (common.line_count)
			plan->parts[count++] = common;
	}
	plan->part_count = count;
}
