#include "view/day.h"

#include "base/date_said.h"
#include "base/str.h"

#include <assert.h>
#include <stdlib.h>

#define WEEK 7
#define DAYS_AHEAD 366

static enum date_said read_day(const struct words *words, const struct view_day *day,
	const char *text, struct date days[2])
{
	const char *const *w = words->text;
	struct date_tongue tongue = { .weekdays = w[WORD_weekdays], .months = w[WORD_months],
		.tomorrow = w[WORD_said_tomorrow], .next = w[WORD_said_next],
		.small = w[WORD_said_small], .days = w[WORD_said_days],
		.weeks = w[WORD_said_weeks],
		.month_first = str_is(w[WORD_said_month_first], "yes") };
	return date_said(text, day->now, &tongue, days);
}

static long days_off(const struct view_day *day, const struct date *date)
{
	struct date today = date_of(day->now);
	return date_days(date) - date_days(&today);
}

static bool is_taken(long off)
{
	return off > 0 && off <= DAYS_AHEAD;
}

bool day_typed(const struct words *words, const struct view_day *day, const char *text,
	char code[DATE_SIZE])
{
	struct date days[2];
	if (read_day(words, day, text, days) != DATE_SAID_ONE
		|| !is_taken(days_off(day, &days[0])))
		return false;
	date_format_day(&days[0], code);
	return true;
}

bool day_is_code(const char *text)
{
	struct date date;
	return date_parse_day(text, &date);
}

/* The year is said where it is another. */
static const char *name_of(const struct words *words, const struct view_day *day,
	struct date date, struct arena *arena)
{
	struct date today = date_of(day->now);
	if (date.year == today.year)
		date.year = 0;
	return day_words(words, &date, arena);
}

static const char *away(const struct words *words, long off, struct arena *arena)
{
	assert(off > 0);
	return off % WEEK == 0 ? words_count(words, WORD_in_one_week, WORD_in_weeks, off / WEEK, arena)
	                       : words_count(words, WORD_in_one_day, WORD_in_days, off, arena);
}

const char *day_reads(const struct words *words, const struct view_day *day, const char *text,
	struct arena *arena)
{
	struct date days[2];
	enum date_said said = read_day(words, day, text, days);
	if (said == DATE_SAID_NONE)
		return words->text[WORD_day_unread];
	const char *name = name_of(words, day, days[0], arena);
	if (said == DATE_SAID_TWO)
		return words_fill(words, WORD_day_either, arena, "one", name, "other",
			name_of(words, day, days[1], arena), NULL);
	long off = days_off(day, &days[0]);
	if (!is_taken(off))
		return words_fill(words, off > 0 ? WORD_day_far : WORD_day_past, arena, "day", name,
			NULL);
	/* A visit from before has no words for how far off it is. */
	if (!*words->text[WORD_day_with])
		return name;
	return words_fill(words, WORD_day_with, arena, "day", name, "away",
		away(words, off, arena), NULL);
}

bool day_moved(const struct words *words, const struct view_day *day, const char *text, int by,
	char code[DATE_SIZE])
{
	struct date days[2];
	long off = WEEK;
	if (!str_is_blank(text)) {
		if (read_day(words, day, text, days) != DATE_SAID_ONE)
			return false;
		off = days_off(day, &days[0]) + by;
	}
	off = off < 1 ? 1 : off > DAYS_AHEAD ? DAYS_AHEAD : off;
	days[0] = date_after(day->now, (int)off);
	date_format_day(&days[0], code);
	return true;
}
