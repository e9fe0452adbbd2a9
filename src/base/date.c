#include "base/date.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define MINUTE_MS 60000

/* Days from 1970-01-01 to year-month-day and back: the civil calendar in eras
 * of 400 years, after H. Hinnant, "chrono-compatible low-level date algorithms". */
static int64_t days_from_civil(int64_t y, int m, int d)
{
	assert(m >= 1 && m <= 12);
	y -= m <= 2;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;
	int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

long date_days(const struct date *date)
{
	return (long)days_from_civil(date->year, date->month, date->day);
}

static void civil_from_days(int64_t days, struct date *date)
{
	days += 719468;
	int64_t era = (days >= 0 ? days : days - 146096) / 146097;
	int64_t doe = days - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	date->day = (int)(doy - (153 * mp + 2) / 5 + 1);
	date->month = (int)(mp < 10 ? mp + 3 : mp - 9);
	date->year = (int)(yoe + era * 400 + (date->month <= 2));
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static int weekday_of(int64_t days)
{
	return (int)(((days + 4) % 7 + 7) % 7);
}

struct date date_of(struct moment moment)
{
	struct date date = { 0 };
	int64_t minutes = floor_div(moment.ms, MINUTE_MS) + moment.offset;
	int64_t days = floor_div(minutes, 1440);
	int64_t minute = minutes - days * 1440;
	civil_from_days(days, &date);
	date.hour = (int)(minute / 60);
	date.minute = (int)(minute % 60);
	date.weekday = weekday_of(days);
	return date;
}

static bool is_date(const struct date *d, char sign, int oh, int om)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = d->year % 4 == 0 && (d->year % 100 != 0 || d->year % 400 == 0);
	return d->year >= 1970 && d->month >= 1 && d->month <= 12 && d->day >= 1
	       && d->day <= days[d->month - 1] && (leap || d->month != 2 || d->day <= 28)
	       && d->hour <= 23 && d->minute <= 59 && (sign == '+' || sign == '-') && oh <= 23
	       && om <= 59;
}

bool date_parse(const char *text, struct moment *moment)
{
	struct date d;
	char sign;
	int oh, om, end = 0;
	if (sscanf(text, "%4d-%2d-%2d %2d:%2d %c%2d:%2d%n", &d.year, &d.month, &d.day, &d.hour,
		    &d.minute, &sign, &oh, &om, &end) != 8
		|| text[end] || end != (int)strlen("2026-03-02 09:00 +01:00")
		|| !is_date(&d, sign, oh, om))
		return false;
	int offset = (oh * 60 + om) * (sign == '-' ? -1 : 1);
	int64_t minutes = days_from_civil(d.year, d.month, d.day) * 1440 + d.hour * 60 + d.minute;
	moment->ms = (minutes - offset) * MINUTE_MS;
	moment->offset = (int16_t)offset;
	return true;
}

struct date date_after(struct moment moment, int days)
{
	struct date date = date_of(moment);
	int64_t day = days_from_civil(date.year, date.month, date.day) + days;
	date = (struct date){ .weekday = weekday_of(day) };
	civil_from_days(day, &date);
	return date;
}

bool date_parse_day(const char *text, struct date *date)
{
	struct date d = { 0 };
	int end = 0;
	if (sscanf(text, "%4d-%2d-%2d%n", &d.year, &d.month, &d.day, &end) != 3 || text[end]
		|| end != (int)strlen("2026-03-04") || !is_date(&d, '+', 0, 0))
		return false;
	d.weekday = weekday_of(days_from_civil(d.year, d.month, d.day));
	*date = d;
	return true;
}

void date_format_day(const struct date *date, char text[DATE_SIZE])
{
	assert(date->month >= 1 && date->month <= 12 && date->day >= 1 && date->day <= 31);
	snprintf(text, DATE_SIZE, "%04d-%02d-%02d", date->year % 10000, date->month % 100,
		date->day % 100);
}

void date_format(struct moment moment, char text[DATE_SIZE])
{
	struct date d = date_of(moment);
	int offset = moment.offset < 0 ? -moment.offset : moment.offset;
	snprintf(text, DATE_SIZE, "%04d-%02d-%02d %02d:%02d %c%02d:%02d", d.year % 10000,
		d.month % 100, d.day % 100, d.hour % 100, d.minute % 100,
		moment.offset < 0 ? '-' : '+', offset / 60 % 100, offset % 60);
}

void date_clock(struct moment moment, char text[DATE_SIZE])
{
	struct date d = date_of(moment);
	snprintf(text, DATE_SIZE, "%02d:%02d", d.hour % 100, d.minute % 100);
}
