#include "visit/gone_by.h"

#include "visit/state.h"

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
static bool is_said(const struct visit *visit, const struct pack_screen *screen, int item)
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

/* Where a line of a plan is changed that has begun, its first time and what was promised may well
 * lie behind.  The day on which they look again lies ahead. */
static bool has_begun(const struct visit *visit, const struct pack_question *question, size_t item)
{
	return visit->pack->paths[visit->state.path].changes
	       && visit->state.answers[question->number].rows[item].seq == 0
	       && !question->items[item].part->due;
}

static bool find(const struct visit *visit, const struct pack_screen *screen, struct moment now,
	size_t *item)
{
	if (screen->question < 0 || !visit_is_live(visit, screen->number))
		return false;
	const struct pack_question *question = &visit->pack->questions[screen->question];
	const struct value *value = visit_answer(visit, screen->question);
	bool parts = value && value->type == VALUE_PARTS;
	for (size_t i = 0; parts && i < value->count; i++)
		if (visit_item_shows(visit, &question->items[i])
			&& has_gone_by(question->items[i].part, value->part[i], now)
			&& !has_begun(visit, question, i) && is_said(visit, screen, (int)i)) {
			*item = i;
			return true;
		}
	return false;
}

bool gone_by(const struct visit *visit, struct moment now, struct arena *arena,
	struct missing *missing)
{
	const struct pack_path *path = &visit->pack->paths[visit->state.path];
	struct visit alone;
	size_t item;
	state_if_alone(visit, arena, &alone);
	for (size_t i = 0; i < path->screen_count; i++) {
		const struct pack_screen *screen = &visit->pack->screens[path->screens[i]];
		if (!find(&alone, screen, now, &item))
			continue;
		*missing = missing_part(&alone, &visit->pack->questions[screen->question],
			(int)item, arena);
		return true;
	}
	return false;
}
