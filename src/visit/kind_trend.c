/*
 * trend: a number over visits, and how the change feels.  The raw numbers always;
 * a verdict only where the pack names a smallest change that counts, and whence.
 */
#include "visit/kind.h"

#include "view/words.h"
#include "visit/disclosure.h"

#include <assert.h>

/* The days of all visits, the earlier ones first. */
struct calendar {
	const struct state *state;
	struct date today;
	bool two_years;
	bool falls_back; /* a day comes before that of the visit before: a clock was wrong */
};

static const struct date *day_of(const struct calendar *calendar, size_t i)
{
	const struct state *state = calendar->state;
	return i < state->past_count ? &state->past[i].day : &calendar->today;
}

static struct calendar calendar_of(const struct state *state)
{
	struct calendar calendar = { .state = state, .today = date_of(state->began) };
	for (size_t i = 1; i <= state->past_count; i++) {
		const struct date *before = day_of(&calendar, i - 1), *day = day_of(&calendar, i);
		calendar.two_years |= day->year != before->year;
		calendar.falls_back |= date_days(day) < date_days(before);
	}
	return calendar;
}

/* Where the days do not tell how far visits are apart, they stand a week apart. */
static long place_of(const struct calendar *calendar, size_t i)
{
	long place = 0;
	if (!calendar->falls_back)
		return date_days(day_of(calendar, i));
	for (size_t j = 1; j <= i; j++)
		if (date_days(day_of(calendar, j)) != date_days(day_of(calendar, j - 1)))
			place += 7;
	return place;
}

static struct view_point point(const struct visit *visit, const struct calendar *calendar,
	size_t i, int value, struct arena *frame)
{
	return (struct view_point){ .day = day_short(&visit->pack->words, day_of(calendar, i),
		calendar->two_years, frame), .at = place_of(calendar, i), .value = value };
}

bool visit_series(const struct visit *visit, const struct pack_question *ruler,
	struct arena *frame, struct view_series *series)
{
	assert(pack_series(ruler));
	const struct state *state = &visit->state;
	struct view_point *points = arena_array(frame, state->past_count + 1, sizeof *points);
	struct calendar calendar = calendar_of(state);
	size_t count = 0;
	*series = (struct view_series){ .label = pack_series(ruler), .points = points,
		.more_is_better = pack_ruler(ruler)->more_is_better };
	if (visit->pack->screens[ruler->screen].is_private && state->with_others)
		return true;
	for (size_t i = 0; i < state->past_count && disclosure_of_event(state, 0); i++)
		if (state->past[i].question == ruler->number)
			points[count++] = point(visit, &calendar, i, state->past[i].number,
				frame);
	const struct value *now = visit_shown(visit, ruler->number);
	/* One that came along stands among the earlier ones. */
	if (now && state->answers[ruler->number].said && now->type == VALUE_NUMBER)
		points[count++] = point(visit, &calendar, state->past_count, now->number, frame);
	series->count = count;
	return count < 2 || !calendar.falls_back;
}

static bool accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct refusal *why)
{
	return kind_choose.accept(visit, question, value, why);
}

static const char *verdict(const struct visit *visit, const struct pack_question *question,
	const struct view_series *series, struct arena *frame)
{
	int least = question->trend.change;
	if (least == 0 || series->count < 2)
		return NULL;
	int change = series->points[series->count - 1].value - series->points[0].value;
	if (!series->more_is_better)
		change = -change;
	const struct words *words = &visit->pack->words;
	if (change >= least)
		return words_count(words, WORD_trend_better_one, WORD_trend_better, least, frame);
	if (change <= -least)
		return words_count(words, WORD_trend_worse_one, WORD_trend_worse, least, frame);
	return words_count(words, WORD_trend_same_one, WORD_trend_same, least, frame);
}

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	const struct pack_question *all = visit->pack->questions;
	const struct pack_trend *trend = &question->trend;
	struct view_series *series = arena_array(frame, trend->also_count + 1, sizeof *series);
	kind_choose.show(visit, question, frame, view);
	bool in_order = visit_series(visit, &all[trend->of], frame, &series[0]);
	for (size_t i = 0; i < trend->also_count; i++)
		in_order &= visit_series(visit, &all[trend->also[i]], frame, &series[i + 1]);
	view->trend.series = series;
	view->trend.series_count = trend->also_count + 1;
	view->trend.clock_was_wrong = !in_order;
	view->trend.verdict = verdict(visit, question, &series[0], frame);
	view->trend.source = view->trend.verdict ? trend->source : NULL;
}

static const char *words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	return kind_choose.words(visit, question, value, arena);
}

const struct kind kind_trend = {
	.accept = accept, .show = show, .words = words,
};
