#include "plan/plan.h"

static bool has_more_than_danger(const struct plan *plan)
{
	for (size_t i = 0; i < plan->part_count; i++)
		if (plan->parts[i].section != PLAN_DANGER)
			return true;
	return false;
}

static const struct view_line *lines_of(const struct plan *plan, struct arena *frame,
	size_t *count)
{
	size_t room = 0;
	*count = 0;
	for (size_t i = 0; i < plan->part_count; i++)
		room += plan->parts[i].line_count;
	struct view_line *lines = arena_array(frame, room + 1, sizeof *lines);
	for (size_t i = 0; i < plan->part_count; i++)
		for (size_t j = 0; j < plan->parts[i].line_count; j++)
			lines[(*count)++] = (struct view_line){
				j ? NULL : plan->parts[i].title, plan->parts[i].lines[j].text };
	return lines;
}

void plan_show_so_far(const struct plan *plan, struct arena *frame, struct view *view)
{
	view->plan = lines_of(plan, frame, &view->plan_count);
}

void plan_show(const struct plan *plan, const struct visit *visit, struct arena *frame,
	struct view *view)
{
	/* A sheet tells what was answered: never on a screen where others may look on. */
	if (plan->is_sheet)
		return;
	if (view->kind == VIEW_AGREE || visit->state.end == END_AGREED)
		view->lines = lines_of(plan, frame, &view->line_count);
	view->agree.patient = plan->yes[ROLE_PATIENT];
	view->agree.clinician = plan->yes[ROLE_CLINICIAN];
	if (view->kind == VIEW_AGREE && !view->agree.shut && !has_more_than_danger(plan))
		view->agree.shut = plan->words->text[WORD_agree_nothing];
}
