#include "visit/series.h"

#include "view/day.h"

#define DAY_MS 86400000

static struct view_point point(const struct visit *visit, const struct date *day, int value,
	struct arena *frame)
{
	return (struct view_point){ .day = day_short(&visit->pack->words, day, frame),
		.at = date_days(day), .value = value };
}

void series_of(const struct visit *visit, const struct pack_question *ruler,
	struct arena *frame, struct view_series *series)
{
	const struct state *state = &visit->state;
	struct view_point *points = arena_array(frame, state->past_count + 1, sizeof *points);
	size_t count = 0;
	*series = (struct view_series){ .label = ruler->series, .points = points,
		.more_is_better = ruler->more_is_better };
	if (visit->pack->screens[ruler->screen].is_private && state->with_others)
		return;
	for (size_t i = 0; i < state->past_count; i++)
		if (state->past[i].question == ruler->number)
			points[count++] = point(visit, &state->past[i].day,
				state->past[i].number, frame);
	const struct value *now = visit_answer(visit, ruler->number);
	struct date today = date_of(state->began);
	if (now && now->type == VALUE_NUMBER)
		points[count++] = point(visit, &today, now->number, frame);
	series->count = count;
}
