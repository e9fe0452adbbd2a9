#include "plan/plan.h"

#include "base/str.h"
#include "plan/family.h"
#include "visit/disclosure.h"
#include "visit/flow.h"

#include <assert.h>

static bool has_more_than_danger(const struct plan *plan)
{
	for (size_t i = 0; i < plan->part_count; i++)
		if (plan->parts[i].section != PLAN_DANGER)
			return true;
	return false;
}

/* `visit`: NULL, or where a line leads to what it says being changed. */
static struct view_line line_of(const struct visit *visit, const struct plan_part *part, size_t i)
{
	const struct plan_line *line = &part->lines[i];
	struct view_line shown = { .label = i ? NULL : part->title, .text = line->text };
	if (visit && line->screen && flow_may_be(visit, line->screen->number)) {
		shown.leads = true;
		shown.screen = line->screen->number;
	}
	return shown;
}

static struct view_line *lines_of(const struct plan *plan, const struct visit *visit,
	struct arena *frame, size_t *count)
{
	size_t most = 0;
	*count = 0;
	for (size_t i = 0; i < plan->part_count; i++)
		most += plan->parts[i].line_count;
	assert(plan->part_count == 0 || most > 0); /* a part without a line is none */
	struct view_line *lines = arena_array(frame, most + 1, sizeof *lines);
	for (size_t i = 0; i < plan->part_count; i++)
		for (size_t j = 0; j < plan->parts[i].line_count; j++)
			lines[(*count)++] = line_of(visit, &plan->parts[i], j);
	return lines;
}

/* ---- pages in a visit ---------------------------------------------------------------- */

static void show_last(const struct visit *visit, struct arena *frame, struct view *view)
{
	const struct state *state = &visit->state;
	struct view_line *lines = arena_array(frame, state->recalled_count + 1, sizeof *lines);
	int section = -1;
	/* It was made with the two alone, or with whoever was there then. */
	bool shows = disclosure_of_plan(state) && !state->asked_in;
	view->lines = lines;
	for (size_t i = 0; i < state->recalled_count && shows; i++) {
		const struct visit_recalled *line = &state->recalled[i];
		if (line->is_private && state->with_others)
			continue;
		lines[view->line_count++] = (struct view_line){
			.label = (int)line->section == section ? NULL
				: plan_section_title(&visit->pack->words, line->section),
			.text = line->text };
		section = (int)line->section;
	}
	if (!shows || state->recalled_count == 0)
		lines[view->line_count++].text = visit->pack->words.text[
			shows ? WORD_last_none : WORD_last_closed];
}

static void show_none(const struct visit *visit, enum word word, struct arena *frame,
	struct view *view)
{
	struct view_line *none = arena_array(frame, 1, sizeof *none);
	none->text = visit->pack->words.text[word];
	view->lines = none;
	view->line_count = 1;
}

static void show_family(const struct visit *visit, int person, struct arena *frame,
	struct view *view)
{
	struct plan page;
	if (family_assemble(visit, person, frame, &page)) {
		view->lines = lines_of(&page, NULL, frame, &view->line_count);
		return;
	}
	show_none(visit, WORD_family_none, frame, view);
}

/* What the patient shows to whoever has come in. */
static void show_our_plan(const struct visit *visit, struct arena *frame, struct view *view)
{
	struct plan plan;
	plan_assemble(visit, false, frame, &plan);
	if (!plan.is_sheet)
		view->lines = lines_of(&plan, NULL, frame, &view->line_count);
	/* What is on every plan says nothing about this one. */
	if (plan.is_sheet || !has_more_than_danger(&plan))
		show_none(visit, WORD_so_far_empty, frame, view);
}

/* ---- what a person would get ---------------------------------------------------------- */

