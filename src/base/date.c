#include "base/date.h"

#include <assert.h>
#include <stdlib.h>

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

struct date date_after(struct moment moment, int days)
{
	struct date date = date_of(moment);
	int64_t day = days_from_civil(date.year, date.month, date.day) + days;
	date = (struct date){ .weekday = weekday_of(day) };
	civil_from_days(day, &date);
	return date;
}

/* ---- as text ------------------------------------------------------------------------ */

/* So many digits, then `after`: a list writes and reads thousands of dates, and stdio takes
 * ten times as long.  False: something else stands there. */
static bool get(const char **at, int digits, char after, int *number)
{
	*number = 0;
	for (; digits > 0; digits--) {
		if (**at < '0' || **at > '9')
			return false;
		*number = 10 * *number + (*(*at)++ - '0');
	}
	return *(*at)++ == after;
}

static char *put(char *at, int digits, char after, int number)
{
	assert(number >= 0);
	for (int i = digits; i-- > 0; number /= 10)
		at[i] = (char)('0' + number % 10);
	at[digits] = after;
	return at + digits + 1;
}

static bool get_day(const char **at, char after, struct date *d)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	if (!get(at, 4, '-', &d->year) || !get(at, 2, '-', &d->month)
		|| !get(at, 2, after, &d->day))
		return false;
	bool leap = d->year % 4 == 0 && (d->year % 100 != 0 || d->year % 400 == 0);
	return d->year >= 1970 && d->month >= 1 && d->month <= 12 && d->day >= 1
	       && d->day <= days[d->month - 1] && (leap || d->month != 2 || d->day <= 28);
}

static char *put_day(char *at, char after, const struct date *d)
{
	assert(d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= 31);
	at = put(at, 4, '-', abs(d->year) % 10000);
	at = put(at, 2, '-', d->month);
	return put(at, 2, after, d->day);
}

bool date_parse(const char *text, struct moment *moment)
{
	struct date d;
	int oh, om;
	if (!get_day(&text, ' ', &d) || !get(&text, 2, ':', &d.hour)
		|| !get(&text, 2, ' ', &d.minute) || (*text != '+' && *text != '-'))
		return false;
	int sign = *text++ == '-' ? -1 : 1;
	if (!get(&text, 2, ':', &oh) || !get(&text, 2, '\0', &om) || d.hour > 23 || d.minute > 59
		|| oh > 23 || om > 59)
		return false;
	int offset = (oh * 60 + om) * sign;
	int64_t minutes = days_from_civil(d.year, d.month, d.day) * 1440 + d.hour * 60 + d.minute;
	moment->ms = (minutes - offset) * MINUTE_MS;
	moment->offset = (int16_t)offset;
	return true;
}

bool date_parse_day(const char *text, struct date *date)
{
	struct date d = { 0 };
	if (!get_day(&text, '\0', &d))
		return false;
	d.weekday = weekday_of(days_from_civil(d.year, d.month, d.day));
	*date = d;
	return true;
}

void date_format_day(const struct date *date, char text[DATE_SIZE])
{
	put_day(text, '\0', date);
}

void date_format(struct moment moment, char text[DATE_SIZE])
{
	struct date d = date_of(moment);
	int offset = abs(moment.offset);
	char *at = put_day(text, ' ', &d);
	at = put(at, 2, ':', d.hour);
	at = put(at, 2, ' ', d.minute);
	*at++ = moment.offset < 0 ? '-' : '+';
	at = put(at, 2, ':', offset / 60);
	put(at, 2, '\0', offset % 60);
}

void date_clock(struct moment moment, char text[DATE_SIZE])
{
	struct date d = date_of(moment);
	put(put(text, 2, ':', d.hour), 2, '\0', d.minute);
}
