/*
 * A day as people say it: `14 dec`, `tue`, `next tue`, `+2w`, `in 3 weeks`, `tomorrow`,
 * `14.12.`, `12/14`, `2026-12-14`.  What is meant follows from the day on which it is said;
 * without a year it is the next such day, today not among them.
 */
#ifndef TANDEM_BASE_DATE_SAID_H
#define TANDEM_BASE_DATE_SAID_H

#include "base/date.h"

#include <stdbool.h>

/* What a language says, commas between.  A name may be cut to three bytes or more. */
struct date_tongue {
	const char *weekdays; /* from Sunday */
	const char *months;   /* from January */
	const char *tomorrow;
	const char *next;     /* the one in the week after this, "next tue" */
	const char *small;    /* said before and after, and not heard: "in,on,the,st,nd,rd,th" */
	const char *days;     /* "d,day,days" */
	const char *weeks;
	bool month_first;     /* 12/14 is 14 December */
};

enum date_said {
	DATE_SAID_NONE, /* no day, or none that there is */
	DATE_SAID_ONE,  /* days[0] */
	DATE_SAID_TWO   /* 3/4 means either: days[0] as the language has it, and days[1] */
};

/* Which day `text` means on the day of `now`; it may be long gone, or far ahead, where a year
 * is said. */
enum date_said date_said(const char *text, struct moment now, const struct date_tongue *tongue,
	struct date days[2]);

#endif
