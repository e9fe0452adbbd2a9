/*
 * schedule: what, where, which days, at what time, how often, how long, for how
 * many weeks, and the first time.  The days that are offered for the first time
 * are the coming ones that were marked; the clock is that of the last event.  While none is
 * picked it is the first of them, which is seen before it is kept.
 */
#include "visit/answer.h"
#include "visit/kind.h"
#include "visit/parts.h"
#include "visit/parts_show.h"

#include "base/str.h"
#include "view/words.h"

#include <string.h>

#define DAYS_AHEAD 28

/* "Wednesday, 4 March, 9:00": what both can see before them. */
static const char *first_time(const struct visit *visit, const char *day, const char *time,
	struct arena *frame)
{
	struct date date;
	if (!date_parse_day(day, &date))
		return NULL;
	date.year = 0;
	const char *words = day_words(&visit->pack->words, &date, frame);
	return *time ? day_time(&visit->pack->words, words, time, frame) : words;
}

/* A clock time as it is kept; all else ("after breakfast", "12.5") is as typed. */
static const char *tidy_time(const char *text, struct arena *arena)
{
	int minute = parts_minute(text);
	return minute < 0 ? text : arena_printf(arena, "%d:%02d", minute / 60, minute % 60);
}

/* The first coming day among these; NULL where none is marked. */
static const char *first_of_days(const struct visit *visit, const char *days,
	struct arena *arena)
{
	for (int i = 1; i <= PARTS_DAYS; i++) {
		struct date date = date_after(visit->state.last, i);
		char code[DATE_SIZE];
		if (!value_has_code(days, parts_day_codes[(date.weekday + 6) % PARTS_DAYS]))
			continue;
		date_format_day(&date, code);
		return arena_strdup(arena, code);
	}
	return NULL;
}

static const char *date_in_words(const struct visit *visit, const char *day,
	struct arena *frame)
{
	struct date date;
	return day && date_parse_day(day, &date) ? day_words(&visit->pack->words, &date, frame)
	                                         : NULL;
}

static void show(const struct visit *visit, const struct pack_question *question,
	struct arena *frame, struct view *view)
{
	parts_show(visit, question, frame, view);
	struct view_part *parts = arena_array(frame, view->part_count + 1, sizeof *parts);
	/* By the pack's rows; those that do not show say nothing. */
	const struct value nothing = { .type = VALUE_NONE };
	struct value all = answer_with_hidden(visit, question, &view->value, &nothing, frame);
	const char *days = parts_text(question, &all, MEANS_DAYS);
	const char *time = parts_text(question, &all, MEANS_TIME);
	const char *first = parts_text(question, &all, MEANS_DATE);
	const char *follows = first_of_days(visit, days, frame);
	bool asks_first = false;
	memcpy(parts, view->parts, view->part_count * sizeof *parts);
	for (size_t i = 0, shown = 0; i < question->item_count; i++) {
		enum part_means means = question->items[i].part->means;
		if (!visit_item_shows(visit, &question->items[i]))
			continue;
		if (means == MEANS_DATE) {
			parts_offer_dates(visit, 1, DAYS_AHEAD, days, first, frame,
				&parts[shown]);
			asks_first = true;
			if (follows)
				parts[shown].hint = date_in_words(visit, follows, frame);
		}
		if (means == MEANS_OFTEN)
			parts[shown].hint = parts_words(visit, question, &all, i, frame);
		shown++;
	}
	view->parts = parts;
	if (!*first && asks_first && follows)
		first = follows;
	view->schedule.large = first_time(visit, first, tidy_time(time, frame), frame);
	view->schedule.large_text = view->schedule.large ? question->schedule.real : NULL;
}

static void decide(struct visit *visit, const struct pack_question *question,
	const struct value *value, struct batch *batch)
{
	struct arena *arena = &visit->scratch;
	struct value tidy = *value;
	const char **part = arena_array(arena, value->count, sizeof *part);
	for (size_t i = 0; i < value->count; i++) {
		bool time = question->items[i].part->means == MEANS_TIME;
		part[i] = time ? tidy_time(value->part[i], arena) : value->part[i];
	}
	const char *days = parts_text(question, value, MEANS_DAYS);
	for (size_t i = 0; i < value->count; i++)
		if (question->items[i].part->means == MEANS_DATE && str_is_blank(part[i])
			&& visit_item_shows(visit, &question->items[i])
			&& first_of_days(visit, days, arena))
			part[i] = first_of_days(visit, days, arena);
	tidy.part = part;
	batch_add(batch, &(struct event){ .kind = EVENT_ANSWERED, .question = question->id,
		.value = answer_to_event(question, &tidy, arena) });
}

const struct kind kind_schedule = {
	.accept = parts_accept, .decide = decide, .show = show,
	.words = parts_all_words,
};
