/*
 * Moments: UTC milliseconds and the offset of the wall clock they were seen on.
 *
 * No clock here: a moment comes in as an argument.  Months and days have their
 * names in the words of the program, so this file gives numbers.
 */
#ifndef TANDEM_BASE_DATE_H
#define TANDEM_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct moment {
	int64_t ms;     /* since 1970-01-01 00:00 UTC */
	int16_t offset; /* minutes east of UTC, -1439 to 1439 */
};

struct date {
	int year, month, day; /* month and day from 1 */
	int hour, minute;
	int weekday; /* 0 Sunday */
};

struct date date_of(struct moment moment);
/* "2026-03-02 09:00 +01:00", nothing before or after. */
bool date_parse(const char *text, struct moment *moment);
/* The same form; `text` has room for DATE_SIZE. */
#define DATE_SIZE 32
void date_format(struct moment moment, char text[DATE_SIZE]);
/* The day `days` after that of the moment, at 00:00 on the same wall clock. */
struct date date_after(struct moment moment, int days);
/* "2026-03-04" to a date and back. */
bool date_parse_day(const char *text, struct date *date);
/* Days from 1970-01-01 to that day. */
long date_days(const struct date *date);
void date_format_day(const struct date *date, char text[DATE_SIZE]);
/* "09:00" */
void date_clock(struct moment moment, char text[DATE_SIZE]);

#endif
