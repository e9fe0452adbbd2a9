#include "visit/missing.h"

#include "base/str.h"
#include "visit/parts.h"
#include "visit/state.h"

#include <assert.h>

struct search {
	const struct visit *visit; /* as if alone */
	struct arena *arena;
	struct missing *found;
};

static const char *title_of(const struct visit *visit, const struct pack_screen *screen,
	struct arena *arena)
{
	return screen->title ? screen->title
	                     : visit_fill(visit, &screen->heading, false, arena, NULL);
}

struct missing missing_part(const struct visit *visit, const struct pack_question *question,
	int item, struct arena *arena)
{
	const struct pack_screen *screen = &visit->pack->screens[question->screen];
	assert(item >= 0 && (size_t)item < question->item_count);
	return (struct missing){ .screen = screen, .item = item,
		.is_private = screen->is_private || question->items[item].is_private,
		.name = words_aside(&visit->pack->words, question->items[item].text,
			title_of(visit, screen, arena), arena) };
}

static bool find_screen(struct search *search, const struct pack_screen *screen)
{
	*search->found = (struct missing){ .screen = screen, .item = -1,
		.name = title_of(search->visit, screen, search->arena),
		.is_private = screen->is_private };
	return true;
}

static bool find_part(struct search *search, const struct pack_question *question, int item)
{
	*search->found = missing_part(search->visit, question, item, search->arena);
	return true;
}

/* What a part says, also where that follows from another; NULL: nothing. */
static const char *part_words(const struct search *search, const struct pack_question *question,
	int item)
{
	const struct value *value = visit_answer(search->visit, question->number);
	if (!value || value->type != VALUE_PARTS)
		return NULL;
	return parts_words(search->visit, question, value, (size_t)item, search->arena);
}

/* ---- a part that is needed ----------------------------------------------------------- */

/* Nothing of a step that is left for now stands on the plan: nor are its blanks missing. */
static bool is_on_plan(const struct search *search, const struct pack_screen *screen)
{
	for (size_t i = 0; i < screen->plan_count; i++)
		if (visit_holds(search->visit, screen->plan[i].when))
			return true;
	return screen->plan_count == 0;
}

/* The first time is one of the days, which come along when their first has gone by. */
static bool follows_from_days(const struct search *search, const struct pack_question *question,
	const struct pack_part *part)
{
	const struct value *value = visit_answer(search->visit, question->number);
	return part->means == MEANS_DATE && value->type == VALUE_PARTS
	       && !str_is_blank(parts_text(question, value, MEANS_DAYS));
}

/* A screen that was left out altogether is no plan with a hole in it. */
static bool find_needed(struct search *search, const struct pack_screen *screen)
{
	const struct pack_question *question = &search->visit->pack->questions[screen->question];
	if (!visit_answer(search->visit, question->number) || !is_on_plan(search, screen))
		return false;
	for (size_t i = 0; i < question->item_count; i++)
		if (question->items[i].part && question->items[i].part->needed
			&& !part_words(search, question, (int)i)
			&& !follows_from_days(search, question, question->items[i].part))
			return find_part(search, question, (int)i);
	return false;
}

/* ---- the other half of a line -------------------------------------------------------- */

/* The question whose part it is; NULL: it is none. */
static const struct pack_question *part_of(const struct search *search, const struct span *span)
{
	const struct pack_question *question;
	if (span->kind != SPAN_ANSWER || span->ref.item < 0)
		return NULL;
	question = &search->visit->pack->questions[span->ref.question];
	return question->value == VALUE_PARTS ? question : NULL;
}

static bool was_typed(const struct search *search, const struct pack_question *question, int item)
{
	const struct value *value = visit_answer(search->visit, question->number);
	return value && value->type == VALUE_PARTS && !str_is_blank(value->part[item])
	       && part_words(search, question, item);
}

static bool has_part(const struct pattern *line, const struct span *part)
{
	for (size_t i = 0; i < line->count; i++)
		if (line->spans[i].kind == SPAN_ANSWER
			&& line->spans[i].ref.question == part->ref.question
			&& line->spans[i].ref.item == part->ref.item)
			return true;
	return false;
}

static bool is_said_by(const struct search *search, const struct pack_plan *lines, size_t count,
	const struct span *part)
{
	bool whole = false;
	for (size_t i = 0; i < count && !whole; i++)
		if (has_part(&lines[i].line, part) && visit_holds(search->visit, lines[i].when))
			visit_fill(search->visit, &lines[i].line, false, search->arena, &whole);
	return whole;
}

static bool is_said(const struct search *search, const struct span *part)
{
	const struct pack *pack = search->visit->pack;
	if (is_said_by(search, pack->plan, pack->plan_count, part))
		return true;
	for (size_t i = 0; i < pack->screen_count; i++)
		if (visit_is_live(search->visit, (int)i)
			&& is_said_by(search, pack->screens[i].plan, pack->screens[i].plan_count,
				part))
			return true;
	return false;
}

/* Of the same question, so that who fills it in has both before them. */
static const struct span *hole_beside(const struct search *search, const struct pattern *line,
	const struct pack_question *question)
{
	for (size_t i = 0; i < line->count; i++) {
		const struct span *span = &line->spans[i];
		if (part_of(search, span) == question
			&& !part_words(search, question, span->ref.item))
			return span;
	}
	return NULL;
}

static bool find_half(struct search *search, const struct pack_plan *line)
{
	for (size_t i = 0; i < line->line.count; i++) {
		const struct span *span = &line->line.spans[i];
		const struct pack_question *question = part_of(search, span);
		if (!question || !was_typed(search, question, span->ref.item))
			continue;
		const struct span *hole = hole_beside(search, &line->line, question);
		if (hole && !is_said(search, span))
			return find_part(search, question, hole->ref.item);
	}
	return false;
}

static bool find_halves(struct search *search, const struct pack_plan *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (visit_holds(search->visit, lines[i].when) && find_half(search, &lines[i]))
			return true;
	return false;
}

/* ---- all of it ----------------------------------------------------------------------- */

static bool find_on(struct search *search, const struct pack_screen *screen)
{
	if (!visit_is_live(search->visit, screen->number))
		return false;
	return (screen->question >= 0 && find_needed(search, screen))
	       || find_halves(search, screen->plan, screen->plan_count)
	       || (screen->waits_for && !visit_holds(search->visit, screen->waits_for)
		       && find_screen(search, screen));
}

bool missing_find(const struct visit *visit, struct arena *arena, struct missing *missing)
{
	const struct pack *pack = visit->pack;
	const struct pack_path *path = &pack->paths[visit->state.path];
	struct visit alone;
	struct search search = { &alone, arena, missing };
	state_if_alone(visit, arena, &alone);
	for (size_t i = 0; i < path->screen_count; i++)
		if (find_on(&search, &pack->screens[path->screens[i]]))
			return true;
	return find_halves(&search, pack->plan, pack->plan_count);
}
