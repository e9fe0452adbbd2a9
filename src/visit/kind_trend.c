/*
 * trend: a number over visits, and how the change feels.  The raw numbers always;
 * a verdict only where the pack names a smallest change that counts, and whence.
 */
#include "visit/kind.h"
#include "visit/series.h"

static bool accept(const struct visit *visit, const struct pack_question *question,
	const struct value *value, enum word *why)
{
	return kind_choose.accept(visit, question, value, why);
}

static const char *verdict(const struct visit *visit, const struct pack_question *question,
	const struct view_series *series, struct arena *frame)
{
	if (question->change == 0 || series->count < 2)
		return NULL;
	int change = series->points[series->count - 1].value - series->points[0].value;
	if (!series->more_is_better)
		change = -change;
	enum word word = change >= question->change    ? WORD_trend_better
	                 : change <= -question->change ? WORD_trend_worse
	                                               : WORD_trend_same;
	return words_put(visit->pack->words.text[word],
		arena_printf(frame, "%d", question->change), frame);
}

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	const struct pack_question *all = visit->pack->questions;
	struct view_series *series = arena_array(frame, question->also_count + 1, sizeof *series);
	kind_choose.show(visit, question, frame, view);
	series_of(visit, &all[question->of], frame, &series[0]);
	for (size_t i = 0; i < question->also_count; i++)
		series_of(visit, &all[question->also[i]], frame, &series[i + 1]);
	view->series = series;
	view->series_count = question->also_count + 1;
	view->verdict = verdict(visit, question, &series[0], frame);
	view->source = view->verdict ? question->source : NULL;
}

static const char *words(const struct visit *visit, const struct pack_question *question,
	const struct value *value, struct arena *arena)
{
	return kind_choose.words(visit, question, value, arena);
}

const struct kind kind_trend = {
	.kind = VIEW_TREND, .accept = accept, .show = show, .words = words,
};
