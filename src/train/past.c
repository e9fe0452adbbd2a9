#include "train/past.h"

#include "base/str.h"

#include <assert.h>
#include <stdlib.h>

const int past_waits[PAST_WAITS] = { 1, 3, 7, 21, 60, 90 };

bool past_is_bad(const struct log *log)
{
	struct practice_count count = log_count(log);
	if (log->what != LOG_CASE && log->what != LOG_DRILL)
		return false;
	return !log->is_good || (log->what == LOG_CASE && count.against > count.adherent);
}

static bool is_of(const struct log *log, const char *who)
{
	return log->is_over && str_is(log->who, who);
}

static bool is_same(const struct log *log, const char *who, enum log_what what, const char *id)
{
	return is_of(log, who) && log->what == what && str_is(log->id, id);
}

const struct log *past_before(const struct past *past, const char *who, enum log_what what,
	const char *id)
{
	assert(what < LOG_WHATS);
	for (size_t i = past->count; i-- > 0;)
		if (is_same(past->logs[i], who, what, id))
			return past->logs[i];
	return NULL;
}

size_t past_times(const struct past *past, const char *who, enum log_what what, const char *id)
{
	size_t times = 0;
	for (size_t i = 0; i < past->count; i++)
		times += is_same(past->logs[i], who, what, id);
	return times;
}

const char **past_people(const struct past *past, struct arena *arena, size_t *count)
{
	const char **names = arena_array(arena, past->count + 1, sizeof *names);
	*count = 0;
	for (size_t i = 0; i < past->count; i++) {
		size_t at = 0;
		while (at < *count && !str_is(names[at], past->logs[i]->who))
			at++;
		if (at == *count)
			names[(*count)++] = past->logs[i]->who;
	}
	return names;
}

/* ---- what comes back ----------------------------------------------------------------- */

static long day_of(const struct log *log)
{
	assert(log->is_over); /* else there is no such day */
	struct date date = date_of(log->ended);
	return date_days(&date);
}

/* Where no time was bad, or all waits are over, step is PAST_WAITS: it does not come back. */
static struct past_due wait_for(const struct past *past, const char *who,
	const struct log *last)
{
	struct past_due due = { last->what, last->id, 0, PAST_WAITS };
	for (size_t i = 0; i < past->count; i++) {
		const struct log *log = past->logs[i];
		if (!is_same(log, who, last->what, last->id))
			continue;
		if (past_is_bad(log))
			due.step = 0;
		/* Who practises ahead of the day has not waited, and waits as long again. */
		else if (due.step < PAST_WAITS && day_of(log) >= due.day)
			due.step++;
		if (due.step < PAST_WAITS)
			due.day = day_of(log) + past_waits[due.step];
	}
	assert(due.step >= 0 && due.step <= PAST_WAITS);
	return due;
}

static int compare(const void *a, const void *b)
{
	const struct past_due *one = a, *other = b;
	return one->day < other->day ? -1 : one->day > other->day;
}

struct past_due *past_due(const struct past *past, const char *who, struct arena *arena,
	size_t *count)
{
	struct past_due *list = arena_array(arena, past->count + 1, sizeof *list);
	*count = 0;
	for (size_t i = 0; i < past->count; i++) {
		const struct log *log = past->logs[i];
		if (!is_of(log, who) || past_before(past, who, log->what, log->id) != log)
			continue;
		struct past_due due = wait_for(past, who, log);
		if (due.step < PAST_WAITS)
			list[(*count)++] = due;
	}
	assert(*count <= past->count);
	qsort(list, *count, sizeof *list, compare);
	return list;
}
