#include "visit/gone_by.h"

static bool names_part(const struct pattern *line, int question, int item)
{
	for (size_t i = 0; i < line->count; i++) {
		const struct span *span = &line->spans[i];
		if (span->kind == SPAN_ANSWER && span->ref.question == question
			&& (span->ref.item < 0 || span->ref.item == item))
			return true;
	}
	return false;
}

/* A day of a step that is left for now is on no plan. */
static bool is_on_plan(const struct visit *visit, const struct pack_screen *screen, int item)
{
	for (size_t i = 0; i < screen->plan_count; i++)
		if (names_part(&screen->plan[i].line, screen->question, item)
			&& visit_holds(visit, screen->plan[i].when))
			return true;
	return false;
}

static bool has_gone_by(const struct pack_part *part, const char *text, struct moment now)
{
	struct date day, today = date_of(now);
	bool is_day = part && (part->means == MEANS_DATE || part->means == MEANS_DAY_AHEAD);
	return is_day && date_parse_day(text, &day) && date_days(&day) < date_days(&today);
}

/* Where a line of a plan is changed that has begun, its first time may well lie behind. */
static bool has_begun(const struct visit *visit, const struct pack_question *question,
	const struct pack_part *part)
{
	return part && part->means == MEANS_DATE
	       && visit->pack->paths[visit->state.path].changes
	       && visit->state.answers[question->number].said == 0;
}

static const struct pack_item *find(const struct visit *visit, const struct pack_screen *screen,
	struct moment now)
{
	if (screen->question < 0 || !visit_is_live(visit, screen->number))
		return NULL;
	const struct pack_question *question = &visit->pack->questions[screen->question];
	const struct value *value = visit_answer(visit, screen->question);
	bool parts = value && value->type == VALUE_PARTS;
	for (size_t i = 0; parts && i < value->count; i++)
		if (visit_item_shows(visit, &question->items[i])
			&& !has_begun(visit, question, question->items[i].part)
			&& has_gone_by(question->items[i].part, value->part[i], now)
			&& is_on_plan(visit, screen, (int)i))
			return &question->items[i];
	return NULL;
}

static const char *name_of(const struct visit *visit, const struct pack_screen *screen,
	const struct pack_item *item, struct arena *arena)
{
	const char *title = screen->title
		? screen->title : visit_fill(visit, &screen->heading, true, arena, NULL);
	return words_aside(&visit->pack->words, item->text, title, arena);
}

bool gone_by(const struct visit *visit, struct moment now, struct arena *arena,
	struct missing *missing)
{
	const struct pack_path *path = &visit->pack->paths[visit->state.path];
	for (size_t i = 0; i < path->screen_count; i++) {
		const struct pack_screen *screen = &visit->pack->screens[path->screens[i]];
		const struct pack_item *item = find(visit, screen, now);
		if (!item)
			continue;
		const struct pack_question *question = &visit->pack->questions[screen->question];
		*missing = (struct missing){ .screen = screen,
			.item = (int)(item - question->items),
			.name = name_of(visit, screen, item, arena) };
		return true;
	}
	return false;
}
