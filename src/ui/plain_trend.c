/*
 * Numbers over visits: days and values of each, what can be said of the change, and
 * the list to pick from.
 */
#include "ui/plain_kind.h"

static void say_series(struct turn *turn, const struct view_series *series)
{
	enum word way = series->more_is_better ? WORD_trend_more : WORD_trend_less;
	buf_printf(&turn->say, "%s (%s)\n", series->label, turn_word(turn, way));
	for (size_t i = 0; i < series->count; i++)
		buf_printf(&turn->say, "%s: %d\n", series->points[i].day,
			series->points[i].value);
	if (series->count == 0)
		turn_say_word(turn, WORD_trend_none);
}

static void list_trend(struct turn *turn)
{
	const struct view *view = turn->view;
	for (size_t i = 0; i < view->series_count; i++)
		say_series(turn, &view->series[i]);
	turn_say_line(turn, view->verdict);
	if (view->verdict && view->source) {
		turn_say_with(turn, WORD_trend_from, view->source);
		turn_say(turn, "\n");
	}
	plain_choose.list(turn);
}

static void ask_trend(struct turn *turn)
{
	plain_choose.ask(turn);
}

static bool take_trend(struct turn *turn, const char *line)
{
	return plain_choose.take(turn, line);
}

const struct plain_kind plain_trend = {
	.list = list_trend, .ask = ask_trend, .take = take_trend,
};
