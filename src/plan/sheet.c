#include "plan/sheet.h"

/* Every danger sign with its answer: the next team wants the no's too. */
static size_t add_signs(const struct visit *visit, const struct pack_question *signs, bool all,
	struct arena *arena, struct plan_line *lines)
{
	const struct value *value = &visit->state.answers[signs->number].value;
	size_t count = 0;
	for (size_t i = 0; i < signs->item_count; i++) {
		/* Whoever else is here may take the page up from the printer. */
		if (signs->items[i].is_private && !all)
			continue;
		if (signs->items[i].tier == 0 || value->type != VALUE_ITEMS || value->pick[i] < 0)
			continue;
		lines[count++].text = arena_printf(arena, "%s: %s", signs->items[i].text,
			signs->answers ? signs->answers[value->pick[i]] : "");
	}
	return count;
}

static void add_told(const struct visit *visit, bool all, struct arena *arena,
	struct plan *plan)
{
	size_t most = 0, count = 0;
	for (size_t i = 0; i < visit->pack->question_count; i++)
		most += visit->pack->questions[i].item_count;
	struct plan_line *lines = arena_array(arena, most, sizeof *lines);
	for (size_t i = 0; i < visit->pack->question_count; i++)
		if (visit->pack->questions[i].item_count)
			count += add_signs(visit, &visit->pack->questions[i], all, arena,
				lines + count);
	plan->parts[plan->part_count++] = (struct plan_part){ PLAN_DANGER,
		visit->pack->words.text[WORD_sheet_told], lines, count };
}

static void add_what_was_done(const struct visit *visit, struct arena *arena, struct plan *plan)
{
	const char *const *words = visit->pack->words.text;
	struct plan_line *lines = arena_array(arena, visit->state.done_count * 3, sizeof *lines);
	size_t count = 0;
	for (size_t i = 0; i < visit->state.done_count; i++) {
		const struct visit_done *done = &visit->state.done[i];
		/* One line for all signs that one act resolved. */
		if (i > 0 && done->seq == visit->state.done[i - 1].seq)
			continue;
		const struct pack_question *stop = &visit->pack->questions[done->stop];
		lines[count++].text = stop->choices[done->action].text;
		lines[count++].text =
			arena_printf(arena, "%s %s", words[WORD_sheet_by], done->name);
		if (done->reason)
			lines[count++].text = arena_printf(arena, "%s %s",
				words[WORD_sheet_because], done->reason);
	}
	plan->parts[plan->part_count++] = (struct plan_part){ PLAN_CLINICIAN,
		words[WORD_sheet_done], lines, count };
}

void sheet_assemble(const struct visit *visit, bool all, struct arena *arena, struct plan *plan)
{
	plan->is_sheet = true;
	plan->title = visit->pack->words.text[WORD_sheet_title];
	add_told(visit, all || !visit->state.with_others, arena, plan);
	add_what_was_done(visit, arena, plan);
}