static void show_offer(const struct visit *visit, const struct pack_question *share, int person,
	struct arena *frame, struct view_part *part)
{
	struct plan page;
	const char *by_part[FAMILY_PARTS + 1];
	if (!family_offer(visit, share, person, frame, &page, by_part))
		return;
	part->lines = lines_of(&page, NULL, frame, &part->line_count);
	const char **needs = arena_array(frame, part->line_count + 1, sizeof *needs);
	size_t at = 0;
	for (size_t i = 0; i < page.part_count; i++)
		for (size_t j = 0; j < page.parts[i].line_count; j++)
			needs[at++] = by_part[i];
	part->needs = needs;
}

static void show_offers(const struct visit *visit, const struct pack_question *share,
	struct arena *frame, struct view *view)
{
	struct view_part *parts = arena_array(frame, view->part_count + 1, sizeof *parts);
	for (size_t i = 0; i < view->part_count; i++) {
		parts[i] = view->parts[i];
		for (size_t j = 0; j < share->item_count; j++)
			if (str_is(share->items[j].id, parts[i].id))
				show_offer(visit, share, share->items[j].part->person, frame,
					&parts[i]);
	}
	view->parts = parts;
}

void plan_show_page(const struct visit *visit, struct arena *frame, struct view *view)
{
	const struct pack_question *question = visit_question(visit);
	if (visit->state.page == PAGE_PLAN)
		show_our_plan(visit, frame, view);
	if (!question)
		return;
	if (view->kind == VIEW_SHARE)
		show_offers(visit, question, frame, view);
	else if (question->shows == SHOWS_LAST)
		show_last(visit, frame, view);
	else if (question->shows == SHOWS_FAMILY)
		show_family(visit, visit->pack->screens[question->screen].person, frame, view);
}

/* One line: the first of those that the last answer has made. */
static void mark_newest(const struct plan *plan, struct view_line *lines)
{
	struct view_line *newest = NULL;
	uint64_t at = 0;
	for (size_t i = 0; i < plan->part_count; i++)
		for (size_t j = 0; j < plan->parts[i].line_count; j++, lines++)
			if (plan->parts[i].lines[j].answered > at) {
				at = plan->parts[i].lines[j].answered;
				newest = lines;
			}
	if (newest)
		newest->newest = true;
}

void plan_show_so_far(const struct plan *plan, struct arena *frame, struct view *view)
{
	struct view_line *lines = lines_of(plan, NULL, frame, &view->plan_count);
	mark_newest(plan, lines);
	view->plan = lines;
	view->plan_gap = plan->gap;
}

enum word plan_waits_for(const struct plan *plan)
{
	assert(!plan->yes[ROLE_PATIENT] || !plan->yes[ROLE_CLINICIAN]);
	if (plan->yes[ROLE_CLINICIAN])
		return WORD_notyet_patient;
	return plan->yes[ROLE_PATIENT] ? WORD_notyet_clinician : WORD_notyet_both;
}

void plan_show(const struct plan *plan, const struct visit *visit, struct arena *frame,
	struct view *view)
{
	/* A sheet tells what was answered: never on a screen where others may look on. */
	if (plan->is_sheet)
		return;
	bool agrees = !visit_has_ended(visit) && pack_traits(view->kind)->agrees;
	if (agrees || visit->state.end == END_AGREED)
		view->lines = lines_of(plan, agrees ? visit : NULL, frame, &view->line_count);
	if (!agrees)
		return;
	if (!plan->yes[ROLE_PATIENT] || !plan->yes[ROLE_CLINICIAN])
		view->waits = plan->words->text[plan_waits_for(plan)];
	view->agree.patient = plan->yes[ROLE_PATIENT];
	view->agree.clinician = plan->yes[ROLE_CLINICIAN];
	if (!view->agree.shut && plan->is_part)
		view->agree.shut = plan->words->text[disclosure_of_plan(&visit->state)
			? WORD_agree_later : WORD_agree_part];
	if (!view->agree.shut && !has_more_than_danger(plan))
		view->agree.shut = plan->words->text[WORD_agree_nothing];
}
